//! Everything that can be wrong with a report: a clear error, and nothing half-written.

use axum::body::Body;
use serde_json::{Value, json};
use std::io::Write;

use super::{Agent, package};
use crate::harness::{Reply, TestServer, on_both, snapshot};

on_both!(
    what_is_not_json_is_named_by_place,
    wrong_types_are_named_by_field,
    a_package_too_many_is_refused_and_the_setting_raises_the_limit,
    a_body_too_large_is_refused,
    a_bomb_does_not_go_off,
    nul_and_odd_text_are_cleaned,
    long_versions_are_refused,
    a_deleted_host_is_told_so,
    two_reports_at_the_same_moment_leave_one_truth,
    a_refusal_stands_in_the_history,
);

async fn send(agent: &Agent<'_>, body: impl Into<Body>) -> Reply {
    agent.post("/hosts/update").body(body).await
}

/// The report is refused as a whole: the host is as it was before.
async fn refused(agent: &Agent<'_>, body: impl Into<Body>) -> String {
    let before = (agent.summary().await, agent.known().await);
    let reply = send(agent, body).await;
    assert_eq!(reply.status, 400, "{}", reply.text());
    assert_eq!((agent.summary().await, agent.known().await), before);
    reply.text()
}

async fn what_is_not_json_is_named_by_place(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    agent.report(&testkit::report(10, 2, 1, 1)).await;
    snapshot!(refused(&agent, "{\"packages\": [}").await, @r#"{"errors":[{"msg":"is not valid JSON: expected value at line 1 column 15","param":"body","location":"body"}]}"#);
    snapshot!(refused(&agent, "").await, @r#"{"errors":[{"msg":"is not valid JSON: EOF while parsing a value at line 1 column 0","param":"body","location":"body"}]}"#);
    snapshot!(refused(&agent, &b"{\"hostname\": \"\xff\"}"[..]).await, @r#"{"errors":[{"msg":"is not valid JSON: invalid unicode code point at line 1 column 15","param":"body","location":"body"}]}"#);
}

async fn wrong_types_are_named_by_field(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    agent.report(&testkit::report(10, 2, 1, 1)).await;
    let mut odd = package("odd");
    odd["currentVersion"] = json!(7);
    let body = json!({"packages": [package("a"), odd, {"name": "b"}]});
    snapshot!(refused(&agent, body.to_string()).await, @r#"{"errors":[{"msg":"invalid type: integer `7`, expected a string","param":"packages[1].currentVersion","location":"body"},{"msg":"is required","param":"packages[2].currentVersion","location":"body"},{"msg":"is required","param":"packages[2].needsUpdate","location":"body"}]}"#);
    let body = json!({"packages": [package("a")], "hostname": {"name": "x"}});
    snapshot!(refused(&agent, body.to_string()).await, @r#"{"errors":[{"msg":"invalid type: map, expected a single value at line 1 column 13","param":"hostname","location":"body"}]}"#);
    let body = json!({"packages": "many"});
    snapshot!(refused(&agent, body.to_string()).await, @r#"{"errors":[{"msg":"invalid type: string \"many\", expected a list of packages at line 1 column 18","param":"packages","location":"body"}]}"#);
}

fn packages(count: usize) -> Value {
    let list: Vec<Value> = (0..count).map(|n| package(&format!("p{n}"))).collect();
    json!({"packages": list})
}

async fn a_package_too_many_is_refused_and_the_setting_raises_the_limit(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let many = packages(10_001).to_string();
    snapshot!(refused(&agent, many.clone()).await, @r#"{"errors":[{"msg":"at most 10000 packages","param":"packages","location":"body"}]}"#);
    let change = app::settings::SettingsChange {
        max_packages_per_report: Some(10_001),
        ..Default::default()
    };
    let by = app::Actor::command_line();
    app::settings::update(&server.ctx, by, change)
        .await
        .unwrap();
    let taken = send(&agent, many).await;
    assert_eq!(taken.json()["packagesProcessed"], 10_001);
}

async fn a_body_too_large_is_refused(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let reply = send(&agent, vec![b' '; 17 * 1024 * 1024]).await;
    assert_eq!(reply.error(), (413, "too_large".into()));
    assert_eq!(agent.summary().await.status, "pending");
}

async fn a_bomb_does_not_go_off(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let block = vec![b' '; 1024 * 1024];
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let mut zstd = zstd::Encoder::new(Vec::new(), 1).unwrap();
    for _ in 0..64 {
        gzip.write_all(&block).unwrap();
        zstd.write_all(&block).unwrap();
    }
    for (encoding, bomb) in [
        ("gzip", gzip.finish().unwrap()),
        ("zstd", zstd.finish().unwrap()),
    ] {
        assert!(bomb.len() < 100_000, "{encoding}");
        let post = agent
            .post("/hosts/update")
            .header("content-encoding", encoding);
        assert_eq!(
            post.body(bomb).await.error(),
            (413, "too_large".into()),
            "{encoding}"
        );
        let post = agent
            .post("/hosts/update")
            .header("content-encoding", encoding);
        let garbage = post.body("this is not compressed").await;
        assert_eq!(garbage.error(), (400, "bad_request".into()), "{encoding}");
    }
}

async fn nul_and_odd_text_are_cleaned(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let mut odd = package("na\u{0}me");
    odd["description"] = json!("<&>\u{2028}\u{0} \u{fffd}");
    let body = json!({"packages": [odd], "hostname": "we\u{0}b-1 ", "osType": "Debian\u{0}"});
    let reply = send(&agent, body.to_string()).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let host = agent.summary().await;
    assert_eq!(
        (host.hostname.as_deref(), host.os_type.as_deref()),
        (Some("web-1"), Some("Debian"))
    );
}

async fn long_versions_are_refused(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let mut long = package("a");
    long["currentVersion"] = json!("9".repeat(10_000));
    let body = json!({"packages": [long]});
    snapshot!(refused(&agent, body.to_string()).await, @r#"{"errors":[{"msg":"must not be longer than 1000 bytes","param":"packages[0].currentVersion","location":"body"}]}"#);
}

async fn a_deleted_host_is_told_so(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    agent.report(&testkit::report(10, 2, 1, 1)).await;
    let by = app::Actor::command_line();
    let every = domain::HostScope::All;
    app::hosts::delete(&server.ctx, &by, &every, agent.created.uuid)
        .await
        .unwrap();
    let reply = send(&agent, packages(3).to_string()).await;
    assert_eq!(reply.error(), (401, "agent_credentials_invalid".into()));
    let count = server.ctx.store.read().await.unwrap();
    let mut conn = count;
    let filter = store::hosts::HostFilter::default();
    assert_eq!(
        conn.count_hosts(&every, &filter, server.ctx.now())
            .await
            .unwrap(),
        0
    );
}

async fn two_reports_at_the_same_moment_leave_one_truth(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let (few, many) = (testkit::report(20, 2, 1, 1), testkit::report(60, 9, 3, 1));
    let bodies = [&few, &many].map(|report| serde_json::to_vec(report).unwrap());
    for _ in 0..5 {
        let sends = bodies
            .clone()
            .map(|body| agent.post("/hosts/update").body(body).into_future());
        for reply in futures_util::future::join_all(sends).await {
            assert_eq!(reply.status, 200, "{}", reply.text());
        }
        let counts = agent.summary().await.counts;
        let numbers = (counts.packages, counts.updates(), counts.security);
        assert!([(20, 2, 1), (60, 9, 3)].contains(&numbers), "{numbers:?}");
    }
}

async fn a_refusal_stands_in_the_history(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    assert_eq!(send(&agent, "{").await.status, 400);
    agent.report(&testkit::report(10, 2, 1, 1)).await;
    let token = server.token(domain::Role::ReadOnly).await;
    let path = format!("/api/v1/hosts/{}/reports", agent.id());
    let history = server.get(&path).bearer(&token).await.json();
    let rows: Vec<_> = history["items"].as_array().unwrap().iter().collect();
    assert_eq!(history["total"], 2);
    assert_eq!(
        (&rows[0]["ok"], &rows[0]["packages"]),
        (&json!(true), &json!(10))
    );
    assert_eq!(rows[1]["ok"], false);
    snapshot!(rows[1]["error"].as_str().unwrap(), @"body: is not valid JSON: EOF while parsing an object at line 1 column 1");
}
