//! Listening, public address, proxies.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use app::settings::Settings;

use super::{ConfigError, PrivateCa, Values};
use crate::http::access::Network;

/// Listening, public address, proxies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HttpConfig {
    /// Where to listen.
    pub listen: SocketAddr,
    /// Public URL, when the operator gave one.
    pub public_url: Option<String>,
    /// Where the API lives: `/api/v1` unless told.
    pub api: String,
    /// Proxies that are believed.
    pub trusted: Vec<Network>,
    /// Who vouches for the public URL, when it is no public CA.
    pub private_ca: Option<PrivateCa>,
}

impl HttpConfig {
    /// Path of the public URL, without a slash at its end: empty at the root.
    #[must_use]
    pub fn base(&self) -> &str {
        let after_scheme = self
            .public_url
            .as_deref()
            .and_then(|url| url.split_once("://"));
        let path = after_scheme.and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        path.unwrap_or_default().trim_end_matches('/')
    }

    pub(super) fn read(values: &Values) -> Result<Self, ConfigError> {
        Ok(Self {
            listen: listen(values)?,
            public_url: public_url(values)?,
            api: api(values)?,
            trusted: trusted(values)?,
            private_ca: PrivateCa::read(values)?,
        })
    }
}

fn listen(values: &Values) -> Result<SocketAddr, ConfigError> {
    if values.set("PATCHMON_LISTEN").is_none() && values.set("PORT").is_some() {
        let port = values.parsed("PORT", "a port number")?;
        return Ok(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), port));
    }
    values.parsed(
        "PATCHMON_LISTEN",
        "an address with port such as 127.0.0.1:3000",
    )
}

fn public_url(values: &Values) -> Result<Option<String>, ConfigError> {
    let key = if values.set("PUBLIC_URL").is_some() {
        "PUBLIC_URL"
    } else {
        "SERVER_URL"
    };
    match values.set(key).map(|url| url.trim_end_matches('/')) {
        None => Ok(None),
        Some(url) if Settings::is_server_url(url) => Ok(Some(url.to_owned())),
        Some(_) => Err(values.wrong(key, "must be a URL that begins with http:// or https://")),
    }
}

/// `/api/` and the version.
fn api(values: &Values) -> Result<String, ConfigError> {
    let version = values.text("API_VERSION");
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if version.len() > 32
        || !version.starts_with(|c: char| c.is_ascii_alphanumeric())
        || !version.chars().all(fits)
    {
        return Err(values.wrong(
            "API_VERSION",
            "must be letters, digits, dots and dashes such as v1",
        ));
    }
    Ok(format!("/api/{version}"))
}

fn trusted(values: &Values) -> Result<Vec<Network>, ConfigError> {
    let text = values.text("TRUST_PROXY");
    if text.trim() == "none" {
        return Ok(Vec::new());
    }
    let parse = |part: &str| {
        part.parse()
            .map_err(|reason: String| values.wrong("TRUST_PROXY", &format!("is wrong: {reason}")))
    };
    text.split(',')
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .map(parse)
        .collect()
}
