//! The two migration trees are one schema, and nobody edits a migration unseen.

use std::collections::BTreeSet;

use sqlx::{Connection, PgConnection, SqliteConnection};
use store::{Location, Store};

use crate::harness::{self, Fresh};

/// Table, column, whether it may be null.
type Columns = BTreeSet<(String, String, bool)>;

async fn sqlite(location: &Location) -> SqliteConnection {
    let Location::Sqlite(path) = location else {
        panic!("not SQLite")
    };
    SqliteConnection::connect(&path.display().to_string())
        .await
        .unwrap()
}

async fn postgres(location: &Location) -> PgConnection {
    let Location::Postgres(url) = location else {
        panic!("not PostgreSQL")
    };
    PgConnection::connect(url).await.unwrap()
}

async fn sqlite_columns(db: &Fresh) -> Columns {
    let sql = "SELECT m.name, c.name, c.\"notnull\" = 0 AND c.pk = 0 FROM sqlite_master m
        JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'
          AND m.name <> '_sqlx_migrations'";
    let rows = sqlx::query_as(sql)
        .fetch_all(&mut sqlite(&db.location).await)
        .await
        .unwrap();
    rows.into_iter().collect()
}

async fn postgres_columns(db: &Fresh) -> Columns {
    let sql = "SELECT table_name::text, column_name::text, is_nullable = 'YES'
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_sqlx_migrations'";
    let rows = sqlx::query_as(sql)
        .fetch_all(&mut postgres(&db.location).await)
        .await
        .unwrap();
    rows.into_iter().collect()
}

#[tokio::test]
async fn both_engines_have_the_same_columns() {
    let (one, two) = (harness::sqlite().await, harness::postgres().await);
    let (sqlite, postgres) = (sqlite_columns(&one).await, postgres_columns(&two).await);
    assert_eq!(
        sqlite.symmetric_difference(&postgres).collect::<Vec<_>>(),
        Vec::<&_>::new()
    );
    assert!(sqlite.len() > 150, "the schema was really read");
}

#[tokio::test]
async fn an_edited_migration_is_refused_by_name() {
    let (one, two) = (harness::sqlite().await, harness::postgres().await);
    sqlx::query("UPDATE _sqlx_migrations SET checksum = x'00'")
        .execute(&mut sqlite(&one.location).await)
        .await
        .unwrap();
    sqlx::query("UPDATE _sqlx_migrations SET checksum = '\\x00'")
        .execute(&mut postgres(&two.location).await)
        .await
        .unwrap();
    for location in [&one.location, &two.location] {
        let refused = Store::open(location).await.unwrap_err().to_string();
        assert!(
            refused.starts_with("migration 1 was applied to this database in another form"),
            "{refused}"
        );
    }
}

#[tokio::test]
async fn only_one_server_may_hold_a_sqlite_file() {
    let db = harness::sqlite().await;
    let Location::Sqlite(path) = &db.location else {
        panic!("not SQLite")
    };
    let first = store::ServeLock::take(path).unwrap();
    let refused = store::ServeLock::take(path).unwrap_err().to_string();
    assert!(
        refused.contains("another PatchMon server is using"),
        "{refused}"
    );
    drop(first);
    store::ServeLock::take(path).unwrap();
}
