//! `GET /dashboard`.

use axum::extract::State;

use super::view::Overview;
use crate::AppState;
use crate::http::auth::{Can, ViewDashboard};
use crate::http::{ApiResult, Json};

/// What to patch first, and how the fleet stands.
#[utoipa::path(
    get, path = "/dashboard", tag = "dashboard",
    responses((status = 200, body = Overview)),
    security(("session" = ["view_dashboard"]))
)]
pub async fn overview(
    can: Can<ViewDashboard>,
    State(state): State<AppState>,
) -> ApiResult<Json<Overview>> {
    let dashboard = app::fleet::dashboard(&state.ctx, &can.scope).await?;
    Ok(Json(Overview::from(&*dashboard)))
}
