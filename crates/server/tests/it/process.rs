//! The real program, killed and starved: what it acknowledged must be there afterwards.

mod admin;

use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A running server; killed when dropped.
struct Server {
    child: Child,
    url: String,
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Server {
    fn start(data_dir: &Path, shell_prefix: &str) -> Self {
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let script =
            format!("{shell_prefix} exec \"$0\" serve --listen 127.0.0.1:{port} --data-dir \"$1\"");
        #[expect(
            clippy::disallowed_methods,
            reason = "these tests are about the process itself"
        )]
        let child = Command::new("sh")
            .args(["-c", &script, env!("CARGO_BIN_EXE_patchmon-server")])
            .arg(data_dir)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self {
            child,
            url: format!("http://127.0.0.1:{port}"),
        };
        let started = Instant::now();
        while ureq::get(format!("{}/health", server.url)).call().is_err() {
            assert!(
                started.elapsed() < Duration::from_secs(20),
                "the server did not start"
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        server
    }

    fn post(&self, path: &str, headers: &[(&str, &str)], body: &Value) -> Result<Value, u16> {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .build()
            .into();
        let mut request = agent.post(format!("{}/api/v1{path}", self.url));
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let mut answer = request.send_json(body).map_err(|_| 0_u16)?;
        match answer.status().as_u16() {
            200 | 201 => answer.body_mut().read_json().map_err(|_| 0),
            status => Err(status),
        }
    }

    fn get(&self, path: &str, token: &str) -> Value {
        let bearer = format!("Bearer {token}");
        let url = format!("{}/api/v1{path}", self.url);
        ureq::get(url)
            .header("authorization", bearer)
            .call()
            .unwrap()
            .body_mut()
            .read_json()
            .unwrap()
    }
}

/// Signs the first user up; gives the access token.
fn set_up(server: &Server, data_dir: &Path) -> String {
    let code = std::fs::read_to_string(data_dir.join("setup-code")).unwrap();
    let body = json!({
        "code": code.trim(), "username": "ann", "email": "ann@example.test",
        "password": "correct horse battery staple 7",
    });
    server.post("/setup", &[], &body).unwrap()["token"]
        .as_str()
        .unwrap()
        .to_owned()
}

struct Host {
    id: String,
    api_id: String,
    api_key: String,
}

fn add_host(server: &Server, token: &str, name: &str) -> Host {
    let bearer = format!("Bearer {token}");
    let body = json!({ "friendly_name": name });
    let added = server
        .post("/hosts", &[("authorization", &bearer)], &body)
        .unwrap();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    Host {
        id: text(&added["host"]["id"]),
        api_id: text(&added["api_id"]),
        api_key: text(&added["api_key"]),
    }
}

impl Host {
    /// A report whose one telling package has the version `number`, and `extra` packages of its own.
    fn report(&self, server: &Server, number: u64, extra: usize) -> Result<Value, u16> {
        let mut packages = vec![json!({
            "name": "marker", "currentVersion": number.to_string(), "needsUpdate": false,
        })];
        packages.extend((0..extra).map(|index| {
            json!({
                "name": format!("{}-{number}-{index}", "long-package-name".repeat(8)),
                "currentVersion": "1", "needsUpdate": false,
            })
        }));
        let headers = [
            ("x-api-id", self.api_id.as_str()),
            ("x-api-key", self.api_key.as_str()),
        ];
        server.post(
            "/hosts/update",
            &headers,
            &json!({ "packages": packages, "osType": "Debian" }),
        )
    }

    fn stored(&self, server: &Server, token: &str) -> u64 {
        let path = format!("/hosts/{}/packages?search=marker", self.id);
        let found = server.get(&path, token);
        found["items"][0]["installed"]
            .as_str()
            .map_or(0, |text| text.parse().unwrap())
    }
}

#[test]
fn a_killed_server_has_everything_it_acknowledged() {
    let dir = testkit::tempdir();
    let mut server = Server::start(dir.path(), "");
    let token = set_up(&server, dir.path());
    let hosts: Vec<_> = (0..4)
        .map(|number| {
            (
                add_host(&server, &token, &format!("host {number}")),
                AtomicU64::new(0),
            )
        })
        .collect();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for (host, acknowledged) in &hosts {
            let (server, stop) = (&server, &stop);
            scope.spawn(move || {
                for number in 1..20 {
                    if stop.load(Ordering::SeqCst) || host.report(server, number, 20).is_err() {
                        break;
                    }
                    acknowledged.store(number, Ordering::SeqCst);
                }
            });
        }
        let started = Instant::now();
        while hosts
            .iter()
            .any(|(_, last)| last.load(Ordering::SeqCst) < 3)
        {
            assert!(
                started.elapsed() < Duration::from_secs(30),
                "no reports were taken"
            );
            std::thread::sleep(Duration::from_millis(5));
        }
        kill(server.child.id());
        stop.store(true, Ordering::SeqCst);
    });
    server.child.wait().unwrap();
    let server = Server::start(dir.path(), "");
    for (host, acknowledged) in &hosts {
        let (last, stored) = (
            acknowledged.load(Ordering::SeqCst),
            host.stored(&server, &token),
        );
        assert!(
            stored == last || stored == last + 1,
            "acknowledged {last}, found {stored}"
        );
        host.report(&server, 99, 20).unwrap();
        assert_eq!(host.stored(&server, &token), 99);
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "these tests are about the process itself"
)]
fn kill(pid: u32) {
    assert!(
        Command::new("kill")
            .args(["-9", &pid.to_string()])
            .status()
            .unwrap()
            .success()
    );
}

#[test]
fn a_full_disk_refuses_reports_and_loses_none_it_took() {
    let dir = testkit::tempdir();
    let server = Server::start(dir.path(), "");
    let token = set_up(&server, dir.path());
    let host = add_host(&server, &token, "web");
    host.report(&server, 1, 5).unwrap();
    drop(server);
    // No file may grow beyond one and a half MB: to the program that is a full disk.
    let starved = Server::start(dir.path(), "trap '' XFSZ; ulimit -f 3000;");
    let refused = Mutex::new(None);
    let mut last = 1;
    for number in 2..60 {
        match host.report(&starved, number, 400) {
            Ok(_) => last = number,
            Err(status) => {
                *refused.lock().unwrap() = Some(status);
                break;
            }
        }
    }
    assert_eq!(*refused.lock().unwrap(), Some(503));
    drop(starved);
    let server = Server::start(dir.path(), "");
    assert_eq!(host.stored(&server, &token), last);
    host.report(&server, 1000, 400).unwrap();
    assert_eq!(host.stored(&server, &token), 1000);
}
