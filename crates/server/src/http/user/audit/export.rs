//! `GET /audit/export`.

use app::audit::exported;
use axum::extract::State;
use axum::response::Response;
use store::{AuditCursor, AuditFilter, AuditReader};

use super::params::{self, Which};
use super::view::AuditItem;
use crate::AppState;
use crate::http::auth::{Can, ExportData, ViewAudit};
use crate::http::export::{Form, Parts, attachment, write};
use crate::http::{ApiResult, Query};

/// Rows read in one go.
const BATCH: i64 = 1_000;

const HEAD: [&str; 14] = [
    "id",
    "at",
    "actor_kind",
    "actor",
    "actor_id",
    "action",
    "subject",
    "subject_id",
    "subject_name",
    "outcome",
    "address",
    "request_id",
    "before",
    "after",
];

/// The audit log as a file, newest first. Needs `export_data` as well. The export itself is a row of the
/// log.
#[utoipa::path(
    get, path = "/audit/export", tag = "audit", params(Which, Form),
    responses((status = 200, content((String = "text/csv"), (Vec<AuditItem> = "application/json")),
        description = "`audit.csv`, or `audit.json` with an array of the items of `GET /audit`")),
    security(("session" = ["view_audit", "export_data"]))
)]
pub async fn export(
    can: Can<ViewAudit>,
    _: Can<ExportData>,
    State(state): State<AppState>,
    Query(which): Query<Which>,
    Query(form): Query<Form>,
) -> ApiResult<Response> {
    let filter = which.checked()?;
    let told = serde_json::to_value(&which).unwrap_or_default();
    exported(&state.ctx, can.actor(), "audit", form.format.name(), told).await?;
    let rows = Rows {
        store: state.ctx.store.clone(),
        filter,
        reader: params::reader(&can),
        behind: None,
    };
    Ok(attachment("audit", form.format, write(rows, form.format)))
}

struct Rows {
    store: store::Store,
    filter: AuditFilter,
    reader: AuditReader,
    behind: Option<AuditCursor>,
}

impl Parts for Rows {
    type Row = AuditItem;

    const HEAD: &'static [&'static str] = &HEAD;

    async fn next(&mut self) -> Result<Option<Vec<AuditItem>>, app::Error> {
        let mut conn = self.store.read().await?;
        let rows = conn
            .audit_page(&self.filter, &self.reader, self.behind, BATCH)
            .await?;
        drop(conn);
        let Some(last) = rows.last() else {
            return Ok(None);
        };
        self.behind = Some(AuditCursor {
            at: last.at,
            id: last.id,
        });
        Ok(Some(rows.into_iter().map(AuditItem::from).collect()))
    }

    fn cells(item: &AuditItem) -> Vec<String> {
        item.cells()
    }
}
