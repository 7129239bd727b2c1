use axum::http::Method;

use crate::harness::sqlite;

#[tokio::test]
async fn places_within_the_page_are_the_page() {
    let server = sqlite().await;
    for path in ["/", "/hosts", "/hosts/some-id"] {
        let reply = server.get(path).await;
        assert_eq!(reply.status, 200, "{path}");
        assert_eq!(
            reply.header("content-type"),
            Some("text/html; charset=utf-8")
        );
        assert_eq!(reply.header("cache-control"), Some("no-cache"));
        assert!(reply.text().contains("<title>PatchMon</title>"));
    }
    assert_eq!(server.get("/missing.js").await.status, 404);
    assert_eq!(server.post("/hosts").await.status, 404);
    assert_eq!(server.call(Method::HEAD, "/").await.body.len(), 0);
}

#[tokio::test]
async fn a_known_page_is_not_sent_again() {
    let server = sqlite().await;
    let tag = server.get("/").await.header("etag").unwrap().to_owned();
    let again = server.get("/").header("if-none-match", &tag).await;
    assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
}
