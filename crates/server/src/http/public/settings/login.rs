//! `GET /settings/login-settings`.

use app::{passkeys, setup, users};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::public::auth::oidc::config::OidcConfigBody;
use crate::http::public::limited::{Counted, General};
use crate::http::user::auth::profile::PasswordPolicy;
use crate::http::{ApiResult, Json};

/// The ways in.
#[derive(Debug, Serialize, ToSchema)]
pub struct LoginSettingsBody {
    /// Whether anybody has an account yet; else set-up comes first.
    has_users: bool,
    /// Whether strangers may make themselves an account.
    signup_enabled: bool,
    /// What a new password must be like.
    password_policy: PasswordPolicy,
    /// Single sign-on.
    oidc: OidcConfigBody,
    /// The origin whose pages can use passkeys; nothing where none can.
    passkeys_origin: Option<String>,
}

/// The ways in, for the page of visitors who have not signed in.
#[utoipa::path(get, path = "/settings/login-settings", tag = "settings",
    responses((status = 200, body = LoginSettingsBody)))]
pub async fn login(
    _: Counted<General>,
    State(state): State<AppState>,
) -> ApiResult<Json<LoginSettingsBody>> {
    let ctx = &state.ctx;
    let oidc = OidcConfigBody::of(&state).await?;
    // What needs no provider is off with the passwords.
    let here = passkeys::origin(ctx).await?;
    Ok(Json(LoginSettingsBody {
        has_users: !setup::needed(ctx).await?,
        signup_enabled: users::sign_up_enabled(ctx).await?,
        password_policy: PasswordPolicy::default(),
        passkeys_origin: here.filter(|_| !oidc.disable_local_auth),
        oidc,
    }))
}
