//! What the agent costs on each package manager: this machine's apt, and the roots that the agent's
//! own tests build. `cargo xtask bench --agent`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde::Serialize;

use super::answers;

use crate::local_agent::LocalAgent;
use crate::process::{cargo, find, read, root, show};
use crate::{Outcome, build};

const COLLECTIONS: usize = 5;
/// Not more: every 24th tick is a full report.
const TICKS: usize = 15;

/// Built by the tests of these names, in folders of these names; how one of their packages is removed.
const ROOTS: [(&str, &str, &[&str]); 4] = [
    ("apt", "deb_root", &["dpkg", "--remove", "local"]),
    ("dnf", "dnf_root", &["rpm", "-e", "--nodeps", "plain"]),
    ("zypper", "zypper_root", &["rpm", "-e", "--nodeps", "plain"]),
    (
        "pacman",
        "pacman_root",
        &["pacman", "--noconfirm", "-Rdd", "foreign"],
    ),
];

/// A line of the table.
#[derive(Debug, Clone, Serialize)]
struct Row {
    host: String,
    work: &'static str,
    #[serde(flatten)]
    cost: Cost,
}

/// As the agent tells it of itself.
#[derive(Debug, Clone, Copy, Default, Serialize)]
struct Cost {
    own_ms: u64,
    own_kib: u64,
    programs_ms: u64,
    programs_kib: u64,
    bytes: u64,
}

/// A host to measure.
struct Host {
    name: String,
    agent: LocalAgent,
    /// Options and environment of every call.
    options: Vec<String>,
    apt_config: Option<PathBuf>,
}

/// Measures all of them, with the agent's program and what it costs when idle.
fn measure(program: &Path, folder: &Path, url: &str) -> Outcome<Vec<Row>> {
    let mut rows = vec![];
    println!("  this machine …");
    let machine = this_machine(program, folder)?;
    machine.agent.enrol("bench", "bench", url)?;
    let status = folder.join("status");
    rows.extend(machine.rows(|| change(&status))?);
    println!(
        "  idle: {} KiB resident; program: {:.2} MB",
        machine.idle()?,
        fs::metadata(program)?.len() as f64 / 1e6
    );
    build_roots(&folder.join("roots"))?;
    for (name, _, removal) in ROOTS {
        println!("  the {name} root …");
        let place = folder.join("roots").join(name);
        let text = |part: &str| place.join(part).display().to_string();
        let host = Host {
            name: format!("{name}, built root"),
            agent: LocalAgent::new(program, &folder.join(name)),
            options: [
                "--root".into(),
                text("root"),
                "--programs".into(),
                text("programs"),
            ]
            .into(),
            apt_config: None,
        };
        host.agent.enrol("bench", "bench", url)?;
        rows.extend(host.rows(|| remove(&place, removal))?);
    }
    Ok(rows)
}

/// The machine itself, its dpkg status file being a copy that can be changed.
fn this_machine(program: &Path, folder: &Path) -> Outcome<Host> {
    if find("apt-get").is_none() {
        return Err("the agent's table needs a Debian machine".into());
    }
    fs::create_dir_all(folder)?;
    let (status, config) = (folder.join("status"), folder.join("apt.conf"));
    fs::copy("/var/lib/dpkg/status", &status)?;
    fs::write(
        &config,
        format!("Dir::State::status \"{}\";\n", status.display()),
    )?;
    Ok(Host {
        name: "apt, this machine".into(),
        agent: LocalAgent::new(program, &folder.join("this-machine")),
        options: Vec::new(),
        apt_config: Some(config),
    })
}

/// Another version of the first package.
fn change(status: &Path) -> Outcome {
    let text = fs::read_to_string(status)?;
    let (before, after) = text
        .split_once("\nVersion: ")
        .ok_or("no package in dpkg's status")?;
    Ok(fs::write(status, format!("{before}\nVersion: 0~{after}"))?)
}

fn remove(place: &Path, removal: &[&str]) -> Outcome {
    let (program, args) = removal.split_first().ok_or("nothing to remove with")?;
    if *program == "dpkg" {
        let root = format!("--root={}", place.join("root").display());
        return read(crate::process::command("dpkg").arg(root).args(args)).map(drop);
    }
    read(crate::process::command(place.join("programs").join(program)).args(args)).map(drop)
}

fn build_roots(folder: &Path) -> Outcome {
    let mut tests = cargo();
    tests.args([
        "test",
        "--quiet",
        "-p",
        "patchmon-agent",
        "--test",
        "it",
        "--",
    ]);
    tests.args(ROOTS.map(|(_, test, _)| test));
    show(tests.env("PATCHMON_KEEP_ROOTS", folder))
}

impl Host {
    fn rows(&self, change: impl Fn() -> Outcome) -> Outcome<[Row; 3]> {
        let row = |work, cost| Row {
            host: self.name.clone(),
            work,
            cost,
        };
        self.run(&["report"], "Reported ")?;
        let full = self.median(COLLECTIONS, &["report"], "Reported ")?;
        let tick = self.median(TICKS, &["report", "--if-changed"], "Nothing has changed")?;
        change()?;
        let changed = self.run(&["report", "--if-changed"], "Reported ")?;
        Ok([
            row("full collection", full),
            row("unchanged check-in", tick),
            row("one package changed", changed),
        ])
    }

    fn median(&self, times: usize, args: &[&str], expected: &str) -> Outcome<Cost> {
        let mut costs = (0..times)
            .map(|_| self.run(args, expected))
            .collect::<Outcome<Vec<_>>>()?;
        costs.sort_by_key(|cost| cost.own_ms + cost.programs_ms);
        Ok(costs[times / 2])
    }

    fn run(&self, args: &[&str], expected: &str) -> Outcome<Cost> {
        let mut command = self.command();
        let done = command.args(args).output()?;
        let (said, log) = (
            String::from_utf8_lossy(&done.stdout),
            String::from_utf8_lossy(&done.stderr),
        );
        if !done.status.success() || !said.starts_with(expected) {
            return Err(format!("{}: {args:?} said: {said}{log}", self.name).into());
        }
        Cost::parse(&log).ok_or_else(|| format!("no cost in the agent's log: {log}").into())
    }

    fn command(&self) -> std::process::Command {
        let mut command = self.agent.command();
        command.args(["--log-level", "debug"]).args(&self.options);
        if let Some(config) = &self.apt_config {
            command.env("APT_CONFIG", config);
        }
        command
    }

    /// Resident memory of the service between two ticks, KiB.
    fn idle(&self) -> Outcome<u64> {
        let mut serve = self.command();
        serve
            .arg("serve")
            .stdout(Stdio::null())
            .stderr(Stdio::piped());
        let mut child = serve.spawn()?;
        let memory = idle_of(&mut child);
        // It serves until it is told otherwise.
        child.kill()?;
        child.wait()?;
        memory
    }
}

fn idle_of(child: &mut std::process::Child) -> Outcome<u64> {
    use std::io::BufRead as _;
    let errors = child.stderr.take().ok_or("no log")?;
    let began = Instant::now();
    for line in std::io::BufReader::new(errors).lines() {
        if line?.contains("next tick in") {
            break;
        }
        if began.elapsed() > Duration::from_secs(120) {
            return Err("the service does not come to rest".into());
        }
    }
    let status = fs::read_to_string(format!("/proc/{}/status", child.id()))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let number = line.and_then(|line| line.split_whitespace().next());
    Ok(number.ok_or("no VmRSS")?.parse()?)
}

impl Cost {
    /// From the lines `cost: 3 ms and 9000 KiB itself, 900 ms and 80000 KiB in programs` and `812
    /// bytes to hosts/ping`.
    fn parse(log: &str) -> Option<Self> {
        let line = log.lines().find_map(|line| line.split_once("cost: "))?.1;
        let numbers: Vec<u64> = line
            .split(' ')
            .filter_map(|word| word.parse().ok())
            .collect();
        let [own_ms, own_kib, programs_ms, programs_kib] = numbers[..] else {
            return None;
        };
        let sent = log.lines().filter_map(|line| {
            let (number, _) = line.strip_prefix("debug: ")?.split_once(" bytes to ")?;
            number.parse::<u64>().ok()
        });
        Some(Self {
            own_ms,
            own_kib,
            programs_ms,
            programs_kib,
            bytes: sent.sum(),
        })
    }
}

/// Prints them as the table of `docs/benchmarks.md`.
fn print(rows: &[Row]) {
    println!(
        "\n| host | work | agent, ms CPU | its programs, ms CPU | agent, MiB | its programs, MiB | body, bytes |"
    );
    println!("|---|---|--:|--:|--:|--:|--:|");
    for Row { host, work, cost } in rows {
        println!(
            "| {host} | {work} | {} | {} | {:.1} | {:.1} | {} |",
            cost.own_ms,
            cost.programs_ms,
            cost.own_kib as f64 / 1024.0,
            cost.programs_kib as f64 / 1024.0,
            cost.bytes
        );
    }
}

/// The agent alone.
pub(super) fn run(options: &super::Options) -> Outcome {
    let agent = if options.no_build {
        build::agent_program()?
    } else {
        build::agent(show)?
    };
    let folder = root().join("target/bench-agents");
    // Left over when an earlier run was killed.
    let _ = fs::remove_dir_all(&folder);
    let rows = measure(&agent, &folder, &answers::start()?)?;
    print(&rows);
    if let Some(file) = &options.json {
        fs::write(file, serde_json::to_vec_pretty(&rows)?)?;
    }
    Ok(fs::remove_dir_all(&folder)?)
}

#[cfg(test)]
mod tests {
    use super::Cost;

    #[test]
    fn figures_of_the_agents_log() {
        let log = "debug: 812 bytes to hosts/ping\ninfo: x\ndebug: 100 bytes to hosts/update\n\
                   debug: cost: 3 ms and 9000 KiB itself, 900 ms and 80000 KiB in programs\n";
        let cost = Cost::parse(log).unwrap();
        assert_eq!((cost.own_ms, cost.own_kib), (3, 9000));
        assert_eq!((cost.programs_ms, cost.programs_kib), (900, 80_000));
        assert_eq!(cost.bytes, 912);
        assert!(Cost::parse("error: no").is_none());
    }
}
