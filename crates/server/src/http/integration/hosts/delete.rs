//! `DELETE /api/hosts/{id}`.

use app::{Error, hosts};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::error::ErrorBody;
use crate::http::integration::auth::{HostDelete, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiError, ApiResult, Json, Path, codes};

/// Answer to the deletion of a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiDeleted {
    message: &'static str,
    deleted: ApiDeletedHost,
}

/// Which one it was.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiDeletedHost {
    id: Uuid,
    friendly_name: String,
    hostname: Option<String>,
}

/// Deletes a host with everything that is its own. This cannot be undone.
#[utoipa::path(
    delete, path = "/api/hosts/{id}", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    responses(
        (status = 200, body = ApiDeleted),
        (status = 400, description = "`Invalid host ID format`", body = ErrorBody),
        HostRefusals
    ),
    security(("basic" = ["host:delete"]))
)]
pub async fn delete(
    scoped: Scoped<HostDelete>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<ApiDeleted>> {
    if Uuid::parse_str(&id).is_err() {
        return Err(ApiError::new(codes::HOST_ID_MALFORMED));
    }
    let deleted = perform(&scoped, &state, &id)
        .await
        .map_err(|error| match error {
            Error::Store(store::Error::Conflict(_)) => ApiError::new(codes::HOST_IN_USE),
            other => or(codes::API_DELETE_FAILED)(other),
        })?;
    Ok(Json(ApiDeleted {
        message: "Host deleted successfully",
        deleted,
    }))
}

async fn perform(
    scoped: &Scoped<HostDelete>,
    state: &AppState,
    id: &str,
) -> Result<ApiDeletedHost, Error> {
    let (mut conn, host) = super::find(state, &scoped.scope, id).await?;
    let summary = super::summary(&mut conn, host).await?;
    drop(conn);
    hosts::delete(&state.ctx, &scoped.actor(), &scoped.scope, host.uuid).await?;
    Ok(ApiDeletedHost {
        id: host.uuid,
        friendly_name: summary.friendly_name,
        hostname: summary.hostname,
    })
}
