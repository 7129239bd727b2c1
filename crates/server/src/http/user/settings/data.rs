//! `GET /settings/data`.

use axum::extract::State;
use serde::Serialize;
use store::DatabaseSize;
use tokio::sync::Mutex;
use utoipa::ToSchema;

use super::backup::BackupBody;
use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::{ApiResult, Json};

/// Reading the sizes reads much of a SQLite file, so it is done once at a time.
static READING: Mutex<()> = Mutex::const_new(());

/// The database and what is kept in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct DataBody {
    /// `sqlite` or `postgres`.
    engine: &'static str,
    /// Version of the engine.
    version: String,
    /// Size of all of it.
    size_bytes: i64,
    /// Each table with its indexes, the largest first.
    tables: Vec<TableBody>,
    /// How long what is kept, in days.
    retention: RetentionBody,
    backup: BackupBody,
}

/// A table.
#[derive(Debug, Serialize, ToSchema)]
pub struct TableBody {
    name: String,
    /// Rows; an estimate.
    rows: i64,
    bytes: i64,
}

/// How long what is kept, in days.
#[derive(Debug, Serialize, ToSchema)]
pub struct RetentionBody {
    report_detail_days: i64,
    report_days: i64,
    change_days: i64,
    audit_days: i64,
    trend_days: i64,
}

/// How large the database is, how long what is kept in it, and when it was copied.
#[utoipa::path(get, path = "/settings/data", tag = "settings", security(("session" = ["manage_settings"])),
    responses((status = 200, body = DataBody)))]
pub async fn data(
    _: Can<ManageSettings>,
    State(state): State<AppState>,
) -> ApiResult<Json<DataBody>> {
    let turn = READING.lock().await;
    let DatabaseSize {
        version,
        bytes,
        tables,
    } = state.ctx.store.read().await?.database_size().await?;
    drop(turn);
    let settings = state.ctx.settings().await?;
    let table = |table: store::TableSize| TableBody {
        name: table.name,
        rows: table.rows,
        bytes: table.bytes,
    };
    Ok(Json(DataBody {
        engine: state.ctx.store.engine_name(),
        version,
        size_bytes: bytes,
        tables: tables.into_iter().map(table).collect(),
        retention: RetentionBody {
            report_detail_days: settings.report_detail_days,
            report_days: settings.report_days,
            change_days: settings.change_days,
            audit_days: settings.audit_days,
            trend_days: settings.trend_days,
        },
        backup: BackupBody::of(&state),
    }))
}
