//! Canonical section hashes (protocol 1.5), and the hash over what only our agent knows.
//!
//! Each is SHA-256, as 64 lower-case hex digits, over a JSON text whose keys, order and escapes are
//! fixed by the existing agent. Agent and server must agree to the byte, therefore this is the only
//! implementation. The hashes are taken of the values as sent, before any clean-up.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::{Address, Interface, Package, Repository, STATE_FORMAT};

mod canonical;
use canonical::{Row, array, normalise, object};

/// Hash of the packages section: rows sorted by name, of several with one name the last one counts.
#[must_use]
pub fn packages_hash(packages: &[Package]) -> String {
    hex_digest(&array(last_of_each(
        packages,
        |p| normalise(&p.name),
        package_row,
    )))
}

/// Hash of the repositories section: rows sorted and made unique by URL, distribution, components.
#[must_use]
pub fn repos_hash(repositories: &[Repository]) -> String {
    let key = |r: &Repository| {
        (
            normalise(&r.url),
            normalise(&r.distribution),
            normalise(&r.components),
        )
    };
    hex_digest(&array(last_of_each(repositories, key, repository_row)))
}

/// Hash of the interfaces section: sorted by name, addresses by family and address. Link speed,
/// duplex, MTU and status change too often to be part of it.
#[must_use]
pub fn interfaces_hash(interfaces: &[Interface]) -> String {
    let mut sorted: Vec<_> = interfaces.iter().map(|i| (normalise(&i.name), i)).collect();
    sorted.sort_by(|a, b| a.0.cmp(&b.0));
    hex_digest(&array(sorted.into_iter().map(|(_, i)| interface_row(i))))
}

/// Hash of the host name: of the trimmed text itself, without JSON quotes.
#[must_use]
pub fn hostname_hash(hostname: &str) -> String {
    hex_digest(&normalise(hostname))
}

/// Hash of the packages with every field our agent knows (architecture, hold, phase, …), which the
/// canonical hash leaves out. Ours alone: no other server or agent computes it.
#[must_use]
pub fn state_hash(packages: &[Package]) -> String {
    let mut rows: Vec<String> = packages.iter().map(state_row).collect();
    rows.sort_unstable();
    hex_digest(&format!("{STATE_FORMAT}:{}", array(rows)))
}

fn hex_digest(text: &str) -> String {
    hex::encode(Sha256::digest(text.as_bytes()))
}

/// Rows in the order of their keys; of several with the same key the last one stays.
fn last_of_each<T, K: Ord>(
    items: &[T],
    key: impl Fn(&T) -> K,
    row: impl Fn(&T) -> String,
) -> Vec<String> {
    let last: BTreeMap<K, &T> = items.iter().map(|item| (key(item), item)).collect();
    last.into_values().map(row).collect()
}

fn package_row(p: &Package) -> String {
    object(|row: &mut Row| {
        row.text("name", Some(&p.name));
        row.text("description", p.description.as_deref());
        row.text("category", p.category.as_deref());
        row.text("currentVersion", Some(&p.current_version));
        row.text("availableVersion", p.available_version.as_deref());
        row.bool("needsUpdate", p.needs_update);
        row.bool("isSecurityUpdate", p.is_security_update);
        row.text("sourceRepository", p.source_repository.as_deref());
        row.text("wuaGuid", p.wua_guid.as_deref());
        row.text("wuaKb", p.wua_kb.as_deref());
        row.text("wuaSeverity", p.wua_severity.as_deref());
        row.sorted_texts(
            "wuaCategories",
            p.wua_categories.as_deref().unwrap_or_default(),
        );
        row.text("wuaSupportUrl", p.wua_support_url.as_deref());
        row.integer(
            "wuaRevisionNumber",
            p.wua_revision_number.unwrap_or_default(),
        );
    })
}

fn repository_row(r: &Repository) -> String {
    object(|row: &mut Row| {
        row.text("name", Some(&r.name));
        row.text("url", Some(&r.url));
        row.text("distribution", Some(&r.distribution));
        row.text("components", Some(&r.components));
        row.text("repoType", Some(&r.repo_type));
        row.bool("isEnabled", r.is_enabled);
        row.bool("isSecure", r.is_secure);
    })
}

fn interface_row(i: &Interface) -> String {
    let mut addresses: Vec<&Address> = i.addresses.iter().flatten().collect();
    addresses.sort_by_cached_key(|a| (normalise(&a.family), normalise(&a.address)));
    let mac = i.mac_address.as_deref().map(str::to_lowercase);
    object(|row: &mut Row| {
        row.text("name", Some(&i.name));
        row.text("type", Some(&i.kind));
        row.text("macAddress", mac.as_deref());
        row.raw("addresses", &array(addresses.into_iter().map(address_row)));
    })
}

fn address_row(a: &Address) -> String {
    object(|row: &mut Row| {
        row.text("address", Some(&a.address));
        row.text("family", Some(&a.family));
        row.text("netmask", a.netmask.as_deref());
        row.text("gateway", a.gateway.as_deref());
    })
}

fn state_row(p: &Package) -> String {
    object(|row: &mut Row| {
        row.text("ecosystem", p.ecosystem.as_deref());
        row.text("name", Some(&p.name));
        row.text("architecture", p.architecture.as_deref());
        row.text("currentVersion", Some(&p.current_version));
        row.text("availableVersion", p.available_version.as_deref());
        row.bool("needsUpdate", p.needs_update);
        row.bool("isSecurityUpdate", p.is_security_update);
        row.text("security", p.security.as_deref());
        row.text("updateState", p.update_state.as_deref());
        // −1 stands for "not phased", which differs from a phase of 0 %.
        row.integer(
            "phasedPercentage",
            p.phased_percentage.map_or(-1, i64::from),
        );
        row.text("sourceRepository", p.source_repository.as_deref());
        row.text("candidateRepository", p.candidate_repository.as_deref());
        row.text("category", p.category.as_deref());
        row.text("description", p.description.as_deref());
        // Only where there is one, so that all other hashes stay what they were.
        if let Some(ids) = p.advisories.as_deref().filter(|ids| !ids.is_empty()) {
            row.sorted_texts("advisories", ids);
        }
    })
}
