//! `Json`, `Query` and `Path` that refuse in our envelope. Same names as axum's, because utoipa reads
//! parameters and bodies off these names.

use app::Problem;
use axum::extract::rejection::{BytesRejection, FailedToBufferBody};
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::codes;
use super::error::ApiError;

/// A JSON body, in or out. Any `Content-Type` is taken: scripts in the field send all sorts.
#[derive(Debug, Clone, Copy)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = ApiError;

    async fn from_request(request: Request, state: &S) -> Result<Self, ApiError> {
        let bytes = Bytes::from_request(request, state)
            .await
            .map_err(|error| unreadable(&error))?;
        parse(&bytes).map(Self)
    }
}

impl<T: Serialize> IntoResponse for Json<T> {
    fn into_response(self) -> Response {
        axum::Json(self.0).into_response()
    }
}

/// Reads JSON; the message names the field or the place of the problem.
///
/// # Errors
/// `malformed_json`, or the validation form when one field has the wrong type.
pub fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, ApiError> {
    serde_json::from_slice(bytes)
        .map_err(|error| ApiError::with_message(codes::MALFORMED_JSON, error.to_string()))
}

/// The error of a body that could not be read whole.
#[must_use]
pub fn unreadable(error: &BytesRejection) -> ApiError {
    match error {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => {
            ApiError::new(codes::TOO_LARGE)
        }
        other => ApiError::with_message(codes::BAD_REQUEST, other.body_text()),
    }
}

/// Parameters of the query string.
#[derive(Debug, Clone, Copy)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, ApiError> {
        // PostgreSQL has no such character in a text, so nothing can be found by it.
        if parts.uri.query().is_some_and(|query| query.contains("%00")) {
            let problem = Problem::query("query", "must not contain the character U+0000");
            return Err(ApiError::Invalid(vec![problem]));
        }
        axum::extract::Query::try_from_uri(&parts.uri)
            .map(|axum::extract::Query(value)| Self(value))
            .map_err(|error| {
                let text = error.body_text();
                let reason = text
                    .rsplit_once("string: ")
                    .map_or(text.as_str(), |(_, reason)| reason);
                let field = reason.split_once(": ").map_or("query", |(field, _)| field);
                ApiError::Invalid(vec![Problem::query(field, reason)])
            })
    }
}

/// A part of the path. One that is not what it should be cannot exist: 404.
#[derive(Debug, Clone, Copy)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        match axum::extract::Path::from_request_parts(parts, state).await {
            Ok(axum::extract::Path(value)) => Ok(Self(value)),
            Err(error) => Err(ApiError::with_message(codes::NOT_FOUND, error.body_text())),
        }
    }
}
