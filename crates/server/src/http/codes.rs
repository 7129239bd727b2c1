//! The one table of error codes: name, status, sentence. `docs/api.md` explains the policy.

use axum::http::StatusCode;

/// A kind of error as callers see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// Stable name, for programs.
    pub name: &'static str,
    /// Status of the answer.
    pub status: StatusCode,
    /// Sentence, for people.
    pub sentence: &'static str,
}

macro_rules! codes {
    ($($constant:ident = $status:ident, $name:literal, $sentence:literal;)+) => {
        $(#[doc = $sentence]
        pub const $constant: Code =
            Code { name: $name, status: StatusCode::$status, sentence: $sentence };)+

        /// All of them.
        pub const ALL: &[Code] = &[$($constant),+];
    };
}

codes! {
    BAD_REQUEST = BAD_REQUEST, "bad_request", "The request cannot be understood";
    MALFORMED_JSON = BAD_REQUEST, "malformed_json", "The body is not the JSON that was expected";
    HOST_ID_MALFORMED = BAD_REQUEST, "host_id_malformed", "Invalid host ID format";
    HOST_IN_USE = BAD_REQUEST, "host_in_use", "Cannot delete host due to foreign key constraints";
    UNKNOWN_HOST_GROUP = BAD_REQUEST, "unknown_host_group", "Host group not found";
    SCOPES_NEED_API_TOKEN = BAD_REQUEST, "scopes_need_api_token", "Scopes can only be set for tokens of the API type";
    SCRIPT_TYPE_INVALID = BAD_REQUEST, "script_type_invalid", "Invalid script type";
    AGENT_PLATFORM_INVALID = BAD_REQUEST, "agent_platform_invalid", "Unknown operating system or architecture";
    UNAUTHENTICATED = UNAUTHORIZED, "unauthenticated", "Sign in to continue";
    INVALID_CREDENTIALS = UNAUTHORIZED, "invalid_credentials", "Invalid user name or password";
    AGENT_CREDENTIALS_REQUIRED = UNAUTHORIZED, "agent_credentials_required", "API credentials required";
    AGENT_CREDENTIALS_INVALID = UNAUTHORIZED, "agent_credentials_invalid", "Invalid API credentials";
    API_CREDENTIALS_REQUIRED = UNAUTHORIZED, "api_credentials_required", "Missing or invalid authorization header";
    API_CREDENTIALS_MALFORMED = UNAUTHORIZED, "api_credentials_malformed", "Invalid credentials format";
    API_KEY_UNKNOWN = UNAUTHORIZED, "api_key_unknown", "Invalid API key";
    API_KEY_DISABLED = UNAUTHORIZED, "api_key_disabled", "API key is disabled";
    API_KEY_EXPIRED = UNAUTHORIZED, "api_key_expired", "API key has expired";
    API_KEY_TYPE = UNAUTHORIZED, "api_key_type", "Invalid API key type";
    API_SECRET_WRONG = UNAUTHORIZED, "api_secret_wrong", "Invalid API secret";
    ENROLLMENT_CREDENTIALS_REQUIRED = UNAUTHORIZED, "enrollment_credentials_required", "Auto-enrollment credentials required";
    ENROLLMENT_TOKEN_INVALID = UNAUTHORIZED, "enrollment_token_invalid", "Invalid or inactive token";
    ENROLLMENT_TOKEN_EXPIRED = UNAUTHORIZED, "enrollment_token_expired", "Token expired";
    ENROLLMENT_SECRET_WRONG = UNAUTHORIZED, "enrollment_secret_wrong", "Invalid token secret";
    BOOTSTRAP_TOKEN_INVALID = UNAUTHORIZED, "bootstrap_token_invalid", "Invalid or expired bootstrap token";
    TFA_CODE_WRONG = UNAUTHORIZED, "tfa_code_wrong", "The code is wrong or was used before";
    TFA_TICKET_EXPIRED = UNAUTHORIZED, "tfa_ticket_expired", "This sign-in is over; enter the password again";
    PASSKEY_REFUSED = UNAUTHORIZED, "passkey_refused", "The passkey was not accepted";
    PERMISSION_DENIED = FORBIDDEN, "permission_denied", "Your role does not permit this";
    RANK = FORBIDDEN, "rank", "This stands above your own role";
    HOST_SCOPE = FORBIDDEN, "host_scope", "This reaches hosts that you do not see";
    OWN_ROLE = FORBIDDEN, "own_role", "Nobody changes the own role";
    OWN_ACCOUNT = FORBIDDEN, "own_account", "Nobody disables or deletes the own account";
    LAST_SUPERADMIN = FORBIDDEN, "last_superadmin", "The last super admin stays";
    BUILT_IN_ROLE = FORBIDDEN, "built_in_role", "Built-in roles cannot be changed";
    SIGNUP_DISABLED = FORBIDDEN, "signup_disabled", "Accounts are made by an administrator here";
    API_ADDRESS_DENIED = FORBIDDEN, "api_address_denied", "IP address not allowed";
    API_ACCESS_DENIED = FORBIDDEN, "api_access_denied", "Access denied";
    ENROLLMENT_ADDRESS_DENIED = FORBIDDEN, "enrollment_address_denied", "IP address not authorized for this token";
    CROSS_SITE = FORBIDDEN, "cross_site", "The request came from another site";
    LOCAL_AUTH_DISABLED = FORBIDDEN, "local_auth_disabled", "Sign in with single sign-on; passwords are not taken here";
    MANAGED_BY_SSO = FORBIDDEN, "managed_by_sso", "Your identity provider decides your name and e-mail address";
    SESSION_REQUIRED = FORBIDDEN, "session_required", "A token may not do this; sign in";
    TFA_SETUP_REQUIRED = FORBIDDEN, "tfa_setup_required", "Set up a second factor first";
    SETUP_CODE_WRONG = FORBIDDEN, "setup_code_wrong", "The set-up code is wrong";
    NOT_FOUND = NOT_FOUND, "not_found", "There is nothing here";
    PRIVATE_CA_NOT_FOUND = NOT_FOUND, "private_ca_not_found", "This server was told of no private CA";
    HOST_NOT_FOUND = NOT_FOUND, "host_not_found", "Host not found";
    ADVISORY_NOT_FOUND = NOT_FOUND, "advisory_not_found", "No host waits for such an advisory";
    HOST_GROUP_NOT_FOUND = NOT_FOUND, "host_group_not_found", "Host group not found";
    PACKAGE_NOT_FOUND = NOT_FOUND, "package_not_found", "Package not found";
    SESSION_NOT_FOUND = NOT_FOUND, "session_not_found", "Session not found";
    LOGO_NOT_FOUND = NOT_FOUND, "logo_not_found", "No such picture was uploaded";
    BACKUP_NOT_FOUND = NOT_FOUND, "backup_not_found", "No backup was made yet";
    TOKEN_NOT_FOUND = NOT_FOUND, "token_not_found", "Token not found";
    ROLE_NOT_FOUND = NOT_FOUND, "role_not_found", "Role not found";
    TRUSTED_DEVICE_NOT_FOUND = NOT_FOUND, "trusted_device_not_found", "Trusted device not found";
    PASSKEY_NOT_FOUND = NOT_FOUND, "passkey_not_found", "Passkey not found";
    USER_NOT_FOUND = NOT_FOUND, "user_not_found", "User not found";
    AGENT_FILE_NOT_FOUND = NOT_FOUND, "agent_file_not_found", "This server has no agent for that architecture";
    METHOD_NOT_ALLOWED = METHOD_NOT_ALLOWED, "method_not_allowed", "This path does not take that method";
    TOO_SLOW = REQUEST_TIMEOUT, "too_slow", "The request took too long";
    ALREADY_SET_UP = CONFLICT, "already_set_up", "This server is already set up";
    TFA_ALREADY_ENABLED = CONFLICT, "tfa_already_enabled", "A second factor is in force already";
    TFA_NOT_STARTED = CONFLICT, "tfa_not_started", "No second factor was set up";
    PASSKEY_CHALLENGE_EXPIRED = CONFLICT, "passkey_challenge_expired", "This took too long or was answered before; start again";
    NO_PASSWORD = CONFLICT, "no_password", "This account has no password here; your identity provider asks for the second factor";
    PASSKEYS_UNAVAILABLE = CONFLICT, "passkeys_unavailable", "Passkeys need a public URL with a host name and https; see docs/security.md";
    TOO_MANY_PASSKEYS = CONFLICT, "too_many_passkeys", "An account has at most 20 passkeys; remove one first";
    PASSKEY_TAKEN = CONFLICT, "passkey_taken", "An account has this passkey already";
    HOST_NOT_PENDING = CONFLICT, "host_not_pending", "Only a host that a script enrolled and that never reported can be withdrawn";
    GROUP_NAME_TAKEN = CONFLICT, "group_name_taken", "A host group with this name exists";
    ROLE_IN_USE = CONFLICT, "role_in_use", "Users have this role";
    USERNAME_TAKEN = CONFLICT, "username_taken", "This user name is taken";
    EMAIL_TAKEN = CONFLICT, "email_taken", "This e-mail address is taken";
    SET_BY_ENVIRONMENT = CONFLICT, "set_by_environment", "The environment of the server decides this setting";
    BACKUP_UNSUPPORTED = CONFLICT, "backup_unsupported", "This database is PostgreSQL: use pg_dump";
    BACKUP_RUNNING = CONFLICT, "backup_running", "A backup is being made";
    TAKEN = CONFLICT, "taken", "This name is taken";
    TOO_LARGE = PAYLOAD_TOO_LARGE, "too_large", "The body is too large";
    RATE_LIMITED = TOO_MANY_REQUESTS, "rate_limited", "Too many requests; try again later";
    TOO_MANY_ATTEMPTS = TOO_MANY_REQUESTS, "too_many_attempts", "Too many failed sign-ins; try again later";
    ENROLLMENT_QUOTA = TOO_MANY_REQUESTS, "enrollment_quota", "Rate limit exceeded";
    INTERNAL = INTERNAL_SERVER_ERROR, "internal", "Something went wrong on the server";
    API_HOSTS_FAILED = INTERNAL_SERVER_ERROR, "api_hosts_failed", "Failed to fetch hosts";
    API_UPDATE_FAILED = INTERNAL_SERVER_ERROR, "api_update_failed", "Failed to update host";
    API_DELETE_FAILED = INTERNAL_SERVER_ERROR, "api_delete_failed", "Failed to delete host";
    API_STATISTICS_FAILED = INTERNAL_SERVER_ERROR, "api_statistics_failed", "Failed to fetch statistics";
    API_AUTHENTICATION_FAILED = INTERNAL_SERVER_ERROR, "api_authentication_failed", "Authentication failed";
    UNAVAILABLE = SERVICE_UNAVAILABLE, "unavailable", "The database is not available; try again soon";
}

/// The code of a missing thing.
#[must_use]
pub fn not_found(noun: &str) -> Code {
    by_name(&format!("{noun}_not_found")).unwrap_or(NOT_FOUND)
}

/// The code of a name in use.
#[must_use]
pub fn taken(noun: &str) -> Code {
    by_name(&format!("{noun}_taken")).unwrap_or(TAKEN)
}

/// The code of an input that was refused for a reason of its own.
#[must_use]
pub fn refused(name: &str) -> Code {
    by_name(name).unwrap_or(BAD_REQUEST)
}

fn by_name(name: &str) -> Option<Code> {
    ALL.iter().copied().find(|code| code.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_unique() {
        for (index, code) in ALL.iter().enumerate() {
            assert!(
                ALL[..index].iter().all(|other| other.name != code.name),
                "{}",
                code.name
            );
        }
    }

    #[test]
    fn nouns_find_their_code() {
        assert_eq!(not_found("host"), HOST_NOT_FOUND);
        assert_eq!(not_found("thing"), NOT_FOUND);
        assert_eq!(taken("group_name"), GROUP_NAME_TAKEN);
    }

    #[test]
    fn the_document_lists_every_code() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/api.md");
        let document = std::fs::read_to_string(path).unwrap();
        for code in ALL {
            let line = format!(
                "| `{}` | {} | {} |",
                code.name,
                code.status.as_u16(),
                code.sentence
            );
            assert!(document.contains(&line), "docs/api.md lacks: {line}");
        }
    }
}
