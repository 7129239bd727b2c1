//! Headers every answer carries.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;

use crate::AppState;

/// The page loads everything from here and runs no inline script. Inline styles are those of the
/// component library's position and size attributes.
macro_rules! policy {
    ($pictures:literal) => {
        concat!(
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:",
            $pictures,
            "; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'"
        )
    };
}

const CSP: &str = policy!("");
/// With an identity provider, which says where people's pictures are.
const CSP_WITH_PICTURES: &str = policy!(" https:");

/// Adds the security headers, and keeps answers of the API out of caches.
pub async fn headers(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let pictures = state.ctx.single_sign_on.config().is_some();
    let is_api = request.uri().path().starts_with("/api/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY) {
        let policy = if pictures { CSP_WITH_PICTURES } else { CSP };
        put(headers, header::CONTENT_SECURITY_POLICY, policy);
    }
    put(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    put(headers, header::X_FRAME_OPTIONS, "DENY");
    put(headers, header::REFERRER_POLICY, "same-origin");
    put(
        headers,
        HeaderName::from_static("cross-origin-opener-policy"),
        "same-origin",
    );
    put(
        headers,
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=()",
    );
    if is_api && !headers.contains_key(header::CACHE_CONTROL) {
        put(headers, header::CACHE_CONTROL, "no-store");
    }
    response
}

fn put(headers: &mut HeaderMap, name: HeaderName, value: &'static str) {
    headers.insert(name, HeaderValue::from_static(value));
}
