//! `GET /auth/oidc/attempts`.

use axum::extract::State;
use serde::Serialize;
use store::SsoAttempt;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::{ApiResult, Json, Timestamp};

/// The newest sign-ins by the identity provider.
#[derive(Debug, Serialize, ToSchema)]
pub struct SsoAttemptsBody {
    /// At most 20, newest first.
    items: Vec<SsoAttemptBody>,
}

/// A sign-in that came back from the identity provider.
#[derive(Debug, Serialize, ToSchema)]
pub struct SsoAttemptBody {
    /// Public id.
    id: Uuid,
    /// When it came back.
    at: Timestamp,
    /// `success`, `refused` or `failed`.
    outcome: String,
    /// Code of the refusal, as in the address of the sign-in page.
    code: Option<String>,
    /// What happened.
    message: String,
    /// Who it is here.
    username: Option<String>,
    /// E-mail address, as the provider says.
    email: Option<String>,
    /// The provider's name for the person.
    subject: Option<String>,
    /// Groups, as the provider says; null when it told none.
    groups: Option<Vec<String>>,
    /// Role afterwards.
    role: Option<String>,
    /// Why this role.
    reason: Option<String>,
    /// Network address.
    address: Option<String>,
}

/// The newest sign-ins by the identity provider, with the groups received and the role chosen and why.
#[utoipa::path(get, path = "/auth/oidc/attempts", tag = "settings", security(("session" = ["manage_settings"])),
    responses((status = 200, body = SsoAttemptsBody)))]
pub async fn attempts(
    _: Can<ManageSettings>,
    State(state): State<AppState>,
) -> ApiResult<Json<SsoAttemptsBody>> {
    let rows = state.ctx.store.read().await?.sso_attempts().await?;
    Ok(Json(SsoAttemptsBody {
        items: rows.into_iter().map(body).collect(),
    }))
}

fn body(row: SsoAttempt) -> SsoAttemptBody {
    let groups = row.group_names.as_deref();
    SsoAttemptBody {
        id: row.id,
        at: Timestamp(row.at),
        outcome: row.outcome,
        code: row.code,
        message: row.message,
        username: row.username,
        email: row.email,
        subject: row.subject,
        groups: groups.and_then(|text| serde_json::from_str(text).ok()),
        role: row.role,
        reason: row.reason,
        address: row.address,
    }
}
