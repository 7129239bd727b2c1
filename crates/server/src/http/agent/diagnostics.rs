//! `POST /hosts/diagnostics`: an agent answers what it found on the way of its reports.

use app::{Actor, hosts};
use axum::extract::State;
use wire::{Diagnostics, DiagnosticsAnswer};

use crate::AppState;
use crate::http::auth::AgentIdentity;
use crate::http::{ApiResult, Json};

/// Takes the answer to the diagnostics that somebody asked for.
#[utoipa::path(
    post, path = "/hosts/diagnostics", tag = "agent",
    request_body(content = ref("#/components/schemas/AgentDiagnostics"), description = "What was looked at, in order, or why nothing was",
        example = json!({"checks": [{"name": "clock", "verdict": "note", "text": "the clock is 3 minutes behind the server's", "advice": "start a time service"}]})),
    responses((
        status = 200, description = "The answer was taken", body = ref("#/components/schemas/AgentDiagnosticsAnswer"),
        example = json!({"message": "Diagnostics received"})
    )),
    security(("agent" = []))
)]
pub async fn diagnostics(
    AgentIdentity(identity): AgentIdentity,
    State(state): State<AppState>,
    Json(sent): Json<Diagnostics>,
) -> ApiResult<Json<DiagnosticsAnswer>> {
    let by = Actor::host(identity.host.uuid, identity.friendly_name);
    hosts::keep_diagnostics(&state.ctx, by, identity.host, sent).await?;
    Ok(Json(DiagnosticsAnswer {
        message: "Diagnostics received".to_owned(),
    }))
}
