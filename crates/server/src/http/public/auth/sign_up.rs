//! `GET /auth/signup-enabled` and `POST /auth/signup`.

use app::users::{self, NewAccount};
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::HostScope;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::SignedInBody;
use crate::AppState;
use crate::http::client::{self, ClientAddress, SeenFrom};
use crate::http::error::ErrorBody;
use crate::http::public::limited::{Counted, General, SignIn};
use crate::http::{ApiResult, Json};
use crate::limits::Class;

/// Whether strangers may make themselves an account.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignupEnabled {
    signup_enabled: bool,
}

/// Whether strangers may make themselves an account.
#[utoipa::path(get, path = "/auth/signup-enabled", tag = "auth",
    responses((status = 200, body = SignupEnabled)))]
pub async fn enabled(
    _: Counted<General>,
    State(state): State<AppState>,
) -> ApiResult<Json<SignupEnabled>> {
    Ok(Json(SignupEnabled {
        signup_enabled: users::sign_up_enabled(&state.ctx).await?,
    }))
}

/// The account somebody wants.
#[derive(Deserialize, ToSchema)]
pub struct SignupInput {
    /// 1 to 64 characters without white space and `@`.
    username: String,
    /// E-mail address.
    email: String,
    /// Password.
    password: String,
    /// Given name.
    #[serde(alias = "firstName")]
    first_name: Option<String>,
    /// Family name.
    #[serde(alias = "lastName")]
    last_name: Option<String>,
}

/// Makes an account for oneself, with the default role, and signs it in.
#[utoipa::path(post, path = "/auth/signup", tag = "auth", request_body = SignupInput,
    responses(
        (status = 201, body = SignedInBody),
        (status = 403, description = "Sign-up is switched off", body = ErrorBody),
        (status = 409, description = "User name or e-mail address is taken", body = ErrorBody)
    ))]
pub async fn sign_up(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    seen: SeenFrom,
    request: Request,
) -> ApiResult<Response> {
    let (mut parts, body) = request.into_parts();
    let Ok(client::From(client)) = client::From::from_request_parts(&mut parts, &state).await;
    let request = Request::from_parts(parts.clone(), body);
    let Json(input) = Json::<SignupInput>::from_request(request, &state).await?;
    if !users::sign_up_enabled(&state.ctx).await? {
        return Err(app::Error::Refused("signup_disabled").into());
    }
    let account = NewAccount {
        username: input.username,
        email: input.email,
        password: input.password,
        first_name: input.first_name,
        last_name: input.last_name,
        role: String::new(),
        scope: HostScope::All,
        tfa_required: false,
    };
    account.check()?;
    // Accounts count, not mistakes in the form.
    state
        .limits
        .take(&parts, Class::Password, ClientAddress::of(&parts))?;
    let done = users::sign_up(&state.ctx, account, client).await?;
    super::signed_in(&state, &seen, StatusCode::CREATED, done).await
}
