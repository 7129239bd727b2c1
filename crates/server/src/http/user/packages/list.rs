//! `GET /packages`: packages across the fleet.

use axum::extract::State;
use serde::{Deserialize, Serialize};
use store::Slice;
use store::fleet::{FleetPackage, PackageQuery, PackageSort};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::OfferFilter;
use crate::AppState;
use crate::http::auth::{Can, ViewPackages};
use crate::http::{ApiResult, Json, Listing, Query, page};

/// Which packages, and in which order.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Params {
    /// Part of a name.
    search: Option<String>,
    /// By what is on offer; all unless told.
    #[param(inline)]
    state: Option<OfferFilter>,
    /// `deb`, `rpm`, …
    ecosystem: Option<String>,
    /// By name unless told.
    #[param(inline)]
    sort: Option<SortBy>,
    /// Direction; unless told, names ascend and numbers descend.
    #[param(inline)]
    order: Option<page::Direction>,
    /// Rows to give, 1 to 500; 50 unless told.
    limit: Option<i64>,
    /// Rows to pass over.
    offset: Option<i64>,
}

/// An order of packages.
#[derive(Debug, Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// By name.
    Name,
    /// By hosts that have it.
    Hosts,
    /// By hosts where an update is on offer.
    Updates,
    /// By hosts where a security update is on offer.
    Security,
    /// By how long the oldest update of it has waited.
    Waiting,
}

/// A package across the fleet.
#[derive(Debug, Serialize, ToSchema)]
pub struct PackageRow {
    id: Uuid,
    /// `deb`, `rpm`, …
    ecosystem: String,
    name: String,
    description: Option<String>,
    /// Hosts that have it.
    hosts: i64,
    /// Hosts where an update of it is on offer.
    hosts_with_updates: i64,
    /// Hosts where a security update of it is on offer.
    hosts_with_security: i64,
    /// Distinct installed versions.
    versions: i64,
    /// The newest version installed or on offer; the most common one where their order is not known.
    latest: Option<String>,
}

/// Packages of the fleet.
#[utoipa::path(
    get, path = "/packages", tag = "packages",
    params(Params),
    responses((status = 200, body = Listing<PackageRow>)),
    security(("session" = []))
)]
pub async fn list(
    can: Can<ViewPackages>,
    State(state): State<AppState>,
    Query(params): Query<Params>,
) -> ApiResult<Json<Listing<PackageRow>>> {
    let (limit, offset) = page::check(params.limit, params.offset)?;
    let slice = Slice { limit, offset };
    let found = app::fleet::packages(&state.ctx, &can.scope, &query(params), slice).await?;
    Ok(Json(Listing {
        items: found.items.into_iter().map(PackageRow::from).collect(),
        total: found.total,
        limit,
        offset,
    }))
}

fn query(params: Params) -> PackageQuery {
    let sort = match params.sort {
        None | Some(SortBy::Name) => PackageSort::Name,
        Some(SortBy::Hosts) => PackageSort::Hosts,
        Some(SortBy::Updates) => PackageSort::Updates,
        Some(SortBy::Security) => PackageSort::Security,
        Some(SortBy::Waiting) => PackageSort::Waiting,
    };
    let descending = params.order.map(page::Direction::is_descending);
    PackageQuery {
        search: params.search.filter(|text| !text.is_empty()),
        ecosystem: params.ecosystem.filter(|text| !text.is_empty()),
        offer: OfferFilter::chosen(params.state),
        sort,
        descending: descending.unwrap_or(sort != PackageSort::Name),
    }
}

impl From<FleetPackage> for PackageRow {
    fn from(package: FleetPackage) -> Self {
        Self {
            id: package.uuid,
            ecosystem: package.ecosystem,
            name: package.name,
            description: package.description,
            hosts: package.hosts,
            hosts_with_updates: package.hosts_with_updates,
            hosts_with_security: package.hosts_with_security,
            versions: package.versions,
            latest: package.latest,
        }
    }
}
