//! A consistent copy of a SQLite database while it is in use, and putting one back.

use std::path::{Path, PathBuf};

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{ConnectOptions, Connection};

use crate::{Error, ServeLock, Store};

/// Copies the database at `from` into the new file `to`. Readers and the writer go on meanwhile.
///
/// # Errors
/// [`Error::Refused`] when `to` exists already; database errors.
pub async fn backup(from: &Path, to: &Path) -> Result<(), Error> {
    if to.exists() {
        return Err(Error::Refused(format!("{} exists already", to.display())));
    }
    let mut conn = connect(from).await?;
    // The path is a value: quotes in it are not SQL.
    sqlx::query("VACUUM INTO $1")
        .bind(to.to_string_lossy().into_owned())
        .execute(&mut conn)
        .await?;
    conn.close().await?;
    check(to).await
}

/// Puts the copy `from` in the place of the database `to`; gives where the old one was moved to.
///
/// # Errors
/// [`Error::Refused`] when a server uses the database, or the copy is damaged or of another program.
pub async fn restore(from: &Path, to: &Path) -> Result<Option<PathBuf>, Error> {
    let lock = ServeLock::take(to)?;
    check(from).await?;
    let fresh = to.with_extension("restoring");
    std::fs::copy(from, &fresh).map_err(|error| files(&fresh, &error))?;
    let aside = set_aside(to)?;
    std::fs::rename(&fresh, to).map_err(|error| files(to, &error))?;
    drop(lock);
    // Brings an older copy up to date, and refuses a newer one.
    Store::open(&crate::Location::Sqlite(to.to_owned())).await?;
    Ok(aside)
}

/// The old database keeps its write-ahead log beside it: together they are one database.
fn set_aside(database: &Path) -> Result<Option<PathBuf>, Error> {
    if !database.exists() {
        return Ok(None);
    }
    let aside = (1..)
        .map(|number| database.with_extension(format!("before-restore-{number}.db")))
        .find(|path| !path.exists())
        .ok_or_else(|| Error::Refused("no free name for the old database".into()))?;
    for ending in ["", "-wal", "-shm"] {
        let old = with_ending(database, ending);
        if old.exists() {
            let new = with_ending(&aside, ending);
            std::fs::rename(&old, &new).map_err(|error| files(&old, &error))?;
        }
    }
    Ok(Some(aside))
}

fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    PathBuf::from(name)
}

/// Whether a file is a whole PatchMon database.
async fn check(path: &Path) -> Result<(), Error> {
    let damaged =
        |reason: String| Error::Refused(format!("{} is no usable copy: {reason}", path.display()));
    let mut conn = connect(path)
        .await
        .map_err(|error| damaged(error.to_string()))?;
    let (result,): (String,) = sqlx::query_as("PRAGMA integrity_check")
        .fetch_one(&mut conn)
        .await
        .map_err(|error| damaged(error.to_string()))?;
    if result != "ok" {
        return Err(damaged(result));
    }
    sqlx::query("SELECT value FROM meta WHERE name = 'min_compatible'")
        .fetch_one(&mut conn)
        .await
        .map_err(|_| damaged("it was not made by PatchMon".into()))?;
    conn.close().await?;
    Ok(())
}

async fn connect(path: &Path) -> Result<SqliteConnection, Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(false);
    Ok(options.disable_statement_logging().connect().await?)
}

fn files(path: &Path, error: &std::io::Error) -> Error {
    Error::Refused(format!("{}: {error}", path.display()))
}
