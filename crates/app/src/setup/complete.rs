//! Creating the first super admin.

use domain::{Event, HostScope, Role, Topic};
use store::{AuditActor, AuditEntry, Tx};

use super::code::same_code;
use crate::sessions::{self, Client, SignedIn};
use crate::settings::Settings;
use crate::users::{self, NewAccount};
use crate::{Actor, Ctx, Error};

/// What the set-up page sends.
#[derive(Debug, Clone)]
pub struct SetUp {
    /// The first account; its role is always super admin.
    pub account: NewAccount,
    /// Public URL of the server, if it is known.
    pub server_url: Option<String>,
}

/// Whether a typed set-up code is the right one.
///
/// # Errors
/// [`Error::AlreadySetUp`] when it is too late for any, [`Error::SetupCodeWrong`].
pub async fn check_code(ctx: &Ctx, typed: &str) -> Result<(), Error> {
    if !super::needed(ctx).await? {
        return Err(Error::AlreadySetUp);
    }
    let code = super::code(ctx).await?;
    if same_code(typed, &code) {
        Ok(())
    } else {
        Err(Error::SetupCodeWrong)
    }
}

/// Creates the first super admin and signs it in. Of two at the same moment one wins.
///
/// # Errors
/// [`Error::AlreadySetUp`], or [`Error::Invalid`] naming the fields.
pub async fn complete(ctx: &Ctx, set_up: SetUp, client: Client) -> Result<SignedIn, Error> {
    let account = NewAccount {
        role: Role::SuperAdmin.name().to_owned(),
        scope: HostScope::All,
        ..set_up.account
    };
    account.check()?;
    if !super::needed(ctx).await? {
        return Err(Error::AlreadySetUp);
    }
    let row = users::prepare(ctx, account).await?;
    let now = ctx.now();
    let user = users::as_row(&row, now);
    let [actor, user_actor] = [
        Actor::system("set-up"),
        Actor::user(user.id, user.username.clone()),
    ]
    .map(|by| {
        let by = by.seen_from(client.address.clone());
        AuditActor::from(by.asked(client.request_id.clone()))
    });
    let (session, signed_in) = sessions::prepare(ctx, user, client)?;
    let locked = ctx.locked.contains_key("server_url");
    let url = set_up
        .server_url
        .filter(|_| !locked)
        .map(|url| url.trim().trim_end_matches('/').to_owned());
    let known = ctx.settings.clone();
    let signed_in = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.lock_users().await?;
                if tx.count_users().await? > 0 {
                    return Err(Error::AlreadySetUp);
                }
                tx.create_user(&row, now).await?;
                if let Some(url) = url.filter(|url| Settings::is_server_url(url)) {
                    tx.set_settings(&[("server_url", url)]).await?;
                    tx.record(Event::all(Topic::Settings), now).await?;
                }
                let entry = AuditEntry::new("user.create", "user")
                    .of(row.id)
                    .named(&row.username);
                tx.audit(&actor, &entry, now).await?;
                sessions::open(tx, &user_actor, &session, now).await?;
                Ok(signed_in)
            })
        })
        .await?;
    known.forget();
    Ok(signed_in)
}
