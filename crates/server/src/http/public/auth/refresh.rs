//! `POST /auth/refresh`.

use app::sessions;
use axum::extract::{FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::response::Response;

use super::SignedInBody;
use crate::AppState;
use crate::http::auth::{cookies, same_origin};
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiError, ApiResult, client, codes};

/// New tokens for the refresh cookie.
#[utoipa::path(post, path = "/auth/refresh", tag = "auth",
    responses((status = 200, body = SignedInBody), (status = 401)))]
pub async fn refresh(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    seen: client::SeenFrom,
    request: Request,
) -> ApiResult<Response> {
    let (mut parts, _) = request.into_parts();
    same_origin(&parts)?;
    let Ok(client::From(client)) = client::From::from_request_parts(&mut parts, &state).await;
    let token = cookies::read(&parts.headers, cookies::REFRESH);
    let token = token.ok_or(ApiError::new(codes::UNAUTHENTICATED))?;
    let done = sessions::refresh(&state.ctx, token, client).await?;
    super::signed_in(&state, &seen, StatusCode::OK, done).await
}
