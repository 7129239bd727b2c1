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
use crate::http::page::{self, Paging};
use crate::http::{ApiResult, Json, Listing, Query};

/// Which packages, and in which order.
#[derive(Debug, Deserialize, Serialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
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
}

/// An order of packages.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
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
    params(Which, Paging),
    responses((status = 200, body = Listing<PackageRow>)),
    security(("session" = ["view_packages"]))
)]
pub async fn list(
    can: Can<ViewPackages>,
    State(state): State<AppState>,
    Query(which): Query<Which>,
    Query(paging): Query<Paging>,
) -> ApiResult<Json<Listing<PackageRow>>> {
    let (limit, offset) = paging.checked()?;
    let slice = Slice { limit, offset };
    let found = app::fleet::packages(&state.ctx, &can.scope, &query(which), slice).await?;
    Ok(Json(Listing {
        items: found.items.into_iter().map(PackageRow::from).collect(),
        total: found.total,
        limit,
        offset,
    }))
}

pub(super) fn query(params: Which) -> PackageQuery {
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

impl PackageRow {
    /// The cells of the export, in the order of its head.
    pub(super) fn cells(&self) -> Vec<String> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        vec![
            self.id.to_string(),
            self.ecosystem.clone(),
            self.name.clone(),
            text(&self.description),
            self.hosts.to_string(),
            self.hosts_with_updates.to_string(),
            self.hosts_with_security.to_string(),
            self.versions.to_string(),
            text(&self.latest),
        ]
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
