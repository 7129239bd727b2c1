//! Behind a proxy that serves more than this: everything below one path.

use axum::http::StatusCode;
use domain::Role;

use crate::harness::{self, PASSWORD};

const PUBLIC_URL: (&str, &str) = ("PUBLIC_URL", "https://example.org/patchmon/");

#[tokio::test]
async fn the_page_is_told_where_it_lives() {
    let server = harness::start(&[PUBLIC_URL]).await;
    for path in ["/patchmon/hosts", "/patchmon", "/hosts"] {
        let page = server.get(path).await.text();
        assert!(
            page.contains(r#"<base href="/patchmon/""#),
            "{path}: {page}"
        );
        assert!(page.contains(r#"name="patchmon-base" content="/patchmon/""#));
        assert!(page.contains(r#"name="patchmon-api" content="/patchmon/api/v1""#));
    }
    let root = harness::start(&[]).await.get("/hosts").await.text();
    assert!(root.contains(r#"<base href="/""#));
}

#[tokio::test]
async fn the_api_answers_with_and_without_the_path_and_cookies_carry_it() {
    let server = harness::start(&[PUBLIC_URL]).await;
    for path in [
        "/patchmon/api/v1/version",
        "/api/v1/version",
        "/patchmon/health",
    ] {
        assert_eq!(server.get(path).await.status, StatusCode::OK, "{path}");
    }
    assert_eq!(
        server.get("/patchmon/api/v1/nothing").await.status,
        StatusCode::NOT_FOUND
    );
    server.account(Role::Admin).await;
    let signed_in = server.sign_in("admin", PASSWORD).await;
    let cookies: Vec<&str> = signed_in
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .collect();
    assert!(
        cookies
            .iter()
            .any(|c| c.starts_with("patchmon_session=") && c.contains("; Path=/patchmon/;"))
    );
    assert!(
        cookies
            .iter()
            .any(|c| c.contains("; Path=/patchmon/api/v1/auth;")),
        "{cookies:?}"
    );
    assert!(cookies.iter().all(|c| c.ends_with("; Secure")));
}
