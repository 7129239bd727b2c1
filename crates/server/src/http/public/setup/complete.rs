//! `POST /setup`.

use app::setup::{self, SetUp};
use app::users::NewAccount;
use axum::extract::{FromRequest, FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::{HostScope, Role};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::boot;
use crate::http::client::{self, ClientAddress, SeenFrom};
use crate::http::public::auth::{SignedInBody, signed_in};
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiResult, Json};
use crate::limits::Class;

/// The first account.
#[derive(Deserialize, ToSchema)]
pub struct SetupInput {
    /// Set-up code of the log or of the file `setup-code` in the data directory.
    code: String,
    /// User name.
    username: String,
    /// E-mail address.
    email: String,
    /// Password, at least 8 characters.
    password: String,
    /// Given name.
    first_name: Option<String>,
    /// Family name.
    last_name: Option<String>,
    /// Public URL of the server as the browser sees it.
    server_url: Option<String>,
}

/// Creates the first super admin and signs it in.
#[utoipa::path(post, path = "/setup", tag = "setup", request_body = SetupInput, responses(
    (status = 201, body = SignedInBody), (status = 400), (status = 403), (status = 409),
))]
pub async fn complete(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    seen: SeenFrom,
    request: Request,
) -> ApiResult<Response> {
    let (mut parts, body) = request.into_parts();
    let Ok(client::From(client)) = client::From::from_request_parts(&mut parts, &state).await;
    let request = Request::from_parts(parts.clone(), body);
    let Json(input) = Json::<SetupInput>::from_request(request, &state).await?;
    let (code, set_up) = split(input);
    set_up.account.check()?;
    // Only guesses at the code count, not mistakes in the form.
    state
        .limits
        .take(&parts, Class::Password, ClientAddress::of(&parts))?;
    setup::check_code(&state.ctx, &code).await?;
    let done = setup::complete(&state.ctx, set_up, client).await?;
    boot::remove_setup_code(&state.http.data_dir);
    signed_in(&state, &seen, StatusCode::CREATED, done).await
}

fn split(input: SetupInput) -> (String, SetUp) {
    let account = NewAccount {
        username: input.username,
        email: input.email,
        password: input.password,
        first_name: input.first_name,
        last_name: input.last_name,
        role: Role::SuperAdmin.name().to_owned(),
        scope: HostScope::All,
        tfa_required: false,
    };
    (
        input.code,
        SetUp {
            account,
            server_url: input.server_url,
        },
    )
}
