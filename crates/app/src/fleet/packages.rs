//! Packages across the fleet, counted if need be.

use domain::HostScope;
use store::fleet::{FleetPackage, FoundPackage, PackageHost, PackageHostQuery, PackageQuery};
use store::{Page, Slice};
use uuid::Uuid;

use super::recount;
use crate::{Ctx, Error};

/// Packages that hosts in scope have.
///
/// # Errors
/// When the database fails.
pub async fn packages(
    ctx: &Ctx,
    scope: &HostScope,
    query: &PackageQuery,
    slice: Slice,
) -> Result<Page<FleetPackage>, Error> {
    recount::fresh(ctx).await?;
    let counted = recount::counts_of(ctx, scope).await?;
    let mut conn = ctx.store.read().await?;
    Ok(conn
        .fleet_packages(scope, counted.as_deref(), query, slice)
        .await?)
}

/// One package and its installed versions.
///
/// # Errors
/// [`Error::NotFound`] when there is none, or no host in a limited scope has it; database errors.
pub async fn package(ctx: &Ctx, scope: &HostScope, id: Uuid) -> Result<FoundPackage, Error> {
    recount::fresh(ctx).await?;
    let mut conn = ctx.store.read().await?;
    let found = conn.fleet_package(scope, id).await?;
    found.ok_or(Error::NotFound("package"))
}

/// The hosts in scope that have a package.
///
/// # Errors
/// As [`package`].
pub async fn package_hosts(
    ctx: &Ctx,
    scope: &HostScope,
    id: Uuid,
    query: &PackageHostQuery,
    slice: Slice,
) -> Result<Page<PackageHost>, Error> {
    let found = package(ctx, scope, id).await?;
    let mut conn = ctx.store.read().await?;
    Ok(conn
        .package_hosts(scope, &found.package, query, slice)
        .await?)
}
