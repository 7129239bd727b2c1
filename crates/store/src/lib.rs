//! SQL and nothing but SQL: migrations, transactions, one module per noun.
//!
//! One SQL text serves both engines wherever they allow it; what differs stands in `dialect`. Every
//! function that returns host data takes a [`domain::HostScope`]. A lookup returns `Option`; a write
//! says how many rows it touched. Lists have a unique tie-breaker in every order.

mod audit;
mod backup;
mod batch;
mod bus;
mod conn;
mod diagnostics;
mod dialect;
pub mod docker;
pub mod enrolment;
mod error;
pub mod fleet;
mod host_groups;
pub mod host_jobs;
pub mod hosts;
mod leases;
mod logos;
mod meta;
mod open;
mod outbox;
pub mod packages;
mod page;
mod personal_tokens;
mod queue;
pub mod reports;
mod retention;
mod roles;
mod second_factor;
mod sessions;
mod settings;
mod sign_in_failures;
mod single_sign_on;
mod size;
pub mod tokens;
mod users;
mod writer;

pub use audit::{
    AuditActor, AuditCheck, AuditCursor, AuditEntry, AuditFilter, AuditKey, AuditName, AuditReader,
    AuditRow, Broken, Sealed,
};
pub use backup::{backup, restore};
pub use conn::{Conn, Tx};
pub use diagnostics::DiagnosticsRow;
pub use error::Error;
pub use host_groups::{GroupText, HostGroup};
pub use logos::Logo;
pub use open::{Location, SCHEMA, ServeLock};
pub use outbox::OutboxRow;
pub use page::{Page, Slice};
pub use personal_tokens::PersonalTokenRow;
pub use queue::Claimed;
pub use retention::Aged;
pub use roles::RoleRow;
pub use second_factor::{
    CeremonyRow, NewTrustedDevice, PasskeyRow, TicketRow, TotpRow, TrustedDeviceRow,
};
pub use sessions::{NewSession, SessionRow};
pub use single_sign_on::{SsoAttempt, SsoLogin};
pub use size::{DatabaseSize, TableSize};
pub use users::{GroupLabel, ListedUser, NewUser, UserQuery, UserRow, UserSort, UserText};

use conn::Inner;
use futures_util::future::BoxFuture;
use sqlx::{PgPool, SqlitePool};
use tokio::sync::watch;
use writer::Writer;

/// What [`Store::write`] runs inside a transaction.
pub trait Work<T, E>:
    for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static
{
}

impl<T, E, F> Work<T, E> for F where
    F: for<'t> FnOnce(&'t mut Tx) -> BoxFuture<'t, Result<T, E>> + Send + 'static
{
}

/// The database. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Store {
    pub(crate) pools: Pools,
    pub(crate) wake: watch::Sender<u64>,
    pub(crate) audit_key: audit::SharedKey,
}

#[derive(Debug, Clone)]
pub(crate) enum Pools {
    Sqlite { read: SqlitePool, writer: Writer },
    Postgres(PgPool),
}

impl Store {
    /// A connection for reading.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when none can be had.
    pub async fn read(&self) -> Result<Conn, Error> {
        Ok(Conn(match &self.pools {
            Pools::Sqlite { read, .. } => Inner::SqliteRead(read.acquire().await?),
            Pools::Postgres(pool) => Inner::PostgresRead(pool.acquire().await?),
        }))
    }

    /// Runs `work` in a transaction and commits it when it succeeds. Nothing outside the database may
    /// be awaited inside. The work is finished even when the caller goes away.
    ///
    /// # Errors
    /// What `work` returned, or [`Error::Unavailable`] when the commit failed; nothing is kept then.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: Work<T, E>,
    {
        match &self.pools {
            Pools::Sqlite { writer, .. } => writer.write(work).await,
            Pools::Postgres(pool) => write_postgres(pool.clone(), self, work).await,
        }
    }

    /// Finishes what is waiting and closes every connection. On SQLite the file is then the whole
    /// database.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, writer } => {
                read.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    /// Ticks after every commit that recorded an event.
    #[must_use]
    pub fn woken(&self) -> watch::Receiver<u64> {
        self.wake.subscribe()
    }

    /// `sqlite` or `postgres`.
    #[must_use]
    pub const fn engine_name(&self) -> &'static str {
        match self.pools {
            Pools::Sqlite { .. } => "sqlite",
            Pools::Postgres(_) => "postgres",
        }
    }
}

async fn write_postgres<T, E, F>(pool: PgPool, store: &Store, work: F) -> Result<T, E>
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: Work<T, E>,
{
    let (wake, audit_key) = (store.wake.clone(), store.audit_key.clone());
    let transaction = async move {
        let tx = pool.begin().await.map_err(Error::from)?;
        let mut tx = Tx {
            conn: Conn(Inner::PostgresWrite(tx)),
            recorded: false,
            audit_key,
        };
        let value = work(&mut tx).await?;
        let recorded = tx.recorded;
        if let Inner::PostgresWrite(tx) = tx.conn.0 {
            tx.commit().await.map_err(Error::from)?;
        }
        if recorded {
            wake.send_modify(|count| *count += 1);
        }
        Ok(value)
    };
    #[expect(
        clippy::disallowed_methods,
        reason = "a transaction is finished even when its caller goes away"
    )]
    let finished = tokio::spawn(transaction).await;
    finished.unwrap_or_else(|_| {
        let message = "a transaction panicked; nothing of it was kept".to_owned();
        Err(E::from(Error::Unexpected(sqlx::Error::Protocol(message))))
    })
}
