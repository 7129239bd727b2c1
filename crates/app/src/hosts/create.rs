//! Adding a host.

use domain::{Event, Topic};
use serde_json::json;
use store::{AuditEntry, Tx};
use uuid::Uuid;

use super::credentials::Draft;
use super::{check_groups, check_name};
use crate::{Actor, Ctx, Error};

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

/// Adds a host, which joins these groups.
///
/// # Errors
/// [`Error::Invalid`] for a name that is empty or too long, [`Error::NotFound`] for an unknown group.
pub async fn create(
    ctx: &Ctx,
    by: &Actor,
    friendly_name: &str,
    groups: &[Uuid],
) -> Result<Created, Error> {
    let friendly_name = check_name(friendly_name)?;
    let draft = Draft::new(ctx).await?;
    let created = Created {
        uuid: ctx.uuid7(),
        api_id: draft.api_id.clone(),
        api_key: draft.api_key.clone(),
    };
    let host = draft.host(created.uuid, friendly_name, groups.to_vec());
    let (by, now) = (by.clone(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                check_groups(tx, &host.groups).await?;
                tx.create_host(&host, now).await?;
                let entry = AuditEntry::new("host.create", "host")
                    .of(host.uuid)
                    .after(json!({
                        "friendly_name": host.friendly_name,
                        "api_id": host.api_id,
                        "groups": host.groups,
                    }));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Hosts), now).await?;
                Ok::<_, Error>(())
            })
        })
        .await?;
    Ok(created)
}
