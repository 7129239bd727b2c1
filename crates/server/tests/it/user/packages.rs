//! Packages across the fleet over HTTP.

use app::Actor;
use domain::{Permission, Role};
use serde_json::{Value, json};

use crate::harness::{TestServer, on_both};

on_both!(
    the_list_is_narrowed_sorted_and_cut,
    what_waits_longest_comes_first,
    a_package_leads_to_its_versions_and_hosts,
    bad_parameters_are_named,
    who_may_not_see_packages_is_told_so,
);

/// A host that has sent this report.
pub(super) async fn reporting(server: &TestServer, name: &str, report: &Value) {
    let me = Actor::command_line();
    let host = app::hosts::create(&server.ctx, &me, name, &[]).await;
    let host = host.unwrap();
    let reply = server
        .post("/api/v1/hosts/update")
        .agent(&host.api_id, &host.api_key)
        .json(report)
        .await;
    assert_eq!(reply.status, 200, "{}", reply.text());
}

/// A host with a security update of curl and an ordinary one of bash.
pub(super) fn at_risk() -> Value {
    json!({
        "hostname": "web", "osType": "Debian GNU/Linux", "osVersion": "12 (bookworm)",
        "packageManager": "apt", "architecture": "x86_64",
        "packages": [
            {"name": "curl", "currentVersion": "8.0-1", "availableVersion": "8.1-1",
             "needsUpdate": true, "isSecurityUpdate": true, "architecture": "amd64"},
            {"name": "bash", "currentVersion": "5.2-1", "availableVersion": "5.2-2",
             "needsUpdate": true, "isSecurityUpdate": false, "architecture": "amd64"},
        ],
        "repositories": [
            {"name": "main", "url": "https://deb.example.test/debian", "distribution": "bookworm",
             "components": "main", "repoType": "deb", "isEnabled": true, "isSecure": true},
        ],
    })
}

/// A host with the newer curl and nothing to do.
pub(super) fn current() -> Value {
    let mut report = at_risk();
    report["packages"] = json!([
        {"name": "curl", "currentVersion": "8.1-1", "needsUpdate": false},
        {"name": "vim", "currentVersion": "9-1", "needsUpdate": false, "description": "an editor"},
    ]);
    report
}

async fn fleet(server: &TestServer) -> String {
    reporting(server, "web", &at_risk()).await;
    reporting(server, "mail", &current()).await;
    server.token(Role::User).await
}

async fn get(server: &TestServer, token: &str, path: &str) -> Value {
    let reply = server.get(&format!("/api/v1{path}")).bearer(token).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

fn names(list: &Value) -> Vec<&str> {
    let items = list["items"].as_array().unwrap().iter();
    items.map(|row| row["name"].as_str().unwrap()).collect()
}

async fn the_list_is_narrowed_sorted_and_cut(server: TestServer) {
    let token = fleet(&server).await;
    let list = get(&server, &token, "/packages").await;
    assert_eq!(names(&list), ["bash", "curl", "vim"]);
    let curl = &list["items"][1];
    let numbers = [
        "hosts",
        "hosts_with_updates",
        "hosts_with_security",
        "versions",
    ];
    assert_eq!(
        numbers.map(|name| curl[name].as_i64().unwrap()),
        [2, 1, 1, 2]
    );
    assert_eq!(
        (&curl["ecosystem"], &curl["latest"]),
        (&json!("deb"), &json!("8.1-1"))
    );
    let list = get(&server, &token, "/packages?state=security").await;
    assert_eq!(names(&list), ["curl"]);
    let list = get(&server, &token, "/packages?sort=hosts").await;
    assert_eq!(names(&list)[0], "curl", "numbers descend unless told");
    let list = get(
        &server,
        &token,
        "/packages?sort=name&order=desc&limit=1&offset=1",
    )
    .await;
    assert_eq!((names(&list), &list["total"]), (vec!["curl"], &json!(3)));
    let list = get(&server, &token, "/packages?search=IM&ecosystem=deb").await;
    assert_eq!(names(&list), ["vim"]);
    let list = get(&server, &token, "/packages?ecosystem=rpm").await;
    assert_eq!(list["total"], 0);
}

async fn what_waits_longest_comes_first(server: TestServer) {
    let mut later = at_risk();
    later["packages"] = json!([
        {"name": "apt", "currentVersion": "2-1", "availableVersion": "2-2", "needsUpdate": true},
        {"name": "curl", "currentVersion": "8.0-1", "availableVersion": "8.1-1", "needsUpdate": true},
    ]);
    let token = fleet(&server).await;
    server.clock.pass(60_000);
    reporting(&server, "late", &later).await;
    let list = get(&server, &token, "/packages?sort=waiting").await;
    assert_eq!(names(&list), ["bash", "curl", "apt", "vim"]);
    let list = get(
        &server,
        &token,
        "/packages?sort=waiting&order=asc&state=updates",
    )
    .await;
    assert_eq!(names(&list), ["apt", "bash", "curl"]);
}

async fn a_package_leads_to_its_versions_and_hosts(server: TestServer) {
    let token = fleet(&server).await;
    let list = get(&server, &token, "/packages?search=curl").await;
    let path = format!("/packages/{}", list["items"][0]["id"].as_str().unwrap());
    let curl = get(&server, &token, &path).await;
    assert_eq!((&curl["name"], &curl["hosts"]), (&json!("curl"), &json!(2)));
    let expected = json!([
        {"version": "8.0-1", "architecture": "amd64", "hosts": 1},
        {"version": "8.1-1", "architecture": null, "hosts": 1},
    ]);
    assert_eq!(curl["versions"], expected);
    let hosts = get(&server, &token, &format!("{path}/hosts")).await;
    assert_eq!(hosts["total"], 2);
    let first = &hosts["items"][0];
    assert_eq!(first["host"]["friendly_name"], "web");
    assert_eq!(first["host"]["os_name"], "Debian 12");
    let shown = ["installed", "candidate", "state", "security"].map(|name| &first[name]);
    assert_eq!(shown, ["8.0-1", "8.1-1", "available", "yes"]);
    assert!(first["since"].is_string());
    let risky = get(
        &server,
        &token,
        &format!("{path}/hosts?state=updates&search=mail"),
    )
    .await;
    assert_eq!(risky["total"], 0);
    let unknown = "/api/v1/packages/00000000-0000-7000-8000-000000000000";
    for path in [unknown.to_owned(), format!("{unknown}/hosts")] {
        let reply = server.get(&path).bearer(&token).await;
        assert_eq!(reply.error(), (404, "package_not_found".into()));
    }
}

async fn bad_parameters_are_named(server: TestServer) {
    let token = server.token(Role::User).await;
    for (query, field) in [
        ("limit=501", "limit"),
        ("offset=-1", "offset"),
        ("sort=colour", "sort"),
        ("state=broken", "state"),
    ] {
        let path = format!("/api/v1/packages?{query}");
        let reply = server.get(&path).bearer(&token).await;
        assert_eq!(reply.status, 400, "{query}");
        assert_eq!(reply.json()["errors"][0]["param"], field);
    }
}

async fn who_may_not_see_packages_is_told_so(server: TestServer) {
    let token = server.custom("hosts_only", &[Permission::ViewHosts]).await;
    let reply = server.get("/api/v1/packages").bearer(&token).await;
    assert_eq!(reply.error(), (403, "permission_denied".into()));
    assert_eq!(reply.json()["permission"], "view_packages");
}
