//! The dashboard: its numbers are those of the lists, and the worst comes first.

use std::sync::Arc;

use app::fleet::{Dashboard, Reason};
use domain::changes::ChangeKind;
use domain::{HostRef, HostScope, Reporting};
use store::fleet::{Offer, PackageQuery};
use store::hosts::HostFilter;

use super::{group, list};
use crate::harness::{World, on_both};
use crate::reports::{package, report};

on_both!(
    every_number_is_the_one_the_list_gives,
    the_worst_comes_first_and_each_host_once,
    a_cause_that_three_hosts_share_is_one_row,
    waiting_is_counted_in_whole_days,
    what_happened_last_is_one_line_per_report_and_kind,
    the_dashboard_of_an_empty_fleet_is_empty,
);

const ALL: HostScope = HostScope::All;
const DAY: i64 = 86_400_000;

async fn dashboard(world: &World, scope: &HostScope) -> Arc<Dashboard> {
    app::fleet::dashboard(&world.ctx, scope).await.unwrap()
}

async fn hosts(world: &World, scope: &HostScope, filter: HostFilter) -> i64 {
    let mut conn = world.ctx.store.read().await.unwrap();
    conn.count_hosts(scope, &filter, world.ctx.now())
        .await
        .unwrap()
}

async fn mixed_fleet(world: &World) -> Vec<HostRef> {
    let mut hosts = Vec::new();
    for (at, (updates, security)) in [(6, 2), (4, 0), (0, 0), (9, 3)].into_iter().enumerate() {
        let host = world.host(&format!("host-{at}")).await;
        world
            .report(host, &testkit::report(60, updates, security, at as u64))
            .await;
        hosts.push(host);
        world.clock.advance(40 * 60_000);
    }
    hosts.push(world.host("new").await);
    hosts
}

async fn every_number_is_the_one_the_list_gives(world: World) {
    let fleet = mixed_fleet(&world).await;
    let some = group(&world, "some", &fleet[1..]).await;
    for scope in [ALL, some] {
        for _ in 0..4 {
            same_as_lists(&world, &scope).await;
            world.clock.advance(50 * 60_000);
        }
    }
}

async fn same_as_lists(world: &World, scope: &HostScope) {
    let shown = dashboard(world, scope).await;
    let sums = shown.sums;
    let with = |change: fn(&mut HostFilter)| {
        let mut filter = HostFilter::default();
        change(&mut filter);
        filter
    };
    let expected = [
        (sums.hosts, with(|_| ())),
        (sums.need_updates, with(|f| f.updates = Some(true))),
        (sums.have_security, with(|f| f.security = Some(true))),
        (sums.need_reboot, with(|f| f.reboot = Some(true))),
        (sums.silent, with(|f| f.reporting = vec![Reporting::Silent])),
        (
            sums.overdue,
            with(|f| f.reporting = vec![Reporting::Overdue]),
        ),
        (
            sums.awaiting,
            with(|f| f.reporting = vec![Reporting::Awaiting]),
        ),
    ];
    for (number, filter) in expected {
        assert_eq!(
            number,
            hosts(world, scope, filter.clone()).await,
            "{filter:?}"
        );
    }
    let bar = sums.bar;
    assert_eq!(
        bar.security + bar.other + bar.current + bar.unknown,
        sums.hosts
    );
    assert_eq!(
        (bar.security, bar.security + bar.other),
        (sums.have_security, sums.need_updates)
    );
    same_as_packages(world, scope, &shown).await;
}

/// Every package of these hosts has one version and one architecture.
async fn same_as_packages(world: &World, scope: &HostScope, shown: &Dashboard) {
    let query = PackageQuery {
        offer: Offer::Updates,
        ..PackageQuery::default()
    };
    let outdated = list(world, scope, &query).await;
    let number = i64::try_from(outdated.len()).unwrap();
    assert_eq!(shown.outdated_packages, number);
    let updates: i64 = outdated.iter().map(|p| p.hosts_with_updates).sum();
    let security: i64 = outdated.iter().map(|p| p.hosts_with_security).sum();
    assert_eq!(
        (updates, security),
        (shown.sums.updates, shown.sums.security)
    );
    let waiting: i64 = shown.waiting.iter().map(|bucket| bucket.updates).sum();
    assert_eq!(waiting, security);
}

async fn the_worst_comes_first_and_each_host_once(world: World) {
    let old = world.host("old").await;
    let hole = || report(vec![package("curl", "1", Some("2"), true)]);
    let fine = || report(vec![package("curl", "2", None, false)]);
    world.report(old, &hole()).await;
    let silent = world.host("silent").await;
    world.report(silent, &fine()).await;
    world.clock.advance(8 * DAY);
    let reboot = world.host("reboot").await;
    let needs = wire::Report {
        needs_reboot: true,
        ..fine()
    };
    world.report(reboot, &needs).await;
    let fresh = world.host("fresh").await;
    world.report(fresh, &hole()).await;
    let healthy = world.host("healthy").await;
    world.report(healthy, &fine()).await;
    world.host("awaiting").await;
    let shown = dashboard(&world, &ALL).await;
    let rows: Vec<_> = shown
        .attention
        .iter()
        .map(|row| (&*row.host.friendly_name, row.reason, row.silent))
        .collect();
    let expected = [
        ("old", Reason::SecurityWaitingLong, true),
        ("silent", Reason::Silent, true),
        ("reboot", Reason::Reboot, false),
        ("fresh", Reason::SecurityWaiting, false),
    ];
    assert_eq!(rows, expected);
    assert_eq!(shown.attention_total, 4);
    let oldest = shown.oldest.as_ref().unwrap();
    assert_eq!(
        (&*oldest.package, &*oldest.host.friendly_name),
        ("curl", "old")
    );
    assert_eq!(shown.operating_systems, [("Debian 12".to_owned(), 5)]);
    assert_eq!(shown.widespread.len(), 1);
}

async fn a_cause_that_three_hosts_share_is_one_row(world: World) {
    let hole = |name| report(vec![package(name, "1", Some("2"), true)]);
    for name in ["one", "two", "three", "four"] {
        let host = world.host(name).await;
        world.report(host, &hole("openssl")).await;
        world.clock.advance(60_000);
    }
    let other = world.host("other").await;
    world.report(other, &hole("curl")).await;
    let shown = dashboard(&world, &ALL).await;
    let rows: Vec<_> = shown
        .attention
        .iter()
        .map(|row| {
            let package = row.package.as_ref().map(|(_, name)| name.as_str());
            (&*row.host.friendly_name, row.hosts, row.security, package)
        })
        .collect();
    let expected = [
        ("one", 4, 4, Some("openssl")),
        ("other", 1, 1, Some("curl")),
    ];
    assert_eq!(rows, expected);
    assert_eq!(shown.attention[0].others, ["two", "three"]);
    assert_eq!(shown.attention_total, 5);
}

async fn waiting_is_counted_in_whole_days(world: World) {
    let sent = report(vec![
        package("curl", "1", Some("2"), true),
        package("bash", "1", Some("2"), false),
    ]);
    let host = world.host("web").await;
    world.report(host, &sent).await;
    let mut seen = Vec::new();
    for day in [0, 7, 8, 30, 31] {
        let since = dashboard(&world, &ALL).await.oldest.clone().unwrap().since;
        world.clock.advance(since + day * DAY - world.ctx.now());
        let shown = dashboard(&world, &ALL).await;
        seen.push(shown.waiting.map(|bucket| bucket.updates));
    }
    let (late, soon, new) = ([1, 0, 0], [0, 1, 0], [0, 0, 1]);
    assert_eq!(seen, [new, new, soon, soon, late]);
}

async fn what_happened_last_is_one_line_per_report_and_kind(world: World) {
    let host = world.host("web").await;
    let first = report(vec![
        package("curl", "1", Some("2"), true),
        package("bash", "1", Some("2"), false),
        package("vim", "1", None, false),
    ]);
    world.report(host, &first).await;
    let second = report(vec![
        package("curl", "2", None, false),
        package("bash", "2", None, false),
        package("vim", "1", Some("3"), false),
    ]);
    world.report(host, &second).await;
    let shown = dashboard(&world, &ALL).await;
    let mut lines: Vec<_> = shown
        .recent
        .iter()
        .map(|line| {
            (
                line.kind.code(),
                line.count,
                line.package.as_deref(),
                line.to.as_deref(),
            )
        })
        .collect();
    lines.sort_unstable();
    let available = ChangeKind::UpdateAvailable.code();
    let applied = ChangeKind::UpdateApplied.code();
    let expected = [
        (available, 1, Some("vim"), Some("3")),
        (applied, 2, None, None),
    ];
    assert_eq!(lines, expected);
    let nobody = group(&world, "nobody", &[]).await;
    assert!(dashboard(&world, &nobody).await.recent.is_empty());
}

async fn the_dashboard_of_an_empty_fleet_is_empty(world: World) {
    let shown = dashboard(&world, &ALL).await;
    assert_eq!(shown.sums, app::fleet::Sums::default());
    assert!(shown.attention.is_empty() && shown.oldest.is_none());
}
