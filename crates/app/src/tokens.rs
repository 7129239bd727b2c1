//! Credentials of programs: the scoped API, the dashboard widget, enrolment.

mod activity;
mod authenticate;
mod create;
mod delete;
pub(crate) mod expiry;
mod input;
mod update;

use serde_json::{Value, json};
use store::tokens::TokenText;

pub use activity::{TokenActivity, flush_activity, note_missing_scope, note_refusal};
pub use authenticate::{Identified, Refusal, authenticate};
pub(crate) use authenticate::{may_come_from, secret_matches};
pub use create::{CreatedToken, create};
pub use delete::delete;
pub use input::TokenInput;
pub use update::update;

/// Kind of a credential of the scoped API.
pub const KIND_API: &str = "api";
/// Kind of a credential of the dashboard widget.
pub const KIND_GETHOMEPAGE: &str = "gethomepage";

/// The kind of a credential: `integration_type` of its metadata.
#[must_use]
pub fn kind(metadata: &str) -> Option<String> {
    let metadata: Value = serde_json::from_str(metadata).ok()?;
    metadata["integration_type"].as_str().map(str::to_owned)
}

/// A credential as the audit log shows it.
fn describe(text: &TokenText) -> Value {
    let parsed = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    json!({
        "token_name": text.name,
        "is_active": text.is_active,
        "metadata": parsed(&text.metadata),
        "scopes": text.scopes.as_deref().map(parsed),
        "allowed_ip_ranges": parsed(&text.allowed_ip_ranges),
        "max_hosts_per_day": text.max_hosts_per_day,
        "default_host_group_id": text.default_host_group,
        "expires_at": text.expires_at,
    })
}
