//! What a distribution published about an update.

/// An advisory as a host's package manager tells it, checked and trimmed.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Advisory {
    /// The distribution's name for it, for example `RHSA-2026:0123`.
    pub name: String,
    /// `security`, `bugfix`, `enhancement`, … in lower case; `other` when nobody says.
    pub kind: String,
    /// How bad it is; `None` when the distribution names none.
    pub severity: Option<Severity>,
    /// One line.
    pub title: Option<String>,
    /// For example `CVE-2026-0001`, sorted.
    pub cves: Vec<String>,
    /// When it was issued, milliseconds UTC.
    pub issued_at: Option<i64>,
}

/// How bad a hole is, in the words of Red Hat and SUSE.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Easily exploited from afar without help of a user.
    Critical,
    /// Compromises confidentiality, integrity or availability.
    Important,
    /// Harder to exploit.
    Moderate,
    /// Unlikely circumstances, or little harm.
    Low,
}

impl Severity {
    /// Worst first.
    pub const ALL: [Self; 4] = [Self::Critical, Self::Important, Self::Moderate, Self::Low];

    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Important => "important",
            Self::Moderate => "moderate",
            Self::Low => "low",
        }
    }

    /// From the distribution's word. Fedora and Alpine say `high` and `medium`, some say `urgent`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name {
            "critical" | "urgent" => Some(Self::Critical),
            "important" | "high" => Some(Self::Important),
            "moderate" | "medium" => Some(Self::Moderate),
            "low" | "minor" | "negligible" => Some(Self::Low),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_distributions_are_four() {
        for severity in Severity::ALL {
            assert_eq!(Severity::from_name(severity.name()), Some(severity));
        }
        assert_eq!(Severity::from_name("high"), Some(Severity::Important));
        assert_eq!(Severity::from_name("none"), None);
    }
}
