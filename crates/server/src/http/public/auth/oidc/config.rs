//! `GET /auth/oidc/config`.

use app::single_sign_on;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::public::limited::{Counted, General};
use crate::http::{ApiResult, Json};

/// What the sign-in page needs to know of single sign-on.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct OidcConfigBody {
    /// Whether the provider is there, so that there is a button.
    enabled: bool,
    /// What the button says.
    button_text: String,
    /// Whether user name and password are refused, so that there is no form.
    pub(in crate::http) disable_local_auth: bool,
}

impl OidcConfigBody {
    /// As things stand.
    pub(in crate::http) async fn of(state: &AppState) -> ApiResult<Self> {
        let known = &state.ctx.single_sign_on;
        let text = known.config().map(|config| config.button_text.clone());
        Ok(Self {
            enabled: known.is_ready(),
            button_text: text.unwrap_or_default(),
            disable_local_auth: single_sign_on::local_sign_in_is_off(&state.ctx).await?,
        })
    }
}

/// What the sign-in page needs to know of single sign-on.
#[utoipa::path(get, path = "/auth/oidc/config", tag = "auth",
    responses((status = 200, body = OidcConfigBody)))]
pub async fn config(
    _: Counted<General>,
    State(state): State<AppState>,
) -> ApiResult<Json<OidcConfigBody>> {
    Ok(Json(OidcConfigBody::of(&state).await?))
}
