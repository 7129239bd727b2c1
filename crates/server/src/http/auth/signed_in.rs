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

    /// Who asks. A handler that takes several proofs asks once, and counts as one request.
    async fn known(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let known = Self::counted(parts, state).await?;
        parts.extensions.insert(known.clone());
        Ok(known)
    }

    async fn counted(parts: &Parts, state: &AppState) -> Result<Self, ApiError> {
        let address = ClientAddress::of(parts);
        match identify_request(parts, state).await {
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

/// What a person or their program shows.
#[derive(Clone)]
pub(super) enum Credential {
    /// A personal token.
    Token(String),
    /// An access token of a session.
    Session(String),
}

impl std::fmt::Debug for Credential {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Token(_) => "Token",
            Self::Session(_) => "Session",
        })
    }
}

impl Credential {
    /// The bearer token of a request, else its cookie.
    pub(super) fn of(parts: &Parts) -> Result<Self, ApiError> {
        if let Some(token) = bearer(parts) {
            return Ok(if token.starts_with(personal_tokens::PREFIX) {
                Self::Token(token.to_owned())
            } else {
                Self::Session(token.to_owned())
            });
        }
        let cookie = cookies::read(&parts.headers, cookies::SESSION);
        let cookie = cookie.ok_or(ApiError::new(codes::UNAUTHENTICATED))?;
        Ok(Self::Session(cookie.to_owned()))
    }
}

/// Whose credential it is.
pub(super) async fn identify(
    credential: &Credential,
    address: ClientAddress,
    state: &AppState,
) -> Result<Arc<CurrentUser>, ApiError> {
    let ctx = &state.ctx;
    Ok(match credential {
        Credential::Token(token) => {
            personal_tokens::check(ctx, token, address.0.to_string()).await?
        }
        Credential::Session(token) => sessions::check(ctx, token).await?,
    })
}

async fn identify_request(parts: &Parts, state: &AppState) -> Result<Arc<CurrentUser>, ApiError> {
    let credential = Credential::of(parts)?;
    let user = identify(&credential, ClientAddress::of(parts), state).await?;
    if bearer(parts).is_none() {
        same_origin::check(parts)?;
    }
    Ok(user)
}

fn bearer(parts: &Parts) -> Option<&str> {
    let value = parts.headers.get(AUTHORIZATION)?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
