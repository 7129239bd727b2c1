//! `POST /auth/logout`.

use app::sessions;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::Enrolling;
use crate::http::client::SeenFrom;
use crate::http::public::limited::{Counted, SignIn};
use crate::http::{ApiError, ApiResult, Json};

/// Answer to a sign-out.
#[derive(Debug, Serialize, ToSchema)]
pub struct LogoutBody {
    /// For people.
    message: &'static str,
    /// Where to end the session at the identity provider as well, when it began there.
    #[serde(skip_serializing_if = "Option::is_none")]
    logout_url: Option<String>,
}

/// Ends the session and removes the cookies. Signing out twice is fine.
#[utoipa::path(post, path = "/auth/logout", tag = "auth",
    responses((status = 200, body = LogoutBody)))]
pub async fn logout(
    _: Counted<SignIn>,
    State(state): State<AppState>,
    seen: SeenFrom,
    signed_in: Result<Enrolling, ApiError>,
) -> ApiResult<Response> {
    let mut logout_url = None;
    match signed_in {
        Ok(Enrolling(signed_in)) => {
            let (user, session) = (signed_in.user.id, signed_in.user.session);
            logout_url = super::provider_sign_out(&state, session).await?;
            sessions::revoke(&state.ctx, signed_in.actor(), user, session).await?;
        }
        Err(error) if error.is_unauthenticated() => {}
        Err(error) => return Err(error),
    }
    Ok((
        super::cleared(&seen),
        Json(LogoutBody {
            message: "Signed out",
            logout_url,
        }),
    )
        .into_response())
}
