//! `GET /hosts/{id}/repositories`: where a host gets its packages from.

use axum::extract::State;
use serde::Serialize;
use store::reports::HostRepositoryRow;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ViewHosts};
use crate::http::{ApiResult, Json, Path, Timestamp};

/// Repositories of a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostRepositories {
    /// By URL and suite.
    items: Vec<HostRepository>,
}

/// One repository of a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostRepository {
    name: String,
    url: String,
    suite: String,
    components: String,
    /// `deb`, `deb-src`, `rpm`, …
    #[serde(rename = "type")]
    kind: String,
    enabled: bool,
    /// Whether it is fetched securely.
    secure: bool,
    /// Key that signs it.
    signed_by: Option<String>,
    /// Whether signature checks are switched off for it.
    trusted: Option<bool>,
    /// File that configures it on the host.
    file: Option<String>,
    /// When the host last fetched its metadata; null where the package manager keeps no such time.
    refreshed_at: Option<Timestamp>,
    /// What is wrong with its metadata, in the package manager's words.
    last_error: Option<String>,
}

/// Repositories of a host.
#[utoipa::path(
    get, path = "/hosts/{id}/repositories", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    responses((status = 200, body = HostRepositories)),
    security(("session" = ["view_hosts"]))
)]
pub async fn repositories(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<Json<HostRepositories>> {
    let mut conn = state.ctx.store.read().await?;
    let host = conn
        .find_host(&can.scope, id)
        .await?
        .ok_or(app::Error::NotFound("host"))?;
    let rows = conn.host_repositories(host.id).await?;
    Ok(Json(HostRepositories {
        items: rows.into_iter().map(view).collect(),
    }))
}

fn view(row: HostRepositoryRow) -> HostRepository {
    HostRepository {
        name: row.name,
        url: row.url,
        suite: row.suite,
        components: row.components,
        kind: row.kind,
        enabled: row.enabled,
        secure: row.secure,
        signed_by: row.signed_by,
        trusted: row.trusted,
        file: row.file,
        refreshed_at: row.refreshed_at.map(Timestamp),
        last_error: row.last_error,
    }
}
