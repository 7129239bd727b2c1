//! Whether passwords are taken beside the provider.

use std::time::Duration;

use domain::Millis;
use serde_json::json;
use store::{AuditEntry, Tx, UserRow};

use crate::{Actor, Ctx, Error, Problem};

/// Until when passwords are taken whatever the configuration says.
const META: &str = "local_login_until";
/// The longest exception.
const LONGEST: Duration = Duration::from_hours(7 * 24);

/// Whether passwords are refused: the configuration says so, the provider is really there, and nobody
/// broke the glass.
///
/// # Errors
/// When the database fails.
pub async fn local_sign_in_is_off(ctx: &Ctx) -> Result<bool, Error> {
    let wanted = ctx
        .single_sign_on
        .config()
        .is_some_and(|config| config.disable_local);
    if !wanted || !ctx.single_sign_on.is_ready() {
        return Ok(false);
    }
    Ok(local_login_until(ctx).await?.is_none())
}

/// Until when passwords are taken whatever the configuration says; `None` when that is over.
///
/// # Errors
/// When the database fails.
pub async fn local_login_until(ctx: &Ctx) -> Result<Option<Millis>, Error> {
    let stored = ctx.store.read().await?.meta(META).await?;
    let until = stored.and_then(|text| text.parse::<Millis>().ok());
    Ok(until.filter(|until| *until > ctx.now()))
}

/// Refuses what belongs to passwords while they are refused.
///
/// # Errors
/// [`Error::Refused`] with `local_auth_disabled`.
pub async fn only_here(ctx: &Ctx) -> Result<(), Error> {
    if local_sign_in_is_off(ctx).await? {
        return Err(Error::Refused("local_auth_disabled"));
    }
    Ok(())
}

/// Takes passwords for a while, whatever the configuration says; gives the end.
///
/// # Errors
/// [`Error::Invalid`] for more than a week.
pub async fn enable_local_login(ctx: &Ctx, by: Actor, life: Duration) -> Result<Millis, Error> {
    if life.is_zero() || life > LONGEST {
        return Err(Problem::body("for", "must be between a minute and 7 days").into());
    }
    let now = ctx.now();
    let until = now + Millis::try_from(life.as_millis()).unwrap_or(Millis::MAX - now);
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.set_meta(META, &until.to_string()).await?;
                let entry = AuditEntry::new("single_sign_on.enable_local_login", "settings")
                    .after(json!({ "until": until }));
                tx.audit(&by.into(), &entry, now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(until)
}

/// Refuses to change here what the provider says.
pub(crate) fn not_said_by_provider(
    ctx: &Ctx,
    before: &UserRow,
    after: &UserRow,
) -> Result<(), Error> {
    let managed = before.single_sign_on && ctx.single_sign_on.config().is_some();
    let said = |user: &UserRow| {
        (
            user.email.clone(),
            user.first_name.clone(),
            user.last_name.clone(),
        )
    };
    if managed && said(before) != said(after) {
        return Err(Error::Refused("managed_by_sso"));
    }
    Ok(())
}
