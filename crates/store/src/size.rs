//! How large the database is.

use sqlx::FromRow;

use crate::Error;
use crate::conn::{Conn, fetch};
use crate::dialect::Dialect;

/// How large the database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DatabaseSize {
    /// Version of the engine.
    pub version: String,
    /// All of it.
    pub bytes: i64,
    /// Each table, the largest first.
    pub tables: Vec<TableSize>,
}

/// How large a table is.
#[derive(Debug, Clone, PartialEq, Eq, FromRow)]
pub struct TableSize {
    /// Name.
    pub name: String,
    /// Rows; an estimate.
    pub rows: i64,
    /// With its indexes.
    pub bytes: i64,
}

impl Conn {
    /// How large the database is. SQLite reads every page for it, which takes a second per gigabyte or so.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn database_size(&mut self) -> Result<DatabaseSize, Error> {
        let (version, bytes, tables) = match self.dialect() {
            Dialect::Sqlite => (
                "SELECT sqlite_version()",
                "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()",
                // A table's own tree has a cell for each row in its leaves; the other trees are indexes.
                "SELECT t.tbl_name AS name,
                   SUM(CASE WHEN s.name = t.tbl_name AND s.pagetype = 'leaf' THEN s.ncell ELSE 0 END) AS rows,
                   SUM(s.pgsize) AS bytes
                 FROM dbstat s JOIN sqlite_master t ON t.name = s.name
                 WHERE t.tbl_name NOT LIKE 'sqlite_%' AND t.tbl_name <> '_sqlx_migrations'
                 GROUP BY t.tbl_name ORDER BY bytes DESC, name",
            ),
            Dialect::Postgres => (
                "SELECT current_setting('server_version')",
                "SELECT pg_database_size(current_database())",
                "SELECT c.relname::text AS name, GREATEST(c.reltuples, 0)::bigint AS rows,
                   pg_total_relation_size(c.oid) AS bytes
                 FROM pg_class c WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
                   AND c.relname <> '_sqlx_migrations' ORDER BY bytes DESC, name",
            ),
        };
        let (version,) = fetch!(self, fetch_one as (String,), version)?;
        let (bytes,) = fetch!(self, fetch_one as (i64,), bytes)?;
        let tables = fetch!(self, fetch_all as TableSize, tables)?;
        Ok(DatabaseSize {
            version,
            bytes,
            tables,
        })
    }
}
