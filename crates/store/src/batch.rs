//! Several statements in one round trip.
//!
//! A report writes to about ten tables. On PostgreSQL each statement of its own would cost both sides
//! a round trip, which is more than most of them cost to run; there they become one statement whose
//! parts stand in `WITH`. SQLite, which is no process of its own, runs them in turn.

use sqlx::AssertSqlSafe;
use uuid::Uuid;

use crate::Error;
use crate::conn::{Engine, Tx};

/// A value of a statement.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Bind {
    Number(Option<i64>),
    Flag(Option<bool>),
    Text(Option<String>),
    Bytes(Vec<u8>),
    Id(Option<Uuid>),
}

impl From<i64> for Bind {
    fn from(value: i64) -> Self {
        Self::Number(Some(value))
    }
}

impl From<Option<i64>> for Bind {
    fn from(value: Option<i64>) -> Self {
        Self::Number(value)
    }
}

impl From<bool> for Bind {
    fn from(value: bool) -> Self {
        Self::Flag(Some(value))
    }
}

impl From<&str> for Bind {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<String> for Bind {
    fn from(value: String) -> Self {
        Self::Text(Some(value))
    }
}

impl From<Option<&str>> for Bind {
    fn from(value: Option<&str>) -> Self {
        Self::Text(value.map(str::to_owned))
    }
}

/// Statements that touch different rows: on PostgreSQL none sees what another of them writes, and
/// their order is not said.
#[derive(Debug, Default)]
pub(crate) struct Batch {
    statements: Vec<(String, Vec<Bind>)>,
}

/// Binds every value; the types differ by engine, the code does not.
macro_rules! bound {
    ($sql:expr, $binds:expr) => {{
        let mut query = sqlx::query(AssertSqlSafe($sql));
        for bind in $binds {
            query = match bind {
                Bind::Number(value) => query.bind(value),
                Bind::Flag(value) => query.bind(value),
                Bind::Text(value) => query.bind(value),
                Bind::Bytes(value) => query.bind(value),
                Bind::Id(value) => query.bind(value),
            };
        }
        query
    }};
}

impl Batch {
    /// Adds a statement with its values $1, $2, …
    pub(crate) fn push(&mut self, sql: impl Into<String>, binds: impl Into<Vec<Bind>>) {
        self.statements.push((sql.into(), binds.into()));
    }

    /// Runs all of them.
    ///
    /// # Errors
    /// When the database fails; some may have been written then, and the transaction must end.
    pub(crate) async fn run(self, tx: &mut Tx) -> Result<(), Error> {
        if self.statements.is_empty() {
            return Ok(());
        }
        match tx.engine() {
            Engine::Sqlite(conn) => {
                for (sql, binds) in self.statements {
                    bound!(sql, binds).execute(&mut *conn).await?;
                }
            }
            Engine::Postgres(conn) => {
                let (sql, binds) = self.into_one();
                bound!(sql, binds).execute(conn).await?;
            }
        }
        Ok(())
    }

    /// `WITH w0 AS (first), w1 AS (second) third`, with the values of all in a row.
    fn into_one(self) -> (String, Vec<Bind>) {
        let last = self.statements.len().saturating_sub(1);
        let (mut sql, mut binds) = (String::new(), Vec::new());
        for (number, (statement, values)) in self.statements.into_iter().enumerate() {
            let statement = shifted(&statement, binds.len());
            binds.extend(values);
            sql += &match (number, number == last) {
                (0, true) => statement,
                (_, true) => format!(" {statement}"),
                (0, false) => format!("WITH w0 AS ({statement})"),
                (_, false) => format!(", w{number} AS ({statement})"),
            };
        }
        (sql, binds)
    }
}

/// The statement with its parameters counted from `$offset + 1` on.
fn shifted(sql: &str, offset: usize) -> String {
    let mut parts = sql.split('$');
    let mut shifted = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let end = part
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(part.len());
        let (number, rest) = part.split_at(end);
        let number: usize = number.parse().unwrap_or_default();
        shifted += &format!("${}{rest}", number + offset);
    }
    shifted
}

#[cfg(test)]
mod tests {
    use super::{Batch, Bind};

    #[test]
    fn statements_become_one() {
        let mut batch = Batch::default();
        batch.push(
            "DELETE FROM a WHERE x = $1 AND y = $2",
            [7.into(), "z".into()],
        );
        batch.push("DELETE FROM b", []);
        batch.push("UPDATE c SET n = $1, m = $1 + $2", [1.into(), 2.into()]);
        let (sql, binds) = batch.into_one();
        assert_eq!(
            sql,
            "WITH w0 AS (DELETE FROM a WHERE x = $1 AND y = $2), w1 AS (DELETE FROM b) \
             UPDATE c SET n = $3, m = $3 + $4"
        );
        let numbers = [1, 2].map(Bind::from);
        assert_eq!((binds.len(), &binds[2..]), (4, &numbers[..]));
    }

    #[test]
    fn one_alone_stays_as_it_is() {
        let mut batch = Batch::default();
        batch.push("DELETE FROM a WHERE x = $10", [Bind::Flag(None)]);
        assert_eq!(batch.into_one().0, "DELETE FROM a WHERE x = $10");
    }
}
