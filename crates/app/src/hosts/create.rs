//! Adding a host.

use domain::{Event, HostScope, Topic};
use serde_json::json;
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::credentials::Draft;
use super::{check_groups, check_name};
use crate::{Actor, Ctx, Error, Problem};

/// A host that was added. The key is shown here and never again.
#[derive(Clone, PartialEq, Eq)]
pub struct Created {
    /// Public id.
    pub uuid: Uuid,
    /// First half of its credential.
    pub api_id: String,
    /// Second half.
    pub api_key: String,
}

impl std::fmt::Debug for Created {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Created")
            .field("uuid", &self.uuid)
            .field("api_id", &self.api_id)
            .finish_non_exhaustive()
    }
}

/// A host as somebody wants it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Display name, 1 to 255 characters.
    pub friendly_name: String,
    /// Groups it joins.
    pub groups: Vec<Uuid>,
    /// Whether it shall send its containers; `None` leaves that to its own administrator.
    pub docker_enabled: Option<bool>,
}

/// Adds a host, which joins these groups.
///
/// # Errors
/// As [`create_wanted`].
pub async fn create(
    ctx: &Ctx,
    by: &Actor,
    friendly_name: &str,
    groups: &[Uuid],
) -> Result<Created, Error> {
    let wanted = Wanted {
        friendly_name: friendly_name.to_owned(),
        groups: groups.to_vec(),
        docker_enabled: None,
    };
    create_wanted(ctx, by, &HostScope::All, wanted).await
}

/// Adds a host.
///
/// # Errors
/// [`Error::Invalid`] for a name that is empty or too long and for a host that its maker would not see,
/// [`Error::NotFound`] for a group that is unknown or out of scope.
pub async fn create_wanted(
    ctx: &Ctx,
    by: &Actor,
    scope: &HostScope,
    wanted: Wanted,
) -> Result<Created, Error> {
    if *scope != HostScope::All && wanted.groups.is_empty() {
        let message = "must name one of your host groups";
        return Err(Problem::body("host_group_ids", message).into());
    }
    let scope = scope.clone();
    let friendly_name = check_name(&wanted.friendly_name)?;
    let draft = Draft::new(ctx).await?;
    let created = Created {
        uuid: ctx.uuid7(),
        api_id: draft.api_id.clone(),
        api_key: draft.api_key.clone(),
    };
    let host = draft.host(created.uuid, friendly_name, wanted.groups);
    let docker = wanted.docker_enabled;
    let (by, now) = (by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                check_groups(tx, &scope, &host.groups).await?;
                let made = tx.create_host(&host, now).await?;
                if let Some(enabled) = docker {
                    tx.set_docker_enabled(made.id, enabled).await?;
                }
                let entry = AuditEntry::new("host.create", "host")
                    .of(host.uuid)
                    .named(&host.friendly_name)
                    .after(json!({
                        "friendly_name": host.friendly_name,
                        "api_id": host.api_id,
                        "groups": host.groups,
                        "docker_enabled": docker,
                    }));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Hosts), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(created)
}
