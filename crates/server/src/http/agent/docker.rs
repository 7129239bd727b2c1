//! `POST /integrations/docker`: what a host's Docker daemon has.

use app::docker;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use bytes::Bytes;
use wire::compat::decode_docker;
use wire::{DockerAnswer, DockerInventory};

use super::problems;
use crate::AppState;
use crate::http::auth::AgentIdentity;
use crate::http::{ApiError, ApiResult, Json, extract};

/// Takes the containers, images, volumes and networks of a host in. Sending it again changes nothing.
/// When Docker is switched off for the host, nothing of it is kept.
#[utoipa::path(
    post, path = "/integrations/docker", tag = "agent",
    request_body(content = ref("#/components/schemas/AgentDocker"), description = "Inventory of the host's Docker daemon; gzip and zstd are understood",
        example = json!({"containers": [{"container_id": "4f53cda18c2b", "name": "web", "image_name": "nginx", "image_tag": "1.27", "status": "running", "ports": {"80/tcp": "0.0.0.0:8080"}}], "images": [{"repository": "nginx", "tag": "1.27", "image_id": "9c7a54a9a43c", "size_bytes": 191_998_640}], "volumes": [{"volume_id": "data", "name": "data", "driver": "local"}], "networks": [{"network_id": "b1e6c3", "name": "bridge", "driver": "bridge"}], "docker_hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"})),
    responses((
        status = 200, description = "The inventory was taken", body = ref("#/components/schemas/AgentDockerAnswer"),
        example = json!({"message": "Docker data received", "containers_received": 1, "images_received": 1, "volumes_received": 1, "networks_received": 1, "updates_found": 0})
    )),
    security(("agent" = []))
)]
pub async fn docker(
    AgentIdentity(identity): AgentIdentity,
    State(state): State<AppState>,
    body: Result<Bytes, BytesRejection>,
) -> ApiResult<Json<DockerAnswer>> {
    let body = body.map_err(|error| extract::unreadable(&error))?;
    let inventory = decode_docker(&body).map_err(|found| ApiError::Invalid(problems(found)))?;
    let mut answer = counted(&inventory);
    let kept = docker::receive(&state.ctx, identity.host, inventory).await?;
    answer.message = if kept {
        "Docker data received".to_owned()
    } else {
        "Docker is switched off for this host on the server; nothing was kept".to_owned()
    };
    Ok(Json(answer))
}

fn counted(inventory: &DockerInventory) -> DockerAnswer {
    let count = |length: usize| i64::try_from(length).unwrap_or(i64::MAX);
    DockerAnswer {
        containers_received: count(inventory.containers.len()),
        images_received: count(inventory.images.len()),
        volumes_received: count(inventory.volumes.len()),
        networks_received: count(inventory.networks.len()),
        ..DockerAnswer::default()
    }
}
