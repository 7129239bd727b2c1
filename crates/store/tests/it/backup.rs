//! Copies of a SQLite database, and putting them back.

use std::path::PathBuf;

use store::{Error, Location, ServeLock, Store, Tx};

use crate::harness::{self, Fresh};

fn file(db: &Fresh) -> PathBuf {
    match &db.location {
        Location::Sqlite(path) => path.clone(),
        Location::Postgres(_) => panic!("not SQLite"),
    }
}

async fn note(store: &Store, value: &'static str) {
    store
        .write(move |tx: &mut Tx| Box::pin(async move { tx.set_meta("note", value).await }))
        .await
        .unwrap();
}

#[tokio::test]
async fn a_copy_of_a_database_in_use_can_be_put_back() {
    let db = harness::sqlite().await;
    let (file, copy) = (file(&db), file(&db).with_extension("copy"));
    note(&db.store, "before").await;
    store::backup(&file, &copy).await.unwrap();
    note(&db.store, "after").await;

    let aside = store::restore(&copy, &file).await.unwrap().unwrap();
    let restored = Store::open(&db.location).await.unwrap();
    let note = restored.read().await.unwrap().meta("note").await.unwrap();
    assert_eq!(note.as_deref(), Some("before"));
    let old = Store::open(&Location::Sqlite(aside)).await.unwrap();
    let note = old.read().await.unwrap().meta("note").await.unwrap();
    assert_eq!(
        note.as_deref(),
        Some("after"),
        "the old database is kept whole"
    );
}

#[tokio::test]
async fn nothing_is_overwritten_and_junk_is_refused() {
    let db = harness::sqlite().await;
    let (file, copy) = (file(&db), file(&db).with_extension("copy"));
    std::fs::write(&copy, "junk").unwrap();
    let refused = store::backup(&file, &copy).await.unwrap_err();
    assert!(refused.to_string().ends_with("exists already"), "{refused}");
    let refused = store::restore(&copy, &file).await.unwrap_err();
    assert!(refused.to_string().contains("no usable copy"), "{refused}");
    note(&db.store, "still here").await;
}

#[tokio::test]
async fn a_served_database_is_left_alone() {
    let db = harness::sqlite().await;
    let (file, copy) = (file(&db), file(&db).with_extension("copy"));
    store::backup(&file, &copy).await.unwrap();
    let _serving = ServeLock::take(&file).unwrap();
    let refused = store::restore(&copy, &file).await.unwrap_err();
    assert!(matches!(refused, Error::Refused(_)), "{refused}");
}
