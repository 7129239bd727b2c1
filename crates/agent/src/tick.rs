//! One tick: check in, or report. Decides by what changed since the last report that arrived.

use std::cell::Cell;

use wire::{Hashes, Metrics, Ping, Report, SECTIONS};

use crate::VERSION;
use crate::actions::{Action, Allowed};
use crate::clock;
use crate::collect::{self, Context, Light};
use crate::identity::Identity;
use crate::link::{Answer, LinkError, Server};
use crate::log;
use crate::state::{Reported, State};

/// Every so many check-ins a full report is sent, whatever changed.
const FULL_EVERY: u32 = 24;
/// What this agent tells beyond the existing protocol.
const CAPABILITIES: [&str; 3] = ["diagnostics", "state", "zstd"];

/// What a tick did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Done {
    /// Nothing had changed.
    CheckedIn,
    /// A full report went out.
    Full(Summary),
    /// The server asked for these sections.
    Sections(Vec<String>),
}

/// Figures of a report, for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Summary {
    /// Installed packages; `None` when they could not be read.
    pub(crate) packages: Option<usize>,
    /// Outstanding updates.
    pub(crate) updates: usize,
    /// Outstanding security updates.
    pub(crate) security: usize,
    /// Collectors that failed, with their reason.
    pub(crate) failures: Vec<String>,
}

impl Summary {
    pub(crate) fn of(report: &Report) -> Self {
        let packages = report.packages.as_deref();
        let count = |wanted: fn(&wire::Package) -> bool| {
            packages
                .unwrap_or_default()
                .iter()
                .filter(|package| wanted(package))
                .count()
        };
        let failed = report
            .collectors
            .iter()
            .flatten()
            .filter(|collector| !collector.ok);
        let reason =
            |c: &wire::Collector| format!("{}: {}", c.name, c.error.as_deref().unwrap_or("failed"));
        Self {
            packages: packages.map(<[_]>::len),
            updates: count(|package| package.needs_update),
            security: count(|package| package.needs_update && package.is_security_update),
            failures: failed.map(reason).collect(),
        }
    }
}

/// What a tick works with.
pub(crate) struct Ticker<'a> {
    pub(crate) context: Context<'a>,
    pub(crate) server: &'a Server,
    pub(crate) interval_minutes: i64,
    pub(crate) allowed: Allowed,
    /// Whether the server asked what the diagnostics say.
    pub(crate) diagnostics_asked: Cell<bool>,
}

impl Ticker<'_> {
    /// A check-in when nothing changed, else a full report.
    pub(crate) fn tick(&self, state: &mut State) -> Result<Done, LinkError> {
        let Some(reported) = self.unchanged(state) else {
            let summary = self.report(state)?;
            if summary.packages.is_none() {
                self.listen(state);
            }
            return Ok(Done::Full(summary));
        };
        let light = Light::read(self.context.root);
        let answer = self.check_in(state, &self.ping(&reported, &light))?;
        state.ticks += 1;
        match self.obeyed(answer.unwrap_or_default()) {
            stale if stale.is_empty() => Ok(Done::CheckedIn),
            stale
                if SECTIONS
                    .iter()
                    .all(|section| stale.iter().any(|s| s == section)) =>
            {
                self.report(state).map(Done::Full)
            }
            stale => self.sections(state, &stale),
        }
    }

    /// The sections asked for; none where the local list says that the server may not ask.
    fn obeyed(&self, asked: Vec<String>) -> Vec<String> {
        if asked.is_empty() {
            return asked;
        }
        match self.allowed.obey(Action::Report) {
            Ok(()) => asked,
            Err(refused) => {
                log::warn(&refused.to_string());
                Vec::new()
            }
        }
    }

    /// The last report, if it still tells what a new one would.
    fn unchanged(&self, state: &State) -> Option<Reported> {
        let root = self.context.root;
        let reported = state.reported.as_ref().filter(|reported| {
            state.ticks + 1 < FULL_EVERY
                && reported.identity.still_holds(root)
                && collect::restarts_still_needed(root, &reported.restart_pids)
        });
        reported.cloned()
    }

    /// Collects everything and sends it.
    pub(crate) fn report(&self, state: &mut State) -> Result<Summary, LinkError> {
        if state.capabilities.is_none() {
            self.heartbeat(state)?;
        }
        let (identity, mut report) = self.collect();
        self.number(state, &mut report);
        self.send(state, &report)?;
        let summary = Summary::of(&report);
        state.ticks = 0;
        // Without packages the next tick must look again.
        let identity = if report.packages.is_some() {
            identity
        } else {
            Identity::default()
        };
        let restarts = report.facts.and_then(|facts| facts.restart_needed);
        let pids = restarts
            .unwrap_or_default()
            .iter()
            .map(|process| process.pid)
            .collect();
        state.reported = Some(Reported {
            at: self.context.clock.now_ms(),
            hashes: report.hashes,
            identity,
            needs_reboot: report.needs_reboot,
            reboot_reason: report.reboot_reason,
            restart_pids: pids,
        });
        Ok(summary)
    }

    /// A check-in without hashes: says that the host lives and learns what the server understands.
    pub(crate) fn heartbeat(&self, state: &mut State) -> Result<(), LinkError> {
        let ping = Ping {
            agent_version: Some(VERSION.to_owned()),
            ..self.greeting()
        };
        self.check_in(state, &ping).map(drop)
    }

    /// Where packages cannot be read every tick is a report and none checks in, just where somebody may
    /// ask for diagnostics.
    fn listen(&self, state: &mut State) {
        if let Err(error) = self.heartbeat(state) {
            log::debug(&format!("what the server asks for is not known: {error}"));
        }
    }

    /// Sends the asked sections of a fresh collection, everything else as zero values.
    fn sections(&self, state: &mut State, stale: &[String]) -> Result<Done, LinkError> {
        let wanted: Vec<String> = stale
            .iter()
            .filter(|s| SECTIONS.contains(&s.as_str()))
            .cloned()
            .collect();
        if wanted.is_empty() {
            return Ok(Done::CheckedIn);
        }
        let (_, full) = self.collect();
        let Some(mut partial) = partial(full, &wanted) else {
            // What was asked for cannot be read: the full report carries the reason.
            return self.report(state).map(Done::Full);
        };
        self.number(state, &mut partial);
        self.send(state, &partial)?;
        if let Some(reported) = &mut state.reported {
            reported.hashes = partial.hashes;
        }
        Ok(Done::Sections(wanted))
    }

    /// The identity is taken first: a change during the collection is then noticed by the next tick.
    fn collect(&self) -> (Identity, Report) {
        let identity = Identity::take(&self.context);
        (identity, collect::collect(&self.context))
    }

    /// Numbers a report above the one before. The number is the time, and a clock that was set back
    /// must not make the server drop what it gets as overtaken.
    fn number(&self, state: &mut State, report: &mut Report) {
        let next = self.context.clock.now_ms().max(state.sequence + 1);
        state.sequence = next;
        report.sequence = Some(next);
    }

    fn send(&self, state: &State, report: &Report) -> Result<(), LinkError> {
        let answer = self.server.report(report, state.server_can("zstd"))?;
        log::debug(&format!(
            "the server took {} packages",
            answer.packages_processed
        ));
        Ok(())
    }

    /// Sends a ping, remembers the server's capabilities, gives the stale sections.
    fn check_in(&self, state: &mut State, ping: &Ping) -> Result<Option<Vec<String>>, LinkError> {
        let Answer { body: answer, date } = self.server.ping(ping)?;
        let ahead = date.and_then(|date| clock::ahead_of(&date, self.context.clock.now_ms()));
        if let Some(words) = ahead.and_then(clock::difference_in_words) {
            log::warn(&words);
        }
        state.capabilities = Some(answer.capabilities.unwrap_or_default());
        if answer.request_diagnostics {
            self.diagnostics_asked.set(true);
        }
        // Without the gate a server expects a full report on every tick.
        let everything = || SECTIONS.map(str::to_owned).to_vec();
        Ok(if answer.hash_gate {
            answer.request_full
        } else {
            Some(everything())
        })
    }

    fn greeting(&self) -> Ping {
        Ping {
            capabilities: Some(CAPABILITIES.map(str::to_owned).to_vec()),
            actions: Some(self.allowed.names()),
            interval_minutes: Some(self.interval_minutes),
            ..Ping::default()
        }
    }

    fn ping(&self, reported: &Reported, light: &Light) -> Ping {
        Ping {
            hashes: Some(Hashes {
                interfaces_hash: light.hashes.interfaces_hash.clone(),
                hostname_hash: light.hashes.hostname_hash.clone(),
                ..reported.hashes.clone()
            }),
            metrics: Some(Metrics {
                system_uptime: light.system_uptime.clone(),
                boot_time: light.boot_time.clone(),
                load_average: light.load_average.clone(),
                needs_reboot: Some(reported.needs_reboot),
                reboot_reason: reported.reboot_reason.clone(),
                ..Metrics::default()
            }),
            agent_version: Some(VERSION.to_owned()),
            ..self.greeting()
        }
    }
}

/// Only the wanted sections of a report, as the existing protocol fills a partial one. `None` when a
/// wanted section could not be collected: sent empty it would read as "nothing installed".
fn partial(full: Report, wanted: &[String]) -> Option<Report> {
    let wants = |section: &str| wanted.iter().any(|name| name == section);
    if wants("packages") && full.packages.is_none() || wants("repos") && full.repositories.is_none()
    {
        return None;
    }
    let mut report = Report {
        agent_version: full.agent_version,
        machine_id: full.machine_id,
        os_type: full.os_type,
        os_version: full.os_version,
        architecture: full.architecture,
        sections: Some(wanted.to_vec()),
        hashes: full.hashes,
        agent_execution_ms: full.agent_execution_ms,
        sequence: full.sequence,
        ..Report::default()
    };
    if wants("packages") {
        report.packages = full.packages;
        report.advisories = full.advisories;
        report.package_manager = full.package_manager;
    }
    if wants("repos") {
        report.repositories = full.repositories;
    }
    if wants("interfaces") {
        report.ip = full.ip;
        report.gateway_ip = full.gateway_ip;
        report.dns_servers = full.dns_servers;
        report.network_interfaces = full.network_interfaces;
    }
    if wants("hostname") {
        report.hostname = full.hostname;
    }
    Some(report)
}

#[cfg(test)]
mod tests;
