//! `GET /auth/sessions`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::SignedIn;
use crate::http::{ApiResult, Json, Timestamp};

/// The living sessions of the signed-in user.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionsBody {
    /// Last used first.
    items: Vec<SessionBody>,
}

/// A session.
#[derive(Debug, Serialize, ToSchema)]
pub struct SessionBody {
    /// For revoking it.
    id: Uuid,
    /// Sign-in.
    created_at: Timestamp,
    /// Sign-in or last refresh.
    last_used_at: Timestamp,
    /// Address of the last refresh.
    ip: Option<String>,
    /// Program of the last refresh.
    user_agent: Option<String>,
    /// The same, as people know it.
    device: DeviceBody,
    /// How it began: `password`, `oidc` or `passkey`.
    method: String,
    /// When it ends unless it is used.
    expires_at: Timestamp,
    /// Whether it is the one that asks.
    current: bool,
}

/// A device as people know it.
#[derive(Debug, Serialize, ToSchema)]
pub struct DeviceBody {
    /// Browser or program.
    browser: &'static str,
    /// Operating system.
    os: &'static str,
    /// `desktop`, `mobile`, `tablet` or `program`.
    kind: &'static str,
}

impl DeviceBody {
    fn of(user_agent: Option<&str>) -> Self {
        let device = app::sessions::device(user_agent);
        Self {
            browser: device.browser,
            os: device.os,
            kind: device.kind,
        }
    }
}

/// Where the signed-in user is signed in.
#[utoipa::path(get, path = "/auth/sessions", tag = "auth", security(("session" = ["signed_in"])),
    responses((status = 200, body = SessionsBody)))]
pub async fn sessions(
    signed_in: SignedIn,
    State(state): State<AppState>,
) -> ApiResult<Json<SessionsBody>> {
    let now = state.ctx.now();
    let rows = state
        .ctx
        .store
        .read()
        .await?
        .sessions_of(signed_in.user.id, now)
        .await?;
    let items = rows
        .into_iter()
        .map(|row| SessionBody {
            id: row.id,
            created_at: Timestamp(row.created_at),
            last_used_at: Timestamp(row.last_used_at),
            ip: row.address,
            device: DeviceBody::of(row.user_agent.as_deref()),
            method: row.method,
            expires_at: Timestamp(row.expires_at),
            user_agent: row.user_agent,
            current: row.id == signed_in.user.session,
        })
        .collect();
    Ok(Json(SessionsBody { items }))
}
