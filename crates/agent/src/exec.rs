//! The one place that starts a process: absolute path from a fixed search path, no shell, no input,
//! a bare environment, a time limit and an output limit.

use std::ffi::OsString;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

const OWN_NAME: &str = "patchmon-agent";
const SEARCH: [&str; 4] = ["/usr/sbin", "/usr/bin", "/sbin", "/bin"];
const TIME_LIMIT: Duration = Duration::from_secs(120);
const OUTPUT_LIMIT: u64 = 64 << 20;
const ERROR_LIMIT: u64 = 64 << 10;
/// Passed on to children when set; everything else is cleared. The proxies are for those that fetch
/// lists of their own.
const PASSED_ON: [&str; 8] = [
    "APT_CONFIG",
    "TMPDIR",
    "http_proxy",
    "https_proxy",
    "no_proxy",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "NO_PROXY",
];

/// Why `program` gave no usable output.
#[derive(Debug, thiserror::Error)]
pub enum ExecError {
    /// Not on the search path.
    #[error("{program} was not found in {searched}")]
    Missing {
        /// Its name.
        program: String,
        /// Directories, separated by colons.
        searched: String,
    },
    /// The kernel refused to start it, or its status could not be read.
    #[error("{program} could not be run: {source}")]
    Io {
        /// Its name.
        program: String,
        /// Why.
        source: std::io::Error,
    },
    /// It ran longer than its limit and was ended.
    #[error("{program} did not finish within {} seconds and was ended", limit.as_secs())]
    TimedOut {
        /// Its name.
        program: String,
        /// The limit.
        limit: Duration,
    },
    /// It wrote more than its limit and was ended.
    #[error("{program} wrote more than {} MiB and was ended", OUTPUT_LIMIT >> 20)]
    TooMuchOutput {
        /// Its name.
        program: String,
    },
    /// It ended with a failure.
    #[error("{program} failed ({status}): {stderr}")]
    Failed {
        /// Its name.
        program: String,
        /// How it ended.
        status: ExitStatus,
        /// What it said, without white space around it.
        stderr: String,
    },
}

/// Starts programs found in a fixed list of directories.
#[derive(Debug, Clone)]
pub struct Exec {
    search: Vec<PathBuf>,
    time_limit: Duration,
    environment: Vec<(String, OsString)>,
}

impl Default for Exec {
    fn default() -> Self {
        Self::searching(SEARCH.map(PathBuf::from).to_vec())
    }
}

impl Exec {
    /// Looks for programs only in `search`.
    #[must_use]
    pub fn searching(search: Vec<PathBuf>) -> Self {
        let passed_on = |key: &str| Some((key.to_owned(), std::env::var_os(key)?));
        Self {
            search,
            time_limit: TIME_LIMIT,
            environment: PASSED_ON.into_iter().filter_map(passed_on).collect(),
        }
    }

    /// The same with another time limit per program.
    #[must_use]
    pub fn with_time_limit(mut self, limit: Duration) -> Self {
        self.time_limit = limit;
        self
    }

    /// The same with one more variable in the programs' environment.
    #[must_use]
    pub fn with_variable(mut self, key: &str, value: impl Into<OsString>) -> Self {
        self.environment.push((key.to_owned(), value.into()));
        self
    }

    /// Absolute path of `program`.
    ///
    /// # Errors
    /// [`ExecError::Missing`] when it is in none of the directories.
    pub fn find(&self, program: &str) -> Result<PathBuf, ExecError> {
        let mut places = self.search.iter().map(|dir| dir.join(program));
        places
            .find(|path| path.is_file())
            .ok_or_else(|| ExecError::Missing {
                program: program.to_owned(),
                searched: self.search_path(),
            })
    }

    /// Runs `program` to its end and returns its standard output; broken UTF-8 is replaced.
    ///
    /// # Errors
    /// [`ExecError`] also when it ends with another status than 0.
    pub fn run(&self, program: &str, args: &[impl AsRef<str>]) -> Result<String, ExecError> {
        self.execute(program, args, |_| false, &[])
    }

    /// As [`Exec::run`], but ending with one of `statuses` is no failure either: some programs say
    /// with it what they found.
    ///
    /// # Errors
    /// As [`Exec::run`].
    pub fn run_accepting(
        &self,
        program: &str,
        args: &[impl AsRef<str>],
        statuses: &[i32],
    ) -> Result<String, ExecError> {
        self.execute(program, args, |_| false, statuses)
    }

    /// As [`Exec::run`], but ends the program as soon as `enough` says yes to a line. Meant for
    /// programs that only read, and print what is wanted long before they are done.
    ///
    /// # Errors
    /// As [`Exec::run`].
    pub fn run_until(
        &self,
        program: &str,
        args: &[impl AsRef<str>],
        enough: fn(&str) -> bool,
    ) -> Result<String, ExecError> {
        self.execute(program, args, enough, &[])
    }

    /// Runs this very program to its end, in the environment that it has itself; what it says goes
    /// where this one's words go. The file may have been replaced since the start: the program in
    /// memory is the one that runs.
    ///
    /// # Errors
    /// When it cannot be started, or did not end in time.
    pub fn run_self(&self, args: &[impl AsRef<str>]) -> Result<ExitStatus, ExecError> {
        let io = |source| ExecError::Io {
            program: OWN_NAME.to_owned(),
            source,
        };
        let mut path = PathBuf::from("/proc/self/exe");
        if !path.exists() {
            path = std::env::current_exe().map_err(io)?;
        }
        let mut running = start_self(&path, args).map_err(io)?;
        let (ended, wait) = mpsc::channel::<()>();
        let (limit, pid) = (self.time_limit, running.id());
        // Killing from a thread: waiting with a limit is nothing that processes offer.
        let guard = thread::spawn(move || {
            let late = wait.recv_timeout(limit) == Err(mpsc::RecvTimeoutError::Timeout);
            if late {
                kill_group(pid);
            }
            late
        });
        let status = running.wait().map_err(io);
        drop(ended);
        if guard.join().unwrap_or(false) {
            return Err(ExecError::TimedOut {
                program: OWN_NAME.to_owned(),
                limit,
            });
        }
        status
    }

    fn execute(
        &self,
        program: &str,
        args: &[impl AsRef<str>],
        enough: fn(&str) -> bool,
        statuses: &[i32],
    ) -> Result<String, ExecError> {
        let path = self.find(program)?;
        let io = |source| ExecError::Io {
            program: program.to_owned(),
            source,
        };
        let mut running = self.start(&path, args).map_err(io)?;
        let heard = running.listen(enough, self.time_limit);
        if !matches!(heard, Heard::All(_)) {
            running.kill();
        }
        let status = running.child.wait().map_err(io)?;
        let program = program.to_owned();
        match heard {
            Heard::Enough(text) => Ok(text),
            Heard::All(text) if status.success() => Ok(text),
            Heard::All(text) if status.code().is_some_and(|code| statuses.contains(&code)) => {
                Ok(text)
            }
            Heard::All(_) => Err(ExecError::Failed {
                program,
                status,
                stderr: running.stderr(),
            }),
            Heard::TooMuch => Err(ExecError::TooMuchOutput { program }),
            Heard::TooLong => Err(ExecError::TimedOut {
                program,
                limit: self.time_limit,
            }),
        }
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one place")]
    fn start(&self, program: &Path, args: &[impl AsRef<str>]) -> std::io::Result<Running> {
        let mut command = Command::new(program);
        command
            .args(args.iter().map(AsRef::as_ref))
            .env_clear()
            .env("PATH", self.search_path())
            .env("LC_ALL", "C.UTF-8")
            .envs(self.environment.iter().map(|(key, value)| (key, value)))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .process_group(0);
        let mut child = command.spawn()?;
        let stderr = child.stderr.take().map(|pipe| {
            thread::spawn(move || {
                let mut bytes = Vec::new();
                // What could be read up to a failure is still the best error text there is.
                let _ = pipe.take(ERROR_LIMIT).read_to_end(&mut bytes);
                String::from_utf8_lossy(&bytes).trim().to_owned()
            })
        });
        Ok(Running { child, stderr })
    }

    /// The directories looked at, separated by colons.
    pub(crate) fn search_path(&self) -> String {
        let dirs = self.search.iter().map(|dir| dir.display().to_string());
        dirs.collect::<Vec<_>>().join(":")
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place")]
fn start_self(program: &Path, args: &[impl AsRef<str>]) -> std::io::Result<Child> {
    Command::new(program)
        .arg0(OWN_NAME)
        .args(args.iter().map(AsRef::as_ref))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .process_group(0)
        .spawn()
}

fn kill_group(pid: u32) {
    if let Ok(pid) = i32::try_from(pid) {
        // It may have ended meanwhile, then there is nothing to kill.
        let _ = killpg(Pid::from_raw(pid), Signal::SIGKILL);
    }
}

/// What came of listening to a program.
enum Heard {
    /// Its whole output.
    All(String),
    /// The output up to the line that was wanted.
    Enough(String),
    TooMuch,
    TooLong,
}

fn hear(pipe: impl Read, enough: fn(&str) -> bool) -> Heard {
    let mut lines = BufReader::new(pipe.take(OUTPUT_LIMIT + 1));
    let (mut text, mut line) = (String::new(), Vec::new());
    loop {
        line.clear();
        // A failing pipe is an ended program; its status tells the rest.
        if lines.read_until(b'\n', &mut line).unwrap_or(0) == 0 {
            return Heard::All(text);
        }
        let start = text.len();
        text.push_str(&String::from_utf8_lossy(&line));
        if enough(&text[start..]) {
            return Heard::Enough(text);
        }
        if text.len() as u64 > OUTPUT_LIMIT {
            return Heard::TooMuch;
        }
    }
}

/// A started program, in a process group of its own so that its helpers end with it.
struct Running {
    child: Child,
    stderr: Option<thread::JoinHandle<String>>,
}

impl Running {
    /// Reads the output in a thread of its own, so that the time limit holds for a silent program.
    fn listen(&mut self, enough: fn(&str) -> bool, limit: Duration) -> Heard {
        let Some(pipe) = self.child.stdout.take() else {
            return Heard::All(String::new());
        };
        let (send, receive) = mpsc::channel();
        thread::spawn(move || {
            // The receiver is gone only when the time limit has passed.
            let _ = send.send(hear(pipe, enough));
        });
        receive.recv_timeout(limit).unwrap_or(Heard::TooLong)
    }

    fn kill(&self) {
        kill_group(self.child.id());
    }

    fn stderr(&mut self) -> String {
        let text = self.stderr.take().and_then(|thread| thread.join().ok());
        text.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shell(script: &str) -> Result<String, ExecError> {
        let exec = Exec::default().with_time_limit(Duration::from_secs(1));
        exec.run_until("sh", &["-c", script], |line| line.contains("enough"))
    }

    #[test]
    fn gives_the_output_in_a_bare_environment() {
        assert_eq!(shell("echo $LC_ALL $HOME").unwrap(), "C.UTF-8\n");
    }

    #[test]
    fn a_failure_carries_the_error_text() {
        let error = shell("echo broken >&2; exit 3").unwrap_err().to_string();
        assert_eq!(error, "sh failed (exit status: 3): broken");
    }

    #[test]
    fn a_status_can_be_an_answer() {
        let run = |statuses: &[i32]| {
            Exec::default().run_accepting("sh", &["-c", "echo found; exit 100"], statuses)
        };
        assert_eq!(run(&[1, 100]).unwrap(), "found\n");
        assert!(run(&[1]).is_err());
    }

    #[test]
    fn a_program_that_hangs_is_ended() {
        let error = shell("sleep 60").unwrap_err();
        assert!(matches!(error, ExecError::TimedOut { .. }), "{error}");
    }

    #[test]
    fn a_program_that_never_stops_writing_is_ended() {
        let exec = Exec::default().with_time_limit(Duration::from_secs(60));
        let error = exec.run("sh", &["-c", "yes yes | cat"]).unwrap_err();
        assert!(matches!(error, ExecError::TooMuchOutput { .. }), "{error}");
    }

    #[test]
    fn stops_reading_at_the_line_that_is_enough() {
        assert_eq!(
            shell("echo a; echo enough; sleep 60").unwrap(),
            "a\nenough\n"
        );
    }

    #[test]
    fn a_missing_program_is_named_with_the_places_looked_at() {
        let exec = Exec::searching(vec!["/nowhere".into(), "/else".into()]);
        let error = exec.run("apt-get", &["x"]).unwrap_err().to_string();
        assert_eq!(error, "apt-get was not found in /nowhere:/else");
    }
}
