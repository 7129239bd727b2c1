//! Every shape of report and check-in that agents send, and every way to get one wrong.

use insta::{assert_debug_snapshot, assert_snapshot};
use proptest::prelude::*;
use serde_json::{Value, json};
use wire::compat::{Problem, decode_ping, decode_report};
use wire::{Hashes, Package, Report};

fn capture() -> Value {
    serde_json::from_str(include_str!("../fixtures/go-agent-2.1.4.json")).unwrap()
}

fn decode(value: &Value) -> Result<Report, Vec<Problem>> {
    decode_report(value.to_string().as_bytes(), 10_000)
}

fn problems(value: &Value) -> Vec<String> {
    texts(decode(value).unwrap_err())
}

fn texts(problems: Vec<Problem>) -> Vec<String> {
    let text = |p: Problem| format!("{}: {}", p.param, p.msg);
    problems.into_iter().map(text).collect()
}

fn package(fields: &Value) -> Value {
    let mut package = json!({"name": "a", "currentVersion": "1", "needsUpdate": false});
    for (key, value) in fields.as_object().unwrap() {
        package[key] = value.clone();
    }
    package
}

#[test]
fn the_captured_reports_are_read_whole() {
    let full = decode(&capture()["fullReport"]).unwrap();
    assert_eq!(full.packages.as_ref().unwrap().len(), 22);
    assert_eq!(full.hostname, "vm");
    assert_eq!(full.cpu_cores, 2);
    assert_eq!(full.load_average.as_ref().unwrap().len(), 3);
    let interface = &full.network_interfaces.as_ref().unwrap()[0];
    assert_eq!(
        (interface.link_speed, interface.mtu),
        (Some(-1), Some(1400))
    );
    assert_eq!(
        Some(wire::hash::interfaces_hash(
            full.network_interfaces.as_ref().unwrap()
        )),
        full.hashes.interfaces_hash
    );
    let partial = &capture()["partialReport_after_requestFull_packages_repos_docker_compliance"];
    let mut partial = partial["body"].clone();
    // The fixture holds a note where the long list was.
    partial["packages"] = capture()["fullReport"]["packages"].clone();
    let partial = decode(&partial).unwrap();
    assert_eq!(partial.sections.unwrap(), ["packages", "repos"]);
    assert_eq!((partial.load_average, partial.dns_servers), (None, None));
}

#[test]
fn the_published_example_is_read() {
    let report = decode(&json!({
        "packages": [package(&json!({"availableVersion": "1.20.0", "isSecurityUpdate": false}))],
        "ramInstalled": 16.0,
        "diskDetails": [{"device": "/dev/sda1", "mountPoint": "/", "size": "50GB", "used": "25GB", "available": "25GB"}],
        "networkInterfaces": [{"name": "eth0", "ip": "192.168.1.10", "mac": "00:11:22:33:44:55"}],
    }))
    .unwrap();
    assert_snapshot!(format!("{:?}", (report.disk_details, report.network_interfaces)), @r#"(Some([Disk { name: "/dev/sda1", size: "50GB (25GB used, 25GB free)", mountpoint: "/" }]), Some([Interface { name: "eth0", kind: "", mac_address: Some("00:11:22:33:44:55"), mtu: None, status: None, link_speed: None, duplex: None, addresses: Some([Address { address: "192.168.1.10", family: "inet", netmask: None, gateway: None }]) }]))"#);
}

#[test]
fn figures_come_as_numbers_texts_and_objects() {
    let report = decode(&json!({
        "packages": [package(&json!({"needsUpdate": "true", "isSecurityUpdate": 1}))],
        "executionTime": "7.5s", "ramInstalled": "16384 MB", "swapSize": "2 GB", "cpuCores": "8",
        "loadAverage": {"1min": 0.5, "5min": "0.25", "15min": 1},
        "needsReboot": "yes", "osVersion": 12, "agentExecutionMs": 12.9,
    }))
    .unwrap();
    let first = &report.packages.as_ref().unwrap()[0];
    assert!(first.needs_update && first.is_security_update && report.needs_reboot);
    let figures = (
        report.execution_time,
        report.ram_installed,
        report.swap_size,
        report.cpu_cores,
        report.load_average,
        report.os_version,
        report.agent_execution_ms,
    );
    assert_snapshot!(format!("{figures:?}"), @r#"(7.5, 16.0, 2.0, 8, Some([0.5, 0.25, 1.0]), "12", Some(12))"#);
    let vague = decode(&json!({"ramInstalled": "unknown", "cpuCores": "", "executionTime": null}));
    let vague = vague.unwrap();
    assert_eq!(
        (vague.ram_installed, vague.cpu_cores, vague.execution_time),
        (0.0, 0, 0.0)
    );
}

#[test]
fn null_is_the_same_as_absent() {
    let mut nulls = serde_json::to_value(Report::default()).unwrap();
    for value in nulls.as_object_mut().unwrap().values_mut() {
        *value = Value::Null;
    }
    nulls["sections"] = Value::Null;
    nulls["somethingNew"] = json!({"deep": [1]});
    assert_eq!(decode(&nulls).unwrap(), Report::default());
}

#[test]
fn a_package_says_what_it_lacks() {
    let broken = json!({"packages": [
        package(&json!({})),
        {"currentVersion": "1"},
        package(&json!({"currentVersion": null})),
        package(&json!({"needsUpdate": "perhaps"})),
        package(&json!({"description": ["x"]})),
        "nginx",
    ]});
    assert_debug_snapshot!(problems(&broken), @r#"
    [
        "packages[1].name: is required",
        "packages[1].needsUpdate: is required",
        "packages[2].currentVersion: is required",
        "packages[3].needsUpdate: invalid value: string \"perhaps\", expected a boolean",
        "packages[4].description: invalid type: sequence, expected a string",
        "packages[5]: invalid type: string \"nginx\", expected struct Package",
    ]
    "#);
    let nameless = json!({"packages": [package(&json!({"name": " "}))]});
    assert_debug_snapshot!(problems(&nameless), @r#"
    [
        "packages[0].name: is required",
    ]
    "#);
}

#[test]
fn wrong_types_are_named() {
    assert_debug_snapshot!(problems(&json!({"packages": "none"})), @r#"
    [
        "packages: invalid type: string \"none\", expected a list of packages at line 1 column 18",
    ]
    "#);
    assert_debug_snapshot!(problems(&json!({"packages": [], "hostname": ["a"]})), @r#"
    [
        "hostname: invalid type: sequence, expected a single value at line 1 column 13",
    ]
    "#);
    assert_debug_snapshot!(problems(&json!({"hashes": {"packagesHash": 7}})), @r#"
    [
        "hashes.packagesHash: invalid type: integer `7`, expected a string at line 1 column 27",
    ]
    "#);
    assert_debug_snapshot!(problems(&json!({"repositories": [{"isEnabled": 7}]})), @r#"
    [
        "repositories[0].isEnabled: invalid value: integer `7`, expected a boolean at line 1 column 32",
    ]
    "#);
    assert_debug_snapshot!(problems(&json!([1])), @r#"
    [
        "[0]: invalid type: integer `1`, expected a list of packages at line 1 column 2",
    ]
    "#);
}

#[test]
fn what_is_not_json_says_where() {
    let report = |body: &[u8]| texts(decode_report(body, 10).unwrap_err());
    assert_debug_snapshot!(report(b"{\"packages\": [\n {]}"), @r#"
    [
        "body: is not valid JSON: key must be a string at line 2 column 3",
    ]
    "#);
    assert_debug_snapshot!(report(b""), @r#"
    [
        "body: is not valid JSON: EOF while parsing a value at line 1 column 0",
    ]
    "#);
    assert_debug_snapshot!(report(b"{\"hostname\": \"\xff\xfe\"}"), @r#"
    [
        "body: is not valid JSON: invalid unicode code point at line 1 column 15",
    ]
    "#);
    assert_debug_snapshot!(texts(decode_ping(b"{\"hashes\":").unwrap_err()), @r#"
    [
        "body: is not valid JSON: EOF while parsing a value at line 1 column 10",
    ]
    "#);
}

#[test]
fn too_many_packages_are_counted_not_kept() {
    let many = json!({"packages": vec![package(&json!({})); 11]}).to_string();
    assert!(decode_report(many.as_bytes(), 11).is_ok());
    assert_debug_snapshot!(texts(decode_report(many.as_bytes(), 10).unwrap_err()), @r#"
    [
        "packages: at most 10 packages",
    ]
    "#);
    let above_all = json!({"packages": vec![package(&json!({})); 64_001]}).to_string();
    let refused = texts(decode_report(above_all.as_bytes(), 64_000).unwrap_err());
    assert_debug_snapshot!(refused, @r#"
    [
        "packages: at most 64000 packages",
    ]
    "#);
}

#[test]
fn absurd_lengths_are_refused_and_nul_is_let_through() {
    let long = "9".repeat(10_000);
    let broken = json!({"packages": [
        package(&json!({"description": long})),
        package(&json!({"currentVersion": long, "availableVersion": long})),
    ]});
    assert_debug_snapshot!(problems(&broken), @r#"
[
    "packages[1].currentVersion: must not be longer than 1000 bytes",
    "packages[1].availableVersion: must not be longer than 1000 bytes",
]
"#);
    let nul = decode(&json!({"hostname": "a\u{0}b"})).unwrap();
    assert_eq!(
        nul.hostname, "a\0b",
        "texts are cleaned after their hashes were taken"
    );
}

#[test]
fn check_ins_are_read() {
    for empty in [&b""[..], b" \n", b"{}"] {
        assert_eq!(decode_ping(empty).unwrap(), wire::Ping::default());
    }
    let body = &capture()["pingWithHashes"]["body"];
    let ping = decode_ping(body.to_string().as_bytes()).unwrap();
    assert_eq!(ping.agent_version.as_deref(), Some("2.1.4"));
    assert!(ping.hashes.unwrap().packages_hash.is_some());
    assert_eq!(ping.metrics.unwrap().needs_reboot, Some(false));
    let odd = json!({"hashes": null, "metrics": {"cpuCores": "4", "needsReboot": 1, "diskDetails": null}});
    let odd = decode_ping(odd.to_string().as_bytes())
        .unwrap()
        .metrics
        .unwrap();
    assert_eq!((odd.cpu_cores, odd.needs_reboot), (Some(4), Some(true)));
    assert_debug_snapshot!(texts(decode_ping(br#"{"metrics":{"needsReboot":[]}}"#).unwrap_err()), @r#"
    [
        "metrics.needsReboot: invalid type: sequence, expected a single value at line 1 column 28",
    ]
    "#);
}

fn maybe(text: &'static str) -> impl Strategy<Value = Option<String>> {
    prop::option::of(text)
}

prop_compose! {
    fn any_package()(
        name in "[a-zA-Z0-9+.-]{1,12}", current_version in any::<String>(), texts in prop::array::uniform5(maybe(".{0,8}")),
        needs_update: bool, is_security_update: bool, wua_categories in prop::option::of(prop::collection::vec(".{0,4}", 0..3)),
        wua_revision_number: Option<i64>, phased_percentage: Option<u8>,
    ) -> Package {
        let [description, available_version, source_repository, architecture, update_state] = texts;
        Package {
            name, description, current_version, available_version, needs_update, is_security_update,
            source_repository, wua_categories, wua_revision_number, architecture, update_state,
            phased_percentage, ..Package::default()
        }
    }
}

prop_compose! {
    fn any_report()(
        packages in prop::option::of(prop::collection::vec(any_package(), 0..5)), hostname: String,
        load in prop::option::of(prop::collection::vec((0..100_000_i64).prop_map(|n| n as f64 / 64.0), 0..4)),
        cpu_cores: i64, needs_reboot: bool, sections in prop::option::of(prop::collection::vec(".{0,4}", 0..3)),
        packages_hash in maybe("[0-9a-f]{4}"), agent_execution_ms: Option<i64>,
    ) -> Report {
        Report {
            packages, hostname, load_average: load, cpu_cores, needs_reboot, sections,
            hashes: Hashes { packages_hash, ..Hashes::default() }, agent_execution_ms, ..Report::default()
        }
    }
}

proptest! {
    #[test]
    fn what_our_agent_writes_is_read_as_it_was(report in any_report()) {
        let body = serde_json::to_vec(&report).unwrap();
        prop_assert_eq!(decode_report(&body, 10).unwrap(), report);
    }

    #[test]
    fn no_body_panics(body in prop::collection::vec(any::<u8>(), 0..64)) {
        if let Err(problems) = decode_report(&body, 10) {
            prop_assert!(!problems.is_empty());
        }
    }
}
