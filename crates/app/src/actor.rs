//! Who does a deed, for the audit log.

use domain::ActorKind;
use uuid::Uuid;

/// Who does a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// What kind of somebody.
    pub kind: ActorKind,
    /// Name, for people: a user name, a credential's, `command line`, `set-up`.
    pub name: String,
    /// Id of the user, token or host.
    pub id: Option<Uuid>,
    /// Address the request came from, if one did.
    pub address: Option<String>,
    /// Which request it was, as the log and the answer name it.
    pub request_id: Option<String>,
}

impl Actor {
    /// A person with an account.
    #[must_use]
    pub fn user(id: Uuid, username: impl Into<String>) -> Self {
        Self::new(ActorKind::User, Some(id), username)
    }

    /// A program with a credential.
    #[must_use]
    pub fn token(id: Uuid, name: impl Into<String>) -> Self {
        Self::new(ActorKind::Token, Some(id), name)
    }

    /// A host's agent.
    #[must_use]
    pub fn host(id: Uuid, friendly_name: impl Into<String>) -> Self {
        Self::new(ActorKind::Host, Some(id), friendly_name)
    }

    /// The server by itself, in one of its parts.
    #[must_use]
    pub fn system(part: impl Into<String>) -> Self {
        Self::new(ActorKind::System, None, part)
    }

    /// The person at the server's own command line.
    #[must_use]
    pub fn command_line() -> Self {
        Self::system("command line")
    }

    /// Where the request came from.
    #[must_use]
    pub fn seen_from(mut self, address: Option<String>) -> Self {
        self.address = address;
        self
    }

    /// Which request it was.
    #[must_use]
    pub fn asked(mut self, request_id: Option<String>) -> Self {
        self.request_id = request_id;
        self
    }

    /// The user, if it is one.
    #[must_use]
    pub fn user_id(&self) -> Option<Uuid> {
        self.id.filter(|_| self.kind == ActorKind::User)
    }

    fn new(kind: ActorKind, id: Option<Uuid>, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            id,
            address: None,
            request_id: None,
        }
    }
}

impl From<Actor> for store::AuditActor {
    fn from(actor: Actor) -> Self {
        Self {
            kind: actor.kind,
            name: actor.name,
            id: actor.id,
            address: actor.address,
            request_id: actor.request_id,
        }
    }
}
