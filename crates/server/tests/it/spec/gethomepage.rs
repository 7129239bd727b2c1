//! “GetHomepage Integration Guide”: statistics, health, pictures, limits.

use serde_json::{Value, json};

use crate::agent::Agent;
use crate::harness::{TestServer, on_both, start};

on_both!(
    statistics_are_sums_over_active_hosts,
    health_names_the_credential
);

const STATS: &str = "/api/v1/gethomepage/stats";

async fn statistics_are_sums_over_active_hosts(server: TestServer) {
    let widget = server.token_of_kind("gethomepage").await;
    let empty = widget.sign(server.get(STATS)).await.json();
    assert_eq!(empty["total_hosts"], 0);
    assert_eq!(empty["top_os_1_name"], "None");
    assert_eq!(empty["top_os_1_count"], 0);
    assert_eq!(empty["os_distribution"], json!([]));
    for (seed, name, os) in [(1, "a", "Ubuntu"), (1, "b", "Ubuntu"), (2, "c", "Debian")] {
        let mut report = testkit::report(
            30,
            if seed == 1 { 5 } else { 0 },
            if seed == 1 { 2 } else { 0 },
            seed,
        );
        report.os_type = os.into();
        Agent::add(&server, name).await.report(&report).await;
    }
    Agent::add(&server, "pending").await;
    let refused = Agent::add(&server, "refused").await;
    refused.post("/hosts/update").body("{}").await;
    let stats = widget.sign(server.get(STATS)).await.json();
    assert_eq!(
        stats,
        json!({
            "total_hosts": 3, "total_outdated_packages": 10, "total_repos": stats["total_repos"],
            "hosts_needing_updates": 2, "up_to_date_hosts": 1, "security_updates": 4,
            "hosts_with_security_updates": 2, "recent_updates_24h": 3,
            "os_distribution": [{"name": "Ubuntu", "count": 2}, {"name": "Debian", "count": 1}],
            "top_os_1_name": "Ubuntu", "top_os_1_count": 2,
            "top_os_2_name": "Debian", "top_os_2_count": 1,
            "top_os_3_name": "None", "top_os_3_count": 0,
            "last_updated": "2026-11-23T14:04:00.000Z"
        })
    );
    assert!(stats["total_repos"].as_i64().unwrap() > 0);
    server.clock.pass(25 * 3_600_000);
    let later = widget.sign(server.get(STATS)).await.json();
    assert_eq!(later["recent_updates_24h"], 0);
}

async fn health_names_the_credential(server: TestServer) {
    let widget = server.token_of_kind("gethomepage").await;
    let health = widget.sign(server.get("/api/v1/gethomepage/health")).await;
    assert_eq!(health.status, 200);
    assert_eq!(health.json()["api_key"], "my gethomepage");
    assert_eq!(health.json()["status"], "ok");
    let without = server.get("/api/v1/gethomepage/health").await;
    let error: Value = without.json();
    assert_eq!(without.status, 401);
    assert_eq!(error["error"], "Missing or invalid authorization header");
}

#[tokio::test]
async fn pictures_are_there_for_everybody() {
    let server = start(&[]).await;
    for (name, kind, magic) in [
        ("favicon.svg", "image/svg+xml", &b"<svg"[..]),
        ("logo_dark.png", "image/png", b"\x89PNG"),
        ("logo_light.png", "image/png", b"\x89PNG"),
    ] {
        let reply = server.get(&format!("/assets/{name}")).await;
        assert_eq!(reply.status, 200, "{name}");
        assert_eq!(reply.header("content-type"), Some(kind));
        assert!(reply.body.starts_with(magic), "{name}");
        assert_eq!(reply.header("ratelimit-limit"), None);
    }
}

#[tokio::test]
async fn a_hundred_requests_in_fifteen_minutes_per_address() {
    let server = start(&[]).await;
    let widget = server.token_of_kind("gethomepage").await;
    let first = widget.sign(server.get(STATS)).await;
    assert_eq!(first.header("ratelimit-limit"), Some("100"));
    for _ in 1..100 {
        assert_eq!(widget.sign(server.get(STATS)).await.status, 200);
    }
    assert_eq!(widget.sign(server.get(STATS)).await.status, 429);
    let elsewhere = server.get(STATS).header("x-forwarded-for", "192.0.2.9");
    assert_eq!(widget.sign(elsewhere).await.status, 200);
}
