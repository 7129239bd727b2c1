//! `POST /auth/oidc/test`.

use app::audit;
use app::single_sign_on::SsoConfigured;
use axum::extract::State;
use serde::Serialize;
use sso::Finding;
use store::AuditEntry;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::{ApiError, ApiResult, Json, codes};

/// What works and what does not.
#[derive(Debug, Serialize, ToSchema)]
pub struct SsoTestBody {
    /// Whether everything works.
    ok: bool,
    /// What was tried, in this order.
    steps: Vec<SsoStep>,
}

/// One thing that was tried.
#[derive(Debug, Serialize, ToSchema)]
pub struct SsoStep {
    /// `configuration`, `redirect_uri`, `discovery`, `keys`, `pkce`, `scopes` or `token`.
    name: &'static str,
    /// Whether it works.
    ok: bool,
    /// What was found, in plain words.
    detail: String,
}

impl From<Finding> for SsoStep {
    fn from(finding: Finding) -> Self {
        Self {
            name: finding.name,
            ok: finding.ok,
            detail: finding.detail,
        }
    }
}

/// Tries everything that can be tried without a person: the variables, the provider's configuration, its
/// keys, and whether it accepts the client secret.
#[utoipa::path(post, path = "/auth/oidc/test", tag = "settings", security(("session" = ["manage_settings"])),
    responses((status = 200, body = SsoTestBody)))]
pub async fn test(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
) -> ApiResult<Json<SsoTestBody>> {
    let steps = tried(&state).await?;
    let ok = steps.iter().all(|step| step.ok);
    let entry =
        AuditEntry::new("single_sign_on.test", "settings").after(serde_json::json!({ "ok": ok }));
    audit::note(&state.ctx, can.actor(), entry).await?;
    Ok(Json(SsoTestBody { ok, steps }))
}

async fn tried(state: &AppState) -> ApiResult<Vec<SsoStep>> {
    let known = state.ctx.single_sign_on.clone();
    let wrong = |detail: String| SsoStep {
        name: "configuration",
        ok: false,
        detail,
    };
    let config = match known.configured() {
        SsoConfigured::Off => return Ok(vec![wrong("OIDC_ENABLED is not true".to_owned())]),
        SsoConfigured::Incomplete(missing) => {
            let missing = missing.join(", ");
            return Ok(vec![wrong(format!(
                "these variables are missing: {missing}"
            ))]);
        }
        SsoConfigured::On(config) => config.clone(),
    };
    let mut steps = vec![redirect_uri(state, &config.registration.redirect_uri).await?];
    let connected = known.clone();
    let trial = move || sso::trial(&config.registration, &connected.connection());
    let found = tokio::task::spawn_blocking(trial).await;
    let found = found.map_err(|_| ApiError::new(codes::INTERNAL))?;
    steps.extend(found.into_iter().map(SsoStep::from));
    Ok(steps)
}

/// The provider's redirect URI as this server would have it.
pub(super) async fn callback_url(state: &AppState) -> ApiResult<String> {
    let server = state.ctx.settings().await?.server_url.clone();
    Ok(format!("{server}{}/auth/oidc/callback", state.http.api))
}

async fn redirect_uri(state: &AppState, given: &str) -> ApiResult<SsoStep> {
    let expected = callback_url(state).await?;
    let ok = given.ends_with(&format!("{}/auth/oidc/callback", state.http.api));
    let detail = if !ok {
        format!(
            "OIDC_REDIRECT_URI must end with {}/auth/oidc/callback; with the server URL of the settings it is {expected}",
            state.http.api
        )
    } else if given == expected {
        "OIDC_REDIRECT_URI fits the server URL of the settings".to_owned()
    } else {
        format!(
            "OIDC_REDIRECT_URI fits this server; by the server URL of the settings it would be {expected}"
        )
    };
    Ok(SsoStep {
        name: "redirect_uri",
        ok,
        detail,
    })
}
