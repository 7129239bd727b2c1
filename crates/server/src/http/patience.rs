//! How long one request may take, its body included: a client that stops in the middle must not hold
//! a place for ever. Streams are answered at once and are not meant here.

use std::time::Duration;

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::{ApiError, codes};

/// Agents give up after thirty seconds themselves.
const PATIENCE: Duration = Duration::from_secs(60);

/// Gives a request its time and no more. Work that reached the database is finished all the same.
pub async fn patience(request: Request, next: Next) -> Response {
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => ApiError::new(codes::TOO_SLOW).into_response(),
    }
}
