//! The account of an identity: known, linked by e-mail address, or made.

use domain::{Event, HostScope, Topic};
use serde_json::json;
use sso::Identity;
use store::{AuditActor, AuditEntry, NewUser, Tx, UserRow};

use super::config::SsoConfig;
use super::finish::Stopped;
use super::refusal::Refusal;
use super::sync;
use crate::sessions::Client;
use crate::{Actor, Ctx, Error, users};

/// The longest name that is made of an address.
const LONGEST: usize = 56;

/// An account.
pub(super) struct Found {
    pub(super) user: UserRow,
    /// Whether it was made just now.
    pub(super) made: bool,
}

/// The account of (issuer, subject); else the one that has the address, if the provider checked that
/// the address is the person's and nobody else at the provider has the account; else a new one.
pub(super) async fn find(
    ctx: &Ctx,
    tx: &mut Tx,
    config: &SsoConfig,
    identity: &Identity,
    client: &Client,
) -> Result<Result<Found, Stopped>, Error> {
    let (issuer, subject) = (&identity.issuer, &identity.subject);
    if let Some(user) = tx.user_by_identity(issuer, subject).await? {
        return Ok(active(user));
    }
    let by = AuditActor::from(
        Actor::system("single sign-on")
            .seen_from(client.address.clone())
            .asked(client.request_id.clone()),
    );
    let Some(email) = identity
        .email
        .clone()
        .filter(|email| users::is_email(email))
    else {
        let message = "the provider told no e-mail address: is the scope email asked for?";
        return Ok(Err(Stopped::new(Refusal::AuthenticationFailed, message)));
    };
    if let Some(user) = tx.user_by_email(&email).await? {
        return link(ctx, tx, &by, identity, user).await;
    }
    if !config.auto_create {
        let message =
            format!("no account has the address {email}, and OIDC_AUTO_CREATE_USERS is false");
        return Ok(Err(Stopped::new(Refusal::UserNotFound, message)));
    }
    let user = make(ctx, tx, &by, config, identity, email).await?;
    Ok(Ok(Found { user, made: true }))
}

fn active(user: UserRow) -> Result<Found, Stopped> {
    if user.is_active {
        return Ok(Found { user, made: false });
    }
    let message = format!("the account {} is disabled", user.username);
    Err(Stopped::new(Refusal::AccountDisabled, message))
}

async fn link(
    ctx: &Ctx,
    tx: &mut Tx,
    by: &AuditActor,
    identity: &Identity,
    user: UserRow,
) -> Result<Result<Found, Stopped>, Error> {
    let name = &user.username;
    if !identity.email_verified {
        let message =
            format!("the account {name} has this address, and the provider did not verify it");
        return Ok(Err(Stopped::new(Refusal::EmailNotVerified, message)));
    }
    if tx.has_identity_of(user.id, &identity.issuer).await? {
        let message = format!("the account {name} belongs to somebody else at this provider");
        return Ok(Err(Stopped::new(Refusal::AuthenticationFailed, message)));
    }
    if !user.is_active {
        return Ok(active(user));
    }
    let now = ctx.now();
    tx.link_identity(user.id, &identity.issuer, &identity.subject, now)
        .await?;
    let entry = AuditEntry::new("user.link_identity", "user")
        .of(user.id)
        .named(name)
        .after(json!({"issuer": identity.issuer, "subject": identity.subject}));
    tx.audit(by, &entry, now).await?;
    Ok(Ok(Found { user, made: false }))
}

async fn make(
    ctx: &Ctx,
    tx: &mut Tx,
    by: &AuditActor,
    config: &SsoConfig,
    identity: &Identity,
    email: String,
) -> Result<UserRow, Error> {
    let now = ctx.now();
    let chosen = sync::chosen(tx, config, identity).await?;
    let new = NewUser {
        id: ctx.uuid7(),
        username: free_name(tx, &email).await?,
        email,
        first_name: identity.first_name.clone(),
        last_name: identity.last_name.clone(),
        password_hash: None,
        role: chosen.role,
        scope: HostScope::All,
        tfa_required: false,
    };
    tx.create_user(&new, now).await?;
    tx.link_identity(new.id, &identity.issuer, &identity.subject, now)
        .await?;
    let entry = AuditEntry::new("user.create", "user")
        .of(new.id)
        .named(&new.username)
        .after(
            json!({"username": new.username, "email": new.email, "role": new.role,
            "issuer": identity.issuer, "subject": identity.subject, "reason": chosen.reason}),
        );
    tx.audit(by, &entry, now).await?;
    tx.record(Event::all(Topic::Users), now).await?;
    let mut row = users::as_row(&new, now);
    row.single_sign_on = true;
    Ok(row)
}

/// What stands before the `@`, with a number when somebody has that name.
async fn free_name(tx: &mut Tx, email: &str) -> Result<String, Error> {
    let wanted = name_of(email);
    let mut name = wanted.clone();
    let mut number = 2;
    while tx.user_by_login(&name).await?.is_some() {
        name = format!("{wanted}{number}");
        number += 1;
    }
    Ok(name)
}

fn name_of(email: &str) -> String {
    let before = email.split('@').next().unwrap_or_default();
    let fits = |c: &char| !c.is_whitespace() && !c.is_control();
    let name: String = before.chars().filter(fits).take(LONGEST).collect();
    if name.is_empty() {
        "user".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::name_of;

    #[test]
    fn a_name_is_what_stands_before_the_at() {
        assert_eq!(name_of("john.doe@example.com"), "john.doe");
        assert_eq!(name_of("Jürgen+test@example.com"), "Jürgen+test");
        assert_eq!(name_of("@example.com"), "user");
        assert_eq!(name_of(&format!("{}@x", "a".repeat(99))).len(), 56);
    }
}
