//! The built program: arguments, exit codes, files.

use std::fs;
use std::path::Path;

use agent::exec::{Exec, ExecError};

fn agent(dir: &Path, args: &[&str]) -> Result<String, ExecError> {
    let binary = Path::new(env!("CARGO_BIN_EXE_patchmon-agent"));
    let exec = Exec::searching(vec![binary.parent().unwrap().to_owned()]);
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
