use axum::http::Method;
use domain::Role;
use serde_json::json;

use crate::harness::sqlite;

#[tokio::test]
async fn other_sites_cannot_use_a_visitors_cookie() {
    let server = sqlite().await;
    let token = server.token(Role::Admin).await;
    let cookie = format!("patchmon_session={token}");
    let change = json!({ "update_interval": 15 });
    let put = || {
        let call = server
            .call(Method::PUT, "/api/v1/settings")
            .header("cookie", &cookie);
        call.header("host", "patch.example.org").json(&change)
    };
    let evil = put().header("origin", "https://evil.example").await;
    assert_eq!(evil.error(), (403, "cross_site".into()));
    let evil = put().header("sec-fetch-site", "cross-site").await;
    assert_eq!(evil.error(), (403, "cross_site".into()));
    assert_eq!(
        put()
            .header("origin", "https://patch.example.org")
            .await
            .status,
        200
    );
    assert_eq!(
        put().header("sec-fetch-site", "same-origin").await.status,
        200
    );
    let link = server.get("/api/v1/settings").header("cookie", &cookie);
    assert_eq!(
        link.header("sec-fetch-site", "cross-site").await.status,
        200,
        "reading is safe"
    );
    let evil = server
        .post("/api/v1/auth/refresh")
        .header("cookie", "patchmon_refresh=x");
    assert_eq!(
        evil.header("sec-fetch-site", "cross-site").await.status,
        403
    );
}
