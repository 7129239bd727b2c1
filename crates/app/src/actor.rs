//! Who does a deed, for the audit log.

use uuid::Uuid;

/// Who does a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// Name, for people: a user name, `command line`, `set-up`.
    pub name: String,
    /// The user, if it is one.
    pub user: Option<Uuid>,
    /// Address the request came from, if one did.
    pub address: Option<String>,
}

impl Actor {
    /// The person at the server's own command line.
    #[must_use]
    pub fn command_line() -> Self {
        Self {
            name: "command line".into(),
            user: None,
            address: None,
        }
    }
}

impl From<Actor> for store::AuditActor {
    fn from(actor: Actor) -> Self {
        Self {
            name: actor.name,
            user: actor.user,
            address: actor.address,
        }
    }
}
