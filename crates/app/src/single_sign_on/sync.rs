//! What each sign-in takes over from the provider.

use domain::{ChosenRole, Event, HostScope, Millis, Role, Topic};
use serde_json::json;
use sso::Identity;
use store::{AuditActor, AuditEntry, Tx, UserRow};

use super::config::SsoConfig;
use crate::{Actor, Error, users};

/// A user as it is after the sign-in.
pub(super) struct Synced {
    pub(super) user: UserRow,
    /// Why it has its role.
    pub(super) reason: String,
}

/// The role that the groups give. A default role that is none gives way to the lowest.
pub(super) async fn chosen(
    tx: &mut Tx,
    config: &SsoConfig,
    identity: &Identity,
) -> Result<ChosenRole, Error> {
    let groups = identity.groups.as_deref().unwrap_or_default();
    let mut chosen = config.group_roles.choose(groups);
    if tx.role(&chosen.role).await?.is_none() {
        chosen.reason = format!("OIDC_DEFAULT_ROLE names no role ({})", chosen.role);
        Role::ReadOnly.name().clone_into(&mut chosen.role);
    }
    if identity.groups.is_none() && !config.group_roles.is_empty() {
        chosen.reason = format!("the provider told no groups; {}", chosen.reason);
    }
    Ok(chosen)
}

/// Takes over role, address, names and picture. The caller has locked the users.
pub(super) async fn sync(
    tx: &mut Tx,
    config: &SsoConfig,
    identity: &Identity,
    user: UserRow,
    made: bool,
    now: Millis,
) -> Result<Synced, Error> {
    let chosen = chosen(tx, config, identity).await?;
    let before = user.clone();
    let mut user = said(tx, identity, user).await?;
    let reason = if made {
        chosen.reason
    } else {
        role(tx, config, chosen, &mut user).await?
    };
    if user == before {
        return Ok(Synced { user, reason });
    }
    tx.set_said_by_provider(&user, now).await?;
    let by = AuditActor::from(Actor::system("single sign-on"));
    let entry = AuditEntry::new("user.update", "user")
        .of(user.id)
        .named(&user.username)
        .before(describe(&before))
        .after(describe(&user));
    tx.audit(&by, &entry, now).await?;
    tx.record(Event::all(Topic::Users), now).await?;
    Ok(Synced { user, reason })
}

/// The row with what the provider says now.
async fn said(tx: &mut Tx, identity: &Identity, mut user: UserRow) -> Result<UserRow, Error> {
    let name = |said: &Option<String>, known: Option<String>| match said {
        Some(said) => Some(said.chars().take(100).collect()),
        None => known,
    };
    user.first_name = name(&identity.first_name, user.first_name);
    user.last_name = name(&identity.last_name, user.last_name);
    if let Some(picture) = identity.picture.as_ref().filter(|url| is_picture(url)) {
        user.avatar_url = Some(picture.clone());
    }
    // An address decides who gets linked: only one that was checked replaces the known one.
    if let Some(email) = identity
        .email
        .as_ref()
        .filter(|email| identity.email_verified && users::is_email(email))
    {
        let holder = tx.user_by_email(email).await?;
        match holder {
            Some(holder) if holder.id != user.id => {
                tracing::warn!(
                    "OIDC: the new address of a user belongs to another account; the old one stays"
                );
            }
            _ => user.email.clone_from(email),
        }
    }
    user.single_sign_on = true;
    Ok(user)
}

fn is_picture(url: &str) -> bool {
    url.len() <= 2048 && url.starts_with("https://") && !url.contains(char::is_whitespace)
}

/// Sets the role where that is wanted and allowed; says why the user has the role it has then.
async fn role(
    tx: &mut Tx,
    config: &SsoConfig,
    chosen: ChosenRole,
    user: &mut UserRow,
) -> Result<String, Error> {
    let kept = |why: &str| Ok(format!("{why}: the role stays {}", user.role));
    if !config.sync_roles {
        return kept("OIDC_SYNC_ROLES is false");
    }
    if config.group_roles.is_empty() {
        return kept("no group gives a role");
    }
    if chosen.role == user.role {
        return Ok(chosen.reason);
    }
    let super_admin = Role::SuperAdmin.name();
    if user.role == super_admin {
        if !config.group_roles.decides_super_admins() {
            return kept("no group decides who is a super admin");
        }
        if tx.other_super_admins(user.id).await? == 0 {
            tracing::warn!(
                username = user.username,
                "OIDC: the groups would take the role of the last super admin; it stays"
            );
            return kept("the last super admin stays");
        }
    }
    let scope = scope_after(tx, &chosen.role, user).await?;
    tx.assign_role(user.id, &chosen.role, &scope).await?;
    user.limited = scope != HostScope::All;
    user.role = chosen.role;
    Ok(chosen.reason)
}

/// A user keeps its sight; a super admin sees every host.
async fn scope_after(tx: &mut Tx, role: &str, user: &UserRow) -> Result<HostScope, Error> {
    if role == Role::SuperAdmin.name() || !user.limited {
        return Ok(HostScope::All);
    }
    let groups = tx.groups_of_user(user.id).await?;
    let ids = groups.into_iter().map(|group| group.id).collect();
    Ok(HostScope::of(true, ids))
}

fn describe(user: &UserRow) -> serde_json::Value {
    json!({
        "email": user.email, "first_name": user.first_name, "last_name": user.last_name,
        "avatar_url": user.avatar_url, "role": user.role, "single_sign_on": user.single_sign_on,
    })
}
