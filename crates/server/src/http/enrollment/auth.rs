//! A script's credential as an argument. Every request counts for its address, in the class of
//! sign-ins; the checks run in the published order, each with its published status and text.

use std::net::IpAddr;

use app::Actor;
use app::enrolment::{self, Enroller};
use app::tokens::{Refusal, note_refusal};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::request::Parts;

use crate::AppState;
use crate::http::client::{ClientAddress, RequestId};
use crate::http::codes::{self, Code};
use crate::http::error::ApiError;
use crate::limits::Class;

const KEY: &str = "x-auto-enrollment-key";
const SECRET: &str = "x-auto-enrollment-secret";

/// Proof of a credential that may make hosts, used from where it may be used.
#[derive(Debug, Clone)]
pub struct Enrolling {
    /// Whose it is.
    pub by: Enroller,
    /// Where the request came from.
    pub address: IpAddr,
    /// Which request it is.
    pub request_id: Option<String>,
}

impl FromRequestParts<AppState> for Enrolling {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let address = ClientAddress::of(parts);
        state.limits.take(parts, Class::Auth, address)?;
        let (key, secret) = of_headers(&parts.headers)
            .ok_or(ApiError::new(codes::ENROLLMENT_CREDENTIALS_REQUIRED))?;
        let checked = Some(address.0);
        let by = admit(state, address, &key, &secret, checked).await?;
        Ok(Self {
            by,
            address: address.0,
            request_id: RequestId::of(parts),
        })
    }
}

impl Enrolling {
    /// The script as the author of a change.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let actor = self.by.actor(self.address);
        actor.asked(self.request_id.clone())
    }
}

/// Proof of a credential that may fetch a script, from wherever: the script may be for another place.
#[derive(Debug, Clone)]
pub struct Scripting {
    /// First half of the credential.
    pub key: String,
    /// Second half.
    pub secret: String,
}

impl FromRequestParts<AppState> for Scripting {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let address = ClientAddress::of(parts);
        state.limits.take(parts, Class::Auth, address)?;
        let (key, secret) = of_headers(&parts.headers)
            .or_else(|| of_query(parts))
            .ok_or(ApiError::new(codes::ENROLLMENT_CREDENTIALS_REQUIRED))?;
        admit(state, address, &key, &secret, None).await?;
        Ok(Self { key, secret })
    }
}

/// Key and secret of the query string, for commands that cannot send headers.
fn of_query(parts: &Parts) -> Option<(String, String)> {
    #[derive(serde::Deserialize)]
    struct Halves {
        token_key: String,
        token_secret: String,
    }
    let query = axum::extract::Query::<Halves>::try_from_uri(&parts.uri).ok()?;
    let Halves {
        token_key: key,
        token_secret: secret,
    } = query.0;
    (!key.is_empty() && !secret.is_empty()).then_some((key, secret))
}

/// Key and secret of the headers; an empty one counts as missing.
fn of_headers(headers: &HeaderMap) -> Option<(String, String)> {
    let text = |name| {
        let value = headers.get(name)?.to_str().ok()?.trim();
        (!value.is_empty()).then(|| value.to_owned())
    };
    Some((text(KEY)?, text(SECRET)?))
}

async fn admit(
    state: &AppState,
    address: ClientAddress,
    key: &str,
    secret: &str,
    checked: Option<IpAddr>,
) -> Result<Enroller, ApiError> {
    match enrolment::admit(&state.ctx, key, secret, checked).await? {
        Ok(by) => Ok(by),
        Err(refusal) => {
            note_refusal(&state.ctx, key, address.0, refusal);
            Err(ApiError::new(code(refusal)))
        }
    }
}

const fn code(refusal: Refusal) -> Code {
    match refusal {
        Refusal::UnknownKey | Refusal::Disabled | Refusal::WrongKind => {
            codes::ENROLLMENT_TOKEN_INVALID
        }
        Refusal::Expired => codes::ENROLLMENT_TOKEN_EXPIRED,
        Refusal::WrongSecret => codes::ENROLLMENT_SECRET_WRONG,
        Refusal::WrongAddress => codes::ENROLLMENT_ADDRESS_DENIED,
    }
}
