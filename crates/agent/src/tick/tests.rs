use std::fs;

use wire::Package;

use super::*;
use crate::clock::SystemClock;
use crate::config::{Config, Credentials};
use crate::exec::Exec;
use crate::files::Root;
use crate::link::fake::{FakeServer, Request};

fn full() -> Report {
    Report {
        packages: Some(vec![Package::default()]),
        repositories: Some(Vec::new()),
        hostname: "h".into(),
        ip: "192.0.2.1".into(),
        kernel_version: "6.1".into(),
        needs_reboot: true,
        ..Report::default()
    }
}

#[test]
fn a_partial_report_carries_only_what_was_asked() {
    let report = partial(full(), &["packages".into()]).unwrap();
    assert_eq!(report.packages.unwrap().len(), 1);
    assert_eq!((report.hostname.as_str(), report.ip.as_str()), ("", ""));
    assert_eq!(
        (report.kernel_version.as_str(), report.needs_reboot),
        ("", false)
    );
    assert_eq!(report.repositories, None);
    assert_eq!(report.sections.unwrap(), ["packages"]);
}

#[test]
fn packages_that_could_not_be_read_are_never_sent_as_none() {
    let broken = Report {
        packages: None,
        ..full()
    };
    assert!(partial(broken, &["packages".into()]).is_none());
}

#[test]
fn summary_counts_outstanding_updates() {
    let package = |needs_update, is_security_update| Package {
        needs_update,
        is_security_update,
        ..Package::default()
    };
    let packages = vec![
        package(false, false),
        package(true, false),
        package(true, true),
    ];
    let summary = Summary::of(&Report {
        packages: Some(packages),
        ..Report::default()
    });
    assert_eq!(
        (summary.packages, summary.updates, summary.security),
        (Some(3), 2, 1)
    );
}

/// An agent whose package manager is not there: quick, and every other collector is real.
struct World {
    dir: tempfile::TempDir,
    exec: Exec,
    root: Root,
}

impl World {
    fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir(dir.path().join("boot")).unwrap();
        Self {
            root: Root::at(dir.path()),
            exec: Exec::searching(Vec::new()),
            dir,
        }
    }

    fn server(&self, fake: &FakeServer) -> Server {
        let config = self.dir.path().join("config.yml");
        fs::write(&config, format!("patchmon_server: {}\n", fake.url)).unwrap();
        let credentials = Credentials {
            id: "patchmon_1".into(),
            key: "k".into(),
        };
        Server::new(&Config::load(&config).unwrap(), credentials).unwrap()
    }

    fn context(&self) -> Context<'_> {
        Context {
            root: &self.root,
            exec: &self.exec,
            clock: &SystemClock,
            scratch: None,
        }
    }

    fn ticker<'a>(&'a self, server: &'a Server) -> Ticker<'a> {
        Ticker {
            context: self.context(),
            server,
            interval_minutes: 60,
            allowed: Allowed::default(),
            diagnostics_asked: std::cell::Cell::new(false),
        }
    }

    /// A state as after a report with packages.
    fn reported(&self) -> State {
        State {
            capabilities: Some(Vec::new()),
            reported: Some(Reported {
                identity: Identity::take(&self.context()),
                hashes: Hashes {
                    packages_hash: Some("p".into()),
                    ..Hashes::default()
                },
                needs_reboot: true,
                ..Reported::default()
            }),
            ..State::default()
        }
    }
}

fn paths(requests: &[Request]) -> Vec<&str> {
    requests
        .iter()
        .map(|r| r.path.trim_start_matches("/api/v1/"))
        .collect()
}

fn content(path: &str) -> (u16, &'static str) {
    match path {
        "/api/v1/hosts/ping" => (200, r#"{"hashGate":true,"capabilities":["zstd"]}"#),
        _ => (200, r#"{"packagesProcessed":0}"#),
    }
}

#[test]
fn an_unchanged_host_only_checks_in() {
    let (world, fake) = (World::new(), FakeServer::start(content));
    let server = world.server(&fake);
    let mut state = world.reported();
    assert_eq!(
        world.ticker(&server).tick(&mut state).unwrap(),
        Done::CheckedIn
    );
    let requests = fake.taken();
    assert_eq!(paths(&requests), ["hosts/ping"]);
    assert_eq!(requests[0].api_key.as_deref(), Some("k"));
    let body = &requests[0].body;
    assert_eq!(body["hashes"]["packagesHash"], "p");
    assert_eq!(body["hashes"]["interfacesHash"].as_str().unwrap().len(), 64);
    assert_eq!(body["metrics"]["needsReboot"], true);
    assert_eq!(body["intervalMinutes"], 60);
    assert_eq!(state.ticks, 1);
}

#[test]
fn a_server_may_ask_what_the_diagnostics_say() {
    fn curious(_: &str) -> (u16, &'static str) {
        (200, r#"{"hashGate":true,"requestDiagnostics":true}"#)
    }
    let (world, fake) = (World::new(), FakeServer::start(curious));
    let server = world.server(&fake);
    let ticker = world.ticker(&server);
    assert!(!ticker.diagnostics_asked.get());
    let done = ticker.tick(&mut world.reported()).unwrap();
    assert_eq!(done, Done::CheckedIn, "nothing is collected for it");
    assert!(ticker.diagnostics_asked.get());
    let told = &fake.taken()[0].body["capabilities"];
    assert!(told.as_array().unwrap().contains(&"diagnostics".into()));
}

#[test]
fn a_change_and_every_24th_tick_bring_a_full_report() {
    let (world, fake) = (World::new(), FakeServer::start(content));
    let server = world.server(&fake);
    let mut state = world.reported();
    fs::write(world.dir.path().join("boot/vmlinuz-1"), "").unwrap();
    let done = world.ticker(&server).tick(&mut state).unwrap();
    assert!(matches!(done, Done::Full(_)), "{done:?}");
    let mut state = State {
        ticks: 23,
        ..world.reported()
    };
    world.ticker(&server).tick(&mut state).unwrap();
    // Its packages cannot be read, so that it asks what the server wants, too.
    let tick = ["hosts/update", "hosts/ping"];
    assert_eq!(paths(&fake.taken()), [tick, tick].concat());
    assert_eq!(state.ticks, 0);
}

#[test]
fn a_first_report_asks_what_the_server_understands_and_compresses() {
    let (world, fake) = (World::new(), FakeServer::start(content));
    let server = world.server(&fake);
    let mut state = State::default();
    let summary = world.ticker(&server).report(&mut state).unwrap();
    assert_eq!(summary.packages, None);
    assert!(
        summary.failures.iter().any(|f| f.starts_with("packages: ")),
        "{summary:?}"
    );
    let requests = fake.taken();
    assert_eq!(paths(&requests), ["hosts/ping", "hosts/update"]);
    let body = &requests[1].body;
    assert_eq!(requests[1].encoding.as_deref(), Some("zstd"));
    assert_eq!(body["packages"], serde_json::Value::Null);
    assert_eq!(body["sections"], serde_json::Value::Null, "a full report");
    assert!(state.server_can("zstd"));
    let next = world.ticker(&server).tick(&mut state).unwrap();
    assert!(
        matches!(next, Done::Full(_)),
        "without packages the next tick looks again"
    );
}

#[test]
fn a_server_that_asks_gets_the_sections() {
    let answers: fn(&str) -> (u16, &'static str) = |path| match path {
        "/api/v1/hosts/ping" => (
            200,
            r#"{"hashGate":true,"requestFull":["hostname","docker"]}"#,
        ),
        _ => (200, "{}"),
    };
    let (world, fake) = (World::new(), FakeServer::start(answers));
    let server = world.server(&fake);
    let done = world.ticker(&server).tick(&mut world.reported()).unwrap();
    assert_eq!(done, Done::Sections(vec!["hostname".into()]));
    let requests = fake.taken();
    assert_eq!(
        requests[1].body["sections"],
        serde_json::json!(["hostname"])
    );
    assert_eq!(
        requests[1].encoding, None,
        "this server did not say that it understands zstd"
    );
}

#[test]
fn a_server_without_the_gate_gets_everything() {
    let (world, fake) = (World::new(), FakeServer::start(|_| (200, "{}")));
    let server = world.server(&fake);
    let done = world.ticker(&server).tick(&mut world.reported()).unwrap();
    assert!(matches!(done, Done::Full(_)), "{done:?}");
}

#[test]
fn a_refused_report_is_not_remembered_as_sent() {
    let (world, fake) = (
        World::new(),
        FakeServer::start(|_| (401, r#"{"error":"Invalid API credentials"}"#)),
    );
    let server = world.server(&fake);
    let mut state = State {
        capabilities: Some(Vec::new()),
        ..State::default()
    };
    let error = world.ticker(&server).report(&mut state).unwrap_err();
    assert_eq!(error.status(), Some(401));
    assert!(
        error.to_string().contains("Invalid API credentials"),
        "{error}"
    );
    assert_eq!(state.reported, None);
}

#[test]
fn a_restarted_service_brings_a_full_report() {
    let (world, fake) = (World::new(), FakeServer::start(content));
    let server = world.server(&fake);
    let mut state = world.reported();
    if let Some(reported) = &mut state.reported {
        // No such process any more.
        reported.restart_pids = vec![7];
    }
    let done = world.ticker(&server).tick(&mut state).unwrap();
    assert!(matches!(done, Done::Full(_)), "{done:?}");
}

/// Everything a server could send to gain more than it is given.
fn greedy(path: &str) -> (u16, &'static str) {
    match path {
        "/api/v1/hosts/ping" => (
            200,
            r#"{"hashGate":true,"requestFull":["packages","repos","interfaces","hostname"],
                "capabilities":["zstd"],"actions":{"patch":true},"allowed":["patch"],
                "integrations":{"ssh-proxy-enabled":true,"rdp-proxy-enabled":true},
                "config":{"actions":{"patch":true},"skip_ssl_verify":true},
                "command":"patch","commands":[{"id":"1","name":"patch"},{"name":"ssh_proxy"}]}"#,
        ),
        _ => (
            200,
            r#"{"packagesProcessed":0,"actions":{"patch":true},"updateInterval":60,
                "integrations":{"ssh-proxy-enabled":true}}"#,
        ),
    }
}

#[test]
fn no_answer_of_a_server_changes_what_is_allowed() {
    let (world, fake) = (World::new(), FakeServer::start(greedy));
    let server = world.server(&fake);
    let config = world.dir.path().join("config.yml");
    let text = format!("patchmon_server: {}\nactions:\n  report: false\n", fake.url);
    fs::write(&config, &text).unwrap();
    let ticker = Ticker {
        allowed: Config::load(&config).unwrap().actions(),
        ..world.ticker(&server)
    };
    let mut state = world.reported();
    for _ in 0..3 {
        assert_eq!(ticker.tick(&mut state).unwrap(), Done::CheckedIn);
        server.update_interval().unwrap();
    }
    let requests = fake.taken();
    let asked: std::collections::BTreeSet<_> = paths(&requests).into_iter().collect();
    assert_eq!(
        Vec::from_iter(asked),
        ["hosts/ping", "settings/update-interval"]
    );
    let told = &requests.last().unwrap().body["actions"];
    assert!(told.is_null(), "the last request was for the interval");
    let told = &requests[4].body["actions"];
    assert_eq!(
        *told,
        serde_json::json!(["diagnostics", "update_agent", "docker"])
    );
    assert_eq!(fs::read_to_string(&config).unwrap(), text);
    let mut left: Vec<_> = fs::read_dir(world.dir.path()).unwrap().collect();
    left.retain(|entry| {
        !["boot", "config.yml"]
            .map(Into::into)
            .contains(&entry.as_ref().unwrap().file_name())
    });
    assert!(left.is_empty(), "nothing else is written: {left:?}");
}

#[test]
fn a_clock_that_was_set_back_does_not_make_reports_old() {
    let (world, fake) = (World::new(), FakeServer::start(content));
    let server = world.server(&fake);
    let far = i64::MAX / 2;
    let mut state = State {
        sequence: far,
        ..world.reported()
    };
    world.ticker(&server).report(&mut state).unwrap();
    world.ticker(&server).report(&mut state).unwrap();
    let numbers: Vec<_> = fake
        .taken()
        .iter()
        .map(|r| r.body["sequence"].as_i64())
        .collect();
    assert_eq!(numbers, [Some(far + 1), Some(far + 2)]);
}

#[test]
fn a_tick_uses_one_connection() {
    let (world, fake) = (World::new(), FakeServer::start(content));
    let server = world.server(&fake);
    world.ticker(&server).report(&mut State::default()).unwrap();
    server.update_interval().unwrap();
    assert_eq!((fake.taken().len(), fake.connections()), (3, 1));
}

#[test]
fn a_host_whose_packages_cannot_be_read_hears_the_question_why() {
    let answers: fn(&str) -> (u16, &'static str) = |path| match path {
        "/api/v1/hosts/ping" => (200, r#"{"hashGate":true,"requestDiagnostics":true}"#),
        _ => (200, "{}"),
    };
    let (world, fake) = (World::new(), FakeServer::start(answers));
    let server = world.server(&fake);
    let ticker = world.ticker(&server);
    let mut state = State {
        capabilities: Some(Vec::new()),
        ..State::default()
    };
    assert!(matches!(ticker.tick(&mut state), Ok(Done::Full(_))));
    assert!(ticker.diagnostics_asked.get());
    let requests = fake.taken();
    assert_eq!(paths(&requests), ["hosts/update", "hosts/ping"]);
    let told = &requests[1].body["capabilities"];
    assert!(told.as_array().unwrap().contains(&"diagnostics".into()));
}
