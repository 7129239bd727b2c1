//! Scripts proving themselves. The checks run in the published order.

use std::net::IpAddr;

use domain::Millis;
use store::tokens::TokenCredential;
use uuid::Uuid;

use crate::tokens::{KIND_API, KIND_GETHOMEPAGE, Refusal, kind, may_come_from, secret_matches};
use crate::{Actor, Ctx, Error};

/// A script that proved itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Enroller {
    /// The credential's public id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

impl Enroller {
    /// The script as the author of a change.
    #[must_use]
    pub fn actor(&self, address: IpAddr) -> Actor {
        Actor::token(self.id, self.name.clone()).seen_from(Some(address.to_string()))
    }
}

/// The credential that these halves are. Where there is an `address`, it must be one of the
/// credential's own.
///
/// # Errors
/// When the database fails. A refusal is an answer, not an error.
pub async fn admit(
    ctx: &Ctx,
    key: &str,
    secret: &str,
    address: Option<IpAddr>,
) -> Result<Result<Enroller, Refusal>, Error> {
    let found = ctx.store.read().await?.token_by_key(key).await?;
    let Some(token) = found else {
        // The same work as for a known key with a wrong secret.
        let _ = ctx.keys.matches(secret, &"0".repeat(64));
        return Ok(Err(Refusal::UnknownKey));
    };
    if let Err(refusal) = may_try(&token, ctx.now()) {
        return Ok(Err(refusal));
    }
    if !secret_matches(ctx, &token, secret).await? {
        return Ok(Err(Refusal::WrongSecret));
    }
    if address.is_some_and(|address| !may_come_from(&token.allowed_ip_ranges, address)) {
        return Ok(Err(Refusal::WrongAddress));
    }
    Ok(Ok(Enroller {
        id: token.id,
        name: token.token_name,
    }))
}

/// A credential of another door counts as unknown before anything else is told of it.
fn may_try(token: &TokenCredential, now: Millis) -> Result<(), Refusal> {
    if matches!(
        kind(&token.metadata).as_deref(),
        Some(KIND_API | KIND_GETHOMEPAGE)
    ) {
        return Err(Refusal::WrongKind);
    }
    if !token.is_active {
        return Err(Refusal::Disabled);
    }
    if token.expires_at.is_some_and(|end| end <= now) {
        return Err(Refusal::Expired);
    }
    Ok(())
}
