//! Whether a host is heard of as often as it should be.

use crate::Millis;

/// A host's reporting state. “Awaiting” is never shown as healthy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reporting {
    /// Heard of within one and a half intervals.
    Reporting,
    /// Not heard of for more than one and a half intervals.
    Overdue,
    /// Not heard of for more than three intervals.
    Silent,
    /// No report yet.
    Awaiting,
}

impl Reporting {
    /// All states.
    pub const ALL: [Self; 4] = [Self::Reporting, Self::Overdue, Self::Silent, Self::Awaiting];

    /// The name in the API.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Reporting => "reporting",
            Self::Overdue => "overdue",
            Self::Silent => "silent",
            Self::Awaiting => "awaiting",
        }
    }

    /// From the name in the API.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// The state at a time. `reported` is whether the host ever sent its packages.
    #[must_use]
    pub const fn at(now: Millis, reported: bool, overdue_at: Millis, silent_at: Millis) -> Self {
        if !reported {
            Self::Awaiting
        } else if now > silent_at {
            Self::Silent
        } else if now > overdue_at {
            Self::Overdue
        } else {
            Self::Reporting
        }
    }
}

/// What one contact with a host means for its reporting state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Contact {
    /// When it was heard of.
    pub seen_at: Millis,
    /// After this it is overdue.
    pub overdue_at: Millis,
    /// After this it is silent.
    pub silent_at: Millis,
}

/// The contact of a host heard of at `now` that reports every `interval_minutes`.
#[must_use]
pub const fn contact_after(now: Millis, interval_minutes: i64) -> Contact {
    let interval = interval_minutes * 60_000;
    Contact {
        seen_at: now,
        overdue_at: now + interval + interval / 2,
        silent_at: now + 3 * interval,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_overdue_then_silent() {
        let contact = contact_after(0, 60);
        let at = |minutes: i64| {
            Reporting::at(
                minutes * 60_000,
                true,
                contact.overdue_at,
                contact.silent_at,
            )
        };
        assert_eq!(at(90), Reporting::Reporting);
        assert_eq!(at(91), Reporting::Overdue);
        assert_eq!(at(180), Reporting::Overdue);
        assert_eq!(at(181), Reporting::Silent);
        assert_eq!(
            Reporting::at(0, false, i64::MAX, i64::MAX),
            Reporting::Awaiting
        );
    }
}
