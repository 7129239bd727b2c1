//! What people change: names, notes, credentials, and the end of a host.

use domain::HostScope;
use store::hosts::HostFilter;
use store::packages::HostSet;
use store::reports::ReportWrites;
use uuid::Uuid;

use super::{NOW, add_group, add_host, new_host};
use crate::harness::{Fresh, on_both};

on_both!(
    a_new_name_is_found_and_the_old_one_not,
    an_api_id_is_unique,
    a_new_credential_replaces_the_old,
    a_deleted_host_takes_everything_along,
    the_page_of_a_host_names_its_twins,
);

async fn count(db: &Fresh, search: &str) -> i64 {
    let filter = HostFilter {
        search: Some(search.into()),
        ..HostFilter::default()
    };
    let mut conn = db.store.read().await.unwrap();
    conn.count_hosts(&HostScope::All, &filter, NOW)
        .await
        .unwrap()
}

async fn a_new_name_is_found_and_the_old_one_not(db: Fresh) {
    let host = add_host(&db.store, 1, "Old", &[]).await;
    done!(db.store, |tx| {
        let mut writes = ReportWrites::new(tx, host.id);
        writes.names("Old", Some("srv.example.test"), None);
        writes.write(tx).await?;
        tx.rename_host(host.id, "New").await?;
        tx.write_notes(host.id, Some("by the window")).await
    });
    let found = [
        count(&db, "old").await,
        count(&db, "new").await,
        count(&db, "SRV").await,
    ];
    assert_eq!(found, [0, 1, 1]);
    let mut conn = db.store.read().await.unwrap();
    let extras = conn
        .host_extras(&HostScope::All, host)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(extras.notes.as_deref(), Some("by the window"));
    assert_eq!(extras.api_id, "patchmon_0000000000000001");
}

async fn an_api_id_is_unique(db: Fresh) {
    add_host(&db.store, 1, "a", &[]).await;
    let mut twin = new_host(2, "b", &[]);
    twin.api_id = "patchmon_0000000000000001".into();
    let refused = attempt!(db.store, |tx| tx.create_host(&twin, NOW).await).unwrap_err();
    assert!(refused.conflicts_with("api_id"), "{refused}");
    assert_eq!(count(&db, "").await, 1);
}

async fn a_new_credential_replaces_the_old(db: Fresh) {
    let host = add_host(&db.store, 1, "a", &[]).await;
    done!(db.store, |tx| {
        tx.replace_credential(host.id, "patchmon_new", "b2", "d2", "k2", NOW)
            .await
    });
    let mut conn = db.store.read().await.unwrap();
    assert_eq!(
        conn.identify_host("patchmon_0000000000000001")
            .await
            .unwrap(),
        None
    );
    let identity = conn.identify_host("patchmon_new").await.unwrap().unwrap();
    assert_eq!(identity.key_digest.as_deref(), Some("d2"));
    // A digest computed for the key before the change must not come back.
    let mut stale = identity.clone();
    stale.key_bcrypt = "bcrypt".into();
    let written = done!(db.store, |tx| tx
        .remember_key_digest(&stale, "d1", "k1")
        .await);
    assert_eq!(written, 0);
    let written = done!(db.store, |tx| tx
        .remember_key_digest(&identity, "d3", "k3")
        .await);
    assert_eq!(written, 1);
}

async fn a_deleted_host_takes_everything_along(db: Fresh) {
    let group = add_group(&db.store, 901, "web").await;
    let host = add_host(&db.store, 1, "a", &[group]).await;
    let other = add_host(&db.store, 2, "b", &[group]).await;
    let diff = domain::changes::diff(&[], &[3, 5]);
    done!(db.store, |tx| {
        for host in [host, other] {
            let mut writes = ReportWrites::new(tx, host.id);
            writes.set(&[3, 5], &[0; 16], diff.clone());
            writes.write(tx).await?;
        }
        tx.delete_host(host).await
    });
    let mut conn = db.store.read().await.unwrap();
    assert_eq!(HostSet::read(&mut conn, host.id).await.unwrap(), None);
    assert!(HostSet::read(&mut conn, other.id).await.unwrap().is_some());
    assert_eq!(
        conn.identify_host("patchmon_0000000000000001")
            .await
            .unwrap(),
        None
    );
    assert_eq!(conn.host_groups(&HostScope::All).await.unwrap()[0].hosts, 1);
    assert_eq!(conn.host_summary(host).await.unwrap(), None);
    drop(conn);
    let again = done!(db.store, |tx| tx.delete_host(host).await);
    assert_eq!(again, 0);
}

async fn the_page_of_a_host_names_its_twins(db: Fresh) {
    let group = add_group(&db.store, 901, "web").await;
    let host = add_host(&db.store, 1, "a", &[]).await;
    let twin = add_host(&db.store, 2, "b", &[group]).await;
    let hidden = add_host(&db.store, 3, "c", &[]).await;
    let facts = domain::HostFacts {
        machine_id: Some("m".into()),
        ..domain::HostFacts::default()
    };
    done!(db.store, |tx| {
        for host in [host, twin, hidden] {
            let mut writes = ReportWrites::new(tx, host.id);
            writes.facts(&facts, None)?;
            writes.write(tx).await?;
        }
        Ok::<_, store::Error>(())
    });
    let mut conn = db.store.read().await.unwrap();
    let scope = HostScope::Groups(vec![group]);
    let extras = conn.host_extras(&scope, host).await.unwrap().unwrap();
    assert_eq!(extras.same_machine, [(Uuid::from_u128(2), "b".to_owned())]);
}
