//! Update states and security verdicts, the same for every package manager.

/// Update state of a package.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing newer.
    Current,
    /// The manager would install it now.
    Available,
    /// Newer, but the administrator holds, locks or excludes the package.
    Held,
    /// Newer, but not yet this host's turn.
    Phased,
    /// Newer, but the manager would not install it: it wants something new, something removed, or
    /// something that is nowhere.
    KeptBack,
    /// A newer one exists that pins or priorities rule out.
    Pinned,
}

impl State {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Current => "current",
            Self::Available => "available",
            Self::Held => "held",
            Self::Phased => "phased",
            Self::KeptBack => "kept_back",
            Self::Pinned => "pinned",
        }
    }

    /// Whether it counts as outstanding.
    #[must_use]
    pub fn needs_update(self) -> bool {
        !matches!(self, Self::Current | Self::Pinned)
    }
}

/// Whether an update closes a security hole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// A version on the way comes from a security archive or is named in a security advisory.
    Yes,
    /// All are known to be something else.
    No,
    /// The origin of at least one cannot be known.
    Unknown,
}

impl Security {
    /// The name on the wire.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}
