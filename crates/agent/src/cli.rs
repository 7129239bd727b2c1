//! The command line. Commands, options and exit codes are those that scripts and the existing
//! product's programs call (protocol 3.1): 0 on success, 1 on any error.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum as _};

use crate::commands::{self, App, CommandError};
use crate::config::DEFAULT_PATH;
use crate::log::{self, Level};
use crate::manners;
use crate::usage::Cost;

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
    /// Also log to this file, which is kept below 1 MiB (default: log_file of the configuration).
    #[arg(long, global = true, value_name = "FILE")]
    log_file: Option<PathBuf>,
    /// Read below this folder instead of `/`, for tests and the bench.
    #[arg(
        long,
        global = true,
        hide = true,
        value_name = "DIR",
        requires = "programs"
    )]
    root: Option<PathBuf>,
    /// Start programs of this folder alone.
    #[arg(
        long,
        global = true,
        hide = true,
        value_name = "DIR",
        requires = "root"
    )]
    programs: Option<PathBuf>,
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
        /// Wait first, for this host's own point within so many minutes: the hosts that cron starts
        /// in the same minute do not report in the same second.
        #[arg(long, value_name = "MINUTES", conflicts_with = "json",
              value_parser = clap::value_parser!(u64).range(1..=1440))]
        spread: Option<u64>,
    },
    /// Check that the server can be reached and takes this host's credentials.
    Ping,
    /// Run for ever: report, then check in at every interval.
    Serve,
    /// One tick of `serve`, which runs it in a process of its own.
    #[command(hide = true)]
    Tick {
        /// The first one: a heartbeat and a full report.
        #[arg(long)]
        first: bool,
    },
    /// Show or change the configuration.
    #[command(subcommand)]
    Config(ConfigCommand),
    /// Say in plain words what works and what does not.
    Diagnostics {
        /// As JSON, for programs.
        #[arg(long)]
        json: bool,
        /// Leave out what takes seconds: asking the package manager.
        #[arg(long)]
        quick: bool,
    },
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
        /// Certificate (PEM) of the private CA that signed the server's. It is trusted instead of the
        /// system's certificates and pinned by its fingerprint.
        #[arg(long, value_name = "FILE")]
        ca: Option<PathBuf>,
    },
    /// Print the configuration in use, without the key.
    Show,
}

impl Cli {
    /// The options that a tick must have, too.
    fn for_ticks(&self) -> Vec<String> {
        let mut options = vec!["--config".to_owned(), self.config.display().to_string()];
        if let Some(level) = self.log_level.and_then(|level| level.to_possible_value()) {
            options.extend(["--log-level".to_owned(), level.get_name().to_owned()]);
        }
        if let Some(file) = &self.log_file {
            options.extend(["--log-file".to_owned(), file.display().to_string()]);
        }
        if let (Some(root), Some(programs)) = (&self.root, &self.programs) {
            let folders = [("--root", root), ("--programs", programs)];
            options.extend(
                folders
                    .iter()
                    .flat_map(|(name, folder)| [(*name).to_owned(), folder.display().to_string()]),
            );
        }
        options
    }
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
    let mut app = App::load(&cli.config, cli.log_level, cli.log_file.as_deref())?;
    if let (Some(root), Some(programs)) = (&cli.root, &cli.programs) {
        app = app.within(root, programs);
    }
    if let Err(e) = manners::step_back() {
        log::debug(&format!("the priority stays as it is: {e}"));
    }
    let outcome = follow(cli, app);
    if let Some(cost) = Cost::so_far() {
        log::debug(&cost.to_string());
    }
    outcome
}

fn follow(cli: &Cli, app: App) -> Result<(), CommandError> {
    match &cli.command {
        Command::Report { json: true, .. } => commands::report::print(&app),
        Command::Report {
            if_changed, spread, ..
        } => {
            commands::report::wait(&app, *spread)?;
            commands::report::send(&app, *if_changed)
        }
        Command::Ping => commands::ping::run(&app),
        Command::Serve => commands::serve::run(&app, &cli.for_ticks()),
        Command::Tick { first } => commands::tick::run(&app, *first),
        Command::Config(ConfigCommand::SetApi { id, key, url, ca }) => {
            commands::config::set_api(app, id, key, url, ca.as_deref())
        }
        Command::Config(ConfigCommand::Show) => commands::config::show(&app),
        Command::Diagnostics { json, quick } => commands::diagnostics::run(&app, *json, *quick),
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
