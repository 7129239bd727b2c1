//! The command line. Commands, options and exit codes are those that scripts and the existing
//! product's programs call (protocol 3.1): 0 on success, 1 on any error.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::commands::{self, App, CommandError};
use crate::config::DEFAULT_PATH;
use crate::log::{self, Level};

/// Reports this host's packages and their updates to a PatchMon server.
#[derive(Debug, Parser)]
#[command(name = "patchmon-agent", version = concat!("version ", env!("CARGO_PKG_VERSION")))]
struct Cli {
    /// Configuration file; everything the agent writes lies beside it.
    #[arg(long, global = true, value_name = "FILE", default_value = DEFAULT_PATH)]
    config: PathBuf,
    /// How much is logged (default: log_level of the configuration).
    #[arg(long, global = true, value_name = "LEVEL", ignore_case = true)]
    log_level: Option<Level>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Collect everything and send it to the server.
    Report {
        /// Print the report and send nothing.
        #[arg(long)]
        json: bool,
        /// Only check in when nothing has changed since the last report, as `serve` does at every
        /// interval. For hosts that run the agent from cron.
        #[arg(long, conflicts_with = "json")]
        if_changed: bool,
    },
    /// Check that the server can be reached and takes this host's credentials.
    Ping,
    /// Run for ever: report, then check in at every interval.
    Serve,
    /// Show or change the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Say in plain words what works and what does not.
    Diagnostics,
    /// Ask the server whether it offers a newer agent.
    CheckVersion,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Store the credentials from the server's page, then check them.
    SetApi {
        /// API id, for example patchmon_0123456789abcdef.
        id: String,
        /// API key.
        key: String,
        /// Address of the server, for example https://patchmon.example.com.
        url: String,
    },
    /// Print the configuration in use, without the key.
    Show,
}

/// Runs the program with the arguments of this process.
#[must_use]
pub fn main() -> ExitCode {
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(e) => {
            // Help and version are answers, everything else is a mistake.
            let failed = e.use_stderr();
            let _ = e.print();
            return if failed {
                ExitCode::FAILURE
            } else {
                ExitCode::SUCCESS
            };
        }
    };
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            log::error(&e.to_string());
            ExitCode::FAILURE
        }
    }
}

fn run(cli: &Cli) -> Result<(), CommandError> {
    let app = App::load(&cli.config, cli.log_level)?;
    match &cli.command {
        Command::Report { json: true, .. } => commands::report::print(&app),
        Command::Report { if_changed, .. } => commands::report::send(&app, *if_changed),
        Command::Ping => commands::ping::run(&app),
        Command::Serve => commands::serve::run(&app),
        Command::Config(ConfigCommand::SetApi { id, key, url }) => {
            commands::config::set_api(app, id, key, url)
        }
        Command::Config(ConfigCommand::Show) => commands::config::show(&app),
        Command::Diagnostics => commands::diagnostics::run(&app),
        Command::CheckVersion => commands::check_version::run(&app),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn version_is_one_line_with_the_number_last() {
        let version = Cli::command().render_version();
        assert_eq!(
            version,
            format!("patchmon-agent version {}\n", crate::VERSION)
        );
    }

    #[test]
    fn options_may_stand_after_the_command() {
        let cli = Cli::try_parse_from([
            "x",
            "report",
            "--json",
            "--config",
            "/c",
            "--log-level",
            "DEBUG",
        ])
        .unwrap();
        assert_eq!(cli.config, PathBuf::from("/c"));
        assert_eq!(cli.log_level, Some(Level::Debug));
    }
}
