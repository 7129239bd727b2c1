//! Signing out at the provider as well.

use openidconnect::{ClientId, LogoutRequest, PostLogoutRedirectUrl};

use crate::Provider;
use crate::kinds::SignedToken;

impl Provider {
    /// Where to send the browser to end the provider's session (OpenID Connect RP-Initiated Logout
    /// 1.0); `None` when the provider has no such place.
    #[must_use]
    pub fn sign_out_url(&self, id_token: Option<&str>, back_to: &str) -> Option<String> {
        let known = &self.metadata.additional_metadata().end_session_endpoint;
        let mut request = LogoutRequest::from(known.clone()?)
            .set_client_id(ClientId::new(self.registration.client_id.clone()));
        if let Some(token) = id_token.and_then(|text| text.parse::<SignedToken>().ok()) {
            request = request.set_id_token_hint(&token);
        }
        if let Ok(back) = PostLogoutRedirectUrl::new(back_to.to_owned()) {
            request = request.set_post_logout_redirect_uri(back);
        }
        Some(request.http_get_url().into())
    }
}
