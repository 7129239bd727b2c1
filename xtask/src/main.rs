//! Developer commands, started as `cargo xtask COMMAND`. One file or folder for each.
#![expect(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a command line tool that prints, starts the other tools and measures time"
)]

use clap::{Parser, Subcommand};

mod api;
mod bench;
mod build;
mod deny;
mod dist;
mod fleet;
mod fuzz;
mod local_agent;
mod process;
mod run;
mod seed;
mod server;
mod sizes;
mod sources;
mod test;
mod tidy;

/// What a command comes to; the error is a sentence for the person in front of it.
pub(crate) type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Developer commands of PatchMon")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Builds everything, starts the server and reports this machine to it
    Run(run::Options),
    /// Runs every check and test
    Test(test::Options),
    /// Measures the server and the agent
    Bench(bench::Options),
    /// Feeds made-up input to every parser
    Fuzz(fuzz::Options),
    /// Fills a running server with made-up hosts
    Seed(seed::Options),
    /// Writes openapi.json and the page's types from the server's code
    Api,
    /// Checks the rules that no compiler knows
    Tidy,
    /// Checks licences and duplicate dependencies against deny.toml
    Deny,
    /// Prints sizes of files and functions beside their marks
    Sizes,
    /// Builds the release programs into dist/
    Dist,
}

fn main() -> std::process::ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Run(options) => run::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Bench(options) => bench::run(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Seed(options) => seed::run(&options),
        Command::Api => api::write(),
        Command::Tidy => tidy::run(),
        Command::Deny => deny::run(),
        Command::Sizes => sizes::run(),
        Command::Dist => dist::run(),
    };
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(e) => {
            eprintln!("error: {e}");
            std::process::ExitCode::FAILURE
        }
    }
}
