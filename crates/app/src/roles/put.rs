//! Making and changing custom roles.

use domain::{Event, Permission, Permissions, Role, Standing, Topic, is_role_name};
use serde_json::json;
use store::{AuditEntry, Tx};

use super::RoleView;
use crate::{Actor, Ctx, Error, Problem, Problems};

/// A custom role as somebody wants it; what is not said stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RoleChange {
    /// The name people read.
    pub label: Option<String>,
    /// A sentence about it.
    pub description: Option<String>,
    /// Names of all its permissions.
    pub permissions: Vec<String>,
}

impl RoleChange {
    fn check(&self, name: &str) -> Result<Permissions, Error> {
        if !is_role_name(name) {
            let message = "must begin with a letter and have 2 to 40 of a-z, 0-9 and _";
            return Err(Problem::path("role", message).into());
        }
        let mut problems = Problems::default();
        let fits = |text: &Option<String>, longest: usize| {
            text.as_ref()
                .is_none_or(|text| text.chars().count() <= longest && !text.contains('\0'))
        };
        problems.require(
            fits(&self.label, 64),
            "label",
            "must have at most 64 characters",
        );
        problems.require(
            fits(&self.description, 500),
            "description",
            "must have at most 500 characters",
        );
        let mut wanted = Vec::new();
        for name in &self.permissions {
            match Permission::from_name(name) {
                Some(known) => wanted.push(known),
                None => problems.require(
                    false,
                    "permissions",
                    &format!("there is no permission {name:?}"),
                ),
            }
        }
        problems.finish()?;
        Ok(wanted.into_iter().collect())
    }
}

/// Makes a custom role, or changes it. Whoever has it meets the change with the next request.
///
/// # Errors
/// [`Error::Invalid`] naming the fields; [`Error::Refused`] with `built_in_role`, or with `rank` when
/// the role permits or shall permit what the caller may not do.
pub async fn put(
    ctx: &Ctx,
    by: &Actor,
    standing: Standing,
    name: &str,
    change: RoleChange,
) -> Result<RoleView, Error> {
    if Role::from_name(name).is_some() {
        return Err(Error::Refused("built_in_role"));
    }
    let wanted = change.check(name)?;
    let (by, now, name) = (by.clone(), ctx.now(), name.to_owned());
    let made = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.lock_users().await?;
                let known = tx.role(&name).await?;
                let had = super::permissions(tx, &name).await?;
                if !wanted.within(standing.permissions) || !had.within(standing.permissions) {
                    return Err(Error::Refused("rank"));
                }
                let kept = |new: Option<String>, old: Option<String>| {
                    new.map(|text| text.trim().to_owned()).or(old)
                };
                let old = known.clone().map(|role| (role.label, role.description));
                let (label, description) = old.unzip();
                let label = kept(change.label, label).filter(|text| !text.is_empty());
                let label = label.unwrap_or_else(|| name.clone());
                let description = kept(change.description, description).unwrap_or_default();
                tx.put_role(&name, &label, &description, &wanted.names())
                    .await?;
                let mut entry = AuditEntry::new("role.put", "role")
                    .of_key(&name)
                    .named(&name)
                    .after(json!({
                        "role": name, "label": label, "permissions": wanted.names(),
                    }));
                if let Some(known) = known {
                    entry = entry.before(json!({
                        "role": name, "label": known.label, "permissions": had.names(),
                    }));
                }
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Users), now).await?;
                let row = tx.role(&name).await?.ok_or(Error::NotFound("role"))?;
                Ok::<_, Error>(RoleView::of(row, wanted))
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(made)
}
