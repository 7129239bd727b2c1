//! `GET /hosts/integrations`.

use std::collections::BTreeMap;

use wire::Integrations;

use crate::http::auth::AgentIdentity;
use crate::http::{ApiResult, Json};

/// What a host should switch on or off. An agent writes every key it gets into its local file, where
/// some keys open remote access: nothing but `docker` and `compliance` may ever stand here. Nothing
/// stands here about what nobody has decided on the server: that would overrule the host's own
/// administrator.
#[utoipa::path(
    get, path = "/hosts/integrations", tag = "agent",
    responses((
        status = 200, description = "Integrations by name", body = ref("#/components/schemas/AgentIntegrations"),
        example = json!({"success": true, "integrations": {"docker": true}})
    )),
    security(("agent" = []))
)]
pub async fn integrations(AgentIdentity(identity): AgentIdentity) -> ApiResult<Json<Integrations>> {
    let docker = identity.docker_enabled.map(|on| ("docker".to_owned(), on));
    Ok(Json(Integrations {
        success: true,
        integrations: BTreeMap::from_iter(docker),
    }))
}
