//! Bearer tokens of people's programs: never more than their user may, and nothing of what needs the
//! person.

use std::sync::Arc;

use domain::{Event, Millis, Permission, Permissions, Topic};
use store::{AuditEntry, PersonalTokenRow, Tx};
use uuid::Uuid;

use crate::ports::Zone;
use crate::sessions::CurrentUser;
use crate::tokens::expiry::parse;
use crate::{Actor, Ctx, Error, Problems, roles};

/// What every personal token begins with.
pub const PREFIX: &str = "pmp_";
/// How many characters of a token its owner sees later.
const SHOWN: usize = 12;
/// Tokens one user may have.
const MOST: usize = 50;
/// Uses are noted this often.
const NOTED: Millis = 60_000;

/// A token to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenWish {
    /// 1 to 100 characters.
    pub name: String,
    /// Names of permissions; all that the user has, now or later, when absent.
    pub permissions: Option<Vec<String>>,
    /// When it ends, as RFC 3339 or a date; never when absent.
    pub expires_at: Option<String>,
}

impl TokenWish {
    /// When it ends, once everything is as it should be.
    fn check(&self, user: &CurrentUser, zone: &Zone, now: Millis) -> Result<Option<Millis>, Error> {
        let mut problems = Problems::default();
        let length = self.name.trim().chars().count();
        let plain = !self.name.contains(char::is_control);
        problems.require(
            (1..=100).contains(&length) && plain,
            "name",
            "must have 1 to 100 characters",
        );
        for name in self.permissions.iter().flatten() {
            let held = Permission::from_name(name).is_some_and(|one| user.may(one));
            problems.require(held, "permissions", "must be permissions that you have");
        }
        let end = |text: &String| parse(text, zone).filter(|at| *at > now);
        let expires_at = self.expires_at.as_ref().and_then(end);
        problems.require(
            expires_at.is_some() == self.expires_at.is_some(),
            "expires_at",
            "must be a time in the future",
        );
        problems.finish()?;
        Ok(expires_at)
    }
}

/// Makes a token; gives it whole, once, and its row.
///
/// # Errors
/// [`Error::Invalid`] naming the fields.
pub async fn create(
    ctx: &Ctx,
    by: Actor,
    user: &CurrentUser,
    wish: TokenWish,
) -> Result<(String, PersonalTokenRow), Error> {
    let now = ctx.now();
    let expires_at = wish.check(user, &ctx.zone().await?, now)?;
    let token = format!("{PREFIX}{}", ctx.hex_token(32));
    let permissions = wish.permissions.map(|names| serde_json::json!(names));
    let row = PersonalTokenRow {
        id: ctx.uuid7(),
        user_id: user.id,
        name: wish.name.trim().to_owned(),
        prefix: token.chars().take(SHOWN).collect(),
        digest: ctx.keys.digest(&token),
        permissions: permissions.as_ref().map(ToString::to_string),
        created_at: now,
        last_used_at: None,
        last_used_ip: None,
        expires_at,
    };
    let kept = row.clone();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if tx.personal_tokens(kept.user_id).await?.len() >= MOST {
                    let mut problems = Problems::default();
                    problems.require(false, "name", "cannot be used: you have 50 tokens");
                    problems.finish()?;
                }
                tx.create_personal_token(&kept).await?;
                let entry = AuditEntry::new("personal_token.create", "personal_token")
                    .of(kept.id)
                    .named(&kept.name)
                    .after(serde_json::json!({
                        "permissions": permissions, "expires_at": kept.expires_at,
                    }));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok((token, row))
}

/// Deletes one of the user's tokens. It is dead with the next request.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn delete(ctx: &Ctx, by: Actor, user: Uuid, id: Uuid) -> Result<(), Error> {
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let name = tx.delete_personal_token(user, id).await?;
                let name = name.ok_or(Error::NotFound("token"))?;
                let entry = AuditEntry::new("personal_token.delete", "personal_token")
                    .of(id)
                    .named(name);
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok(())
            })
        })
        .await
}

/// The user of a token, with what the token may do.
///
/// # Errors
/// [`Error::Unauthenticated`] when it is unknown or over, or its user may no longer sign in.
pub async fn check(ctx: &Ctx, token: &str, address: String) -> Result<Arc<CurrentUser>, Error> {
    let now = ctx.now();
    let mut conn = ctx.store.read().await?;
    let row = conn.personal_token(&ctx.keys.digest(token)).await?;
    let row = row
        .filter(|row| row.expires_at.is_none_or(|at| at > now))
        .ok_or(Error::Unauthenticated)?;
    let user = conn.user(row.user_id).await?.filter(|user| user.is_active);
    let user = user.ok_or(Error::Unauthenticated)?;
    let standing = roles::standing(&mut conn, &user).await?;
    let must_set_up = user.tfa_required
        && user.password_hash.is_some()
        && !conn.has_second_factor(user.id).await?;
    drop(conn);
    note_use(ctx, &row, address).await?;
    Ok(Arc::new(CurrentUser {
        id: user.id,
        username: user.username,
        role: standing.role,
        permissions: standing.permissions.and(chosen(&row)),
        scope: standing.scope,
        session: row.id,
        token: Some(row.name),
        must_set_up,
        expires_at: row.expires_at.unwrap_or(Millis::MAX),
    }))
}

/// What the token was made for. A list that cannot be read permits nothing.
fn chosen(row: &PersonalTokenRow) -> Permissions {
    let Some(text) = &row.permissions else {
        return Permissions::all();
    };
    let names: Vec<String> = serde_json::from_str(text).unwrap_or_default();
    names
        .iter()
        .filter_map(|name| Permission::from_name(name))
        .collect()
}

/// Notes a use now and then, and writes the first from each new address to the audit log.
async fn note_use(ctx: &Ctx, row: &PersonalTokenRow, address: String) -> Result<(), Error> {
    let now = ctx.now();
    let moved = row.last_used_ip.as_ref() != Some(&address);
    if !moved && row.last_used_at.is_some_and(|at| now - at < NOTED) {
        return Ok(());
    }
    let (id, name) = (row.id, row.name.clone());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.use_personal_token(id, Some(&address), now).await?;
                if moved {
                    let by = Actor::token(id, name.clone()).seen_from(Some(address));
                    let entry = AuditEntry::new("personal_token.new_address", "personal_token")
                        .of(id)
                        .named(name);
                    tx.audit(&by.into(), &entry, now).await?;
                }
                Ok(())
            })
        })
        .await
}
