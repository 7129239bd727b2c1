//! What is said about a credential. Values are checked by the use case, which names every wrong one.

use app::tokens::TokenInput;
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use utoipa::ToSchema;

use super::view::TokenMetadata;

/// A new credential.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({
    "token_name": "Ansible Inventory",
    "allowed_ip_ranges": ["192.168.1.100", "10.0.0.0/24"],
    "expires_at": "2026-12-31T23:59:59Z",
    "metadata": {"integration_type": "api"},
    "scopes": {"host": ["get"]}
}))]
pub struct NewTokenBody {
    /// Descriptive name, at most 255 characters.
    #[schema(value_type = String, required = true)]
    #[serde(default, deserialize_with = "present")]
    token_name: Option<Value>,
    /// Hosts it may enrol in a day, 1 to 1000; 100 unless told.
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 1000)]
    #[serde(default, deserialize_with = "present")]
    max_hosts_per_day: Option<Value>,
    /// Group of the hosts it enrols.
    #[schema(value_type = Option<String>)]
    #[serde(default, deserialize_with = "present")]
    default_host_group_id: Option<Value>,
    /// Addresses and ranges it may be used from; none means all.
    #[schema(value_type = Option<Vec<String>>)]
    #[serde(default, deserialize_with = "present")]
    allowed_ip_ranges: Option<Value>,
    /// When it ends.
    #[schema(value_type = Option<String>)]
    #[serde(default, deserialize_with = "present")]
    expires_at: Option<Value>,
    /// `integration_type` is its kind: `api`, `gethomepage`, `proxmox-lxc`, `direct-host`.
    #[schema(value_type = Option<TokenMetadata>)]
    #[serde(default, deserialize_with = "present")]
    metadata: Option<Value>,
    /// Actions by resource; for the kind `api` only, and at least one there.
    #[schema(value_type = Option<BTreeMap<String, Vec<String>>>)]
    #[serde(default, deserialize_with = "present")]
    scopes: Option<Value>,
}

/// What changes about a credential; what is missing stays as it is.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(example = json!({
    "is_active": false, "max_hosts_per_day": 200, "allowed_ip_ranges": ["192.168.1.0/24"]
}))]
pub struct TokenChangeBody {
    /// New name, 1 to 255 characters.
    #[schema(value_type = Option<String>)]
    #[serde(default, deserialize_with = "present")]
    token_name: Option<Value>,
    /// Whether it may be used.
    #[schema(value_type = Option<bool>)]
    #[serde(default, deserialize_with = "present")]
    is_active: Option<Value>,
    /// Hosts it may enrol in a day, 1 to 1000.
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 1000)]
    #[serde(default, deserialize_with = "present")]
    max_hosts_per_day: Option<Value>,
    /// Addresses and ranges it may be used from; none means all.
    #[schema(value_type = Option<Vec<String>>)]
    #[serde(default, deserialize_with = "present")]
    allowed_ip_ranges: Option<Value>,
    /// Group of the hosts it enrols; the empty text clears it.
    #[schema(value_type = Option<String>)]
    #[serde(default, deserialize_with = "present")]
    default_host_group_id: Option<Value>,
    /// When it ends; null or the empty text clears it.
    #[schema(value_type = Option<String>)]
    #[serde(default, deserialize_with = "present")]
    expires_at: Option<Value>,
    /// Actions by resource; for the kind `api` only.
    #[schema(value_type = Option<BTreeMap<String, Vec<String>>>)]
    #[serde(default, deserialize_with = "present")]
    scopes: Option<Value>,
}

/// Tells null from nothing.
fn present<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

impl From<NewTokenBody> for TokenInput {
    fn from(body: NewTokenBody) -> Self {
        Self {
            token_name: body.token_name,
            is_active: None,
            max_hosts_per_day: body.max_hosts_per_day,
            default_host_group_id: body.default_host_group_id,
            allowed_ip_ranges: body.allowed_ip_ranges,
            expires_at: body.expires_at,
            metadata: body.metadata,
            scopes: body.scopes,
        }
    }
}

impl From<TokenChangeBody> for TokenInput {
    fn from(body: TokenChangeBody) -> Self {
        Self {
            token_name: body.token_name,
            is_active: body.is_active,
            max_hosts_per_day: body.max_hosts_per_day,
            default_host_group_id: body.default_host_group_id,
            allowed_ip_ranges: body.allowed_ip_ranges,
            expires_at: body.expires_at,
            metadata: None,
            scopes: body.scopes,
        }
    }
}
