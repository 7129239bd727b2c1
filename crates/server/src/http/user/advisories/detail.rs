//! `GET /advisories/{id}`: one advisory.

use axum::extract::State;

use super::FleetAdvisoryBody;
use crate::AppState;
use crate::http::auth::{Can, ViewPackages};
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json, Path};

/// One advisory, as long as an update on offer resolves it.
#[utoipa::path(
    get, path = "/advisories/{id}", tag = "packages",
    params(("id" = String, Path, description = "For example `RHSA-2026:0123`")),
    responses(
        (status = 200, body = FleetAdvisoryBody),
        (status = 404, description = "No host waits for such an advisory", body = ErrorBody)
    ),
    security(("session" = ["view_packages"]))
)]
pub async fn detail(
    can: Can<ViewPackages>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<FleetAdvisoryBody>> {
    let mut conn = state.ctx.store.read().await?;
    let found = conn.fleet_advisory(&can.scope, &id).await?;
    let found = found.ok_or(app::Error::NotFound("advisory"))?;
    Ok(Json(found.into()))
}
