//! What reports write: the inverse of the sets, outstanding updates, documents, all in one batch.

use domain::changes::diff;
use domain::{HostFacts, HostId, HostRef, NetworkFacts};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use store::packages::{HostSet, OldestWaiting, OpenUpdate};
use store::reports::ReportWrites;
use store::{Location, Store};

use super::{NOW, add_host};
use crate::harness::{Fresh, on_both};

async fn hosts(store: &Store, count: u128) -> Vec<HostRef> {
    let mut hosts = Vec::new();
    for number in 1..=count {
        hosts.push(add_host(store, number, &format!("h{number}"), &[]).await);
    }
    hosts
}

async fn set(store: &Store, host: HostId, states: &[i64]) {
    let states = states.to_vec();
    done!(store, |tx| {
        let before = HostSet::read(tx, host).await?.unwrap_or_default();
        let mut writes = ReportWrites::new(tx, host);
        writes.set(&states, &[7; 16], diff(&before.states, &states));
        writes.write(tx).await
    });
}

async fn indexed(store: &Store, host: HostId) -> Vec<i64> {
    let mut conn = store.read().await.unwrap();
    conn.indexed_states(host).await.unwrap()
}

/// States of a host after a step: different ones for each host, some shared by all.
fn states(host: i64, step: i64) -> Vec<i64> {
    (1..=40)
        .filter(|state| state % 5 == 0 || (state * host + step) % 3 == 0)
        .collect()
}

async fn every_host_stands_under_its_own_states(db: Fresh) {
    // Two whole blocks and a begun one.
    let hosts = hosts(&db.store, 125).await;
    for step in 0..3 {
        for host in hosts.iter().skip(step).step_by(3) {
            set(&db.store, host.id, &states(host.id.0, step as i64)).await;
            set(&db.store, host.id, &states(host.id.0, step as i64 + 1)).await;
        }
    }
    for (number, host) in hosts.iter().enumerate() {
        let step = (number % 3) as i64 + 1;
        assert_eq!(indexed(&db.store, host.id).await, states(host.id.0, step));
    }
}

async fn the_sweep_takes_what_nobody_has(db: Fresh) {
    let hosts = hosts(&db.store, 2).await;
    set(&db.store, hosts[0].id, &[1, 2, 3]).await;
    set(&db.store, hosts[1].id, &[2]).await;
    set(&db.store, hosts[0].id, &[2]).await;
    set(&db.store, hosts[1].id, &[]).await;
    assert_eq!(done!(db.store, |tx| tx.sweep_state_hosts().await), 2);
    assert_eq!(done!(db.store, |tx| tx.sweep_state_hosts().await), 0);
    assert_eq!(indexed(&db.store, hosts[0].id).await, [2]);
    set(&db.store, hosts[1].id, &[1, 2]).await;
    assert_eq!(indexed(&db.store, hosts[1].id).await, [1, 2]);
}

/// A set and its inverse that disagree, as only a damaged database has them.
async fn a_host_that_stood_nowhere_is_not_found_elsewhere(db: Fresh) {
    let hosts = hosts(&db.store, 3).await;
    let everything = diff(&[4], &[]);
    let host = hosts[1].id;
    done!(db.store, |tx| {
        let mut writes = ReportWrites::new(tx, host);
        writes.set(&[], &[7; 16], everything);
        writes.write(tx).await
    });
    for host in &hosts {
        assert_eq!(indexed(&db.store, host.id).await, Vec::<i64>::new());
    }
    set(&db.store, hosts[0].id, &[4]).await;
    set(&db.store, hosts[2].id, &[4]).await;
    let found = [0, 1, 2].map(|number| indexed(&db.store, hosts[number].id));
    let found: Vec<_> = futures_util::future::join_all(found).await;
    assert_eq!(found, [vec![4], vec![], vec![4]]);
}

async fn what_is_missing_is_put_back_and_counted(db: Fresh) {
    let hosts = hosts(&db.store, 2).await;
    set(&db.store, hosts[0].id, &[1]).await;
    set(&db.store, hosts[1].id, &[1, 2]).await;
    let (host, whole) = (hosts[0].id, [1, 2, 3]);
    let mend = || async {
        done!(db.store, |tx| {
            let set = HostSet {
                states: whole.to_vec(),
                ..HostSet::default()
            };
            set.mend_index(tx, host).await
        })
    };
    assert_eq!((mend().await, mend().await), (2, 0));
    assert_eq!(indexed(&db.store, host).await, whole);
    assert_eq!(indexed(&db.store, hosts[1].id).await, [1, 2]);
}

/// Packages of a made-up catalogue, open as the bits say: the first three plain, the next security.
fn open(packages: &[i64], plain: u8, security: u8) -> Vec<OpenUpdate> {
    let update = |(bit, package): (usize, &i64)| {
        let (plain, security) = (plain >> bit & 1 == 1, security >> bit & 1 == 1);
        (plain || security).then(|| OpenUpdate {
            package: *package,
            architecture: "amd64".into(),
            security,
        })
    };
    packages.iter().enumerate().filter_map(update).collect()
}

/// Rows of `packages` for the foreign keys.
async fn packages(db: &Fresh) -> Vec<i64> {
    let id = |number: usize| match db.location {
        Location::Sqlite(_) => format!("x'{number:032x}'"),
        Location::Postgres(_) => format!("'{number:032x}'"),
    };
    let rows: Vec<String> = (1..=3)
        .map(|number| format!("({}, 'deb', 'p{number}', 'p{number}')", id(number)))
        .collect();
    let rows = rows.join(", ");
    raw(
        db,
        &format!("INSERT INTO packages (uuid, ecosystem, name, name_lower) VALUES {rows}"),
    )
    .await;
    vec![1, 2, 3]
}

async fn what_waits_longest_is_told_as_it_is_stored(db: Fresh) {
    let host = hosts(&db.store, 1).await[0].id;
    let packages = packages(&db).await;
    let steps = [
        (1, 0),
        (3, 0),
        (1, 2),
        (5, 2),
        (0, 7),
        (7, 0),
        (0, 2),
        (0, 0),
    ];
    for (step, (plain, security)) in (0_i64..).zip(steps) {
        let open = open(&packages, plain, security);
        let settled: Vec<(i64, String)> = packages
            .iter()
            .filter(|package| open.iter().all(|update| update.package != **package))
            .map(|package| (*package, "amd64".to_owned()))
            .collect();
        let told = done!(db.store, |tx| {
            let before = tx.waiting(host).await?;
            let mut writes = ReportWrites::new(tx, host);
            let told = writes.updates(before, &open, &settled, NOW + step);
            writes.write(tx).await.map(|()| told)
        });
        let stored = db.store.read().await.unwrap().waiting(host).await.unwrap();
        assert_eq!(told, OldestWaiting::of(&stored), "step {step}: {stored:?}");
    }
    let stored = db.store.read().await.unwrap().waiting(host).await.unwrap();
    assert_eq!(stored, []);
}

async fn a_document_stays_when_only_the_other_comes(db: Fresh) {
    let host = hosts(&db.store, 1).await[0].id;
    let facts = HostFacts {
        kernel_version: Some("6.1".into()),
        system: domain::SystemFacts {
            cpu_cores: Some(4),
            ..Default::default()
        },
        ..HostFacts::default()
    };
    let network = NetworkFacts {
        ip: Some("10.0.0.1".into()),
        ..NetworkFacts::default()
    };
    let (sent, wired) = (facts.clone(), network.clone());
    done!(db.store, |tx| {
        let mut writes = ReportWrites::new(tx, host);
        writes.facts(&sent, None)?;
        writes.write(tx).await?;
        let mut writes = ReportWrites::new(tx, host);
        writes.network(&wired)?;
        writes.write(tx).await?;
        ReportWrites::new(tx, host).write(tx).await
    });
    let mut conn = db.store.read().await.unwrap();
    let documents = conn.host_documents(host).await.unwrap();
    assert_eq!(documents, (facts.system, network));
}

/// Runs statements that this program no longer has.
async fn raw(db: &Fresh, sql: &str) {
    match &db.location {
        Location::Sqlite(path) => {
            let mut conn = SqliteConnection::connect(&path.display().to_string())
                .await
                .unwrap();
            conn.execute(sqlx::raw_sql(AssertSqlSafe(sql)))
                .await
                .unwrap();
        }
        Location::Postgres(url) => {
            let mut conn = PgConnection::connect(url).await.unwrap();
            conn.execute(sqlx::raw_sql(AssertSqlSafe(sql)))
                .await
                .unwrap();
        }
    }
}

async fn the_migration_keeps_every_pair(db: Fresh) {
    let migration = match &db.location {
        Location::Sqlite(_) => include_str!("../../../migrations/sqlite/0006_state_hosts.sql"),
        Location::Postgres(_) => include_str!("../../../migrations/postgres/0006_state_hosts.sql"),
    };
    // As version 5 left it; SQLite keeps these indexes and does not mind the others.
    let before = "DROP TABLE state_hosts;
        CREATE TABLE host_packages (state_id BIGINT, host_id BIGINT, PRIMARY KEY (state_id, host_id));
        INSERT INTO host_packages VALUES (1, 1), (1, 59), (1, 60), (2, 60), (2, 119), (9, 180);
        CREATE INDEX IF NOT EXISTS hosts_reported ON hosts (last_report_at, id);
        CREATE INDEX IF NOT EXISTS hosts_reported_descending ON hosts (last_report_at DESC, id DESC);";
    raw(&db, before).await;
    raw(&db, migration).await;
    for (host, states) in [
        (1, vec![1]),
        (59, vec![1]),
        (60, vec![1, 2]),
        (119, vec![2]),
    ] {
        assert_eq!(
            indexed(&db.store, HostId(host)).await,
            states,
            "host {host}"
        );
    }
    assert_eq!(indexed(&db.store, HostId(180)).await, [9]);
    assert_eq!(indexed(&db.store, HostId(2)).await, Vec::<i64>::new());
}

on_both!(
    every_host_stands_under_its_own_states,
    the_sweep_takes_what_nobody_has,
    a_host_that_stood_nowhere_is_not_found_elsewhere,
    what_is_missing_is_put_back_and_counted,
    what_waits_longest_is_told_as_it_is_stored,
    a_document_stays_when_only_the_other_comes,
    the_migration_keeps_every_pair,
);
