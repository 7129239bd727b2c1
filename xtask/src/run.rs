//! `cargo xtask run`: from a clean clone to a server that shows this machine.

use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::Args;

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
    step("building the agent (the first time takes a few minutes)");
    let agent = build::agent(show)?;
    step("building the server (the first time takes a few minutes)");
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
    let mut stop = Stop::listen()?;
    let mut server = start.start()?;
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
    while !stop.asked() {
        server.check()?;
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

/// Ctrl-C, or a request to end.
struct Stop {
    runtime: tokio::runtime::Runtime,
    signals: [tokio::signal::unix::Signal; 3],
}

impl Stop {
    /// From here on the signals no longer end this program by themselves.
    fn listen() -> Outcome<Self> {
        use tokio::signal::unix::{SignalKind, signal};
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let signals = runtime.block_on(async {
            Ok::<_, std::io::Error>([
                signal(SignalKind::interrupt())?,
                signal(SignalKind::terminate())?,
                signal(SignalKind::hangup())?,
            ])
        })?;
        Ok(Self { runtime, signals })
    }

    /// Waits half a second for one.
    fn asked(&mut self) -> bool {
        let [interrupt, terminate, hangup] = &mut self.signals;
        self.runtime.block_on(async {
            tokio::select! {
                _ = interrupt.recv() => true,
                _ = terminate.recv() => true,
                _ = hangup.recv() => true,
                () = tokio::time::sleep(Duration::from_millis(500)) => false,
            }
        })
    }
}
