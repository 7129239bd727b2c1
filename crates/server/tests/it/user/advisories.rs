//! Advisories from the report to the lists.

use app::Actor;
use domain::{HostScope, Role};
use serde_json::{Value, json};

use super::packages::{at_risk, reporting};
use crate::harness::{TestServer, on_both};

on_both!(
    what_a_host_tells_is_found_by_id_and_by_cve,
    nobody_rewrites_what_another_host_told,
    an_advisory_that_comes_later_reaches_the_packages,
    an_installed_update_waits_for_nothing,
    who_sees_no_such_host_sees_no_advisory,
    nonsense_is_cut,
);

/// A host with two packages of one advisory, and one of another.
fn waiting() -> Value {
    json!({
        "hostname": "rocky", "osType": "Rocky Linux", "osVersion": "9", "packageManager": "dnf",
        "packages": [
            update("openssl", &["RHSA-2026:0001"]),
            update("openssl-libs", &["RHSA-2026:0001", "RHBA-2026:0009"]),
            {"name": "bash", "currentVersion": "5.1-1", "needsUpdate": false, "architecture": "x86_64"},
            {"name": "org.example.App", "currentVersion": "1.0", "needsUpdate": false, "ecosystem": "flatpak"},
        ],
        "advisories": [
            {"id": "RHSA-2026:0001", "kind": "Security", "severity": "Important",
             "title": "openssl security update", "cves": ["CVE-2026-1234", "cve-2026-0007"],
             "issuedAt": 1_763_000_000_000_i64},
            {"id": "RHBA-2026:0009", "kind": "bugfix", "cves": []},
        ],
    })
}

fn update(name: &str, advisories: &[&str]) -> Value {
    json!({"name": name, "currentVersion": "3.0.1-1", "availableVersion": "3.0.2-1", "needsUpdate": true,
           "isSecurityUpdate": true, "security": "yes", "architecture": "x86_64", "advisories": advisories})
}

async fn ask(server: &TestServer, token: &str, path: &str) -> Value {
    let reply = server.get(&format!("/api/v1{path}")).bearer(token).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

fn ids(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap();
    items
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect()
}

async fn what_a_host_tells_is_found_by_id_and_by_cve(server: TestServer) {
    reporting(&server, "rocky", &waiting()).await;
    reporting(&server, "twin", &waiting()).await;
    reporting(&server, "debian", &at_risk()).await;
    let token = server.token(Role::ReadOnly).await;
    let all = ask(&server, &token, "/advisories").await;
    assert_eq!(ids(&all), ["RHSA-2026:0001", "RHBA-2026:0009"]);
    let first = json!({
        "id": "RHSA-2026:0001", "kind": "security", "severity": "important",
        "title": "openssl security update", "cves": ["CVE-2026-0007", "CVE-2026-1234"],
        "issued_at": "2025-11-13T02:13:20.000Z", "hosts": 2, "packages": ["openssl", "openssl-libs"],
    });
    assert_eq!(all["items"][0], first);
    for (query, expected) in [
        ("search=cve-2026-1234", vec!["RHSA-2026:0001"]),
        ("search=rhba", vec!["RHBA-2026:0009"]),
        ("severity=important", vec!["RHSA-2026:0001"]),
        ("severity=critical", vec![]),
        ("kind=bugfix", vec!["RHBA-2026:0009"]),
    ] {
        let list = ask(&server, &token, &format!("/advisories?{query}")).await;
        assert_eq!(ids(&list), expected, "{query}");
    }
    let hosts = ask(&server, &token, "/advisories/RHSA-2026:0001/hosts").await;
    assert_eq!(hosts["total"], 4);
    assert_eq!(hosts["items"][0]["friendly_name"], "rocky");
    assert_eq!(hosts["items"][0]["package"], "openssl");
    let host = hosts["items"][0]["host_id"].as_str().unwrap().to_owned();
    let list = ask(
        &server,
        &token,
        &format!("/hosts/{host}/packages?advisory=CVE-2026-1234"),
    )
    .await;
    assert_eq!(list["total"], 2);
    assert_eq!(list["items"][1]["advisories"][1]["id"], "RHBA-2026:0009");
    let sorts: Vec<&str> = list["ecosystems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["ecosystem"].as_str().unwrap())
        .collect();
    assert_eq!(sorts, ["rpm", "flatpak"]);
    let apps = ask(
        &server,
        &token,
        &format!("/hosts/{host}/packages?ecosystem=flatpak"),
    )
    .await;
    assert_eq!(apps["items"][0]["name"], "org.example.App");
    let package = list["items"][0]["package_id"].as_str().unwrap();
    let package = ask(&server, &token, &format!("/packages/{package}")).await;
    assert_eq!(package["advisories"], json!([first]));
    let reply = server.get("/api/v1/advisories/RHSA-0").bearer(&token).await;
    assert_eq!(reply.error(), (404, "advisory_not_found".to_owned()));
}

async fn nobody_rewrites_what_another_host_told(server: TestServer) {
    reporting(&server, "rocky", &waiting()).await;
    let mut forged = waiting();
    forged["packages"][0]["currentVersion"] = json!("2.9-1");
    forged["advisories"] = json!([
        {"id": "RHSA-2026:0001", "kind": "bugfix", "severity": "low", "title": "nothing to see", "cves": []},
        {"id": "RHBA-2026:0009", "kind": "bugfix", "title": "a title where there was none"},
    ]);
    reporting(&server, "forger", &forged).await;
    let token = server.token(Role::ReadOnly).await;
    let all = ask(&server, &token, "/advisories").await;
    assert_eq!(all["items"][0]["severity"], "important");
    assert_eq!(all["items"][0]["title"], "openssl security update");
    assert_eq!(all["items"][0]["hosts"], 2);
    assert_eq!(all["items"][1]["title"], "a title where there was none");
}

async fn an_advisory_that_comes_later_reaches_the_packages(server: TestServer) {
    let host = crate::agent::Agent::add(&server, "rocky").await;
    let mut report = waiting();
    for package in report["packages"].as_array_mut().unwrap() {
        package.as_object_mut().unwrap().remove("advisories");
    }
    assert_eq!(host.post("/hosts/update").json(&report).await.status, 200);
    let token = server.token(Role::ReadOnly).await;
    assert_eq!(ask(&server, &token, "/advisories").await["total"], 0);
    // The packages are the same, so that nothing of the host's set changes.
    assert_eq!(
        host.post("/hosts/update").json(&waiting()).await.status,
        200
    );
    assert_eq!(ask(&server, &token, "/advisories").await["total"], 2);
}

async fn an_installed_update_waits_for_nothing(server: TestServer) {
    let host = crate::agent::Agent::add(&server, "rocky").await;
    assert_eq!(
        host.post("/hosts/update").json(&waiting()).await.status,
        200
    );
    let mut patched = waiting();
    patched["packages"] = json!([
        {"name": "openssl", "currentVersion": "3.0.2-1", "needsUpdate": false, "architecture": "x86_64",
         "advisories": ["RHSA-2026:0001"]},
    ]);
    assert_eq!(host.post("/hosts/update").json(&patched).await.status, 200);
    let token = server.token(Role::ReadOnly).await;
    assert_eq!(ask(&server, &token, "/advisories").await["total"], 0);
}

async fn who_sees_no_such_host_sees_no_advisory(server: TestServer) {
    reporting(&server, "rocky", &waiting()).await;
    let actor = Actor::command_line();
    let group = app::host_groups::create(
        &server.ctx,
        &actor,
        app::host_groups::GroupInput {
            name: Some("empty".into()),
            description: None,
            color: None,
        },
    );
    let group = group.await.unwrap();
    let mut conn = server.ctx.store.read().await.unwrap();
    let limited = HostScope::Groups(vec![group]);
    let slice = store::Slice {
        limit: 10,
        offset: 0,
    };
    for (scope, expected) in [(&limited, 0), (&HostScope::All, 2)] {
        let every = store::fleet::AdvisoryQuery::default();
        let list = conn.fleet_advisories(scope, &every, slice).await.unwrap();
        assert_eq!(list.total, expected);
        let one = conn.fleet_advisory(scope, "RHSA-2026:0001").await.unwrap();
        assert_eq!(one.is_some(), expected > 0);
    }
}

async fn nonsense_is_cut(server: TestServer) {
    let mut report = waiting();
    report["advisories"] = json!([
        {"id": "RHSA-2026:0001\u{0}", "kind": "", "severity": "terrible",
         "title": "x".repeat(5000), "cves": ["'; DROP TABLE hosts", "CVE-2026-1"], "issuedAt": null},
        {"id": "  "},
    ]);
    reporting(&server, "rocky", &report).await;
    let token = server.token(Role::ReadOnly).await;
    let all = ask(&server, &token, "/advisories?search=RHSA").await;
    let one = &all["items"][0];
    assert_eq!(
        (one["kind"].as_str(), &one["severity"]),
        (Some("other"), &Value::Null)
    );
    assert_eq!(one["title"].as_str().unwrap().len(), 300);
    assert_eq!(one["cves"], json!(["CVE-2026-1"]));
}
