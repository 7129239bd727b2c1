//! Single sign-on.

use app::single_sign_on::{SsoConfig, SsoConfigured};
use domain::GroupRoles;
use sso::{Registration, Trust};

use super::{ConfigError, PrivateCa, Values};

/// Variables without which there is no provider to ask.
const REQUIRED: [&str; 4] = [
    "OIDC_ISSUER_URL",
    "OIDC_CLIENT_ID",
    "OIDC_CLIENT_SECRET",
    "OIDC_REDIRECT_URI",
];

pub(super) fn read(values: &Values, ca: Option<&PrivateCa>) -> Result<SsoConfigured, ConfigError> {
    if !switch(values, "OIDC_ENABLED")? {
        return Ok(SsoConfigured::Off);
    }
    let secret = values.secret("OIDC_CLIENT_SECRET")?.unwrap_or_default();
    let given = |key: &str| match key {
        "OIDC_CLIENT_SECRET" => !secret.trim().is_empty(),
        _ => !trimmed(values, key).is_empty(),
    };
    let missing: Vec<&'static str> = REQUIRED.into_iter().filter(|key| !given(key)).collect();
    if !missing.is_empty() {
        return Ok(SsoConfigured::Incomplete(missing));
    }
    let optional = |key: &str| Some(trimmed(values, key)).filter(|text| !text.is_empty());
    for key in [
        "OIDC_ISSUER_URL",
        "OIDC_REDIRECT_URI",
        "OIDC_POST_LOGOUT_URI",
    ] {
        let url = trimmed(values, key);
        if !url.is_empty() && !url.starts_with("https://") && !url.starts_with("http://") {
            return Err(values.wrong(key, "must be a URL that begins with http:// or https://"));
        }
    }
    let production = |key: &str| trimmed(values, key).eq_ignore_ascii_case("production");
    Ok(SsoConfigured::On(Box::new(SsoConfig {
        registration: Registration {
            issuer: trimmed(values, "OIDC_ISSUER_URL"),
            client_id: trimmed(values, "OIDC_CLIENT_ID"),
            client_secret: secret.trim().to_owned(),
            redirect_uri: trimmed(values, "OIDC_REDIRECT_URI"),
            scopes: words(&trimmed(values, "OIDC_SCOPES")),
            groups_claim: optional("OIDC_GROUPS_CLAIM"),
        },
        trust: Trust {
            private_ca: ca.map(|ca| ca.pem.clone()),
        },
        auto_create: switch(values, "OIDC_AUTO_CREATE_USERS")?,
        disable_local: switch(values, "OIDC_DISABLE_LOCAL_AUTH")?,
        button_text: trimmed(values, "OIDC_BUTTON_TEXT"),
        sync_roles: switch(values, "OIDC_SYNC_ROLES")?,
        group_roles: GroupRoles {
            superadmin: optional("OIDC_SUPERADMIN_GROUP"),
            admin: optional("OIDC_ADMIN_GROUP"),
            host_manager: optional("OIDC_HOST_MANAGER_GROUP"),
            user: optional("OIDC_USER_GROUP"),
            readonly: optional("OIDC_READONLY_GROUP"),
            default: trimmed(values, "OIDC_DEFAULT_ROLE"),
        },
        post_logout_uri: optional("OIDC_POST_LOGOUT_URI"),
        enforce_https: production("NODE_ENV") || production("APP_ENV"),
    })))
}

fn trimmed(values: &Values, key: &str) -> String {
    values.text(key).trim().to_owned()
}

fn words(text: &str) -> Vec<String> {
    text.split_whitespace().map(str::to_owned).collect()
}

fn switch(values: &Values, key: &str) -> Result<bool, ConfigError> {
    match trimmed(values, key).to_lowercase().as_str() {
        "true" | "1" | "yes" | "on" => Ok(true),
        "false" | "0" | "no" | "off" | "" => Ok(false),
        _ => Err(values.wrong(key, "must be true or false")),
    }
}
