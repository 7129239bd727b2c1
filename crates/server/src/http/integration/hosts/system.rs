//! `GET /api/hosts/{id}/system`.

use axum::extract::State;
use domain::{Disk, HostScope};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::units;
use crate::AppState;
use crate::http::integration::auth::{HostGet, Scoped};
use crate::http::integration::{HostRefusals, or};
use crate::http::{ApiResult, Json, Path, codes};

/// Hardware, kernel and reboot status of a host. Null is what the agent did not say.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiSystem {
    id: Uuid,
    architecture: Option<String>,
    kernel_version: Option<String>,
    installed_kernel_version: Option<String>,
    selinux_status: Option<String>,
    system_uptime: Option<String>,
    cpu_model: Option<String>,
    cpu_cores: Option<i64>,
    #[schema(example = "8192 MB")]
    ram_installed: Option<String>,
    #[schema(example = "2048 MB")]
    swap_size: Option<String>,
    load_average: Option<ApiLoad>,
    disk_details: Vec<ApiDisk>,
    needs_reboot: bool,
    reboot_reason: Option<String>,
}

/// Load.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiLoad {
    #[serde(rename = "1min")]
    one: Option<f64>,
    #[serde(rename = "5min")]
    five: Option<f64>,
    #[serde(rename = "15min")]
    fifteen: Option<f64>,
}

/// A file system, in the words of `df -h`.
#[derive(Debug, Serialize, ToSchema)]
pub struct ApiDisk {
    #[schema(example = "/dev/sda1")]
    filesystem: String,
    #[schema(example = "50G")]
    size: Option<String>,
    used: Option<String>,
    available: Option<String>,
    #[schema(example = "44%")]
    use_percent: Option<String>,
    #[schema(example = "/")]
    mounted_on: String,
}

/// Hardware, kernel and reboot status of a host.
#[utoipa::path(
    get, path = "/api/hosts/{id}/system", tag = "integration api",
    params(("id" = String, Path, description = "Host")),
    responses((status = 200, body = ApiSystem), HostRefusals),
    security(("basic" = ["host:get"]))
)]
pub async fn system(
    scoped: Scoped<HostGet>,
    State(state): State<AppState>,
    Path(id): Path<String>,
) -> ApiResult<Json<ApiSystem>> {
    let system = read(&state, &scoped.scope, &id).await;
    Ok(Json(system.map_err(or(codes::API_HOSTS_FAILED))?))
}

async fn read(state: &AppState, scope: &HostScope, id: &str) -> Result<ApiSystem, app::Error> {
    let (mut conn, host) = super::find(state, scope, id).await?;
    let summary = super::summary(&mut conn, host).await?;
    let extras = super::extras(&mut conn, scope, host).await?;
    let (system, _) = conn.host_documents(host.id).await?;
    let memory = system.memory;
    let load = extras.load_average.or(system.load_average);
    Ok(ApiSystem {
        id: host.uuid,
        architecture: summary.architecture,
        kernel_version: extras.kernel_running,
        installed_kernel_version: extras.kernel_installed,
        selinux_status: system.selinux,
        system_uptime: system.uptime_text,
        cpu_model: system.cpu_model,
        cpu_cores: system.cpu_cores,
        ram_installed: units::memory(memory.map(|memory| memory.total), system.ram_gib),
        swap_size: units::memory(memory.map(|memory| memory.swap_total), system.swap_gib),
        load_average: load.map(|load| ApiLoad::new(&load)),
        disk_details: system.disks.into_iter().map(disk).collect(),
        needs_reboot: summary.needs_reboot.unwrap_or(false),
        reboot_reason: summary.reboot_reason,
    })
}

impl ApiLoad {
    fn new(load: &[f64]) -> Self {
        Self {
            one: load.first().copied(),
            five: load.get(1).copied(),
            fifteen: load.get(2).copied(),
        }
    }
}

/// A disk of which only a text is known keeps the text as its size.
fn disk(disk: Disk) -> ApiDisk {
    ApiDisk {
        use_percent: units::use_percent(&disk),
        size: disk.size.map(units::size).or(disk.text),
        used: disk.used.map(units::size),
        available: disk.available.map(units::size),
        filesystem: disk.device,
        mounted_on: disk.mountpoint,
    }
}
