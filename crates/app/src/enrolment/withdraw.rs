//! Taking a host back that never came to life.

use domain::{Event, HostRef, Topic};
use serde_json::json;
use store::{AuditEntry, Tx};

use crate::{Actor, Ctx, Error};

/// Deletes a host that a script made and that has never reported.
///
/// # Errors
/// [`Error::Refused`] for any other host.
pub async fn withdraw(ctx: &Ctx, host: HostRef, friendly_name: &str) -> Result<(), Error> {
    let by = Actor::host(host.uuid, friendly_name);
    let (name, now) = (friendly_name.to_owned(), ctx.now());
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if !tx.may_withdraw(host).await? {
                    return Err(Error::Refused("host_not_pending"));
                }
                tx.delete_host(host).await?;
                let entry = AuditEntry::new("host.withdraw", "host")
                    .of(host.uuid)
                    .named(&name)
                    .before(json!({"friendly_name": name}));
                tx.audit(&by.into(), &entry, now).await?;
                tx.record(Event::all(Topic::Hosts), now).await?;
                Ok(())
            })
        })
        .await
}
