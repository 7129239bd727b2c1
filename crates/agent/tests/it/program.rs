//! The built program: arguments, exit codes, files.

use std::fs;
use std::path::Path;

use std::time::Duration;

use agent::exec::{Exec, ExecError};

use crate::server::Server;

/// Finds the built program.
fn program() -> Exec {
    let binary = Path::new(env!("CARGO_BIN_EXE_patchmon-agent"));
    Exec::searching(vec![binary.parent().unwrap().to_owned()])
}

fn agent(dir: &Path, args: &[&str]) -> Result<String, ExecError> {
    agent_by(&program(), dir, args)
}

/// Runs it, started by `exec`.
fn agent_by(exec: &Exec, dir: &Path, args: &[&str]) -> Result<String, ExecError> {
    let config = dir.join("config.yml").display().to_string();
    let args: Vec<&str> = args.iter().copied().chain(["--config", &config]).collect();
    exec.run("patchmon-agent", &args)
}

#[test]
fn version_is_one_line() {
    let dir = tempfile::tempdir().unwrap();
    let want = format!("patchmon-agent version {}\n", agent::VERSION);
    assert_eq!(agent(dir.path(), &["--version"]).unwrap(), want);
}

#[test]
fn report_json_writes_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let report = agent(dir.path(), &["report", "--json"]).unwrap();
    let report: wire::Report = serde_json::from_str(&report).unwrap();
    assert_eq!(report.agent_version, agent::VERSION);
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
}

#[test]
fn set_api_stores_what_it_was_given_and_fails_without_a_server() {
    let dir = tempfile::tempdir().unwrap();
    // Nobody listens on the discard port.
    let args = [
        "config",
        "set-api",
        "patchmon_1",
        "secretkey",
        "http://127.0.0.1:9",
    ];
    let error = agent(dir.path(), &args).unwrap_err().to_string();
    assert!(
        error.contains("http://127.0.0.1:9/api/v1/hosts/ping cannot be reached"),
        "{error}"
    );
    let config = fs::read_to_string(dir.path().join("config.yml")).unwrap();
    assert_eq!(config, "patchmon_server: http://127.0.0.1:9\n");
    let credentials = fs::read_to_string(dir.path().join("credentials.yml")).unwrap();
    assert_eq!(credentials, "api_id: patchmon_1\napi_key: secretkey\n");
    let shown = agent(dir.path(), &["config", "show"]).unwrap();
    assert!(
        shown.contains("patchmon_1") && !shown.contains("secretkey"),
        "{shown}"
    );
}

#[test]
fn mistakes_exit_with_1() {
    let dir = tempfile::tempdir().unwrap();
    for args in [&["nonsense"][..], &["ping"], &["report"]] {
        let error = agent(dir.path(), args).unwrap_err().to_string();
        assert!(error.contains("exit status: 1"), "{error}");
    }
}

/// A folder with the configuration of a host that `server` knows.
fn enrolled(server: &str, more: &str) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    let config = format!("patchmon_server: {server}\nactions:\n  report: false\n{more}");
    fs::write(dir.path().join("config.yml"), config).unwrap();
    let credentials = "api_id: patchmon_1\napi_key: secretkey\n";
    fs::write(dir.path().join("credentials.yml"), credentials).unwrap();
    dir
}

#[test]
fn the_service_reports_and_what_the_server_says_stays_out_of_its_files() {
    let server = Server::start();
    let dir = enrolled(
        &format!("http://{}", server.address),
        "log_file: logs/agent.log\n",
    );
    let before = fs::read_to_string(dir.path().join("config.yml")).unwrap();
    let exec = program().with_time_limit(Duration::from_secs(20));
    // An empty host: what a collection takes is not this test's matter.
    let empty = dir.path().join("empty").display().to_string();
    let args = ["serve", "--root", &empty, "--programs", &empty];
    let ended = std::thread::scope(|scope| {
        scope.spawn(|| agent_by(&exec, dir.path(), &args));
        let began = std::time::Instant::now();
        while server.asked().len() < 3 && began.elapsed() < Duration::from_secs(19) {
            std::thread::sleep(Duration::from_millis(100));
        }
        server.asked()
    });
    assert_eq!(
        ended,
        [
            "POST /api/v1/hosts/ping",
            "POST /api/v1/hosts/update",
            "GET /api/v1/settings/update-interval"
        ]
    );
    let after = fs::read_to_string(dir.path().join("config.yml")).unwrap();
    assert_eq!(before, after);
    let log = fs::read_to_string(dir.path().join("logs/agent.log")).unwrap();
    assert!(
        log.contains("Z info: Reported ") && !log.contains("secretkey"),
        "{log}"
    );
    let state = fs::read_to_string(dir.path().join("state.json")).unwrap();
    assert!(state.contains("\"interval_minutes\":7"), "{state}");
}

#[test]
fn proxies_of_the_environment_are_used_and_their_exceptions_too() {
    let (proxy, server) = (Server::start(), Server::start());
    let dir = enrolled("http://patchmon.invalid:81", "");
    let behind = program().with_variable("http_proxy", format!("http://{}", proxy.address));
    agent_by(&behind, dir.path(), &["ping"]).unwrap();
    let asked = proxy.asked();
    assert_eq!(
        asked,
        ["CONNECT patchmon.invalid:81", "POST /api/v1/hosts/ping"]
    );
    let dir = enrolled(&format!("http://{}", server.address), "");
    let except = behind.with_variable("no_proxy", "127.0.0.1");
    agent_by(&except, dir.path(), &["ping"]).unwrap();
    assert_eq!((proxy.asked().len(), server.asked().len()), (2, 1));
}

/// Names and verdicts of the checks that are not good.
fn diagnosed(dir: &Path) -> Vec<(String, String)> {
    let answer = program().run_accepting(
        "patchmon-agent",
        &[
            "diagnostics",
            "--json",
            "--quick",
            "--config",
            &dir.join("config.yml").display().to_string(),
        ],
        &[1],
    );
    let answer: serde_json::Value = serde_json::from_str(&answer.unwrap()).unwrap();
    let text = |check: &serde_json::Value, key: &str| check[key].as_str().unwrap().to_owned();
    let checks = answer["checks"].as_array().unwrap().iter();
    checks
        // What this machine has is not this test's matter.
        .filter(|check| {
            !["service", "package lists", "collector"].contains(&check["name"].as_str().unwrap())
        })
        .filter(|check| check["verdict"] != "good")
        .map(|check| (text(check, "name"), text(check, "text")))
        .collect()
}

#[test]
fn diagnostics_name_what_is_wrong() {
    let name = |found: &[(String, String)]| {
        found
            .iter()
            .map(|(name, _)| name.clone())
            .collect::<Vec<_>>()
    };

    let dir = tempfile::tempdir().unwrap();
    assert_eq!(
        name(&diagnosed(dir.path())),
        ["configuration", "server", "credentials"]
    );

    let server = Server::start();
    let dir = enrolled(&format!("http://{}", server.address), "");
    let found = diagnosed(dir.path());
    assert_eq!(
        name(&found),
        ["configuration", "credentials", "last report"]
    );
    assert!(found[0].1.contains("others can read it"), "{found:?}");

    let dir = enrolled("http://127.0.0.1:9", "");
    let found = diagnosed(dir.path());
    assert!(
        found
            .iter()
            .any(|(name, text)| name == "connection" && text.contains("nobody listens")),
        "{found:?}"
    );

    let dir = enrolled("http://no-such-name.invalid", "");
    let found = diagnosed(dir.path());
    assert!(
        found
            .iter()
            .any(|(name, text)| name == "name" && text.contains("no-such-name.invalid")),
        "{found:?}"
    );

    let dir = enrolled("https://127.0.0.1:9", "ca_file: ca.pem\n");
    let found = diagnosed(dir.path());
    assert!(
        found
            .iter()
            .any(|(name, text)| name == "certificate" && text.contains("ca.pem")),
        "{found:?}"
    );

    // Encryption at a port that does not speak it.
    let dir = enrolled(&format!("https://{}", server.address), "");
    let found = diagnosed(dir.path());
    assert!(
        found
            .iter()
            .any(|(name, text)| name == "certificate" && text.contains("does not speak https")),
        "{found:?}"
    );
}

#[test]
fn diagnostics_ask_the_package_manager() {
    let server = Server::start();
    let dir = enrolled(&format!("http://{}", server.address), "");
    let said = agent(dir.path(), &["diagnostics"]).unwrap();
    assert!(said.contains("ok    packages         apt, "), "{said}");
    assert!(
        said.contains("ok    collector        packages in "),
        "{said}"
    );
    assert!(
        said.contains("ok    accepted         the credentials are right"),
        "{said}"
    );
}
