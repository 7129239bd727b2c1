//! A credential as the published API shows it.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use store::tokens::{TokenCreator, TokenRow};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::http::Timestamp;

/// A credential. The secret is never part of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct TokenView {
    id: Uuid,
    token_name: String,
    /// `patchmon_ae_` and 32 hex digits.
    token_key: String,
    is_active: bool,
    allowed_ip_ranges: Vec<String>,
    max_hosts_per_day: i64,
    /// Hosts it has enrolled today.
    hosts_created_today: i64,
    last_used_at: Option<Timestamp>,
    expires_at: Option<Timestamp>,
    created_at: Timestamp,
    default_host_group_id: Option<Uuid>,
    metadata: TokenMetadata,
    /// Actions by resource; null for other kinds than `api`.
    scopes: Option<BTreeMap<String, Vec<String>>>,
    /// Its default group.
    host_groups: Option<TokenGroup>,
    /// Who made it.
    users: Option<TokenUser>,
}

/// What a credential is for.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
pub struct TokenMetadata {
    /// Its kind: `api`, `gethomepage`, or one that enrols hosts, such as `proxmox-lxc` and `direct-host`.
    #[schema(nullable = false, example = "proxmox-lxc")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    integration_type: Option<String>,
    /// Whatever else its maker noted.
    #[serde(flatten)]
    more: BTreeMap<String, Value>,
}

/// A group as a label.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TokenGroup {
    id: Uuid,
    name: String,
    color: String,
}

/// Who made a credential.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct TokenUser {
    id: Uuid,
    username: String,
    first_name: Option<String>,
    last_name: Option<String>,
}

/// A credential that was just made, with its secret.
#[derive(Debug, Serialize, ToSchema)]
pub struct CreatedTokenView {
    id: Uuid,
    token_name: String,
    token_key: String,
    /// 64 hex digits, shown here and never again.
    token_secret: String,
    max_hosts_per_day: i64,
    default_host_group: Option<TokenGroup>,
    created_by: Option<TokenUser>,
    expires_at: Option<Timestamp>,
    scopes: Option<BTreeMap<String, Vec<String>>>,
}

impl TokenView {
    /// As it is on a day (see [`app::enrolment::day`]): hosts of an earlier one are not of today.
    pub(super) fn new(token: TokenRow, day: i64) -> Self {
        let today = token.quota_day == Some(day);
        Self {
            id: token.id,
            token_name: token.text.name,
            token_key: token.token_key,
            is_active: token.text.is_active,
            allowed_ip_ranges: parsed(&token.text.allowed_ip_ranges).unwrap_or_default(),
            max_hosts_per_day: token.text.max_hosts_per_day,
            hosts_created_today: if today { token.hosts_created } else { 0 },
            last_used_at: token.last_used_at.map(Timestamp),
            expires_at: token.text.expires_at.map(Timestamp),
            created_at: Timestamp(token.created_at),
            default_host_group_id: token.text.default_host_group,
            metadata: parsed(&token.text.metadata).unwrap_or_default(),
            scopes: token.text.scopes.as_deref().and_then(parsed),
            host_groups: token
                .group
                .map(|(id, name, color)| TokenGroup { id, name, color }),
            users: token.creator.map(TokenUser::from),
        }
    }

    /// As the answer to its making, the only one with the secret.
    pub(super) fn with_secret(self, token_secret: String) -> CreatedTokenView {
        CreatedTokenView {
            id: self.id,
            token_name: self.token_name,
            token_key: self.token_key,
            token_secret,
            max_hosts_per_day: self.max_hosts_per_day,
            default_host_group: self.host_groups,
            created_by: self.users,
            expires_at: self.expires_at,
            scopes: self.scopes,
        }
    }
}

impl From<TokenCreator> for TokenUser {
    fn from(creator: TokenCreator) -> Self {
        Self {
            id: creator.id,
            username: creator.username,
            first_name: creator.first_name,
            last_name: creator.last_name,
        }
    }
}

fn parsed<T: DeserializeOwned>(json: &str) -> Option<T> {
    serde_json::from_str(json).ok()
}
