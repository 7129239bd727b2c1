//! `docs/configuration.md`, made from the table.

use std::fmt::Write;

use super::KEYS;

const HEAD: &str = "# Configuration

Flags go before the environment, the environment before the `.env` file (`--env-file`, else `.env` in the
data directory), the file before the default. Values may hold spaces; an empty value counts as not set.
`patchmon-server doctor` shows each key with its value and where it came from.

This page is made by `patchmon-server config-reference`.

| key | flag | default | what it is for |
|---|---|---|---|
";

/// The reference page.
#[must_use]
pub fn reference() -> String {
    let mut page = HEAD.to_owned();
    for key in KEYS {
        let flag = key.flag.map(|flag| format!("`{flag}`")).unwrap_or_default();
        let default = if key.default.is_empty() {
            String::new()
        } else {
            format!("`{}`", key.default)
        };
        // Writing to a String cannot fail.
        let _ = writeln!(
            page,
            "| `{}` | {flag} | {default} | {} |",
            key.name, key.doc
        );
    }
    page
}
