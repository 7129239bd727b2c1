//! Repositories across the fleet over HTTP.

use domain::Role;
use serde_json::json;

use super::packages::{at_risk, current, reporting};
use crate::harness::{TestServer, on_both};

on_both!(repositories_are_listed_with_their_hosts);

async fn repositories_are_listed_with_their_hosts(server: TestServer) {
    reporting(&server, "web", &at_risk()).await;
    reporting(&server, "mail", &current()).await;
    let token = server.token(Role::ReadOnly).await;
    let reply = server.get("/api/v1/repositories").bearer(&token).await;
    let list = reply.json();
    assert_eq!(list["total"], 1);
    let mut row = list["items"][0].clone();
    assert!(row["id"].take().is_string());
    let expected = json!({
        "id": null, "ecosystem": "deb", "url": "https://deb.example.test/debian",
        "suite": "bookworm", "components": "main", "type": "deb", "hosts": 2, "secure": true,
    });
    assert_eq!(row, expected);
    let path = "/api/v1/repositories?search=elsewhere";
    let reply = server.get(path).bearer(&token).await;
    assert_eq!(reply.json()["total"], 0);
}
