//! `GET /advisories/{id}/hosts`: who waits for an advisory.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::Slice;
use store::fleet::AdvisoryHost;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ViewPackages};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json, Listing, Path, Query, Timestamp, page};

/// Which hosts.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Part of a host's name or address.
    search: Option<String>,
    /// Rows to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// Rows to pass over.
    offset: Option<i64>,
}

/// An update on a host that resolves an advisory.
#[derive(Debug, Serialize, ToSchema)]
pub struct AdvisoryHostRow {
    host_id: Uuid,
    friendly_name: String,
    os_name: Option<String>,
    package_id: Uuid,
    package: String,
    architecture: Option<String>,
    /// Installed version.
    installed: String,
    /// Version on offer.
    candidate: Option<String>,
    /// `available`, `held`, `phased` or `kept_back`.
    state: &'static str,
    /// Since when the update waits.
    since: Option<Timestamp>,
}

/// Hosts with an update on offer that resolves an advisory, by name; a row for each package.
#[utoipa::path(
    get, path = "/advisories/{id}/hosts", tag = "packages",
    params(("id" = String, Path, description = "For example `RHSA-2026:0123`"), Params),
    responses(
        (status = 200, body = Listing<AdvisoryHostRow>),
        (status = 404, description = "No host waits for such an advisory", body = ErrorBody)
    ),
    security(("session" = ["view_packages"]))
)]
pub async fn hosts(
    can: Can<ViewPackages>,
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(params): Query<Params>,
) -> ApiResult<Json<Listing<AdvisoryHostRow>>> {
    let (limit, offset) = page::check(params.limit, params.offset)?;
    let search = params.search.filter(|text| !text.is_empty());
    let mut conn = state.ctx.store.read().await?;
    let advisory = conn.fleet_advisory(&can.scope, &id).await?;
    let advisory = advisory.ok_or(app::Error::NotFound("advisory"))?;
    let slice = Slice { limit, offset };
    let found = conn
        .advisory_hosts(&can.scope, &advisory, search.as_deref(), slice)
        .await?;
    let items = found.items.into_iter().map(Into::into).collect();
    Ok(Json(Listing {
        items,
        total: found.total,
        limit,
        offset,
    }))
}

impl From<AdvisoryHost> for AdvisoryHostRow {
    fn from(row: AdvisoryHost) -> Self {
        Self {
            state: row.state().name(),
            host_id: row.host,
            friendly_name: row.friendly_name,
            os_name: row.os_name,
            package_id: row.package_id,
            package: row.package,
            architecture: Some(row.architecture).filter(|text| !text.is_empty()),
            installed: row.installed,
            candidate: row.candidate,
            since: row.since.map(Timestamp),
        }
    }
}
