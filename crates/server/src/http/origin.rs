//! Under which address scripts and commands find this server.

use app::settings::Settings;
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use super::client::SeenFrom;
use super::error::ApiError;
use crate::AppState;
use crate::scripts::Origin;

/// Settings, and the address: the one of the settings; while nobody has set one, that under which the
/// caller found us.
///
/// # Errors
/// When the database fails.
pub async fn origin(state: &AppState, parts: &Parts, force: bool) -> Result<Origin, ApiError> {
    let settings = state.ctx.settings().await?;
    let seen = parts.extensions.get::<SeenFrom>().cloned();
    let asked = asked_for(&parts.headers, &seen.unwrap_or_default());
    let unset = settings.server_url == Settings::default().server_url;
    let url = asked
        .filter(|_| unset)
        .unwrap_or_else(|| settings.server_url.clone());
    let ca = state.http.ca.as_ref();
    let ca = ca.map(|ca| ca.fingerprint.clone());
    Ok(Origin {
        url,
        insecure: settings.ignore_ssl_self_signed && ca.is_none(),
        ca,
        force,
    })
}

fn asked_for(headers: &HeaderMap, seen: &SeenFrom) -> Option<String> {
    let host = headers.get(header::HOST)?.to_str().ok()?;
    let scheme = if seen.https { "https" } else { "http" };
    let url = format!("{scheme}://{host}{}", seen.base);
    Settings::is_server_url(&url).then_some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_host(host: &'static str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().ok()?);
        let seen = SeenFrom {
            https: true,
            base: "/patchmon".into(),
            ..SeenFrom::default()
        };
        asked_for(&headers, &seen)
    }

    #[test]
    fn a_forged_host_is_no_address() {
        let url = "https://example.org:8443/patchmon";
        assert_eq!(with_host("example.org:8443").as_deref(), Some(url));
        assert_eq!(with_host("x$(id)"), None);
        assert_eq!(with_host("x'y"), None);
    }
}
