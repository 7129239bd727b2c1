//! A signed-in user.

use std::sync::Arc;

use app::sessions::CurrentUser;
use app::{Actor, personal_tokens, sessions};
use axum::extract::FromRequestParts;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use super::{cookies, same_origin};
use crate::AppState;
use crate::http::client::{ClientAddress, RequestId};
use crate::http::codes;
use crate::http::error::ApiError;
use crate::limits::Class;

/// Proof that the caller is signed in, by bearer token or cookie, and has every factor it must have.
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

/// Proof that the caller is signed in, though it may have to set up a second factor first.
#[derive(Debug, Clone)]
pub struct Known(pub SignedIn);

/// Proof that the caller is there in person, by a session and not by a personal token.
#[derive(Debug, Clone)]
pub struct InPerson(pub SignedIn);

/// Proof that the caller is there in person, though it may have to set up a second factor first.
#[derive(Debug, Clone)]
pub struct Enrolling(pub SignedIn);

impl FromRequestParts<AppState> for SignedIn {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        Self::known(parts, state).await?.complete()
    }
}

impl FromRequestParts<AppState> for Known {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        SignedIn::known(parts, state).await.map(Self)
    }
}

impl FromRequestParts<AppState> for InPerson {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let known = SignedIn::known(parts, state).await?;
        known.complete()?.in_person().map(Self)
    }
}

impl FromRequestParts<AppState> for Enrolling {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let known = SignedIn::known(parts, state).await?;
        known.in_person().map(Self)
    }
}

impl SignedIn {
    fn complete(self) -> Result<Self, ApiError> {
        if self.user.must_set_up {
            return Err(ApiError::new(codes::TFA_SETUP_REQUIRED));
        }
        Ok(self)
    }

    fn in_person(self) -> Result<Self, ApiError> {
        if self.user.token.is_some() {
            return Err(ApiError::new(codes::SESSION_REQUIRED));
        }
        Ok(self)
    }

    async fn known(parts: &Parts, state: &AppState) -> Result<Self, ApiError> {
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
        if token.starts_with(personal_tokens::PREFIX) {
            let address = ClientAddress::of(parts).0.to_string();
            return Ok(personal_tokens::check(&state.ctx, token, address).await?);
        }
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
