//! What a use case says about a deed.

use domain::{ActorKind, Outcome};
use uuid::Uuid;

/// Who did a deed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditActor {
    /// What kind of somebody.
    pub kind: ActorKind,
    /// Name, for people.
    pub name: String,
    /// Id of the user, token or host.
    pub id: Option<Uuid>,
    /// Where the request came from, if one did.
    pub address: Option<String>,
    /// The request, as its answer and the log name it.
    pub request_id: Option<String>,
}

impl AuditActor {
    /// Somebody of a kind, by name.
    #[must_use]
    pub fn new(kind: ActorKind, name: impl Into<String>) -> Self {
        Self {
            kind,
            name: name.into(),
            id: None,
            address: None,
            request_id: None,
        }
    }

    /// Which one.
    #[must_use]
    pub const fn of(mut self, id: Uuid) -> Self {
        self.id = Some(id);
        self
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
}

/// What was done to what, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditEntry {
    pub(super) action: &'static str,
    pub(super) subject: &'static str,
    pub(super) subject_id: Option<String>,
    pub(super) subject_name: Option<String>,
    pub(super) before: Option<serde_json::Value>,
    pub(super) after: Option<serde_json::Value>,
    pub(super) outcome: Outcome,
}

impl AuditEntry {
    /// `action` is noun and verb (`host.delete`), `subject` the noun. It succeeded unless told otherwise.
    #[must_use]
    pub const fn new(action: &'static str, subject: &'static str) -> Self {
        Self {
            action,
            subject,
            subject_id: None,
            subject_name: None,
            before: None,
            after: None,
            outcome: Outcome::Success,
        }
    }

    /// Which one.
    #[must_use]
    pub fn of(mut self, id: Uuid) -> Self {
        self.subject_id = Some(id.to_string());
        self
    }

    /// Which one, where its id is no UUID.
    #[must_use]
    pub fn of_key(mut self, key: impl Into<String>) -> Self {
        self.subject_id = Some(key.into());
        self
    }

    /// Its name at the time, for people: the thing may be gone when the log is read.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.subject_name = Some(name.into());
        self
    }

    /// As it was. Never a secret.
    #[must_use]
    pub fn before(mut self, value: serde_json::Value) -> Self {
        self.before = Some(value);
        self
    }

    /// As it is now. Never a secret.
    #[must_use]
    pub fn after(mut self, value: serde_json::Value) -> Self {
        self.after = Some(value);
        self
    }

    /// It was not permitted.
    #[must_use]
    pub const fn refused(mut self) -> Self {
        self.outcome = Outcome::Refused;
        self
    }

    /// It was permitted and did not work.
    #[must_use]
    pub const fn failed(mut self) -> Self {
        self.outcome = Outcome::Failed;
        self
    }
}
