//! `GET /auth/profile`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::SignedIn;
use crate::http::public::auth::UserBody;
use crate::http::{ApiError, ApiResult, Json, codes};

/// Who is signed in.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProfileBody {
    /// The user.
    user: UserBody,
}

/// Who is signed in.
#[utoipa::path(get, path = "/auth/profile", tag = "auth", security(("session" = [])),
    responses((status = 200, body = ProfileBody)))]
pub async fn profile(
    signed_in: SignedIn,
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
    Ok(Json(ProfileBody { user }))
}
