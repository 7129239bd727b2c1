//! `GET /hosts/{id}/changes`: what happened to a host's packages, newest first.

use app::Problem;
use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::reports::TimelineRow;
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ViewHosts};
use crate::http::{ApiError, ApiResult, Json, Path, Query, Timestamp, page};

/// Where in the timeline.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Lines to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// `next` of the page before.
    before: Option<String>,
}

/// Lines of a timeline.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostChanges {
    /// Newest first.
    items: Vec<HostChange>,
    /// Cursor of the older lines; null at the end.
    next: Option<String>,
}

/// One line of a timeline.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostChange {
    id: String,
    /// When the report that told of it arrived.
    at: Timestamp,
    /// `installed`, `removed`, `upgraded`, `downgraded`, `changed`, `update_available`,
    /// `update_applied` or `update_withdrawn`.
    kind: &'static str,
    /// Name of the package.
    package: String,
    architecture: Option<String>,
    /// Version before.
    from: Option<String>,
    /// Version after, or on offer.
    to: Option<String>,
    /// Whether a security update is concerned.
    security: bool,
}

/// Timeline of a host's packages.
#[utoipa::path(
    get, path = "/hosts/{id}/changes", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host"), Params),
    responses((status = 200, body = HostChanges)),
    security(("session" = ["view_hosts"]))
)]
pub async fn changes(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Query(params): Query<Params>,
) -> ApiResult<Json<HostChanges>> {
    let (limit, _) = page::check(params.limit, None)?;
    let before = params.before.map(|text| cursor(&text)).transpose()?;
    let mut conn = state.ctx.store.read().await?;
    let host = conn
        .find_host(&can.scope, id)
        .await?
        .ok_or(app::Error::NotFound("host"))?;
    let rows = conn.host_timeline(host.id, before, limit).await?;
    let full = i64::try_from(rows.len()).is_ok_and(|count| count == limit);
    let next = rows.last().filter(|_| full).map(|row| row.id.to_string());
    Ok(Json(HostChanges {
        items: rows.into_iter().filter_map(view).collect(),
        next,
    }))
}

fn cursor(text: &str) -> Result<i64, ApiError> {
    text.parse().map_err(|_| {
        ApiError::Invalid(vec![Problem::query(
            "before",
            "must be the `next` of another page",
        )])
    })
}

fn view(row: TimelineRow) -> Option<HostChange> {
    Some(HostChange {
        id: row.id.to_string(),
        at: Timestamp(row.at),
        kind: row.kind()?.name(),
        package: row.package,
        architecture: Some(row.architecture).filter(|text| !text.is_empty()),
        from: row.version_from,
        to: row.version_to,
        security: row.security,
    })
}
