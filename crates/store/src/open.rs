//! Opening a database: pools, migrations, the lock of a serving process.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::{MigrateError, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, PgPool, SqlitePool};
use tokio::sync::watch;

use crate::audit::SharedKey;
use crate::writer::Writer;
use crate::{Error, Pools, Store};

static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");

/// Newest schema number this binary understands; compared with `meta.min_compatible`.
pub const SCHEMA: i64 = 1;

/// After this a connection to PostgreSQL is asked whether it still is one.
const IDLE: Duration = Duration::from_secs(5);

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file in a folder.
    Sqlite(PathBuf),
    /// A PostgreSQL URL.
    Postgres(String),
}

impl Location {
    /// From `DATABASE_URL`, or the file `patchmon.db` in the data directory.
    ///
    /// # Errors
    /// [`Error::Refused`] for a URL that is neither `postgres://` nor `sqlite:`.
    pub fn new(database_url: Option<&str>, data_dir: &Path) -> Result<Self, Error> {
        match database_url {
            None => Ok(Self::Sqlite(data_dir.join("patchmon.db"))),
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Ok(Self::Postgres(url.to_owned()))
            }
            Some(url) => match url.strip_prefix("sqlite:") {
                Some(path) => Ok(Self::Sqlite(PathBuf::from(path.trim_start_matches("//")))),
                None => Err(Error::Refused(
                    "DATABASE_URL must begin with postgres:// or sqlite:".into(),
                )),
            },
        }
    }
}

/// Keeps other servers off a SQLite file until it is dropped.
#[derive(Debug)]
pub struct ServeLock(#[expect(dead_code, reason = "the lock lives as long as the open file")] File);

impl ServeLock {
    /// Takes the lock.
    ///
    /// # Errors
    /// [`Error::Refused`] when another server holds it.
    pub fn take(database: &Path) -> Result<Self, Error> {
        let path = database.with_extension("lock");
        let file = lock_file(&path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(_) => Err(Error::Refused(format!(
                "another PatchMon server is using {}; stop it first, or give this one its own --data-dir",
                database.display()
            ))),
        }
    }
}

fn lock_file(path: &Path) -> Result<File, Error> {
    File::options()
        .create(true)
        .truncate(false)
        .write(true)
        .open(path)
        .map_err(|error| Error::Refused(format!("cannot open {}: {error}", path.display())))
}

impl Store {
    /// Opens the database and brings its schema up to date.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when it cannot be reached, [`Error::Refused`] when its schema was
    /// edited or belongs to a newer version.
    pub async fn open(location: &Location) -> Result<Self, Error> {
        let (wake, _) = watch::channel(0);
        let store = match location {
            Location::Sqlite(path) => open_sqlite(path, wake).await?,
            Location::Postgres(url) => open_postgres(url, wake).await?,
        };
        store.refuse_newer_schema().await?;
        Ok(store)
    }

    async fn refuse_newer_schema(&self) -> Result<(), Error> {
        let needed = self.read().await?.meta("min_compatible").await?;
        let needed: i64 = needed.and_then(|text| text.parse().ok()).unwrap_or(SCHEMA);
        if needed > SCHEMA {
            return Err(Error::Refused(format!(
                "this database needs a newer PatchMon (schema {needed}, this program knows {SCHEMA})"
            )));
        }
        Ok(())
    }
}

async fn open_sqlite(path: &Path, wake: watch::Sender<u64>) -> Result<Store, Error> {
    let options = SqliteConnectOptions::new()
        .filename(path)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(Duration::from_secs(10))
        .pragma("wal_autocheckpoint", "16000")
        .disable_statement_logging();
    let lock = lock_file(&path.with_extension("migrate-lock"))?;
    lock.lock()
        .map_err(|error| Error::Unavailable(error.to_string()))?;
    let mut writer = options.connect().await?;
    SQLITE.run(&mut writer).await.map_err(explain)?;
    drop(lock);
    let read: SqlitePool = SqlitePoolOptions::new()
        .max_connections(4)
        .min_connections(0)
        // A file does not go away as a server does.
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(10))
        .connect_with(options.read_only(true).create_if_missing(false))
        .await?;
    let audit_key = SharedKey::default();
    let writer = Writer::start(writer, wake.clone(), audit_key.clone());
    Ok(Store {
        pools: Pools::Sqlite { read, writer },
        wake,
        audit_key,
    })
}

async fn open_postgres(url: &str, wake: watch::Sender<u64>) -> Result<Store, Error> {
    let options = PgConnectOptions::from_str(url)
        .map_err(|error| Error::Refused(format!("DATABASE_URL is not valid: {error}")))?
        .application_name("patchmon")
        .disable_statement_logging();
    // The pool would only say that it waited; one connection of our own says why.
    drop(options.connect().await?);
    let pool: PgPool = PgPoolOptions::new()
        .max_connections(16)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .before_acquire(|conn, used| {
            Box::pin(async move {
                // One that was used a moment ago need not be asked whether it is still there.
                if used.idle_for > IDLE {
                    conn.ping().await?;
                }
                Ok(true)
            })
        })
        .connect_with(options)
        .await?;
    POSTGRES.run(&pool).await.map_err(explain)?;
    Ok(Store {
        pools: Pools::Postgres(pool),
        wake,
        audit_key: SharedKey::default(),
    })
}

fn explain(error: MigrateError) -> Error {
    match error {
        MigrateError::VersionMismatch(version) => Error::Refused(format!(
            "migration {version} was applied to this database in another form: the program or the database was edited; use the release that made it, or restore a backup"
        )),
        MigrateError::VersionMissing(version) => Error::Refused(format!(
            "this database has migration {version}, which this program does not know: it was made by a newer PatchMon"
        )),
        MigrateError::Execute(error) => Error::from(error),
        other => Error::Refused(format!("the database could not be migrated: {other}")),
    }
}
