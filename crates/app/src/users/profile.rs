//! What a user says of itself.

use domain::{Event, Topic};
use serde_json::json;
use store::{AuditEntry, Tx, UserRow};
use uuid::Uuid;

use super::create::{check_email, check_name, check_username, named, taken};
use crate::ports::Zone;
use crate::single_sign_on::not_said_by_provider;
use crate::{Actor, Ctx, Error, Problems};

/// Colours of the page a user may choose.
const THEMES: [&str; 3] = ["light", "dark", "system"];

/// A change of the own profile; `None` leaves a thing as it is, the empty text clears it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ProfileChange {
    /// User name.
    pub username: Option<String>,
    /// E-mail address.
    pub email: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// `light`, `dark` or `system`.
    pub theme: Option<String>,
    /// Zone of times in the page.
    pub time_zone: Option<String>,
}

impl ProfileChange {
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
        let theme = self.theme.as_deref();
        problems.require(
            theme.is_none_or(|theme| THEMES.contains(&theme)),
            "theme",
            "must be light, dark or system",
        );
        let zone = self.time_zone.as_deref().unwrap_or_default().trim();
        problems.require(
            zone.is_empty() || (zone.len() <= 64 && Zone::named(zone).is_some()),
            "time_zone",
            "must be the name of a time zone, such as Europe/Berlin",
        );
        problems.finish()
    }

    fn apply(self, row: &mut UserRow) {
        if let Some(name) = self.username {
            name.trim().clone_into(&mut row.username);
        }
        if let Some(email) = self.email {
            email.trim().clone_into(&mut row.email);
        }
        if self.first_name.is_some() {
            row.first_name = named(self.first_name);
        }
        if self.last_name.is_some() {
            row.last_name = named(self.last_name);
        }
        if let Some(theme) = self.theme {
            row.theme = theme;
        }
        if self.time_zone.is_some() {
            row.time_zone = named(self.time_zone);
        }
    }
}

/// As the audit log shows it.
fn describe(row: &UserRow) -> serde_json::Value {
    json!({
        "username": row.username, "email": row.email, "first_name": row.first_name,
        "last_name": row.last_name, "theme": row.theme, "time_zone": row.time_zone,
    })
}

/// Changes the own profile; gives it as it is now.
///
/// # Errors
/// [`Error::Invalid`] naming the fields; [`Error::Taken`] for a user name or address in use;
/// [`Error::Refused`] with `managed_by_sso` for what an identity provider says.
pub async fn update_profile(
    ctx: &Ctx,
    by: Actor,
    user: Uuid,
    change: ProfileChange,
) -> Result<UserRow, Error> {
    change.check()?;
    let (context, now) = (ctx.clone(), ctx.now());
    let row = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let before = tx.user(user).await?.ok_or(Error::Unauthenticated)?;
                let mut after = before.clone();
                change.apply(&mut after);
                not_said_by_provider(&context, &before, &after)?;
                if after == before {
                    return Ok(after);
                }
                tx.set_profile(&after, now).await.map_err(taken)?;
                let entry = AuditEntry::new("user.profile", "user")
                    .of(user)
                    .named(&after.username)
                    .before(describe(&before))
                    .after(describe(&after));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(after)
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(row)
}
