//! One connection to whichever engine, and the macros that run one SQL text on both.

use std::ops::{Deref, DerefMut};

use sqlx::pool::PoolConnection;
use sqlx::{PgConnection, Postgres, Sqlite, SqliteConnection, Transaction};

use crate::audit::SharedKey;
use crate::dialect::Dialect;

/// A connection for reading, or the inside of a [`Tx`].
#[derive(Debug)]
pub struct Conn(pub(crate) Inner);

#[derive(Debug)]
pub(crate) enum Inner {
    SqliteRead(PoolConnection<Sqlite>),
    SqliteWrite(Box<SqliteConnection>),
    PostgresRead(PoolConnection<Postgres>),
    PostgresWrite(Transaction<'static, Postgres>),
}

/// The engine's own connection, borrowed for one statement.
pub(crate) enum Engine<'c> {
    Sqlite(&'c mut SqliteConnection),
    Postgres(&'c mut PgConnection),
}

impl Conn {
    pub(crate) fn engine(&mut self) -> Engine<'_> {
        match &mut self.0 {
            Inner::SqliteRead(conn) => Engine::Sqlite(conn),
            Inner::SqliteWrite(conn) => Engine::Sqlite(conn),
            Inner::PostgresRead(conn) => Engine::Postgres(conn),
            Inner::PostgresWrite(tx) => Engine::Postgres(tx),
        }
    }

    /// Whether this is the inside of a transaction.
    pub(crate) const fn writes(&self) -> bool {
        matches!(self.0, Inner::SqliteWrite(_) | Inner::PostgresWrite(_))
    }

    pub(crate) const fn dialect(&self) -> Dialect {
        match self.0 {
            Inner::SqliteRead(_) | Inner::SqliteWrite(_) => Dialect::Sqlite,
            Inner::PostgresRead(_) | Inner::PostgresWrite(_) => Dialect::Postgres,
        }
    }
}

/// A transaction as a value. Reading functions take it wherever they take a [`Conn`].
#[derive(Debug)]
pub struct Tx {
    pub(crate) conn: Conn,
    /// Whether an event was recorded, so that readers are woken after the commit.
    pub(crate) recorded: bool,
    pub(crate) audit_key: SharedKey,
}

impl Deref for Tx {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        &self.conn
    }
}

impl DerefMut for Tx {
    fn deref_mut(&mut self) -> &mut Conn {
        &mut self.conn
    }
}

/// Runs a statement; gives the number of rows it touched.
macro_rules! execute {
    ($conn:expr, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        match $conn.engine() {
            $crate::conn::Engine::Sqlite(c) => {
                sqlx::query(sqlx::AssertSqlSafe(sql))$(.bind($bind))*.execute(c).await.map(|done| done.rows_affected())
            }
            $crate::conn::Engine::Postgres(c) => {
                sqlx::query(sqlx::AssertSqlSafe(sql))$(.bind($bind))*.execute(c).await.map(|done| done.rows_affected())
            }
        }
        .map_err($crate::Error::from)
    }};
}

/// Runs a query and reads its rows: `fetch!(conn, fetch_all as Row, SQL, binds…)`.
macro_rules! fetch {
    ($conn:expr, $how:ident as $row:ty, $sql:expr $(, $bind:expr)* $(,)?) => {{
        let sql = $sql;
        match $conn.engine() {
            $crate::conn::Engine::Sqlite(c) => {
                sqlx::query_as::<_, $row>(sqlx::AssertSqlSafe(sql))$(.bind($bind))*.$how(c).await
            }
            $crate::conn::Engine::Postgres(c) => {
                sqlx::query_as::<_, $row>(sqlx::AssertSqlSafe(sql))$(.bind($bind))*.$how(c).await
            }
        }
        .map_err($crate::Error::from)
    }};
}

pub(crate) use {execute, fetch};
