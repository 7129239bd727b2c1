//! The signed-in user's second factor.

pub mod backup_codes;
pub mod disable;
pub mod setup;
pub mod status;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// The password, typed again.
#[derive(Deserialize, ToSchema)]
pub struct PasswordAgain {
    /// The password.
    pub(super) password: String,
}

/// New backup codes.
#[derive(Serialize, ToSchema)]
pub struct BackupCodes {
    /// Each good for one sign-in; shown here and never again.
    backup_codes: Vec<String>,
}
