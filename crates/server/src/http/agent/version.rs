//! `GET /hosts/agent/version`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use super::program::ProgramQuery;
use crate::AppState;
use crate::http::auth::AgentIdentity;
use crate::http::error::ErrorBody;
use crate::http::{ApiError, ApiResult, Json, Query, codes};

/// What this server has for an agent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct AgentVersion {
    /// Version of the program for download.
    latest_version: String,
    /// Version the agent said it has.
    current_version: Option<String>,
    /// Whether the agent is older.
    has_update: bool,
    /// SHA-256 of the program, hex.
    hash: String,
    /// Whether the agent may not replace itself.
    auto_update_disabled: bool,
    auto_update_disabled_reason: Option<&'static str>,
    /// Path below the server's address.
    download_url: String,
    architecture: String,
    agent_type: &'static str,
    min_server_version: Option<String>,
}

/// Agents of the existing product would put our program in place of themselves by the answer alone,
/// without anybody having asked for it.
const BY_HAND: &str = "Agents of another kind are replaced by running the install command";

const SWITCHED_OFF: &str = "Automatic updates are switched off in the settings of the server";

/// Version and digest of the agent program for a system.
#[utoipa::path(
    get, path = "/hosts/agent/version", tag = "agent",
    params(ProgramQuery),
    responses(
        (status = 200, body = AgentVersion),
        (status = 404, description = "There is none for that system; the message names those there are", body = ErrorBody)
    ),
    security(("agent" = []))
)]
pub async fn version(
    _: AgentIdentity,
    State(state): State<AppState>,
    Query(query): Query<ProgramQuery>,
) -> ApiResult<Json<AgentVersion>> {
    let file = query.find(&state).await?;
    let latest = file.version.ok_or_else(|| {
        let message = "The version of the agent program cannot be found out";
        ApiError::with_message(codes::AGENT_FILE_NOT_FOUND, message)
    })?;
    let ours = query.kind.as_deref() == Some("rust");
    let allowed = state.ctx.settings().await?.auto_update;
    let reason = match (ours, allowed) {
        (false, _) => Some(BY_HAND),
        (true, false) => Some(SWITCHED_OFF),
        (true, true) => None,
    };
    let newer = |current: &String| order(&latest) > order(current);
    let prefix = &state.http.api;
    Ok(Json(AgentVersion {
        has_update: ours && allowed && query.current_version.as_ref().is_some_and(newer),
        current_version: query.current_version,
        hash: file.sha256,
        auto_update_disabled: reason.is_some(),
        auto_update_disabled_reason: reason,
        download_url: format!(
            "{prefix}/hosts/agent/download?arch={}&os={}",
            file.architecture, file.os
        ),
        architecture: file.architecture,
        latest_version: latest,
        agent_type: "rust",
        min_server_version: None,
    }))
}

/// Numbers of a version, and whether it is a release, which comes after its candidates.
fn order(version: &str) -> (Vec<u64>, bool) {
    let version = version.trim_start_matches('v');
    let (core, candidate) = version.split_once('-').unwrap_or((version, ""));
    let numbers = core.split('.').map(|part| part.parse().unwrap_or(0));
    (numbers.collect(), candidate.is_empty())
}

#[cfg(test)]
mod tests {
    use super::order;

    #[test]
    fn versions_are_numbers_and_candidates_come_first() {
        assert!(order("3.0.10") > order("v3.0.9"));
        assert!(order("3.0.0") > order("3.0.0-rc.1"));
        assert!(order("3.0.0-rc.1") > order("2.9.9"));
    }
}
