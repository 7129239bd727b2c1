//! Rows of `package_states`, `packages` and `package_sources`.

use std::collections::{BTreeMap, BTreeSet};

use domain::{HostId, InstalledPackage, Millis, PackageKey, Security, UpdateState};
use serde_json::{Value, json};
use sqlx::FromRow;
use uuid::Uuid;

use super::interner::StateRef;
use super::key::StateKey;
use crate::Error;
use crate::conn::{Conn, Tx, execute, fetch};

const DAY: Millis = 86_400_000;

/// Namespace of package ids in the API: UUIDv5 of `ecosystem/name`.
const PACKAGE_NAMESPACE: Uuid = Uuid::from_u128(0x5f1d_8f1e_2f0b_4d7e_9a51_70c3_6b1d_a001);

#[derive(FromRow)]
struct KeyRow {
    key: Vec<u8>,
    id: i64,
    package_id: i64,
}

/// The states among `keys` that exist.
pub(crate) async fn find(
    conn: &mut Conn,
    keys: &[StateKey],
) -> Result<Vec<(StateKey, StateRef)>, Error> {
    let wanted = json!(keys.iter().map(hex::encode).collect::<Vec<_>>()).to_string();
    let dialect = conn.dialect();
    let sql = format!(
        "SELECT key, id, package_id FROM package_states WHERE key IN (SELECT {} FROM {})",
        dialect.bytes(dialect.member_text()),
        dialect.members("$1"),
    );
    let rows = fetch!(conn, fetch_all as KeyRow, sql, wanted)?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            let key = row.key.try_into().ok()?;
            Some((
                key,
                StateRef {
                    state: row.id,
                    package: row.package_id,
                },
            ))
        })
        .collect())
}

/// Makes states that do not exist. `new` is sorted, so that rows are locked in one order everywhere.
pub(crate) async fn make(
    tx: &mut Tx,
    host: HostId,
    new: &[(StateKey, InstalledPackage)],
    now: Millis,
    quota: i64,
) -> Result<Vec<(StateKey, StateRef)>, Error> {
    charge(
        tx,
        host,
        i64::try_from(new.len()).unwrap_or(i64::MAX),
        now,
        quota,
    )
    .await?;
    let packages = make_packages(tx, new).await?;
    let sources = make_sources(tx, new).await?;
    let rows: Vec<Value> = new
        .iter()
        .map(|(key, package)| state_row(key, package, &packages, &sources))
        .collect();
    let dialect = tx.dialect();
    let sql = format!(
        "INSERT INTO package_states (key, package_id, architecture, installed, candidate, update_state,
           security, phased_percentage, source_id, candidate_source_id, first_seen_at)
         SELECT {}, CAST(value->>1 AS BIGINT), value->>2, value->>3, value->>4, CAST(value->>5 AS BIGINT),
           CAST(value->>6 AS BIGINT), CAST(value->>7 AS BIGINT), CAST(value->>8 AS BIGINT),
           CAST(value->>9 AS BIGINT), $2 FROM {} WHERE true ON CONFLICT (key) DO NOTHING",
        dialect.bytes("value->>0"),
        dialect.members("$1"),
    );
    execute!(tx, sql, Value::Array(rows).to_string(), now)?;
    let keys: Vec<StateKey> = new.iter().map(|(key, _)| *key).collect();
    find(tx, &keys).await
}

fn state_row(
    key: &StateKey,
    package: &InstalledPackage,
    packages: &BTreeMap<(String, String), i64>,
    sources: &BTreeMap<String, i64>,
) -> Value {
    let source = |label: &Option<String>| label.as_ref().and_then(|label| sources.get(label));
    json!([
        hex::encode(key),
        packages.get(&(package.key.ecosystem.clone(), package.key.name.clone())),
        package.key.architecture,
        package.installed,
        package.candidate,
        package.state.code(),
        package.security.code(),
        package.phased_percentage,
        source(&package.source_repository),
        source(&package.candidate_repository),
    ])
}

/// Counts new states against the host's day, so that a broken agent cannot fill the table.
pub(super) async fn charge(
    tx: &mut Tx,
    host: HostId,
    count: i64,
    now: Millis,
    quota: i64,
) -> Result<(), Error> {
    let sql = "INSERT INTO state_quotas (host_id, day, made) VALUES ($1, $2, $3)
        ON CONFLICT (host_id) DO UPDATE SET
          made = CASE WHEN state_quotas.day = excluded.day THEN state_quotas.made + excluded.made ELSE excluded.made END,
          day = excluded.day
        RETURNING made";
    let (made,) = fetch!(tx, fetch_one as (i64,), sql, host.0, now / DAY, count)?;
    if made > quota {
        return Err(Error::Refused(format!(
            "this host described {made} new package states today; at most {quota} are taken"
        )));
    }
    Ok(())
}

#[derive(FromRow)]
struct PackageRow {
    ecosystem: String,
    name: String,
    id: i64,
}

/// Makes missing packages; fills a missing description. Gives the id of each.
async fn make_packages(
    tx: &mut Tx,
    new: &[(StateKey, InstalledPackage)],
) -> Result<BTreeMap<(String, String), i64>, Error> {
    let wanted: BTreeMap<(&str, &str), &InstalledPackage> = new
        .iter()
        .map(|(_, package)| ((&*package.key.ecosystem, &*package.key.name), package))
        .collect();
    let rows: Vec<Value> = wanted
        .iter()
        .map(|((ecosystem, name), package)| {
            let uuid = Uuid::new_v5(&PACKAGE_NAMESPACE, format!("{ecosystem}/{name}").as_bytes());
            json!([
                uuid.simple().to_string(),
                ecosystem,
                name,
                name.to_lowercase(),
                package.description,
                package.category
            ])
        })
        .collect();
    let dialect = tx.dialect();
    let sql = format!(
        "INSERT INTO packages (uuid, ecosystem, name, name_lower, description, category)
         SELECT {}, value->>1, value->>2, value->>3, value->>4, value->>5 FROM {} WHERE true
         ON CONFLICT (ecosystem, name) DO UPDATE SET
           description = COALESCE(packages.description, excluded.description),
           category = COALESCE(packages.category, excluded.category)
         RETURNING ecosystem, name, id",
        dialect.uuid("value->>0"),
        dialect.members("$1"),
    );
    let rows = fetch!(
        tx,
        fetch_all as PackageRow,
        sql,
        Value::Array(rows).to_string()
    )?;
    Ok(rows
        .into_iter()
        .map(|row| ((row.ecosystem, row.name), row.id))
        .collect())
}

/// Makes missing source labels. Gives the id of each.
async fn make_sources(
    tx: &mut Tx,
    new: &[(StateKey, InstalledPackage)],
) -> Result<BTreeMap<String, i64>, Error> {
    let labels: BTreeSet<&String> = new
        .iter()
        .flat_map(|(_, p)| [&p.source_repository, &p.candidate_repository])
        .flatten()
        .collect();
    if labels.is_empty() {
        return Ok(BTreeMap::new());
    }
    let labels = json!(labels).to_string();
    let insert = format!(
        "INSERT INTO package_sources (label) SELECT {} FROM {} WHERE true ON CONFLICT (label) DO NOTHING",
        tx.dialect().member_text(),
        tx.dialect().members("$1"),
    );
    execute!(tx, insert, &labels)?;
    let select = format!(
        "SELECT label, id FROM package_sources WHERE label IN {}",
        tx.dialect().texts("$1")
    );
    Ok(fetch!(tx, fetch_all as (String, i64), select, &labels)?
        .into_iter()
        .collect())
}

#[derive(FromRow)]
struct StateRow {
    id: i64,
    package_id: i64,
    ecosystem: String,
    name: String,
    architecture: String,
    installed: String,
    candidate: Option<String>,
    update_state: i64,
    security: i64,
    phased_percentage: Option<i64>,
}

/// States by id, without sources and descriptions, which no change is told by.
///
/// # Errors
/// When the database fails.
pub async fn states_by_ids(
    conn: &mut Conn,
    ids: &[i64],
) -> Result<Vec<(StateRef, InstalledPackage)>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT s.id, s.package_id, p.ecosystem, p.name, s.architecture, s.installed, s.candidate,
           s.update_state, s.security, s.phased_percentage
         FROM package_states s JOIN packages p ON p.id = s.package_id WHERE {}",
        conn.dialect().one_of("s.id", "$1")
    );
    let rows = fetch!(conn, fetch_all as StateRow, sql, json!(ids).to_string())?;
    Ok(rows.into_iter().map(state).collect())
}

fn state(row: StateRow) -> (StateRef, InstalledPackage) {
    let package = InstalledPackage {
        key: PackageKey {
            ecosystem: row.ecosystem,
            name: row.name,
            architecture: row.architecture,
        },
        installed: row.installed,
        candidate: row.candidate,
        state: UpdateState::from_code(row.update_state),
        security: Security::from_code(row.security),
        phased_percentage: row
            .phased_percentage
            .and_then(|share| share.try_into().ok()),
        source_repository: None,
        candidate_repository: None,
        description: None,
        category: None,
        advisories: Vec::new(),
    };
    (
        StateRef {
            state: row.id,
            package: row.package_id,
        },
        package,
    )
}
