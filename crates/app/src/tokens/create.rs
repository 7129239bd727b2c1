//! Making a credential.

use domain::{Event, HostScope, Topic};
use store::tokens::{NewToken, TokenText};
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::{KIND_API, KIND_GETHOMEPAGE, TokenInput, describe, kind};
use crate::{Actor, Ctx, Error, Problem};

/// A credential that was made. The secret is shown here and never again.
#[derive(Clone, PartialEq, Eq)]
pub struct CreatedToken {
    /// Public id.
    pub id: Uuid,
    /// First half: `patchmon_ae_` and 32 hex digits.
    pub token_key: String,
    /// Second half: 64 hex digits.
    pub token_secret: String,
}

impl std::fmt::Debug for CreatedToken {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreatedToken")
            .field("id", &self.id)
            .field("token_key", &self.token_key)
            .finish_non_exhaustive()
    }
}

/// Makes a credential, which sees no more hosts than its maker does.
///
/// # Errors
/// [`Error::Invalid`] naming the fields; [`Error::Refused`] for a group that is not there and for
/// scopes of a credential of another kind than `api`.
pub async fn create(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    input: TokenInput,
) -> Result<CreatedToken, Error> {
    let text = input.apply(blank(), true, &ctx.zone().await?)?;
    let created = CreatedToken {
        id: ctx.uuid7(),
        token_key: format!("patchmon_ae_{}", ctx.hex_token(16)),
        token_secret: ctx.hex_token(32),
    };
    let secret = created.token_secret.clone();
    let token = NewToken {
        id: created.id,
        token_key: created.token_key.clone(),
        secret_digest: ctx.keys.digest(&secret),
        digest_key_id: ctx.keys.id().to_owned(),
        secret_bcrypt: ctx.hashing.host_key(secret, &*ctx.rng).await?,
        created_by: by.user_id(),
        scope: scope.clone(),
        text,
    };
    write(ctx, by.clone(), token).await?;
    tracing::info!(
        key = created.token_key,
        by = by.name,
        "a credential was made"
    );
    Ok(created)
}

/// What a credential has that nobody said.
fn blank() -> TokenText {
    TokenText {
        name: String::new(),
        is_active: true,
        metadata: "{}".to_owned(),
        scopes: None,
        allowed_ip_ranges: "[]".to_owned(),
        max_hosts_per_day: 100,
        default_host_group: None,
        expires_at: None,
    }
}

async fn write(ctx: &Ctx, by: Actor, token: NewToken) -> Result<(), Error> {
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                check_group(tx, &token.scope, &token.text).await?;
                tx.create_token(&token, now).await?;
                let entry = AuditEntry::new("token.create", "token")
                    .of(token.id)
                    .named(&token.text.name)
                    .after(describe(&token.text));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Tokens, token.id), now).await?;
                Ok(())
            })
        })
        .await
}

/// That the group of a credential exists and is in its sight, where the hosts it makes would be.
/// Without one they would be in nobody's.
pub(super) async fn check_group(
    tx: &mut Tx,
    scope: &HostScope,
    text: &TokenText,
) -> Result<(), Error> {
    let kind = kind(&text.metadata);
    let enrols = !matches!(kind.as_deref(), Some(KIND_API | KIND_GETHOMEPAGE));
    if *scope != HostScope::All && enrols && text.default_host_group.is_none() {
        let message = "must be one of your host groups";
        return Err(Problem::body("default_host_group_id", message).into());
    }
    let groups: Vec<Uuid> = text.default_host_group.into_iter().collect();
    if tx.all_groups_exist(scope, &groups).await? {
        Ok(())
    } else {
        Err(Error::Refused("unknown_host_group"))
    }
}
