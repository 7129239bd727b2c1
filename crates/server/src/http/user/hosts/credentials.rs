//! `POST /hosts/{id}/regenerate-credentials`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::{ApiResult, Json, Path};

/// The new credential, in both spellings. The key is shown here and never again.
#[derive(Debug, Serialize, ToSchema)]
pub struct Credentials {
    api_id: String,
    api_key: String,
    #[serde(rename = "apiId")]
    api_id_camel: String,
    #[serde(rename = "apiKey")]
    api_key_camel: String,
}

/// Gives a host another credential; the old one is dead at once.
#[utoipa::path(
    post, path = "/hosts/{id}/regenerate-credentials", tag = "hosts",
    params(("id" = Uuid, Path, description = "Host")),
    responses((status = 200, body = Credentials)),
    security(("session" = ["manage_hosts"]))
)]
pub async fn regenerate(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    Path(id): Path<Uuid>,
) -> ApiResult<Json<Credentials>> {
    let (ctx, by) = (&state.ctx, can.actor());
    let created = app::hosts::regenerate_credentials(ctx, &by, &can.scope, id).await?;
    Ok(Json(Credentials {
        api_id: created.api_id.clone(),
        api_key: created.api_key.clone(),
        api_id_camel: created.api_id,
        api_key_camel: created.api_key,
    }))
}
