use store::{NewSession, Tx};
use uuid::Uuid;

use super::{create, user};
use crate::harness::{Fresh, on_both};

on_both!(
    rotation_keeps_the_previous_digest,
    ended_sessions_are_not_listed
);

const USER: u128 = 1;

fn session(number: u128, digest: &str) -> NewSession {
    NewSession {
        id: Uuid::from_u128(number),
        user_id: Uuid::from_u128(USER),
        refresh_digest: digest.into(),
        expires_at: 1000,
        address: None,
        user_agent: Some("test".into()),
        method: "password".into(),
    }
}

async fn rotation_keeps_the_previous_digest(db: Fresh) {
    create(&db.store, user(USER, "ada")).await.unwrap();
    let row = db
        .store
        .write(|tx: &mut Tx| {
            Box::pin(async move {
                tx.create_session(&session(7, "first"), 10).await?;
                assert_eq!(tx.rotate_session(&session(7, "second"), 20).await?, 1);
                tx.session(Uuid::from_u128(7)).await
            })
        })
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.refresh_digest, "second");
    assert_eq!(row.previous_digest.as_deref(), Some("first"));
    assert_eq!((row.created_at, row.last_used_at), (10, 20));
}

async fn ended_sessions_are_not_listed(db: Fresh) {
    create(&db.store, user(USER, "ada")).await.unwrap();
    db.store
        .write(|tx: &mut Tx| {
            Box::pin(async move {
                tx.create_session(&session(7, "a"), 10).await?;
                tx.create_session(&session(8, "b"), 20).await?;
                tx.create_session(&session(9, "c"), 30).await?;
                let (user, other) = (Uuid::from_u128(USER), Uuid::from_u128(2));
                assert_eq!(tx.revoke_session(Uuid::from_u128(8), other, 40).await?, 0);
                assert_eq!(tx.revoke_session(Uuid::from_u128(8), user, 40).await?, 1);
                assert_eq!(tx.revoke_session(Uuid::from_u128(8), user, 40).await?, 0);
                assert_eq!(
                    tx.rotate_session(&session(8, "d"), 50).await?,
                    0,
                    "over is over"
                );
                Ok::<_, store::Error>(())
            })
        })
        .await
        .unwrap();
    let mut conn = db.store.read().await.unwrap();
    let listed = conn.sessions_of(Uuid::from_u128(USER), 999).await.unwrap();
    let ids: Vec<u128> = listed.iter().map(|row| row.id.as_u128()).collect();
    assert_eq!(ids, [9, 7]);
    assert_eq!(
        conn.sessions_of(Uuid::from_u128(USER), 1000).await.unwrap(),
        []
    );
}
