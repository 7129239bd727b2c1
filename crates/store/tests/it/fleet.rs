//! Counting by several replicas at the same time.

use domain::{Event, Topic};
use store::fleet::{Catalogue, Recount};
use store::{Error, Store, Tx};

use crate::harness::{Fresh, on_both};

on_both!(
    of_two_counts_at_the_same_time_one_is_written,
    a_count_says_what_it_has_seen,
);

async fn count(store: &Store) -> Recount {
    let mut conn = store.read().await.unwrap();
    let counted = Recount::prepare(&mut conn, &mut Catalogue::default()).await;
    counted.unwrap()
}

async fn write(store: &Store, recount: Recount) -> bool {
    let written = store.write(|tx: &mut Tx| Box::pin(recount.write(tx, 1000, 5)));
    written.await.unwrap()
}

async fn event(store: &Store) {
    let recorded = store.write(|tx: &mut Tx| {
        Box::pin(async move {
            tx.record(Event::all(Topic::Hosts), 900).await?;
            Ok::<_, Error>(())
        })
    });
    recorded.await.unwrap();
}

async fn of_two_counts_at_the_same_time_one_is_written(db: Fresh) {
    for _ in 0..2 {
        event(&db.store).await;
        let (first, second) = (count(&db.store).await, count(&db.store).await);
        assert!(write(&db.store, first).await);
        assert!(!write(&db.store, second).await, "its numbers are old");
    }
}

async fn a_count_says_what_it_has_seen(db: Fresh) {
    assert_eq!(
        db.store.read().await.unwrap().stat_run().await.unwrap(),
        None
    );
    event(&db.store).await;
    let recount = count(&db.store).await;
    event(&db.store).await;
    assert!(write(&db.store, recount).await);
    let mut conn = db.store.read().await.unwrap();
    let run = conn.stat_run().await.unwrap().unwrap();
    let newest = conn.newest_host_event().await.unwrap().unwrap();
    assert_eq!((run.finished_at, run.cost_ms), (1000, 5));
    assert!(
        run.counted_upto < newest.id,
        "the later event was not counted"
    );
    assert_eq!(newest.at, 900);
}
