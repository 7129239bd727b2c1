//! `GET /hosts/integrations`.

use std::collections::BTreeMap;

use wire::Integrations;

use crate::http::auth::AgentIdentity;
use crate::http::{ApiResult, Json};

/// What a host should switch on. An agent writes every key it gets into its local file, where some
/// keys open remote access: nothing but `docker` and `compliance` may ever stand here.
#[utoipa::path(
    get, path = "/hosts/integrations", tag = "agent",
    responses((
        status = 200, description = "Integrations by name", body = Object,
        example = json!({"success": true, "integrations": {}})
    )),
    security(("agent" = []))
)]
pub async fn integrations(_: AgentIdentity) -> ApiResult<Json<Integrations>> {
    Ok(Json(Integrations {
        success: true,
        integrations: BTreeMap::new(),
    }))
}
