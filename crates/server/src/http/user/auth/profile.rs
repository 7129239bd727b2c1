//! `GET /auth/profile`.

use app::users::{LONGEST, SHORTEST};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::Known;
use crate::http::public::auth::UserBody;
use crate::http::{ApiError, ApiResult, Json, codes};

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProfileBody {
    /// The user.
    user: UserBody,
    /// Whether a second factor must be set up before anything else.
    tfa_setup_required: bool,
    /// What a new password must be like.
    password_policy: PasswordPolicy,
}

/// What a new password must be like.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasswordPolicy {
    /// Fewest characters.
    min_length: usize,
    /// Most characters.
    max_length: usize,
    /// Whether the most common ones are refused.
    forbid_common: bool,
    /// Whether it must not contain the user name.
    forbid_username: bool,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self {
            min_length: SHORTEST,
            max_length: LONGEST,
            forbid_common: true,
            forbid_username: true,
        }
    }
}

/// Who is signed in.
#[utoipa::path(get, path = "/auth/profile", tag = "auth", security(("session" = ["signed_in"])),
    responses((status = 200, body = ProfileBody)))]
pub async fn profile(
    Known(signed_in): Known,
    State(state): State<AppState>,
) -> ApiResult<Json<ProfileBody>> {
    let row = state
        .ctx
        .store
        .read()
        .await?
        .user(signed_in.user.id)
        .await?;
    let row = row.ok_or(ApiError::new(codes::UNAUTHENTICATED))?;
    let user = UserBody::of(&state, row).await?;
    Ok(Json(ProfileBody {
        tfa_setup_required: signed_in.user.must_set_up,
        user,
        password_policy: PasswordPolicy::default(),
    }))
}
