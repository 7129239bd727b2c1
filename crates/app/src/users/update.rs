//! Changing an account from outside.

use domain::{Event, HostScope, Role, Standing, Topic};
use serde_json::json;
use store::{AuditEntry, Tx, UserRow, UserText};
use uuid::Uuid;

use super::create::{check_email, check_name, check_username, named, taken};
use super::rank::{assign, keep_a_super_admin, scope_of, touch};
use crate::{Actor, Ctx, Error, Problems};

/// A change of an account; `None` leaves a thing as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AccountChange {
    /// User name.
    pub username: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Given name; the empty text clears it.
    pub first_name: Option<String>,
    /// Family name; the empty text clears it.
    pub last_name: Option<String>,
    /// Name of the role.
    pub role: Option<String>,
    /// Whether the user may sign in.
    pub is_active: Option<bool>,
    /// Groups whose hosts the user sees; none means every host.
    pub host_group_ids: Option<Vec<Uuid>>,
    /// Whether the user may not go on without a second factor.
    pub tfa_required: Option<bool>,
}

impl AccountChange {
    fn check(&self) -> Result<(), Error> {
        let mut problems = Problems::default();
        if let Some(name) = &self.username {
            check_username(&mut problems, name);
        }
        if let Some(email) = &self.email {
            check_email(&mut problems, email);
        }
        check_name(&mut problems, "first_name", self.first_name.as_deref());
        check_name(&mut problems, "last_name", self.last_name.as_deref());
        problems.finish()
    }

    fn text(&self, of: &UserRow) -> UserText {
        let trimmed =
            |new: &Option<String>, old: &str| new.as_deref().unwrap_or(old).trim().to_owned();
        let name = |new: &Option<String>, old: &Option<String>| match new {
            Some(_) => named(new.clone()),
            None => old.clone(),
        };
        UserText {
            username: trimmed(&self.username, &of.username),
            email: trimmed(&self.email, &of.email),
            first_name: name(&self.first_name, &of.first_name),
            last_name: name(&self.last_name, &of.last_name),
            is_active: self.is_active.unwrap_or(of.is_active),
            tfa_required: self.tfa_required.unwrap_or(of.tfa_required),
        }
    }

    /// Nobody changes the own role and sight, or shuts oneself out.
    fn not_of_oneself(&self, user: &UserRow, standing: &Standing) -> Result<(), Error> {
        let scope = self.host_group_ids.clone().map(scope_of);
        if self.role.as_ref().is_some_and(|role| *role != user.role)
            || scope.is_some_and(|scope| !same(&scope, &standing.scope))
        {
            return Err(Error::Refused("own_role"));
        }
        if self.is_active == Some(false) {
            return Err(Error::Refused("own_account"));
        }
        Ok(())
    }
}

fn same(one: &HostScope, other: &HostScope) -> bool {
    one.covers(other) && other.covers(one)
}

/// Changes an account. Its sessions meet the change with their next request; those of an account that
/// may no longer sign in are over.
///
/// # Errors
/// [`Error::NotFound`]; [`Error::Invalid`] naming the fields; [`Error::Taken`]; [`Error::Refused`] with
/// `rank`, `host_scope`, `own_role`, `own_account` or `last_superadmin`.
pub async fn update(
    ctx: &Ctx,
    by: &Actor,
    standing: Standing,
    id: Uuid,
    change: AccountChange,
) -> Result<(), Error> {
    change.check()?;
    let (by, now) = (by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.lock_users().await?;
                let (user, before) = touch(tx, &standing, id).await?;
                if standing.user == Some(id) {
                    change.not_of_oneself(&user, &before)?;
                }
                let after = given(tx, &standing, &before, &change).await?;
                let text = change.text(&user);
                if after.role != Role::SuperAdmin.name() || !text.is_active {
                    keep_a_super_admin(tx, &user).await?;
                }
                tx.update_user(id, &text, now).await.map_err(taken)?;
                tx.assign_role(id, &after.role, &after.scope).await?;
                if !text.is_active {
                    tx.revoke_sessions_of(id, now).await?;
                }
                let entry = AuditEntry::new("user.update", "user")
                    .of(id)
                    .named(&text.username)
                    .before(describe(&change_nothing().text(&user), &before))
                    .after(describe(&text, &after));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(())
}

fn change_nothing() -> AccountChange {
    AccountChange::default()
}

/// What the user stands like afterwards, if that may be given.
async fn given(
    tx: &mut Tx,
    by: &Standing,
    before: &Standing,
    change: &AccountChange,
) -> Result<Standing, Error> {
    let role = change.role.clone().unwrap_or_else(|| before.role.clone());
    let scope = change.host_group_ids.clone().map(scope_of);
    let scope = scope.unwrap_or_else(|| before.scope.clone());
    if role == before.role && same(&scope, &before.scope) {
        return Ok(before.clone());
    }
    assign(tx, by, role, scope).await
}

fn describe(text: &UserText, standing: &Standing) -> serde_json::Value {
    json!({
        "username": text.username,
        "email": text.email,
        "first_name": text.first_name,
        "last_name": text.last_name,
        "is_active": text.is_active,
        "tfa_required": text.tfa_required,
        "role": standing.role,
        "host_groups": groups(&standing.scope),
    })
}

/// A sight for the audit log: `null` is every host.
pub(super) fn groups(scope: &HostScope) -> Option<&[Uuid]> {
    match scope {
        HostScope::All => None,
        HostScope::Groups(groups) => Some(groups),
    }
}
