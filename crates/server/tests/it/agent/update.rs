use domain::Role;
use serde_json::json;
use std::io::Write;

use super::{Agent, package};
use crate::harness::{TestServer, on_both, snapshot};

on_both!(
    the_published_example_gets_the_published_answer,
    the_same_report_twice_changes_nothing,
    compressed_bodies_are_understood,
    a_report_makes_the_host_active,
    an_old_key_is_dead,
);

async fn the_published_example_gets_the_published_answer(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let example = json!({
        "packages": [{
            "name": "nginx", "currentVersion": "1.18.0", "availableVersion": "1.20.0",
            "needsUpdate": true, "isSecurityUpdate": false
        }],
        "agentVersion": "1.2.3", "cpuModel": "Intel Xeon E5-2680 v4", "cpuCores": 8,
        "ramInstalled": 16.0, "swapSize": 2.0,
        "diskDetails": [{"device": "/dev/sda1", "mountPoint": "/", "size": "50GB", "used": "25GB", "available": "25GB"}],
        "gatewayIp": "192.168.1.1", "dnsServers": ["8.8.8.8", "8.8.4.4"],
        "networkInterfaces": [{"name": "eth0", "ip": "192.168.1.10", "mac": "00:11:22:33:44:55"}],
        "kernelVersion": "5.4.0-74-generic", "selinuxStatus": "disabled"
    });
    let reply = agent.post("/hosts/update").body(example.to_string()).await;
    assert_eq!(reply.status, 200);
    snapshot!(reply.text(), @r#"{"message":"Host updated successfully","packagesProcessed":1,"updatesAvailable":1,"securityUpdates":0}"#);
    let token = server.token(Role::User).await;
    let page = server
        .get(&format!("/api/v1/hosts/{}", agent.id()))
        .bearer(&token)
        .await
        .json();
    assert_eq!(
        page["cpu"],
        json!({"model": "Intel Xeon E5-2680 v4", "cores": 8})
    );
    assert_eq!(page["disks"][0]["mountpoint"], "/");
    assert_eq!(
        page["interfaces"][0]["addresses"][0]["address"],
        "192.168.1.10"
    );
    assert_eq!(page["dns_servers"], json!(["8.8.8.8", "8.8.4.4"]));
}

async fn the_same_report_twice_changes_nothing(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let report = testkit::report(30, 5, 2, 1);
    let answer = agent.report(&report).await;
    let before = agent.summary().await;
    assert_eq!(agent.report(&report).await, answer);
    assert_eq!(agent.summary().await, before);
}

async fn compressed_bodies_are_understood(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let body = serde_json::to_vec(&testkit::report(30, 5, 2, 1)).unwrap();
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    gzip.write_all(&body).unwrap();
    let zstd = zstd::encode_all(&body[..], 1).unwrap();
    for (encoding, body) in [("gzip", gzip.finish().unwrap()), ("zstd", zstd)] {
        let post = agent
            .post("/hosts/update")
            .header("content-encoding", encoding);
        let reply = post.body(body).await;
        assert_eq!(reply.json()["packagesProcessed"], 30, "{encoding}");
    }
}

async fn a_report_makes_the_host_active(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let empty = agent.post("/hosts/update").body(r#"{"packages":[]}"#).await;
    assert_eq!(empty.status, 400);
    snapshot!(empty.text(), @r#"{"errors":[{"msg":"Packages array is required","param":"packages","location":"body"}]}"#);
    assert_eq!(agent.summary().await.status, "pending");
    let one = json!({"packages": [package("a")]});
    assert_eq!(
        agent
            .post("/hosts/update")
            .body(one.to_string())
            .await
            .status,
        200
    );
    assert_eq!(agent.summary().await.status, "active");
}

async fn an_old_key_is_dead(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    agent.report(&testkit::report(5, 0, 0, 1)).await;
    let token = server.token(Role::Admin).await;
    let path = format!("/api/v1/hosts/{}/regenerate-credentials", agent.id());
    let new = server.post(&path).bearer(&token).await.json();
    assert_eq!(
        (&new["api_id"], &new["api_key"]),
        (&new["apiId"], &new["apiKey"])
    );
    let refused = agent.post("/hosts/ping").await;
    assert_eq!(refused.error(), (401, "agent_credentials_invalid".into()));
    snapshot!(refused.json()["error"].as_str().unwrap(), @"Invalid API credentials");
    let (id, key) = (
        new["api_id"].as_str().unwrap(),
        new["api_key"].as_str().unwrap(),
    );
    assert_eq!(
        server
            .post("/api/v1/hosts/ping")
            .agent(id, key)
            .await
            .status,
        200
    );
    let nobody = server.post("/api/v1/hosts/ping").await;
    snapshot!(nobody.json()["error"].as_str().unwrap(), @"API credentials required");
}
