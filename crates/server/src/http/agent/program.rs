//! The agent program that a request asks for.

use serde::Deserialize;
use utoipa::IntoParams;

use crate::AppState;
use crate::agent_files::{AgentFile, AgentFiles};
use crate::http::{ApiError, ApiResult, codes};

/// For which system, and what runs there now.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ProgramQuery {
    /// `amd64` (also `x86_64`), `386`, `arm64` (also `aarch64`) or `arm`. Without it `amd64`.
    arch: Option<String>,
    /// `linux`, `freebsd` or `windows`. Without it `linux`.
    os: Option<String>,
    /// `binary`; there is nothing else to download.
    #[expect(dead_code, reason = "existing scripts send it")]
    force: Option<String>,
    /// `rust`, or `go` of older agents.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// Version of the asking agent.
    #[serde(rename = "currentVersion")]
    pub current_version: Option<String>,
}

impl ProgramQuery {
    /// The program asked for.
    ///
    /// # Errors
    /// `agent_platform_invalid` for a platform nobody knows, `agent_file_not_found` naming the
    /// architectures there are.
    pub async fn find(&self, state: &AppState) -> ApiResult<AgentFile> {
        let os = self.os.as_deref().unwrap_or("linux");
        let architecture = match self.arch.as_deref() {
            None | Some("x86_64") => "amd64",
            Some("aarch64") => "arm64",
            Some(other) => other,
        };
        if !AgentFiles::is_platform(os, architecture) {
            return Err(ApiError::new(codes::AGENT_PLATFORM_INVALID));
        }
        match state.agent_files.find(os, architecture).await {
            Some(file) => Ok(file),
            None => Err(missing(state, os, architecture).await),
        }
    }
}

async fn missing(state: &AppState, os: &str, architecture: &str) -> ApiError {
    let files = state.agent_files.all().await;
    let names: Vec<String> = files
        .iter()
        .map(|file| format!("{} {}", file.os, file.architecture))
        .collect();
    let there = match &names[..] {
        [] => "none".to_owned(),
        names => names.join(", "),
    };
    let message = format!("There is no agent for {os} {architecture}. Available: {there}");
    ApiError::with_message(codes::AGENT_FILE_NOT_FOUND, message)
}
