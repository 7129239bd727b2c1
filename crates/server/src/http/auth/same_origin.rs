//! Keeps other sites from using a visitor's cookie.

use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::http::codes;
use crate::http::error::ApiError;

/// Refuses an unsafe request that carries the cookie and was made by another site's page. Browsers
/// send `Sec-Fetch-Site` or `Origin` with every such request; one without both is a program.
///
/// # Errors
/// `cross_site`.
pub(crate) fn check(parts: &Parts) -> Result<(), ApiError> {
    if parts.method.is_safe() || same_site(&parts.headers) {
        return Ok(());
    }
    Err(ApiError::new(codes::CROSS_SITE))
}

fn same_site(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    if let Some(site) = text("sec-fetch-site") {
        return matches!(site, "same-origin" | "none");
    }
    let Some(origin) = text(header::ORIGIN.as_str()) else {
        return true;
    };
    let authority = origin.split_once("://").map(|(_, authority)| authority);
    authority.is_some() && authority == text(header::HOST.as_str())
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn with(pairs: &[(&'static str, &'static str)]) -> bool {
        let headers = pairs
            .iter()
            .map(|(name, value)| (name.parse().unwrap(), HeaderValue::from_static(value)));
        same_site(&headers.collect())
    }

    #[test]
    fn other_sites_are_refused_and_programs_are_not() {
        assert!(with(&[]));
        assert!(with(&[("sec-fetch-site", "same-origin")]));
        assert!(!with(&[("sec-fetch-site", "cross-site")]));
        assert!(!with(&[("sec-fetch-site", "same-site")]));
        assert!(with(&[
            ("origin", "https://a.example"),
            ("host", "a.example")
        ]));
        assert!(!with(&[
            ("origin", "https://evil.example"),
            ("host", "a.example")
        ]));
        assert!(!with(&[("origin", "null"), ("host", "a.example")]));
    }
}
