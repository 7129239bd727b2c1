use std::collections::BTreeMap;

use super::*;

fn load(
    environment: &[(&str, &str)],
    flags: &[(&'static str, &str)],
) -> Result<Config, ConfigError> {
    let nowhere = ("PATCHMON_DATA_DIR", "/nonexistent");
    let pairs = environment.iter().chain([&nowhere]);
    Config::load(Inputs {
        environment: pairs
            .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
            .collect(),
        flags: flags
            .iter()
            .map(|(k, v)| (*k, (*v).to_owned()))
            .collect::<BTreeMap<_, _>>(),
        env_file: None,
    })
}

#[test]
fn defaults_are_valid() {
    let config = load(&[], &[]).unwrap();
    assert_eq!(config.http.listen.to_string(), "127.0.0.1:3000");
    assert_eq!(config.limits, LimitTable::default());
    assert_eq!(config.http.trusted.len(), 2);
}

#[test]
fn flags_go_before_the_environment_and_port_is_the_weakest() {
    let port = ("PORT", "8080");
    let listen = ("PATCHMON_LISTEN", "0.0.0.0:9000");
    assert_eq!(
        load(&[port], &[]).unwrap().http.listen.to_string(),
        "127.0.0.1:8080"
    );
    assert_eq!(load(&[port, listen], &[]).unwrap().http.listen.port(), 9000);
    let flag = [("PATCHMON_LISTEN", "127.0.0.1:1")];
    assert_eq!(load(&[port, listen], &flag).unwrap().http.listen.port(), 1);
}

#[test]
fn a_wrong_value_is_one_sentence_that_names_key_and_source() {
    let error = load(&[("AUTH_RATE_LIMIT_MAX", "many")], &[])
        .unwrap_err()
        .to_string();
    assert_eq!(
        error,
        "AUTH_RATE_LIMIT_MAX must be a whole number, not \"many\" (from: environment)."
    );
    for (key, value) in [
        ("PATCHMON_LISTEN", "nowhere"),
        ("PUBLIC_URL", "patchmon.example.org"),
        ("TRUST_PROXY", "10.0.0.0/99"),
        ("LOG_FORMAT", "xml"),
        ("API_VERSION", "../v2"),
        ("TZ", "Europe/Nowhere"),
        ("SERVER_KEY", "short"),
        ("RATE_LIMIT_WINDOW_MS", "0"),
    ] {
        let error = load(&[(key, value)], &[]).unwrap_err().to_string();
        assert!(error.starts_with(key), "{error}");
    }
    assert!(load(&[("DATABASE_URL", "mysql://x")], &[]).is_err());
}

#[test]
fn secrets_are_not_shown_and_unknown_keys_are_told() {
    let url = "postgres://user:word@host/db";
    let config = load(&[("DATABASE_URL", url), ("PATCHMON_LISTN", "x")], &[]).unwrap();
    let shown = format!("{:?}", config.settings);
    assert!(
        !shown.contains("word") && shown.contains("(hidden)"),
        "{shown}"
    );
    assert_eq!(config.warnings.len(), 1);
}

#[test]
fn the_reference_is_current() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/configuration.md");
    let committed = std::fs::read_to_string(path).unwrap();
    assert!(
        committed == reference(),
        "run: patchmon-server config-reference > docs/configuration.md"
    );
}
