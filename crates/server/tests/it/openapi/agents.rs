//! The schemas of what agents send and get are those of the messages themselves.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};
use wire::compat::{decode_docker, decode_ping, decode_report};

use super::fits::fits;

#[track_caller]
fn check(schema: &str, value: &impl Serialize) {
    let document = serde_json::to_value(server::router::openapi()).unwrap();
    let schema = json!({ "$ref": format!("#/components/schemas/{schema}") });
    let value = serde_json::to_value(value).unwrap();
    assert_eq!(
        fits(&document, &schema, &value, ""),
        Vec::<String>::new(),
        "{value}"
    );
}

/// Names of the fields that a schema describes.
fn fields(schema: &str) -> Vec<String> {
    let document = serde_json::to_value(server::router::openapi()).unwrap();
    let found = &document["components"]["schemas"][schema]["properties"];
    found.as_object().unwrap().keys().cloned().collect()
}

fn captured() -> Value {
    serde_json::from_str(include_str!(
        "../../../../wire/tests/fixtures/go-agent-2.1.4.json"
    ))
    .unwrap()
}

#[test]
fn reports_and_check_ins_are_as_described() {
    let ours = testkit::report(20, 5, 2, 1);
    check("AgentReport", &ours);
    let full = captured()["fullReport"].to_string();
    check(
        "AgentReport",
        &decode_report(full.as_bytes(), 10_000).unwrap(),
    );
    let ping = json!({
        "hashes": ours.hashes, "agentVersion": "3.0.0", "agentExecutionMs": 5, "intervalMinutes": 60,
        "capabilities": ["zstd"],
        "metrics": {"cpuCores": 2, "loadAverage": [0.5, 0.3, 0.2], "needsReboot": false}
    });
    check(
        "AgentCheckIn",
        &decode_ping(ping.to_string().as_bytes()).unwrap(),
    );
}

#[test]
fn an_inventory_is_as_described() {
    let sent = json!({
        "containers": [{"container_id": "c", "name": "web", "ports": {"80/tcp": "0.0.0.0:80"}}],
        "images": [{"image_id": "i", "size_bytes": 5}], "volumes": [{"volume_id": "v", "ref_count": 1}],
        "networks": [{"network_id": "n", "ipam": {"config": [{"subnet": "10.0.0.0/8"}]}}],
        "docker_hash": "aa"
    });
    check(
        "AgentDocker",
        &decode_docker(sent.to_string().as_bytes()).unwrap(),
    );
}

#[test]
fn answers_are_as_described_and_nothing_is_left_out() {
    let integrations = BTreeMap::from([("docker".to_owned(), true)]);
    let answers = wire::Integrations {
        success: true,
        integrations,
    };
    check("AgentIntegrations", &answers);
    check(
        "AgentInterval",
        &wire::UpdateInterval {
            update_interval: 60,
        },
    );
    check("AgentDockerAnswer", &wire::DockerAnswer::default());
    check(
        "AgentDiagnosticsAnswer",
        &wire::DiagnosticsAnswer::default(),
    );
    check("AgentReportAnswer", &wire::ReportAnswer::default());
    let answer = wire::PingAnswer {
        request_full: Some(vec!["packages".into()]),
        capabilities: Some(vec!["zstd".into()]),
        request_diagnostics: true,
        ..Default::default()
    };
    check("AgentCheckInAnswer", &answer);
    let sent = serde_json::to_value(&answer).unwrap();
    let sent: Vec<&String> = sent.as_object().unwrap().keys().collect();
    let mut described = fields("AgentCheckInAnswer");
    described.sort();
    assert_eq!(described.iter().collect::<Vec<_>>(), sent);
}
