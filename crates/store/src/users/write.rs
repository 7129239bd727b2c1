//! Changing and deleting users.

use domain::Millis;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Tx, execute};

/// What an administrator says about a user, besides role and sight.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UserText {
    /// User name.
    pub username: String,
    /// E-mail address.
    pub email: String,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Whether the user may sign in.
    pub is_active: bool,
    /// Whether the user may not go on without a second factor.
    pub tfa_required: bool,
}

impl Tx {
    /// Changes a user; gives the number of rows.
    ///
    /// # Errors
    /// [`Error::Conflict`] with `username_lower` or `email_lower` in its name when one is taken.
    pub async fn update_user(
        &mut self,
        id: Uuid,
        text: &UserText,
        at: Millis,
    ) -> Result<u64, Error> {
        let sql =
            "UPDATE users SET username = $2, username_lower = $3, email = $4, email_lower = $5,
              first_name = $6, last_name = $7, is_active = $8, tfa_required = $9, updated_at = $10
            WHERE id = $1";
        execute!(
            self,
            sql,
            id,
            &text.username,
            text.username.to_lowercase(),
            &text.email,
            text.email.to_lowercase(),
            &text.first_name,
            &text.last_name,
            text.is_active,
            text.tfa_required,
            at,
        )
    }

    /// Deletes a user with its sessions; gives the number of rows.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn delete_user(&mut self, id: Uuid) -> Result<u64, Error> {
        execute!(self, "DELETE FROM users WHERE id = $1", id)
    }
}
