//! “Auto-enrolment api documentation”: the script, and what agents are installed by.

use serde_json::{Value, json};

use crate::harness::{self, Call, Reply, TestServer, Token, on_both};

on_both!(
    the_script_needs_credential_and_type,
    headers_go_before_the_query,
    values_of_the_server_are_in_the_script,
    the_install_script_holds_a_token_and_no_credential,
    a_bootstrap_token_works_once_and_for_five_minutes,
    only_an_unborn_host_can_be_withdrawn,
);

#[tokio::test]
async fn commands_and_scripts_carry_the_fingerprint_of_a_private_ca() {
    let file = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../agent/tests/fixtures/tls/ca.pem"
    );
    let server = harness::start(&[("PRIVATE_CA_FILE", file)]).await;
    let told = server.get("/api/v1/hosts/ca").await;
    assert_eq!(told.text(), std::fs::read_to_string(file).unwrap());
    let admin = server.token(domain::Role::Admin).await;
    let body = json!({"ignore_ssl_self_signed": true});
    let settings = server.call(axum::http::Method::PUT, "/api/v1/settings");
    let settings = settings.bearer(&admin).json(&body).await.json();
    let fingerprint = settings["private_ca_fingerprint"].as_str().unwrap();
    assert_eq!(fingerprint, CA_FINGERPRINT);
    let host = server.post("/api/v1/hosts").bearer(&admin);
    let host = host.json(&json!({"friendly_name": "web"})).await.json();
    let install = host["commands"]["install"].as_str().unwrap();
    let (before, after) = install.split_once("--cacert").unwrap();
    assert!(
        before.contains(fingerprint) && !before.contains("X-API"),
        "{install}"
    );
    assert!(
        after.ends_with(&format!("| sh -s -- --ca {fingerprint}")),
        "{install}"
    );
    let token = server.token_of_kind("direct-host").await;
    let script = with_query(&server, &token, "&type=direct-host").await;
    let script = script.text();
    assert!(
        script.contains(&format!("served='{fingerprint}'\nPATCHMON_CA=")),
        "{script}"
    );
    assert!(
        script.contains("CURL_FLAGS=\"${CURL_FLAGS:-$served}\"") && script.contains("served='-s'")
    );
}

#[tokio::test]
async fn without_a_private_ca_there_is_none_to_fetch() {
    let server = harness::sqlite().await;
    let reply = server.get("/api/v1/hosts/ca").await;
    assert_eq!(reply.error(), (404, "private_ca_not_found".to_owned()));
}

/// By `openssl x509 -fingerprint -sha256`.
const CA_FINGERPRINT: &str = "8bd6551861db7b56c7adc2e7c48fdfe895c9b22c40a04353e7746f083a53f635";

const SCRIPT: &str = "/api/v1/auto-enrollment/script";

fn signed(call: Call, token: &Token) -> Call {
    call.header("x-auto-enrollment-key", &token.key)
        .header("x-auto-enrollment-secret", &token.secret)
}

fn with_query(server: &TestServer, token: &Token, rest: &str) -> Call {
    let (key, secret) = (&token.key, &token.secret);
    server.get(&format!(
        "{SCRIPT}?token_key={key}&token_secret={secret}{rest}"
    ))
}

async fn enrolled(server: &TestServer) -> (String, String) {
    let token = server.token_of_kind("direct-host").await;
    let call = signed(server.post("/api/v1/auto-enrollment/enroll"), &token);
    let made = call.json(&json!({"friendly_name": "web"})).await.json();
    let text = |name: &str| made["host"][name].as_str().unwrap().to_owned();
    (text("api_id"), text("api_key"))
}

fn error(reply: &Reply) -> (u16, Value) {
    (reply.status.as_u16(), reply.json()["error"].clone())
}

async fn the_script_needs_credential_and_type(server: TestServer) {
    let token = server.token_of_kind("proxmox-lxc").await;
    let none = server.get(&format!("{SCRIPT}?type=proxmox-lxc")).await;
    assert_eq!(
        error(&none),
        (401, json!("Auto-enrollment credentials required"))
    );
    for rest in ["", "&type=", "&type=vm"] {
        let reply = with_query(&server, &token, rest).await;
        assert_eq!(error(&reply), (400, json!("Invalid script type")), "{rest}");
    }
    // The script may be for another place: neither address nor quota is looked at.
    let elsewhere = json!({"allowed_ip_ranges": ["192.0.2.1"], "max_hosts_per_day": 1});
    let token = server.make_token("proxmox-lxc", elsewhere).await;
    let reply = with_query(&server, &token, "&type=proxmox-lxc").await;
    assert_eq!(reply.status, 200);
    let api = server.api_token(&["get"]).await;
    let reply = with_query(&server, &api, "&type=proxmox-lxc").await;
    assert_eq!(error(&reply), (401, json!("Invalid or inactive token")));
    let over = server
        .make_token("direct-host", json!({"expires_at": "2020-01-01"}))
        .await;
    let reply = with_query(&server, &over, "&type=direct-host").await;
    assert_eq!(error(&reply), (401, json!("Token expired")));
}

async fn headers_go_before_the_query(server: TestServer) {
    let mut token = server.token_of_kind("direct-host").await;
    let path = format!("{SCRIPT}?type=direct-host&token_key=x&token_secret=y");
    let reply = signed(server.get(&path), &token).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(
        reply.header("content-type"),
        Some("text/plain; charset=utf-8")
    );
    token.secret = "0".repeat(64);
    let reply = with_query(&server, &token, "&type=direct-host").await;
    assert_eq!(error(&reply), (401, json!("Invalid token secret")));
}

async fn values_of_the_server_are_in_the_script(server: TestServer) {
    let token = server.token_of_kind("proxmox-lxc").await;
    let call = with_query(&server, &token, "&type=proxmox-lxc");
    let script = call.header("host", "pm.example.org").await.text();
    assert!(script.starts_with("#!/bin/bash\n"));
    // Nobody has set an address yet: the one that was asked is the server's.
    assert!(
        script
            .contains("served='http://pm.example.org'\nPATCHMON_URL=\"${PATCHMON_URL:-$served}\"")
    );
    assert!(script.contains(&format!("served='{}'", token.secret)));
    assert!(script.contains("served='-s'") && script.contains("served='false'\nFORCE_INSTALL"));
    let admin = server.token(domain::Role::Admin).await;
    let settings = json!({"server_url": "https://pm.example.com", "ignore_ssl_self_signed": true});
    let call = server.call(axum::http::Method::PUT, "/api/v1/settings");
    let saved = call.bearer(&admin).json(&settings).await;
    assert_eq!(saved.status, 200, "{}", saved.text());
    let script = with_query(&server, &token, "&type=direct-host&force=true")
        .await
        .text();
    assert!(script.starts_with("#!/bin/sh\n"));
    assert!(script.contains("served='https://pm.example.com'\nPATCHMON_URL"));
    assert!(script.contains("served='-sk'\nCURL_FLAGS"));
    assert!(script.contains("served='true'\nFORCE_INSTALL"));
}

/// The value the head of a script gives a variable.
fn value(script: &str, name: &str) -> String {
    let end = format!("'\n{name}=\"${{{name}:-$served}}\"");
    let before = script
        .split_once(&end)
        .unwrap_or_else(|| panic!("no {name}"))
        .0;
    before.rsplit_once("served='").unwrap().1.to_owned()
}

async fn the_install_script_holds_a_token_and_no_credential(server: TestServer) {
    let (id, key) = enrolled(&server).await;
    let path = "/api/v1/hosts/install";
    let reply = server.get(path).await;
    assert_eq!(error(&reply), (401, json!("API credentials required")));
    let reply = server
        .get(&format!("{path}?arch=arm64&force=1"))
        .agent(&id, &key)
        .await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let script = reply.text();
    assert!(!script.contains(&id) && !script.contains(&key));
    assert_eq!(value(&script, "BOOTSTRAP_TOKEN").len(), 64);
    assert_eq!(value(&script, "ARCHITECTURE"), "arm64");
    assert_eq!(value(&script, "FORCE_INSTALL"), "true");
    assert!(script.contains("PatchMon Agent installation completed successfully!"));
    assert!(script.contains("ExecStart=/usr/local/bin/patchmon-agent serve"));
    let windows = server
        .get(&format!("{path}?os=windows"))
        .agent(&id, &key)
        .await;
    assert_eq!(windows.status, 404);
    let remove = server.get("/api/v1/hosts/remove").await;
    assert!(remove.text().contains("rm -rf /etc/patchmon"));
}

async fn exchange(server: &TestServer, token: &str) -> Reply {
    let call = server.post("/api/v1/hosts/bootstrap/exchange");
    call.json(&json!({ "token": token })).await
}

async fn a_bootstrap_token_works_once_and_for_five_minutes(server: TestServer) {
    let (id, key) = enrolled(&server).await;
    let install = || server.get("/api/v1/hosts/install").agent(&id, &key);
    let token = value(&install().await.text(), "BOOTSTRAP_TOKEN");
    let reply = exchange(&server, &token).await;
    assert_eq!(
        reply.text(),
        format!(r#"{{"apiId":"{id}","apiKey":"{key}"}}"#)
    );
    let used = (401, json!("Invalid or expired bootstrap token"));
    assert_eq!(error(&exchange(&server, &token).await), used);
    let late = value(&install().await.text(), "BOOTSTRAP_TOKEN");
    server.clock.pass(5 * 60 * 1000);
    assert_eq!(error(&exchange(&server, &late).await), used);
    assert_eq!(error(&exchange(&server, "0").await), used);
    let call = server.post("/api/v1/hosts/bootstrap/exchange");
    assert_eq!(call.json(&json!({})).await.status, 400);
}

async fn only_an_unborn_host_can_be_withdrawn(server: TestServer) {
    let (id, key) = enrolled(&server).await;
    let withdraw = || server.post("/api/v1/hosts/withdraw");
    assert_eq!(withdraw().agent(&id, &key).await.status, 200);
    assert_eq!(withdraw().agent(&id, &key).await.status, 401, "it is gone");
    let (id, key) = enrolled(&server).await;
    let report = json!({"packages": [{"name": "a", "currentVersion": "1", "needsUpdate": false}]});
    let reply = server
        .post("/api/v1/hosts/update")
        .agent(&id, &key)
        .json(&report)
        .await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    let refused = withdraw().agent(&id, &key).await;
    assert_eq!(refused.error(), (409, "host_not_pending".to_owned()));
    let person = app::Actor::command_line();
    let by_hand = app::hosts::create(&server.ctx, &person, "one", &[]);
    let by_hand = by_hand.await.unwrap();
    let refused = withdraw().agent(&by_hand.api_id, &by_hand.api_key).await;
    assert_eq!(refused.status, 409);
}

/// A server whose folder has these programs.
async fn with_agents(programs: &[(&str, &str)]) -> (TestServer, testkit::TempDir) {
    let folder = testkit::tempdir();
    for (name, content) in programs {
        std::fs::write(folder.path().join(name), content).unwrap();
    }
    let path = folder.path().to_str().unwrap().to_owned();
    (
        harness::start(&[("AGENT_BINARIES_DIR", &path)]).await,
        folder,
    )
}

const PROGRAM: &str = "… patchmon-agent/3.1.0 (rust) …";

#[tokio::test]
async fn programs_are_served_with_version_and_digest() {
    let (server, _folder) = with_agents(&[("patchmon-agent-linux-amd64", PROGRAM)]).await;
    let (id, key) = enrolled(&server).await;
    let get = |path: &str| {
        server
            .get(&format!("/api/v1/hosts/{path}"))
            .agent(&id, &key)
    };
    let answer = get("agent/version?arch=amd64&os=linux&type=rust&currentVersion=3.0.0").await;
    let answer = answer.json();
    assert_eq!(answer["latestVersion"], "3.1.0");
    assert_eq!(
        (&answer["hasUpdate"], &answer["currentVersion"]),
        (&json!(true), &json!("3.0.0"))
    );
    let digest = answer["hash"].as_str().unwrap().to_owned();
    let go = get("agent/version?arch=amd64&type=go&currentVersion=2.1.4")
        .await
        .json();
    assert_eq!(
        (&go["hasUpdate"], &go["autoUpdateDisabled"]),
        (&json!(false), &json!(true))
    );
    let script = get("install").await.text();
    assert_eq!(value(&script, "AGENT_SHA256"), format!("amd64:{digest}"));
    for query in ["", "?arch=amd64", "?arch=x86_64&os=linux&force=binary"] {
        let reply = get(&format!("agent/download{query}")).await;
        assert_eq!(
            reply.header("content-type"),
            Some("application/octet-stream")
        );
        assert_eq!(reply.text(), PROGRAM);
    }
    let change = app::settings::SettingsChange {
        auto_update: Some(false),
        ..Default::default()
    };
    let by = app::Actor::command_line();
    app::settings::update(&server.ctx, by, change)
        .await
        .unwrap();
    let off = get("agent/version?arch=amd64&os=linux&type=rust&currentVersion=3.0.0").await;
    let off = off.json();
    assert_eq!(
        (&off["hasUpdate"], &off["autoUpdateDisabled"]),
        (&json!(false), &json!(true))
    );
    let missing = get("agent/download?arch=arm64").await;
    assert_eq!(missing.error(), (404, "agent_file_not_found".to_owned()));
    let message = "There is no agent for linux arm64. Available: linux amd64";
    assert_eq!(missing.json()["message"], message);
    assert_eq!(get("agent/download?arch=mips").await.status, 400);
    assert_eq!(get("agent/version?os=plan9").await.status, 400);
}

#[tokio::test]
async fn a_program_that_is_put_there_is_served_at_once() {
    let (server, folder) = with_agents(&[]).await;
    let (id, key) = enrolled(&server).await;
    let get = || {
        server
            .get("/api/v1/hosts/agent/version?arch=arm")
            .agent(&id, &key)
    };
    assert_eq!(
        get().await.json()["message"],
        "There is no agent for linux arm. Available: none"
    );
    let file = folder.path().join("patchmon-agent-linux-arm");
    std::fs::write(&file, PROGRAM).unwrap();
    assert_eq!(get().await.json()["latestVersion"], "3.1.0");
    std::fs::write(&file, "patchmon-agent/3.2.0 (rust), a longer one").unwrap();
    assert_eq!(get().await.json()["latestVersion"], "3.2.0");
}
