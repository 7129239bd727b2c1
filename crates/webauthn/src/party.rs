//! For whom passkeys are made.

use url::{Host, Url};
use webauthn_rp::request::{AsciiDomain, RpId};

/// The relying party: one origin, and its host name as the id that authenticators keep.
#[derive(Debug)]
pub struct Party {
    pub(crate) id: RpId,
    pub(crate) origin: String,
}

impl Party {
    /// Of the address under which people reach the server. Browsers keep passkeys for a host name alone,
    /// never for an address, and only where nobody can listen: over https, or on `localhost` (WebAuthn
    /// Level 3, section 5.1.3; Secure Contexts, section 3.1).
    #[must_use]
    pub fn of(public_url: &str) -> Option<Self> {
        let url = Url::parse(public_url).ok()?;
        let Some(Host::Domain(host)) = url.host() else {
            return None;
        };
        let local = host == "localhost" || host.ends_with(".localhost");
        if url.scheme() != "https" && !(local && url.scheme() == "http") {
            return None;
        }
        Some(Self {
            id: RpId::Domain(AsciiDomain::try_from(host.to_owned()).ok()?),
            origin: url.origin().ascii_serialization(),
        })
    }

    /// The origin of pages that may ask.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

#[cfg(test)]
mod tests {
    use super::Party;

    fn origin(url: &str) -> Option<String> {
        Party::of(url).map(|party| party.origin().to_owned())
    }

    #[test]
    fn a_host_name_over_https_or_this_machine() {
        for (url, expected) in [
            ("https://patch.example.org", "https://patch.example.org"),
            (
                "https://patch.example.org:8443/patchmon",
                "https://patch.example.org:8443",
            ),
            (
                "https://Patch.Example.org:443/",
                "https://patch.example.org",
            ),
            ("http://localhost:3000", "http://localhost:3000"),
            ("http://patch.localhost:3000", "http://patch.localhost:3000"),
        ] {
            assert_eq!(origin(url).as_deref(), Some(expected), "{url}");
        }
    }

    #[test]
    fn no_address_and_no_open_line() {
        for url in [
            "http://patch.example.org",
            "https://192.0.2.7",
            "https://[2001:db8::1]:8443",
            "http://127.0.0.1:3000",
            "ftp://localhost",
            "patch.example.org",
            "",
        ] {
            assert_eq!(origin(url), None, "{url}");
        }
    }
}
