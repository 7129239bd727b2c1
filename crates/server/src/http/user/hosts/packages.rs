//! `GET /hosts/{id}/packages`: what is installed on a host, and what is on offer for it.

use axum::extract::State;
use domain::{Counts, UpdateState};
use serde::{Deserialize, Serialize};
use store::Slice;
use store::packages::{
    AdvisoryRow, HostEcosystem, HostPackageQuery, HostPackageRow, Order, Wanted,
};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ViewHosts};
use crate::http::user::advisories::AdvisoryBody;
use crate::http::{ApiResult, Json, Path, Query, Timestamp, page};

/// Namespace of package ids on a host: UUIDv5 of host, ecosystem, name, architecture, version.
const INSTALLED_NAMESPACE: Uuid = Uuid::from_u128(0x5f1d_8f1e_2f0b_4d7e_9a51_70c3_6b1d_a003);

/// Which packages, and in which order.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Which of them; all unless told.
    #[param(inline)]
    state: Option<StateFilter>,
    /// Part of a name.
    search: Option<String>,
    /// For example `deb`, `snap` or `flatpak`.
    ecosystem: Option<String>,
    /// Only updates that resolve this advisory, or one with this CVE id.
    advisory: Option<String>,
    /// Unless told: security first, then updates, each longest waiting first, then by name.
    #[param(inline)]
    sort: Option<SortBy>,
    /// Direction.
    #[param(inline)]
    order: Option<page::Direction>,
    /// Rows to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// Rows to pass over.
    offset: Option<i64>,
}

/// A choice of packages.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum StateFilter {
    /// Every package.
    All,
    /// Those with an update on offer.
    Updates,
    /// Those whose update is a security update.
    Security,
    /// Those held back by the administrator.
    Held,
    /// Those pinned by the administrator.
    Pinned,
    /// Those whose update is phased.
    Phased,
    /// Those an ordinary upgrade leaves.
    KeptBack,
}

/// An order of packages.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// By name.
    Name,
    /// Longest waiting first.
    Waiting,
    /// By state.
    State,
}

/// A page of a host's packages.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostPackages {
    /// The rows.
    items: Vec<HostPackage>,
    /// Rows in the whole list.
    total: i64,
    /// As asked.
    limit: i64,
    /// As asked.
    offset: i64,
    /// Numbers of the host's packages, whatever the filter.
    counts: HostPackageCounts,
    /// What the host has of each ecosystem, the largest first, whatever the filter.
    ecosystems: Vec<HostEcosystemCounts>,
}

/// Numbers of a host's packages of one ecosystem.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostEcosystemCounts {
    /// `deb`, `rpm`, `snap`, `flatpak`, …
    ecosystem: String,
    packages: i64,
    updates: i64,
    security: i64,
}

/// Numbers of a host's packages.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostPackageCounts {
    all: i64,
    updates: i64,
    security: i64,
    held: i64,
    phased: i64,
    kept_back: i64,
    pinned: i64,
}

/// One installed package.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostPackage {
    /// Stays the same for the same host, package, architecture and version.
    id: Uuid,
    /// The package across the fleet.
    package_id: Uuid,
    name: String,
    ecosystem: String,
    architecture: Option<String>,
    /// Installed version.
    installed: String,
    /// Version on offer.
    candidate: Option<String>,
    /// `current`, `available`, `held`, `phased`, `kept_back` or `pinned`.
    state: &'static str,
    /// Share of hosts a phased update is offered to.
    phased_percentage: Option<i64>,
    /// `yes`, `no` or `unknown`.
    security: &'static str,
    /// Since when the update waits.
    since: Option<Timestamp>,
    /// Since when it waits as a security update.
    security_since: Option<Timestamp>,
    /// Repository of the installed version.
    source_repository: Option<String>,
    /// Repository of the candidate.
    candidate_repository: Option<String>,
    description: Option<String>,
    category: Option<String>,
    /// What the update resolves, the worst first; empty also where nothing can be known.
    advisories: Vec<AdvisoryBody>,
}

/// Packages of a host.
#[utoipa::path(
    get, path = "/hosts/{id}/packages", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host"), Params),
    responses((status = 200, body = HostPackages)),
    security(("session" = ["view_hosts"]))
)]
pub async fn packages(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
    Query(params): Query<Params>,
) -> ApiResult<Json<HostPackages>> {
    let (limit, offset) = page::check(params.limit, params.offset)?;
    let mut conn = state.ctx.store.read().await?;
    let host = conn
        .find_host(&can.scope, id)
        .await?
        .ok_or(app::Error::NotFound("host"))?;
    let query = query(params);
    let states = conn.host_states(host.id).await?;
    let found = conn
        .host_packages(&states, &query, Slice { limit, offset })
        .await?;
    let counts = conn.host_counts(host.id).await?;
    let ecosystems = conn.host_ecosystems(&states).await?;
    let shown: Vec<i64> = found.items.iter().map(|row| row.state_id).collect();
    let mut advisories = conn.advisories_of_states(&shown).await?;
    let mut of = |row: &HostPackageRow| advisories.remove(&row.state_id).unwrap_or_default();
    Ok(Json(HostPackages {
        items: found
            .items
            .into_iter()
            .map(|row| {
                let advisories = of(&row);
                view(id, row, advisories)
            })
            .collect(),
        total: found.total,
        limit,
        offset,
        counts: numbers(&counts),
        ecosystems: ecosystems.into_iter().map(Into::into).collect(),
    }))
}

fn query(params: Params) -> HostPackageQuery {
    HostPackageQuery {
        wanted: match params.state.unwrap_or(StateFilter::All) {
            StateFilter::All => Wanted::All,
            StateFilter::Updates => Wanted::Updates,
            StateFilter::Security => Wanted::Security,
            StateFilter::Held => Wanted::In(UpdateState::Held),
            StateFilter::Pinned => Wanted::In(UpdateState::Pinned),
            StateFilter::Phased => Wanted::In(UpdateState::Phased),
            StateFilter::KeptBack => Wanted::In(UpdateState::KeptBack),
        },
        search: params.search,
        ecosystem: params.ecosystem,
        advisory: params.advisory,
        order: match params.sort {
            None => Order::Urgent,
            Some(SortBy::Name) => Order::Name,
            Some(SortBy::Waiting) => Order::Waiting,
            Some(SortBy::State) => Order::State,
        },
        descending: params.order.is_some_and(page::Direction::is_descending),
    }
}

const fn numbers(counts: &Counts) -> HostPackageCounts {
    HostPackageCounts {
        all: counts.packages,
        updates: counts.updates(),
        security: counts.security,
        held: counts.held,
        phased: counts.phased,
        kept_back: counts.kept_back,
        pinned: counts.pinned,
    }
}

/// The id of a package on a host.
pub(crate) fn installed_id(host: Uuid, row: &HostPackageRow) -> Uuid {
    let identity = [
        &*row.ecosystem,
        &row.name,
        &row.architecture,
        &row.installed,
    ]
    .join("\n");
    Uuid::new_v5(
        &INSTALLED_NAMESPACE,
        format!("{host}\n{identity}").as_bytes(),
    )
}

impl From<HostEcosystem> for HostEcosystemCounts {
    fn from(row: HostEcosystem) -> Self {
        Self {
            ecosystem: row.ecosystem,
            packages: row.packages,
            updates: row.updates,
            security: row.security,
        }
    }
}

fn view(host: Uuid, row: HostPackageRow, advisories: Vec<AdvisoryRow>) -> HostPackage {
    HostPackage {
        id: installed_id(host, &row),
        package_id: row.package_uuid,
        state: row.state().name(),
        security: row.security().name(),
        name: row.name,
        ecosystem: row.ecosystem,
        architecture: Some(row.architecture).filter(|text| !text.is_empty()),
        installed: row.installed,
        candidate: row.candidate,
        phased_percentage: row.phased_percentage,
        since: row.since.map(Timestamp),
        security_since: row.security_since.map(Timestamp),
        source_repository: row.source_repository,
        candidate_repository: row.candidate_repository,
        description: row.description,
        category: row.category,
        advisories: advisories.into_iter().map(Into::into).collect(),
    }
}
