//! The one table of keys.

/// A key of the configuration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Name in the environment and in the `.env` file.
    pub name: &'static str,
    /// The flag that sets it as well.
    pub flag: Option<&'static str>,
    /// Value when nobody sets it; empty means none.
    pub default: &'static str,
    /// Whether its value must never be shown.
    pub secret: bool,
    /// What it is for.
    pub doc: &'static str,
}

const fn key(name: &'static str, default: &'static str, doc: &'static str) -> Key {
    Key {
        name,
        flag: None,
        default,
        secret: false,
        doc,
    }
}

const fn flagged(key: Key, flag: &'static str) -> Key {
    Key {
        flag: Some(flag),
        ..key
    }
}

const fn secret(name: &'static str, doc: &'static str) -> Key {
    Key {
        name,
        flag: None,
        default: "",
        secret: true,
        doc,
    }
}

impl Key {
    /// What the key stands beside in the page.
    #[must_use]
    pub fn category(&self) -> &'static str {
        let name = self.name;
        let starts = |parts: &[&str]| parts.iter().any(|part| name.starts_with(part));
        if name.contains("RATE_LIMIT") {
            "limits"
        } else if starts(&["OIDC_", "NODE_ENV", "APP_ENV"]) {
            "single_sign_on"
        } else if starts(&["DATABASE_"]) {
            "database"
        } else if starts(&["SERVER_KEY", "JWT_"]) {
            "secrets"
        } else if starts(&["LOG_"]) {
            "logging"
        } else if starts(&["AGENT_"]) {
            "agents"
        } else {
            "server"
        }
    }
}

/// Every key, in the order of the reference.
pub const KEYS: &[Key] = &[
    flagged(
        key(
            "PATCHMON_LISTEN",
            "127.0.0.1:3000",
            "Address and port to listen on. Only loopback unless you say otherwise; put a reverse proxy with TLS in front.",
        ),
        "--listen",
    ),
    key(
        "PORT",
        "",
        "Port on 127.0.0.1, when PATCHMON_LISTEN is not set.",
    ),
    flagged(
        key(
            "PATCHMON_DATA_DIR",
            "./data",
            "Folder of the SQLite database, the server key and the set-up code. Created with mode 0700.",
        ),
        "--data-dir",
    ),
    key(
        "AGENT_BINARIES_DIR",
        "",
        "Folder of the agent programs that install scripts download, named patchmon-agent-OS-ARCHITECTURE, for example patchmon-agent-linux-amd64. Without it `agents` in the data directory and `agents` beside the server program are looked through, in this order. A file that is put there is served at once.",
    ),
    flagged(
        secret(
            "DATABASE_URL",
            "`postgres://…` for PostgreSQL. Without it the database is SQLite in the data directory.",
        ),
        "--database-url",
    ),
    key("DATABASE_URL_FILE", "", "File that holds DATABASE_URL."),
    key(
        "PUBLIC_URL",
        "",
        "Address under which people and agents reach this server, for example https://patchmon.example.org, or https://example.org/patchmon behind a proxy that serves more than this. It is then the server URL of the settings, which cannot be changed there.",
    ),
    key("SERVER_URL", "", "Another name of PUBLIC_URL."),
    key(
        "PRIVATE_CA_FILE",
        "",
        "Certificate (PEM) of the private CA that signed the certificate of PUBLIC_URL. Install commands then carry its fingerprint, and agents trust this CA alone. Read at the start.",
    ),
    key(
        "API_VERSION",
        "v1",
        "Last part of the API's prefix, /api/v1 unless told. What agents call stays under /api/v1 as well, since they ask there for their updates whatever they are told.",
    ),
    key(
        "TRUST_PROXY",
        "127.0.0.0/8,::1",
        "Addresses and ranges of reverse proxies whose X-Forwarded-For is believed, separated by commas. `none` trusts nobody.",
    ),
    key(
        "TZ",
        "",
        "Time zone of the server, for example Europe/Berlin: of expiry dates written without one, and of the day that a credential's hosts are counted for. Without it the time zone of the settings counts, which is UTC unless changed.",
    ),
    key(
        "LOG_LEVEL",
        "info",
        "error, warn, info, debug or trace; also a filter such as `info,server=debug`.",
    ),
    key("LOG_FORMAT", "text", "text or json."),
    secret(
        "SERVER_KEY",
        "Key from which digests of host keys are made, at least 32 characters. Without it a key is created in the data directory. All replicas of a database need the same.",
    ),
    key("SERVER_KEY_FILE", "", "File that holds SERVER_KEY."),
    secret(
        "JWT_SECRET",
        "Key that signs access tokens, at least 32 characters. Without it one is derived from the server key.",
    ),
    key("JWT_SECRET_FILE", "", "File that holds JWT_SECRET."),
    key(
        "RATE_LIMIT_MAX",
        "100",
        "Requests without credential from one address. 0 switches a limit off, here and below.",
    ),
    key("RATE_LIMIT_WINDOW_MS", "900000", "In so many milliseconds."),
    key(
        "AUTH_RATE_LIMIT_MAX",
        "500",
        "Requests to the sign-in endpoints from one address.",
    ),
    key(
        "AUTH_RATE_LIMIT_WINDOW_MS",
        "600000",
        "In so many milliseconds.",
    ),
    key(
        "PASSWORD_RATE_LIMIT_MAX",
        "5",
        "Guesses at the set-up code from one address.",
    ),
    key(
        "PASSWORD_RATE_LIMIT_WINDOW_MS",
        "900000",
        "In so many milliseconds.",
    ),
    key("AGENT_RATE_LIMIT_MAX", "120", "Requests of one host."),
    key(
        "AGENT_RATE_LIMIT_WINDOW_MS",
        "60000",
        "In so many milliseconds.",
    ),
    key(
        "API_RATE_LIMIT_MAX",
        "1000",
        "Requests of one user with a bearer token, or of one credential of the scoped API.",
    ),
    key(
        "API_RATE_LIMIT_WINDOW_MS",
        "60000",
        "In so many milliseconds.",
    ),
    key(
        "USER_RATE_LIMIT_MAX",
        "3000",
        "Requests of one signed-in user in the page.",
    ),
    key(
        "USER_RATE_LIMIT_WINDOW_MS",
        "60000",
        "In so many milliseconds.",
    ),
    key(
        "NODE_ENV",
        "",
        "`production` makes single sign-on refuse browsers that do not speak HTTPS.",
    ),
    key("APP_ENV", "", "Another name of NODE_ENV."),
    key(
        "OIDC_ENABLED",
        "false",
        "`true` switches single sign-on by OpenID Connect on. See docs/single-sign-on.md.",
    ),
    key(
        "OIDC_ISSUER_URL",
        "",
        "Issuer URL of the identity provider, below which its `.well-known/openid-configuration` is.",
    ),
    key("OIDC_CLIENT_ID", "", "Client id that the provider gave."),
    secret(
        "OIDC_CLIENT_SECRET",
        "Client secret that the provider gave.",
    ),
    key(
        "OIDC_CLIENT_SECRET_FILE",
        "",
        "File that holds OIDC_CLIENT_SECRET.",
    ),
    key(
        "OIDC_REDIRECT_URI",
        "",
        "Where the provider sends the browser back to: the public URL and /api/v1/auth/oidc/callback. Must be exactly what the provider was told.",
    ),
    key(
        "OIDC_SCOPES",
        "openid email profile groups",
        "Scopes to ask for, separated by spaces.",
    ),
    key(
        "OIDC_AUTO_CREATE_USERS",
        "true",
        "Whether a first sign-in makes an account.",
    ),
    key(
        "OIDC_DEFAULT_ROLE",
        "user",
        "Role of who is in none of the groups below.",
    ),
    key(
        "OIDC_DISABLE_LOCAL_AUTH",
        "false",
        "`true` hides and refuses user name and password while the provider is there.",
    ),
    key(
        "OIDC_BUTTON_TEXT",
        "Login with SSO",
        "What the button says.",
    ),
    key(
        "OIDC_SYNC_ROLES",
        "true",
        "Whether each sign-in sets the role by the groups, and not the first alone. Without any group below roles are left alone.",
    ),
    key(
        "OIDC_SUPERADMIN_GROUP",
        "",
        "Group of super admins; they must be in OIDC_ADMIN_GROUP as well. While one of the two is not set, nobody becomes or stops being a super admin by signing in.",
    ),
    key("OIDC_ADMIN_GROUP", "", "Group of admins."),
    key("OIDC_HOST_MANAGER_GROUP", "", "Group of host managers."),
    key("OIDC_USER_GROUP", "", "Group of users."),
    key("OIDC_READONLY_GROUP", "", "Group of readers."),
    key(
        "OIDC_GROUPS_CLAIM",
        "",
        "Claim that holds groups, besides `groups` and `ak_groups`; a nested one with dots, such as realm_access.roles.",
    ),
    key(
        "OIDC_POST_LOGOUT_URI",
        "",
        "Where the provider sends the browser after signing out; the sign-in page of the public URL unless set.",
    ),
];

/// The key of a name.
#[must_use]
pub(super) fn find(name: &str) -> Option<&'static Key> {
    KEYS.iter().find(|key| key.name == name)
}
