//! `GET /health`: for load balancers and people in a hurry. No prefix, no limit.

use axum::extract::State;
use axum::http::header::ACCEPT;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::version::VERSION;
use crate::AppState;
use crate::http::Json;

/// State of the server.
#[derive(Debug, Serialize, ToSchema)]
pub struct HealthBody {
    /// `healthy` or `unhealthy`.
    status: &'static str,
    /// `ok` or `unavailable`.
    database: &'static str,
    /// Version of the program.
    version: &'static str,
}

/// Whether the server and its database answer: text, or JSON when asked for.
#[utoipa::path(get, path = "/health", tag = "server", responses(
    (status = 200, content((HealthBody = "application/json"), (String = "text/plain", example = "healthy"))),
    (status = 503, content((HealthBody = "application/json"), (String = "text/plain", example = "unhealthy"))),
))]
pub async fn health(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let alive = reachable(&state).await;
    let (code, status, database) = if alive {
        (StatusCode::OK, "healthy", "ok")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "unhealthy", "unavailable")
    };
    let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    if accept.is_some_and(|types| types.contains("json")) {
        return (
            code,
            Json(HealthBody {
                status,
                database,
                version: VERSION,
            }),
        )
            .into_response();
    }
    (code, status).into_response()
}

async fn reachable(state: &AppState) -> bool {
    let Ok(mut conn) = state.ctx.store.read().await else {
        return false;
    };
    conn.meta("min_compatible").await.is_ok()
}
