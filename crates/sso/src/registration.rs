//! What the provider knows this server by.

use std::fmt;

/// What the provider knows this server by.
#[derive(Clone, PartialEq, Eq)]
pub struct Registration {
    /// Issuer URL, as the operator wrote it.
    pub issuer: String,
    /// Client id.
    pub client_id: String,
    /// Client secret.
    pub client_secret: String,
    /// Where the provider sends the browser back to.
    pub redirect_uri: String,
    /// Scopes to ask for, `openid` among them or not.
    pub scopes: Vec<String>,
    /// Where groups stand besides `groups` and `ak_groups`: names joined by dots.
    pub groups_claim: Option<String>,
}

impl fmt::Debug for Registration {
    /// Without the secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registration")
            .field("issuer", &self.issuer)
            .field("client_id", &self.client_id)
            .finish_non_exhaustive()
    }
}
