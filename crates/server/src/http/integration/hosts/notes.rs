//! `GET /api/hosts/{id}/notes`.

use axum::extract::State;
use domain::HostScope;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, codes};

/// Notes of a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiNotes {
    host_id: Uuid,
    notes: Option<String>,
}

/// Notes of people about a host.
#[utoipa::path(
    get, path = "/api/hosts/{id}/notes", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    responses((status = 200, body = ApiNotes), HostRefusals),
    security(("basic" = ["host:get"]))
)]
pub async fn notes(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<ApiNotes>> {
    let notes = read(&state, &scoped.scope, &id).await;
    Ok(Json(notes.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(state: &AppState, scope: &HostScope, id: &str) -> Result<ApiNotes, app::Error> {
    let (mut conn, host) = super::find(state, scope, id).await?;
    let extras = super::extras(&mut conn, scope, host).await?;
    Ok(ApiNotes {
        host_id: host.uuid,
        notes: extras.notes,
    })
}
