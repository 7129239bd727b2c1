use serde_json::json;

use wire::Report;

use super::Agent;
use crate::harness::{TestServer, on_both, snapshot};

on_both!(
    every_empty_body_is_a_heartbeat,
    a_ping_makes_no_host_active,
    the_gate_asks_until_the_sections_came,
    a_doubled_slash_is_taken,
    what_cannot_be_read_is_refused,
);

async fn every_empty_body_is_a_heartbeat(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    for body in ["", "{}", " "] {
        let reply = agent.post("/hosts/ping").body(body).await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("content-type"), Some("application/json"));
        snapshot!(reply.text(), @r#"{"message":"Ping successful","timestamp":"2026-11-23T14:04:00.000Z","friendlyName":"web","hashGate":true,"capabilities":["zstd","state"]}"#);
    }
    let chunked = agent
        .post("/hosts/ping")
        .header("transfer-encoding", "chunked");
    assert_eq!(chunked.await.status, 200);
    assert!(agent.summary().await.last_seen_at.is_some());
}

async fn a_ping_makes_no_host_active(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    agent
        .check_in(&json!({"metrics": {"needsReboot": true}}))
        .await;
    let seen = agent.summary().await;
    assert_eq!(
        (seen.status.as_str(), seen.last_report_at),
        ("pending", None)
    );
    assert_eq!(seen.needs_reboot, Some(true));
}

async fn the_gate_asks_until_the_sections_came(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let mut report = testkit::report(20, 4, 1, 1);
    let hashes = json!({"hashes": report.hashes});
    let all = ["packages", "repos", "interfaces", "hostname"];
    assert_eq!(agent.check_in(&hashes).await, all);
    agent.report(&report).await;
    assert_eq!(agent.check_in(&hashes).await, [""; 0]);
    testkit::change(&mut report, 5, 7);
    let changed = json!({"hashes": report.hashes});
    assert_eq!(agent.check_in(&changed).await, ["packages"]);
    agent
        .report(&Report {
            sections: Some(vec!["packages".into()]),
            packages: report.packages,
            hashes: report.hashes,
            ..Report::default()
        })
        .await;
    assert_eq!(agent.check_in(&changed).await, [""; 0]);
}

async fn a_doubled_slash_is_taken(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let key = &agent.created;
    let doubled = server
        .post("//api/v1/hosts/ping")
        .agent(&key.api_id, &key.api_key);
    assert_eq!(doubled.await.status, 200);
}

async fn what_cannot_be_read_is_refused(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let wrong = agent
        .post("/hosts/ping")
        .body(r#"{"metrics":{"needsReboot":"perhaps"}}"#)
        .await;
    assert_eq!(wrong.status, 400);
    snapshot!(wrong.text(), @r#"{"errors":[{"msg":"invalid value: string \"perhaps\", expected a boolean at line 1 column 36","param":"metrics.needsReboot","location":"body"}]}"#);
    let large = agent.post("/hosts/ping").body(vec![b' '; 257 * 1024]).await;
    assert_eq!(large.error(), (413, "too_large".into()));
    let many_mounts: Vec<_> = (0..300)
        .map(|n| json!({"name": format!("/dev/vd{n}"), "size": "1GB", "mountpoint": format!("/m{n}")}))
        .collect();
    agent
        .check_in(&json!({"metrics": {"diskDetails": many_mounts}}))
        .await;
}
