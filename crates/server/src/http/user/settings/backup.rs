//! `POST /settings/data/backup` and `GET /settings/data/backup`.

use app::audit;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use serde::Serialize;
use store::{AuditEntry, Location};
use tokio::fs::File;
use tokio::io::AsyncReadExt;
use utoipa::ToSchema;

use crate::AppState;
use crate::backups;
use crate::http::auth::{Can, ManageSettings, ManageSuperusers};
use crate::http::error::ErrorBody;
use crate::http::{ApiError, ApiResult, Json, Timestamp, codes};

/// Bytes read in one go.
const PART: usize = 64 * 1024;

/// The copy of the database.
#[derive(Debug, Serialize, ToSchema)]
pub struct BackupBody {
    /// Whether this server can make one: of a SQLite database. `pg_dump` does for PostgreSQL.
    supported: bool,
    /// When the newest was made.
    last_at: Option<Timestamp>,
    /// Its size.
    last_bytes: Option<u64>,
    /// Whether one is being made.
    running: bool,
    /// Why the last try failed.
    error: Option<String>,
}

impl BackupBody {
    pub(super) fn of(state: &AppState) -> Self {
        let (running, error) = state.backups.state();
        let last = backups::newest(&state.http.data_dir);
        Self {
            supported: matches!(state.http.database, Some(Location::Sqlite(_))),
            last_at: last.as_ref().map(|copy| Timestamp(copy.at)),
            last_bytes: last.map(|copy| copy.bytes),
            running,
            error,
        }
    }
}

/// Makes a copy of the database beside the work. Only the newest is kept, in the data directory.
#[utoipa::path(post, path = "/settings/data/backup", tag = "settings", security(("session" = ["manage_settings"])),
    responses((status = 202, body = BackupBody),
        (status = 409, description = "PostgreSQL, or one is being made", body = ErrorBody)))]
pub async fn make(
    can: Can<ManageSettings>,
    State(state): State<AppState>,
) -> ApiResult<(StatusCode, Json<BackupBody>)> {
    let Some(Location::Sqlite(database)) = state.http.database.clone() else {
        return Err(ApiError::new(codes::BACKUP_UNSUPPORTED));
    };
    if !state.backups.begin() {
        return Err(ApiError::new(codes::BACKUP_RUNNING));
    }
    let (backups, dir, now) = (
        state.backups.clone(),
        state.http.data_dir.clone(),
        state.ctx.now(),
    );
    state
        .life
        .spawn(async move { backups.make(&database, &dir, now).await });
    let entry = AuditEntry::new("data.backup", "database");
    audit::note(&state.ctx, can.actor(), entry).await?;
    Ok((StatusCode::ACCEPTED, Json(BackupBody::of(&state))))
}

/// The newest copy of the database. It holds every secret in its stored form, so it is for super admins.
#[utoipa::path(get, path = "/settings/data/backup", tag = "settings", security(("session" = ["manage_settings", "manage_superusers"])),
    responses((status = 200, content_type = "application/vnd.sqlite3", body = Vec<u8>),
        (status = 404, description = "None was made yet", body = ErrorBody)))]
pub async fn download(
    can: Can<ManageSettings>,
    _: Can<ManageSuperusers>,
    State(state): State<AppState>,
) -> ApiResult<Response> {
    let newest = backups::newest(&state.http.data_dir);
    let newest = newest.ok_or(ApiError::new(codes::BACKUP_NOT_FOUND))?;
    let file = File::open(&newest.path)
        .await
        .map_err(|error| ApiError::internal(&error))?;
    let told = serde_json::json!({ "bytes": newest.bytes });
    audit::exported(&state.ctx, can.actor(), "database", "sqlite", told).await?;
    let parts = stream::try_unfold(file, |mut file| async move {
        let mut part = vec![0; PART];
        let read = file.read(&mut part).await?;
        part.truncate(read);
        Ok::<_, std::io::Error>((read > 0).then(|| (Bytes::from(part), file)))
    });
    let name = format!("attachment; filename=\"patchmon-{}.db\"", newest.at);
    let headers = [
        (CONTENT_TYPE, "application/vnd.sqlite3".to_owned()),
        (CONTENT_DISPOSITION, name),
        (CONTENT_LENGTH, newest.bytes.to_string()),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, Body::from_stream(parts)).into_response())
}
