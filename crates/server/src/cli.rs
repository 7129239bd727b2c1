//! The command line.

mod admin;
mod args;
mod backup;
mod doctor;
mod documents;
mod host;
mod serve;

use std::process::ExitCode;

use clap::Parser;

use crate::boot::BootError;
use crate::config::{Config, ConfigError};
use args::{Arguments, Command};

/// What a command may fail with: a sentence for the operator.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error("{0}")]
    Config(#[from] ConfigError),
    #[error("{0}")]
    Boot(#[from] BootError),
    #[error("{0}")]
    App(#[from] app::Error),
    #[error("{0}")]
    Store(#[from] store::Error),
    #[error("{0}")]
    Io(#[from] std::io::Error),
    #[error("{0}")]
    Text(String),
}

/// Runs what the command line asks for.
#[must_use]
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match run(arguments) {
        Ok(code) => code,
        Err(failure) => {
            // The log may not run yet, and this is for whoever typed the command.
            let _ = say_error(&format!("patchmon-server: {failure}\n"));
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    match arguments.command {
        Command::ConfigReference => return documents::reference(),
        Command::Openapi => return block_on(documents::openapi()),
        _ => {}
    }
    let config = Config::load(arguments.inputs())?;
    match arguments.command {
        Command::Serve { .. } => block_on(serve::serve(&config)),
        Command::Migrate => block_on(serve::migrate(&config)),
        Command::Admin(command) => block_on(admin::run(&config, command)),
        Command::Host(command) => block_on(host::run(&config, command)),
        Command::Backup { to } => block_on(backup::backup(&config, &to)),
        Command::Restore { from } => block_on(backup::restore(&config, &from)),
        Command::Doctor => block_on(doctor::doctor(&config)),
        Command::ConfigReference | Command::Openapi => Ok(ExitCode::SUCCESS),
    }
}

fn block_on(work: impl Future<Output = Result<ExitCode, Failure>>) -> Result<ExitCode, Failure> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?
        .block_on(work)
}

/// An error of a use case as one sentence.
fn plain(error: app::Error) -> Failure {
    match error {
        app::Error::Invalid(problems) => {
            let all: Vec<_> = problems
                .iter()
                .map(|p| format!("{} {}", p.field, p.message))
                .collect();
            Failure::Text(all.join("; "))
        }
        other => Failure::App(other),
    }
}

/// Prints a line of a command's result.
fn say(line: &str) -> std::io::Result<()> {
    use std::io::Write;
    writeln!(std::io::stdout().lock(), "{line}")
}

fn say_error(text: &str) -> std::io::Result<()> {
    use std::io::Write;
    std::io::stderr().lock().write_all(text.as_bytes())
}
