//! `GET /packages/{id}/hosts`: which hosts have a package, in which version.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::Slice;
use store::fleet::{PackageHost, PackageHostQuery};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::{OfferFilter, architecture};
use crate::AppState;
use crate::http::auth::{Can, ViewPackages};
use crate::http::{ApiResult, Json, Listing, Path, Query, Timestamp, page};

/// Which hosts.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// By what is on offer there; all unless told.
    #[param(inline)]
    state: Option<OfferFilter>,
    /// Part of a host's name or address.
    search: Option<String>,
    /// Rows to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// Rows to pass over.
    offset: Option<i64>,
}

/// A package on one host.
#[derive(Debug, Serialize, ToSchema)]
pub struct PackageHostRow {
    host: PackageHostRef,
    architecture: Option<String>,
    /// Installed version.
    installed: String,
    /// Version on offer.
    candidate: Option<String>,
    /// `current`, `available`, `held`, `phased`, `kept_back` or `pinned`.
    state: &'static str,
    /// Share of hosts a phased update is offered to.
    phased_percentage: Option<i64>,
    /// `yes`, `no` or `unknown`.
    security: &'static str,
    /// Since when the update waits.
    since: Option<Timestamp>,
}

/// A host as a link.
#[derive(Debug, Serialize, ToSchema)]
pub struct PackageHostRef {
    id: Uuid,
    friendly_name: String,
    os_name: Option<String>,
}

/// Hosts that have a package: those with a security update first, then those with an update, then by
/// name. A host with several versions or architectures has several rows.
#[utoipa::path(
    get, path = "/packages/{id}/hosts", tag = "packages",
    params(("id" = Uuid, Path, description = "Package"), Params),
    responses((status = 200, body = Listing<PackageHostRow>)),
    security(("session" = ["view_packages"]))
)]
pub async fn hosts(
    can: Can<ViewPackages>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Query(params): Query<Params>,
) -> ApiResult<Json<Listing<PackageHostRow>>> {
    let (limit, offset) = page::check(params.limit, params.offset)?;
    let query = PackageHostQuery {
        offer: OfferFilter::chosen(params.state),
        search: params.search.filter(|text| !text.is_empty()),
    };
    let slice = Slice { limit, offset };
    let found = app::fleet::package_hosts(&state.ctx, &can.scope, id, &query, slice).await?;
    Ok(Json(Listing {
        items: found.items.into_iter().map(PackageHostRow::from).collect(),
        total: found.total,
        limit,
        offset,
    }))
}

impl From<PackageHost> for PackageHostRow {
    fn from(row: PackageHost) -> Self {
        Self {
            host: PackageHostRef {
                id: row.host,
                friendly_name: row.friendly_name,
                os_name: row.os_name,
            },
            architecture: architecture(row.architecture),
            installed: row.installed,
            candidate: row.candidate,
            state: row.state.name(),
            phased_percentage: row.phased_percentage,
            security: row.security.name(),
            since: row.since.map(Timestamp),
        }
    }
}
