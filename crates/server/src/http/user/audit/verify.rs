//! `GET /audit/verify`.

use axum::extract::State;
use serde::Serialize;
use tokio::sync::Mutex;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::{Can, ViewAudit};
use crate::http::{ApiResult, Json};

/// One check at a time: each reads the whole log.
static CHECKING: Mutex<()> = Mutex::const_new(());

/// What a check of the audit log found.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditVerdict {
    /// Whether nobody changed the log from outside.
    ok: bool,
    /// Linked rows that were looked at.
    checked: u64,
    /// Rows so new that they have no link yet; their content was looked at.
    waiting: u64,
    /// Rows from before the chain, which says nothing about them.
    uncovered: u64,
    /// The first row that is wrong, where it is a row.
    first_broken_id: Option<i64>,
    /// What is wrong.
    reason: Option<&'static str>,
    /// Position and digest of the newest link: noted elsewhere, it shows later that nothing before it
    /// was exchanged.
    head: Option<String>,
}

/// Checks every row of the audit log: its content, its place, and that none is missing.
#[utoipa::path(
    get, path = "/audit/verify", tag = "audit",
    responses((status = 200, body = AuditVerdict)),
    security(("session" = ["view_audit"]))
)]
pub async fn verify(
    _: Can<ViewAudit>,
    State(state): State<AppState>,
) -> ApiResult<Json<AuditVerdict>> {
    let _turn = CHECKING.lock().await;
    let check = state.ctx.store.check_audit().await?;
    Ok(Json(AuditVerdict {
        ok: check.broken.is_none(),
        checked: check.checked,
        waiting: check.waiting,
        uncovered: check.uncovered,
        first_broken_id: check.broken.as_ref().and_then(|broken| broken.id),
        reason: check.broken.map(|broken| broken.reason),
        head: check.head,
    }))
}
