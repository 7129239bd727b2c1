//! `GET /api/hosts`.

use axum::extract::State;
use domain::HostScope;
use serde::{Deserialize, Serialize};
use store::Slice;
use store::hosts::{GroupChoice, HostFilter, HostOrder, HostSummary};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::ApiGroup;
use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{Refusals, or};
use crate::http::{ApiResult, Json, Query, Timestamp, codes};

/// Which hosts, and what of them.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Names or ids of host groups, separated by commas, such as `Production,Development`: hosts in any
    /// of them.
    hostgroup: Option<String>,
    /// `stats` adds numbers of updates and more.
    include: Option<String>,
    /// Hosts to give; all unless told.
    #[param(minimum = 1)]
    limit: Option<u32>,
    /// Hosts to pass over.
    #[param(minimum = 0)]
    offset: Option<u32>,
}

/// Hosts.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiHosts {
    hosts: Vec<ApiHost>,
    /// Hosts that match.
    total: i64,
    /// As asked; only when a filter was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    filtered_by_groups: Option<Vec<String>>,
}

/// A host.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiHost {
    id: Uuid,
    friendly_name: String,
    /// Null before the first report.
    hostname: Option<String>,
    /// Null before the first report.
    ip: Option<String>,
    host_groups: Vec<ApiGroup>,
    #[serde(flatten)]
    #[schema(nullable = false)]
    stats: Option<ApiHostStats>,
}

/// What `include=stats` adds. Without it none of these is there, so the document calls them optional.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiHostStats {
    os_type: Option<String>,
    os_version: Option<String>,
    /// When the agent was heard of last.
    last_update: Option<Timestamp>,
    /// `active`, or `pending` before the first report.
    #[schema(required = false)]
    status: String,
    #[schema(required = false)]
    needs_reboot: bool,
    #[schema(required = false)]
    updates_count: i64,
    #[schema(required = false)]
    security_updates_count: i64,
    #[schema(required = false)]
    total_packages: i64,
}

/// Lists hosts with address and groups.
#[utoipa::path(
    get, path = "/api/hosts", tag = "integration api",
    params(Params),
    responses((status = 200, body = ApiHosts), Refusals),
    security(("basic" = ["host:get"]))
)]
pub async fn list(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Query(params): Query<Params>,
) -> ApiResult<Json<ApiHosts>> {
    let hosts = read(&state, &scoped.scope, params).await;
    Ok(Json(hosts.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(state: &AppState, scope: &HostScope, params: Params) -> Result<ApiHosts, app::Error> {
    let asked = words(params.hostgroup.as_deref());
    let with_stats = words(params.include.as_deref())
        .iter()
        .any(|word| word == "stats");
    let filter = HostFilter {
        group: (!asked.is_empty()).then(|| choice(&asked)),
        ..HostFilter::default()
    };
    let slice = Slice {
        limit: params
            .limit
            .map_or(i64::MAX, |limit| i64::from(limit.max(1))),
        offset: params.offset.map_or(0, i64::from),
    };
    let (order, now) = (HostOrder::default(), state.ctx.now());
    let mut conn = state.ctx.store.read().await?;
    let found = conn.hosts(scope, &filter, order, slice, now).await?;
    let view = |host| ApiHost::new(host, with_stats);
    Ok(ApiHosts {
        hosts: found.items.into_iter().map(view).collect(),
        total: found.total,
        filtered_by_groups: (!asked.is_empty()).then_some(asked),
    })
}

fn words(text: Option<&str>) -> Vec<String> {
    let words = text.unwrap_or_default().split(',').map(str::trim);
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Each word is a name, and an id when it has the form of one.
fn choice(words: &[String]) -> GroupChoice {
    GroupChoice {
        ids: words
            .iter()
            .filter_map(|word| Uuid::parse_str(word).ok())
            .collect(),
        names: words.iter().map(|word| domain::clean(word, 255)).collect(),
        ungrouped: false,
    }
}

impl ApiHost {
    fn new(host: HostSummary, with_stats: bool) -> Self {
        Self {
            id: host.host.uuid,
            friendly_name: host.friendly_name,
            hostname: host.hostname,
            ip: host.ip,
            host_groups: host.groups.into_iter().map(ApiGroup::from).collect(),
            stats: with_stats.then(|| ApiHostStats {
                os_type: host.os_type,
                os_version: host.os_version,
                last_update: host.last_seen_at.max(host.last_report_at).map(Timestamp),
                status: host.status,
                needs_reboot: host.needs_reboot.unwrap_or(false),
                updates_count: host.counts.updates(),
                security_updates_count: host.counts.security,
                total_packages: host.counts.packages,
            }),
        }
    }
}
