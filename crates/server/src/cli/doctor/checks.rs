//! What `doctor` looks at.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use app::ports::{Clock, SystemClock};
use store::{AuditCheck, Broken, Location, Store};

use crate::boot;
use crate::config::Config;

/// A year before the first release: a clock before it is wrong.
const EARLIEST: i64 = 1_750_000_000_000;
/// Below this a database soon cannot grow.
const ROOM: u64 = 512 * 1024 * 1024;

/// What a check found.
pub(super) enum Finding {
    /// All is well.
    Good(String),
    /// Worth knowing.
    Note(String),
    /// Something to mend.
    Bad(String),
}

use Finding::{Bad, Good, Note};

/// Runs every check.
pub(super) async fn all(config: &Config) -> Vec<(&'static str, Finding)> {
    vec![
        ("data directory", data_dir(&config.data_dir)),
        ("disk space", disk(&config.data_dir)),
        ("database", database(config).await),
        ("audit log", audit_log(config).await),
        ("clock", clock()),
        ("public URL", public_url(config)),
        ("listening", listening(config)),
    ]
}

fn data_dir(dir: &Path) -> Finding {
    match std::fs::metadata(dir) {
        Err(_) => Note(format!(
            "{} does not exist yet; the first start creates it",
            dir.display()
        )),
        Ok(meta) if meta.permissions().mode() & 0o077 != 0 => Bad(format!(
            "others on this machine may enter {0}, which holds the server key: run chmod 700 {0}",
            dir.display()
        )),
        Ok(_) => Good(format!("{} is private", dir.display())),
    }
}

fn disk(dir: &Path) -> Finding {
    let Some(existing) = dir.ancestors().find(|path| path.is_dir()) else {
        return Note("the folder does not exist yet".into());
    };
    match nix::sys::statvfs::statvfs(existing) {
        Err(error) => Note(format!("free space is unknown: {error}")),
        Ok(space) => {
            let free = space.blocks_available() * space.fragment_size();
            let text = format!("{} MB free", free / 1024 / 1024);
            if free < ROOM {
                Bad(format!("{text}; the database needs room to grow"))
            } else {
                Good(text)
            }
        }
    }
}

async fn database(config: &Config) -> Finding {
    if let Location::Sqlite(path) = &config.database
        && !path.exists()
    {
        return Note(format!(
            "{} does not exist yet; the first start creates it",
            path.display()
        ));
    }
    match Store::open(&config.database).await {
        Ok(store) => Good(format!(
            "{} answers and its schema is current",
            store.engine_name()
        )),
        Err(error) => Bad(error.to_string()),
    }
}

async fn audit_log(config: &Config) -> Finding {
    if let Location::Sqlite(path) = &config.database
        && !path.exists()
    {
        return Note("there is none yet".into());
    }
    match boot::check_audit(config).await {
        Ok(None) => Note("the server key was not found, so it cannot be checked".into()),
        Ok(Some(check)) => describe(check),
        Err(error) => Note(format!("it could not be checked: {error}")),
    }
}

fn describe(check: AuditCheck) -> Finding {
    if let Some(Broken { id, reason }) = check.broken {
        let place = id.map_or_else(String::new, |id| format!("row {id}: "));
        return Bad(format!("somebody changed it from outside: {place}{reason}"));
    }
    let mut text = format!("{} rows are linked and unchanged", check.checked);
    if let Some(head) = check.head {
        text += &format!("; newest link {head}");
    }
    if check.uncovered > 0 {
        text += &format!("; {} rows are older than the chain", check.uncovered);
    }
    Good(text)
}

fn clock() -> Finding {
    if SystemClock.now() < EARLIEST {
        return Bad("the clock is years behind; sign-ins and reports need the right time".into());
    }
    Good("plausible".into())
}

fn public_url(config: &Config) -> Finding {
    let Some(url) = &config.http.public_url else {
        return Note("PUBLIC_URL is not set; the address of the set-up is used".into());
    };
    let agent = ureq::Agent::config_builder()
        .timeout_global(Some(Duration::from_secs(5)))
        .build();
    match ureq::Agent::new_with_config(agent)
        .get(format!("{url}/health"))
        .call()
    {
        Ok(_) => Good(format!("{url} answers")),
        Err(error) => Note(format!(
            "{url}/health does not answer from here: {error}. Fine while the server is stopped"
        )),
    }
}

fn listening(config: &Config) -> Finding {
    let address = config.http.listen;
    if address.ip().is_loopback() {
        return Good(format!(
            "{address}, reachable from this machine only; a reverse proxy opens it to others"
        ));
    }
    Note(format!(
        "{address} is reachable from the network without TLS; agents then send their keys in the clear"
    ))
}
