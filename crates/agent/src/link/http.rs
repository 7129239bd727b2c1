//! The HTTP side of the agent protocol: one connection kept alive, success is status 200 with JSON.

use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use ureq::Agent;
use ureq::http::{Request, Response, StatusCode, header};
use wire::{
    Diagnostics, DiagnosticsAnswer, Ping, PingAnswer, Report, ReportAnswer, UpdateInterval,
};

use super::trust;
use crate::VERSION;
use crate::config::{Config, ConfigError, Credentials};
use crate::log;

/// Name and version in one text: a server that offers this program for download finds the version by
/// it, so the space behind it matters.
const USER_AGENT: &str = concat!("patchmon-agent/", env!("CARGO_PKG_VERSION"), " (rust)");
const TIMEOUT: Duration = Duration::from_secs(30);
const ANSWER_LIMIT: u64 = 4 << 20;
/// Smaller bodies gain nothing from compression.
const COMPRESS_FROM: usize = 1024;

/// Why the server gave no usable answer. Every text names the address and what to do.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    /// No answer at all.
    #[error(
        "{url} cannot be reached: {cause}. Check patchmon_server, the network and, with https, the certificate"
    )]
    Unreachable {
        /// Where.
        url: String,
        /// Why, in the network's words.
        cause: String,
    },
    /// An answer that says no.
    #[error("{url} answered {status}: {message}. {advice}")]
    Refused {
        /// Where.
        url: String,
        /// The status.
        status: u16,
        /// The server's words.
        message: String,
        /// What to do.
        advice: &'static str,
    },
    /// An answer that is not from the agent's API.
    #[error("{url} did not answer with JSON. Is patchmon_server the address of a PatchMon server?")]
    NotJson {
        /// Where.
        url: String,
    },
    /// The request itself cannot be made.
    #[error("the request to {url} cannot be made: {cause}")]
    Request {
        /// Where.
        url: String,
        /// Why.
        cause: String,
    },
}

impl LinkError {
    /// The status, when the server answered.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        match self {
            Self::Refused { status, .. } => Some(*status),
            _ => None,
        }
    }
}

/// The server, with this host's credentials.
pub struct Server {
    agent: Agent,
    root: String,
    api: String,
    credentials: Credentials,
}

/// An answer with the server's clock.
#[derive(Debug, Clone)]
pub struct Answer<T> {
    /// The body.
    pub body: T,
    /// The `Date` header.
    pub date: Option<String>,
}

impl Server {
    /// Prepares requests; nothing is sent yet.
    ///
    /// # Errors
    /// When the configuration names no server, or a CA that cannot be used.
    pub fn new(config: &Config, credentials: Credentials) -> Result<Self, ConfigError> {
        let root = config.server()?;
        let agent = Agent::config_builder()
            .timeout_global(Some(TIMEOUT))
            .http_status_as_error(false)
            // A redirect would turn the POST into a GET and lose the report.
            .max_redirects(0)
            .user_agent(USER_AGENT)
            .tls_config(trust::tls(config, &root)?)
            .build()
            .into();
        let api = format!("{root}/api/{}", config.api_version());
        Ok(Self {
            agent,
            root,
            api,
            credentials,
        })
    }

    /// Checks in.
    ///
    /// # Errors
    /// [`LinkError`]
    pub fn ping(&self, ping: &Ping) -> Result<Answer<PingAnswer>, LinkError> {
        self.post("hosts/ping", ping, false)
    }

    /// Sends a report, compressed when the server understands that.
    ///
    /// # Errors
    /// [`LinkError`]
    pub fn report(&self, report: &Report, zstd: bool) -> Result<ReportAnswer, LinkError> {
        Ok(self.post("hosts/update", report, zstd)?.body)
    }

    /// Sends what the diagnostics say.
    ///
    /// # Errors
    /// [`LinkError`]
    pub fn diagnostics(&self, found: &Diagnostics) -> Result<DiagnosticsAnswer, LinkError> {
        Ok(self.post("hosts/diagnostics", found, false)?.body)
    }

    /// Minutes between reports that the server wants.
    ///
    /// # Errors
    /// [`LinkError`]
    pub fn update_interval(&self) -> Result<UpdateInterval, LinkError> {
        let url = format!("{}/settings/update-interval", self.api);
        Ok(self.get(&url)?.body)
    }

    /// Asks which agent version the server offers for this machine.
    ///
    /// # Errors
    /// [`LinkError`]
    pub fn agent_version(&self) -> Result<serde_json::Value, LinkError> {
        let arch = match std::env::consts::ARCH {
            "x86_64" => "amd64",
            "aarch64" => "arm64",
            "x86" => "386",
            other => other,
        };
        let os = std::env::consts::OS;
        // Agents of every kind ask for this below v1, whatever api_version says.
        let url = format!(
            "{}/api/v1/hosts/agent/version?arch={arch}&os={os}&type=rust&currentVersion={VERSION}",
            self.root
        );
        Ok(self.get(&url)?.body)
    }

    fn post<T: DeserializeOwned>(
        &self,
        path: &str,
        body: &impl Serialize,
        zstd: bool,
    ) -> Result<Answer<T>, LinkError> {
        let url = format!("{}/{path}", self.api);
        let failed = |cause: String| LinkError::Request {
            url: url.clone(),
            cause,
        };
        let mut bytes = serde_json::to_vec(body).map_err(|e| failed(e.to_string()))?;
        let mut request = self.request("POST", &url);
        if zstd && bytes.len() >= COMPRESS_FROM {
            bytes = zstd::encode_all(bytes.as_slice(), 3).map_err(|e| failed(e.to_string()))?;
            request = request.header(header::CONTENT_ENCODING, "zstd");
        }
        log::debug(&format!("{} bytes to {path}", bytes.len()));
        let request = request.body(bytes).map_err(|e| failed(e.to_string()))?;
        let answer = self.agent.run(request).map_err(|e| unreachable(&url, &e))?;
        understand(&url, answer)
    }

    fn get<T: DeserializeOwned>(&self, url: &str) -> Result<Answer<T>, LinkError> {
        let failed = |cause: String| LinkError::Request {
            url: url.to_owned(),
            cause,
        };
        let request = self
            .request("GET", url)
            .body(())
            .map_err(|e| failed(e.to_string()))?;
        let answer = self.agent.run(request).map_err(|e| unreachable(url, &e))?;
        understand(url, answer)
    }

    fn request(&self, method: &str, url: &str) -> ureq::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(url)
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::ACCEPT, "application/json")
            .header("X-API-ID", &self.credentials.id)
            .header("X-API-KEY", &self.credentials.key)
    }
}

fn unreachable(url: &str, error: &ureq::Error) -> LinkError {
    LinkError::Unreachable {
        url: url.to_owned(),
        cause: error.to_string(),
    }
}

fn understand<T: DeserializeOwned>(
    url: &str,
    mut answer: Response<ureq::Body>,
) -> Result<Answer<T>, LinkError> {
    let text = |name: header::HeaderName| {
        let value = answer
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok());
        value.map(str::to_owned)
    };
    let (kind, date) = (
        text(header::CONTENT_TYPE).unwrap_or_default(),
        text(header::DATE),
    );
    let status = answer.status();
    let body = answer
        .body_mut()
        .with_config()
        .limit(ANSWER_LIMIT)
        .read_to_string();
    let body = body.map_err(|e| unreachable(url, &e))?;
    if status != StatusCode::OK {
        return Err(refused(url, status, &body));
    }
    let json = kind
        .contains("json")
        .then(|| serde_json::from_str(&body).ok())
        .flatten();
    let body = json.ok_or_else(|| LinkError::NotJson {
        url: url.to_owned(),
    })?;
    Ok(Answer { body, date })
}

fn refused(url: &str, status: StatusCode, body: &str) -> LinkError {
    let advice = match status.as_u16() {
        300..=399 => "Set patchmon_server to the address it redirects to",
        400 => "The server does not take this report; its log tells more",
        401 => {
            "Create new credentials on the host's page and run `patchmon-agent config set-api ID KEY URL`"
        }
        403 => "The server does not let this host do that",
        404 => "Check patchmon_server and the server's version",
        413 => "A proxy or the server limits the size of requests",
        429 => "The agent tries again later",
        _ => "The agent tries again later; the server's log tells more",
    };
    LinkError::Refused {
        url: url.to_owned(),
        status: status.as_u16(),
        message: message_of(body)
            .unwrap_or_else(|| status.canonical_reason().unwrap_or("").to_owned()),
        advice,
    }
}

/// The words of the server's error forms `{"error"}`, `{"message"}`, `{"errors":[{"msg","param"}]}`.
fn message_of(body: &str) -> Option<String> {
    let json: serde_json::Value = serde_json::from_str(body).ok()?;
    let text = |value: &serde_json::Value| value.as_str().map(str::to_owned);
    if let Some(first) = json["errors"].get(0) {
        let param = first["param"].as_str().unwrap_or_default();
        return text(&first["msg"]).map(|message| format!("{message} ({param})"));
    }
    text(&json["error"]).or_else(|| text(&json["message"]))
}

#[cfg(test)]
mod tests;
