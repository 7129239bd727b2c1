use store::{Error, Tx};

use crate::harness::{Fresh, on_both};

on_both!(
    the_last_allowed_failure_locks,
    a_quiet_window_starts_the_count_anew,
    a_failure_taken_back_opens_what_it_locked,
);

const LIMIT: i64 = 3;
const WINDOW: i64 = 100;

async fn fail(db: &Fresh, at: i64) -> i64 {
    db.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move { tx.count_failure("user:a", LIMIT, WINDOW, at).await })
        })
        .await
        .unwrap()
}

async fn locked(db: &Fresh) -> Option<i64> {
    db.store
        .read()
        .await
        .unwrap()
        .locked_until("user:a")
        .await
        .unwrap()
}

async fn the_last_allowed_failure_locks(db: Fresh) {
    assert_eq!(locked(&db).await, None);
    assert_eq!((fail(&db, 1).await, fail(&db, 2).await), (1, 2));
    assert_eq!(locked(&db).await, None);
    assert_eq!(fail(&db, 3).await, 3);
    assert_eq!(locked(&db).await, Some(103));
    let gone = db
        .store
        .write(|tx: &mut Tx| Box::pin(tx.forget_failures("user:a")))
        .await;
    assert_eq!(gone.unwrap(), 1);
    assert_eq!(locked(&db).await, None);
}

async fn a_quiet_window_starts_the_count_anew(db: Fresh) {
    for at in [1, 2, 3] {
        fail(&db, at).await;
    }
    assert_eq!(fail(&db, 103).await, 1);
    assert_eq!(locked(&db).await, None);
    let old = db
        .store
        .write(|tx: &mut Tx| Box::pin(tx.prune_failures(104)))
        .await;
    assert_eq!(old.unwrap(), 1);
}

async fn a_failure_taken_back_opens_what_it_locked(db: Fresh) {
    for at in [1, 2, 3] {
        fail(&db, at).await;
    }
    db.store
        .write(|tx: &mut Tx| Box::pin(tx.take_back_failure("user:a", LIMIT)))
        .await
        .unwrap();
    assert_eq!(locked(&db).await, None);
    let counted: Result<i64, Error> = db
        .store
        .write(|tx: &mut Tx| Box::pin(tx.count_failure("user:a", LIMIT, WINDOW, 4)))
        .await;
    assert_eq!(counted.unwrap(), 3);
}
