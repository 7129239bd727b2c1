//! Users, their role and the host groups their sight is limited to.

mod groups;
mod list;
mod write;

use domain::{HostScope, Millis};
use sqlx::FromRow;
use uuid::Uuid;

pub use groups::GroupLabel;
pub use list::{ListedUser, UserQuery, UserSort};
pub use write::UserText;

use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};
use crate::dialect::Dialect;

/// A user with role.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct UserRow {
    /// Public id.
    pub id: Uuid,
    /// As typed; unique without regard to case.
    pub username: String,
    /// As typed; unique without regard to case.
    pub email: String,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Picture.
    pub avatar_url: Option<String>,
    /// PHC string; absent for users who sign in elsewhere.
    pub password_hash: Option<String>,
    /// Whether the user may sign in.
    pub is_active: bool,
    /// When it was created.
    pub created_at: Millis,
    /// When it last signed in.
    pub last_login_at: Option<Millis>,
    /// Name of the role.
    pub role: String,
    /// Whether the user sees the hosts of some groups only.
    pub limited: bool,
    /// Whether the user may not go on without a second factor.
    pub tfa_required: bool,
    /// `light`, `dark` or `system`.
    pub theme: String,
    /// Zone of times in the page; the browser's unless set.
    pub time_zone: Option<String>,
    /// Whether an identity provider knows the user.
    pub single_sign_on: bool,
}

/// A user to be created.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUser {
    /// Public id.
    pub id: Uuid,
    /// User name.
    pub username: String,
    /// E-mail address.
    pub email: String,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// PHC string; nothing for who signs in elsewhere.
    pub password_hash: Option<String>,
    /// Name of the role.
    pub role: String,
    /// Which hosts the user sees.
    pub scope: HostScope,
    /// Whether the user may not go on without a second factor.
    pub tfa_required: bool,
}

const SELECT: &str =
    "SELECT u.id, u.username, u.email, u.first_name, u.last_name, u.avatar_url, u.password_hash,
        u.is_active, u.created_at, u.last_login_at, r.role_name AS role, r.limited, u.tfa_required,
        u.theme, u.time_zone,
        EXISTS (SELECT 1 FROM user_identities i WHERE i.user_id = u.id) AS single_sign_on
      FROM users u JOIN role_assignments r ON r.user_id = u.id";

impl Conn {
    /// The user of an id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn user(&mut self, id: Uuid) -> Result<Option<UserRow>, Error> {
        fetch!(
            self,
            fetch_optional as UserRow,
            format!("{SELECT} WHERE u.id = $1"),
            id
        )
    }

    /// The user of a user name or e-mail address, in any case. A user name goes before an address.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn user_by_login(&mut self, login: &str) -> Result<Option<UserRow>, Error> {
        let login = login.to_lowercase();
        let by_name = format!("{SELECT} WHERE u.username_lower = $1");
        if let Some(user) = fetch!(self, fetch_optional as UserRow, by_name, &login)? {
            return Ok(Some(user));
        }
        let by_email = format!("{SELECT} WHERE u.email_lower = $1");
        fetch!(self, fetch_optional as UserRow, by_email, &login)
    }

    /// The user of an e-mail address, in any case.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn user_by_email(&mut self, email: &str) -> Result<Option<UserRow>, Error> {
        let sql = format!("{SELECT} WHERE u.email_lower = $1");
        fetch!(self, fetch_optional as UserRow, sql, email.to_lowercase())
    }

    /// Every user, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn users(&mut self) -> Result<Vec<UserRow>, Error> {
        fetch!(
            self,
            fetch_all as UserRow,
            format!("{SELECT} ORDER BY u.username_lower")
        )
    }

    /// How many users there are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn count_users(&mut self) -> Result<i64, Error> {
        Ok(fetch!(self, fetch_one as (i64,), "SELECT COUNT(*) FROM users")?.0)
    }
}

impl Tx {
    /// Keeps other transactions from adding users until this one ends. SQLite has one writer anyway.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn lock_users(&mut self) -> Result<(), Error> {
        if self.dialect() == Dialect::Postgres {
            execute!(self, "LOCK TABLE users IN SHARE ROW EXCLUSIVE MODE")?;
        }
        Ok(())
    }

    /// Creates a user with its role.
    ///
    /// # Errors
    /// [`Error::Conflict`] with `username_lower` or `email_lower` in its name when one is taken.
    pub async fn create_user(&mut self, user: &NewUser, at: Millis) -> Result<(), Error> {
        let sql = "INSERT INTO users (id, username, username_lower, email, email_lower, first_name, last_name,
                password_hash, is_active, created_at, updated_at, tfa_required)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, true, $9, $9, $10)";
        execute!(
            self,
            sql,
            user.id,
            &user.username,
            user.username.to_lowercase(),
            &user.email,
            user.email.to_lowercase(),
            &user.first_name,
            &user.last_name,
            &user.password_hash,
            at,
            user.tfa_required,
        )?;
        self.assign_role(user.id, &user.role, &user.scope).await
    }

    /// Gives a user another password.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_password(&mut self, id: Uuid, hash: &str, at: Millis) -> Result<u64, Error> {
        let sql = "UPDATE users SET password_hash = $2, updated_at = $3 WHERE id = $1";
        execute!(self, sql, id, hash, at)
    }

    /// Changes what a user says of itself.
    ///
    /// # Errors
    /// [`Error::Conflict`] with `username_lower` or `email_lower` in its name when one is taken.
    pub async fn set_profile(&mut self, user: &UserRow, at: Millis) -> Result<u64, Error> {
        let sql =
            "UPDATE users SET username = $2, username_lower = $3, email = $4, email_lower = $5,
                first_name = $6, last_name = $7, theme = $8, time_zone = $9, updated_at = $10
            WHERE id = $1";
        execute!(
            self,
            sql,
            user.id,
            &user.username,
            user.username.to_lowercase(),
            &user.email,
            user.email.to_lowercase(),
            &user.first_name,
            &user.last_name,
            &user.theme,
            &user.time_zone,
            at,
        )
    }

    /// Notes a sign-in.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_last_login(&mut self, id: Uuid, at: Millis) -> Result<u64, Error> {
        execute!(
            self,
            "UPDATE users SET last_login_at = $2 WHERE id = $1",
            id,
            at
        )
    }
}
