//! What people do with hosts, and what a check-in means.

mod change;
mod check_in;
mod contacts;
mod create;
mod credentials;
mod delete;
mod diagnostics;
mod edit;
mod facets;
mod groups;
mod job;
mod replace;
mod seed;

pub use change::{HostChange, change};
pub use check_in::{Wanted as WantedOfAgent, check_in};
pub use contacts::{ContactBatch, flush_contacts};
pub use create::{Created, Wanted, create, create_wanted};
pub use credentials::regenerate_credentials;
pub use delete::{delete, delete_many};
pub use diagnostics::keep_diagnostics;
pub use edit::{rename, write_notes};
pub use facets::{FacetCache, facets};
pub use groups::{set_groups, set_groups_of_many};
pub use job::{ask_diagnostics, fetch_report};
pub use replace::replace;
pub use seed::{create_many, multiply};

pub(crate) use credentials::Draft;

use domain::{HostRef, HostScope};
use store::{AuditEntry, Tx};
use uuid::Uuid;

use crate::{Error, Problem};

/// The host of a public id, locked to nobody; a host out of scope does not exist.
async fn find(tx: &mut Tx, scope: &HostScope, uuid: Uuid) -> Result<HostRef, Error> {
    let found = tx.find_host(scope, uuid).await?;
    found.ok_or(Error::NotFound("host"))
}

/// A deed on a host for the audit log, with the name that the host has now.
pub(crate) async fn deed(
    tx: &mut Tx,
    action: &'static str,
    host: HostRef,
) -> Result<AuditEntry, Error> {
    let entry = AuditEntry::new(action, "host").of(host.uuid);
    Ok(match tx.host_summary(host).await? {
        Some(host) => entry.named(host.friendly_name),
        None => entry,
    })
}

/// That the caller still sees every one of these hosts after their groups were changed. The change is
/// undone by the error.
async fn keep_in_sight(
    tx: &mut Tx,
    scope: &HostScope,
    hosts: &[HostRef],
    field: &str,
) -> Result<(), Error> {
    let uuids: Vec<Uuid> = hosts.iter().map(|host| host.uuid).collect();
    if tx.find_hosts(scope, &uuids).await?.len() == hosts.len() {
        return Ok(());
    }
    let message = "must leave each host in one of your host groups";
    Err(Problem::body(field, message).into())
}

/// A display name without white space at its ends.
fn check_name(name: &str) -> Result<String, Error> {
    let name = name.trim();
    let fits = (1..=255).contains(&name.chars().count()) && !name.contains(char::is_control);
    if fits {
        Ok(name.to_owned())
    } else {
        Err(Problem::body("friendly_name", "must have 1 to 255 characters").into())
    }
}

/// That all these groups exist and are in scope.
async fn check_groups(tx: &mut Tx, scope: &HostScope, groups: &[Uuid]) -> Result<(), Error> {
    if tx.all_groups_exist(scope, groups).await? {
        Ok(())
    } else {
        Err(Error::NotFound("host_group"))
    }
}
