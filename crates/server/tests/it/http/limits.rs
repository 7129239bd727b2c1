use domain::Role;

use crate::harness::start;

#[tokio::test]
async fn callers_without_credential_are_counted_per_address() {
    let server = start(&[("RATE_LIMIT_MAX", "2")]).await;
    let reply = server.get("/api/v1/setup").await;
    assert_eq!(reply.header("ratelimit-limit"), Some("2"));
    assert_eq!(reply.header("ratelimit-remaining"), Some("1"));
    server.get("/api/v1/auth/profile").await;
    let refused = server.get("/api/v1/setup").await;
    assert_eq!(refused.error(), (429, "rate_limited".into()));
    let seconds: i64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=900).contains(&seconds));
    let other = server
        .get("/api/v1/setup")
        .header("x-forwarded-for", "192.0.2.9")
        .await;
    assert_eq!(other.status, 200);
    assert_eq!(server.get("/").await.status, 200, "the page is not counted");
}

#[tokio::test]
async fn an_operation_of_two_permissions_counts_once() {
    let server = start(&[("API_RATE_LIMIT_MAX", "2")]).await;
    let admin = server.token(Role::Admin).await;
    let export = || {
        server
            .get("/api/v1/hosts/export?format=json")
            .bearer(&admin)
    };
    assert_eq!(export().await.status, 200);
    assert_eq!(export().await.status, 200);
    assert_eq!(export().await.status, 429);
}

#[tokio::test]
async fn programs_and_people_are_counted_per_user() {
    let server = start(&[("API_RATE_LIMIT_MAX", "2")]).await;
    let user = server.token(Role::User).await;
    let admin = server.token(Role::Admin).await;
    let profile = |token: &str| server.get("/api/v1/auth/profile").bearer(token);
    assert_eq!(profile(&user).await.status, 200);
    assert_eq!(profile(&user).await.status, 200);
    assert_eq!(profile(&user).await.status, 429);
    assert_eq!(profile(&admin).await.status, 200);
    let page = server
        .get("/api/v1/auth/profile")
        .header("cookie", &format!("patchmon_session={user}"));
    assert_eq!(page.await.header("ratelimit-limit"), Some("3000"));
}
