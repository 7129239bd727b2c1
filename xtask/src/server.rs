//! A server of ours, started for a command and stopped with it.

use std::fs::DirBuilder;
use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::process::{command, root};

/// How to start one.
pub(crate) struct Start<'a> {
    /// The program.
    pub(crate) program: &'a Path,
    /// `address:port` to listen on.
    pub(crate) listen: &'a str,
    /// Its data directory.
    pub(crate) data: &'a Path,
    /// A PostgreSQL to use in place of the SQLite file.
    pub(crate) database_url: Option<&'a str>,
    /// Further variables.
    pub(crate) environment: &'a [(&'a str, &'a str)],
}

/// A running server. Dropped, it is stopped: first asked, then killed. It also stops when this program
/// is killed, because a shell waits for the end of its standard input.
pub(crate) struct Server {
    shell: Child,
    pid: u32,
    listen: String,
    log: PathBuf,
}

/// A server finishes what it took and exits within this time.
const GRACE: Duration = Duration::from_secs(12);
const START: Duration = Duration::from_secs(60);

impl Start<'_> {
    /// Starts it and waits until it answers. What it logs goes to `server.log` in the data directory.
    ///
    /// # Errors
    /// With the end of the log when it exits or does not answer in time.
    pub(crate) fn start(&self) -> Outcome<Server> {
        TcpListener::bind(self.listen).map_err(|e| {
            format!(
                "cannot listen on {}: {e}; another address can be given with --listen",
                self.listen
            )
        })?;
        // As the server itself makes it: for nobody else.
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(self.data)?;
        let log = self.data.join("server.log");
        let mut server = command("sh");
        server
            .args(["-c", include_str!("server.sh"), "server.sh"])
            .arg(&log);
        server
            .arg(self.program)
            .arg("serve")
            .args(["--listen", self.listen]);
        server.arg("--data-dir").arg(self.data);
        clean_environment(&mut server);
        if let Some(url) = self.database_url {
            server.env("DATABASE_URL", url);
        }
        let mut shell = server
            .envs(self.environment.iter().copied())
            // Its own group: Ctrl-C comes to us, and we stop it in order.
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let mut pid = String::new();
        if let Some(stdout) = shell.stdout.take() {
            BufReader::new(stdout).read_line(&mut pid)?;
        }
        let pid = pid.trim().parse()?;
        let mut server = Server {
            shell,
            pid,
            listen: self.listen.to_owned(),
            log,
        };
        server.wait_until_healthy()?;
        Ok(server)
    }
}

impl Server {
    /// `http://address:port`.
    pub(crate) fn url(&self) -> String {
        format!("http://{}", self.listen)
    }

    /// `address:port`.
    pub(crate) fn address(&self) -> &str {
        &self.listen
    }

    /// Process id.
    pub(crate) fn pid(&self) -> u32 {
        self.pid
    }

    /// Where its log is.
    pub(crate) fn log(&self) -> &Path {
        &self.log
    }

    /// Fails when it is no longer there.
    pub(crate) fn check(&mut self) -> Outcome {
        match self.shell.try_wait()? {
            None => Ok(()),
            Some(status) => {
                Err(format!("the server ended ({status}):\n{}", self.last_words()).into())
            }
        }
    }

    fn wait_until_healthy(&mut self) -> Outcome {
        let deadline = Instant::now() + START;
        while Instant::now() < deadline {
            self.check()?;
            if healthy(&self.listen) {
                return Ok(());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Err(format!("the server does not answer:\n{}", self.last_words()).into())
    }

    fn last_words(&self) -> String {
        let log = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<_> = log.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.shell.stdin.take());
        let deadline = Instant::now() + GRACE;
        while Instant::now() < deadline {
            if !matches!(self.shell.try_wait(), Ok(None)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        // It had its time. Nothing more can be done if even this fails.
        let _ = command("kill")
            .args(["-KILL", &self.pid.to_string()])
            .status();
        let _ = self.shell.wait();
    }
}

/// Removes what the person's shell may hold for another server.
pub(crate) fn clean_environment(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("PATCHMON_") || ["DATABASE_URL", "PORT", "LOG_LEVEL"].contains(&&*name)
        {
            command.env_remove(&*name);
        }
    }
}

/// A loopback address that nobody listens on.
pub(crate) fn free_address() -> Outcome<String> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.to_string())
}

/// The program that `cargo test` built.
pub(crate) fn debug_program(name: &str) -> Outcome<PathBuf> {
    let program = root().join("target/debug").join(name);
    if program.is_file() {
        Ok(program)
    } else {
        Err(format!("{name} is not built: run `cargo build --workspace`").into())
    }
}

fn healthy(listen: &str) -> bool {
    let answer = ureq::get(format!("http://{listen}/health")).call();
    answer.is_ok_and(|answer| answer.status() == 200)
}
