use std::fs;

use super::*;

const CA: &str = include_str!("../../../tests/fixtures/tls/ca.pem");
/// By `openssl x509 -fingerprint -sha256`.
const FINGERPRINT: &str = "8B:D6:55:18:61:DB:7B:56:C7:AD:C2:E7:C4:8F:DF:E8:95:C9:B2:2C:40:A0:43:53:E7:74:6F:08:3A:53:F6:35";

fn config(text: &str) -> (tempfile::TempDir, Config) {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("ca.pem"), CA).unwrap();
    let path = dir.path().join("config.yml");
    fs::write(&path, text).unwrap();
    let config = Config::load(&path).unwrap();
    (dir, config)
}

fn trusted(text: &str) -> Result<TlsConfig, ConfigError> {
    let (_dir, config) = config(text);
    tls(&config, "https://p.example")
}

#[test]
fn the_fingerprint_is_the_one_openssl_tells() {
    let (dir, _) = config("a: b\n");
    let found = certificates(&dir.path().join("ca.pem")).unwrap();
    let told = FINGERPRINT.replace(':', "").to_lowercase();
    assert_eq!(fingerprint(found[0].der()), told);
}

#[test]
fn a_private_ca_is_the_only_one_and_is_always_checked() {
    let text = format!("ca_file: ca.pem\nca_fingerprint: '{FINGERPRINT}'\nskip_ssl_verify: true\n");
    let tls = trusted(&text).unwrap();
    assert!(!tls.disable_verification());
    let RootCerts::Specific(roots) = tls.root_certs() else {
        panic!("the system's certificates are trusted as well");
    };
    assert_eq!(roots.len(), 1);
}

#[test]
fn another_certificate_than_the_pinned_one_is_refused() {
    let pin = "00".repeat(32);
    let error = trusted(&format!("ca_file: ca.pem\nca_fingerprint: '{pin}'\n")).unwrap_err();
    let text = error.to_string();
    assert!(
        text.contains("ca.pem") && text.contains("ca_fingerprint"),
        "{text}"
    );
}

#[test]
fn a_file_without_certificate_is_refused() {
    for file in ["config.yml", "nowhere.pem"] {
        let error = trusted(&format!("ca_file: {file}\n")).unwrap_err();
        assert!(error.to_string().contains(file), "{error}");
    }
}

#[test]
fn without_a_private_ca_the_switch_counts() {
    assert!(
        trusted("skip_ssl_verify: true\n")
            .unwrap()
            .disable_verification()
    );
    assert!(!trusted("a: b\n").unwrap().disable_verification());
}
