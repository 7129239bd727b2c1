//! The private CA that vouches for the public URL.

use std::fs;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest as _, Sha256};
use ureq::tls::{PemItem, parse_pem};

use super::{ConfigError, Values};

const KEY: &str = "PRIVATE_CA_FILE";

/// Certificate of a private CA. Install commands carry its fingerprint, scripts fetch it and agents
/// trust it alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrivateCa {
    /// The certificate and nothing else, so that a shell can compute the fingerprint from it.
    pub pem: String,
    /// SHA-256 of its DER form in lower-case hexadecimal: `openssl x509 -fingerprint -sha256` without
    /// colons.
    pub fingerprint: String,
}

impl PrivateCa {
    pub(super) fn read(values: &Values) -> Result<Option<Self>, ConfigError> {
        let Some(file) = values.set(KEY) else {
            return Ok(None);
        };
        let text = fs::read(file)
            .map_err(|error| values.wrong(KEY, &format!("cannot be read: {error}")))?;
        let first = parse_pem(&text).find_map(|item| match item {
            Ok(PemItem::Certificate(certificate)) => Some(Self::of(certificate.der())),
            _ => None,
        });
        let none = || values.wrong(KEY, "must be a PEM file with the CA's certificate");
        first.ok_or_else(none).map(Some)
    }

    /// From the DER form of the certificate.
    fn of(der: &[u8]) -> Self {
        let text = STANDARD.encode(der);
        // 64 characters a line: RFC 7468, section 2. Base64 is ASCII, so no line ends inside a letter.
        let lines: Vec<&str> = (0..text.len())
            .step_by(64)
            .map(|at| &text[at..text.len().min(at + 64)])
            .collect();
        Self {
            pem: format!(
                "-----BEGIN CERTIFICATE-----\n{}\n-----END CERTIFICATE-----\n",
                lines.join("\n")
            ),
            fingerprint: Sha256::digest(der)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect(),
        }
    }
}
