//! What the start of the server says about single sign-on.

use domain::GroupRoles;
use sso::{Registration, Trust};

/// Single sign-on as the start of the server wants it.
#[derive(Debug, Clone, Default)]
pub enum SsoConfigured {
    /// Nobody asked for it.
    #[default]
    Off,
    /// It was asked for, and these variables are missing.
    Incomplete(Vec<&'static str>),
    /// Everything is there.
    On(Box<SsoConfig>),
}

/// Everything that single sign-on needs.
#[derive(Debug, Clone)]
pub struct SsoConfig {
    /// What the provider knows this server by.
    pub registration: Registration,
    /// Whose certificates the provider may show.
    pub trust: Trust,
    /// Whether a first sign-in makes an account.
    pub auto_create: bool,
    /// Whether passwords are refused while the provider is there.
    pub disable_local: bool,
    /// What the button says.
    pub button_text: String,
    /// Whether each sign-in sets the role anew.
    pub sync_roles: bool,
    /// Which group gives which role.
    pub group_roles: GroupRoles,
    /// Where the provider sends the browser after signing out; the sign-in page unless set.
    pub post_logout_uri: Option<String>,
    /// Whether the browser must speak HTTPS.
    pub enforce_https: bool,
}
