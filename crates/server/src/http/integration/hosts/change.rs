//! `PATCH` and `PUT /api/hosts/{id}`.

use app::hosts::{self, HostChange};
use app::{Actor, Error};
use axum::extract::State;
use domain::HostScope;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::ApiGroup;
use crate::AppState;
use crate::http::error::ValidationBody;
use crate::http::integration::auth::{HostPatch, HostPut, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, codes};

/// What changes about a host; what is missing stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ApiHostPatch {
    /// 1 to 255 characters.
    friendly_name: Option<String>,
    /// The empty text clears them.
    notes: Option<String>,
    /// Names or ids of its groups.
    host_groups: Option<Vec<String>>,
}

/// What people say about a host. What is missing is cleared.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ApiHostPut {
    /// 1 to 255 characters.
    friendly_name: String,
    /// Notes.
    notes: Option<String>,
    /// Names or ids of its groups.
    #[serde(default)]
    host_groups: Vec<String>,
}

/// Answer to a change of a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiChanged {
    message: &'static str,
    host: ApiChangedHost,
}

/// The host after it.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiChangedHost {
    id: Uuid,
    friendly_name: String,
    hostname: Option<String>,
    ip: Option<String>,
    notes: Option<String>,
    host_groups: Vec<ApiGroup>,
}

/// Changes name, notes or groups of a host: all that is asked for, or nothing.
#[utoipa::path(
    patch, path = "/api/hosts/{id}", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    request_body = ApiHostPatch,
    responses(
        (status = 200, body = ApiChanged),
        (status = 400, description = "Validation errors; unknown host group", body = ValidationBody),
        HostRefusals
    ),
    security(("basic" = ["host:patch"]))
)]
pub async fn patch(
    scoped: Scoped<HostPatch>,
    State(state): State<AppState>,
    Path(id): Path<String>,
    Json(body): Json<ApiHostPatch>,
) -> ApiResult<Json<ApiChanged>> {
    let change = HostChange {
        friendly_name: body.friendly_name,
        notes: body.notes,
        groups: body.host_groups,
    };
    let changed = perform(&state, &scoped.actor(), &scoped.scope, &id, change).await;
    Ok(Json(changed.map_err(or(codes::API_UPDATE_FAILED))?))
}

/// Replaces name, notes and groups of a host: all of them, or nothing.
#[utoipa::path(
    put, path = "/api/hosts/{id}", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    request_body = ApiHostPut,
    responses(
        (status = 200, body = ApiChanged),
        (status = 400, description = "Validation errors; unknown host group", body = ValidationBody),
        HostRefusals
    ),
    security(("basic" = ["host:put"]))
)]
pub async fn put(
    scoped: Scoped<HostPut>,
    State(state): State<AppState>,
    Path(id): Path<String>,
    Json(body): Json<ApiHostPut>,
) -> ApiResult<Json<ApiChanged>> {
    let change = HostChange {
        friendly_name: Some(body.friendly_name),
        notes: Some(body.notes.unwrap_or_default()),
        groups: Some(body.host_groups),
    };
    let changed = perform(&state, &scoped.actor(), &scoped.scope, &id, change).await;
    Ok(Json(changed.map_err(or(codes::API_UPDATE_FAILED))?))
}

async fn perform(
    state: &AppState,
    by: &Actor,
    scope: &HostScope,
    id: &str,
    change: HostChange,
) -> Result<ApiChanged, Error> {
    let (conn, host) = super::find(state, scope, id).await?;
    drop(conn);
    hosts::change(&state.ctx, by, scope, host.uuid, change).await?;
    let (mut conn, host) = super::find(state, scope, id).await?;
    let summary = super::summary(&mut conn, host).await?;
    let extras = super::extras(&mut conn, scope, host).await?;
    Ok(ApiChanged {
        message: "Host updated successfully",
        host: ApiChangedHost {
            id: host.uuid,
            friendly_name: summary.friendly_name,
            hostname: summary.hostname,
            ip: summary.ip,
            notes: extras.notes,
            host_groups: summary.groups.into_iter().map(ApiGroup::from).collect(),
        },
    })
}
