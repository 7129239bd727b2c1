//! What the agent door reads and writes.

use domain::{AgentHashes, HostId, HostScope, contact_after};
use store::hosts::{CheckedIn, ContactRow};
use store::reports::ReportWrites;

use super::{NOW, add_host};
use crate::harness::{Fresh, on_both};

on_both!(
    one_query_knows_all_the_door_needs,
    contacts_move_forward_only,
);

async fn one_query_knows_all_the_door_needs(db: Fresh) {
    let host = add_host(&db.store, 1, "a", &[]).await;
    let mut conn = db.store.read().await.unwrap();
    let api_id = "patchmon_0000000000000001";
    let fresh = conn.identify_host(api_id).await.unwrap().unwrap();
    assert_eq!((fresh.host, fresh.ingest_version), (host, None));
    assert_eq!(
        (fresh.facts, fresh.last_report_at),
        (CheckedIn::default(), None)
    );
    assert_eq!(conn.identify_host("patchmon_other").await.unwrap(), None);
    drop(conn);
    let hashes = AgentHashes {
        packages: Some("p".into()),
        state: Some("s".into()),
        ..AgentHashes::default()
    };
    let facts = CheckedIn {
        needs_reboot: Some(true),
        reboot_reason: Some("kernel".into()),
        agent_version: Some("3.0.0".into()),
    };
    let (taken, seen) = (hashes.clone(), facts.clone());
    done!(db.store, |tx| {
        let mut writes = ReportWrites::new(tx, host.id);
        writes.hashes(&taken, 7);
        writes.write(tx).await?;
        tx.write_checked_in(host.id, &seen).await?;
        tx.write_contacts(&[contact(host.id, NOW)]).await
    });
    let mut conn = db.store.read().await.unwrap();
    let known = conn.identify_host(api_id).await.unwrap().unwrap();
    assert_eq!((known.hashes, known.ingest_version), (hashes, Some(7)));
    assert_eq!((known.facts, known.interval_minutes), (facts, Some(60)));
}

fn contact(host: HostId, at: i64) -> ContactRow {
    ContactRow {
        host,
        contact: contact_after(at, 60),
        interval_minutes: 60,
        load_average: Some(vec![0.5, 0.25, 1.0]),
    }
}

async fn contacts_move_forward_only(db: Fresh) {
    let host = add_host(&db.store, 1, "a", &[]).await;
    let gone = HostId(host.id.0 + 100);
    done!(db.store, |tx| tx
        .write_contacts(&[contact(gone, NOW), contact(host.id, NOW)])
        .await);
    let mut older = contact(host.id, NOW - 1);
    older.load_average = None;
    done!(db.store, |tx| tx.write_contacts(&[older]).await);
    let mut newer = contact(host.id, NOW + 1);
    newer.load_average = None;
    done!(db.store, |tx| tx.write_contacts(&[newer]).await);
    let mut conn = db.store.read().await.unwrap();
    let summary = conn.host_summary(host).await.unwrap().unwrap();
    assert_eq!(summary.last_seen_at, Some(NOW + 1));
    let extras = conn
        .host_extras(&HostScope::All, host)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(extras.load_average, Some(vec![0.5, 0.25, 1.0]));
}
