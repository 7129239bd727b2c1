//! Programs proving themselves.

use std::net::IpAddr;

use domain::{HostScope, Network, Scopes};
use store::Tx;
use store::tokens::TokenCredential;
use uuid::Uuid;

use super::kind;
use crate::{Actor, Ctx, Error};

/// A program that proved itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// The credential's public id.
    pub id: Uuid,
    /// The half of it that is no secret.
    pub key: String,
    /// Its name.
    pub name: String,
    /// What it may do.
    pub scopes: Scopes,
    /// Which hosts it sees.
    pub hosts: HostScope,
}

impl Identified {
    /// The program as the author of a change.
    #[must_use]
    pub fn actor(&self, address: Option<String>) -> Actor {
        Actor::token(self.id, self.name.clone()).seen_from(address)
    }
}

/// Why a credential was refused, in the order of the checks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such key.
    UnknownKey,
    /// Somebody has disabled it.
    Disabled,
    /// Its time is over.
    Expired,
    /// It is for another door.
    WrongKind,
    /// The secret is another one.
    WrongSecret,
    /// It may not be used from there.
    WrongAddress,
}

impl Refusal {
    /// The reason in the audit log.
    #[must_use]
    pub const fn reason(self) -> &'static str {
        match self {
            Self::UnknownKey => "unknown key",
            Self::Disabled => "disabled",
            Self::Expired => "expired",
            Self::WrongKind => "another kind",
            Self::WrongSecret => "wrong secret",
            Self::WrongAddress => "address not allowed",
        }
    }
}

/// The credential that these halves are, for a door of this kind and from this address. The row is read
/// each time, so that a change or deletion is met by the next request on every replica.
///
/// # Errors
/// When the database fails. A refusal is an answer, not an error.
pub async fn authenticate(
    ctx: &Ctx,
    door: &str,
    key: &str,
    secret: &str,
    address: IpAddr,
) -> Result<Result<Identified, Refusal>, Error> {
    let mut conn = ctx.store.read().await?;
    let found = conn.token_by_key(key).await?;
    let Some(token) = found else {
        // The same work as for a known key with a wrong secret.
        let _ = ctx.keys.matches(secret, &"0".repeat(64));
        return Ok(Err(Refusal::UnknownKey));
    };
    if let Err(refusal) = may_try(&token, door, ctx.now()) {
        return Ok(Err(refusal));
    }
    let hosts = conn.scope_of_token(token.id).await?;
    drop(conn);
    if !secret_matches(ctx, &token, secret).await? {
        return Ok(Err(Refusal::WrongSecret));
    }
    if !may_come_from(&token.allowed_ip_ranges, address) {
        return Ok(Err(Refusal::WrongAddress));
    }
    ctx.tokens
        .used(token.id, &token.token_name, address, ctx.now());
    Ok(Ok(Identified {
        id: token.id,
        key: key.to_owned(),
        scopes: scopes(token.scopes.as_deref()),
        name: token.token_name,
        hosts,
    }))
}

fn may_try(token: &TokenCredential, door: &str, now: domain::Millis) -> Result<(), Refusal> {
    if !token.is_active {
        return Err(Refusal::Disabled);
    }
    if token.expires_at.is_some_and(|end| end <= now) {
        return Err(Refusal::Expired);
    }
    if kind(&token.metadata).as_deref() != Some(door) {
        return Err(Refusal::WrongKind);
    }
    Ok(())
}

/// The keyed digest decides wherever there is one: constant time, microseconds. bcrypt runs only for
/// rows from elsewhere (imported, or restored beside another server key), which get their digest then.
pub(crate) async fn secret_matches(
    ctx: &Ctx,
    token: &TokenCredential,
    secret: &str,
) -> Result<bool, Error> {
    let digest = token.secret_digest.as_ref();
    if let Some(digest) = digest.filter(|_| token.digest_key_id.as_deref() == Some(ctx.keys.id())) {
        return Ok(ctx.keys.matches(secret, digest));
    }
    let hash = token.secret_bcrypt.clone();
    if !ctx
        .hashing
        .host_key_matches(secret.to_owned(), hash)
        .await?
    {
        return Ok(false);
    }
    let (id, digest, key_id) = (token.id, ctx.keys.digest(secret), ctx.keys.id().to_owned());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.remember_secret_digest(id, &digest, &key_id).await })
        })
        .await?;
    Ok(true)
}

/// An empty list allows every address. A list that cannot be read allows none.
pub(crate) fn may_come_from(ranges: &str, address: IpAddr) -> bool {
    let Ok(ranges) = serde_json::from_str::<Vec<String>>(ranges) else {
        return false;
    };
    let holds = |range: &String| range.parse::<Network>().is_ok_and(|r| r.contains(address));
    ranges.is_empty() || ranges.iter().any(holds)
}

/// Scopes that cannot be read permit nothing.
fn scopes(stored: Option<&str>) -> Scopes {
    stored
        .and_then(|text| serde_json::from_str(text).ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_row_opens_nothing() {
        let address = IpAddr::from([192, 0, 2, 1]);
        assert!(may_come_from("[]", address));
        assert!(!may_come_from("", address));
        assert!(!may_come_from(r#"["192.0.2"]"#, address));
        assert!(scopes(Some("{")).permit("host", "get").is_err());
        assert!(scopes(None).permit("host", "get").is_err());
    }
}
