//! `GET /navigation`: the numbers beside the entries of the side bar.

use app::fleet;
use axum::extract::State;
use domain::Permission;
use serde::Serialize;
use store::Slice;
use store::fleet::PackageQuery;
use store::hosts::HostFilter;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::{Can, ViewHosts};
use crate::http::{ApiResult, Json};

/// The numbers beside the entries of the side bar.
#[derive(Debug, Serialize, ToSchema)]
pub struct NavigationBody {
    /// Hosts in scope.
    hosts: i64,
    /// Packages that they have; 0 for who may not see packages.
    packages: i64,
    /// Repositories that they have configured.
    repositories: i64,
}

/// The numbers beside the entries of the side bar.
#[utoipa::path(get, path = "/navigation", tag = "dashboard", security(("session" = ["view_hosts"])),
    responses((status = 200, body = NavigationBody)))]
pub async fn navigation(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
) -> ApiResult<Json<NavigationBody>> {
    let one = Slice {
        limit: 1,
        offset: 0,
    };
    let packages = if can.user.may(Permission::ViewPackages) {
        fleet::packages(&state.ctx, &can.scope, &PackageQuery::default(), one)
            .await?
            .total
    } else {
        0
    };
    let mut conn = state.ctx.store.read().await?;
    let hosts = conn
        .count_hosts(&can.scope, &HostFilter::default(), state.ctx.now())
        .await?;
    let repositories = conn.inventory(&can.scope).await?.repositories;
    Ok(Json(NavigationBody {
        hosts,
        packages,
        repositories,
    }))
}
