//! `GET /settings/update-interval`.

use axum::extract::State;
use wire::UpdateInterval;

use crate::AppState;
use crate::http::auth::AgentIdentity;
use crate::http::{ApiResult, Json};

/// How often a host should check in.
#[utoipa::path(
    get, path = "/settings/update-interval", tag = "agent",
    responses((
        status = 200, description = "Minutes between check-ins", body = ref("#/components/schemas/AgentInterval"),
        example = json!({"updateInterval": 60})
    )),
    security(("agent" = []))
)]
pub async fn update_interval(
    _: AgentIdentity,
    State(state): State<AppState>,
) -> ApiResult<Json<UpdateInterval>> {
    let update_interval = state.ctx.settings().await?.update_interval;
    Ok(Json(UpdateInterval { update_interval }))
}
