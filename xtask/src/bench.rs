//! `cargo xtask bench`: processor time, speed and size, of release programs on this machine.
//!
//! Processor time is read from `/proc`, for the server and every PostgreSQL process: it says what a
//! request costs, whatever else the machine does. All traffic stays on loopback, and every loop has
//! an end.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use testkit::postgres::{Durability, Postgres};

use crate::fleet::Access;
use crate::process::{command, read, root, show};
use crate::server::{Start, free_address};
use crate::{Outcome, build};

mod agent;
mod cpu;
mod footprint;
mod load;
mod table;
mod work;

use table::Figure;

/// What to measure.
#[derive(Args)]
pub(crate) struct Options {
    /// Hosts on the server
    #[arg(long, default_value_t = 100)]
    hosts: usize,
    /// Database
    #[arg(long, value_enum, default_value = "both")]
    db: Databases,
    /// Measure the programs as they were built last
    #[arg(long)]
    no_build: bool,
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

/// Bytes that a host may take while the bench runs, with room for WAL and indexes.
const BYTES_PER_HOST: u64 = 400 * 1024;
const SPARE_BYTES: u64 = 2 << 30;

/// Everything a measurement needs to know about the server.
struct Bench<'a> {
    access: Access<'a>,
    hosts: usize,
    postgres: Option<&'a Postgres>,
}

/// Builds, measures, prints.
pub(crate) fn run(options: &Options) -> Outcome {
    check_space(options.hosts)?;
    let programs = programs(options.no_build)?;
    let mut figures = Vec::new();
    for (database, name) in [
        (Databases::Sqlite, "SQLite"),
        (Databases::Postgres, "PostgreSQL"),
    ] {
        if options.db == database || options.db == Databases::Both {
            println!("measuring with {} hosts on {name} …", options.hosts);
            figures.extend(measure(&programs, options.hosts, database, name)?);
        }
    }
    table::print(&figures);
    if let Some(file) = &options.json {
        std::fs::write(file, serde_json::to_vec_pretty(&figures)?)?;
    }
    Ok(())
}

/// Server and agent.
fn programs(as_they_are: bool) -> Outcome<(PathBuf, PathBuf)> {
    if as_they_are {
        return Ok((build::server_program(), build::agent_program()?));
    }
    build::check_tools()?;
    build::page_packages(show)?;
    build::page(show)?;
    Ok((build::server()?, build::agent(show)?))
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
    (server, agent): &(PathBuf, PathBuf),
    hosts: usize,
    database: Databases,
    name: &'static str,
) -> Outcome<Vec<Figure>> {
    let data = root().join("target/bench");
    // Left over when an earlier run was killed.
    let _ = std::fs::remove_dir_all(&data);
    let postgres = match database {
        Databases::Postgres => Some(Postgres::start(Durability::Full)?),
        Databases::Sqlite | Databases::Both => None,
    };
    let url = postgres.as_ref().map(Postgres::admin_url);
    let access = Access {
        program: server,
        data: &data,
        database_url: url.as_deref(),
    };
    let bench = Bench {
        access,
        hosts,
        postgres: postgres.as_ref(),
    };
    let mut figures = Vec::new();
    bench.all(agent, &mut figures)?;
    for figure in &mut figures {
        figure.database = name;
    }
    std::fs::remove_dir_all(&data)?;
    Ok(figures)
}

impl Bench<'_> {
    fn all(&self, agent: &std::path::Path, figures: &mut Vec<Figure>) -> Outcome {
        let listen = free_address()?;
        let limits = [
            "RATE_LIMIT_MAX",
            "AGENT_RATE_LIMIT_MAX",
            "API_RATE_LIMIT_MAX",
        ];
        let start = Start {
            program: self.access.program,
            listen: &listen,
            data: self.access.data,
            database_url: self.access.database_url,
            environment: &limits.map(|name| (name, "1000000000")),
        };
        let began = std::time::Instant::now();
        let server = start.start()?;
        figures.push(Figure::single(
            "start, empty database",
            began.elapsed().as_secs_f64(),
            "s",
            0.3,
        ));
        figures.push(footprint::idle_memory(server.pid())?);
        figures.push(footprint::first_page(&listen)?);
        let empty = footprint::database(&self.access, self.postgres)?;
        figures.extend(agent::figures(agent, &self.access, &server.url())?);
        figures.extend(self.requests(&server)?);
        drop(server);
        let grown = footprint::database(&self.access, self.postgres)? - empty;
        let each = grown / self.hosts as f64 / 1024.0;
        figures.push(Figure::single("database per host", each, "KiB", 80.0));
        Ok(())
    }
}
