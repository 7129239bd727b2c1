//! `cargo xtask seed`: made-up hosts with made-up reports on a running server.

use std::path::PathBuf;

use clap::Args;

use crate::fleet::{Access, Fleet, Shape, TYPICAL, client};
use crate::process::root;
use crate::{Outcome, bench, build};

/// Where to and how many.
#[derive(Args)]
pub(crate) struct Options {
    /// How many hosts
    #[arg(long, default_value_t = 100)]
    hosts: usize,
    /// Packages on each
    #[arg(long, default_value_t = TYPICAL.packages)]
    packages: usize,
    /// Address of the running server
    #[arg(long, default_value = "http://127.0.0.1:3000")]
    url: String,
    /// Its data directory
    #[arg(long, default_value = "data")]
    data_dir: PathBuf,
    /// Its PostgreSQL, when it uses one
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    database_url: Option<String>,
    /// First part of the hosts' names
    #[arg(long, default_value = "made-up")]
    prefix: String,
}

/// Adds the hosts and sends one report for each.
pub(crate) fn run(options: &Options) -> Outcome {
    bench::check_space(options.hosts)?;
    let program = build::server_program();
    let access = Access {
        program: &program,
        data: &root().join(&options.data_dir),
        database_url: options.database_url.as_deref(),
    };
    let shape = Shape {
        packages: options.packages,
        ..TYPICAL
    };
    let fleet = Fleet::create(&access, options.url.clone(), options.hosts, &options.prefix)?;
    let client = client();
    for host in 0..options.hosts {
        fleet.post(
            &client,
            host,
            "update",
            &serde_json::to_vec(&shape.report(host as u64))?,
        )?;
        if (host + 1).is_multiple_of(100) {
            println!("{} of {}", host + 1, options.hosts);
        }
    }
    println!("{} hosts on {}", options.hosts, options.url);
    Ok(())
}
