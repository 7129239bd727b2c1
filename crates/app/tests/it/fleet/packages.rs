//! Packages across the fleet.

use app::Error;
use domain::{HostRef, HostScope, Security, UpdateState};
use store::fleet::{
    Catalogue, Offer, PackageHostQuery, PackageQuery, PackageSort, Recount, RepositoryQuery,
};
use store::{Page, Slice};

use super::{EVERY, group, list, naive};
use crate::harness::{World, on_both};
use crate::reports::{package, report};

on_both!(
    numbers_equal_a_plain_count,
    a_host_counts_once_however_many_versions_it_has,
    lists_are_searched_filtered_sorted_and_cut,
    a_package_is_shown_with_its_versions_and_hosts,
    a_limited_scope_sees_its_own_hosts_only,
    counting_again_writes_nothing,
    the_job_counts_when_something_happened,
    repositories_are_listed_with_their_hosts,
);

const ALL: HostScope = HostScope::All;

async fn numbers_equal_a_plain_count(world: World) {
    let mut fleet: Vec<(HostRef, wire::Report)> = Vec::new();
    for seed in 0..6 {
        let host = world.host(&format!("host-{seed}")).await;
        fleet.push((host, testkit::report(50, 6, 2, seed)));
    }
    let half: Vec<HostRef> = fleet.iter().map(|(host, _)| *host).step_by(2).collect();
    let scope = group(&world, "half", &half).await;
    for round in 0..4 {
        for (at, (host, sent)) in fleet.iter_mut().enumerate() {
            testkit::change(sent, 10, round * 100 + at as u64);
            world.report(*host, sent).await;
        }
        let query = PackageQuery::default();
        let reports: Vec<&wire::Report> = fleet.iter().map(|(_, report)| report).collect();
        let all = naive::stored(list(&world, &ALL, &query).await);
        assert_eq!(all, naive::count(&reports));
        let reports: Vec<&wire::Report> = reports.into_iter().step_by(2).collect();
        let some = naive::stored(list(&world, &scope, &query).await);
        assert_eq!(some, naive::count(&reports));
    }
    let (gone, _) = fleet.remove(0);
    let me = app::Actor::command_line();
    app::hosts::delete(&world.ctx, &me, &ALL, gone.uuid)
        .await
        .unwrap();
    let reports: Vec<&wire::Report> = fleet.iter().map(|(_, report)| report).collect();
    let left = naive::stored(list(&world, &ALL, &PackageQuery::default()).await);
    assert_eq!(left, naive::count(&reports));
}

async fn a_host_counts_once_however_many_versions_it_has(world: World) {
    let host = world.host("web").await;
    let mut other = package("linux-image", "6.1-1", Some("6.2-1"), true);
    other.architecture = Some("i386".into());
    let sent = report(vec![
        package("linux-image", "6.0-1", None, false),
        package("linux-image", "6.1-1", Some("6.2-1"), true),
        other,
    ]);
    world.report(host, &sent).await;
    let found = naive::stored(list(&world, &ALL, &PackageQuery::default()).await);
    let expected = (1, 1, 1, 2, Some("6.2-1".to_owned()));
    assert_eq!(found["linux-image"], expected);
}

async fn small_fleet(world: &World) -> [HostRef; 3] {
    let hosts = [
        world.host("c-web").await,
        world.host("a-mail").await,
        world.host("b-data").await,
    ];
    let fixed = package("curl", "8.1-1", None, false);
    let old = package("curl", "8.0-1", Some("8.1-1"), true);
    let bash = package("bash", "5.2-1", Some("5.2-2"), false);
    let vim = package("Vim", "9-1", None, false);
    world
        .report(hosts[0], &report(vec![old, bash.clone()]))
        .await;
    world
        .report(hosts[1], &report(vec![fixed, bash, vim]))
        .await;
    hosts
}

async fn names(world: &World, query: PackageQuery) -> Vec<String> {
    let found = list(world, &ALL, &query).await;
    found.into_iter().map(|package| package.name).collect()
}

async fn lists_are_searched_filtered_sorted_and_cut(world: World) {
    small_fleet(&world).await;
    let by_name = PackageQuery::default();
    assert_eq!(
        names(&world, by_name.clone()).await,
        ["bash", "curl", "Vim"]
    );
    let security = PackageQuery {
        offer: Offer::Security,
        ..by_name.clone()
    };
    assert_eq!(names(&world, security).await, ["curl"]);
    let updates = PackageQuery {
        offer: Offer::Updates,
        sort: PackageSort::Updates,
        descending: true,
        ..by_name.clone()
    };
    assert_eq!(names(&world, updates).await, ["bash", "curl"]);
    let hosts = PackageQuery {
        sort: PackageSort::Hosts,
        ..by_name.clone()
    };
    assert_eq!(names(&world, hosts).await, ["Vim", "bash", "curl"]);
    let found = PackageQuery {
        search: Some("VI".into()),
        ..by_name.clone()
    };
    assert_eq!(names(&world, found).await, ["Vim"]);
    let none = PackageQuery {
        ecosystem: Some("rpm".into()),
        ..by_name.clone()
    };
    assert!(names(&world, none).await.is_empty());
    let second = Slice {
        limit: 1,
        offset: 1,
    };
    let cut = app::fleet::packages(&world.ctx, &ALL, &by_name, second).await;
    let cut = cut.unwrap();
    assert_eq!((cut.items[0].name.as_str(), cut.total), ("curl", 3));
}

async fn a_package_is_shown_with_its_versions_and_hosts(world: World) {
    let hosts = small_fleet(&world).await;
    let curl = list(&world, &ALL, &PackageQuery::default()).await[1].uuid;
    let found = app::fleet::package(&world.ctx, &ALL, curl).await.unwrap();
    let versions: Vec<_> = found.versions.iter().collect();
    assert_eq!(versions.len(), 2);
    assert_eq!((&*versions[0].version, versions[0].hosts), ("8.0-1", 1));
    let every = PackageHostQuery::default();
    let rows = hosts_of(&world, curl, &every).await;
    let order: Vec<_> = rows.items.iter().map(|row| &*row.friendly_name).collect();
    assert_eq!(order, ["c-web", "a-mail"], "those at risk come first");
    let first = &rows.items[0];
    assert_eq!(first.host, hosts[0].uuid);
    assert_eq!(first.state, UpdateState::Available);
    assert_eq!(first.security, Security::Yes);
    assert_eq!(first.candidate.as_deref(), Some("8.1-1"));
    assert!(first.since.is_some() && rows.items[1].since.is_none());
    let security = PackageHostQuery {
        offer: Offer::Security,
        search: None,
    };
    assert_eq!(hosts_of(&world, curl, &security).await.total, 1);
    let mail = PackageHostQuery {
        offer: Offer::All,
        search: Some("MAIL".into()),
    };
    assert_eq!(hosts_of(&world, curl, &mail).await.total, 1);
    let unknown = app::fleet::package(&world.ctx, &ALL, uuid::Uuid::nil()).await;
    assert!(matches!(unknown, Err(Error::NotFound("package"))));
}

async fn hosts_of(
    world: &World,
    package: uuid::Uuid,
    query: &PackageHostQuery,
) -> Page<store::fleet::PackageHost> {
    app::fleet::package_hosts(&world.ctx, &ALL, package, query, EVERY)
        .await
        .unwrap()
}

async fn a_limited_scope_sees_its_own_hosts_only(world: World) {
    let hosts = small_fleet(&world).await;
    let web = group(&world, "web", &hosts[..1]).await;
    let every = list(&world, &ALL, &PackageQuery::default()).await;
    let seen = list(&world, &web, &PackageQuery::default()).await;
    let names: Vec<_> = seen.iter().map(|package| &*package.name).collect();
    assert_eq!(names, ["bash", "curl"]);
    assert_eq!(
        (seen[1].hosts, seen[1].latest.as_deref()),
        (1, Some("8.1-1"))
    );
    let curl = app::fleet::package(&world.ctx, &web, seen[1].uuid).await;
    let curl = curl.unwrap();
    assert_eq!(
        (curl.package.hosts, curl.package.hosts_with_security),
        (1, 1)
    );
    assert_eq!(curl.versions.len(), 1);
    let vim = every.iter().find(|package| package.name == "Vim").unwrap();
    let hidden = app::fleet::package(&world.ctx, &web, vim.uuid).await;
    assert!(matches!(hidden, Err(Error::NotFound("package"))));
}

async fn counting_again_writes_nothing(world: World) {
    small_fleet(&world).await;
    list(&world, &ALL, &PackageQuery::default()).await;
    let mut conn = world.ctx.store.read().await.unwrap();
    let again = Recount::prepare(&mut conn, &mut Catalogue::default()).await;
    assert_eq!(again.unwrap().changes(), 0);
}

async fn the_job_counts_when_something_happened(world: World) {
    let hosts = small_fleet(&world).await;
    assert!(app::fleet::recount(&world.ctx).await.unwrap());
    assert!(!app::fleet::recount(&world.ctx).await.unwrap());
    world.clock.advance(60_000);
    assert!(
        app::fleet::recount(&world.ctx).await.unwrap(),
        "once more after what may have been committed late"
    );
    world.clock.advance(60_000);
    assert!(!app::fleet::recount(&world.ctx).await.unwrap());
    world
        .report(hosts[2], &report(vec![package("zsh", "5-1", None, false)]))
        .await;
    assert!(app::fleet::recount(&world.ctx).await.unwrap());
}

async fn repositories_are_listed_with_their_hosts(world: World) {
    let first = world.host("web").await;
    let second = world.host("mail").await;
    let mut sent = testkit::report(10, 0, 0, 1);
    world.report(first, &sent).await;
    sent.repositories.as_mut().unwrap().truncate(1);
    world.report(second, &sent).await;
    let mut conn = world.ctx.store.read().await.unwrap();
    let page = conn
        .fleet_repositories(&ALL, &RepositoryQuery::default(), 0, EVERY)
        .await
        .unwrap();
    let rows = page.items.iter().map(|row| (&*row.suite, row.hosts));
    let rows: Vec<_> = rows.collect();
    assert_eq!(
        rows,
        [
            ("bookworm", 2),
            ("bookworm-updates", 1),
            ("bookworm-security", 1)
        ]
    );
    let searched = RepositoryQuery {
        search: Some("SECURITY".into()),
        trouble: None,
    };
    let found = conn.fleet_repositories(&ALL, &searched, 0, EVERY).await;
    assert_eq!(found.unwrap().total, 1);
    drop(conn);
    let scope = group(&world, "mail", &[second]).await;
    let mut conn = world.ctx.store.read().await.unwrap();
    assert_eq!(
        conn.fleet_repositories(&scope, &RepositoryQuery::default(), 0, EVERY)
            .await
            .unwrap()
            .total,
        1
    );
}
