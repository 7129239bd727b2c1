//! `POST /hosts/ping`: a check-in. An empty body is one, too: the first thing an installer sends.

use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use bytes::Bytes;
use wire::PingAnswer;
use wire::compat::decode_ping;

use super::problems;
use crate::AppState;
use crate::http::auth::AgentIdentity;
use crate::http::time::rfc3339;
use crate::http::{ApiError, ApiResult, Json, extract};

/// What this server understands beyond the existing protocol.
const CAPABILITIES: [&str; 2] = ["zstd", "state"];

/// Notes that a host is there, and says which sections it should send.
#[utoipa::path(
    post, path = "/hosts/ping", tag = "agent",
    request_body(content = ref("#/components/schemas/AgentCheckIn"), description = "Section hashes and figures; may be empty",
        example = json!({"agentVersion": "3.0.0", "hashes": {"packagesHash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"}})),
    responses((
        status = 200, description = "The check-in was taken", body = ref("#/components/schemas/AgentCheckInAnswer"),
        example = json!({"message": "Ping successful", "timestamp": "2026-11-23T14:04:00.000Z", "friendlyName": "web-1", "hashGate": true, "requestFull": ["packages"], "capabilities": ["zstd", "state"]})
    )),
    security(("agent" = []))
)]
pub async fn ping(
    AgentIdentity(identity): AgentIdentity,
    State(state): State<AppState>,
    body: Result<Bytes, BytesRejection>,
) -> ApiResult<Json<PingAnswer>> {
    let body = body.map_err(|error| extract::unreadable(&error))?;
    let ping = decode_ping(&body).map_err(|found| ApiError::Invalid(problems(found)))?;
    let wanted = app::hosts::check_in(&state.ctx, &identity, &ping).await?;
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    Ok(Json(PingAnswer {
        message: "Ping successful".to_owned(),
        timestamp: rfc3339(state.ctx.now()),
        friendly_name: identity.friendly_name,
        hash_gate: true,
        request_diagnostics: wanted.diagnostics,
        request_full: Some(names(&wanted.sections)).filter(|stale: &Vec<String>| !stale.is_empty()),
        capabilities: Some(names(&CAPABILITIES)),
    }))
}
