//! How to be a good guest: last in the queue for the processor and the disk, and one at a time.

use std::fs::File;
use std::io;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use nix::errno::Errno;
use nix::fcntl::{Flock, FlockArg};
use rustix::process::{getpriority_process, setpriority_process};

/// Niceness of this program and of what it starts. Linux derives the priority for the disk from it:
/// level 6 of 7 in the best-effort class.
const NICENESS: i32 = 10;
const LOOK_AGAIN: Duration = Duration::from_millis(200);

/// Steps back behind the machine's real work. To be called while there is one thread: on Linux every
/// thread has a niceness of its own, which new threads and processes take over.
pub(crate) fn step_back() -> io::Result<()> {
    if getpriority_process(None)? < NICENESS {
        setpriority_process(None, NICENESS)?;
    }
    Ok(())
}

/// The right to collect on this host: a lock on the agent's folder, which leaves no file behind and
/// ends with its process.
pub(crate) struct Turn {
    /// `None` where there is no folder yet, and so nobody to take turns with.
    _lock: Option<Flock<File>>,
}

impl Turn {
    /// Waits for the turn, at most so long; `None` when another agent still has it.
    pub(crate) fn wait(dir: &Path, most: Duration) -> io::Result<Option<Self>> {
        let began = Instant::now();
        let mut folder = match File::open(dir) {
            Ok(folder) => folder,
            Err(e) if e.kind() == io::ErrorKind::NotFound => {
                return Ok(Some(Self { _lock: None }));
            }
            Err(e) => return Err(io::Error::new(e.kind(), format!("{}: {e}", dir.display()))),
        };
        loop {
            match Flock::lock(folder, FlockArg::LockExclusiveNonblock) {
                Ok(lock) => return Ok(Some(Self { _lock: Some(lock) })),
                Err((back, Errno::EWOULDBLOCK)) if began.elapsed() < most => folder = back,
                Err((_, Errno::EWOULDBLOCK)) => return Ok(None),
                // A file system without locks: then there is nothing to take turns with.
                Err(_) => return Ok(Some(Self { _lock: None })),
            }
            thread::sleep(LOOK_AGAIN);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let wait = |most| Turn::wait(dir.path(), most).unwrap();
        let first = wait(Duration::ZERO).unwrap();
        assert!(wait(Duration::ZERO).is_none(), "somebody has it");
        let path = dir.path().to_owned();
        let second = thread::spawn(move || Turn::wait(&path, Duration::from_secs(60)).unwrap());
        drop(first);
        let second = second.join().unwrap();
        assert!(second.is_some(), "who waits gets it");
        assert_eq!(std::fs::read_dir(dir.path()).unwrap().count(), 0);
    }

    #[test]
    fn without_a_folder_nobody_is_in_the_way() {
        let nowhere = Path::new("/nowhere/patchmon");
        assert!(Turn::wait(nowhere, Duration::ZERO).unwrap().is_some());
    }

    #[test]
    fn children_are_nice() {
        // In a thread, so that the other tests keep their priority.
        let told = thread::spawn(|| {
            step_back().unwrap();
            step_back().unwrap();
            crate::exec::Exec::default().run("nice", &[] as &[&str])
        });
        let told: i32 = told.join().unwrap().unwrap().trim().parse().unwrap();
        assert!(told >= NICENESS, "{told}");
    }
}
