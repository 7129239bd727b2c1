//! What hosts ask of the server.

use super::Bench;
use super::bodies::Bodies;
use super::cpu;
use super::load::{self, Seen};
use super::progress::Progress;
use super::table::{Clients, Figure};
use crate::Outcome;
use crate::fleet::{Fleet, TYPICAL};
use crate::server::Server;

/// Requests of one kind, at most; a large fleet is measured on a part of it.
const CHECK_INS: usize = 2_000;
const REPORTS: usize = 1_000;
/// How many clients are many.
pub(super) const MANY: usize = 16;
/// Rounds of changed reports before the size of the database is looked at.
const CHURN: usize = 4;

/// A kind of request that is measured.
struct Kind {
    what: &'static str,
    endpoint: &'static str,
    target: f64,
    count: usize,
}

/// The fleet at work.
pub(super) struct Requests<'a> {
    bench: &'a Bench<'a>,
    server: &'a Server,
    fleet: Fleet,
}

impl<'a> Requests<'a> {
    /// Adds the hosts.
    pub(super) fn new(bench: &'a Bench<'a>, server: &'a Server) -> Outcome<Self> {
        let fleet = Fleet::create(&bench.access, server.url(), bench.hosts, "bench")?;
        Ok(Self {
            bench,
            server,
            fleet,
        })
    }

    /// Every kind of request, in the order in which a fleet grows up.
    pub(super) fn measure(&self) -> Outcome<Vec<Figure>> {
        let first = self.kind("first report", "update", 25.0, REPORTS);
        let same = self.kind("full report, same again", "update", 5.0, REPORTS);
        let changed = self.kind("full report, 2 % changed", "update", 8.0, REPORTS);
        let check_in = Kind {
            count: CHECK_INS,
            ..self.kind("check-in, nothing changed", "ping", 0.5, REPORTS)
        };
        let mut rounds = vec![Bodies::first(
            TYPICAL,
            self.bench.hosts,
            self.bench.advisories,
        )?];
        for round in 0..CHURN {
            rounds.push(rounds[round].next()?);
        }
        let mut figures = vec![self.split(&first, |host| rounds[0].report(host))?];
        self.fill(&rounds[0], first.count)?;
        figures.push(self.twice(&same, |host, _| rounds[0].report(host))?);
        figures.push(self.twice(&changed, |host, turn| rounds[1 + turn].report(host))?);
        let latest = |host: usize| if host < changed.count { 2 } else { 0 };
        figures.push(self.twice(&check_in, |host, _| rounds[latest(host)].check_in(host))?);
        for bodies in &rounds[3..] {
            self.send(2, 0, changed.count, "update", &|host| bodies.report(host))?;
        }
        Ok(figures)
    }

    fn kind(
        &self,
        what: &'static str,
        endpoint: &'static str,
        target: f64,
        at_most: usize,
    ) -> Kind {
        Kind {
            what,
            endpoint,
            target,
            count: self.bench.hosts.min(at_most),
        }
    }

    /// First reports of the hosts that are not measured.
    fn fill(&self, bodies: &Bodies, from: usize) -> Outcome {
        let count = self.bench.hosts - from;
        let progress = Progress::new("first reports of the other hosts", count);
        self.send(MANY, from, count, "update", &|host| {
            progress.step();
            bodies.report(host)
        })?;
        Ok(())
    }

    /// One request of each of `count` hosts.
    fn send(
        &self,
        clients: usize,
        from: usize,
        count: usize,
        endpoint: &str,
        make: &(impl Fn(usize) -> Outcome<Vec<u8>> + Sync),
    ) -> Outcome<Seen> {
        load::run(
            clients,
            count,
            |number| make(from + number).map(|body| (from + number, body)),
            |client, (host, body)| self.fleet.post(client, host, endpoint, &body),
        )
    }

    /// The first half of the requests from one client, the second from sixteen: for work that a host
    /// can do only once.
    fn split(
        &self,
        kind: &Kind,
        make: impl Fn(usize) -> Outcome<Vec<u8>> + Sync,
    ) -> Outcome<Figure> {
        let half = kind.count / 2;
        let send = |clients, from, count| self.send(clients, from, count, kind.endpoint, &make);
        self.costs(
            kind,
            kind.count,
            || send(1, 0, half),
            || send(MANY, half, kind.count - half),
        )
    }

    /// All requests from one client, then all from sixteen; `make` is told which.
    fn twice(
        &self,
        kind: &Kind,
        make: impl Fn(usize, usize) -> Outcome<Vec<u8>> + Sync,
    ) -> Outcome<Figure> {
        let hosts = self.bench.hosts.min(kind.count);
        let send = |clients, turn| {
            load::run(
                clients,
                kind.count,
                |number| make(number % hosts, turn).map(|body| (number % hosts, body)),
                |client, (host, body)| self.fleet.post(client, host, kind.endpoint, &body),
            )
        };
        self.costs(kind, 2 * kind.count, || send(1, 0), || send(MANY, 1))
    }

    /// Processor milliseconds per request over both runs.
    fn costs(
        &self,
        kind: &Kind,
        requests: usize,
        one: impl FnOnce() -> Outcome<Seen>,
        many: impl FnOnce() -> Outcome<Seen>,
    ) -> Outcome<Figure> {
        println!("  {} …", kind.what);
        let postgres = self.bench.postgres.map(testkit::postgres::Postgres::pid);
        let before = cpu::of_server(self.server.pid(), postgres)?;
        let one = one()?;
        let many = many()?;
        let spent = cpu::of_server(self.server.pid(), postgres)? - before;
        let each = spent * 1000.0 / requests as f64;
        let mut figure = Figure::single(kind.what, each, "ms CPU", kind.target);
        figure.clients = Some(Clients::new(one, many));
        Ok(figure)
    }
}
