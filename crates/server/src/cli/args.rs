//! What may stand on the command line. Values that have a key in the configuration are only passed on.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};

use crate::config::Inputs;

/// Patch monitoring server.
#[derive(Debug, Parser)]
#[command(name = "patchmon-server", version)]
pub(super) struct Arguments {
    #[command(flatten)]
    common: Common,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Debug, Args)]
struct Common {
    /// Folder of the database, the server key and the set-up code [default: ./data]
    #[arg(long, global = true)]
    data_dir: Option<String>,
    /// postgres:// URL; without it SQLite in the data directory
    #[arg(long, global = true)]
    database_url: Option<String>,
    /// File with KEY=value lines [default: .env in the data directory]
    #[arg(long, global = true)]
    env_file: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Serve the page and the API
    Serve {
        /// Address and port [default: 127.0.0.1:3000]
        #[arg(long)]
        listen: Option<String>,
    },
    /// Bring the database's schema up to date and stop
    Migrate,
    /// Manage accounts
    #[command(subcommand)]
    Admin(Admin),
    /// Add and list hosts
    #[command(subcommand)]
    Host(Host),
    /// Copy the SQLite database into a new file, also while the server runs
    Backup {
        /// File to make
        #[arg(long)]
        to: PathBuf,
    },
    /// Put a copy in the place of the SQLite database; the server must be stopped
    Restore {
        /// File to put back
        #[arg(long)]
        from: PathBuf,
    },
    /// Check configuration and surroundings, and say what to mend
    Doctor,
    /// Print the API document
    Openapi,
    /// Print the configuration reference
    ConfigReference,
}

#[derive(Debug, Subcommand)]
pub(super) enum Admin {
    /// Create an account
    CreateUser {
        /// User name
        #[arg(long)]
        username: String,
        /// E-mail address
        #[arg(long)]
        email: String,
        /// superadmin, admin, host_manager, user or readonly
        #[arg(long, default_value = "user")]
        role: String,
        /// Read the password from standard input
        #[arg(long, required = true)]
        password_stdin: bool,
    },
    /// Give an account another password and end its sessions
    ResetPassword {
        /// User name or e-mail address
        #[arg(long)]
        username: String,
        /// Read the password from standard input
        #[arg(long, required = true)]
        password_stdin: bool,
    },
    /// Take the second factor from an account whose owner lost it
    ResetTfa {
        /// User name or e-mail address
        username: String,
    },
    /// Take passwords for a while although single sign-on alone is wanted
    EnableLocalLogin {
        /// How long, for example 30m, 1h or 2d
        #[arg(long = "for", value_parser = life)]
        life: Duration,
    },
    /// List accounts
    List,
}

/// A number with `m`, `h` or `d`.
fn life(text: &str) -> Result<Duration, String> {
    let wrong = || "must be a number with m, h or d, for example 1h".to_owned();
    let unit = text.chars().last().ok_or_else(wrong)?;
    let minutes = match unit {
        'm' => 1,
        'h' => 60,
        'd' => 24 * 60,
        _ => return Err(wrong()),
    };
    let number: u64 = text[..text.len() - 1].parse().map_err(|_| wrong())?;
    let minutes = number.checked_mul(minutes).filter(|minutes| *minutes > 0);
    let seconds = minutes.and_then(|minutes| minutes.checked_mul(60));
    seconds.map(Duration::from_secs).ok_or_else(wrong)
}

#[derive(Debug, Subcommand)]
pub(super) enum Host {
    /// Add a host and print its credential, which is shown only here
    Add(HostAdd),
    /// List hosts
    List,
    /// Copy the hosts there are, for benchmarks
    #[command(hide = true)]
    Multiply {
        /// How many there shall be at least
        #[arg(long)]
        to: i64,
    },
}

#[derive(Debug, Args)]
pub(super) struct HostAdd {
    /// Display name
    #[arg(long, required_unless_present = "count")]
    pub(super) friendly_name: Option<String>,
    /// Name of a group the host joins
    #[arg(long)]
    pub(super) group: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
    /// Add so many hosts, for benchmarks
    #[arg(long, conflicts_with_all = ["friendly_name", "group"], requires = "prefix")]
    pub(super) count: Option<usize>,
    /// What their names begin with
    #[arg(long, requires = "count")]
    pub(super) prefix: Option<String>,
}

impl Arguments {
    /// The sources of the configuration.
    pub(super) fn inputs(&self) -> Inputs {
        let mut flags = BTreeMap::new();
        let mut flag = |key, value: &Option<String>| {
            if let Some(value) = value {
                flags.insert(key, value.clone());
            }
        };
        flag("PATCHMON_DATA_DIR", &self.common.data_dir);
        flag("DATABASE_URL", &self.common.database_url);
        if let Command::Serve { listen } = &self.command {
            flag("PATCHMON_LISTEN", listen);
        }
        Inputs {
            flags,
            environment: std::env::vars().collect(),
            env_file: self.common.env_file.clone(),
        }
    }
}
