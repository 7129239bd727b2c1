//! The cookies: two of a session, one of a browser that is trusted.

use axum::http::{HeaderMap, HeaderValue, header};

/// Carries the access token.
pub const SESSION: &str = "patchmon_session";
/// Carries the refresh token; sent to the sign-in endpoints only.
pub const REFRESH: &str = "patchmon_refresh";

/// Carries the secret of a browser that is not asked for the second factor; sent to the sign-in
/// endpoints only.
pub const DEVICE: &str = "patchmon_device";

/// The value of a cookie of a request.
#[must_use]
pub fn read<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then_some(value))
}

/// A `Set-Cookie` value. `max_age` is seconds; 0 removes the cookie.
#[must_use]
pub fn set(name: &str, value: &str, path: &str, max_age: i64, secure: bool) -> Option<HeaderValue> {
    let secure = if secure { "; Secure" } else { "" };
    let text =
        format!("{name}={value}; HttpOnly; SameSite=Lax; Path={path}; Max-Age={max_age}{secure}");
    HeaderValue::try_from(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_one_cookie_among_others() {
        let mut headers = HeaderMap::new();
        headers.insert(
            header::COOKIE,
            HeaderValue::from_static("a=1; patchmon_session=x.y; b=2"),
        );
        assert_eq!(read(&headers, SESSION), Some("x.y"));
        assert_eq!(read(&headers, REFRESH), None);
    }
}
