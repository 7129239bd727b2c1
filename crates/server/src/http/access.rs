//! The outermost layer: who asks, an id for the request, one log line, the headers of every answer.

mod network;

use std::net::SocketAddr;

use axum::extract::{ConnectInfo, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::middleware::Next;
use axum::response::Response;
use tracing::Instrument;

pub use network::Network;

use super::client::ClientAddress;
use crate::AppState;
use crate::limits::Noted;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Notes who asks, gives the request an id, and logs it when it is answered.
pub async fn access(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    let started = state.ctx.now();
    let id = state.ctx.hex_token(8);
    let address = address(&request, &state);
    let noted = Noted::default();
    request.extensions_mut().insert(address);
    request.extensions_mut().insert(noted.clone());
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let span = tracing::info_span!("request", id = %id, address = %address.0);
    let mut response = next.run(request).instrument(span.clone()).await;
    let headers = response.headers_mut();
    if let Some(used) = noted.get() {
        used.write(headers);
    }
    if let Ok(id) = HeaderValue::try_from(id) {
        headers.insert(REQUEST_ID, id);
    }
    span.in_scope(|| {
        let status = response.status().as_u16();
        let ms = state.ctx.now() - started;
        match status {
            500.. => tracing::error!(%method, path, status, ms, "answered"),
            400.. => tracing::info!(%method, path, status, ms, "answered"),
            _ => tracing::debug!(%method, path, status, ms, "answered"),
        }
    });
    response
}

fn address(request: &Request, state: &AppState) -> ClientAddress {
    let socket = request.extensions().get::<ConnectInfo<SocketAddr>>();
    let peer = socket.map_or(std::net::IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
    ClientAddress(network::client(
        peer,
        forwarded(request.headers()),
        &state.http.trusted,
    ))
}

fn forwarded(headers: &HeaderMap) -> Option<&str> {
    headers
        .get("x-forwarded-for")
        .and_then(|value| value.to_str().ok())
}
