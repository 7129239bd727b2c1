//! The interactive reference of the API and its document.

use domain::Role;

use crate::harness::{PASSWORD, TestServer, sqlite, start};

const PAGE: &str = "/api/v1/api-docs";

/// The session cookie of a fresh user of the weakest role.
async fn cookie(server: &TestServer) -> String {
    server.account(Role::ReadOnly).await;
    let reply = server.sign_in(Role::ReadOnly.name(), PASSWORD).await;
    format!(
        "patchmon_session={}",
        reply.cookie("patchmon_session").unwrap()
    )
}

#[tokio::test]
async fn a_browser_without_a_session_signs_in_and_comes_back() {
    let server = sqlite().await;
    let reply = server.get(PAGE).header("accept", "text/html,*/*").await;
    assert_eq!(reply.status, 303);
    let to = "/sign-in?return=/api/v1/api-docs";
    assert_eq!(reply.header("location"), Some(to));
}

#[tokio::test]
async fn other_callers_without_a_session_are_refused() {
    let server = sqlite().await;
    let refused = (401, "unauthenticated".to_owned());
    assert_eq!(server.get(PAGE).await.error(), refused);
    for file in ["openapi.json", "swagger-ui-bundle.js", "nothing"] {
        let browser = server
            .get(&format!("{PAGE}/{file}"))
            .header("accept", "text/html");
        assert_eq!(browser.await.error(), refused, "{file}");
    }
}

#[tokio::test]
async fn a_signed_in_user_gets_the_page_with_everything_it_loads() {
    let server = sqlite().await;
    let cookie = cookie(&server).await;
    for path in [PAGE, "/api/v1/api-docs/"] {
        let page = server.get(path).header("cookie", &cookie).await;
        assert_eq!(page.status, 200);
        assert!(page.text().contains(r#"<base href="/api/v1/api-docs/">"#));
        let policy = page.header("content-security-policy").unwrap();
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self';"),
            "{policy}"
        );
    }
    for (file, kind) in [
        ("swagger-ui.css", "text/css"),
        ("index.css", "text/css"),
        ("swagger-ui-bundle.js", "text/javascript"),
        ("swagger-ui-standalone-preset.js", "text/javascript"),
        ("swagger-initializer.js", "text/javascript"),
        ("openapi.json", "application/json"),
    ] {
        let path = format!("{PAGE}/{file}");
        let reply = server.get(&path).header("cookie", &cookie).await;
        assert_eq!(
            (reply.status.as_u16(), reply.header("content-type")),
            (200, Some(kind)),
            "{file}"
        );
        assert!(!reply.body.is_empty());
    }
    let missing = server
        .get("/api/v1/api-docs/none.js")
        .header("cookie", &cookie);
    assert_eq!(missing.await.status, 404);
}

#[tokio::test]
async fn the_page_shows_this_servers_document() {
    let server = sqlite().await;
    let cookie = cookie(&server).await;
    let initializer = format!("{PAGE}/swagger-initializer.js");
    let script = server
        .get(&initializer)
        .header("cookie", &cookie)
        .await
        .text();
    assert!(script.contains(r#""url": "openapi.json""#), "{script}");
    let document = format!("{PAGE}/openapi.json");
    let document = server.get(&document).header("cookie", &cookie).await.json();
    assert_eq!(document["servers"][0]["url"], "/");
    assert_eq!(
        document["paths"]["/api/v1/api/hosts"]["get"]["security"][0]["basic"],
        serde_json::json!([])
    );
}

#[tokio::test]
async fn another_prefix_moves_the_api_the_page_and_the_document() {
    let server = start(&[
        ("API_VERSION", "v9"),
        ("PUBLIC_URL", "https://example.org/pm"),
    ])
    .await;
    server.account(Role::Admin).await;
    let sign_in = serde_json::json!({ "username": "admin", "password": PASSWORD });
    assert_eq!(
        server
            .post("/api/v1/auth/login")
            .json(&sign_in)
            .await
            .status,
        404
    );
    let reply = server.post("/pm/api/v9/auth/login").json(&sign_in).await;
    assert_eq!(reply.status, 200);
    let cookies = reply.headers.get_all("set-cookie");
    assert!(
        cookies
            .iter()
            .any(|c| c.to_str().unwrap().contains("Path=/pm/api/v9/auth;"))
    );
    let page = server.get("/pm/hosts").await.text();
    assert!(
        page.contains(r#"name="patchmon-api" content="/pm/api/v9""#),
        "{page}"
    );

    let token = reply.json()["token"].as_str().unwrap().to_owned();
    let document = server
        .get("/api/v9/api-docs/openapi.json")
        .bearer(&token)
        .await
        .json();
    assert_eq!(document["servers"][0]["url"], "/pm");
    let paths = document["paths"].as_object().unwrap();
    assert!(
        paths
            .keys()
            .all(|path| path == "/health" || path.starts_with("/api/v9/"))
    );
    assert_eq!(paths["/api/v9/hosts"]["get"]["operationId"], "get_hosts");
    let docs = server
        .get("/pm/api/v9/api-docs")
        .bearer(&token)
        .await
        .text();
    assert!(docs.contains(r#"<base href="/pm/api/v9/api-docs/">"#));
}

#[tokio::test]
async fn agents_find_their_doors_at_the_usual_prefix_too() {
    let server = start(&[("API_VERSION", "v9")]).await;
    let by = app::Actor::command_line();
    let host = app::hosts::create(&server.ctx, &by, "one", &[])
        .await
        .unwrap();
    for prefix in ["/api/v1", "/api/v9"] {
        let ping = server.post(&format!("{prefix}/hosts/ping"));
        let reply = ping.agent(&host.api_id, &host.api_key).await;
        assert_eq!(reply.status, 200, "{prefix}");
    }
    let listed = server.get("/api/v1/hosts").await;
    assert_eq!(listed.error(), (404, "not_found".to_owned()));
}
