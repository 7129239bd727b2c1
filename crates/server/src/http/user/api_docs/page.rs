//! `GET /api-docs` and the files of Swagger UI below it, all of them part of this program.

use std::sync::Arc;

use axum::Router;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use utoipa_swagger_ui::Config;

use crate::AppState;
use crate::http::auth::SignedIn;
use crate::http::client::SeenFrom;
use crate::http::{ApiError, ApiResult, Path, codes};

/// Only what Swagger UI needs: its own files, its inline styles and the pictures in them, and calls of
/// this server's API.
const CSP: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'none'; object-src 'none'";

/// The files change with this program only.
const CACHE: &str = "private, max-age=3600";

/// The page and its files, below the prefix of the API.
pub fn router() -> Router<AppState> {
    Router::new()
        .route("/api-docs", get(page))
        .route("/api-docs/{file}", get(file))
}

/// The reference itself. A browser without a session is sent to sign in and comes back here.
async fn page(
    seen: SeenFrom,
    headers: HeaderMap,
    signed_in: Result<SignedIn, ApiError>,
) -> ApiResult<Response> {
    let here = format!("{}{}/api-docs", seen.base, seen.api);
    match signed_in {
        Ok(_) => Ok(html(&here, &seen.base)),
        Err(refused) if refused.is_unauthenticated() && wants_html(&headers) => {
            let sign_in = format!("{}/sign-in?return={here}", seen.base);
            Ok(Redirect::to(&sign_in).into_response())
        }
        Err(refused) => Err(refused),
    }
}

fn wants_html(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT);
    accepted
        .and_then(|value| value.to_str().ok())
        .is_some_and(|types| types.contains("text/html"))
}

fn html(here: &str, base: &str) -> Response {
    let page = format!(
        r#"<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <base href="{here}/">
    <title>PatchMon API</title>
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="{base}/favicon.svg" type="image/svg+xml">
    <link rel="stylesheet" href="swagger-ui.css">
    <link rel="stylesheet" href="index.css">
  </head>
  <body>
    <div id="swagger-ui"></div>
    <script src="swagger-ui-bundle.js"></script>
    <script src="swagger-ui-standalone-preset.js"></script>
    <script src="swagger-initializer.js"></script>
  </body>
</html>
"#
    );
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CONTENT_SECURITY_POLICY, CSP),
    ];
    (headers, page).into_response()
}

async fn file(_: SignedIn, Path(name): Path<String>) -> ApiResult<Response> {
    let found = utoipa_swagger_ui::serve(&name, Arc::new(config()))
        .map_err(|error| ApiError::internal(&error))?;
    let Some(found) = found else {
        return Err(ApiError::new(codes::NOT_FOUND));
    };
    let mut response = found.bytes.into_owned().into_response();
    let headers = response.headers_mut();
    if let Ok(kind) = HeaderValue::try_from(found.content_type) {
        headers.insert(header::CONTENT_TYPE, kind);
    }
    if found.gzpipped {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(CACHE));
    Ok(response)
}

/// Requests go to where the page came from, with its cookie; nothing is sent to a validator elsewhere.
fn config() -> Config<'static> {
    Config::new(["openapi.json"])
        .deep_linking(true)
        .display_request_duration(true)
        .doc_expansion("none")
        .filter(true)
        .try_it_out_enabled(true)
        .validator_url("none")
}
