//! Lists of hosts.

use std::collections::HashSet;

use domain::{HostId, HostScope, Millis};
use serde_json::json;

use super::scope::in_scope;
use super::{HostFilter, HostOrder, HostSummary};
use crate::conn::{Conn, fetch};
use crate::{Error, Page, Slice};

impl Conn {
    /// Hosts in scope that meet the filter at the time `now`, and how many there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hosts(
        &mut self,
        scope: &HostScope,
        filter: &HostFilter,
        order: HostOrder,
        slice: Slice,
        now: Millis,
    ) -> Result<Page<HostSummary>, Error> {
        let total = self.count_hosts(scope, filter, now).await?;
        let items = self.host_rows(scope, filter, order, slice, now).await?;
        Ok(Page { items, total })
    }

    /// Hosts in scope that meet the filter at the time `now`. The ids of the page are found first,
    /// so that what the rows join is read for the page alone.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_rows(
        &mut self,
        scope: &HostScope,
        filter: &HostFilter,
        order: HostOrder,
        slice: Slice,
        now: Millis,
    ) -> Result<Vec<HostSummary>, Error> {
        let keys = self.slice_of_keys(scope, filter, order, slice, now).await?;
        let ids: Vec<i64> = keys.into_iter().map(|key| key.0).collect();
        self.summaries(&ids).await
    }

    /// The keys of all hosts in scope that meet the filter at the time `now`, in order: what an export
    /// walks, so that a host that moves in the order meanwhile is neither left out nor told twice.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn host_keys(
        &mut self,
        scope: &HostScope,
        filter: &HostFilter,
        order: HostOrder,
        now: Millis,
    ) -> Result<Vec<HostId>, Error> {
        let everything = Slice {
            limit: i64::MAX,
            offset: 0,
        };
        self.slice_of_keys(scope, filter, order, everything, now)
            .await
    }

    async fn slice_of_keys(
        &mut self,
        scope: &HostScope,
        filter: &HostFilter,
        order: HostOrder,
        slice: Slice,
        now: Millis,
    ) -> Result<Vec<HostId>, Error> {
        let narrowed = filter.sql(scope, now, self.dialect());
        let sql = format!(
            "SELECT h.id {} ORDER BY {} LIMIT $7 OFFSET $8",
            narrowed.from,
            order.sql()
        );
        let rows = fetch!(
            self,
            fetch_all as (i64,),
            sql,
            &narrowed.scope,
            &narrowed.pattern,
            &narrowed.group_ids,
            &narrowed.group_names,
            narrowed.now,
            &narrowed.os,
            slice.limit,
            slice.offset,
        )?;
        Ok(rows.into_iter().map(|(id,)| HostId(id)).collect())
    }

    /// The hosts of these keys, in this order, as far as they are there and in scope.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn hosts_of_keys(
        &mut self,
        scope: &HostScope,
        keys: &[HostId],
    ) -> Result<Vec<HostSummary>, Error> {
        let (visible, groups) = in_scope(scope, self.dialect(), "h.id", "$1");
        let asked = self.dialect().one_of("h.id", "$2");
        let sql = format!("SELECT h.id FROM hosts h WHERE {visible} AND {asked}");
        let ids: Vec<i64> = keys.iter().map(|key| key.0).collect();
        let rows = fetch!(
            self,
            fetch_all as (i64,),
            sql,
            &groups,
            json!(ids).to_string()
        )?;
        let seen: HashSet<i64> = rows.into_iter().map(|(id,)| id).collect();
        let ids: Vec<i64> = ids.into_iter().filter(|id| seen.contains(id)).collect();
        self.summaries(&ids).await
    }

    /// How many hosts in scope meet the filter at the time `now`.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_hosts(
        &mut self,
        scope: &HostScope,
        filter: &HostFilter,
        now: Millis,
    ) -> Result<i64, Error> {
        let narrowed = filter.sql(scope, now, self.dialect());
        let sql = format!("SELECT COUNT(*) {}", narrowed.from);
        let (count,) = fetch!(
            self,
            fetch_one as (i64,),
            sql,
            &narrowed.scope,
            &narrowed.pattern,
            &narrowed.group_ids,
            &narrowed.group_names,
            narrowed.now,
            &narrowed.os,
        )?;
        Ok(count)
    }
}
