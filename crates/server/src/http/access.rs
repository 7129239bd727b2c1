//! The outermost layer: who asks, an id for the request, one log line, the headers of every answer.

mod network;

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

pub use network::Network;

use super::client::{ClientAddress, RequestId, SeenFrom};
use crate::AppState;
use crate::limits::Noted;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Notes who asks, gives the request an id, and logs it when it is answered.
pub async fn access(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let started = state.ctx.now();
    let id = RequestId(state.ctx.hex_token(8).into());
    let (address, https) = origin(&request, &state);
    let noted = Noted::default();
    request.extensions_mut().insert(address);
    request.extensions_mut().insert(https);
    request.extensions_mut().insert(noted.clone());
    request.extensions_mut().insert(id.clone());
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let span = tracing::info_span!("request", request_id = %id.0, address = %address.0);
    let mut response = next.run(request).instrument(span.clone()).await;
    let headers = response.headers_mut();
    if let Some(used) = noted.get() {
        used.write(headers);
    }
    if let Ok(id) = HeaderValue::from_str(&id.0) {
        headers.insert(REQUEST_ID, id);
    }
    span.in_scope(|| {
        let status = response.status().as_u16();
        let duration_ms = state.ctx.now() - started;
        match status {
            500.. => tracing::warn!(%method, path, status, duration_ms, "answered"),
            400.. => tracing::info!(%method, path, status, duration_ms, "answered"),
            _ => tracing::debug!(%method, path, status, duration_ms, "answered"),
        }
    });
    response
}

/// Where the request came from, and how the browser sees this server.
fn origin(request: &Request, state: &AppState) -> (ClientAddress, SeenFrom) {
    let socket = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = socket.map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
    let trusted = &state.http.trusted;
    let hops = all(request.headers(), "x-forwarded-for");
    let address = network::client(peer, hops.as_deref(), trusted);
    let proxied = trusted.iter().any(|network| network.contains(peer));
    let scheme = all(request.headers(), "x-forwarded-proto").filter(|_| proxied);
    let secure = scheme.as_deref() == Some("https");
    (
        ClientAddress(address),
        SeenFrom {
            https: state.http.secure_cookies || secure,
            plain: scheme.is_some() && !secure,
            base: state.http.base.clone(),
            api: state.http.api.clone(),
        },
    )
}

/// All values of a header, joined as if they stood in one line.
fn all(headers: &HeaderMap, name: &str) -> Option<String> {
    let lines: Vec<&str> = headers
        .get_all(name)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    (!lines.is_empty()).then(|| lines.join(","))
}
