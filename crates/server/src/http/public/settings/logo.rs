//! `GET /settings/logos/{kind}`.

use axum::extract::State;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH,
};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::AppState;
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Path};

/// A drawing opened by itself is nobody's page: no script, nothing from elsewhere, an origin of its own.
const CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

/// A picture that stands in place of the page's own.
#[utoipa::path(get, path = "/settings/logos/{kind}", tag = "settings",
    params(("kind" = String, Path, description = "`light`, `dark` or `favicon`")),
    responses((status = 200, content_type = "image/*", body = Vec<u8>),
        (status = 404, description = "None was uploaded", body = ErrorBody)))]
pub async fn logo(
    State(state): State<AppState>,
    Path(kind): Path<String>,
    headers: HeaderMap,
) -> ApiResult<Response> {
    let found = state.ctx.store.read().await?.logo(&kind).await?;
    let logo = found.ok_or(app::Error::NotFound("logo"))?;
    let tag = format!("\"{}\"", logo.digest);
    let known = headers
        .get(IF_NONE_MATCH)
        .is_some_and(|value| value == tag.as_str());
    let headers = [
        (ETAG, tag),
        (CACHE_CONTROL, "public, max-age=60".to_owned()),
        (CONTENT_SECURITY_POLICY, CSP.to_owned()),
        (CONTENT_TYPE, logo.content_type),
    ];
    if known {
        return Ok((StatusCode::NOT_MODIFIED, headers).into_response());
    }
    Ok((headers, logo.bytes).into_response())
}
