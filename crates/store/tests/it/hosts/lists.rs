//! Lists: scope, filters, orders, numbers.

use domain::{Counts, HostFacts, HostRef, HostScope, Reporting, contact_after};
use store::hosts::{ContactRow, GroupChoice, HostFilter, HostOrder, HostSort};
use store::packages::OldestWaiting;
use store::reports::{HostTotals, ReportWrites};
use store::{Slice, Store};
use uuid::Uuid;

use super::{NOW, add_group, add_host};
use crate::harness::{Fresh, on_both};

on_both!(
    filters_leave_what_they_say,
    facets_are_what_the_filters_leave,
    every_order_is_total_and_puts_unknown_last,
    pages_join_without_gap,
    a_scope_hides_other_hosts,
    search_takes_wildcards_literally,
);

const MINUTE: i64 = 60_000;

fn all() -> Slice {
    Slice {
        limit: 100,
        offset: 0,
    }
}

async fn names(store: &Store, scope: &HostScope, filter: &HostFilter, order: HostOrder) -> String {
    let mut conn = store.read().await.unwrap();
    let page = conn.hosts(scope, filter, order, all(), NOW).await.unwrap();
    assert_eq!(page.total, page.items.len() as i64);
    let names: Vec<&str> = page
        .items
        .iter()
        .map(|h| h.friendly_name.as_str())
        .collect();
    names.join(" ")
}

async fn left_by(store: &Store, filter: HostFilter) -> String {
    names(store, &HostScope::All, &filter, HostOrder::default()).await
}

struct State {
    os: &'static str,
    updates: i64,
    security: i64,
    security_since: Option<i64>,
    reboot: Option<bool>,
    seen_minutes_ago: i64,
}

async fn report(store: &Store, host: HostRef, state: State) {
    let seen = NOW - state.seen_minutes_ago * MINUTE;
    let facts = HostFacts {
        needs_reboot: state.reboot,
        ..HostFacts::default()
    };
    let counts = Counts {
        packages: 10,
        available: state.updates,
        security: state.security,
        ..Counts::default()
    };
    let oldest = OldestWaiting {
        security_at: state.security_since,
        ..OldestWaiting::default()
    };
    let contact = ContactRow {
        host: host.id,
        contact: contact_after(seen, 60),
        interval_minutes: 60,
        load_average: None,
    };
    done!(store, |tx| {
        let mut writes = ReportWrites::new(tx, host.id);
        writes.facts(&facts, Some(state.os))?;
        writes.totals(&HostTotals { counts, oldest });
        writes.reported(seen, None, true);
        writes.contact(&contact);
        writes.write(tx).await
    });
}

/// `a` fine, `b` with security updates and overdue, `c` silent, `d` never reported.
async fn fleet(store: &Store) -> (Uuid, Uuid) {
    let web = add_group(store, 901, "web").await;
    let db = add_group(store, 902, "db").await;
    let a = add_host(store, 1, "a", &[web]).await;
    let b = add_host(store, 2, "B", &[web, db]).await;
    let c = add_host(store, 3, "c", &[]).await;
    add_host(store, 4, "d", &[]).await;
    let state = |os, updates, security, security_since, reboot, seen_minutes_ago| State {
        os,
        updates,
        security,
        security_since,
        reboot,
        seen_minutes_ago,
    };
    report(store, a, state("Debian 12", 0, 0, None, Some(false), 1)).await;
    report(
        store,
        b,
        state("Debian 12", 5, 2, Some(50), Some(true), 100),
    )
    .await;
    report(store, c, state("Alpine 3.20", 1, 1, Some(20), None, 500)).await;
    (web, db)
}

async fn filters_leave_what_they_say(db: Fresh) {
    let (web, databases) = fleet(&db.store).await;
    let every = HostFilter::default;
    let group = |ids: &[Uuid], names: &[&str], ungrouped| HostFilter {
        group: Some(GroupChoice {
            ids: ids.to_vec(),
            names: names.iter().map(ToString::to_string).collect(),
            ungrouped,
        }),
        ..every()
    };
    let reporting = |states: &[Reporting]| HostFilter {
        reporting: states.to_vec(),
        ..every()
    };
    let cases = [
        (every(), "a B c d"),
        (group(&[web], &[], false), "a B"),
        (group(&[databases], &["web"], false), "a B"),
        (group(&[], &["db"], true), "B c d"),
        (group(&[], &["nobody"], false), ""),
        (group(&[], &[], false), ""),
        (
            HostFilter {
                os: vec!["Debian 12".into()],
                ..every()
            },
            "a B",
        ),
        (
            HostFilter {
                updates: Some(true),
                ..every()
            },
            "B c",
        ),
        (
            HostFilter {
                updates: Some(false),
                ..every()
            },
            "a d",
        ),
        (
            HostFilter {
                security: Some(true),
                os: vec!["Debian 12".into()],
                ..every()
            },
            "B",
        ),
        (
            HostFilter {
                reboot: Some(true),
                ..every()
            },
            "B",
        ),
        (
            HostFilter {
                reboot: Some(false),
                ..every()
            },
            "a",
        ),
        (reporting(&[Reporting::Reporting]), "a"),
        (reporting(&[Reporting::Overdue]), "B"),
        (reporting(&[Reporting::Silent, Reporting::Awaiting]), "c d"),
        (
            HostFilter {
                search: Some("b".into()),
                ..every()
            },
            "B",
        ),
    ];
    for (filter, want) in cases {
        let text = format!("{filter:?}");
        assert_eq!(left_by(&db.store, filter).await, want, "{text}");
    }
    let mut conn = db.store.read().await.unwrap();
    let order = HostOrder::default();
    let page = conn
        .hosts(&HostScope::All, &every(), order, all(), NOW)
        .await
        .unwrap();
    for host in page.items {
        let state = host.reporting(NOW);
        let found = left_by(&db.store, reporting(&[state])).await;
        assert!(found.contains(&host.friendly_name), "{state:?}");
    }
}

async fn facets_are_what_the_filters_leave(db: Fresh) {
    let (web, _) = fleet(&db.store).await;
    let mut conn = db.store.read().await.unwrap();
    let facets = conn.host_facets(&HostScope::All, NOW).await.unwrap();
    let numbers = (
        (facets.all, facets.updates, facets.security, facets.reboot),
        (facets.silent, facets.overdue, facets.awaiting),
    );
    assert_eq!(numbers, ((4, 2, 2, 1), (1, 1, 1)));
    assert_eq!((facets.automatic, facets.by_hand), (0, 0), "nobody told");
    let os: Vec<_> = facets
        .os
        .iter()
        .map(|o| (o.name.as_str(), o.hosts))
        .collect();
    assert_eq!(os, [("Alpine 3.20", 1), ("Debian 12", 2)]);
    let groups: Vec<_> = facets
        .groups
        .iter()
        .map(|g| (g.group.name.as_str(), g.hosts))
        .collect();
    assert_eq!(groups, [("db", 1), ("web", 2)]);
    let scoped = conn
        .host_facets(&HostScope::Groups(vec![web]), NOW)
        .await
        .unwrap();
    assert_eq!(
        (scoped.all, scoped.silent, scoped.groups[1].hosts),
        (2, 0, 2)
    );
}

async fn every_order_is_total_and_puts_unknown_last(db: Fresh) {
    fleet(&db.store).await;
    let cases = [
        (HostSort::FriendlyName, "a B c d", "d c B a"),
        (HostSort::Os, "c a B d", "B a c d"),
        (HostSort::Updates, "a d c B", "B c d a"),
        (HostSort::Security, "a d c B", "B c d a"),
        (HostSort::Reboot, "a B c d", "B a d c"),
        (HostSort::LastReport, "c B a d", "a B c d"),
        (HostSort::Waiting, "B c d a", "c B a d"),
        (HostSort::Created, "a B c d", "d c B a"),
    ];
    for (sort, ascending, descending) in cases {
        for (is_descending, want) in [(false, ascending), (true, descending)] {
            let order = HostOrder {
                sort,
                descending: is_descending,
            };
            let got = names(&db.store, &HostScope::All, &HostFilter::default(), order).await;
            assert_eq!(got, want, "{order:?}");
        }
    }
}

async fn pages_join_without_gap(db: Fresh) {
    for number in 0..7 {
        add_host(&db.store, number, "same name", &[]).await;
    }
    let mut conn = db.store.read().await.unwrap();
    let mut seen = Vec::new();
    for offset in [0, 3, 6, 9] {
        let slice = Slice { limit: 3, offset };
        let (filter, order) = (HostFilter::default(), HostOrder::default());
        let page = conn
            .hosts(&HostScope::All, &filter, order, slice, NOW)
            .await
            .unwrap();
        assert_eq!(page.total, 7);
        seen.extend(page.items.iter().map(|h| h.host.uuid.as_u128()));
    }
    assert_eq!(seen, [0, 1, 2, 3, 4, 5, 6]);
}

async fn a_scope_hides_other_hosts(db: Fresh) {
    let (web, databases) = fleet(&db.store).await;
    let see = |groups: &[Uuid]| HostScope::Groups(groups.to_vec());
    let listed = async |scope: HostScope| {
        names(
            &db.store,
            &scope,
            &HostFilter::default(),
            HostOrder::default(),
        )
        .await
    };
    assert_eq!(listed(see(&[web])).await, "a B");
    assert_eq!(listed(see(&[web, databases])).await, "a B");
    assert_eq!(listed(see(&[])).await, "");
    let mut conn = db.store.read().await.unwrap();
    let hidden = conn
        .find_host(&see(&[web]), Uuid::from_u128(3))
        .await
        .unwrap();
    assert_eq!(hidden, None);
    let visible = [1, 2, 3, 99].map(Uuid::from_u128);
    let found = conn.find_hosts(&see(&[databases]), &visible).await.unwrap();
    assert_eq!(found.len(), 1);
}

async fn search_takes_wildcards_literally(db: Fresh) {
    add_host(&db.store, 1, "100%_Ünder\\score", &[]).await;
    add_host(&db.store, 2, "100 plain", &[]).await;
    for (search, want) in [
        ("0%_ü", 1),
        ("%", 1),
        ("_", 1),
        ("\\", 1),
        ("100", 2),
        ("ÜNDER", 1),
    ] {
        let filter = HostFilter {
            search: Some(search.into()),
            ..HostFilter::default()
        };
        let mut conn = db.store.read().await.unwrap();
        let found = conn
            .count_hosts(&HostScope::All, &filter, NOW)
            .await
            .unwrap();
        assert_eq!(found, want, "{search}");
    }
}
