//! `GET /auto-enrollment/script`.

use axum::extract::State;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::IntoResponse;
use serde::Deserialize;
use utoipa::IntoParams;

use super::EnrollmentRefusals;
use super::auth::Scripting;
use crate::AppState;
use crate::http::origin::origin;
use crate::http::{ApiError, ApiResult, Query, codes};
use crate::scripts::{self, Enrolment};

/// Which script.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ScriptQuery {
    /// `proxmox-lxc` or `direct-host`.
    #[serde(rename = "type")]
    #[param(required = true)]
    kind: Option<String>,
    /// Key of the credential, where it does not come as a header.
    #[expect(dead_code, reason = "read by the door; here for the API document")]
    token_key: Option<String>,
    /// Secret of the credential, where it does not come as a header. A header keeps it out of the
    /// logs of proxies.
    #[expect(dead_code, reason = "read by the door; here for the API document")]
    token_secret: Option<String>,
    /// `true`: broken packages do not stop the installation.
    force: Option<String>,
}

/// The enrolment script with this server's address and the credential in it.
#[utoipa::path(
    get, path = "/auto-enrollment/script", tag = "enrollment",
    params(ScriptQuery),
    responses(
        (status = 200, description = "The script", body = String, content_type = "text/plain"),
        EnrollmentRefusals
    ),
    security(("enrollment" = []))
)]
pub async fn script(
    who: Scripting,
    State(state): State<AppState>,
    Query(query): Query<ScriptQuery>,
    parts: Parts,
) -> ApiResult<impl IntoResponse> {
    let kind = match query.kind.as_deref() {
        Some("proxmox-lxc") => Enrolment::Proxmox,
        Some("direct-host") => Enrolment::DirectHost,
        _ => {
            let message = "type must be proxmox-lxc or direct-host";
            return Err(ApiError::with_message(codes::SCRIPT_TYPE_INVALID, message));
        }
    };
    let force = matches!(query.force.as_deref(), Some("true" | "True" | "1"));
    let origin = origin(&state, &parts, force).await?;
    Ok(text(scripts::enrolment(
        kind,
        &origin,
        &who.key,
        &who.secret,
    )))
}

/// A script as an answer. It may hold a secret: no cache keeps it.
pub fn text(script: String) -> impl IntoResponse {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
    ];
    (headers, script)
}
