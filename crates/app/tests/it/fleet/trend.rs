//! The trend of the last days.

use domain::HostScope;

use super::group;
use crate::harness::{World, on_both};

on_both!(days_without_a_sample_are_gaps, a_limited_scope_has_no_past,);

const DAY: i64 = 86_400_000;

async fn days_without_a_sample_are_gaps(world: World) {
    let host = world.host("web").await;
    world.report(host, &testkit::report(60, 6, 2, 1)).await;
    app::fleet::sample_trend(&world.ctx).await.unwrap();
    world.clock.advance(2 * DAY);
    world.report(host, &testkit::report(60, 9, 3, 1)).await;
    let points = app::fleet::trend(&world.ctx, &HostScope::All, 4).await;
    let points: Vec<_> = points
        .unwrap()
        .iter()
        .map(|p| (p.updates, p.security))
        .collect();
    let expected = [
        (None, None),
        (Some(6), Some(2)),
        (None, None),
        (Some(9), Some(3)),
    ];
    assert_eq!(points, expected);
    app::fleet::sample_trend(&world.ctx).await.unwrap();
    world.clock.advance(DAY);
    let points = app::fleet::trend(&world.ctx, &HostScope::All, 2)
        .await
        .unwrap();
    assert_eq!(points[0].updates, Some(9));
    assert_eq!(points[1].day, points[0].day + 1);
}

async fn a_limited_scope_has_no_past(world: World) {
    let host = world.host("web").await;
    world.report(host, &testkit::report(60, 6, 2, 1)).await;
    app::fleet::sample_trend(&world.ctx).await.unwrap();
    let scope = group(&world, "none", &[]).await;
    world.clock.advance(DAY);
    let points = app::fleet::trend(&world.ctx, &scope, 2).await.unwrap();
    assert_eq!((points[0].updates, points[1].updates), (None, Some(0)));
}
