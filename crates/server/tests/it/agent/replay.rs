//! The captured requests of the unmodified Go agent 2.1.4, sent again.

use std::io::Read;

use axum::http::Method;
use domain::Role;
use flate2::read::GzDecoder;
use serde_json::{Value, json};

use super::Agent;
use crate::harness::{Call, Reply, TestServer, on_both};

on_both!(the_captured_requests_are_answered_and_stored);

fn capture() -> Value {
    serde_json::from_str(testkit::go_agent_sample()).unwrap()
}

/// A captured request with its own headers, but this host's credentials.
fn again(agent: &Agent<'_>, captured: &Value, body: Option<&Value>) -> Call {
    let method: Method = captured["method"].as_str().unwrap().parse().unwrap();
    let path = captured["url"]
        .as_str()
        .unwrap()
        .strip_prefix("/api/v1")
        .unwrap();
    let mut call = agent.call(method, path);
    for (name, value) in [
        ("accept", "Accept"),
        ("accept-encoding", "Accept-Encoding"),
        ("user-agent", "User-Agent"),
    ] {
        call = call.header(name, captured["headers"][value].as_str().unwrap());
    }
    if captured["transferEncoding"] == json!(["chunked"]) {
        call = call.header("transfer-encoding", "chunked");
    }
    match body {
        Some(body) => call.body(body.to_string()),
        None => call,
    }
}

/// The answer of a taken request; one that asked for compression gets it.
fn taken(reply: &Reply) -> Value {
    let mut body = Vec::new();
    match reply.header("content-encoding") {
        Some("gzip") => GzDecoder::new(&reply.body[..])
            .read_to_end(&mut body)
            .map(drop)
            .unwrap(),
        _ => body.clone_from(&reply.body),
    }
    assert_eq!(reply.status, 200, "{}", String::from_utf8_lossy(&body));
    assert_eq!(reply.header("content-type"), Some("application/json"));
    serde_json::from_slice(&body).unwrap()
}

async fn page(server: &TestServer, agent: &Agent<'_>, token: &str) -> Value {
    let path = format!("/api/v1/hosts/{}", agent.id());
    taken(&server.get(&path).bearer(token).await)
}

async fn the_captured_requests_are_answered_and_stored(server: TestServer) {
    let agent = Agent::add(&server, "vm").await;
    let token = server.token(Role::User).await;
    let capture = capture();
    let start = capture["startupSequence"].as_array().unwrap();
    let interval = taken(&again(&agent, &start[0], None).await);
    assert_eq!(interval, json!({"updateInterval": 60}));
    assert_eq!(
        taken(&again(&agent, &start[1], None).await)["success"],
        true
    );
    assert_eq!(
        taken(&again(&agent, &start[2], None).await)["hashGate"],
        true
    );

    // The fixture holds the report with its list cut to 22 packages.
    let full = &capture["fullReport"];
    let answer = taken(&again(&agent, &start[5], Some(full)).await);
    let counted = |field: &str| {
        let packages = full["packages"].as_array().unwrap();
        packages
            .iter()
            .filter(|package| package[field] == true)
            .count()
    };
    assert_eq!(answer["packagesProcessed"], 22);
    assert_eq!(answer["updatesAvailable"], counted("needsUpdate"));
    stored_as_sent(&page(&server, &agent, &token).await, full);
    assert_eq!(
        agent.known().await.hashes.packages.as_deref(),
        full["hashes"]["packagesHash"].as_str()
    );

    the_tick(&server, &agent, &capture, &token).await;
}

fn stored_as_sent(page: &Value, sent: &Value) {
    let pairs = [
        (&page["hostname"], &sent["hostname"]),
        (&page["ip"], &sent["ip"]),
        (&page["os"]["type"], &sent["osType"]),
        (&page["os"]["version"], &sent["osVersion"]),
        (&page["architecture"], &sent["architecture"]),
        (&page["agent_version"], &sent["agentVersion"]),
        (&page["machine_id"], &sent["machineId"]),
        (&page["kernel"]["running"], &sent["kernelVersion"]),
        (&page["selinux"], &sent["selinuxStatus"]),
        (&page["uptime_text"], &sent["systemUptime"]),
        (&page["boot_time"], &sent["bootTime"]),
        (&page["load_average"], &sent["loadAverage"]),
        (&page["cpu"]["model"], &sent["cpuModel"]),
        (&page["cpu"]["cores"], &sent["cpuCores"]),
        (&page["ram_gib"], &sent["ramInstalled"]),
        (&page["gateway_ip"], &sent["gatewayIp"]),
        (&page["dns_servers"], &sent["dnsServers"]),
        (&page["disks"][0]["device"], &sent["diskDetails"][0]["name"]),
        (
            &page["interfaces"][0]["mac_address"],
            &sent["networkInterfaces"][0]["macAddress"],
        ),
        (&page["package_manager"], &sent["packageManager"]),
        (&page["reboot"]["needed"], &sent["needsReboot"]),
    ];
    for (stored, sent) in pairs {
        assert_eq!(stored, sent);
    }
    assert_eq!(
        (&page["packages"], &page["status"]),
        (&json!(22), &json!("active"))
    );
}

/// The check-in with hashes, and the partial report it leads to.
async fn the_tick(server: &TestServer, agent: &Agent<'_>, capture: &Value, token: &str) {
    let ping = &capture["pingWithHashes"];
    let answer = taken(&again(agent, ping, Some(&ping["body"])).await);
    assert_eq!(answer["friendlyName"], "vm");
    assert_eq!(
        answer["requestFull"],
        json!(["repos"]),
        "a full report without repositories leaves them open"
    );

    let before = page(server, agent, token).await;
    let partial = &capture["partialReport_after_requestFull_packages_repos_docker_compliance"];
    let mut body = partial["body"].clone();
    body["packages"] = capture["fullReport"]["packages"].clone();
    taken(&again(agent, partial, Some(&body)).await);
    let mut after = page(server, agent, token).await;
    after["last_report_at"] = before["last_report_at"].clone();
    after["last_seen_at"] = before["last_seen_at"].clone();
    assert_eq!(
        after, before,
        "zero values of a partial report overwrite nothing"
    );

    let hashes = agent.known().await.hashes;
    let sent = &ping["body"]["hashes"];
    let stored = [
        (hashes.packages, "packagesHash"),
        (hashes.repos, "reposHash"),
        (hashes.interfaces, "interfacesHash"),
        (hashes.hostname, "hostnameHash"),
    ];
    for (stored, name) in stored {
        assert_eq!(stored.as_deref(), sent[name].as_str(), "{name}");
    }
    let quiet = taken(&again(agent, ping, Some(&ping["body"])).await);
    assert_eq!(quiet.get("requestFull"), None);
}
