//! `GET /api/hosts/{id}/network`.

use axum::extract::State;
use domain::{HostScope, Interface};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, codes};

/// The network of a host.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiNetwork {
    id: Uuid,
    ip: Option<String>,
    gateway_ip: Option<String>,
    dns_servers: Vec<String>,
    network_interfaces: Vec<ApiInterface>,
}

/// An interface.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiInterface {
    name: String,
    /// Its first IPv4 address, else its first address.
    ip: Option<String>,
    mac: Option<String>,
}

/// Network configuration of a host.
#[utoipa::path(
    get, path = "/api/hosts/{id}/network", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    responses((status = 200, body = ApiNetwork), HostRefusals),
    security(("basic" = ["host:get"]))
)]
pub async fn network(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<ApiNetwork>> {
    let network = read(&state, &scoped.scope, &id).await;
    Ok(Json(network.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(state: &AppState, scope: &HostScope, id: &str) -> Result<ApiNetwork, app::Error> {
    let (mut conn, host) = super::find(state, scope, id).await?;
    let summary = super::summary(&mut conn, host).await?;
    let (_, network) = conn.host_documents(host.id).await?;
    Ok(ApiNetwork {
        id: host.uuid,
        ip: summary.ip,
        gateway_ip: network.gateway_ip,
        dns_servers: network.dns_servers,
        network_interfaces: network.interfaces.into_iter().map(interface).collect(),
    })
}

fn interface(interface: Interface) -> ApiInterface {
    let addresses = &interface.addresses;
    let first = addresses
        .iter()
        .find(|address| address.family == "inet")
        .or_else(|| addresses.first());
    ApiInterface {
        ip: first.map(|address| address.address.clone()),
        name: interface.name,
        mac: interface.mac_address,
    }
}
