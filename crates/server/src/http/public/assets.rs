//! Pictures under names that other programs know: icons of dashboard widgets.

use axum::Router;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::IntoResponse;
use axum::routing::get;

use crate::AppState;

const FAVICON: &[u8] = include_bytes!("assets/favicon.svg");
const LOGO_DARK: &[u8] = include_bytes!("assets/logo_dark.png");
const LOGO_LIGHT: &[u8] = include_bytes!("assets/logo_light.png");

/// The pictures. Not part of the API, and not counted by its limits.
pub fn router() -> Router<AppState> {
    Router::new()
        .route(
            "/assets/favicon.svg",
            get(|| picture("image/svg+xml", FAVICON)),
        )
        .route(
            "/assets/logo_dark.png",
            get(|| picture("image/png", LOGO_DARK)),
        )
        .route(
            "/assets/logo_light.png",
            get(|| picture("image/png", LOGO_LIGHT)),
        )
}

async fn picture(kind: &'static str, bytes: &'static [u8]) -> impl IntoResponse {
    let headers = [
        (CONTENT_TYPE, kind),
        (CACHE_CONTROL, "public, max-age=86400"),
    ];
    (headers, bytes)
}
