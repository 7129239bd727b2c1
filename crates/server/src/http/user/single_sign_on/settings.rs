//! `GET /auth/oidc/settings`.

use app::single_sign_on::{self, SsoConfig, SsoState};
use axum::extract::State;
use domain::Role;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::http::auth::{Can, ManageSettings};
use crate::http::user::settings::environment::{Variable, variables};
use crate::http::{ApiResult, Json, Timestamp};

/// Single sign-on as it stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct SsoSettingsBody {
    /// Whether the provider is there.
    status: SsoStatus,
    /// What the provider must be told as redirect URI.
    callback_url: String,
    /// Whether user name and password are taken.
    local_auth: LocalAuth,
    /// Every variable with its value and source.
    variables: Vec<Variable>,
    /// Which groups give which role, the highest first.
    roles: Vec<SsoRole>,
}

/// Whether the provider is there.
#[derive(Debug, Serialize, ToSchema)]
pub struct SsoStatus {
    /// `disabled`, `incomplete`, `discovering`, `ready` or `failed`.
    state: &'static str,
    /// Issuer URL.
    issuer: Option<String>,
    /// Why the provider cannot be used, or could not when it was asked last.
    error: Option<String>,
    /// Since when it is so.
    since: Option<Timestamp>,
    /// When the provider is asked again.
    next_attempt_at: Option<Timestamp>,
    /// Variables that are missing.
    missing: Vec<&'static str>,
}

/// Whether user name and password are taken.
#[derive(Debug, Serialize, ToSchema)]
pub struct LocalAuth {
    /// Whether they are refused now.
    disabled: bool,
    /// Until when they are taken whatever the configuration says.
    break_glass_until: Option<Timestamp>,
}

/// Which groups give a role.
#[derive(Debug, Serialize, ToSchema)]
pub struct SsoRole {
    /// Name of the role.
    role: String,
    /// Groups; one must be in all of them. None: the role of everybody else.
    groups: Vec<String>,
}

/// Single sign-on as it stands, with the effective values of its variables. They are set in the
/// environment of the server.
#[utoipa::path(get, path = "/auth/oidc/settings", tag = "settings", security(("session" = ["manage_settings"])),
    responses((status = 200, body = SsoSettingsBody)))]
pub async fn settings(
    _: Can<ManageSettings>,
    State(state): State<AppState>,
) -> ApiResult<Json<SsoSettingsBody>> {
    let ctx = &state.ctx;
    let known = &ctx.single_sign_on;
    let until = single_sign_on::local_login_until(ctx).await?;
    let provider = known.provider();
    let issuer = provider.map(|provider| provider.issuer().to_owned());
    let wanted = known
        .config()
        .map(|config| config.registration.issuer.clone());
    Ok(Json(SsoSettingsBody {
        status: status(known.state(), issuer.or(wanted)),
        callback_url: super::test::callback_url(&state).await?,
        local_auth: LocalAuth {
            disabled: single_sign_on::local_sign_in_is_off(ctx).await?,
            break_glass_until: until.map(Timestamp),
        },
        variables: variables(&state, |key| key.category() == "single_sign_on").await?,
        roles: known.config().map(roles).unwrap_or_default(),
    }))
}

fn status(state: SsoState, issuer: Option<String>) -> SsoStatus {
    SsoStatus {
        state: state.name,
        issuer,
        error: state.failure,
        since: state.since.map(Timestamp),
        next_attempt_at: state.next_attempt.map(Timestamp),
        missing: state.missing,
    }
}

fn roles(config: &SsoConfig) -> Vec<SsoRole> {
    let groups = &config.group_roles;
    let both = [&groups.admin, &groups.superadmin];
    let highest = both.iter().all(|name| name.is_some()).then(|| SsoRole {
        role: Role::SuperAdmin.name().to_owned(),
        groups: both.into_iter().flatten().cloned().collect(),
    });
    let named = groups.named().into_iter().filter_map(|(role, name)| {
        let groups = vec![name?.clone()];
        let role = role.name().to_owned();
        Some(SsoRole { role, groups })
    });
    let others = SsoRole {
        role: groups.default.clone(),
        groups: Vec::new(),
    };
    highest.into_iter().chain(named).chain([others]).collect()
}
