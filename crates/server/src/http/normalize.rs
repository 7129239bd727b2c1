//! Paths as routes know them: no double slashes (an agent whose server address ends in a slash sends
//! `//api/v1/…`) and none at the end.

use axum::http::Uri;
use axum::http::uri::PathAndQuery;

/// Rewrites the path of a request before it is routed.
#[must_use]
pub fn normalize<B>(mut request: axum::http::Request<B>) -> axum::http::Request<B> {
    if let Some(uri) = normalized(request.uri()) {
        *request.uri_mut() = uri;
    }
    request
}

fn normalized(uri: &Uri) -> Option<Uri> {
    let path = uri.path();
    let tidy = tidy(path);
    if tidy == path {
        return None;
    }
    let text = match uri.query() {
        Some(query) => format!("{tidy}?{query}"),
        None => tidy,
    };
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = Some(text.parse::<PathAndQuery>().ok()?);
    Uri::from_parts(parts).ok()
}

fn tidy(path: &str) -> String {
    let mut tidy = String::with_capacity(path.len());
    for part in path.split('/').filter(|part| !part.is_empty()) {
        tidy.push('/');
        tidy.push_str(part);
    }
    if tidy.is_empty() {
        "/".to_owned()
    } else {
        tidy
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn extra_slashes_vanish_and_the_query_stays() {
        let uri = |text: &str| text.parse::<Uri>().unwrap();
        let to = |text: &str| normalized(&uri(text)).map(|uri| uri.to_string());
        assert_eq!(
            to("//api/v1//hosts/?a=//b").as_deref(),
            Some("/api/v1/hosts?a=//b")
        );
        assert_eq!(to("/api/v1/hosts"), None);
        assert_eq!(to("/"), None);
    }
}
