//! `DELETE /auth/sessions`.

use app::sessions;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::InPerson;
use crate::http::{ApiResult, Json};

/// How many there were.
#[derive(Debug, Serialize, ToSchema)]
pub struct RevokedBody {
    /// How many there were.
    revoked: u64,
}

impl RevokedBody {
    pub(super) const fn of(revoked: u64) -> Self {
        Self { revoked }
    }
}

/// Ends every session of the signed-in user but the one that asks.
#[utoipa::path(delete, path = "/auth/sessions", tag = "auth", security(("session" = ["in_person"])),
    responses((status = 200, body = RevokedBody)))]
pub async fn revoke_other_sessions(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
) -> ApiResult<Json<RevokedBody>> {
    let (by, user) = (signed_in.actor(), &signed_in.user);
    let revoked = sessions::revoke_others(&state.ctx, by, user.id, user.session).await?;
    Ok(Json(RevokedBody::of(revoked)))
}
