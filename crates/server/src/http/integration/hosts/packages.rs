//! `GET /api/hosts/{id}/packages`.

use axum::extract::State;
use domain::{HostScope, Millis, Security};
use serde::{Deserialize, Serialize};
use store::Slice;
use store::packages::{HostPackageQuery, HostPackageRow, Order, Wanted};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::user::hosts::packages::installed_id;
use crate::http::{ApiResult, Json, Path, Query, Timestamp, codes};

/// Which packages.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// `true` gives only packages that need an update.
    #[param(example = "true")]
    updates_only: Option<String>,
}

/// Packages of a host: security updates first, then updates, then by name.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiPackages {
    host: ApiPackagesHost,
    packages: Vec<ApiPackage>,
    total: i64,
}

/// Whose they are.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiPackagesHost {
    id: Uuid,
    hostname: Option<String>,
    friendly_name: String,
}

/// An installed package.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiPackage {
    id: Uuid,
    name: String,
    description: Option<String>,
    category: Option<String>,
    current_version: String,
    /// Null when it is up to date.
    available_version: Option<String>,
    needs_update: bool,
    is_security_update: bool,
    /// When the host last confirmed it.
    last_checked: Option<Timestamp>,
}

/// Packages installed on a host.
#[utoipa::path(
    get, path = "/api/hosts/{id}/packages", tag = "integration api",
    params(("id" = String, Path, description = "Host"), Params),
    responses((status = 200, body = ApiPackages), HostRefusals),
    security(("basic" = ["host:get"]))
)]
pub async fn packages(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
    Query(params): Query<Params>,
) -> ApiResult<Json<ApiPackages>> {
    let updates_only = params.updates_only.as_deref() == Some("true");
    let packages = read(&state, &scoped.scope, &id, updates_only).await;
    Ok(Json(packages.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(
    state: &AppState,
    scope: &HostScope,
    id: &str,
    updates_only: bool,
) -> Result<ApiPackages, app::Error> {
    let (mut conn, host) = super::find(state, scope, id).await?;
    let summary = super::summary(&mut conn, host).await?;
    let query = HostPackageQuery {
        wanted: if updates_only {
            Wanted::Updates
        } else {
            Wanted::All
        },
        order: Order::Severity,
        ..HostPackageQuery::default()
    };
    let everything = Slice {
        limit: i64::MAX,
        offset: 0,
    };
    let states = conn.host_states(host.id).await?;
    let found = conn.host_packages(&states, &query, everything).await?;
    let checked = summary.last_seen_at.max(summary.last_report_at);
    let view = |row| package(host.uuid, row, checked);
    Ok(ApiPackages {
        host: ApiPackagesHost {
            id: host.uuid,
            hostname: summary.hostname,
            friendly_name: summary.friendly_name,
        },
        packages: found.items.into_iter().map(view).collect(),
        total: found.total,
    })
}

fn package(host: Uuid, row: HostPackageRow, checked: Option<Millis>) -> ApiPackage {
    let needs_update = row.state().needs_update();
    ApiPackage {
        id: installed_id(host, &row),
        needs_update,
        is_security_update: needs_update && row.security() == Security::Yes,
        name: row.name,
        description: row.description,
        category: row.category,
        current_version: row.installed,
        available_version: row.candidate.filter(|_| needs_update),
        last_checked: checked.map(Timestamp),
    }
}
