//! `GET /hosts/{id}`.

use axum::extract::State;
use domain::HostScope;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::detail_view::HostDetail;
use super::view::HostRow;
use crate::AppState;
use crate::http::auth::{Can, ViewHosts};
use crate::http::{ApiResult, Json, Path};

/// A host after a change.
#[derive(Debug, Serialize, ToSchema)]
pub struct HostAnswer {
    host: HostDetail,
}

/// One host.
#[utoipa::path(
    get, path = "/hosts/{id}", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    responses((status = 200, body = HostDetail)),
    security(("session" = ["view_hosts"]))
)]
pub async fn detail(
    can: Can<ViewHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<Json<HostDetail>> {
    Ok(Json(read(&state, &can.scope, id).await?))
}

/// The host as it is after a change.
pub(super) async fn changed(
    state: &AppState,
    scope: &HostScope,
    id: Uuid,
) -> ApiResult<Json<HostAnswer>> {
    let host = read(state, scope, id).await?;
    Ok(Json(HostAnswer { host }))
}

async fn read(state: &AppState, scope: &HostScope, id: Uuid) -> ApiResult<HostDetail> {
    let gone = || app::Error::NotFound("host");
    let interval = state.ctx.settings().await?.update_interval;
    let mut conn = state.ctx.store.read().await?;
    let host = conn.find_host(scope, id).await?.ok_or_else(gone)?;
    let summary = conn.host_summary(host).await?.ok_or_else(gone)?;
    let extras = conn.host_extras(scope, host).await?.ok_or_else(gone)?;
    let (system, network) = conn.host_documents(host.id).await?;
    let enrolment = conn.enrolment(host).await?;
    let row = HostRow::at(state.ctx.now(), summary);
    Ok(HostDetail::new(
        row, extras, system, network, interval, enrolment,
    ))
}
