//! Where a request comes from.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use app::sessions::Client;
use axum::extract::FromRequestParts;
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;

/// The address a request counts for: the socket's, or the first untrusted hop of `X-Forwarded-For`
/// when the peer is a trusted proxy. Put into the request by [`super::access`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// The address of a request; loopback when nobody noted one.
    #[must_use]
    pub fn of(parts: &Parts) -> Self {
        let unknown = Self(IpAddr::V4(Ipv4Addr::LOCALHOST));
        parts.extensions.get().copied().unwrap_or(unknown)
    }
}

/// The id of a request: in its log lines, its answer and the audit log. Put into the request by
/// [`super::access`].
#[derive(Debug, Clone)]
pub struct RequestId(pub Arc<str>);

impl RequestId {
    /// The id of a request, where it has one.
    #[must_use]
    pub fn of(parts: &Parts) -> Option<String> {
        let id: Option<&Self> = parts.extensions.get();
        id.map(|id| id.0.to_string())
    }
}

/// The server as the browser sees it, which decides what its cookies say. Put into the request by
/// [`super::access`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeenFrom {
    /// Whether the browser speaks HTTPS: the public URL says so, or a trusted proxy does. Cookies are
    /// then for HTTPS only.
    pub https: bool,
    /// Whether a trusted proxy says that the browser spoke plain HTTP all the same.
    pub plain: bool,
    /// Path in front of ours, without a slash at the end: empty at the root.
    pub base: Arc<str>,
    /// Prefix of the API below that path.
    pub api: Arc<str>,
}

impl<S: Send + Sync> FromRequestParts<S> for SeenFrom {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

/// Address and program of a request, as sessions keep them.
#[derive(Debug, Clone)]
pub struct From(pub Client);

impl<S: Send + Sync> FromRequestParts<S> for From {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let agent = parts
            .headers
            .get(USER_AGENT)
            .and_then(|value| value.to_str().ok());
        Ok(Self(Client {
            address: Some(ClientAddress::of(parts).0.to_string()),
            user_agent: agent.map(|text| text.chars().take(255).collect()),
            request_id: RequestId::of(parts),
        }))
    }
}
