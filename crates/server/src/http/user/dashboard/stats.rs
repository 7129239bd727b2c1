//! `GET /dashboard/stats`: the dashboard's numbers in the shape that scripts in the field know.

use app::fleet::{Dashboard, Sums};
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::{Can, ViewDashboard};
use crate::http::{ApiResult, Json, Timestamp};

/// Numbers over the fleet.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DashboardStats {
    cards: StatsCards,
    charts: StatsCharts,
    /// When the numbers were gathered.
    last_updated: Timestamp,
}

/// Single numbers.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatsCards {
    total_hosts: i64,
    hosts_needing_updates: i64,
    /// Hosts where nothing waits; those of which nothing is known are not among them.
    up_to_date_hosts: i64,
    /// Packages of which an update waits somewhere.
    total_outdated_packages: i64,
    /// Hosts not heard of when expected, silent ones included.
    errored_hosts: i64,
    /// Security updates, over all hosts.
    security_updates: i64,
    /// Silent hosts.
    offline_hosts: i64,
    hosts_needing_reboot: i64,
    total_host_groups: i64,
    total_users: i64,
    total_repos: i64,
}

/// Distributions.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StatsCharts {
    os_distribution: Vec<NamedCount>,
    /// Every host once.
    update_status_distribution: Vec<NamedCount>,
    /// Every update on offer once.
    package_update_distribution: Vec<NamedCount>,
}

/// A part of a distribution.
#[derive(Debug, Serialize, ToSchema)]
pub struct NamedCount {
    name: String,
    count: i64,
}

/// Numbers over the fleet.
#[utoipa::path(
    get, path = "/dashboard/stats", tag = "dashboard",
    responses((status = 200, body = DashboardStats)),
    security(("session" = ["view_dashboard"]))
)]
pub async fn stats(
    can: Can<ViewDashboard>,
    State(state): State<AppState>,
) -> ApiResult<Json<DashboardStats>> {
    let dashboard = app::fleet::dashboard(&state.ctx, &can.scope).await?;
    Ok(Json(DashboardStats::from(&*dashboard)))
}

impl From<&Dashboard> for DashboardStats {
    fn from(dashboard: &Dashboard) -> Self {
        let (sums, inventory) = (&dashboard.sums, &dashboard.inventory);
        Self {
            cards: StatsCards {
                total_hosts: sums.hosts,
                hosts_needing_updates: sums.need_updates,
                up_to_date_hosts: sums.bar.current,
                total_outdated_packages: dashboard.outdated_packages,
                errored_hosts: sums.overdue + sums.silent,
                security_updates: sums.security,
                offline_hosts: sums.silent,
                hosts_needing_reboot: sums.need_reboot,
                total_host_groups: inventory.groups,
                total_users: inventory.users,
                total_repos: inventory.repositories,
            },
            charts: charts(sums, &dashboard.operating_systems),
            last_updated: Timestamp(dashboard.at),
        }
    }
}

fn charts(sums: &Sums, systems: &[(String, i64)]) -> StatsCharts {
    let systems = systems.iter();
    StatsCharts {
        os_distribution: systems.map(|(name, count)| named(name, *count)).collect(),
        update_status_distribution: vec![
            named("Up to date", sums.bar.current),
            named("Needs updates", sums.need_updates),
            named("Not known", sums.bar.unknown),
        ],
        package_update_distribution: vec![
            named("Security", sums.security),
            named("Regular", sums.updates - sums.security),
        ],
    }
}

fn named(name: &str, count: i64) -> NamedCount {
    NamedCount {
        name: name.to_owned(),
        count,
    }
}
