use domain::{ActorKind, HostScope};
use store::{AuditActor, AuditEntry, Tx};
use uuid::Uuid;

use super::{create, user};
use crate::harness::{Fresh, on_both};

on_both!(
    found_by_name_and_address_in_any_case,
    names_and_addresses_are_taken_in_any_case,
    settings_are_replaced_one_by_one,
    a_change_is_in_the_audit_log_or_not_made,
);

async fn found_by_name_and_address_in_any_case(db: Fresh) {
    create(&db.store, user(1, "Ada")).await.unwrap();
    let mut conn = db.store.read().await.unwrap();
    for login in ["ada", "ADA", "ada@example.ORG"] {
        let found = conn.user_by_login(login).await.unwrap().unwrap();
        assert_eq!(
            (found.username.as_str(), found.role.as_str()),
            ("Ada", "user")
        );
    }
    assert_eq!(conn.user_by_login("nobody").await.unwrap(), None);
    let scope = conn.scope_of_user(Uuid::from_u128(1)).await.unwrap();
    assert_eq!(scope, HostScope::All);
    let nobody = conn.scope_of_user(Uuid::from_u128(2)).await.unwrap();
    assert_eq!(nobody, HostScope::Groups(vec![]));
    assert_eq!(conn.count_users().await.unwrap(), 1);
}

async fn names_and_addresses_are_taken_in_any_case(db: Fresh) {
    create(&db.store, user(1, "ada")).await.unwrap();
    let mut same_name = user(2, "ADA");
    same_name.email = "other@example.org".into();
    let same_name = create(&db.store, same_name).await.unwrap_err();
    assert!(same_name.conflicts_with("username"), "{same_name}");
    let mut same_address = user(3, "eve");
    same_address.email = "ADA@example.org".into();
    let same_address = create(&db.store, same_address).await.unwrap_err();
    assert!(same_address.conflicts_with("email"), "{same_address}");
    assert_eq!(
        db.store.read().await.unwrap().count_users().await.unwrap(),
        1
    );
}

async fn settings_are_replaced_one_by_one(db: Fresh) {
    for rows in [
        vec![("a", "1".to_owned()), ("b", "2".to_owned())],
        vec![("a", "3".to_owned())],
    ] {
        db.store
            .write(move |tx: &mut Tx| Box::pin(async move { tx.set_settings(&rows).await }))
            .await
            .unwrap();
    }
    let stored = db.store.read().await.unwrap().settings().await.unwrap();
    let stored: Vec<_> = stored
        .iter()
        .map(|(name, value)| (name.as_str(), value.as_str()))
        .collect();
    assert_eq!(stored, [("a", "3"), ("b", "2")]);
}

async fn a_change_is_in_the_audit_log_or_not_made(db: Fresh) {
    let actor = AuditActor::new(ActorKind::User, "ada").seen_from(Some("::1".into()));
    let entry = AuditEntry::new("user.create", "user").of(Uuid::from_u128(1));
    for fails in [true, false] {
        let (actor, entry) = (actor.clone(), entry.clone());
        let written = db
            .store
            .write(move |tx: &mut Tx| {
                Box::pin(async move {
                    tx.audit(&actor, &entry, 5).await?;
                    tx.create_user(&user(1, "ada"), 5).await?;
                    if fails {
                        Err(store::Error::Refused("changed my mind".into()))
                    } else {
                        Ok(())
                    }
                })
            })
            .await;
        assert_eq!(written.is_err(), fails);
    }
    db.store
        .write(|tx: &mut Tx| Box::pin(async move { tx.seal_audit(0).await }))
        .await
        .unwrap();
    let forgotten = db
        .store
        .write(|tx: &mut Tx| Box::pin(async move { tx.forget(store::Aged::Audit, 6).await }))
        .await;
    assert_eq!(forgotten.unwrap(), 1, "one entry for one change");
}
