//! `POST /hosts`, and `POST /hosts/create` in the words of older clients.

use app::hosts::{Created, Wanted};
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use store::hosts::HostSummary;
use utoipa::ToSchema;
use uuid::Uuid;

use super::view::{GroupRef, HostRow};
use crate::AppState;
use crate::http::auth::{Can, ManageHosts};
use crate::http::error::ErrorBody;
use crate::http::origin::origin;
use crate::http::{ApiResult, Json};
use crate::scripts::Origin;

/// A host to be added.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewHost {
    /// Display name.
    friendly_name: String,
    /// Groups it joins.
    #[serde(default)]
    host_group_ids: Vec<Uuid>,
    /// Whether it shall send its containers; without it its own administrator decides.
    docker_enabled: Option<bool>,
}

/// A host that was added. The key is shown here and never again.
#[derive(Debug, Serialize, ToSchema)]
pub struct CreatedHost {
    host: HostRow,
    api_id: String,
    api_key: String,
    commands: AgentCommands,
}

/// What to type on the host.
#[derive(Debug, Serialize, ToSchema)]
pub struct AgentCommands {
    /// Installs the agent and lets it report, as root.
    install: String,
    /// Tells an agent that is there where to report, and as whom.
    configure: String,
    /// Sends the first report.
    report: String,
}

/// Adds a host.
#[utoipa::path(
    post, path = "/hosts", tag = "hosts",
    request_body = NewHost,
    responses(
        (status = 201, body = CreatedHost),
        (status = 404, description = "No such host group", body = ErrorBody)
    ),
    security(("session" = ["manage_hosts"]))
)]
pub async fn create(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    parts: Parts,
    Json(body): Json<NewHost>,
) -> ApiResult<(StatusCode, Json<CreatedHost>)> {
    let origin = origin(&state, &parts, false).await?;
    let (created, host) = add(&can, &state, body.into()).await?;
    let answer = CreatedHost {
        host: HostRow::at(state.ctx.now(), host),
        commands: commands(&origin, &state.http.api, &created),
        api_id: created.api_id,
        api_key: created.api_key,
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

/// A host to be added, in the words of older clients.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewHostOld {
    /// Display name.
    friendly_name: String,
    /// Groups it joins.
    #[serde(rename = "hostGroupIds", default)]
    host_group_ids: Vec<Uuid>,
    /// Whether it shall send its containers; without it its own administrator decides.
    docker_enabled: Option<bool>,
}

/// A host that was added, in the words of older clients.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreatedHostOld {
    message: &'static str,
    host_id: Uuid,
    friendly_name: String,
    api_id: String,
    api_key: String,
    host_groups: Vec<GroupRef>,
    instructions: String,
}

/// Adds a host.
#[utoipa::path(
    post, path = "/hosts/create", tag = "hosts",
    request_body = NewHostOld,
    responses(
        (status = 201, body = CreatedHostOld),
        (status = 404, description = "No such host group", body = ErrorBody)
    ),
    security(("session" = ["manage_hosts"]))
)]
pub async fn create_old(
    can: Can<ManageHosts>,
    State(state): State<AppState>,
    parts: Parts,
    Json(body): Json<NewHostOld>,
) -> ApiResult<(StatusCode, Json<CreatedHostOld>)> {
    let origin = origin(&state, &parts, false).await?;
    let (created, host) = add(&can, &state, body.into()).await?;
    let commands = commands(&origin, &state.http.api, &created);
    let answer = CreatedHostOld {
        message: "Host created successfully",
        host_id: created.uuid,
        friendly_name: host.friendly_name,
        api_id: created.api_id,
        api_key: created.api_key,
        host_groups: host.groups.into_iter().map(GroupRef::from).collect(),
        instructions: format!(
            "Run on the host: {} && {}",
            commands.configure, commands.report
        ),
    };
    Ok((StatusCode::CREATED, Json(answer)))
}

impl From<NewHost> for Wanted {
    fn from(body: NewHost) -> Self {
        Self {
            friendly_name: body.friendly_name,
            groups: body.host_group_ids,
            docker_enabled: body.docker_enabled,
        }
    }
}

impl From<NewHostOld> for Wanted {
    fn from(body: NewHostOld) -> Self {
        Self {
            friendly_name: body.friendly_name,
            groups: body.host_group_ids,
            docker_enabled: body.docker_enabled,
        }
    }
}

async fn add(
    can: &Can<ManageHosts>,
    state: &AppState,
    wanted: Wanted,
) -> ApiResult<(Created, HostSummary)> {
    let created = app::hosts::create_wanted(&state.ctx, &can.actor(), &can.scope, wanted).await?;
    let gone = || app::Error::NotFound("host");
    let mut conn = state.ctx.store.read().await?;
    let host = conn
        .find_host(&can.scope, created.uuid)
        .await?
        .ok_or_else(gone)?;
    let summary = conn.host_summary(host).await?.ok_or_else(gone)?;
    Ok((created, summary))
}

fn commands(origin: &Origin, api: &str, created: &Created) -> AgentCommands {
    let (url, id, key) = (&origin.url, &created.api_id, &created.api_key);
    let (curl, sh) = curl_and_sh(origin, api);
    AgentCommands {
        install: format!(
            "{curl} \"{url}{api}/hosts/install\" \\\n  -H \"X-API-ID: {id}\" \\\n  -H \"X-API-KEY: {key}\" | {sh}"
        ),
        configure: format!("patchmon-agent config set-api {id} {key} {url}"),
        report: "patchmon-agent report".to_owned(),
    }
}

/// How a command fetches from this server, and the shell that runs what comes. With a private CA the
/// command first fetches its certificate and goes on only when that is the one with the fingerprint.
fn curl_and_sh(origin: &Origin, api: &str) -> (String, String) {
    let Some(ca) = &origin.ca else {
        let flags = if origin.insecure { "-fsSk" } else { "-fsS" };
        return (format!("curl {flags}"), "sh".to_owned());
    };
    let url = &origin.url;
    let curl = format!(
        "ca=$(mktemp) && curl -fsSk \"{url}{api}/hosts/ca\" -o \"$ca\" \\\n  && [ \"$(sed /-----/d \"$ca\" | base64 -d | sha256sum | cut -c 1-64)\" = {ca} ] \\\n  && curl -fsS --cacert \"$ca\""
    );
    (curl, format!("sh -s -- --ca {ca}"))
}
