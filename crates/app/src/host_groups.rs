//! Host groups.

use domain::{Event, HostScope, Topic};
use serde_json::json;
use store::{AuditEntry, GroupText, Tx};
use uuid::Uuid;

use crate::{Actor, Ctx, Error, Problems};

/// Colour of a group for which none was chosen.
const DEFAULT_COLOR: &str = "#3b82f6";

/// A group as somebody typed it. What is not said stays as it is, or has its default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GroupInput {
    /// Name, unique, with regard to case.
    pub name: Option<String>,
    /// What it is for; the empty text clears it.
    pub description: Option<String>,
    /// Colour as `#rrggbb`.
    pub color: Option<String>,
}

impl GroupInput {
    /// The group after the change.
    fn apply(self, to: GroupText) -> Result<GroupText, Error> {
        let mut problems = Problems::default();
        let text = GroupText {
            name: self.name.map_or(to.name, |name| name.trim().to_owned()),
            description: self
                .description
                .map_or(to.description, |text| Some(text.trim().to_owned()))
                .filter(|text| !text.is_empty()),
            color: self.color.unwrap_or(to.color),
        };
        let name =
            (1..=255).contains(&text.name.chars().count()) && !text.name.contains(char::is_control);
        problems.require(name, "name", "must have 1 to 255 characters");
        let described = text
            .description
            .as_ref()
            .is_none_or(|text| text.chars().count() <= 1000 && !text.contains('\0'));
        problems.require(
            described,
            "description",
            "must have at most 1000 characters",
        );
        problems.require(
            is_color(&text.color),
            "color",
            "must be a colour such as #3b82f6",
        );
        problems.finish()?;
        Ok(text)
    }
}

pub(crate) fn is_color(text: &str) -> bool {
    text.strip_prefix('#')
        .is_some_and(|hex| hex.len() == 6 && hex.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

/// Makes a group; gives its id.
///
/// # Errors
/// [`Error::Invalid`] naming the fields, [`Error::Taken`] for a name in use.
pub async fn create(ctx: &Ctx, by: &Actor, input: GroupInput) -> Result<Uuid, Error> {
    let text = input.apply(GroupText {
        name: String::new(),
        description: None,
        color: DEFAULT_COLOR.to_owned(),
    })?;
    let (id, by, now) = (ctx.uuid7(), by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.create_host_group(id, &text, now).await.map_err(taken)?;
                let entry = AuditEntry::new("host_group.create", "host_group")
                    .of(id)
                    .named(&text.name)
                    .after(describe(&text));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Groups, id), now).await?;
                Ok(id)
            })
        })
        .await
}

/// Changes a group.
///
/// # Errors
/// [`Error::Invalid`] naming the fields, [`Error::Taken`] for a name in use, [`Error::NotFound`].
pub async fn update(ctx: &Ctx, by: &Actor, id: Uuid, input: GroupInput) -> Result<(), Error> {
    let (by, now) = (by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let known = tx.host_group(&HostScope::All, id).await?;
                let before = known.ok_or(Error::NotFound("host_group"))?.text();
                let text = input.apply(before.clone())?;
                tx.update_host_group(id, &text).await.map_err(taken)?;
                let entry = AuditEntry::new("host_group.update", "host_group")
                    .of(id)
                    .named(&text.name)
                    .before(describe(&before))
                    .after(describe(&text));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Groups, id), now).await?;
                Ok(())
            })
        })
        .await
}

/// Deletes a group; its hosts stay.
///
/// # Errors
/// [`Error::NotFound`].
pub async fn delete(ctx: &Ctx, by: &Actor, id: Uuid) -> Result<(), Error> {
    let (by, now) = (by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let known = tx.host_group(&HostScope::All, id).await?;
                let before = known.ok_or(Error::NotFound("host_group"))?.text();
                tx.delete_host_group(id).await?;
                let entry = AuditEntry::new("host_group.delete", "host_group")
                    .of(id)
                    .named(&before.name)
                    .before(describe(&before));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::of(Topic::Groups, id), now).await?;
                tx.record(Event::all(Topic::Hosts), now).await?;
                // Users may have been limited to it.
                tx.record(Event::all(Topic::Users), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    ctx.sessions.forget_all();
    Ok(())
}

fn describe(text: &GroupText) -> serde_json::Value {
    json!({"name": text.name, "description": text.description, "color": text.color})
}

fn taken(error: store::Error) -> Error {
    if error.conflicts_with("name") {
        Error::Taken("group_name")
    } else {
        error.into()
    }
}
