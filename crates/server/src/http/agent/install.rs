//! `GET /hosts/install`.

use app::enrolment;
use axum::extract::State;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::IntoParams;

use crate::AppState;
use crate::agent_files::AgentFiles;
use crate::http::auth::AgentIdentity;
use crate::http::enrollment::script::text;
use crate::http::origin::origin;
use crate::http::{ApiError, ApiResult, Query, codes};
use crate::scripts::{self, Install};

/// For which system.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct InstallQuery {
    /// `true`: broken packages do not stop the installation.
    force: Option<String>,
    /// `amd64`, `386`, `arm64` or `arm`; anything else is left to the script, which looks.
    arch: Option<String>,
    /// Only `linux` has a script.
    os: Option<String>,
}

/// A shell script that installs the agent on the host whose credential this is. The credential is not
/// in it: it carries a token that works once and for five minutes.
#[utoipa::path(
    get, path = "/hosts/install", tag = "agent",
    params(InstallQuery),
    responses(
        (status = 200, description = "The script", body = String, content_type = "text/plain"),
        (status = 404, description = "There is no script for that operating system")
    ),
    security(("agent" = []))
)]
pub async fn install(
    AgentIdentity(identity): AgentIdentity,
    State(state): State<AppState>,
    Query(query): Query<InstallQuery>,
    parts: Parts,
) -> ApiResult<impl IntoResponse> {
    if query.os.as_deref().is_some_and(|os| os != "linux") {
        let message = "There is an install script for linux only";
        return Err(ApiError::with_message(codes::AGENT_FILE_NOT_FOUND, message));
    }
    let key = parts
        .headers
        .get("x-api-key")
        .and_then(|key| key.to_str().ok());
    let key = key.ok_or(ApiError::new(codes::AGENT_CREDENTIALS_REQUIRED))?;
    let force = matches!(query.force.as_deref(), Some("true" | "True" | "1"));
    let origin = origin(&state, &parts, force).await?;
    let files = state.agent_files.all().await;
    let linux = files.into_iter().filter(|file| file.os == "linux");
    let script = Install {
        bootstrap_token: enrolment::issue(&state.ctx, identity.host, key).await?,
        architecture: query
            .arch
            .filter(|arch| AgentFiles::is_platform("linux", arch)),
        digests: linux.map(|file| (file.architecture, file.sha256)).collect(),
    };
    let name = "inline; filename=\"patchmon_install.sh\"";
    let script = text(scripts::install(&origin, &script));
    Ok(([(header::CONTENT_DISPOSITION, name)], script))
}
