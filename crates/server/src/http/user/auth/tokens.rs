//! `GET /auth/tokens`.

use axum::extract::State;
use serde::Serialize;
use store::PersonalTokenRow;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::SignedIn;
use crate::http::{ApiResult, Json, Timestamp};

/// The signed-in user's personal tokens.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonalTokensBody {
    /// Newest first.
    items: Vec<PersonalTokenBody>,
}

/// A personal token.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonalTokenBody {
    /// For deleting it.
    id: Uuid,
    /// Name.
    name: String,
    /// Its first characters.
    prefix: String,
    /// What it was made for; all that the user may do when null. It never permits more than the user has.
    permissions: Option<Vec<String>>,
    /// When it was made.
    created_at: Timestamp,
    /// When it was last used.
    last_used_at: Option<Timestamp>,
    /// From where.
    last_used_ip: Option<String>,
    /// When it ends.
    expires_at: Option<Timestamp>,
    /// Whether it has ended.
    expired: bool,
}

impl PersonalTokenBody {
    pub(super) fn of(row: PersonalTokenRow, now: domain::Millis) -> Self {
        let names = |text: String| serde_json::from_str(&text).unwrap_or_default();
        Self {
            id: row.id,
            name: row.name,
            prefix: row.prefix,
            permissions: row.permissions.map(names),
            created_at: Timestamp(row.created_at),
            last_used_at: row.last_used_at.map(Timestamp),
            last_used_ip: row.last_used_ip,
            expires_at: row.expires_at.map(Timestamp),
            expired: row.expires_at.is_some_and(|at| at <= now),
        }
    }
}

/// The signed-in user's personal tokens.
#[utoipa::path(get, path = "/auth/tokens", tag = "auth", security(("session" = ["signed_in"])),
    responses((status = 200, body = PersonalTokensBody)))]
pub async fn tokens(
    signed_in: SignedIn,
    State(state): State<AppState>,
) -> ApiResult<Json<PersonalTokensBody>> {
    let now = state.ctx.now();
    let mut conn = state.ctx.store.read().await?;
    let rows = conn.personal_tokens(signed_in.user.id).await?;
    let items = rows.into_iter().map(|row| PersonalTokenBody::of(row, now));
    Ok(Json(PersonalTokensBody {
        items: items.collect(),
    }))
}
