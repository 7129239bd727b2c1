//! Refusals that somebody who signed in, or wanted to, has met.

use domain::Permission;
use serde_json::json;
use store::{AuditEntry, UserRow};

use crate::sessions::Client;
use crate::{Actor, Ctx, Error};

/// Notes that a permission was missing: once a minute for each user and permission.
///
/// # Errors
/// When the database fails.
pub async fn denied(
    ctx: &Ctx,
    by: Actor,
    permission: Permission,
    method: &str,
    path: &str,
) -> Result<(), Error> {
    let key = format!("denied {:?} {}", by.id, permission.name());
    if !ctx.floods.admits(key, ctx.now()) {
        return Ok(());
    }
    let entry = AuditEntry::new("permission.refuse", "permission")
        .of_key(permission.name())
        .after(json!({"method": method, "path": domain::clean(path, 255)}))
        .refused();
    super::note(ctx, by, entry).await
}

/// Notes a refused sign-in. What was typed as a name of no account is not kept: it may be a password in
/// the wrong field.
///
/// # Errors
/// When the database fails.
pub(crate) async fn sign_in_refused(
    ctx: &Ctx,
    user: Option<&UserRow>,
    client: &Client,
    reason: &'static str,
) -> Result<(), Error> {
    let who = user.map_or_else(|| "unknown".to_owned(), |user| user.id.simple().to_string());
    let key = format!("sign-in {who} {:?} {reason}", client.address);
    // A wrong password counts each time: after five of them the account and the address wait.
    let counted = reason == WRONG && user.is_some();
    if !counted && !ctx.floods.admits(key, ctx.now()) {
        return Ok(());
    }
    let by = match user {
        Some(user) => Actor::user(user.id, user.username.clone()),
        None => Actor::system("sign-in"),
    };
    let by = by
        .seen_from(client.address.clone())
        .asked(client.request_id.clone());
    let entry = AuditEntry::new("session.open", "session")
        .after(json!({ "reason": reason }))
        .refused();
    super::note(ctx, by, entry).await
}

/// The password was wrong, or there is no such account.
pub(crate) const WRONG: &str = "wrong name or password";
/// Too many were wrong before.
pub(crate) const LOCKED: &str = "locked after too many attempts";
/// The answer of a passkey was not right.
pub(crate) const PASSKEY: &str = "passkey not accepted";
