//! Limits of the doors open to everybody, per address.

use std::marker::PhantomData;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use crate::AppState;
use crate::http::ApiError;
use crate::http::client::ClientAddress;
use crate::limits::Class;

/// A class as a type.
pub trait OfClass: Send + Sync + 'static {
    /// Which.
    const CLASS: Class;
}

/// Requests without credential.
#[derive(Debug, Clone, Copy)]
pub struct General;

impl OfClass for General {
    const CLASS: Class = Class::General;
}

/// Requests of the sign-in endpoints.
#[derive(Debug, Clone, Copy)]
pub struct SignIn;

impl OfClass for SignIn {
    const CLASS: Class = Class::Auth;
}

/// Proof that the request was counted and is not one too many.
#[derive(Debug, Clone, Copy)]
pub struct Counted<C>(PhantomData<C>);

impl<C: OfClass> FromRequestParts<AppState> for Counted<C> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        state
            .limits
            .take(parts, C::CLASS, ClientAddress::of(parts))?;
        Ok(Self(PhantomData))
    }
}
