//! `POST /auth/login`.

use app::sessions::{self, Entry, Waiting};
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::SignedInBody;
use crate::AppState;
use crate::http::auth::cookies;
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiResult, Json, Timestamp, client};

/// Who wants in.
#[derive(Deserialize, ToSchema)]
pub struct LoginInput {
    /// User name or e-mail address.
    #[serde(alias = "email")]
    username: String,
    /// Password.
    password: String,
}

/// The password was right, and the second factor is awaited. There is no session yet.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct SecondFactorBody {
    /// Always true.
    requires_tfa: bool,
    /// For `POST /auth/verify-tfa` and `POST /auth/passkey/start`.
    tfa_ticket: String,
    /// Who wants in.
    username: String,
    /// `totp` with an authenticator app, `passkey` where one can be used and, while there are any left,
    /// `backup_code`.
    methods: Vec<&'static str>,
    /// When the password has to be entered again.
    #[serde(rename = "expires_at")]
    expires_at: Timestamp,
}

impl From<Waiting> for SecondFactorBody {
    fn from(waiting: Waiting) -> Self {
        let methods = [
            waiting.app.then_some("totp"),
            waiting.passkey.then_some("passkey"),
            waiting.backup_codes.then_some("backup_code"),
        ];
        Self {
            requires_tfa: true,
            tfa_ticket: waiting.ticket,
            username: waiting.username,
            methods: methods.into_iter().flatten().collect(),
            expires_at: Timestamp(waiting.expires_at),
        }
    }
}

/// Where a right password leads.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum LoginBody {
    /// In.
    SignedIn(Box<SignedInBody>),
    /// To the second factor.
    SecondFactor(SecondFactorBody),
}

/// Signs in with user name or e-mail address.
#[utoipa::path(post, path = "/auth/login", tag = "auth", request_body = LoginInput,
    responses((status = 200, body = LoginBody), (status = 401), (status = 429)))]
pub async fn login(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    client::From(client): client::From,
    seen: client::SeenFrom,
    headers: HeaderMap,
    Json(input): Json<LoginInput>,
) -> ApiResult<Response> {
    let device = cookies::read(&headers, cookies::DEVICE);
    let entry = sessions::sign_in(&state.ctx, &input.username, input.password, device, client);
    match entry.await? {
        Entry::Done(done) => super::signed_in(&state, &seen, StatusCode::OK, *done).await,
        Entry::SecondFactor(waiting) => Ok(Json(SecondFactorBody::from(waiting)).into_response()),
    }
}
