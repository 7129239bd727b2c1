//! `GET /hosts`.

use app::Problem;
use axum::extract::State;
use domain::Reporting;
use serde::{Deserialize, Serialize};
use store::Slice;
use store::hosts::{Facets, GroupChoice, HostFilter, HostOrder, HostSort};
use utoipa::{IntoParams, ToSchema};
use uuid::Uuid;

use super::view::{GroupRef, HostRow};
use crate::AppState;
use crate::http::auth::{Can, ViewHosts};
use crate::http::page::{self, Paging};
use crate::http::{ApiError, ApiResult, Json, Query};

/// Which hosts, and in which order.
#[derive(Debug, Default, Deserialize, Serialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Which {
    /// Part of the friendly name, host name or address.
    search: Option<String>,
    /// Order; by friendly name unless told. Hosts without the value come last.
    #[param(inline)]
    sort: Option<SortBy>,
    /// Direction.
    #[param(inline)]
    order: Option<page::Direction>,
    /// Ids or names of groups, separated by commas; `ungrouped` stands for hosts in none.
    group: Option<String>,
    /// Display name of an operating system.
    os: Option<String>,
    /// `reporting`, `overdue`, `silent`, `awaiting`, separated by commas.
    reporting: Option<String>,
    /// With or without updates on offer.
    updates: Option<bool>,
    /// With or without security updates on offer.
    security: Option<bool>,
    /// Whether a reboot is needed.
    reboot: Option<bool>,
    /// Whether a program of the host installs updates by itself.
    automatic_updates: Option<bool>,
}

/// An order of hosts.
#[derive(Debug, Clone, Copy, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum SortBy {
    /// By display name.
    FriendlyName,
    /// By operating system.
    Os,
    /// By updates on offer.
    Updates,
    /// By security updates on offer.
    Security,
    /// By whether a reboot is needed.
    Reboot,
    /// By the time of the last report.
    LastReport,
    /// By how long a security update has been waiting.
    Waiting,
    /// By when they were added.
    Created,
}

/// A page of hosts.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostListing {
    /// The rows.
    items: Vec<HostRow>,
    /// Rows in the whole list.
    total: i64,
    /// As asked.
    limit: i64,
    /// As asked.
    offset: i64,
    /// Numbers of all hosts the user may see, whatever the filter.
    facets: HostFacets,
}

/// How many hosts each filter would leave.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostFacets {
    all: i64,
    updates: i64,
    security: i64,
    reboot: i64,
    silent: i64,
    overdue: i64,
    awaiting: i64,
    /// Where updates install themselves, as far as agents tell.
    automatic: i64,
    /// Where nothing installs updates by itself, as far as agents tell.
    by_hand: i64,
    os: Vec<OsFacet>,
    groups: Vec<GroupFacet>,
}

/// Hosts of an operating system.
#[derive(Debug, Serialize, ToSchema)]
pub struct OsFacet {
    /// Value of the filter.
    key: String,
    name: String,
    hosts: i64,
}

/// Hosts of a group.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupFacet {
    #[serde(flatten)]
    group: GroupRef,
    hosts: i64,
}

/// Hosts.
#[utoipa::path(
    get, path = "/hosts", tag = "hosts",
    params(Which, Paging),
    responses((status = 200, body = HostListing)),
    security(("session" = ["view_hosts"]))
)]
pub async fn list(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
    Query(which): Query<Which>,
    Query(paging): Query<Paging>,
) -> ApiResult<Json<HostListing>> {
    let (limit, offset) = paging.checked()?;
    let (order, filter) = which.checked()?;
    let facets = app::hosts::facets(&state.ctx, &can.scope).await?;
    let mut conn = state.ctx.store.read().await?;
    let (now, slice) = (state.ctx.now(), Slice { limit, offset });
    // Counting 100,000 hosts costs more than reading a page of them, and the facets know them all.
    let total = if filter == HostFilter::default() {
        facets.all
    } else {
        conn.count_hosts(&can.scope, &filter, now).await?
    };
    let rows = conn
        .host_rows(&can.scope, &filter, order, slice, now)
        .await?;
    Ok(Json(HostListing {
        items: rows
            .into_iter()
            .map(|host| HostRow::at(now, host))
            .collect(),
        total,
        limit,
        offset,
        facets: HostFacets::from(facets),
    }))
}

impl Which {
    pub(super) fn checked(self) -> ApiResult<(HostOrder, HostFilter)> {
        let order = HostOrder {
            sort: self.sort.map(HostSort::from).unwrap_or_default(),
            descending: self.order.is_some_and(page::Direction::is_descending),
        };
        let given = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
        let filter = HostFilter {
            search: given(self.search).map(|text| text.trim().to_owned()),
            group: given(self.group).map(|text| groups(&text)),
            os: given(self.os).into_iter().collect(),
            reporting: given(self.reporting)
                .map(|text| states(&text))
                .transpose()?
                .unwrap_or_default(),
            updates: self.updates,
            security: self.security,
            reboot: self.reboot,
            automatic_updates: self.automatic_updates,
        };
        Ok((order, filter))
    }
}

fn parts(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

fn groups(text: &str) -> GroupChoice {
    let mut choice = GroupChoice::default();
    for part in parts(text) {
        match Uuid::parse_str(part) {
            Ok(id) => choice.ids.push(id),
            Err(_) if part == "ungrouped" => choice.ungrouped = true,
            Err(_) => choice.names.push(part.to_owned()),
        }
    }
    choice
}

fn states(text: &str) -> ApiResult<Vec<Reporting>> {
    let unknown = || {
        let message = "must be reporting, overdue, silent or awaiting";
        ApiError::Invalid(vec![Problem::query("reporting", message)])
    };
    parts(text)
        .map(|part| Reporting::from_name(part).ok_or_else(unknown))
        .collect()
}

impl From<SortBy> for HostSort {
    fn from(sort: SortBy) -> Self {
        match sort {
            SortBy::FriendlyName => Self::FriendlyName,
            SortBy::Os => Self::Os,
            SortBy::Updates => Self::Updates,
            SortBy::Security => Self::Security,
            SortBy::Reboot => Self::Reboot,
            SortBy::LastReport => Self::LastReport,
            SortBy::Waiting => Self::Waiting,
            SortBy::Created => Self::Created,
        }
    }
}

impl From<Facets> for HostFacets {
    fn from(facets: Facets) -> Self {
        let os = |count: store::hosts::NameCount| OsFacet {
            key: count.name.clone(),
            name: count.name,
            hosts: count.hosts,
        };
        let group = |count: store::hosts::GroupCount| GroupFacet {
            group: count.group.into(),
            hosts: count.hosts,
        };
        Self {
            all: facets.all,
            updates: facets.updates,
            security: facets.security,
            reboot: facets.reboot,
            silent: facets.silent,
            overdue: facets.overdue,
            awaiting: facets.awaiting,
            automatic: facets.automatic,
            by_hand: facets.by_hand,
            os: facets.os.into_iter().map(os).collect(),
            groups: facets.groups.into_iter().map(group).collect(),
        }
    }
}
