//! `POST /auth/verify-tfa`.

use app::second_factor;
use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;
use utoipa::ToSchema;

use super::SignedInBody;
use crate::AppState;
use crate::http::error::ErrorBody;
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiResult, Json, client};

/// The second half of a sign-in.
#[derive(Deserialize, ToSchema)]
pub struct VerifyTfaInput {
    /// From the answer to the password.
    #[serde(alias = "tfaTicket")]
    tfa_ticket: String,
    /// Six digits of the authenticator app, or a backup code.
    token: String,
    /// Whether this browser is not to be asked for 30 days.
    #[serde(default, alias = "rememberMe")]
    remember_me: bool,
}

/// Finishes a sign-in with a code of the authenticator app or a backup code. A wrong code leaves the
/// sign-in in force, five times.
#[utoipa::path(post, path = "/auth/verify-tfa", tag = "auth", request_body = VerifyTfaInput,
    responses(
        (status = 200, body = SignedInBody),
        (status = 401, description = "`tfa_code_wrong` or `tfa_ticket_expired`", body = ErrorBody),
        (status = 429)
    ))]
pub async fn verify_tfa(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    client::From(client): client::From,
    seen: client::SeenFrom,
    Json(input): Json<VerifyTfaInput>,
) -> ApiResult<Response> {
    let ctx = &state.ctx;
    let done = second_factor::verify(
        ctx,
        &input.tfa_ticket,
        input.token,
        input.remember_me,
        client,
    );
    super::verified(&state, &seen, done.await?).await
}
