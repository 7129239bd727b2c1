//! `GET /packages/{id}`: one package, and which versions of it are installed.

use axum::extract::State;
use serde::Serialize;
use store::Slice;
use store::fleet::{AdvisoryQuery, FleetAdvisory, FoundPackage, VersionHosts};
use utoipa::ToSchema;
use uuid::Uuid;

use super::architecture;
use crate::AppState;
use crate::http::auth::{Can, ViewPackages};
use crate::http::user::advisories::FleetAdvisoryBody;
use crate::http::{ApiResult, Json, Path};

const MOST_ADVISORIES: Slice = Slice {
    limit: 100,
    offset: 0,
};

/// A package and its installed versions.
#[derive(Debug, Serialize, ToSchema)]
pub struct PackageDetail {
    id: Uuid,
    /// `deb`, `rpm`, …
    ecosystem: String,
    name: String,
    description: Option<String>,
    category: Option<String>,
    /// Hosts that have it.
    hosts: i64,
    /// Hosts where an update of it is on offer.
    hosts_with_updates: i64,
    /// Hosts where a security update of it is on offer.
    hosts_with_security: i64,
    /// Installed versions, the most common first.
    versions: Vec<PackageVersion>,
    /// What updates of it on offer resolve, the worst first; at most 100.
    advisories: Vec<FleetAdvisoryBody>,
}

/// How many hosts have a version.
#[derive(Debug, Serialize, ToSchema)]
pub struct PackageVersion {
    version: String,
    architecture: Option<String>,
    hosts: i64,
}

/// One package.
#[utoipa::path(
    get, path = "/packages/{id}", tag = "packages",
    params(("id" = Uuid, Path, description = "Package")),
    responses((status = 200, body = PackageDetail)),
    security(("session" = ["view_packages"]))
)]
pub async fn detail(
    can: Can<ViewPackages>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<Json<PackageDetail>> {
    let found = app::fleet::package(&state.ctx, &can.scope, id).await?;
    let query = AdvisoryQuery {
        package: Some(found.package.row),
        ..AdvisoryQuery::default()
    };
    let mut conn = state.ctx.store.read().await?;
    let advisories = conn
        .fleet_advisories(&can.scope, &query, MOST_ADVISORIES)
        .await?;
    Ok(Json(PackageDetail::new(found, advisories.items)))
}

impl PackageDetail {
    fn new(found: FoundPackage, advisories: Vec<FleetAdvisory>) -> Self {
        let package = found.package;
        Self {
            id: package.uuid,
            ecosystem: package.ecosystem,
            name: package.name,
            description: package.description,
            category: package.category,
            hosts: package.hosts,
            hosts_with_updates: package.hosts_with_updates,
            hosts_with_security: package.hosts_with_security,
            versions: found.versions.into_iter().map(version).collect(),
            advisories: advisories.into_iter().map(Into::into).collect(),
        }
    }
}

fn version(row: VersionHosts) -> PackageVersion {
    PackageVersion {
        version: row.version,
        architecture: architecture(row.architecture),
        hosts: row.hosts,
    }
}
