//! A private PostgreSQL from the distribution's programs: temp directory, unix socket only.
//!
//! `cargo xtask test` starts one for the whole run and names it in [`VARIABLE`]. A test program that
//! is started by hand starts its own on first use. Either way it ends with the process that started
//! it, even a killed one: a small shell waits for the end of its standard input and cleans up.

use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

/// Environment variable with the administrator's URL of a PostgreSQL to test on.
pub const VARIABLE: &str = "PATCHMON_TEST_POSTGRES";

const SCRIPT: &str = include_str!("postgres.sh");

/// Whether a crash may lose data: tests trade that for speed, measurements must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Durability {
    /// No `fsync`: for tests.
    None,
    /// As installed: for benchmarks.
    Full,
}

/// A running PostgreSQL. It stops when this value is dropped or the process ends.
#[derive(Debug)]
pub struct Postgres {
    shell: Child,
    socket: PathBuf,
    pid: u32,
}

impl Postgres {
    /// Starts one and waits until it answers.
    ///
    /// # Errors
    /// A sentence to show: the programs are missing, or what they printed.
    pub fn start(durability: Durability) -> Result<Self, String> {
        let bin = programs().ok_or(
            "PostgreSQL is not installed (needed: initdb and postgres, for example from the package postgresql)",
        )?;
        let mut shell = as_ordinary_user()
            .args(["sh", "-c", SCRIPT, "postgres.sh"])
            .arg(bin)
            .args(settings(durability))
            .current_dir("/")
            // Its own group, so that Ctrl-C reaches it through us and in order.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| format!("cannot start a shell for PostgreSQL: {e}"))?;
        let Some((socket, pid)) = wait_until_ready(&mut shell) else {
            return Err(format!(
                "PostgreSQL did not start: {}",
                last_words(&mut shell)
            ));
        };
        Ok(Self { shell, socket, pid })
    }

    /// URL of the administrator's database, for sqlx.
    #[must_use]
    pub fn admin_url(&self) -> String {
        self.url("postgres")
    }

    /// URL of another database of this server.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        let socket = self.socket.display();
        format!("postgres://postgres@localhost/{database}?host={socket}")
    }

    /// Folder of the unix socket, for `psql -h`.
    #[must_use]
    pub fn socket(&self) -> &Path {
        &self.socket
    }

    /// Process id of the postmaster; its children do the work.
    #[must_use]
    pub fn pid(&self) -> u32 {
        self.pid
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        // Nothing can be done about a failure here, and the shell ends on its own.
        let _ = self.shell.wait();
    }
}

/// URL of the administrator's database of the PostgreSQL that this test run uses. Create a database
/// of your own there for each test.
///
/// # Panics
/// When there is none and none can be started: a test that needs it must fail, not pass unseen.
#[must_use]
pub fn admin_url() -> String {
    static OWN: OnceLock<Postgres> = OnceLock::new();
    std::env::var(VARIABLE).unwrap_or_else(|_| {
        OWN.get_or_init(|| match Postgres::start(Durability::None) {
            Ok(postgres) => postgres,
            Err(e) => panic!("{e}"),
        })
        .admin_url()
    })
}

/// Whether the programs that a start needs are there.
#[must_use]
pub fn installed() -> bool {
    programs().is_some()
}

/// Lines for postgresql.conf.
fn settings(durability: Durability) -> &'static [&'static str] {
    match durability {
        Durability::None => &[
            "fsync = off",
            "synchronous_commit = off",
            "full_page_writes = off",
            "max_connections = 300",
        ],
        Durability::Full => &["max_connections = 100"],
    }
}

/// Folder with `initdb` and `postgres`: the newest that Debian's or Red Hat's packages installed,
/// which keep them out of `PATH`, else from `PATH`.
fn programs() -> Option<PathBuf> {
    let mut packaged: Vec<(u32, PathBuf)> = ["/usr/lib/postgresql", "/usr"]
        .iter()
        .filter_map(|parent| std::fs::read_dir(parent).ok())
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let version = name.strip_prefix("pgsql-").unwrap_or(&name).parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .collect();
    packaged.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    packaged
        .into_iter()
        .rev()
        .map(|(_, bin)| bin)
        .chain(std::env::split_paths(&path))
        .find(|bin| bin.join("initdb").is_file() && bin.join("postgres").is_file())
}

/// A command prefix: PostgreSQL refuses to run as root, its package brings a user for it.
#[expect(
    clippy::disallowed_methods,
    reason = "tests start their own database here, and nothing else"
)]
fn as_ordinary_user() -> Command {
    let root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
    let mut command = Command::new(if root { "runuser" } else { "env" });
    if root {
        command.args(["-u", "postgres", "--"]);
    }
    command
}

/// Socket folder and process id, or nothing when the shell ended first.
fn wait_until_ready(shell: &mut Child) -> Option<(PathBuf, u32)> {
    let mut line = String::new();
    BufReader::new(shell.stdout.as_mut()?)
        .read_line(&mut line)
        .ok()?;
    let (socket, pid) = line.trim().split_once(' ')?;
    Some((PathBuf::from(socket), pid.parse().ok()?))
}

fn last_words(shell: &mut Child) -> String {
    let mut text = String::new();
    if let Some(mut stderr) = shell.stderr.take() {
        // What could be read is shown; the start has failed anyway.
        let _ = stderr.read_to_string(&mut text);
    }
    let _ = shell.wait();
    text.trim().to_owned()
}

/// Creates an empty database of one's own and gives its URL. It goes with the server.
///
/// # Panics
/// When there is no PostgreSQL, or it refuses.
#[must_use]
pub fn fresh_database() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let name = format!("test_{}_{number}", std::process::id());
    let admin = admin_url();
    run(&admin, &format!("CREATE DATABASE {name}"));
    admin.replacen("/postgres?", &format!("/{name}?"), 1)
}

/// Runs a statement in the database of a URL, for example to damage it.
///
/// # Panics
/// When it fails.
#[expect(
    clippy::disallowed_methods,
    reason = "psql is the one client that is there wherever the server is"
)]
pub fn run(url: &str, statement: &str) {
    let output = Command::new("psql")
        .args(["--no-psqlrc", "--quiet", "--dbname", url, "--command"])
        .arg(statement)
        .output();
    match output {
        Ok(done) if done.status.success() => {}
        Ok(done) => panic!("{}", String::from_utf8_lossy(&done.stderr)),
        Err(e) => panic!("psql cannot be started: {e}"),
    }
}
