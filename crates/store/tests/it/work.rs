//! Jobs and leases.

use store::{Claimed, Error, Tx};

use crate::harness::{Fresh, on_both};

on_both!(
    a_job_is_claimed_once_tried_again_and_done,
    a_waiting_job_is_not_put_in_twice,
    a_worker_that_died_loses_its_job,
    many_workers_never_share_a_job,
    a_lease_has_one_holder_until_it_ends,
);

async fn enqueue(db: &Fresh, key: Option<&'static str>) -> bool {
    db.store
        .write(move |tx: &mut Tx| Box::pin(tx.enqueue("mail", "greet", key, "{}", 10)))
        .await
        .unwrap()
}

async fn claim(db: &Fresh, now: i64) -> Option<Claimed> {
    db.store
        .write(move |tx: &mut Tx| Box::pin(tx.claim_job("mail", now, now + 100)))
        .await
        .unwrap()
}

async fn a_job_is_claimed_once_tried_again_and_done(db: Fresh) {
    enqueue(&db, None).await;
    assert_eq!(claim(&db, 9).await, None, "not due yet");
    let first = claim(&db, 10).await.unwrap();
    assert_eq!((first.kind.as_str(), first.attempt), ("greet", 1));
    assert_eq!(claim(&db, 11).await, None);
    let id = first.id;
    db.store
        .write(move |tx: &mut Tx| Box::pin(tx.fail_job(id, "no answer", Some(50))))
        .await
        .unwrap();
    assert_eq!(claim(&db, 49).await, None);
    assert_eq!(claim(&db, 50).await.unwrap().attempt, 2);
    db.store
        .write(move |tx: &mut Tx| Box::pin(tx.finish_job(id)))
        .await
        .unwrap();
    assert_eq!(claim(&db, 1000).await, None);
}

async fn a_waiting_job_is_not_put_in_twice(db: Fresh) {
    assert!(enqueue(&db, Some("greet ann")).await);
    assert!(!enqueue(&db, Some("greet ann")).await);
    let id = claim(&db, 10).await.unwrap().id;
    db.store
        .write(move |tx: &mut Tx| Box::pin(tx.finish_job(id)))
        .await
        .unwrap();
    assert!(enqueue(&db, Some("greet ann")).await);
}

async fn a_worker_that_died_loses_its_job(db: Fresh) {
    enqueue(&db, None).await;
    let first = claim(&db, 10).await.unwrap();
    let second = claim(&db, 110).await.unwrap();
    assert_eq!((second.id, second.attempt), (first.id, 2));
}

async fn many_workers_never_share_a_job(db: Fresh) {
    for _ in 0..20 {
        enqueue(&db, None).await;
    }
    let claims = (0..40).map(|_| claim(&db, 10));
    let mut ids: Vec<i64> = futures_util::future::join_all(claims)
        .await
        .into_iter()
        .flatten()
        .map(|job| job.id)
        .collect();
    let claimed = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), claimed);
    assert!(claimed >= 1);
}

async fn a_lease_has_one_holder_until_it_ends(db: Fresh) {
    let take = async |holder: &'static str, now: i64| {
        db.store
            .write(move |tx: &mut Tx| {
                Box::pin(async move { tx.take_lease("recount", holder, now, now + 10).await })
            })
            .await
            .map_err(|error: Error| error.to_string())
            .unwrap()
    };
    assert_eq!(take("a", 0).await, Some(1));
    assert_eq!(take("b", 5).await, None);
    assert_eq!(take("a", 5).await, Some(1));
    assert_eq!(take("b", 15).await, Some(2));
    assert_eq!(take("a", 16).await, None);
}
