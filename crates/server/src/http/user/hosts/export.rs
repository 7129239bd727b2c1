//! `GET /hosts/export`.

use app::audit::exported;
use axum::extract::State;
use axum::response::Response;
use domain::{HostId, HostScope};

use super::list::Which;
use super::view::{HEAD, HostRow};
use crate::AppState;
use crate::http::auth::{Can, ExportData, ViewHosts};
use crate::http::export::{Form, Parts, attachment, filter_of, write};
use crate::http::{ApiResult, Query};

/// Hosts read in one go.
const BATCH: usize = 500;

/// Hosts as a file: those of the list with the same filters, in the same order. Needs `export_data` as
/// well, and is a row of the audit log.
#[utoipa::path(
    get, path = "/hosts/export", tag = "hosts", params(Which, Form),
    responses((status = 200, content((String = "text/csv"), (Vec<HostRow> = "application/json")),
        description = "`hosts.csv`, or `hosts.json` with an array of the items of `GET /hosts`")),
    security(("session" = ["view_hosts", "export_data"]))
)]
pub async fn export(
    can: Can<ViewHosts>,
    _: Can<ExportData>,
    State(state): State<AppState>,
    Query(which): Query<Which>,
    Query(form): Query<Form>,
) -> ApiResult<Response> {
    let told = filter_of(&which);
    let (order, filter) = which.checked()?;
    let now = state.ctx.now();
    let mut conn = state.ctx.store.read().await?;
    let keys = conn.host_keys(&can.scope, &filter, order, now).await?;
    drop(conn);
    exported(&state.ctx, can.actor(), "host", form.format.name(), told).await?;
    let hosts = Hosts {
        ctx: state.ctx.clone(),
        scope: can.scope.clone(),
        keys: keys.into_iter(),
    };
    Ok(attachment("hosts", form.format, write(hosts, form.format)))
}

struct Hosts {
    ctx: app::Ctx,
    scope: HostScope,
    keys: std::vec::IntoIter<HostId>,
}

impl Parts for Hosts {
    type Row = HostRow;

    const HEAD: &'static [&'static str] = &HEAD;

    async fn next(&mut self) -> Result<Option<Vec<HostRow>>, app::Error> {
        let keys: Vec<HostId> = self.keys.by_ref().take(BATCH).collect();
        if keys.is_empty() {
            return Ok(None);
        }
        let now = self.ctx.now();
        let mut conn = self.ctx.store.read().await?;
        let hosts = conn.hosts_of_keys(&self.scope, &keys).await?;
        let rows = hosts.into_iter().map(|host| HostRow::at(now, host));
        Ok(Some(rows.collect()))
    }

    fn cells(row: &HostRow) -> Vec<String> {
        row.cells()
    }
}
