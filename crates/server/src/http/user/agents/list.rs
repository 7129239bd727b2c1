//! `GET /agents`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::agent_files::AgentFile;
use crate::http::auth::{Can, ViewHosts};
use crate::http::{ApiResult, Json};

/// Agents that run, and programs for download.
#[derive(Debug, Serialize, ToSchema)]
pub struct Agents {
    /// The most frequent first.
    versions: Vec<AgentVersionHosts>,
    binaries: Vec<AgentBinary>,
}

/// Hosts with one version of the agent.
#[derive(Debug, Serialize, ToSchema)]
struct AgentVersionHosts {
    version: String,
    hosts: i64,
}

/// A program that install scripts download.
#[derive(Debug, Serialize, ToSchema)]
struct AgentBinary {
    os: String,
    architecture: String,
    /// Null when it is not one of ours.
    version: Option<String>,
    /// Bytes.
    size: u64,
    /// Hex.
    sha256: String,
}

/// Versions of the agents that run, and the programs this server has for download.
#[utoipa::path(
    get, path = "/agents", tag = "hosts",
    responses((status = 200, body = Agents)),
    security(("session" = ["view_hosts"]))
)]
pub async fn list(can: Can<ViewHosts>, State(state): State<AppState>) -> ApiResult<Json<Agents>> {
    let versions = state
        .ctx
        .store
        .read()
        .await?
        .agent_versions(&can.scope)
        .await?;
    let binaries = state.agent_files.all().await;
    Ok(Json(Agents {
        versions: versions
            .into_iter()
            .map(|count| AgentVersionHosts {
                version: count.version,
                hosts: count.hosts,
            })
            .collect(),
        binaries: binaries.into_iter().map(AgentBinary::from).collect(),
    }))
}

impl From<AgentFile> for AgentBinary {
    fn from(file: AgentFile) -> Self {
        Self {
            os: file.os,
            architecture: file.architecture,
            version: file.version,
            size: file.size,
            sha256: file.sha256,
        }
    }
}
