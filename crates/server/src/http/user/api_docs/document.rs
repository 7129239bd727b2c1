//! `GET /api-docs/openapi.json`.

use axum::Extension;
use axum::http::header;
use axum::response::IntoResponse;
use bytes::Bytes;
use utoipa::openapi::OpenApi;

use crate::http::auth::SignedIn;

/// The API document as this server gives it: with its own prefix and path, as JSON.
#[derive(Debug, Clone)]
pub struct ApiDocument(Bytes);

impl ApiDocument {
    /// Writes a document down once, for all requests.
    #[must_use]
    pub fn new(document: &OpenApi) -> Self {
        // What is made of maps, lists and texts can always be written.
        Self(document.to_json().unwrap_or_default().into())
    }
}

/// The API document (OpenAPI 3.1), which the interactive reference shows.
#[utoipa::path(
    get, path = "/api-docs/openapi.json", tag = "server",
    responses((
        status = 200, description = "OpenAPI 3.1", body = Object,
        example = json!({"openapi": "3.1.0", "info": {"title": "PatchMon", "version": "3.0.0"}, "paths": {}})
    )),
    security(("session" = ["signed_in"]))
)]
pub async fn document(
    _: SignedIn,
    Extension(document): Extension<ApiDocument>,
) -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], document.0)
}
