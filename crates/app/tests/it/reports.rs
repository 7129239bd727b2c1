//! Taking reports in: what is written, what is not, and what happens at the edges.

use app::Error;
use domain::HostRef;
use domain::changes::ChangeKind;
use store::packages::{HostPackageQuery, HostPackageRow, HostSet, Wanted};
use store::reports::TimelineRow;
use store::{Conn, Slice};

use crate::harness::{World, on_both};

on_both!(
    the_first_report_makes_a_host_and_an_unchanged_one_changes_nothing,
    a_change_moves_set_counters_and_timeline_together,
    waiting_since_survives_a_newer_candidate_and_starts_anew_for_security,
    several_versions_and_architectures_of_a_name_are_kept,
    a_partial_report_leaves_the_rest_alone,
    an_overtaken_report_is_dropped,
    two_reports_of_one_host_at_the_same_moment_leave_one_truth,
    a_deleted_host_is_told_so_and_leaves_nothing_in_the_index,
    hosts_share_states,
    random_reports_agree_with_the_plain_list,
);

const ALL: Slice = Slice {
    limit: 10_000,
    offset: 0,
};

async fn read(world: &World) -> Conn {
    world.ctx.store.read().await.unwrap()
}

async fn packages(world: &World, host: HostRef, wanted: Wanted) -> Vec<HostPackageRow> {
    let query = HostPackageQuery {
        wanted,
        ..HostPackageQuery::default()
    };
    let mut conn = read(world).await;
    let states = conn.host_states(host.id).await.unwrap();
    let found = conn.host_packages(&states, &query, ALL).await;
    found.unwrap().items
}

async fn timeline(world: &World, host: HostRef) -> Vec<TimelineRow> {
    read(world)
        .await
        .host_timeline(host.id, None, 1000)
        .await
        .unwrap()
}

async fn set(world: &World, host: HostRef) -> HostSet {
    HostSet::read(&mut read(world).await, host.id)
        .await
        .unwrap()
        .unwrap()
}

pub(crate) fn package(
    name: &str,
    installed: &str,
    candidate: Option<&str>,
    security: bool,
) -> wire::Package {
    wire::Package {
        name: name.into(),
        current_version: installed.into(),
        available_version: candidate.map(Into::into),
        needs_update: candidate.is_some(),
        is_security_update: security,
        architecture: Some("amd64".into()),
        ..Default::default()
    }
}

pub(crate) fn report(packages: Vec<wire::Package>) -> wire::Report {
    wire::Report {
        packages: Some(packages),
        package_manager: Some("apt".into()),
        os_type: "Debian GNU/Linux".into(),
        os_version: "12 (bookworm)".into(),
        hostname: "web-1".into(),
        ..Default::default()
    }
}

async fn the_first_report_makes_a_host_and_an_unchanged_one_changes_nothing(world: World) {
    let host = world.host("web").await;
    let sent = testkit::report(800, 30, 10, 1);
    let answer = world.report(host, &sent).await;
    assert_eq!(answer.message, "Host updated successfully");
    assert_eq!(
        (
            answer.packages_processed,
            answer.updates_available,
            answer.security_updates
        ),
        (800, 30, 10)
    );
    assert_eq!(packages(&world, host, Wanted::All).await.len(), 800);
    assert_eq!(packages(&world, host, Wanted::Updates).await.len(), 30);
    assert_eq!(packages(&world, host, Wanted::Security).await.len(), 10);
    assert_eq!(
        timeline(&world, host).await,
        [],
        "a first report is no change"
    );
    let before = set(&world, host).await;
    assert_eq!(world.report(host, &sent).await, answer);
    assert_eq!(set(&world, host).await, before);
    assert_eq!(timeline(&world, host).await, []);
}

async fn a_change_moves_set_counters_and_timeline_together(world: World) {
    let host = world.host("web").await;
    let before = vec![
        package("curl", "7.88-1", Some("7.88-2"), true),
        package("gone", "1", None, false),
        package("tzdata", "2025b", None, false),
    ];
    world.report(host, &report(before)).await;
    let after = vec![
        package("curl", "7.88-2", None, false),
        package("new", "1", None, false),
        package("tzdata", "2025b", Some("2026a"), false),
    ];
    world.report(host, &report(after)).await;
    let mut told: Vec<_> = timeline(&world, host)
        .await
        .into_iter()
        .map(|row| {
            (
                row.package.clone(),
                row.kind().unwrap(),
                row.version_from,
                row.version_to,
                row.security,
            )
        })
        .collect();
    told.sort_by(|a, b| a.0.cmp(&b.0));
    let text = |value: &str| Some(value.to_owned());
    assert_eq!(
        told,
        [
            (
                "curl".into(),
                ChangeKind::UpdateApplied,
                text("7.88-1"),
                text("7.88-2"),
                true
            ),
            ("gone".into(), ChangeKind::Removed, text("1"), None, false),
            ("new".into(), ChangeKind::Installed, None, text("1"), false),
            (
                "tzdata".into(),
                ChangeKind::UpdateAvailable,
                text("2025b"),
                text("2026a"),
                false
            ),
        ]
    );
    assert_eq!(packages(&world, host, Wanted::Updates).await.len(), 1);
    assert_eq!(packages(&world, host, Wanted::Security).await, []);
}

async fn waiting_since_survives_a_newer_candidate_and_starts_anew_for_security(world: World) {
    let host = world.host("web").await;
    let send = async |candidate: Option<&str>, security: bool| {
        world
            .report(
                host,
                &report(vec![package("curl", "1", candidate, security)]),
            )
            .await;
        let row = packages(&world, host, Wanted::All).await.remove(0);
        (row.since, row.security_since)
    };
    let (first, none) = send(Some("2"), false).await;
    assert_eq!((first.is_some(), none), (true, None));
    assert_eq!(send(Some("3"), false).await, (first, None));
    let (since, security_since) = send(Some("4"), true).await;
    assert_eq!(since, first);
    assert!(security_since > first);
    assert_eq!(send(Some("5"), true).await, (first, security_since));
    assert_eq!(send(None, false).await, (None, None));
    let (again, _) = send(Some("6"), false).await;
    assert!(again > security_since);
}

async fn several_versions_and_architectures_of_a_name_are_kept(world: World) {
    let host = world.host("web").await;
    let mut foreign = package("libc6", "2.36", None, false);
    foreign.architecture = Some("i386".into());
    let sent = vec![
        package("libc6", "2.36", None, false),
        foreign,
        package("linux-image", "6.1", Some("6.3"), true),
        package("linux-image", "6.2", Some("6.3"), true),
    ];
    let answer = world.report(host, &report(sent)).await;
    assert_eq!((answer.packages_processed, answer.security_updates), (4, 2));
    assert_eq!(packages(&world, host, Wanted::All).await.len(), 4);
}

async fn a_partial_report_leaves_the_rest_alone(world: World) {
    let host = world.host("web").await;
    let mut full = report(vec![package("curl", "1", Some("2"), true)]);
    full.kernel_version = "6.1.0-25-amd64".into();
    full.needs_reboot = true;
    full.swap_size = 2.0;
    world.report(host, &full).await;
    let documents = read(&world).await.host_documents(host.id).await.unwrap();
    let partial = wire::Report {
        sections: Some(vec!["hostname".into()]),
        hostname: "web-2".into(),
        ..Default::default()
    };
    world.report(host, &partial).await;
    assert_eq!(
        read(&world).await.host_documents(host.id).await.unwrap(),
        documents
    );
    assert_eq!(packages(&world, host, Wanted::Security).await.len(), 1);
}

async fn an_overtaken_report_is_dropped(world: World) {
    let host = world.host("web").await;
    let numbered = |number, version| {
        let mut sent = report(vec![package("curl", version, None, false)]);
        sent.sequence = Some(number);
        sent
    };
    world.report(host, &numbered(2, "2")).await;
    let answer = world.report(host, &numbered(1, "1")).await;
    assert_eq!(
        answer.message,
        "A newer report of this host has been taken already"
    );
    assert_eq!(packages(&world, host, Wanted::All).await[0].installed, "2");
}

async fn two_reports_of_one_host_at_the_same_moment_leave_one_truth(world: World) {
    let host = world.host("web").await;
    let (one, two) = (
        testkit::report(200, 20, 5, 1),
        testkit::report(200, 20, 5, 2),
    );
    for _ in 0..5 {
        let (a, b) = tokio::join!(world.try_report(host, &one), world.try_report(host, &two));
        a.unwrap();
        b.unwrap();
    }
    let stored = set(&world, host).await;
    assert_eq!(stored.states.len(), 200);
    assert_eq!(
        read(&world).await.indexed_states(host.id).await.unwrap(),
        stored.states
    );
}

async fn a_deleted_host_is_told_so_and_leaves_nothing_in_the_index(world: World) {
    let host = world.host("web").await;
    let sent = testkit::report(50, 5, 1, 1);
    world.report(host, &sent).await;
    app::hosts::delete(
        &world.ctx,
        &app::Actor::command_line(),
        &domain::HostScope::All,
        host.uuid,
    )
    .await
    .unwrap();
    let refused = world.try_report(host, &sent).await.unwrap_err();
    assert!(
        matches!(refused, Error::InvalidHostCredentials),
        "{refused}"
    );
    assert_eq!(
        read(&world).await.indexed_states(host.id).await.unwrap(),
        Vec::<i64>::new()
    );
}

async fn hosts_share_states(world: World) {
    let (one, two) = (world.host("one").await, world.host("two").await);
    let sent = testkit::report(100, 10, 2, 1);
    world.report(one, &sent).await;
    world.report(two, &sent).await;
    assert_eq!(set(&world, one).await.states, set(&world, two).await.states);
}

async fn random_reports_agree_with_the_plain_list(world: World) {
    let host = world.host("web").await;
    let mut sent = testkit::report(60, 6, 2, 1);
    for seed in 0..12 {
        testkit::change(&mut sent, 20, seed);
        world.report(host, &sent).await;
        let stored = set(&world, host).await;
        assert_eq!(
            read(&world).await.indexed_states(host.id).await.unwrap(),
            stored.states
        );
        let mut expected: Vec<_> = sent
            .packages
            .iter()
            .flatten()
            .map(|p| (p.name.clone(), p.current_version.clone(), p.needs_update))
            .collect();
        let mut found: Vec<_> = packages(&world, host, Wanted::All)
            .await
            .into_iter()
            .map(|row| {
                (
                    row.name.clone(),
                    row.installed.clone(),
                    row.state().needs_update(),
                )
            })
            .collect();
        expected.sort();
        found.sort();
        assert_eq!(found, expected);
        let open = packages(&world, host, Wanted::Updates).await;
        assert!(
            open.iter().all(|row| row.since.is_some()),
            "an update waits since some time"
        );
    }
}
