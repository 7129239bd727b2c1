//! The audit log's chain: what it finds when somebody changes the log from outside.

use domain::ActorKind;
use sqlx::{Connection, PgConnection, SqliteConnection};
use store::{Aged, AuditActor, AuditCheck, AuditEntry, AuditKey, Location, Store, Tx};

use crate::harness::{Fresh, on_both};

on_both!(
    an_untouched_log_is_whole,
    an_edited_row_is_named,
    an_edited_row_is_named_before_it_is_linked,
    a_row_missing_in_the_middle_is_noticed,
    missing_newest_rows_are_noticed,
    an_appended_row_is_named,
    a_copied_row_is_named,
    a_moved_head_is_noticed,
    a_rewritten_chain_needs_the_key,
    deeds_at_the_same_time_are_all_linked_once,
    retention_takes_the_beginning_and_the_rest_stays_whole,
    a_forged_anchor_keeps_retention_away,
    rows_from_before_the_chain_are_told_apart,
);

/// Writes rows at the times 1, 2, …
async fn write(store: &Store, count: i64) {
    for at in 1..=count {
        note(store, at).await;
    }
}

async fn note(store: &Store, at: i64) {
    let written = store.write(move |tx: &mut Tx| {
        Box::pin(async move {
            let actor = AuditActor::new(ActorKind::User, "ada").asked(Some("r".into()));
            let entry = AuditEntry::new("host.delete", "host").named("web");
            tx.audit(&actor, &entry, at).await
        })
    });
    written.await.unwrap();
}

async fn seal(store: &Store) -> u64 {
    let sealed = store.write(|tx: &mut Tx| Box::pin(async move { tx.seal_audit(0).await }));
    sealed.await.unwrap().linked
}

async fn linked(db: &Fresh, count: i64) {
    write(&db.store, count).await;
    assert_eq!(seal(&db.store).await, count.unsigned_abs());
}

/// Somebody with the database's password.
async fn tamper(db: &Fresh, sql: &'static str) {
    match &db.location {
        Location::Sqlite(path) => {
            let mut conn = SqliteConnection::connect(&path.display().to_string())
                .await
                .unwrap();
            sqlx::query(sql).execute(&mut conn).await.unwrap();
            conn.close().await.unwrap();
        }
        Location::Postgres(url) => {
            let mut conn = PgConnection::connect(url).await.unwrap();
            sqlx::query(sql).execute(&mut conn).await.unwrap();
        }
    }
}

async fn check(db: &Fresh) -> AuditCheck {
    db.store.check_audit().await.unwrap()
}

/// Row and reason of what is wrong.
async fn broken(db: &Fresh) -> (Option<i64>, &'static str) {
    let broken = check(db).await.broken.expect("it is noticed");
    (broken.id, broken.reason)
}

async fn an_untouched_log_is_whole(db: Fresh) {
    assert_eq!(check(&db).await, AuditCheck::default());
    linked(&db, 5).await;
    note(&db.store, 6).await;
    let found = check(&db).await;
    assert_eq!((found.checked, found.waiting, found.broken), (5, 1, None));
    assert!(found.head.unwrap().starts_with("5:"));
    assert_eq!(seal(&db.store).await, 1);
    assert_eq!(seal(&db.store).await, 0);
    assert_eq!(check(&db).await.checked, 6);
}

async fn an_edited_row_is_named(db: Fresh) {
    linked(&db, 5).await;
    tamper(&db, "UPDATE audit_log SET actor = 'eve' WHERE id = 3").await;
    assert_eq!(broken(&db).await, (Some(3), "the row was changed"));
    tamper(&db, "UPDATE audit_log SET actor = 'ada' WHERE id = 3").await;
    assert_eq!(check(&db).await.broken, None);
    // Nothing and an empty text are not the same.
    tamper(&db, "UPDATE audit_log SET before = '' WHERE id = 4").await;
    assert_eq!(broken(&db).await.0, Some(4));
}

async fn an_edited_row_is_named_before_it_is_linked(db: Fresh) {
    write(&db.store, 3).await;
    tamper(&db, "UPDATE audit_log SET outcome = 'refused' WHERE id = 2").await;
    assert_eq!(seal(&db.store).await, 2);
    assert_eq!(
        broken(&db).await,
        (Some(2), "the row was added from outside")
    );
}

async fn a_row_missing_in_the_middle_is_noticed(db: Fresh) {
    linked(&db, 5).await;
    tamper(&db, "DELETE FROM audit_log WHERE id = 3").await;
    assert_eq!(broken(&db).await, (Some(4), "the row before it is missing"));
    // Closing the gap does not help: the links do not fit.
    tamper(&db, "UPDATE audit_log SET position = 3 WHERE id = 4").await;
    assert_eq!(
        broken(&db).await,
        (Some(4), "its link does not fit the row before")
    );
}

async fn missing_newest_rows_are_noticed(db: Fresh) {
    linked(&db, 5).await;
    tamper(&db, "DELETE FROM audit_log WHERE id > 3").await;
    assert_eq!(broken(&db).await, (None, "the newest rows are missing"));
    tamper(&db, "DELETE FROM audit_log").await;
    assert_eq!(broken(&db).await, (None, "the newest rows are missing"));
}

async fn an_appended_row_is_named(db: Fresh) {
    linked(&db, 2).await;
    tamper(
        &db,
        "INSERT INTO audit_log (id, at, actor, action, subject) VALUES (3, 3, 'ada', 'host.delete', 'host')",
    )
    .await;
    assert_eq!(seal(&db.store).await, 0);
    assert_eq!(
        broken(&db).await,
        (Some(3), "the row was added from outside")
    );
    tamper(
        &db,
        "UPDATE audit_log SET position = 3, hash = (SELECT hash FROM audit_log WHERE id = 2),
           mac = (SELECT mac FROM audit_log WHERE id = 2) WHERE id = 3",
    )
    .await;
    assert_eq!(
        broken(&db).await,
        (Some(3), "the row was added from outside")
    );
}

async fn a_copied_row_is_named(db: Fresh) {
    linked(&db, 2).await;
    tamper(
        &db,
        "INSERT INTO audit_log (id, at, actor_kind, actor, action, subject, subject_name, request_id, outcome, mac)
         SELECT 3, at, actor_kind, actor, action, subject, subject_name, request_id, outcome, mac
         FROM audit_log WHERE id = 2",
    )
    .await;
    assert_eq!(seal(&db.store).await, 0);
    assert_eq!(
        broken(&db).await,
        (Some(3), "the row was added from outside")
    );
}

async fn a_moved_head_is_noticed(db: Fresh) {
    linked(&db, 5).await;
    tamper(&db, "DELETE FROM audit_log WHERE id = 5").await;
    tamper(
        &db,
        "UPDATE audit_chain SET position = 4, hash = (SELECT hash FROM audit_log WHERE id = 4)
         WHERE name = 'head'",
    )
    .await;
    let forged = (None, "an end of the chain was written by somebody else");
    assert_eq!(broken(&db).await, forged);
    // Nothing more is linked to a head that is not ours.
    note(&db.store, 6).await;
    assert_eq!(seal(&db.store).await, 0);
    tamper(&db, "DELETE FROM audit_chain").await;
    assert_eq!(
        broken(&db).await,
        (Some(1), "the ends of the chain are gone")
    );
}

async fn a_rewritten_chain_needs_the_key(db: Fresh) {
    linked(&db, 3).await;
    let other = Store::open(&db.location).await.unwrap();
    other.set_audit_key(AuditKey::new([8; 32]));
    let found = other.check_audit().await.unwrap().broken.unwrap();
    assert_eq!(
        found.reason,
        "an end of the chain was written by somebody else"
    );
}

async fn deeds_at_the_same_time_are_all_linked_once(db: Fresh) {
    let second = Store::open(&db.location).await.unwrap();
    second.set_audit_key(AuditKey::new([7; 32]));
    let writes = (0..60).map(|at| note(&db.store, at));
    let seals = async {
        let mut linked = 0;
        for _ in 0..10 {
            linked += seal(&db.store).await + seal(&second).await;
        }
        linked
    };
    let (_, early) = tokio::join!(futures_util::future::join_all(writes), seals);
    assert_eq!(early + seal(&second).await, 60);
    let found = check(&db).await;
    assert_eq!((found.checked, found.waiting, found.broken), (60, 0, None));
}

async fn forget(db: &Fresh, before: i64) -> u64 {
    let forgotten = db
        .store
        .write(move |tx: &mut Tx| Box::pin(async move { tx.forget(Aged::Audit, before).await }));
    forgotten.await.unwrap()
}

async fn retention_takes_the_beginning_and_the_rest_stays_whole(db: Fresh) {
    linked(&db, 6).await;
    note(&db.store, 1).await;
    assert_eq!(forget(&db, 4).await, 3);
    assert_eq!(forget(&db, 4).await, 0);
    let found = check(&db).await;
    assert_eq!((found.checked, found.waiting, found.broken), (3, 1, None));
    assert_eq!(forget(&db, 100).await, 3);
    assert_eq!(check(&db).await.broken, None);
    assert_eq!(seal(&db.store).await, 1);
    assert_eq!(check(&db).await.checked, 1);
    // Beyond what retention took, deleting the oldest row is noticed as any other.
    note(&db.store, 7).await;
    seal(&db.store).await;
    tamper(&db, "DELETE FROM audit_log WHERE id = 7").await;
    assert_eq!(broken(&db).await, (Some(8), "the row before it is missing"));
}

async fn a_forged_anchor_keeps_retention_away(db: Fresh) {
    linked(&db, 4).await;
    tamper(
        &db,
        "UPDATE audit_chain SET position = 2, hash = (SELECT hash FROM audit_log WHERE id = 2)
         WHERE name = 'anchor'",
    )
    .await;
    tamper(&db, "DELETE FROM audit_log WHERE id <= 2").await;
    assert_eq!(forget(&db, 100).await, 0);
    let forged = (None, "an end of the chain was written by somebody else");
    assert_eq!(broken(&db).await, forged);
}

async fn rows_from_before_the_chain_are_told_apart(db: Fresh) {
    tamper(
        &db,
        "INSERT INTO audit_log (id, at, actor, action, subject) VALUES (1, 1, 'ada', 'host.delete', 'host')",
    )
    .await;
    // The id of the next row is drawn by the database.
    if matches!(db.location, Location::Postgres(_)) {
        tamper(
            &db,
            "SELECT setval(pg_get_serial_sequence('audit_log', 'id'), 1)",
        )
        .await;
    }
    note(&db.store, 5).await;
    assert_eq!(seal(&db.store).await, 1);
    let found = check(&db).await;
    assert_eq!((found.checked, found.uncovered, found.broken), (1, 1, None));
    assert_eq!(forget(&db, 2).await, 1);
    assert_eq!(check(&db).await.uncovered, 0);
}
