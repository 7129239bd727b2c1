//! Pictures in place of the page's own.

use base64::Engine;
use domain::Role;
use serde_json::{Value, json};

use super::super::hosts::Person;
use crate::harness::{TestServer, on_both};

on_both!(
    a_picture_is_put_in_place_and_taken_away,
    drawings_are_served_where_they_can_do_nothing,
    what_is_no_picture_is_refused,
    older_scripts_find_their_paths,
);

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";

fn url(kind: &str, bytes: &[u8]) -> Value {
    let text = base64::engine::general_purpose::STANDARD.encode(bytes);
    json!({"file_name": "x", "file_content": format!("data:{kind};base64,{text}")})
}

async fn a_picture_is_put_in_place_and_taken_away(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let path = "/settings/logos/dark";
    assert_eq!(
        me.call("GET", path).await.error(),
        (404, "logo_not_found".to_owned())
    );
    assert_eq!(
        me.send("POST", path, url("text/html", PNG)).await.status,
        204
    );
    let anybody = server.get("/api/v1/settings/logos/dark").await;
    assert_eq!(
        (anybody.header("content-type"), &anybody.body[..]),
        (Some("image/png"), PNG)
    );
    let tag = anybody.header("etag").unwrap();
    let again = server
        .get("/api/v1/settings/logos/dark")
        .header("if-none-match", tag)
        .await;
    assert_eq!(again.status, 304);
    let look = server.get("/api/v1/settings/public").await.json();
    assert_eq!(
        look["has_logo"],
        json!({"light": false, "dark": true, "favicon": false})
    );
    assert_eq!(me.call("DELETE", path).await.status, 204);
    assert_eq!(server.get("/api/v1/settings/logos/dark").await.status, 404);
    let kept = me.get("/audit?subject=logo").await;
    let deeds: Vec<_> = kept["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (&row["action"], &row["subject"]["id"]))
        .collect();
    assert_eq!(
        deeds,
        [
            (&json!("logo.remove"), &json!("dark")),
            (&json!("logo.upload"), &json!("dark"))
        ]
    );
}

async fn drawings_are_served_where_they_can_do_nothing(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let good = url(
        "image/svg+xml",
        b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0'/></svg>",
    );
    assert_eq!(
        me.send("POST", "/settings/logos/favicon", good)
            .await
            .status,
        204
    );
    let reply = server.get("/api/v1/settings/logos/favicon").await;
    assert_eq!(reply.header("content-type"), Some("image/svg+xml"));
    assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
    let csp = reply.header("content-security-policy").unwrap();
    assert!(
        csp.starts_with("default-src 'none';") && csp.ends_with("sandbox"),
        "{csp}"
    );
}

async fn what_is_no_picture_is_refused(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let path = "/settings/logos/light";
    let mut large = PNG.to_vec();
    large.resize(1024 * 1024 + 1, 0);
    for (bytes, words) in [
        (
            &b"<svg><script>alert(1)</script></svg>"[..],
            "element script",
        ),
        (b"<svg onload='alert(1)'/>", "attribute onload"),
        (b"<html><body/></html>", "element html"),
        (b"GIF89a", "PNG, JPEG, WebP or SVG"),
        (b"", "PNG, JPEG, WebP or SVG"),
        (&large, "1 MB"),
    ] {
        let reply = me.send("POST", path, url("image/png", bytes)).await;
        let problem = &reply.json()["errors"][0];
        assert_eq!(
            (reply.status.as_u16(), &problem["param"]),
            (400, &json!("file_content"))
        );
        assert!(
            problem["msg"].as_str().unwrap().contains(words),
            "{problem}"
        );
    }
    let reply = me
        .send(
            "POST",
            path,
            json!({"file_content": "http://evil.example/a.png"}),
        )
        .await;
    assert_eq!(reply.status, 400);
    let reply = me
        .send("POST", "/settings/logos/banner", url("image/png", PNG))
        .await;
    assert_eq!(reply.status, 404);
    assert_eq!(server.get("/api/v1/settings/logos/light").await.status, 404);
}

async fn older_scripts_find_their_paths(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let content = url("image/png", PNG)["file_content"].clone();
    let upload = json!({"logoType": "light", "fileName": "a.png", "fileContent": content});
    assert_eq!(
        me.send("POST", "/settings/logos/upload", upload)
            .await
            .status,
        204
    );
    assert_eq!(server.get("/api/v1/settings/logos/light").await.status, 200);
    let reset = json!({"logoType": "light"});
    assert_eq!(
        me.send("POST", "/settings/logos/reset", reset).await.status,
        204
    );
    assert_eq!(server.get("/api/v1/settings/logos/light").await.status, 404);
}
