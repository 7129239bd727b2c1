//! `POST /hosts/withdraw`.

use app::enrolment;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::AgentIdentity;
use crate::http::error::ErrorBody;
use crate::http::{ApiResult, Json};

/// Answer to a withdrawal.
#[derive(Debug, Serialize, ToSchema)]
pub struct Withdrawn {
    message: &'static str,
}

/// Takes a host back that a script has just enrolled and whose agent could not be installed. A host
/// that has reported stays.
#[utoipa::path(
    post, path = "/hosts/withdraw", tag = "agent",
    responses(
        (status = 200, body = Withdrawn),
        (status = 409, description = "It has reported, or no script made it", body = ErrorBody)
    ),
    security(("agent" = []))
)]
pub async fn withdraw(
    AgentIdentity(identity): AgentIdentity,
    State(state): State<AppState>,
) -> ApiResult<Json<Withdrawn>> {
    enrolment::withdraw(&state.ctx, identity.host, &identity.friendly_name).await?;
    Ok(Json(Withdrawn {
        message: "Host withdrawn",
    }))
}
