//! Words of the audit log.

/// What kind of somebody did a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ActorKind {
    /// A person with an account, or who wanted to sign in to one.
    User,
    /// A program with a credential of its own.
    Token,
    /// A host's agent.
    Host,
    /// The server itself, or the person at its command line.
    System,
}

impl ActorKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::User, Self::Token, Self::Host, Self::System];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::User => "user",
            Self::Token => "token",
            Self::Host => "host",
            Self::System => "system",
        }
    }

    /// From the stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// How a deed ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Outcome {
    /// It was done.
    #[default]
    Success,
    /// It was not permitted.
    Refused,
    /// It was permitted and did not work.
    Failed,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Success, Self::Refused, Self::Failed];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Success => "success",
            Self::Refused => "refused",
            Self::Failed => "failed",
        }
    }

    /// From the stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}
