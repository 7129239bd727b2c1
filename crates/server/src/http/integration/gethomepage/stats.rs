//! `GET /gethomepage/stats`.

use axum::extract::State;
use domain::{HostScope, Millis};
use serde::Serialize;
use store::fleet::{Homepage, OsFigures};
use utoipa::ToSchema;

use crate::AppState;
use crate::http::integration::auth::Widget;
use crate::http::integration::{Refusals, or};
use crate::http::{ApiResult, Json, Timestamp, codes};

const DAY: Millis = 86_400_000;

/// Numbers for a widget. An update that waits on ten hosts counts ten.
#[derive(Debug, Serialize, ToSchema)]
pub struct WidgetStats {
    /// Hosts that have reported.
    total_hosts: i64,
    total_outdated_packages: i64,
    total_repos: i64,
    hosts_needing_updates: i64,
    up_to_date_hosts: i64,
    security_updates: i64,
    hosts_with_security_updates: i64,
    /// Reports taken in the last 24 hours.
    recent_updates_24h: i64,
    /// The most common first, then by name.
    os_distribution: Vec<WidgetOs>,
    /// `None` when there are fewer systems.
    top_os_1_name: String,
    top_os_1_count: i64,
    top_os_2_name: String,
    top_os_2_count: i64,
    top_os_3_name: String,
    top_os_3_count: i64,
    last_updated: Timestamp,
}

/// Hosts of one operating system.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct WidgetOs {
    name: String,
    count: i64,
}

/// Numbers of the fleet for a dashboard widget.
#[utoipa::path(
    get, path = "/gethomepage/stats", tag = "gethomepage",
    responses((status = 200, body = WidgetStats), Refusals),
    security(("basic" = ["gethomepage"]))
)]
pub async fn stats(
    Widget(token): Widget,
    State(state): State<AppState>,
) -> ApiResult<Json<WidgetStats>> {
    let now = state.ctx.now();
    let found = read(&state, &token.hosts, now).await;
    let found = found.map_err(or(codes::API_STATISTICS_FAILED))?;
    Ok(Json(WidgetStats::new(&found, now)))
}

async fn read(state: &AppState, scope: &HostScope, now: Millis) -> Result<Homepage, app::Error> {
    let mut conn = state.ctx.store.read().await?;
    Ok(conn.homepage(scope, now - DAY).await?)
}

impl WidgetStats {
    fn new(found: &Homepage, now: Millis) -> Self {
        let sum = |of: fn(&OsFigures) -> i64| found.systems.iter().map(of).sum::<i64>();
        let (total_hosts, hosts_needing_updates) = (sum(|os| os.hosts), sum(|os| os.need_updates));
        let os_distribution: Vec<WidgetOs> = found.systems.iter().map(WidgetOs::of).collect();
        let top = |rank: usize| {
            let none = WidgetOs {
                name: "None".to_owned(),
                count: 0,
            };
            os_distribution.get(rank).cloned().unwrap_or(none)
        };
        let (first, second, third) = (top(0), top(1), top(2));
        Self {
            total_hosts,
            total_outdated_packages: sum(|os| os.updates),
            total_repos: found.repositories,
            hosts_needing_updates,
            up_to_date_hosts: total_hosts - hosts_needing_updates,
            security_updates: sum(|os| os.security),
            hosts_with_security_updates: sum(|os| os.have_security),
            recent_updates_24h: found.reports,
            os_distribution,
            top_os_1_name: first.name,
            top_os_1_count: first.count,
            top_os_2_name: second.name,
            top_os_2_count: second.count,
            top_os_3_name: third.name,
            top_os_3_count: third.count,
            last_updated: Timestamp(now),
        }
    }
}

impl WidgetOs {
    fn of(figures: &OsFigures) -> Self {
        Self {
            name: figures
                .os_type
                .clone()
                .unwrap_or_else(|| "Unknown".to_owned()),
            count: figures.hosts,
        }
    }
}
