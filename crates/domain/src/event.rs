//! What happened: a topic and an id, never the data itself.

use uuid::Uuid;

/// What an event is about. The page maps a topic to the queries it must ask again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// A host's facts, packages or contact changed.
    Host,
    /// Hosts were added, removed or regrouped.
    Hosts,
    /// Host groups changed.
    Groups,
    /// Settings changed.
    Settings,
    /// Users, roles or sessions changed.
    Users,
    /// Credentials of programs changed.
    Tokens,
}

impl Topic {
    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Hosts => "hosts",
            Self::Groups => "groups",
            Self::Settings => "settings",
            Self::Users => "users",
            Self::Tokens => "tokens",
        }
    }

    /// From the stored name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [
            Self::Host,
            Self::Hosts,
            Self::Groups,
            Self::Settings,
            Self::Users,
            Self::Tokens,
        ]
        .into_iter()
        .find(|topic| topic.name() == name)
    }
}

/// An event, written in the transaction of the change it tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// What it is about.
    pub topic: Topic,
    /// Which one; `None` means all of them.
    pub id: Option<Uuid>,
}

impl Event {
    /// An event about one thing.
    #[must_use]
    pub const fn of(topic: Topic, id: Uuid) -> Self {
        Self {
            topic,
            id: Some(id),
        }
    }

    /// An event about all things of a topic.
    #[must_use]
    pub const fn all(topic: Topic) -> Self {
        Self { topic, id: None }
    }
}
