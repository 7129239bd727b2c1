use super::*;
use crate::link::fake::FakeServer;

#[test]
fn words_of_the_servers_errors() {
    assert_eq!(
        message_of(r#"{"error":"Invalid API credentials"}"#).unwrap(),
        "Invalid API credentials"
    );
    assert_eq!(
        message_of(r#"{"message":"slow down"}"#).unwrap(),
        "slow down"
    );
    let validation =
        r#"{"errors":[{"msg":"is required","param":"packages[3].name","location":"body"}]}"#;
    assert_eq!(
        message_of(validation).unwrap(),
        "is required (packages[3].name)"
    );
    assert_eq!(message_of("<html>"), None);
}

#[test]
fn a_refusal_says_what_to_do() {
    let error = refused(
        "http://p/api",
        StatusCode::UNAUTHORIZED,
        r#"{"error":"no"}"#,
    );
    assert_eq!(error.status(), Some(401));
    assert!(
        error
            .to_string()
            .contains("http://p/api answered 401: no. Create new"),
        "{error}"
    );
}

fn ping(url: &str) -> Result<Answer<PingAnswer>, LinkError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("config.yml");
    std::fs::write(&path, format!("patchmon_server: {url}\n")).unwrap();
    let credentials = Credentials {
        id: "patchmon_1".into(),
        key: "verysecret".into(),
    };
    let server = Server::new(&Config::load(&path).unwrap(), credentials).unwrap();
    server.ping(&Ping::default())
}

#[test]
fn nobody_there() {
    // Nobody listens on the discard port.
    let error = ping("http://127.0.0.1:9").unwrap_err();
    assert!(matches!(error, LinkError::Unreachable { .. }), "{error}");
    assert!(!error.to_string().contains("verysecret"), "{error}");
}

#[test]
fn a_redirect_is_not_followed() {
    let fake = FakeServer::start(|_| (302, "{}"));
    let error = ping(&fake.url).unwrap_err();
    assert_eq!(error.status(), Some(302));
    assert!(
        error.to_string().contains("the address it redirects to"),
        "{error}"
    );
    assert_eq!(fake.taken().len(), 1);
}

#[test]
fn an_answer_that_is_not_json_is_no_success() {
    let fake = FakeServer::start(|_| (200, "<html>welcome</html>"));
    let error = ping(&fake.url).unwrap_err();
    assert!(matches!(error, LinkError::NotJson { .. }), "{error}");
}

#[test]
fn a_trailing_slash_does_no_harm() {
    let fake = FakeServer::start(|_| (200, r#"{"hashGate":true}"#));
    assert!(ping(&format!("{}/", fake.url)).unwrap().body.hash_gate);
    assert_eq!(
        fake.taken()[0].path,
        "/api/v1/hosts/ping",
        "no double slash"
    );
}
