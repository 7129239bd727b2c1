//! `POST /auth/login`.

use app::sessions;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::SignedInBody;
use crate::AppState;
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiResult, Json, client};

/// Who wants in.
#[derive(Deserialize, ToSchema)]
pub struct LoginInput {
    /// User name or e-mail address.
    #[serde(alias = "email")]
    username: String,
    /// Password.
    password: String,
}

/// Signs in with user name or e-mail address.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = LoginInput,
    responses((status = 200, body = SignedInBody), (status = 401), (status = 429)))]
pub async fn login(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    client::From(client): client::From,
    seen: client::SeenFrom,
    Json(input): Json<LoginInput>,
) -> ApiResult<Response> {
    let done = sessions::sign_in(&state.ctx, &input.username, input.password, client).await?;
    super::signed_in(&state, &seen, StatusCode::OK, done).await
}
