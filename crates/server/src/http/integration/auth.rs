//! A program's credential as an argument: HTTP Basic, key and secret. The checks run in the published
//! order, each with its published status and text.

use std::marker::PhantomData;

use app::Actor;
use app::tokens::{self, Identified, KIND_API, KIND_GETHOMEPAGE, Refusal};
use axum::extract::{FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use domain::{HostScope, ScopeRefusal};

use crate::AppState;
use crate::http::client::{ClientAddress, RequestId};
use crate::http::codes::{self, Code};
use crate::http::error::ApiError;
use crate::limits::Class;

/// Base64 with or without padding: scripts write both.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// An action of the scoped API as a type.
pub trait Action: Send + Sync + 'static {
    /// On what.
    const RESOURCE: &'static str;
    /// Which.
    const ACTION: &'static str;
}

macro_rules! actions {
    ($($name:ident = $resource:literal $action:literal;)+) => {$(
        #[doc = concat!("`", $resource, ":", $action, "` as a type.")]
        #[derive(Debug, Clone, Copy)]
        pub struct $name;

        impl Action for $name {
            const RESOURCE: &'static str = $resource;
            const ACTION: &'static str = $action;
        }
    )+};
}

actions! {
    HostGet = "host" "get";
    HostPut = "host" "put";
    HostPatch = "host" "patch";
    HostUpdate = "host" "update";
    HostDelete = "host" "delete";
}

/// Proof that the caller's credential of the scoped API grants `A`.
#[derive(Debug, Clone)]
pub struct Scoped<A> {
    /// Which hosts it sees: those its maker saw. Its default group is for enrolment and never limits.
    pub scope: HostScope,
    token: Identified,
    address: ClientAddress,
    request_id: Option<String>,
    action: PhantomData<A>,
}

impl<A> Scoped<A> {
    /// The credential as the author of a change.
    #[must_use]
    pub fn actor(&self) -> Actor {
        let actor = self.token.actor(Some(self.address.0.to_string()));
        actor.asked(self.request_id.clone())
    }
}

impl<A: Action> FromRequestParts<AppState> for Scoped<A> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let address = ClientAddress::of(parts);
        let token = match identify(parts, state, KIND_API).await {
            Ok(token) => token,
            Err(refused) => {
                state.limits.take(parts, Class::General, address)?;
                return Err(refused.note(state, address));
            }
        };
        state.limits.take(parts, Class::Api, token.id)?;
        permit::<A>(&token).inspect_err(|_| {
            tokens::note_missing_scope(&state.ctx, &token, address.0, A::RESOURCE, A::ACTION);
        })?;
        Ok(Self {
            scope: token.hosts.clone(),
            token,
            address,
            request_id: RequestId::of(parts),
            action: PhantomData,
        })
    }
}

/// Proof of a credential of the dashboard widget. Every request counts for its address.
#[derive(Debug, Clone)]
pub struct Widget(
    /// Whose it is.
    pub Identified,
);

impl FromRequestParts<AppState> for Widget {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let address = ClientAddress::of(parts);
        state.limits.take(parts, Class::General, address)?;
        match identify(parts, state, KIND_GETHOMEPAGE).await {
            Ok(token) => Ok(Self(token)),
            Err(refused) => Err(refused.note(state, address)),
        }
    }
}

/// Tells clients that wait to be asked that this is HTTP Basic.
pub async fn challenge(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if response.status() == StatusCode::UNAUTHORIZED {
        let ask = HeaderValue::from_static("Basic realm=\"PatchMon\", charset=\"UTF-8\"");
        response.headers_mut().insert(header::WWW_AUTHENTICATE, ask);
    }
    response
}

/// A refused credential on its way to the log, or what kept it from being checked.
struct Refused {
    answer: ApiError,
    of: Option<(String, Refusal)>,
}

impl Refused {
    const fn with(code: Code) -> Self {
        Self {
            answer: ApiError::new(code),
            of: None,
        }
    }

    fn note(self, state: &AppState, address: ClientAddress) -> ApiError {
        if let Some((key, refusal)) = &self.of {
            tokens::note_refusal(&state.ctx, key, address.0, *refusal);
        }
        self.answer
    }
}

async fn identify(parts: &Parts, state: &AppState, door: &str) -> Result<Identified, Refused> {
    let (key, secret) = credential(parts).map_err(Refused::with)?;
    let address = ClientAddress::of(parts).0;
    match tokens::authenticate(&state.ctx, door, &key, &secret, address).await {
        Ok(Ok(token)) => Ok(token),
        Ok(Err(refusal)) => Err(Refused {
            answer: ApiError::new(code(refusal)),
            of: Some((key, refusal)),
        }),
        Err(error) => {
            tracing::error!(%error, "a credential could not be checked");
            Err(Refused::with(codes::API_AUTHENTICATION_FAILED))
        }
    }
}

/// Key and secret of the `Authorization` header.
fn credential(parts: &Parts) -> Result<(String, String), Code> {
    let header = parts.headers.get(header::AUTHORIZATION);
    let (scheme, encoded) = header
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.split_once(' '))
        .ok_or(codes::API_CREDENTIALS_REQUIRED)?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return Err(codes::API_CREDENTIALS_REQUIRED);
    }
    let decoded = BASE64.decode(encoded.trim()).ok();
    let text = decoded.and_then(|bytes| String::from_utf8(bytes).ok());
    match text.as_deref().and_then(|text| text.split_once(':')) {
        Some((key, secret)) if !key.is_empty() && !secret.is_empty() && !key.contains('\0') => {
            Ok((key.to_owned(), secret.to_owned()))
        }
        _ => Err(codes::API_CREDENTIALS_MALFORMED),
    }
}

const fn code(refusal: Refusal) -> Code {
    match refusal {
        Refusal::UnknownKey => codes::API_KEY_UNKNOWN,
        Refusal::Disabled => codes::API_KEY_DISABLED,
        Refusal::Expired => codes::API_KEY_EXPIRED,
        Refusal::WrongKind => codes::API_KEY_TYPE,
        Refusal::WrongSecret => codes::API_SECRET_WRONG,
        Refusal::WrongAddress => codes::API_ADDRESS_DENIED,
    }
}

fn permit<A: Action>(token: &Identified) -> Result<(), ApiError> {
    let (resource, action) = (A::RESOURCE, A::ACTION);
    let Err(refusal) = token.scopes.permit(resource, action) else {
        return Ok(());
    };
    let message = match refusal {
        ScopeRefusal::Resource => format!("This API key does not have access to {resource}"),
        ScopeRefusal::Action => {
            format!("This API key does not have permission to {action} {resource}")
        }
    };
    Err(ApiError::with_message(codes::API_ACCESS_DENIED, message))
}
