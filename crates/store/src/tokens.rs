//! Credentials of programs: the table `integration_tokens`.

mod lookup;
mod uses;
mod write;

use domain::Millis;
use sqlx::FromRow;
use uuid::Uuid;

pub use lookup::TokenCredential;
pub use uses::TokenRefusal;
pub use write::{NewToken, TokenText};

/// A credential as people see it. Without the hashes of its secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRow {
    /// Public id.
    pub id: Uuid,
    /// First half of the credential.
    pub token_key: String,
    /// What it is allowed, and for whom.
    pub text: TokenText,
    /// Its group, when it has one.
    pub group: Option<(Uuid, String, String)>,
    /// Who made it, when that user is still there.
    pub creator: Option<TokenCreator>,
    /// Hosts it made on `quota_day`.
    pub hosts_created: i64,
    /// Days since the epoch.
    pub quota_day: Option<i64>,
    /// When it was used last.
    pub last_used_at: Option<Millis>,
    /// When it was made.
    pub created_at: Millis,
}

/// Who made a credential.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenCreator {
    /// Public id.
    pub id: Uuid,
    /// User name.
    pub username: String,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
}

#[derive(FromRow)]
struct Row {
    id: Uuid,
    token_key: String,
    token_name: String,
    is_active: bool,
    metadata: String,
    scopes: Option<String>,
    allowed_ip_ranges: String,
    max_hosts_per_day: i64,
    default_host_group_id: Option<Uuid>,
    group_name: Option<String>,
    group_color: Option<String>,
    creator_id: Option<Uuid>,
    username: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    hosts_created_today: i64,
    quota_day: Option<i64>,
    expires_at: Option<i64>,
    last_used_at: Option<i64>,
    created_at: i64,
}

impl Row {
    fn group(&mut self) -> Option<(Uuid, String, String)> {
        let (name, color) = (self.group_name.take()?, self.group_color.take()?);
        Some((self.default_host_group_id?, name, color))
    }

    fn creator(&mut self) -> Option<TokenCreator> {
        Some(TokenCreator {
            id: self.creator_id?,
            username: self.username.take()?,
            first_name: self.first_name.take(),
            last_name: self.last_name.take(),
        })
    }
}

impl From<Row> for TokenRow {
    fn from(mut row: Row) -> Self {
        Self {
            group: row.group(),
            creator: row.creator(),
            id: row.id,
            token_key: row.token_key,
            text: TokenText {
                name: row.token_name,
                is_active: row.is_active,
                metadata: row.metadata,
                scopes: row.scopes,
                allowed_ip_ranges: row.allowed_ip_ranges,
                max_hosts_per_day: row.max_hosts_per_day,
                default_host_group: row.default_host_group_id,
                expires_at: row.expires_at,
            },
            hosts_created: row.hosts_created_today,
            quota_day: row.quota_day,
            last_used_at: row.last_used_at,
            created_at: row.created_at,
        }
    }
}
