//! `admin` of the real program, beside a running server.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};
use totp_rs::{Builder, Secret};

use super::{Server, set_up};

/// Runs `patchmon-server admin …` with a line on standard input.
#[expect(
    clippy::disallowed_methods,
    reason = "these tests are about the process itself"
)]
fn admin(data_dir: &Path, words: &[&str], line: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_patchmon-server"))
        .arg("admin")
        .args(words)
        .arg("--data-dir")
        .arg(data_dir)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{line}").unwrap();
    drop(input);
    child.wait_with_output().unwrap()
}

fn said(output: &Output) -> String {
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn sign_in(server: &Server, password: &str) -> Result<Value, u16> {
    let body = json!({ "username": "ann", "password": password });
    server.post("/auth/login", &[], &body)
}

/// Sets an authenticator app up.
fn enrol(server: &Server, token: &str) {
    let bearer = format!("Bearer {token}");
    let headers = [("authorization", bearer.as_str())];
    let made = server.post("/tfa/setup", &headers, &json!({})).unwrap();
    let secret = Secret::try_from_base32(made["secret"].as_str().unwrap()).unwrap();
    let app = Builder::new().with_secret(secret).build().unwrap();
    let now = std::time::SystemTime::UNIX_EPOCH
        .elapsed()
        .unwrap()
        .as_secs();
    let code = json!({ "token": app.generate(now).to_string() });
    server.post("/tfa/verify-setup", &headers, &code).unwrap();
}

#[test]
fn who_lost_the_second_factor_is_let_in_from_the_command_line() {
    let dir = testkit::tempdir();
    let server = Server::start(dir.path(), "");
    let token = set_up(&server, dir.path());
    let password = "correct horse battery staple 7";
    enrol(&server, &token);
    assert_eq!(sign_in(&server, password).unwrap()["requiresTfa"], true);

    let unknown = admin(dir.path(), &["reset-tfa", "bob"], "");
    assert!(!unknown.status.success());
    let words = String::from_utf8(unknown.stderr).unwrap();
    assert!(words.contains("no such user"), "{words}");
    let done = said(&admin(dir.path(), &["reset-tfa", "ann"], ""));
    assert!(done.contains("the second factor is gone"), "{done}");
    let inside = sign_in(&server, password).unwrap();
    let token = inside["token"].as_str().unwrap();
    let rows = server.get("/audit?action=user.reset_tfa", token);
    assert_eq!(rows["items"][0]["actor"]["name"], "command line");
}

#[test]
fn a_new_password_from_the_command_line_ends_every_session() {
    let dir = testkit::tempdir();
    let server = Server::start(dir.path(), "");
    set_up(&server, dir.path());
    let new = "another long phrase 9";
    let words = ["reset-password", "--username", "ann", "--password-stdin"];
    let short = admin(dir.path(), &words, "short");
    assert!(!short.status.success());
    assert!(
        String::from_utf8(short.stderr)
            .unwrap()
            .contains("8 characters")
    );
    said(&admin(dir.path(), &words, new));
    assert_eq!(sign_in(&server, "correct horse battery staple 7"), Err(401));
    let inside = sign_in(&server, new).unwrap();
    let sessions = server.get("/auth/sessions", inside["token"].as_str().unwrap());
    assert_eq!(sessions["items"].as_array().unwrap().len(), 1);
    let listed = said(&admin(dir.path(), &["list"], ""));
    assert_eq!(listed, "ann\tann@example.test\tsuperadmin\n");
}
