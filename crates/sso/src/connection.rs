//! HTTP to the provider.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse, http};
use ureq::Agent;
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};

/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest answer that is read.
const LONGEST: u64 = 1024 * 1024;

/// Whose certificates the provider may show.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Trust {
    /// CAs to trust besides the system's (PEM).
    pub private_ca: Option<String>,
}

/// HTTP to the provider. Follows no redirection: a provider answers at the place it names. Cheap to
/// clone.
#[derive(Clone)]
pub struct Connection(Agent);

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Connection")
    }
}

impl Connection {
    /// Reads the trusted certificates of the system, which takes some milliseconds.
    #[must_use]
    pub fn new(trust: &Trust) -> Self {
        let tls = TlsConfig::builder().root_certs(roots(trust)).build();
        let config = Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .http_status_as_error(false)
            .max_redirects(0)
            .tls_config(tls)
            .user_agent("patchmon-server")
            .build();
        Self(Agent::new_with_config(config))
    }

    /// One request and its answer, whatever its status.
    pub(crate) fn send(&self, request: HttpRequest) -> Result<HttpResponse, ureq::Error> {
        let (parts, body) = self.0.run(request)?.into_parts();
        let mut body = body;
        let bytes = body.with_config().limit(LONGEST).read_to_vec()?;
        Ok(http::Response::from_parts(parts, bytes))
    }
}

fn roots(trust: &Trust) -> RootCerts {
    let mut trusted: Vec<Certificate<'static>> = rustls_native_certs::load_native_certs()
        .certs
        .into_iter()
        .map(|certificate| Certificate::from_der(&certificate).to_owned())
        .collect();
    let private = trust.private_ca.as_deref().unwrap_or_default();
    trusted.extend(parse_pem(private.as_bytes()).filter_map(|item| match item {
        Ok(PemItem::Certificate(certificate)) => Some(certificate),
        _ => None,
    }));
    if trusted.is_empty() {
        return RootCerts::WebPki;
    }
    RootCerts::Specific(Arc::new(trusted))
}
