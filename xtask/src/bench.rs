//! `cargo xtask bench`: processor time, speed and size, of release programs on this machine.
//!
//! Processor time is read from `/proc`, for the server and every PostgreSQL process: it says what a
//! request costs, whatever else the machine does. All traffic stays on loopback, and every loop has
//! an end.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::{Args, ValueEnum};
use testkit::postgres::{Durability, Postgres};

use crate::fleet::Access;
use crate::process::{command, read, root, show};
use crate::server::{Server, Start, free_address};
use crate::{Outcome, build};

mod agent;
mod agents;
mod answers;
mod bodies;
mod cpu;
mod footprint;
mod load;
mod progress;
mod reads;
mod requests;
mod table;

use requests::Requests;
use table::Figure;

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Hosts that report
    #[arg(long, default_value_t = 100, value_parser = at_least_one)]
    hosts: usize,
    /// Then make it so many hosts by copying them, and measure reading once more
    #[arg(long, value_name = "HOSTS")]
    grow: Vec<usize>,
    /// Reports name an advisory for each update that waits
    #[arg(long)]
    advisories: bool,
    /// Database
    #[arg(long, value_enum, default_value = "both")]
    db: Databases,
    /// Measure the programs as they were built last
    #[arg(long)]
    no_build: bool,
    /// Measure this server program
    #[arg(long, value_name = "FILE")]
    server: Option<PathBuf>,
    /// Only the agent, on this machine and on the roots that its tests build
    #[arg(long)]
    agent: bool,
    /// Also write the figures to this file
    #[arg(long)]
    json: Option<PathBuf>,
}

/// Which databases.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Databases {
    /// The server's own file.
    Sqlite,
    /// A private PostgreSQL.
    Postgres,
    /// One after the other.
    Both,
}

/// Bytes that a host may take while the bench runs, with room for logs and indexes.
const BYTES_PER_HOST: u64 = 160 * 1024;
const SPARE_BYTES: u64 = 2 << 30;

fn at_least_one(text: &str) -> Result<usize, String> {
    match text.parse() {
        Ok(0) | Err(_) => Err("a number from 1 on".into()),
        Ok(number) => Ok(number),
    }
}

/// Everything a measurement needs to know about the server.
struct Bench<'a> {
    access: Access<'a>,
    hosts: usize,
    grow: &'a [usize],
    advisories: bool,
    postgres: Option<&'a Postgres>,
}

/// Builds, measures, prints.
pub(crate) fn run(options: &Options) -> Outcome {
    if options.agent {
        return agents::run(options);
    }
    let most = options.grow.iter().copied().max().unwrap_or_default();
    check_space(most.max(options.hosts))?;
    let (server, agent) = programs(options)?;
    let mut figures = Vec::new();
    for (database, name) in [
        (Databases::Sqlite, "SQLite"),
        (Databases::Postgres, "PostgreSQL"),
    ] {
        if options.db == database || options.db == Databases::Both {
            println!("measuring with {} hosts on {name} …", options.hosts);
            let mut measured = measure(&server, &agent, options, database)?;
            for figure in &mut measured {
                figure.database = name;
                if figure.hosts == 0 {
                    figure.hosts = options.hosts;
                }
            }
            figures.append(&mut measured);
        }
    }
    table::print(&figures);
    if let Some(file) = &options.json {
        std::fs::write(file, serde_json::to_vec_pretty(&figures)?)?;
    }
    Ok(())
}

/// Server and agent.
fn programs(options: &Options) -> Outcome<(PathBuf, PathBuf)> {
    if options.no_build {
        let server = options.server.clone().unwrap_or_else(build::server_program);
        return Ok((server, build::agent_program()?));
    }
    build::check_tools()?;
    build::page_packages(show)?;
    build::page(show)?;
    let agent = build::agent(show)?;
    match &options.server {
        Some(server) => Ok((server.clone(), agent)),
        None => Ok((build::server()?, agent)),
    }
}

/// Fails when the disk is too full for that many hosts.
pub(crate) fn check_space(hosts: usize) -> Outcome {
    let text = read(
        command("df")
            .args(["--output=avail", "--block-size=1"])
            .arg(root()),
    )?;
    let free: u64 = text.lines().last().unwrap_or_default().trim().parse()?;
    let needed = SPARE_BYTES + BYTES_PER_HOST * hosts as u64;
    if free < needed {
        let (free, needed) = (free >> 20, needed >> 20);
        return Err(format!("{hosts} hosts need {needed} MiB of disk, {free} MiB are free").into());
    }
    Ok(())
}

fn measure(
    server: &Path,
    agent: &Path,
    options: &Options,
    database: Databases,
) -> Outcome<Vec<Figure>> {
    let data = root().join("target/bench");
    // Left over when an earlier run was killed.
    let _ = std::fs::remove_dir_all(&data);
    let postgres = match database {
        Databases::Postgres => Some(Postgres::start(Durability::Full)?),
        Databases::Sqlite | Databases::Both => None,
    };
    let url = postgres.as_ref().map(Postgres::admin_url);
    let bench = Bench {
        access: Access {
            program: server,
            data: &data,
            database_url: url.as_deref(),
        },
        hosts: options.hosts,
        grow: &options.grow,
        advisories: options.advisories,
        postgres: postgres.as_ref(),
    };
    let figures = bench.all(agent)?;
    std::fs::remove_dir_all(&data)?;
    Ok(figures)
}

impl Bench<'_> {
    fn all(&self, agent: &Path) -> Outcome<Vec<Figure>> {
        let began = Instant::now();
        let server = self.start()?;
        let started = began.elapsed().as_secs_f64();
        let mut figures = vec![
            Figure::single("start, empty database", started, "s", 0.3),
            footprint::idle_memory(server.pid())?,
            footprint::first_page(server.address())?,
        ];
        let empty = footprint::database(&self.access, self.postgres)?;
        figures.extend(agent::figures(agent, &self.access, &server.url())?);
        self.create_reader()?;
        figures.extend(Requests::new(self, &server)?.measure()?);
        figures.extend(self.reads(&server, self.hosts)?);
        drop(server);
        let grown = footprint::database(&self.access, self.postgres)? - empty;
        let each = grown / self.hosts as f64 / 1024.0;
        figures.push(Figure::single("database per host", each, "KiB", 80.0));
        for hosts in self.grow {
            figures.extend(self.grown(*hosts)?);
        }
        Ok(figures)
    }

    /// Copies hosts until there are `hosts`, with the server stopped, and reads.
    fn grown(&self, hosts: usize) -> Outcome<Vec<Figure>> {
        println!("  copying hosts until there are {hosts} …");
        let count = hosts.to_string();
        read(&mut self.access.command(&["host", "multiply", "--to", &count]))?;
        self.reads(&self.start()?, hosts)
    }

    fn start(&self) -> Outcome<Server> {
        let limits = [
            "RATE_LIMIT_MAX",
            "AGENT_RATE_LIMIT_MAX",
            "API_RATE_LIMIT_MAX",
        ];
        let start = Start {
            program: self.access.program,
            listen: &free_address()?,
            data: self.access.data,
            database_url: self.access.database_url,
            environment: &limits.map(|name| (name, "1000000000")),
        };
        start.start()
    }
}
