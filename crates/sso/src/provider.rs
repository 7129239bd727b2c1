//! A provider whose configuration and keys were read.

use openidconnect::core::{CoreClientAuthMethod, CoreJwsSigningAlgorithm};
use openidconnect::{
    AuthType, ClientId, ClientSecret, DiscoveryError, IssuerUrl, JsonWebKeySet, RedirectUrl,
};

use crate::kinds::{Metadata, Party};
use crate::{Connection, Failure, Registration, Step};

/// A provider whose configuration and keys were read, and what this server is to it.
#[derive(Debug, Clone)]
pub struct Provider {
    pub(crate) metadata: Metadata,
    pub(crate) registration: Registration,
}

impl Provider {
    /// Reads configuration and keys (OpenID Connect Discovery 1.0, section 4). A slash too many or too
    /// few at the end of the issuer is forgiven: people copy it from pages that show it either way.
    ///
    /// # Errors
    /// Why the provider cannot be used, in words for the operator.
    pub fn discover(registration: &Registration, connection: &Connection) -> Result<Self, Failure> {
        let metadata = match read(&registration.issuer, connection) {
            Err(Unread::OtherIssuer(failure)) => {
                read(&other_slash(&registration.issuer), connection).map_err(|_| failure)?
            }
            Err(Unread::Failed(failure)) => return Err(failure),
            Ok(metadata) => metadata,
        };
        if metadata.token_endpoint().is_none() {
            let detail =
                "the provider names no token endpoint, so it has no authorization code flow";
            return Err(Failure::new(Step::Discovery, detail));
        }
        Ok(Self {
            metadata,
            registration: registration.clone(),
        })
    }

    /// The issuer as the provider itself writes it; identities are stored under it.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.metadata.issuer().as_str()
    }

    /// The same provider with the keys it has now: it may have changed them since.
    pub(crate) fn with_new_keys(&self, connection: &Connection) -> Result<Self, Failure> {
        let send = |request| connection.send(request);
        let keys = JsonWebKeySet::fetch(self.metadata.jwks_uri(), &send)
            .map_err(|error| Failure::of(Step::Keys, &error))?;
        let mut newer = self.clone();
        newer.metadata = newer.metadata.set_jwks(keys);
        Ok(newer)
    }

    /// How signatures may be made. Never by a shared secret and never by none at all, whatever the
    /// provider offers: who knows the client secret could sign otherwise.
    pub(crate) fn algorithms(&self) -> Vec<CoreJwsSigningAlgorithm> {
        let offered = self.metadata.id_token_signing_alg_values_supported();
        offered
            .iter()
            .filter(|one| is_asymmetric(one))
            .cloned()
            .collect()
    }

    /// The relying party towards this provider.
    pub(crate) fn party(&self) -> Result<Party, Failure> {
        let known = &self.registration;
        let redirect = RedirectUrl::new(known.redirect_uri.clone())
            .map_err(|error| Failure::of(Step::Discovery, &error))?;
        let party = Party::from_provider_metadata(
            self.metadata.clone(),
            ClientId::new(known.client_id.clone()),
            Some(ClientSecret::new(known.client_secret.clone())),
        );
        Ok(party
            .set_redirect_uri(redirect)
            .set_auth_type(self.authentication()))
    }

    /// `client_secret_basic`, unless the provider offers nothing but the secret in the body.
    fn authentication(&self) -> AuthType {
        let offered = self.metadata.token_endpoint_auth_methods_supported();
        let offers = |method| offered.is_some_and(|all| all.contains(&method));
        let in_body = offers(CoreClientAuthMethod::ClientSecretPost)
            && !offers(CoreClientAuthMethod::ClientSecretBasic);
        if in_body {
            AuthType::RequestBody
        } else {
            AuthType::BasicAuth
        }
    }
}

const fn is_asymmetric(algorithm: &CoreJwsSigningAlgorithm) -> bool {
    !matches!(
        algorithm,
        CoreJwsSigningAlgorithm::None
            | CoreJwsSigningAlgorithm::HmacSha256
            | CoreJwsSigningAlgorithm::HmacSha384
            | CoreJwsSigningAlgorithm::HmacSha512
    )
}

enum Unread {
    /// It calls itself by another name.
    OtherIssuer(Failure),
    Failed(Failure),
}

fn read(issuer: &str, connection: &Connection) -> Result<Metadata, Unread> {
    let url = IssuerUrl::new(issuer.to_owned())
        .map_err(|error| Unread::Failed(Failure::of(Step::Discovery, &error)))?;
    let send = |request| connection.send(request);
    Metadata::discover(&url, &send).map_err(|error| {
        let failure = Failure::of(Step::Discovery, &error);
        match error {
            DiscoveryError::Validation(_) => Unread::OtherIssuer(failure),
            _ => Unread::Failed(failure),
        }
    })
}

fn other_slash(issuer: &str) -> String {
    issuer
        .strip_suffix('/')
        .map_or_else(|| format!("{issuer}/"), str::to_owned)
}
