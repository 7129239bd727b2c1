use domain::Role;
use serde_json::json;

use super::hosts::Person;
use crate::agent::Agent;
use crate::harness::{self, TestServer, on_both};

on_both!(versions_are_counted_over_the_fleet);

async fn versions_are_counted_over_the_fleet(server: TestServer) {
    for name in ["a", "b"] {
        let agent = Agent::add(&server, name).await;
        agent.report(&testkit::report(20, 4, 1, 1)).await;
    }
    Agent::add(&server, "never reported").await;
    let me = Person::new(&server, Role::ReadOnly).await;
    let versions = me.get("/agents").await["versions"].take();
    assert_eq!(versions.as_array().unwrap().len(), 1, "{versions}");
    assert_eq!(versions[0]["hosts"], 2);
}

#[tokio::test]
async fn programs_for_download_are_listed() {
    let folder = testkit::tempdir();
    let program = "… patchmon-agent/3.1.0 (rust) …";
    std::fs::write(folder.path().join("patchmon-agent-linux-arm64"), program).unwrap();
    let path = folder.path().to_str().unwrap().to_owned();
    let server = harness::start(&[("AGENT_BINARIES_DIR", &path)]).await;
    let me = Person::new(&server, Role::ReadOnly).await;
    let binaries = me.get("/agents").await["binaries"].take();
    let digest = binaries[0]["sha256"].clone();
    assert_eq!(digest.as_str().unwrap().len(), 64);
    let only = json!([{
        "os": "linux", "architecture": "arm64", "version": "3.1.0", "size": program.len(), "sha256": digest
    }]);
    assert_eq!(binaries, only);
}
