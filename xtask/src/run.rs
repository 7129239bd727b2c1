//! `cargo xtask run`: from a clean clone to a server that shows this machine.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use clap::Args;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

use crate::fleet::Access;
use crate::local_agent::LocalAgent;
use crate::process::{root, show};
use crate::server::{Server, Start};
use crate::{Outcome, build};

/// How to run.
#[derive(Args)]
pub(crate) struct Options {
    /// Address and port of the server
    #[arg(long, default_value = "127.0.0.1:3000")]
    listen: String,
    /// Where everything is kept; relative to the checkout
    #[arg(long, default_value = "data")]
    data_dir: PathBuf,
}

/// Builds, starts, reports once and stays until Ctrl-C.
pub(crate) fn run(options: &Options) -> Outcome {
    build::check_tools()?;
    step("building the page");
    build::page_packages(show)?;
    build::page(show)?;
    step("building the agent (the first time: 1 to 2 minutes)");
    let agent = build::agent(show)?;
    step("building the server (the first time: 3 to 10 minutes, cargo shows how far it is)");
    let program = build::server()?;

    step("starting the server");
    let data = root().join(&options.data_dir);
    let start = Start {
        program: &program,
        listen: &options.listen,
        data: &data,
        database_url: None,
        environment: &[],
    };
    let stop = stop_signals()?;
    let mut server = start.start()?;
    build::offer_agent(&agent, &data.join("agents"))?;
    step("reporting this machine");
    let agent = LocalAgent::new(&agent, &data.join("agent"));
    if !agent.is_known(&server.url()) {
        let access = Access {
            program: &program,
            data: &data,
            database_url: None,
        };
        agent.register(&access, &server.url())?;
    }
    report(&agent);
    welcome(&server, &data);
    while !stop.load(Ordering::Relaxed) {
        server.check()?;
        std::thread::sleep(Duration::from_millis(200));
    }
    println!("\nstopping …");
    drop(server);
    println!("stopped; `cargo xtask run` continues with the same data");
    Ok(())
}

fn step(text: &str) {
    println!("── {text}");
}

fn welcome(server: &Server, data: &Path) {
    println!("\n  PatchMon   {}", server.url());
    if let Ok(code) = std::fs::read_to_string(data.join("setup-code")) {
        println!(
            "  set-up code {}   (open the address and create the first account)",
            code.trim()
        );
    }
    println!("  data        {}", data.display());
    println!("  log         {}", server.log().display());
    println!("  Ctrl-C stops it.\n");
}

/// Sends a real report. Its failure is shown and leaves the server running: without a package
/// manager there is nothing to report, and the page says so.
fn report(agent: &LocalAgent) {
    if let Err(e) = show(agent.command().arg("report")) {
        println!("   the report was not sent: {e}");
    }
}

/// From here on Ctrl-C and requests to end no longer end this program by themselves, but are told.
fn stop_signals() -> Outcome<Arc<AtomicBool>> {
    let stop = Arc::new(AtomicBool::new(false));
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        signal_hook::flag::register(signal, Arc::clone(&stop))?;
    }
    Ok(stop)
}
