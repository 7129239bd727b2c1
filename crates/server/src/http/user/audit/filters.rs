//! `GET /audit/filters`.

use axum::extract::State;
use domain::HostScope;
use serde::Serialize;
use utoipa::ToSchema;

use super::view::AuditActorView;
use crate::AppState;
use crate::http::auth::{Can, ViewAudit};
use crate::http::{ApiResult, Json};

/// What the filters of the audit log can be set to.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditFilters {
    /// Every action in the log.
    actions: Vec<String>,
    /// Every noun in the log.
    subjects: Vec<String>,
    /// Who did something, at most 300 of a kind.
    actors: Vec<AuditActorView>,
}

/// What the filters of the audit log can be set to.
#[utoipa::path(
    get, path = "/audit/filters", tag = "audit",
    responses((status = 200, body = AuditFilters)),
    security(("session" = ["view_audit"]))
)]
pub async fn filters(
    can: Can<ViewAudit>,
    State(state): State<AppState>,
) -> ApiResult<Json<AuditFilters>> {
    let mut conn = state.ctx.store.read().await?;
    let mut actors = conn.audit_actors().await?;
    // Names of hosts out of scope are not for everybody.
    actors.retain(|actor| can.scope == HostScope::All || actor.id == Some(can.user.id));
    Ok(Json(AuditFilters {
        actions: conn.audit_actions().await?,
        subjects: conn.audit_subjects().await?,
        actors: actors.into_iter().map(AuditActorView::from).collect(),
    }))
}
