//! `GET /packages/export`.

use std::collections::HashSet;

use app::audit::exported;
use axum::extract::State;
use axum::response::Response;
use domain::HostScope;
use store::Slice;
use store::fleet::PackageQuery;

use super::list::{PackageRow, Which, query};
use crate::AppState;
use crate::http::auth::{Can, ExportData, ViewPackages};
use crate::http::export::{Form, Parts, attachment, filter_of, write};
use crate::http::{ApiResult, Query};

/// Packages read in one go.
const BATCH: i64 = 2_000;

/// Packages as a file: those of the list with the same filters, in the same order. Needs `export_data`
/// as well, and is a row of the audit log.
#[utoipa::path(
    get, path = "/packages/export", tag = "packages", params(Which, Form),
    responses((status = 200, content((String = "text/csv"), (Vec<PackageRow> = "application/json")),
        description = "`packages.csv`, or `packages.json` with an array of the items of `GET /packages`")),
    security(("session" = ["view_packages", "export_data"]))
)]
pub async fn export(
    can: Can<ViewPackages>,
    _: Can<ExportData>,
    State(state): State<AppState>,
    Query(which): Query<Which>,
    Query(form): Query<Form>,
) -> ApiResult<Response> {
    let told = filter_of(&which);
    exported(&state.ctx, can.actor(), "package", form.format.name(), told).await?;
    let packages = Packages {
        ctx: state.ctx.clone(),
        scope: can.scope.clone(),
        query: query(which),
        offset: 0,
        told: HashSet::new(),
    };
    let parts = write(packages, form.format);
    Ok(attachment("packages", form.format, parts))
}

struct Packages {
    ctx: app::Ctx,
    scope: HostScope,
    query: PackageQuery,
    offset: i64,
    /// Rows of the packages written so far: a report that comes meanwhile may move one in the order.
    told: HashSet<i64>,
}

impl Parts for Packages {
    type Row = PackageRow;

    const HEAD: &'static [&'static str] = &[
        "id",
        "ecosystem",
        "name",
        "description",
        "hosts",
        "hosts_with_updates",
        "hosts_with_security",
        "versions",
        "latest",
    ];

    async fn next(&mut self) -> Result<Option<Vec<PackageRow>>, app::Error> {
        let slice = Slice {
            limit: BATCH,
            offset: self.offset,
        };
        let found = app::fleet::packages(&self.ctx, &self.scope, &self.query, slice).await?;
        if found.items.is_empty() {
            return Ok(None);
        }
        self.offset += BATCH;
        let mut rows = Vec::with_capacity(found.items.len());
        for package in found.items {
            if self.told.insert(package.row) {
                rows.push(PackageRow::from(package));
            }
        }
        Ok(Some(rows))
    }

    fn cells(row: &PackageRow) -> Vec<String> {
        row.cells()
    }
}
