//! What people do with hosts, and what check-ins mean.

use app::hosts::{self, Created};
use app::{Actor, Error, host_groups};
use domain::{HostScope, Reporting};
use store::hosts::{HostFilter, HostIdentity, HostSummary};
use wire::{Hashes, Metrics, Ping};

use crate::harness::{World, on_both};

on_both!(
    a_key_is_hashed_twice_and_dies_when_it_is_replaced,
    input_is_checked,
    other_peoples_hosts_do_not_exist,
    many_hosts_are_changed_and_deleted_at_once,
    the_gate_asks_for_what_differs,
    a_check_in_without_news_waits_in_memory,
    facts_of_a_check_in_are_written_at_once,
    facet_numbers_follow_the_data,
);

const MINUTE: i64 = 60_000;

fn me() -> Actor {
    Actor::command_line()
}

async fn create(world: &World, name: &str) -> Created {
    hosts::create(&world.ctx, &me(), name, &[]).await.unwrap()
}

async fn identity(world: &World, created: &Created) -> HostIdentity {
    let mut conn = world.ctx.store.read().await.unwrap();
    let found = conn.identify_host(&created.api_id).await.unwrap();
    found.unwrap()
}

async fn summary(world: &World, created: &Created) -> HostSummary {
    let host = identity(world, created).await.host;
    let mut conn = world.ctx.store.read().await.unwrap();
    conn.host_summary(host).await.unwrap().unwrap()
}

async fn check_in(world: &World, created: &Created, ping: &Ping) -> Vec<&'static str> {
    let identity = identity(world, created).await;
    hosts::check_in(&world.ctx, &identity, ping)
        .await
        .unwrap()
        .sections
}

async fn events(world: &World) -> usize {
    let mut conn = world.ctx.store.read().await.unwrap();
    conn.events_after(0).await.unwrap().len()
}

async fn a_key_is_hashed_twice_and_dies_when_it_is_replaced(world: World) {
    let first = create(&world, " web ").await;
    assert_eq!((first.api_id.len(), first.api_key.len()), (25, 64));
    let stored = identity(&world, &first).await;
    assert_eq!(stored.friendly_name, "web");
    assert!(stored.key_bcrypt.starts_with("$2b$10$"));
    let ctx = &world.ctx;
    assert!(
        app::agents::identify(ctx, &first.api_id, &first.api_key)
            .await
            .is_ok()
    );
    let all = HostScope::All;
    let second = hosts::regenerate_credentials(ctx, &me(), &all, first.uuid)
        .await
        .unwrap();
    assert_ne!(second.api_key, first.api_key);
    let old = app::agents::identify(ctx, &first.api_id, &first.api_key).await;
    assert!(matches!(old, Err(Error::InvalidHostCredentials)));
    let mixed = app::agents::identify(ctx, &second.api_id, &first.api_key).await;
    assert!(matches!(mixed, Err(Error::InvalidHostCredentials)));
    assert!(
        app::agents::identify(ctx, &second.api_id, &second.api_key)
            .await
            .is_ok()
    );
    assert!(!format!("{second:?}").contains(&second.api_key));
}

async fn input_is_checked(world: World) {
    let ctx = &world.ctx;
    let long = "x".repeat(256);
    for name in ["", "  ", "a\nb", &long] {
        let refused = hosts::create(ctx, &me(), name, &[]).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{name:?}");
    }
    let unknown = [ctx.uuid7()];
    let refused = hosts::create(ctx, &me(), "a", &unknown).await;
    assert!(matches!(refused, Err(Error::NotFound("host_group"))));
    let host = create(&world, "a").await;
    let all = HostScope::All;
    let notes = "n".repeat(10_001);
    let refused = hosts::write_notes(ctx, &me(), &all, host.uuid, Some(&notes)).await;
    assert!(matches!(refused, Err(Error::Invalid(_))));
    let input = host_groups::GroupInput {
        name: Some(" ".into()),
        description: None,
        color: Some("red".into()),
    };
    let Err(Error::Invalid(problems)) = host_groups::create(ctx, &me(), input).await else {
        panic!("a nameless group was made");
    };
    let fields: Vec<&str> = problems.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(fields, ["name", "color"]);
}

async fn other_peoples_hosts_do_not_exist(world: World) {
    let ctx = &world.ctx;
    let host = create(&world, "a").await.uuid;
    let none = HostScope::Groups(vec![ctx.uuid7()]);
    let by = &me();
    let refused = [
        hosts::rename(ctx, by, &none, host, "b").await,
        hosts::write_notes(ctx, by, &none, host, None).await,
        hosts::set_groups(ctx, by, &none, host, &[]).await,
        hosts::delete(ctx, by, &none, host).await,
        hosts::regenerate_credentials(ctx, by, &none, host)
            .await
            .map(drop),
    ];
    for outcome in refused {
        assert!(
            matches!(outcome, Err(Error::NotFound("host"))),
            "{outcome:?}"
        );
    }
}

async fn many_hosts_are_changed_and_deleted_at_once(world: World) {
    let (ctx, all, by) = (&world.ctx, HostScope::All, me());
    let input = host_groups::GroupInput {
        name: Some("web".into()),
        ..host_groups::GroupInput::default()
    };
    let group = host_groups::create(ctx, &by, input.clone()).await.unwrap();
    let twice = host_groups::create(ctx, &by, input).await;
    assert!(matches!(twice, Err(Error::Taken("group_name"))));
    let mut uuids = Vec::new();
    for number in 0..3 {
        uuids.push(create(&world, &format!("host {number}")).await.uuid);
    }
    uuids.push(ctx.uuid7());
    let add = store::hosts::GroupsMode::Add;
    let changed = hosts::set_groups_of_many(ctx, &by, &all, &uuids, &[group], add).await;
    assert_eq!(changed.unwrap(), 3);
    let counted = ctx
        .store
        .read()
        .await
        .unwrap()
        .host_group(&all, group)
        .await;
    assert_eq!(counted.unwrap().unwrap().hosts, 3);
    let deleted = hosts::delete_many(ctx, &by, &all, &uuids).await.unwrap();
    assert_eq!(deleted, 3);
    let mut conn = ctx.store.read().await.unwrap();
    let left = conn
        .count_hosts(&all, &HostFilter::default(), ctx.now())
        .await;
    assert_eq!(left.unwrap(), 0);
}

async fn the_gate_asks_for_what_differs(world: World) {
    let created = create(&world, "a").await;
    let report = testkit::report(20, 3, 1, 1);
    let asks = async |hashes: &Hashes| {
        let ping = Ping {
            hashes: Some(hashes.clone()),
            ..Ping::default()
        };
        check_in(&world, &created, &ping).await.join(" ")
    };
    let all = "packages repos interfaces hostname";
    assert_eq!(asks(&report.hashes).await, all, "nothing is known yet");
    assert_eq!(check_in(&world, &created, &Ping::default()).await, [""; 0]);
    world
        .report(identity(&world, &created).await.host, &report)
        .await;
    assert_eq!(asks(&report.hashes).await, "");
    assert_eq!(asks(&Hashes::default()).await, all);
    let mut other = report.hashes.clone();
    other.state_hash = Some("0".repeat(64));
    assert_eq!(asks(&other).await, "packages");
    other.state_hash = None;
    assert_eq!(
        asks(&other).await,
        "",
        "an agent without that hash is not asked for it"
    );
    other.repos_hash = Some("0".repeat(64));
    assert_eq!(asks(&other).await, "repos");
}

async fn a_check_in_without_news_waits_in_memory(world: World) {
    let created = create(&world, "a").await;
    world
        .report(
            identity(&world, &created).await.host,
            &testkit::report(5, 0, 0, 1),
        )
        .await;
    let before = (
        summary(&world, &created).await.last_seen_at,
        events(&world).await,
    );
    world.clock.advance(MINUTE);
    check_in(&world, &created, &Ping::default()).await;
    let waiting = (
        summary(&world, &created).await.last_seen_at,
        events(&world).await,
    );
    assert_eq!(waiting, before);
    assert_eq!(hosts::flush_contacts(&world.ctx).await.unwrap(), 1);
    assert_eq!(hosts::flush_contacts(&world.ctx).await.unwrap(), 0);
    let now = world.ctx.now();
    assert_eq!(summary(&world, &created).await.last_seen_at, Some(now));
    assert_eq!(events(&world).await, before.1);

    world.clock.advance(91 * MINUTE);
    let missing = summary(&world, &created).await.reporting(world.ctx.now());
    assert_eq!(missing, Reporting::Overdue);
    check_in(&world, &created, &Ping::default()).await;
    let back = summary(&world, &created).await.reporting(world.ctx.now());
    assert_eq!(back, Reporting::Reporting);
    assert_eq!(
        events(&world).await,
        before.1 + 1,
        "the page hears that it is back"
    );
}

async fn facts_of_a_check_in_are_written_at_once(world: World) {
    let created = create(&world, "a").await;
    let ping = Ping {
        agent_version: Some("2.1.4".into()),
        interval_minutes: Some(5),
        metrics: Some(Metrics {
            needs_reboot: Some(true),
            reboot_reason: Some("a\u{0}newer kernel".into()),
            load_average: Some(vec![0.5, 0.25, 0.0]),
            ..Metrics::default()
        }),
        ..Ping::default()
    };
    check_in(&world, &created, &ping).await;
    let seen = identity(&world, &created).await;
    assert_eq!(seen.facts.reboot_reason.as_deref(), Some("anewer kernel"));
    assert_eq!(
        (seen.facts.needs_reboot, seen.interval_minutes),
        (Some(true), Some(5))
    );
    assert_eq!(
        summary(&world, &created).await.status,
        "pending",
        "a ping makes nothing active"
    );
    let written = events(&world).await;
    world.clock.advance(1);
    check_in(&world, &created, &ping).await;
    assert_eq!(events(&world).await, written, "the same again is no news");
}

async fn facet_numbers_follow_the_data(world: World) {
    let all = HostScope::All;
    assert_eq!(hosts::facets(&world.ctx, &all).await.unwrap().all, 0);
    let created = create(&world, "a").await;
    let facets = hosts::facets(&world.ctx, &all).await.unwrap();
    assert_eq!((facets.all, facets.awaiting), (1, 1));
    hosts::delete(&world.ctx, &me(), &all, created.uuid)
        .await
        .unwrap();
    assert_eq!(hosts::facets(&world.ctx, &all).await.unwrap().all, 0);
}
