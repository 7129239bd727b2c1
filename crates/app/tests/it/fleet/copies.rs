//! Copies of hosts are hosts like those that reported.

use app::hosts::multiply;
use app::upkeep::self_check;
use app::{Actor, Error};
use domain::{HostId, HostScope};
use store::fleet::{PackageHostQuery, PackageQuery};
use store::packages::HostSet;

use super::{EVERY, list};
use crate::harness::{World, on_both};

on_both!(
    copies_have_what_the_originals_have,
    nothing_cannot_be_copied
);

async fn copies_have_what_the_originals_have(world: World) {
    for seed in 1..=3 {
        let host = world.host(&format!("h{seed}")).await;
        let mut sent = testkit::report(40, 5, 1, seed);
        world.report(host, &sent).await;
        testkit::change(&mut sent, 20, seed);
        world.report(host, &sent).await;
    }
    let (everything, query) = (HostScope::All, PackageQuery::default());
    let before = list(&world, &everything, &query).await;
    let count = multiply(&world.ctx, &Actor::command_line(), 10).await;
    assert_eq!(count.unwrap(), 12);
    let after = list(&world, &everything, &query).await;
    assert_eq!(before.len(), after.len());
    for package in &after {
        let original = before
            .iter()
            .find(|found| found.uuid == package.uuid)
            .unwrap();
        assert_eq!(package.hosts, 4 * original.hosts);
        let hosts = PackageHostQuery::default();
        let page =
            app::fleet::package_hosts(&world.ctx, &everything, package.uuid, &hosts, EVERY).await;
        assert_eq!(page.unwrap().total, 4 * original.hosts, "{}", package.name);
    }
    let mut conn = world.ctx.store.read().await.unwrap();
    let copies = conn.hosts_after(HostId(3), 100).await.unwrap();
    assert_eq!(copies.len(), 9);
    for copy in copies {
        let set = HostSet::read(&mut conn, copy).await.unwrap().unwrap();
        assert_eq!(conn.indexed_states(copy).await.unwrap(), set.states);
    }
    drop(conn);
    let checked = self_check(&world.ctx, HostId(0)).await.unwrap();
    assert_eq!((checked.checked, checked.mended), (12, 0));
    // The next host gets a key of its own.
    world.host("new").await;
}

async fn nothing_cannot_be_copied(world: World) {
    let refused = multiply(&world.ctx, &Actor::command_line(), 10).await;
    assert!(matches!(refused, Err(Error::NotFound(_))));
}
