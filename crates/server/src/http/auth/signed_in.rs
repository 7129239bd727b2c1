//! A signed-in user.

use std::sync::Arc;

use app::sessions::CurrentUser;
use app::{Actor, sessions};
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::{cookies, same_origin};
use crate::AppState;
use crate::http::client::{ClientAddress, RequestId};
use crate::http::codes;
use crate::http::error::ApiError;
use crate::limits::Class;

/// Proof that the caller is signed in, by bearer token or cookie.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub user: Arc<CurrentUser>,
    address: ClientAddress,
    request_id: Option<String>,
}

impl SignedIn {
    /// The user as the author of a change.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let actor = self.user.actor(Some(self.address.0.to_string()));
        actor.asked(self.request_id.clone())
    }
}

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let address = ClientAddress::of(parts);
        match identify(parts, state).await {
            Ok(user) => {
                let class = if bearer(parts).is_some() {
                    Class::Api
                } else {
                    Class::User
                };
                state.limits.take(parts, class, user.id)?;
                Ok(Self {
                    user,
                    address,
                    request_id: RequestId::of(parts),
                })
            }
            Err(error) => {
                state.limits.take(parts, Class::General, address)?;
                Err(error)
            }
        }
    }
}

async fn identify(parts: &Parts, state: &AppState) -> Result<Arc<CurrentUser>, ApiError> {
    if let Some(token) = bearer(parts) {
        return Ok(sessions::check(&state.ctx, token).await?);
    }
    let Some(token) = cookies::read(&parts.headers, cookies::SESSION) else {
        return Err(ApiError::new(codes::UNAUTHENTICATED));
    };
    let user = sessions::check(&state.ctx, token).await?;
    same_origin::check(parts)?;
    Ok(user)
}

fn bearer(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
