//! `GET /advisories`: what the fleet waits for.

use axum::extract::State;
use serde::Deserialize;
use store::Slice;
use store::fleet::AdvisoryQuery;
use utoipa::IntoParams;

use super::{FleetAdvisoryBody, SeverityFilter};
use crate::AppState;
use crate::http::auth::{Can, ViewPackages};
use crate::http::{ApiResult, Json, Listing, Query, page};

/// Which advisories.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Part of the id, the title or a CVE id.
    search: Option<String>,
    /// How bad.
    #[param(inline)]
    severity: Option<SeverityFilter>,
    /// For example `security`.
    kind: Option<String>,
    /// Rows to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// Rows to pass over.
    offset: Option<i64>,
}

/// Advisories that an update on offer resolves: security first, the worst first, then the newest.
#[utoipa::path(
    get, path = "/advisories", tag = "packages",
    params(Params),
    responses((status = 200, body = Listing<FleetAdvisoryBody>)),
    security(("session" = ["view_packages"]))
)]
pub async fn list(
    can: Can<ViewPackages>,
    State(state): State<AppState>,
    Query(params): Query<Params>,
) -> ApiResult<Json<Listing<FleetAdvisoryBody>>> {
    let (limit, offset) = page::check(params.limit, params.offset)?;
    let query = AdvisoryQuery {
        search: params.search.filter(|text| !text.is_empty()),
        severity: params.severity.map(Into::into),
        kind: params.kind.filter(|text| !text.is_empty()),
        package: None,
    };
    let mut conn = state.ctx.store.read().await?;
    let found = conn
        .fleet_advisories(&can.scope, &query, Slice { limit, offset })
        .await?;
    let items = found.items.into_iter().map(Into::into).collect();
    Ok(Json(Listing {
        items,
        total: found.total,
        limit,
        offset,
    }))
}
