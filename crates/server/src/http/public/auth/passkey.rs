//! `POST /auth/passkey/start` and `POST /auth/passkey/finish`.

use app::passkeys::{self, Asked};
use axum::extract::State;
use axum::response::Response;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;

use super::SignedInBody;
use crate::AppState;
use crate::http::error::ErrorBody;
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiResult, Json, client};

/// Who wants to use a passkey.
#[derive(Deserialize, ToSchema)]
pub struct PasskeySignInInput {
    /// From the answer to the password, when the passkey is the second factor; without one it is the
    /// only factor.
    #[serde(alias = "tfaTicket")]
    tfa_ticket: Option<String>,
}

/// What a browser is to ask of an authenticator.
#[derive(Debug, Serialize, ToSchema)]
pub struct PasskeyChallenge {
    /// Names the question when it is answered, within five minutes.
    challenge_id: String,
    /// `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON` of WebAuthn
    /// Level 3.
    #[schema(value_type = std::collections::BTreeMap<String, Value>)]
    options: Value,
}

impl From<Asked> for PasskeyChallenge {
    fn from(asked: Asked) -> Self {
        Self {
            challenge_id: asked.challenge_id,
            options: asked.options,
        }
    }
}

/// Asks for a passkey of whoever is there, or of the user whose password was right.
#[utoipa::path(post, path = "/auth/passkey/start", tag = "auth", request_body = PasskeySignInInput,
    responses(
        (status = 200, body = PasskeyChallenge),
        (status = 401, description = "`tfa_ticket_expired`", body = ErrorBody),
        (status = 403, description = "`local_auth_disabled`", body = ErrorBody),
        (status = 404, description = "The user has no passkey", body = ErrorBody),
        (status = 409, description = "`passkeys_unavailable`", body = ErrorBody),
        (status = 429)
    ))]
pub async fn start(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    Json(input): Json<PasskeySignInInput>,
) -> ApiResult<Json<PasskeyChallenge>> {
    let asked = passkeys::start_sign_in(&state.ctx, input.tfa_ticket.as_deref()).await?;
    Ok(Json(asked.into()))
}

/// The answer of an authenticator.
#[derive(Deserialize, ToSchema)]
pub struct PasskeyAnswer {
    /// From the question.
    challenge_id: String,
    /// `AuthenticationResponseJSON` of WebAuthn Level 3.
    #[schema(value_type = std::collections::BTreeMap<String, Value>)]
    credential: Value,
    /// Whether this browser is not to be asked for a second factor for 30 days; of a sign-in with a
    /// password.
    #[serde(default, alias = "rememberMe")]
    remember_me: bool,
}

/// Signs in with a passkey. Beside a password a refused one leaves the sign-in in force, five times.
#[utoipa::path(post, path = "/auth/passkey/finish", tag = "auth", request_body = PasskeyAnswer,
    responses(
        (status = 200, body = SignedInBody),
        (status = 401, description = "`passkey_refused` or `tfa_ticket_expired`", body = ErrorBody),
        (status = 403, description = "`local_auth_disabled`", body = ErrorBody),
        (status = 409, description = "`passkey_challenge_expired`", body = ErrorBody),
        (status = 429)
    ))]
pub async fn finish(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    client::From(client): client::From,
    seen: client::SeenFrom,
    Json(input): Json<PasskeyAnswer>,
) -> ApiResult<Response> {
    let (id, trust) = (&input.challenge_id, input.remember_me);
    let done = passkeys::finish_sign_in(&state.ctx, id, &input.credential, trust, client);
    super::verified(&state, &seen, done.await?).await
}
