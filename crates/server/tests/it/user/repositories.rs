//! Repositories across the fleet over HTTP.

use domain::Role;
use serde_json::json;

use super::packages::{at_risk, current, reporting};
use crate::harness::{TestServer, on_both};

on_both!(
    repositories_are_listed_with_their_hosts,
    what_is_wrong_with_one_is_told_and_found,
);

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
        "disabled": 0, "stale": 0, "failing": 0, "last_error": null,
    });
    assert_eq!(row, expected);
    let path = "/api/v1/repositories?search=elsewhere";
    let reply = server.get(path).bearer(&token).await;
    assert_eq!(reply.json()["total"], 0);
}

/// A host whose repository was fetched at this time, with this error, switched on or off.
fn with_repository(refreshed_at: i64, error: Option<&str>, enabled: bool) -> serde_json::Value {
    let mut report = at_risk();
    report["repositories"] = json!([
        {"name": "extras", "url": "http://rpm.example.test/extras", "distribution": "9",
         "components": "", "repoType": "rpm", "isEnabled": enabled, "isSecure": false,
         "refreshedAt": refreshed_at, "lastError": error},
    ]);
    report["hashes"] = json!({"reposHash": "aa".repeat(32)});
    report
}

async fn what_is_wrong_with_one_is_told_and_found(server: TestServer) {
    let now = server.ctx.now();
    let week = 7 * 86_400_000;
    let host = crate::agent::Agent::add(&server, "web").await;
    let send = async |report: serde_json::Value| {
        let reply = host.post("/hosts/update").json(&report).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
    };
    send(with_repository(
        now - week - 1,
        Some("Curl error (6)"),
        true,
    ))
    .await;
    let token = server.token(Role::ReadOnly).await;
    let found = async |trouble: &str| {
        let path = format!("/api/v1/repositories?trouble={trouble}");
        server.get(&path).bearer(&token).await.json()
    };
    for trouble in ["unverified", "plain_http", "stale", "failing"] {
        assert_eq!(found(trouble).await["total"], 1, "{trouble}");
    }
    assert_eq!(found("disabled").await["total"], 0);
    let troubles = async || {
        let shown = server.get("/api/v1/dashboard").bearer(&token).await.json();
        let count = |name: &str| shown[name].as_i64();
        (count("failing_repositories"), count("stale_repositories"))
    };
    assert_eq!(troubles().await, (Some(1), Some(1)), "as the lists say");
    let row = found("failing").await["items"][0].clone();
    assert_eq!(
        (row["failing"].as_i64(), row["stale"].as_i64()),
        (Some(1), Some(1))
    );
    assert_eq!(row["last_error"], "Curl error (6)");
    let path = format!("/api/v1/hosts/{}/repositories", host.id());
    let own = server.get(&path).bearer(&token).await.json();
    assert_eq!(own["items"][0]["last_error"], "Curl error (6)");

    // The same repositories by their hash, refreshed in the meantime.
    send(with_repository(now, None, true)).await;
    assert_eq!(troubles().await, (Some(0), Some(0)));
    assert_eq!(found("stale").await["total"], 0);
    assert_eq!(found("failing").await["total"], 0);
    let own = server.get(&path).bearer(&token).await.json();
    assert_eq!(own["items"][0]["last_error"], serde_json::Value::Null);
}
