//! `GET /audit`.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::AuditCursor;
use utoipa::{IntoParams, ToSchema};

use super::params::{self, Which};
use super::view::AuditItem;
use crate::AppState;
use crate::http::auth::{Can, ViewAudit};
use crate::http::{ApiResult, Json, Query, page};

/// Which part of the list.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Part {
    /// Rows to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// `next_cursor` of the page before.
    cursor: Option<String>,
}

/// Rows of the audit log.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditListing {
    /// Newest first.
    items: Vec<AuditItem>,
    /// Rows in the whole list; null with a cursor, because the first page has told it.
    total: Option<i64>,
    /// Cursor of the older rows; null at the end.
    next_cursor: Option<String>,
}

/// Who did what. Who is limited to host groups sees what was done to their hosts, and the own deeds.
#[utoipa::path(
    get, path = "/audit", tag = "audit", params(Which, Part),
    responses((status = 200, body = AuditListing)),
    security(("session" = ["view_audit"]))
)]
pub async fn list(
    can: Can<ViewAudit>,
    State(state): State<AppState>,
    Query(which): Query<Which>,
    Query(part): Query<Part>,
) -> ApiResult<Json<AuditListing>> {
    let (limit, _) = page::check(part.limit, None)?;
    let (filter, reader) = (which.checked()?, params::reader(&can));
    let after = part.cursor.as_deref().map(params::cursor).transpose()?;
    let mut conn = state.ctx.store.read().await?;
    let total = match after {
        None => Some(conn.count_audit(&filter, &reader).await?),
        Some(_) => None,
    };
    let mut rows = conn.audit_page(&filter, &reader, after, limit + 1).await?;
    let full = i64::try_from(rows.len()).is_ok_and(|count| count > limit);
    if full {
        rows.pop();
    }
    let next = rows.last().filter(|_| full).map(|row| AuditCursor {
        at: row.at,
        id: row.id,
    });
    Ok(Json(AuditListing {
        items: rows.into_iter().map(AuditItem::from).collect(),
        total,
        next_cursor: next.map(params::cursor_text),
    }))
}
