//! `GET /audit/export`.

use std::sync::Arc;

use app::audit::exported;
use axum::body::Bytes;
use axum::extract::State;
use axum::response::Response;
use futures_util::stream::{self, Stream};
use serde::Deserialize;
use store::{AuditCursor, AuditFilter, AuditReader, AuditRow};
use utoipa::IntoParams;

use super::params::{self, Which};
use super::view::AuditItem;
use crate::AppState;
use crate::http::auth::{Can, SignedIn, ViewAudit};
use crate::http::export::{ExportFormat, attachment, csv_line};
use crate::http::time::rfc3339;
use crate::http::{ApiError, ApiResult, Query};

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

/// In which form.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Form {
    /// Form of the file; CSV unless told.
    #[param(inline)]
    format: ExportFormat,
}

/// The audit log as a file, newest first. Needs `export_data` as well. The export itself is a row of the
/// log.
#[utoipa::path(
    get, path = "/audit/export", tag = "audit", params(Which, Form),
    responses((status = 200, content((String = "text/csv"), (Vec<AuditItem> = "application/json")),
        description = "`audit.csv`, or `audit.json` with an array of the items of `GET /audit`")),
    security(("session" = []))
)]
pub async fn export(
    can: Can<ViewAudit>,
    signed_in: SignedIn,
    State(state): State<AppState>,
    Query(which): Query<Which>,
    Query(form): Query<Form>,
) -> ApiResult<Response> {
    if !signed_in.user.may(domain::Permission::ExportData) {
        return Err(ApiError::Denied(domain::Permission::ExportData));
    }
    let filter = which.checked()?;
    let told = serde_json::to_value(&which).unwrap_or_default();
    exported(&state.ctx, can.actor(), "audit", form.format.name(), told).await?;
    let walk = Walk {
        store: state.ctx.store.clone(),
        filter: Arc::new(filter),
        reader: params::reader(&can),
        format: form.format,
        at: At::Start,
    };
    Ok(attachment("audit", form.format, walk.parts()))
}

/// Where an export is.
enum At {
    Start,
    Behind(Option<AuditCursor>, bool),
    End,
}

struct Walk {
    store: store::Store,
    filter: Arc<AuditFilter>,
    reader: AuditReader,
    format: ExportFormat,
    at: At,
}

impl Walk {
    fn parts(self) -> impl Stream<Item = Result<Bytes, store::Error>> {
        stream::try_unfold(self, |mut walk| async move {
            let part = walk.next().await?;
            Ok(part.map(|part| (Bytes::from(part), walk)))
        })
    }

    async fn next(&mut self) -> Result<Option<String>, store::Error> {
        match self.at {
            At::Start => {
                self.at = At::Behind(None, true);
                Ok(Some(match self.format {
                    ExportFormat::Csv => csv_line(HEAD),
                    ExportFormat::Json => "[".to_owned(),
                }))
            }
            At::Behind(cursor, first) => self.page(cursor, first).await.map(Some),
            At::End => Ok(None),
        }
    }

    /// The connection is given back between two pages, so that a slow reader holds none.
    async fn page(
        &mut self,
        cursor: Option<AuditCursor>,
        first: bool,
    ) -> Result<String, store::Error> {
        let mut conn = self.store.read().await?;
        let rows = conn
            .audit_page(&self.filter, &self.reader, cursor, BATCH)
            .await?;
        drop(conn);
        let last = rows.last().map(|row| AuditCursor {
            at: row.at,
            id: row.id,
        });
        self.at = match last {
            Some(last) => At::Behind(Some(last), false),
            None => At::End,
        };
        Ok(match self.format {
            ExportFormat::Csv => rows.iter().map(line).collect(),
            ExportFormat::Json if last.is_none() => "]\n".to_owned(),
            ExportFormat::Json => elements(rows, first),
        })
    }
}

fn elements(rows: Vec<AuditRow>, first: bool) -> String {
    let texts: Vec<String> = rows
        .into_iter()
        .map(|row| serde_json::to_string(&AuditItem::from(row)).unwrap_or_default())
        .collect();
    let glue = if first { "\n" } else { ",\n" };
    format!("{glue}{}", texts.join(",\n"))
}

fn line(row: &AuditRow) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let cells = [
        row.id.to_string(),
        rfc3339(row.at),
        row.actor_kind.clone(),
        row.actor.clone(),
        row.actor_id.map_or_else(String::new, |id| id.to_string()),
        row.action.clone(),
        row.subject.clone(),
        text(&row.subject_id),
        text(&row.subject_name),
        row.outcome.clone(),
        text(&row.address),
        text(&row.request_id),
        text(&row.before),
        text(&row.after),
    ];
    csv_line(cells.iter().map(String::as_str))
}
