//! A signed-in user of an answer that goes on for long.

use std::sync::Arc;

use app::sessions::CurrentUser;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use super::SignedIn;
use super::signed_in::{Credential, identify};
use crate::AppState;
use crate::http::client::ClientAddress;
use crate::http::error::ApiError;

/// Proof that the caller is signed in, which can be asked for again while the answer goes on.
#[derive(Debug, Clone)]
pub struct Lasting {
    /// Who, as it was at the beginning.
    pub user: Arc<CurrentUser>,
    credential: Credential,
    address: ClientAddress,
}

impl Lasting {
    /// Whether the credential is still good, for the same rights and the same hosts. A database that does
    /// not answer is no.
    pub async fn stands(&self, state: &AppState) -> bool {
        let now = identify(&self.credential, self.address, state).await;
        now.is_ok_and(|now| now.same_standing(&self.user))
    }
}

impl FromRequestParts<AppState> for Lasting {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, ApiError> {
        let SignedIn { user, .. } = SignedIn::from_request_parts(parts, state).await?;
        Ok(Self {
            user,
            credential: Credential::of(parts)?,
            address: ClientAddress::of(parts),
        })
    }
}
