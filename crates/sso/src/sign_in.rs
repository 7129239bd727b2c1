//! A sign-in: where the browser is sent, and what its return is worth.

use chrono::DateTime;
use openidconnect::core::{CoreAuthenticationFlow, CoreErrorResponseType};
use openidconnect::{
    AccessTokenHash, AuthorizationCode, ClaimsVerificationError, CsrfToken, Nonce,
    OAuth2TokenResponse as _, PkceCodeChallenge, PkceCodeVerifier, RequestTokenError, Scope,
    SignatureVerificationError, TokenResponse as _,
};

use crate::identity::Identity;
use crate::kinds::{MoreClaims, SignedToken, TokenClaims, Tokens};
use crate::{Connection, Failure, Provider, Step};

/// What nobody but this server and the browser knows of a sign-in.
#[derive(Clone, PartialEq, Eq)]
pub struct Secrets {
    /// Names the sign-in; the provider gives it back with the browser.
    pub state: String,
    /// Must stand in the ID token.
    pub nonce: String,
    /// Proof that the code is exchanged by who asked for it (RFC 7636): 43 to 128 characters.
    pub verifier: String,
}

/// What the browser brought back.
#[derive(Clone)]
pub struct Answer {
    /// The provider's code.
    pub code: String,
    /// As in [`Secrets`].
    pub nonce: String,
    /// As in [`Secrets`].
    pub verifier: String,
    /// What time it is, in milliseconds since the epoch, UTC.
    pub now: i64,
}

/// A sign-in that the provider vouches for.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Who.
    pub identity: Identity,
    /// The ID token, which names the provider's session when signing out.
    pub id_token: String,
    /// The provider with its newer keys, when it had changed them.
    pub newer: Option<Box<Provider>>,
}

impl Provider {
    /// Where to send the browser.
    ///
    /// # Errors
    /// When the redirect URI is none.
    pub fn sign_in_url(&self, secrets: &Secrets) -> Result<String, Failure> {
        let verifier = PkceCodeVerifier::new(secrets.verifier.clone());
        let party = self.party()?;
        let (state, nonce) = (secrets.state.clone(), secrets.nonce.clone());
        let scopes = self.registration.scopes.iter();
        let scopes = scopes
            .filter(|scope| *scope != "openid")
            .cloned()
            .map(Scope::new);
        let (url, _, _) = party
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(state),
                move || Nonce::new(nonce),
            )
            .add_scopes(scopes)
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(url.into())
    }

    /// Exchanges the code and checks the ID token: signature, algorithm, issuer, audience, expiry,
    /// nonce and, where there is one, the digest of the access token (OpenID Connect Core 1.0, section
    /// 3.1.3.7). A signature by an unknown key makes the keys be read once more.
    ///
    /// # Errors
    /// What is wrong, in words for the operator.
    pub fn finish(&self, connection: &Connection, answer: Answer) -> Result<SignedIn, Failure> {
        let tokens = self.exchange(connection, answer.code, answer.verifier)?;
        let id_token = tokens.id_token().ok_or_else(|| {
            Failure::new(
                Step::IdToken,
                "the provider gave no ID token: is the scope openid asked for?",
            )
        })?;
        let nonce = Nonce::new(answer.nonce);
        let mut newer = None;
        let claims = match self.claims(id_token, &nonce, answer.now) {
            Err(ClaimsVerificationError::SignatureVerification(cause)) if is_about_keys(&cause) => {
                let renewed = self.with_new_keys(connection)?;
                let claims = renewed
                    .claims(id_token, &nonce, answer.now)
                    .map_err(|error| refused(&error))?;
                newer = Some(Box::new(renewed));
                claims
            }
            other => other.map_err(|error| refused(&error))?,
        };
        let with_its_key = newer.as_deref().unwrap_or(self);
        with_its_key.check_access_token(id_token, &claims, &tokens)?;
        let identity = self.identity(connection, &claims, &tokens);
        if !identity.has_plain_subject() {
            let detail = "the subject is empty, longer than 255 characters or not plain text";
            return Err(Failure::new(Step::IdToken, detail));
        }
        Ok(SignedIn {
            identity,
            id_token: id_token.to_string(),
            newer,
        })
    }

    fn exchange(
        &self,
        connection: &Connection,
        code: String,
        verifier: String,
    ) -> Result<Tokens, Failure> {
        let party = self.party()?;
        let send = |request| connection.send(request);
        party
            .exchange_code(AuthorizationCode::new(code))
            .map_err(|error| Failure::of(Step::Token, &error))?
            .set_pkce_verifier(PkceCodeVerifier::new(verifier))
            .request(&send)
            .map_err(|error| match &error {
                RequestTokenError::ServerResponse(said) => Failure::new(
                    Step::Token,
                    explained(said.error(), said.error_description().map(String::as_str)),
                ),
                // The answer itself may hold tokens.
                RequestTokenError::Parse(cause, _) => Failure::new(
                    Step::Token,
                    format!("the answer is not a token answer: {cause}"),
                ),
                _ => Failure::of(Step::Token, &error),
            })
    }

    fn claims(
        &self,
        token: &SignedToken,
        nonce: &Nonce,
        now: i64,
    ) -> Result<TokenClaims, ClaimsVerificationError> {
        let other = |failure: Failure| ClaimsVerificationError::Other(failure.detail);
        let party = self.party().map_err(other)?;
        let now = DateTime::from_timestamp_millis(now).unwrap_or_default();
        let verifier = party
            .id_token_verifier()
            .set_allowed_algs(self.algorithms())
            .set_time_fn(move || now);
        token.claims(&verifier, nonce).cloned()
    }

    fn check_access_token(
        &self,
        token: &SignedToken,
        claims: &TokenClaims,
        tokens: &Tokens,
    ) -> Result<(), Failure> {
        let Some(expected) = claims.access_token_hash() else {
            return Ok(());
        };
        let failed = |error: &dyn std::error::Error| Failure::of(Step::IdToken, error);
        let party = self.party()?;
        let verifier = party.id_token_verifier();
        let algorithm = token.signing_alg().map_err(|error| failed(&error))?;
        let key = token
            .signing_key(&verifier)
            .map_err(|error| failed(&error))?;
        let actual = AccessTokenHash::from_token(tokens.access_token(), algorithm, key)
            .map_err(|error| failed(&error))?;
        if actual == *expected {
            Ok(())
        } else {
            let detail = "the access token is not the one that the ID token was made with";
            Err(Failure::new(Step::IdToken, detail))
        }
    }

    /// What the token says, completed by the user-info endpoint where there is one. Its failure is no
    /// failure of the sign-in: the token is the proof.
    fn identity(&self, connection: &Connection, claims: &TokenClaims, tokens: &Tokens) -> Identity {
        let path = self.registration.groups_claim.as_deref();
        let mut identity = Identity::of_token(self.issuer(), claims, path);
        if identity.is_complete() {
            return identity;
        }
        let send = |request| connection.send(request);
        let token = tokens.access_token().clone();
        let asked = self.party().ok().and_then(|party| {
            // Answers about somebody else are refused (section 5.3.2).
            let request = party
                .user_info(token, Some(claims.subject().clone()))
                .ok()?;
            let more: MoreClaims = request.request(&send).ok()?;
            Some(more)
        });
        if let Some(more) = asked {
            identity.complete(&more, path);
        }
        identity
    }
}

const fn is_about_keys(cause: &SignatureVerificationError) -> bool {
    matches!(
        cause,
        SignatureVerificationError::NoMatchingKey
            | SignatureVerificationError::CryptoError(_)
            | SignatureVerificationError::InvalidKey(_)
    )
}

fn refused(error: &ClaimsVerificationError) -> Failure {
    let failure = Failure::of(Step::IdToken, error);
    Failure::new(
        Step::IdToken,
        format!("the ID token is refused: {}", failure.detail),
    )
}

/// The provider's refusal of a code, with what to look at (RFC 6749, section 5.2).
pub(crate) fn explained(error: &CoreErrorResponseType, description: Option<&str>) -> String {
    let name = error.to_string();
    let hint = match error {
        CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => {
            "; check OIDC_CLIENT_ID and OIDC_CLIENT_SECRET"
        }
        CoreErrorResponseType::InvalidGrant => {
            "; the code was used before, is too old, or OIDC_REDIRECT_URI differs from the provider's"
        }
        _ => "",
    };
    let said = description.map_or_else(String::new, |text| {
        let text: String = text.chars().filter(|c| !c.is_control()).take(300).collect();
        format!(" ({text})")
    });
    format!("the provider refused with {name}{said}{hint}")
}
