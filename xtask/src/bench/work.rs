//! What hosts and people ask of the server.

use serde_json::{Value, json};

use super::Bench;
use super::cpu;
use super::load::{self, Seen};
use super::table::{Clients, Figure};
use crate::Outcome;
use crate::fleet::{Fleet, TYPICAL};
use crate::server::Server;

/// Requests of one kind, at most; a large fleet is measured on a part of it.
const CHECK_INS: usize = 2_000;
const REPORTS: usize = 1_000;
const READS: usize = 200;
const MANY: usize = 16;
/// Rounds of changed reports before the size of the database is looked at.
const CHURN: u64 = 4;

/// A kind of request that is measured.
struct Kind {
    what: &'static str,
    endpoint: &'static str,
    target: f64,
    count: usize,
}

impl Bench<'_> {
    /// Every kind of request, in the order in which a fleet grows up.
    pub(super) fn requests(&self, server: &Server) -> Outcome<Vec<Figure>> {
        let fleet = Fleet::create(&self.access, server.url(), self.hosts, "bench", TYPICAL)?;
        let body = |host: usize, round| Ok(serde_json::to_vec(&fleet.report(host, round))?);
        let first = Kind {
            what: "first report",
            endpoint: "update",
            target: 25.0,
            count: self.hosts,
        };
        let same = self.reports("full report, same again", 5.0);
        let changed = self.reports("full report, 2 % changed", 8.0);
        let check_in = Kind {
            what: "check-in, nothing changed",
            endpoint: "ping",
            target: 0.5,
            count: CHECK_INS,
        };

        let mut figures = vec![self.split(server, &fleet, &first, |host| body(host, 0))?];
        figures.push(self.twice(server, &fleet, &same, |host, _| body(host, 0))?);
        figures.push(self.twice(server, &fleet, &changed, |host, turn| body(host, 1 + turn))?);
        let latest = |host: usize| if host < changed.count { 2 } else { 0 };
        figures.push(self.twice(server, &fleet, &check_in, |host, _| {
            self.check_in(&fleet, host, latest(host))
        })?);
        for round in 3..=CHURN {
            load::run(
                2,
                changed.count,
                |host| body(host, round).map(|body| (host, body)),
                |client, (host, body)| fleet.post(client, host, "update", &body),
            )?;
        }
        figures.extend(self.reads(server)?);
        Ok(figures)
    }

    fn reports(&self, what: &'static str, target: f64) -> Kind {
        Kind {
            what,
            endpoint: "update",
            target,
            count: self.hosts.min(REPORTS),
        }
    }

    fn check_in(&self, fleet: &Fleet, host: usize, round: u64) -> Outcome<Vec<u8>> {
        let report = fleet.report(host, round);
        let ping = wire::Ping {
            hashes: Some(report.hashes),
            agent_version: Some(report.agent_version),
            ..wire::Ping::default()
        };
        Ok(serde_json::to_vec(&ping)?)
    }

    /// The first half of the requests from one client, the second from sixteen: for work that a host
    /// can do only once.
    fn split(
        &self,
        server: &Server,
        fleet: &Fleet,
        kind: &Kind,
        make: impl Fn(usize) -> Outcome<Vec<u8>> + Sync,
    ) -> Outcome<Figure> {
        let half = kind.count / 2;
        let send = |clients, from: usize, count| {
            load::run(
                clients,
                count,
                |number| make(from + number).map(|body| (from + number, body)),
                |client, (host, body)| fleet.post(client, host, kind.endpoint, &body),
            )
        };
        self.costs(
            server,
            kind,
            kind.count,
            || send(1, 0, half),
            || send(MANY, half, kind.count - half),
        )
    }

    /// All requests from one client, then all from sixteen; `make` is told which.
    fn twice(
        &self,
        server: &Server,
        fleet: &Fleet,
        kind: &Kind,
        make: impl Fn(usize, u64) -> Outcome<Vec<u8>> + Sync,
    ) -> Outcome<Figure> {
        // Made once per host: a host checks in several times.
        let bodies = |turn| -> Outcome<Vec<Vec<u8>>> {
            (0..self.hosts.min(kind.count))
                .map(|host| make(host, turn))
                .collect()
        };
        let send = |clients, turn| {
            let bodies = bodies(turn)?;
            load::run(
                clients,
                kind.count,
                |number| Ok(number % bodies.len()),
                |client, host| fleet.post(client, host, kind.endpoint, &bodies[host]),
            )
        };
        self.costs(
            server,
            kind,
            2 * kind.count,
            || send(1, 0),
            || send(MANY, 1),
        )
    }

    /// Processor milliseconds per request over both runs.
    fn costs(
        &self,
        server: &Server,
        kind: &Kind,
        requests: usize,
        one: impl FnOnce() -> Outcome<Seen>,
        many: impl FnOnce() -> Outcome<Seen>,
    ) -> Outcome<Figure> {
        let postgres = self.postgres.map(testkit::postgres::Postgres::pid);
        let before = cpu::of_server(server.pid(), postgres)?;
        let one = one()?;
        let many = many()?;
        let spent = cpu::of_server(server.pid(), postgres)? - before;
        let mut figure = Figure::single(
            kind.what,
            spent * 1000.0 / requests as f64,
            "ms CPU",
            kind.target,
        );
        figure.clients = Some(Clients::new(one, many));
        Ok(figure)
    }

    /// What a person's page asks for, waiting time at one client.
    fn reads(&self, server: &Server) -> Outcome<Vec<Figure>> {
        let token = self.sign_in(&server.url())?;
        let bearer = format!("Bearer {token}");
        let large = self.hosts > 5_000;
        [
            ("hosts list, 100 rows", "hosts?limit=100", [8.0, 30.0]),
            ("packages list, 50 rows", "packages?limit=50", [15.0, 60.0]),
            ("dashboard", "dashboard", [5.0, 20.0]),
        ]
        .into_iter()
        .map(|(what, path, targets)| {
            let url = format!("{}/api/v1/{path}", server.url());
            let ask = |clients, count| {
                load::run(
                    clients,
                    count,
                    |_| Ok(()),
                    |client, ()| {
                        let answer = client.get(&url).header("authorization", &bearer).call()?;
                        answer.into_body().read_to_vec()?;
                        Ok(())
                    },
                )
            };
            ask(1, 5)?;
            let (one, many) = (ask(1, READS)?, ask(MANY, READS)?);
            let mut figure = Figure::single(what, one.p50, "ms p50", targets[usize::from(large)]);
            figure.clients = Some(Clients::new(one, many));
            Ok(figure)
        })
        .collect()
    }

    /// Makes an account on the command line and signs in with it.
    fn sign_in(&self, url: &str) -> Outcome<String> {
        const PASSWORD: &str = "Bench-Only-4711-Pass";
        let words = [
            "admin",
            "create-user",
            "--username",
            "bench",
            "--email",
            "bench@example.test",
        ];
        let mut create = self.access.command(&words);
        create.args(["--role", "superadmin", "--password-stdin"]);
        crate::process::feed(&mut create, PASSWORD)?;
        let body = json!({ "username": "bench", "password": PASSWORD });
        let answer = ureq::post(format!("{url}/api/v1/auth/login"))
            .header("content-type", "application/json")
            .send(serde_json::to_vec(&body)?)?;
        let answer: Value = serde_json::from_slice(&answer.into_body().read_to_vec()?)?;
        let token = answer["token"]
            .as_str()
            .ok_or("the sign-in answer holds no token")?;
        Ok(token.to_owned())
    }
}
