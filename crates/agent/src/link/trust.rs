//! Whose certificate the server may show.

use std::path::Path;
use std::sync::Arc;

use sha2::{Digest as _, Sha256};
use ureq::tls::{Certificate, PemItem, RootCerts, TlsConfig, parse_pem};

use crate::config::{Config, ConfigError};

/// The certificates that the connection to `server` is checked with. A `ca_file` replaces the system's
/// certificates and cannot be switched off by `skip_ssl_verify`: who named it wanted the check.
///
/// # Errors
/// [`ConfigError::Ca`] when the file has no certificate, or none with the fingerprint.
pub(super) fn tls(config: &Config, server: &str) -> Result<TlsConfig, ConfigError> {
    let private = config
        .ca_file()
        .map(|file| private_ca(&file, config.ca_fingerprint().as_deref()))
        .transpose()?;
    let unchecked = private.is_none() && config.skip_ssl_verify();
    let roots = private.unwrap_or_else(|| system_certificates(server));
    Ok(TlsConfig::builder()
        .root_certs(roots)
        .disable_verification(unchecked)
        .build())
}

/// SHA-256 of a certificate as `openssl x509 -fingerprint -sha256` gives it, without colons and in
/// lower case.
pub(crate) fn fingerprint(certificate: &[u8]) -> String {
    hex::encode(Sha256::digest(certificate))
}

/// The certificates of a PEM file.
///
/// # Errors
/// [`ConfigError::Ca`]
pub(crate) fn certificates(file: &Path) -> Result<Vec<Certificate<'static>>, ConfigError> {
    let wrong = |reason: String| ConfigError::Ca {
        path: file.to_owned(),
        reason,
    };
    let text = std::fs::read(file).map_err(|e| wrong(e.to_string()))?;
    let mut found = Vec::new();
    for item in parse_pem(&text) {
        if let PemItem::Certificate(certificate) = item.map_err(|e| wrong(e.to_string()))? {
            found.push(certificate);
        }
    }
    if found.is_empty() {
        return Err(wrong("there is no certificate in it".to_owned()));
    }
    Ok(found)
}

fn private_ca(file: &Path, pin: Option<&str>) -> Result<RootCerts, ConfigError> {
    let mut trusted = certificates(file)?;
    if let Some(pin) = pin {
        trusted.retain(|certificate| fingerprint(certificate.der()) == pin);
        if trusted.is_empty() {
            return Err(ConfigError::Ca {
                path: file.to_owned(),
                reason: format!("none has the fingerprint {pin} (ca_fingerprint)"),
            });
        }
    }
    Ok(RootCerts::Specific(Arc::new(trusted)))
}

/// The system's trusted certificates; those that came with this program where there are none.
fn system_certificates(server: &str) -> RootCerts {
    if !server.starts_with("https:") {
        // Reading a hundred certificates costs more than a whole check-in.
        return RootCerts::WebPki;
    }
    let found = rustls_native_certs::load_native_certs().certs;
    if found.is_empty() {
        return RootCerts::WebPki;
    }
    let certificates: Vec<_> = found
        .iter()
        .map(|c| Certificate::from_der(c).to_owned())
        .collect();
    RootCerts::Specific(Arc::new(certificates))
}

#[cfg(test)]
mod tests;
