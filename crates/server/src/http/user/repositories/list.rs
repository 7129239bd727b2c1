//! `GET /repositories`: the repositories that hosts have configured.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::Slice;
use store::fleet::{FleetRepository, RepositoryQuery, RepositoryTrouble};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ViewHosts};
use crate::http::{ApiResult, Json, Listing, Query, page};

/// Which repositories.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Part of the URL, suite or components.
    search: Option<String>,
    /// Only those with this trouble.
    #[param(inline)]
    trouble: Option<TroubleFilter>,
    /// Rows to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// Rows to pass over.
    offset: Option<i64>,
}

/// What is wrong with a repository.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum TroubleFilter {
    /// Neither signatures nor TLS are checked.
    Unverified,
    /// Fetched without TLS.
    PlainHttp,
    /// Some host has not refreshed it for a week.
    Stale,
    /// Some host could not fetch it, or refused what came.
    Failing,
    /// Some host has it switched off.
    Disabled,
}

impl From<TroubleFilter> for RepositoryTrouble {
    fn from(filter: TroubleFilter) -> Self {
        match filter {
            TroubleFilter::Unverified => Self::Unverified,
            TroubleFilter::PlainHttp => Self::PlainHttp,
            TroubleFilter::Stale => Self::Stale,
            TroubleFilter::Failing => Self::Failing,
            TroubleFilter::Disabled => Self::Disabled,
        }
    }
}

/// A repository across the fleet.
#[derive(Debug, Serialize, ToSchema)]
pub struct RepositoryRow {
    id: Uuid,
    /// `deb`, `rpm`, …
    ecosystem: String,
    url: String,
    /// Suite, release or distribution.
    suite: String,
    /// Components, separated by spaces.
    components: String,
    /// `deb`, `deb-src`, `rpm`, …
    #[serde(rename = "type")]
    kind: String,
    /// Hosts that have it configured.
    hosts: i64,
    /// Whether it is fetched securely.
    secure: bool,
    /// Hosts that have it switched off.
    disabled: i64,
    /// Hosts that have it switched on and have not refreshed it for a week.
    stale: i64,
    /// Hosts that have it switched on and could not fetch it, or refused what came.
    failing: i64,
    /// One of the errors of those.
    last_error: Option<String>,
}

/// Repositories of the fleet, by URL and suite.
#[utoipa::path(
    get, path = "/repositories", tag = "repositories",
    params(Params),
    responses((status = 200, body = Listing<RepositoryRow>)),
    security(("session" = ["view_hosts"]))
)]
pub async fn list(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
    Query(params): Query<Params>,
) -> ApiResult<Json<Listing<RepositoryRow>>> {
    let (limit, offset) = page::check(params.limit, params.offset)?;
    let query = RepositoryQuery {
        search: params.search.filter(|text| !text.is_empty()),
        trouble: params.trouble.map(Into::into),
    };
    let (now, slice) = (state.ctx.now(), Slice { limit, offset });
    let mut conn = state.ctx.store.read().await?;
    let found = conn
        .fleet_repositories(&can.scope, &query, now, slice)
        .await?;
    Ok(Json(Listing {
        items: found.items.into_iter().map(RepositoryRow::from).collect(),
        total: found.total,
        limit,
        offset,
    }))
}

impl From<FleetRepository> for RepositoryRow {
    fn from(row: FleetRepository) -> Self {
        Self {
            id: row.uuid,
            ecosystem: row.ecosystem,
            url: row.url,
            suite: row.suite,
            components: row.components,
            kind: row.kind,
            hosts: row.hosts,
            secure: row.secure,
            disabled: row.disabled,
            stale: row.stale,
            failing: row.failing,
            last_error: row.last_error,
        }
    }
}
