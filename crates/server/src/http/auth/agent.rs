//! A host that proved itself with its key.

use app::agents;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use store::hosts::HostIdentity;

use crate::AppState;
use crate::http::client::ClientAddress;
use crate::http::codes;
use crate::http::error::ApiError;
use crate::limits::Class;

/// Proof that the caller holds a host's key.
#[derive(Debug, Clone)]
pub struct AgentIdentity(
    /// Which host, and what the door needs to know about it.
    pub HostIdentity,
);

impl FromRequestParts<AppState> for AgentIdentity {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        match identify(parts, state).await {
            Ok(identity) => {
                state
                    .limits
                    .take(parts, Class::Agent, identity.0.host.uuid)?;
                Ok(identity)
            }
            Err(error) => {
                state
                    .limits
                    .take(parts, Class::General, ClientAddress::of(parts))?;
                Err(error)
            }
        }
    }
}

async fn identify(parts: &Parts, state: &AppState) -> Result<AgentIdentity, ApiError> {
    let text = |name: &str| {
        parts
            .headers
            .get(name)
            .and_then(|value| value.to_str().ok())
    };
    let (Some(id), Some(key)) = (text("x-api-id"), text("x-api-key")) else {
        return Err(ApiError::new(codes::AGENT_CREDENTIALS_REQUIRED));
    };
    Ok(AgentIdentity(agents::identify(&state.ctx, id, key).await?))
}
