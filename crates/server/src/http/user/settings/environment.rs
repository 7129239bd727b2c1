//! `GET /settings/environment`.

use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::AppState;
use crate::config::{KEYS, Key, Setting, Source};
use crate::http::auth::{Can, ManageSettings};
use crate::http::{ApiResult, Json};

/// Shown in place of a secret.
const MASK: &str = "••••••••";

/// Every variable of the configuration.
#[derive(Debug, Serialize, ToSchema)]
pub struct EnvironmentBody {
    /// In the order of the reference.
    items: Vec<Variable>,
}

/// A variable of the configuration.
#[derive(Debug, Serialize, ToSchema)]
pub struct Variable {
    /// Name in the environment.
    name: &'static str,
    /// What it stands beside.
    category: &'static str,
    /// Value in force; null when there is none. A secret is masked.
    value: Option<String>,
    /// Whether somebody set it.
    set: bool,
    /// `flag`, `environment`, `file`, `setting` or `default`.
    source: &'static str,
    /// Value when nobody sets it.
    default: Option<&'static str>,
    /// What it is for.
    description: &'static str,
    /// Whether its value is never shown.
    secret: bool,
}

/// Every variable that the server was started with, and what it is for.
#[utoipa::path(get, path = "/settings/environment", tag = "settings", security(("session" = ["manage_settings"])),
    responses((status = 200, body = EnvironmentBody)))]
pub async fn environment(
    _: Can<ManageSettings>,
    State(state): State<AppState>,
) -> ApiResult<Json<EnvironmentBody>> {
    let items = variables(&state, |_| true).await?;
    Ok(Json(EnvironmentBody { items }))
}

/// The variables of which `wanted` says so, in the order of the reference.
pub(in crate::http::user) async fn variables(
    state: &AppState,
    wanted: impl Fn(&Key) -> bool,
) -> ApiResult<Vec<Variable>> {
    let settings = state.ctx.settings().await?;
    let of_settings = |key: &Key| match key.name {
        "PUBLIC_URL" if !state.ctx.locked.contains_key("server_url") => {
            Some(settings.server_url.clone())
        }
        "TZ" => Some(settings.time_zone.clone()),
        _ => None,
    };
    let items = KEYS.iter().filter(|key| wanted(key)).map(|key| {
        let mut known = state.http.variables.iter();
        let known = known.find(|known| known.key == key.name);
        variable(key, known, of_settings(key))
    });
    Ok(items.collect())
}

fn variable(key: &'static Key, known: Option<&Setting>, of_settings: Option<String>) -> Variable {
    let given = known.filter(|one| one.source != Source::Default && !one.shown.is_empty());
    let default = Some(key.default).filter(|text| !text.is_empty());
    let (value, source) = match (given, of_settings) {
        (Some(_), _) if key.secret => (Some(MASK.to_owned()), source(given)),
        (Some(given), _) => (Some(given.shown.clone()), source(Some(given))),
        (None, Some(setting)) => (Some(setting), "setting"),
        (None, None) => (default.map(str::to_owned), "default"),
    };
    Variable {
        name: key.name,
        category: key.category(),
        value,
        set: given.is_some(),
        source,
        default,
        description: key.doc,
        secret: key.secret,
    }
}

fn source(given: Option<&Setting>) -> &'static str {
    match given.map(|given| &given.source) {
        Some(Source::Flag(_)) => "flag",
        Some(Source::Environment) => "environment",
        Some(Source::EnvFile(_)) => "file",
        Some(Source::Default) | None => "default",
    }
}
