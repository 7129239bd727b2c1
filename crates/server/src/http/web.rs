//! The embedded page. Files with a hash in their name never change; `index.html` is asked for each
//! time, by its tag. Files come compressed by the page's build.

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::{EmbeddedFile, RustEmbed};

use super::{ApiError, codes};
use crate::AppState;
use crate::router::API;
use crate::state::HttpOptions;

#[derive(RustEmbed)]
#[folder = "../../web/dist"]
struct Page;

const INDEX: &str = "index.html";
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK: &str = "no-cache";

/// Whatever no route takes: a file of the page, the page itself, or JSON 404 below `/api`.
pub async fn page(
    State(state): State<AppState>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let path = uri.path().trim_start_matches('/');
    let is_api = path == "api" || path.starts_with("api/");
    if is_api || !matches!(method, Method::GET | Method::HEAD) {
        return ApiError::new(codes::NOT_FOUND).into_response();
    }
    if let Some(response) = file(path, &headers) {
        return response;
    }
    // A name with a dot is a file that is not there; anything else is a place within the page.
    let is_file = path
        .rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'));
    if is_file {
        return ApiError::new(codes::NOT_FOUND).into_response();
    }
    index(&state.http, &headers).unwrap_or_else(|| ApiError::new(codes::NOT_FOUND).into_response())
}

/// The page itself, told where it and the API live. Where both are at their usual places it is as its
/// build left it, compressed.
fn index(http: &HttpOptions, headers: &HeaderMap) -> Option<Response> {
    let (base, api) = (&*http.base, &*http.api);
    if base.is_empty() && api == API {
        return file(INDEX, headers);
    }
    let built = Page::get(INDEX)?;
    let text = std::str::from_utf8(&built.data).ok()?;
    let told = text
        .replacen("<base href=\"/\"", &format!("<base href=\"{base}/\""), 1)
        .replacen(&named("base", "/"), &named("base", &format!("{base}/")), 1)
        .replacen(
            &named("api", API),
            &named("api", &format!("{base}{api}")),
            1,
        );
    let kind = (header::CONTENT_TYPE, content_type(INDEX));
    Some(([kind, (header::CACHE_CONTROL, ASK)], told).into_response())
}

fn named(name: &str, content: &str) -> String {
    format!("name=\"patchmon-{name}\" content=\"{content}\"")
}

fn file(path: &str, headers: &HeaderMap) -> Option<Response> {
    if path.is_empty() || path.ends_with(".br") || path.ends_with(".gz") {
        return None;
    }
    let plain = Page::get(path)?;
    let cache = if path.starts_with("assets/") {
        FOREVER
    } else {
        ASK
    };
    let tag = format!("\"{}\"", hex(&plain.metadata.sha256_hash()[..16]));
    let known = headers
        .get(header::IF_NONE_MATCH)
        .and_then(|value| value.to_str().ok());
    let mut response = if known.is_some_and(|known| known.contains(&tag)) {
        StatusCode::NOT_MODIFIED.into_response()
    } else {
        body(path, plain, headers)
    };
    let out = response.headers_mut();
    out.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    out.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Ok(tag) = HeaderValue::try_from(tag) {
        out.insert(header::ETAG, tag);
    }
    Some(response)
}

fn body(path: &str, plain: EmbeddedFile, headers: &HeaderMap) -> Response {
    let (encoding, file) = smallest(path, headers).map_or((None, plain), |(e, f)| (Some(e), f));
    let mut response = file.data.into_owned().into_response();
    let out = response.headers_mut();
    out.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static(content_type(path)),
    );
    if let Some(encoding) = encoding {
        out.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn smallest(path: &str, headers: &HeaderMap) -> Option<(&'static str, EmbeddedFile)> {
    let accepted = headers.get(header::ACCEPT_ENCODING)?.to_str().ok()?;
    let takes = |name: &str| {
        accepted
            .split(',')
            .any(|part| part.trim().split(';').next() == Some(name))
    };
    [("br", "br"), ("gzip", "gz")]
        .into_iter()
        .filter(|(encoding, _)| takes(encoding))
        .find_map(|(encoding, ending)| Some((encoding, Page::get(&format!("{path}.{ending}"))?)))
}

fn content_type(path: &str) -> &'static str {
    match path.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("json" | "map" | "webmanifest") => "application/json",
        Some("txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
