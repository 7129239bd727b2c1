//! Configured repositories.

/// One repository of a host, checked and trimmed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Repository {
    /// `deb`, `rpm`, `apk`, …
    pub ecosystem: String,
    /// Base URL.
    pub url: String,
    /// Suite, release or distribution.
    pub suite: String,
    /// Components, separated by spaces.
    pub components: String,
    /// `deb`, `deb-src`, `rpm`, …
    pub kind: String,
    /// Display name.
    pub name: String,
    /// Whether the host has it switched on.
    pub enabled: bool,
    /// Whether it is fetched securely.
    pub secure: bool,
    /// Key that signs it.
    pub signed_by: Option<String>,
    /// Whether signature checks are switched off for it.
    pub trusted: Option<bool>,
    /// File that configures it on the host.
    pub file: Option<String>,
    /// When the host last fetched its metadata, milliseconds UTC.
    pub refreshed_at: Option<i64>,
    /// What is wrong with its metadata, in the package manager's words.
    pub last_error: Option<String>,
}
