//! History of reports.

/// Whether a report described the whole host.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportKind {
    /// Everything.
    Full,
    /// Some sections.
    Partial,
}

impl ReportKind {
    /// The stored name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
        }
    }
}

/// One row of the report history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportOutcome {
    /// Full or partial.
    pub kind: ReportKind,
    /// Sections it carried.
    pub sections: Vec<String>,
    /// Whether packages changed.
    pub changed: bool,
    /// Why it was refused; `None` when it was taken.
    pub error: Option<String>,
    /// Bytes of the body after decompression.
    pub bytes: i64,
    /// Milliseconds the server worked on it.
    pub duration_ms: i64,
    /// Milliseconds the agent worked on it.
    pub agent_ms: Option<i64>,
}
