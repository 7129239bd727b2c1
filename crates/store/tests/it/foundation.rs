//! Transactions, events and the schema itself.

use domain::{Event, Topic};
use store::{Error, Store, Tx};
use uuid::Uuid;

use crate::harness::{Fresh, on_both};

on_both!(
    a_failed_transaction_leaves_nothing_and_others_go_on,
    a_panicking_transaction_is_rolled_back,
    events_are_read_in_order_and_wake_readers,
    opening_twice_changes_nothing,
    a_newer_schema_is_refused,
    transactions_at_the_same_time_all_count,
    a_closed_store_has_finished_its_work_and_takes_no_more,
);

fn set(
    store: &Store,
    name: &'static str,
    value: &'static str,
) -> impl Future<Output = Result<(), Error>> {
    store.write(move |tx: &mut Tx| Box::pin(async move { tx.set_meta(name, value).await }))
}

async fn get(store: &Store, name: &str) -> Option<String> {
    store.read().await.unwrap().meta(name).await.unwrap()
}

async fn a_failed_transaction_leaves_nothing_and_others_go_on(db: Fresh) {
    let failing = db.store.write(|tx: &mut Tx| {
        Box::pin(async move {
            tx.set_meta("a", "1").await?;
            Err::<(), _>(Error::Refused("changed my mind".into()))
        })
    });
    let (failed, kept) = tokio::join!(failing, set(&db.store, "b", "2"));
    assert!(matches!(failed, Err(Error::Refused(_))));
    kept.unwrap();
    assert_eq!(get(&db.store, "a").await, None);
    assert_eq!(get(&db.store, "b").await.as_deref(), Some("2"));
}

async fn a_panicking_transaction_is_rolled_back(db: Fresh) {
    let outcome = db
        .store
        .write(|tx: &mut Tx| {
            Box::pin(async move {
                tx.set_meta("a", "1").await?;
                assert!(tx.meta("a").await?.is_none(), "panics on purpose");
                Ok::<_, Error>(())
            })
        })
        .await;
    assert!(outcome.is_err());
    assert_eq!(get(&db.store, "a").await, None);
    set(&db.store, "b", "2").await.unwrap();
}

async fn events_are_read_in_order_and_wake_readers(db: Fresh) {
    let mut woken = db.store.woken();
    let id = Uuid::from_u128(7);
    db.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.record(Event::of(Topic::Host, id), 1).await?;
                tx.record(Event::all(Topic::Groups), 2).await
            })
        })
        .await
        .unwrap();
    woken.changed().await.unwrap();
    let mut conn = db.store.read().await.unwrap();
    let rows = conn.events_after(0).await.unwrap();
    let events: Vec<Event> = rows.iter().map(|row| row.event).collect();
    assert_eq!(
        events,
        [Event::of(Topic::Host, id), Event::all(Topic::Groups)]
    );
    assert_eq!(conn.data_version().await.unwrap(), rows[1].id);
    drop(conn);
    db.store
        .write(|tx: &mut Tx| Box::pin(tx.prune_outbox(100)))
        .await
        .unwrap();
    assert_eq!(
        db.store.read().await.unwrap().data_version().await.unwrap(),
        rows[1].id
    );
}

async fn opening_twice_changes_nothing(db: Fresh) {
    set(&db.store, "a", "1").await.unwrap();
    let again = Store::open(&db.location).await.unwrap();
    assert_eq!(get(&again, "a").await.as_deref(), Some("1"));
}

async fn a_newer_schema_is_refused(db: Fresh) {
    set(&db.store, "min_compatible", "99").await.unwrap();
    let refused = Store::open(&db.location).await.unwrap_err();
    assert!(
        refused.to_string().contains("needs a newer PatchMon"),
        "{refused}"
    );
}

async fn transactions_at_the_same_time_all_count(db: Fresh) {
    let writes = (0..100).map(|number| {
        db.store.write(move |tx: &mut Tx| {
            Box::pin(async move { tx.set_meta(&format!("key {number}"), "x").await })
        })
    });
    for outcome in futures_util::future::join_all(writes).await {
        outcome.unwrap();
    }
    assert_eq!(get(&db.store, "key 99").await.as_deref(), Some("x"));
}

async fn a_closed_store_has_finished_its_work_and_takes_no_more(db: Fresh) {
    let last = set(&db.store, "a", "1");
    let (done, ()) = tokio::join!(last, async {
        tokio::task::yield_now().await;
        db.store.close().await;
    });
    done.unwrap();
    assert!(matches!(
        set(&db.store, "b", "2").await,
        Err(Error::Unavailable(_))
    ));
    if let store::Location::Sqlite(path) = &db.location {
        let log = path.with_extension("db-wal");
        assert_eq!(std::fs::metadata(log).map_or(0, |file| file.len()), 0);
    }
    let again = Store::open(&db.location).await.unwrap();
    assert_eq!(get(&again, "a").await.as_deref(), Some("1"));
}
