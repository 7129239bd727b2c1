//! Making an account for oneself, where that is switched on.

use domain::{Event, HostScope, Permissions, Risk, Role, Topic};
use store::{AuditActor, AuditEntry, Conn, Tx};

use super::create::taken;
use super::{NewAccount, as_row, prepare};
use crate::sessions::{self, Client, SignedIn};
use crate::{Actor, Ctx, Error, roles, single_sign_on};

/// Whether a role may be given to everybody who asks: nothing in it changes who may do what.
pub(crate) fn is_harmless(permissions: Permissions) -> bool {
    permissions.iter().all(|one| one.text().risk < Risk::High)
}

/// Whether strangers may make themselves an account: that is switched on, and passwords are taken.
///
/// # Errors
/// When the database fails.
pub async fn sign_up_enabled(ctx: &Ctx) -> Result<bool, Error> {
    Ok(ctx.settings().await?.signup_enabled && !single_sign_on::local_sign_in_is_off(ctx).await?)
}

/// Makes an account with the default role and signs it in.
///
/// # Errors
/// [`Error::Refused`] with `signup_disabled`; as [`super::create()`].
pub async fn sign_up(ctx: &Ctx, account: NewAccount, client: Client) -> Result<SignedIn, Error> {
    let settings = ctx.settings().await?;
    if !sign_up_enabled(ctx).await? {
        return Err(Error::Refused("signup_disabled"));
    }
    let mut conn = ctx.store.read().await?;
    // Before the first super admin is there, nobody else comes in.
    if conn.count_users().await? == 0 {
        return Err(Error::Refused("signup_disabled"));
    }
    let account = NewAccount {
        role: default_role(&mut conn, &settings.default_user_role).await?,
        scope: HostScope::All,
        tfa_required: false,
        ..account
    };
    drop(conn);
    account.check()?;
    let row = prepare(ctx, account).await?;
    let now = ctx.now();
    let actor = Actor::user(row.id, row.username.clone())
        .seen_from(client.address.clone())
        .asked(client.request_id.clone());
    let actor = AuditActor::from(actor);
    let (session, signed_in) = sessions::prepare(ctx, as_row(&row, now), client)?;
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.create_user(&row, now).await.map_err(taken)?;
                let after = serde_json::json!({ "username": row.username, "role": row.role });
                let entry = AuditEntry::new("user.sign_up", "user")
                    .of(row.id)
                    .named(&row.username)
                    .after(after);
                tx.audit(&actor, &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                sessions::open(tx, &actor, &session, now).await?;
                Ok(signed_in)
            })
        })
        .await
}

/// The role of who comes by oneself. One that has gone, or that has grown dangerous since it was
/// chosen, gives way to the lowest.
async fn default_role(conn: &mut Conn, chosen: &str) -> Result<String, Error> {
    let there = conn.role(chosen).await?.is_some();
    if there && is_harmless(roles::permissions(conn, chosen).await?) {
        return Ok(chosen.to_owned());
    }
    Ok(Role::ReadOnly.name().to_owned())
}
