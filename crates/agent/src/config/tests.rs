use std::fs;
use std::os::unix::fs::PermissionsExt as _;

use super::*;

fn config_in(dir: &Path, text: &str) -> Config {
    let path = dir.join("config.yml");
    fs::write(&path, text).unwrap();
    Config::load(&path).unwrap()
}

#[test]
fn without_a_file_there_are_defaults() {
    let config = Config::load(Path::new("/nowhere/agent/config.yml")).unwrap();
    assert_eq!(
        config.credentials_file(),
        Path::new("/nowhere/agent/credentials.yml")
    );
    assert_eq!(config.state_file(), Path::new("/nowhere/agent/state.json"));
    assert_eq!(
        (config.update_interval(), config.api_version().as_str()),
        (60, "v1")
    );
    let error = config.server().unwrap_err().to_string();
    assert!(
        error.contains("patchmon_server") && error.contains("config set-api"),
        "{error}"
    );
}

#[test]
fn values_of_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let text =
        "patchmon_server: https://p.example/\ncredentials_file: /x/c.yml\nupdate_interval: -3\n";
    let config = config_in(dir.path(), text);
    assert_eq!(config.server().unwrap(), "https://p.example");
    assert_eq!(config.credentials_file(), Path::new("/x/c.yml"));
    assert_eq!(config.update_interval(), 60, "not above 0");
}

#[test]
fn an_empty_or_broken_file_is_refused() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.yml");
    for text in ["", "- a\n", "a: [\n"] {
        fs::write(&path, text).unwrap();
        let error = Config::load(&path).unwrap_err().to_string();
        assert!(error.contains("config.yml cannot be understood"), "{error}");
    }
}

#[test]
fn a_change_keeps_unknown_keys_and_no_change_keeps_the_file() {
    let dir = tempfile::tempdir().unwrap();
    let text = "# ours\npatchmon_server: http://a\nintegrations:\n  docker: true\n";
    let mut config = config_in(dir.path(), text);
    config.set("patchmon_server", "http://a").unwrap();
    assert_eq!(fs::read_to_string(config.path()).unwrap(), text);
    config.set("patchmon_server", "http://b").unwrap();
    let written = fs::read_to_string(config.path()).unwrap();
    assert!(
        written.contains("docker: true") && written.contains("http://b"),
        "{written}"
    );
    assert_eq!(
        fs::metadata(config.path()).unwrap().permissions().mode() & 0o777,
        0o600
    );
}

#[test]
fn credentials_come_back_and_hide_their_key() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("credentials.yml");
    let credentials = Credentials {
        id: "patchmon_1".into(),
        key: "0123secret".into(),
    };
    credentials.save(&path).unwrap();
    assert_eq!(Credentials::load(&path).unwrap(), credentials);
    assert!(!format!("{credentials:?}").contains("secret"));
    assert!(Credentials::load(&dir.path().join("none.yml")).is_err());
}
