//! A user as answers show one.

use app::users::{self, Person};
use serde::Serialize;
use store::{GroupLabel, UserRow};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::AppState;
use crate::http::{ApiResult, Timestamp};

/// A user.
#[derive(Debug, Serialize, ToSchema)]
pub struct UserBody {
    /// Public id.
    id: Uuid,
    /// User name.
    username: String,
    /// E-mail address.
    email: String,
    /// Given name.
    first_name: Option<String>,
    /// Family name.
    last_name: Option<String>,
    /// Picture.
    avatar_url: Option<String>,
    /// Name of the role: `superadmin`, `admin`, `host_manager`, `user`, `readonly` or a custom one.
    role: String,
    /// The name of the role that people read.
    role_name: String,
    /// What the role permits.
    permissions: Vec<&'static str>,
    /// Whether the user may sign in.
    is_active: bool,
    /// Whether the user sees every host; else those of `host_groups` alone.
    all_hosts: bool,
    /// The groups whose hosts the user sees.
    host_groups: Vec<GroupLabelBody>,
    /// Whether the user has a password here.
    has_password: bool,
    /// Whether an identity provider knows the user, and then decides name and e-mail address.
    single_sign_on: bool,
    /// Whether the user may not go on without a second factor.
    tfa_required: bool,
    /// Whether a second factor is in force.
    tfa_enabled: bool,
    /// How many passkeys the user has.
    passkeys: i64,
    /// `light`, `dark` or `system`.
    theme: String,
    /// Zone of times in the page; the browser's unless set.
    time_zone: Option<String>,
    /// When the user was created.
    created_at: Timestamp,
    /// When the user last signed in.
    last_login_at: Option<Timestamp>,
    /// The same, under its older name.
    last_login: Option<Timestamp>,
}

/// A host group as others show it.
#[derive(Debug, Serialize, ToSchema)]
pub struct GroupLabelBody {
    /// Public id.
    id: Uuid,
    /// Name.
    name: String,
    /// Colour as `#rrggbb`.
    color: String,
}

impl From<GroupLabel> for GroupLabelBody {
    fn from(group: GroupLabel) -> Self {
        Self {
            id: group.id,
            name: group.name,
            color: group.color,
        }
    }
}

impl UserBody {
    /// Whether the user must set up a second factor before anything else.
    pub(in crate::http) const fn must_set_up(&self) -> bool {
        self.tfa_required && !self.tfa_enabled
    }

    /// With what stands beside the account.
    pub async fn of(state: &AppState, row: UserRow) -> ApiResult<Self> {
        let mut conn = state.ctx.store.read().await?;
        Ok(users::person(&mut conn, row).await?.into())
    }
}

impl From<Person> for UserBody {
    fn from(person: Person) -> Self {
        let row = person.user;
        Self {
            id: row.id,
            username: row.username,
            email: row.email,
            first_name: row.first_name,
            last_name: row.last_name,
            avatar_url: row.avatar_url,
            role: row.role,
            role_name: person.role_name,
            permissions: person.permissions.names(),
            is_active: row.is_active,
            all_hosts: !row.limited,
            host_groups: person.groups.into_iter().map(Into::into).collect(),
            has_password: row.password_hash.is_some(),
            single_sign_on: row.single_sign_on,
            tfa_required: row.tfa_required,
            tfa_enabled: person.tfa_enabled,
            passkeys: person.passkeys,
            theme: row.theme,
            time_zone: row.time_zone,
            created_at: Timestamp(row.created_at),
            last_login_at: row.last_login_at.map(Timestamp),
            last_login: row.last_login_at.map(Timestamp),
        }
    }
}
