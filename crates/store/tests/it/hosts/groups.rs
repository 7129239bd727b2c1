//! Groups and who is in them.

use domain::HostScope;
use store::GroupText;
use store::hosts::GroupsMode;
use uuid::Uuid;

use super::{NOW, add_group, add_host};
use crate::harness::{Fresh, on_both};

on_both!(
    a_name_is_unique_with_regard_to_case,
    hosts_join_and_leave,
    a_deleted_group_leaves_its_hosts,
);

fn text(name: &str) -> GroupText {
    GroupText {
        name: name.into(),
        description: Some("d".into()),
        color: "red".into(),
    }
}

async fn a_name_is_unique_with_regard_to_case(db: Fresh) {
    add_group(&db.store, 1, "Web").await;
    let lower = add_group(&db.store, 2, "web").await;
    let third = Uuid::from_u128(3);
    let refused = attempt!(db.store, |tx| tx
        .create_host_group(third, &text("web"), NOW)
        .await)
    .unwrap_err();
    assert!(refused.conflicts_with("name"), "{refused}");
    let refused = attempt!(db.store, |tx| tx
        .update_host_group(lower, &text("Web"))
        .await)
    .unwrap_err();
    assert!(refused.conflicts_with("name"), "{refused}");
    let changed = done!(db.store, |tx| tx
        .update_host_group(lower, &text("sites"))
        .await);
    assert_eq!(changed, 1);
    let mut conn = db.store.read().await.unwrap();
    let group = conn
        .host_group(&HostScope::All, lower)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (group.name.as_str(), group.color.as_str()),
        ("sites", "red")
    );
}

async fn hosts_join_and_leave(db: Fresh) {
    let ids = [
        add_group(&db.store, 901, "a").await,
        add_group(&db.store, 902, "b").await,
        Uuid::from_u128(999),
    ];
    let host = add_host(&db.store, 1, "h", &[]).await;
    let other = add_host(&db.store, 2, "other", &ids).await;
    let steps = [
        (vec![ids[0]], GroupsMode::Add, "a"),
        (ids.to_vec(), GroupsMode::Add, "a b"),
        (vec![ids[0]], GroupsMode::Remove, "b"),
        (vec![ids[0]], GroupsMode::Replace, "a"),
        (vec![], GroupsMode::Remove, "a"),
        (vec![], GroupsMode::Replace, ""),
    ];
    for (groups, mode, want) in steps {
        done!(db.store, |tx| tx
            .set_host_groups(&HostScope::All, &[host], &groups, mode)
            .await);
        let mut conn = db.store.read().await.unwrap();
        let names = async |conn: &mut store::Conn, host| {
            let groups = conn.host_summary(host).await.unwrap().unwrap().groups;
            let names: Vec<String> = groups.into_iter().map(|g| g.name).collect();
            names.join(" ")
        };
        assert_eq!(names(&mut conn, host).await, want);
        assert_eq!(names(&mut conn, other).await, "a b");
    }
}

async fn a_deleted_group_leaves_its_hosts(db: Fresh) {
    let group = add_group(&db.store, 901, "a").await;
    let host = add_host(&db.store, 1, "h", &[group]).await;
    assert_eq!(done!(db.store, |tx| tx.delete_host_group(group).await), 1);
    assert_eq!(done!(db.store, |tx| tx.delete_host_group(group).await), 0);
    let mut conn = db.store.read().await.unwrap();
    assert_eq!(conn.host_summary(host).await.unwrap().unwrap().groups, []);
}
