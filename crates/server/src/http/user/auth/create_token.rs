//! `POST /auth/tokens`.

use app::personal_tokens::{self, TokenWish};
use axum::extract::State;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::tokens::PersonalTokenBody;
use crate::AppState;
use crate::http::auth::InPerson;
use crate::http::{ApiResult, Json};

/// A personal token to be made.
#[derive(Deserialize, ToSchema)]
pub struct PersonalTokenInput {
    /// 1 to 100 characters.
    name: String,
    /// Names of permissions, of those the user has; all of them when missing.
    permissions: Option<Vec<String>>,
    /// When it ends, RFC 3339 or a date; never when missing.
    expires_at: Option<String>,
}

/// A personal token that was made.
#[derive(Serialize, ToSchema)]
pub struct PersonalTokenCreated {
    /// The whole token, shown here and never again.
    token: String,
    /// What the list shows of it.
    #[serde(flatten)]
    made: PersonalTokenBody,
}

/// Makes a token for the signed-in user's own programs.
#[utoipa::path(post, path = "/auth/tokens", tag = "auth", security(("session" = ["in_person"])),
    request_body = PersonalTokenInput, responses((status = 201, body = PersonalTokenCreated)))]
pub async fn create_token(
    InPerson(signed_in): InPerson,
    State(state): State<AppState>,
    Json(input): Json<PersonalTokenInput>,
) -> ApiResult<(StatusCode, Json<PersonalTokenCreated>)> {
    let wish = TokenWish {
        name: input.name,
        permissions: input.permissions,
        expires_at: input.expires_at,
    };
    let (by, user) = (signed_in.actor(), &signed_in.user);
    let (token, row) = personal_tokens::create(&state.ctx, by, user, wish).await?;
    let made = PersonalTokenBody::of(row, state.ctx.now());
    Ok((
        StatusCode::CREATED,
        Json(PersonalTokenCreated { token, made }),
    ))
}
