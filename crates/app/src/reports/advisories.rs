//! The advisories of the packages section.

use std::collections::{BTreeMap, BTreeSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use domain::{Advisory, HostRef, InstalledPackage, Severity, clean};
use moka::sync::Cache;
use store::Tx;
use store::packages::StateKey;

use super::ingest::{NEW_STATES_A_DAY, refused};
use super::packages::optional;
use crate::{Ctx, Error};

/// Advisories that one package's update may resolve.
const OF_A_PACKAGE: usize = 200;
/// Advisories that one report may describe.
const OF_A_REPORT: usize = 20_000;
const NAME: usize = 100;
const CVE: usize = 30;
const CVES: usize = 500;

/// Links that are known to be stored: a state, and a hash of what its advisories say.
#[derive(Debug, Clone)]
pub struct KnownLinks(Cache<(StateKey, u64), ()>);

impl Default for KnownLinks {
    fn default() -> Self {
        Self(Cache::new(100_000))
    }
}

/// Names a package gives, sorted.
pub(super) fn named(names: Option<Vec<String>>) -> Vec<String> {
    let names = names.unwrap_or_default().into_iter().take(OF_A_PACKAGE);
    let names: BTreeSet<String> = names.map(|name| clean(&name, NAME)).collect();
    names.into_iter().filter(|name| !name.is_empty()).collect()
}

/// What the report says of its advisories.
pub(super) fn described(report: &wire::Report) -> Vec<Advisory> {
    let sent = report.advisories.iter().flatten().take(OF_A_REPORT);
    sent.map(advisory)
        .filter(|advisory| !advisory.name.is_empty())
        .collect()
}

fn advisory(sent: &wire::Advisory) -> Advisory {
    let cves: BTreeSet<String> = sent
        .cves
        .iter()
        .take(CVES)
        .map(|cve| clean(cve, CVE).to_uppercase())
        .filter(|cve| cve.starts_with("CVE-"))
        .collect();
    let kind = clean(&sent.kind, 40).to_lowercase();
    let severity = sent.severity.as_deref().map(str::to_lowercase);
    Advisory {
        name: clean(&sent.id, NAME),
        kind: if kind.is_empty() {
            "other".into()
        } else {
            kind
        },
        severity: severity.as_deref().and_then(Severity::from_name),
        title: optional(sent.title.as_deref(), 300),
        cves: cves.into_iter().collect(),
        issued_at: sent.issued_at,
    }
}

/// Notes the advisories of these packages, unless that was done before. They have a transaction of
/// their own, like the states they belong to: what they say is true whatever becomes of the report.
///
/// # Errors
/// [`Error::Invalid`] when the host describes more in a day than it may; database errors.
pub(super) async fn link(
    ctx: &Ctx,
    host: HostRef,
    keyed: &[(StateKey, InstalledPackage)],
    described: &[Advisory],
) -> Result<(), Error> {
    let known = &ctx.advisories.0;
    let told = keyed
        .iter()
        .filter(|(_, package)| !package.advisories.is_empty());
    let texts: BTreeMap<&str, &Advisory> = described
        .iter()
        .map(|one| (one.name.as_str(), one))
        .collect();
    let (mut links_told, mut new) = (Vec::new(), Vec::new());
    for (key, package) in told {
        let link = (*key, hash(&package.advisories, &texts));
        if !known.contains_key(&link) {
            links_told.push(link);
            new.push((*key, package.clone()));
        }
    }
    if new.is_empty() {
        return Ok(());
    }
    let now = ctx.now();
    let states = ctx
        .interner
        .resolve(&ctx.store, host.id, &new, now, NEW_STATES_A_DAY)
        .await
        .map_err(refused)?;
    let links: BTreeSet<(i64, String)> = new
        .iter()
        .zip(states)
        .flat_map(|((_, package), state)| {
            let names = package.advisories.iter().cloned();
            names.map(move |name| (state.state, name))
        })
        .collect();
    let advisories = of_links(&links, &texts);
    let links: Vec<_> = links.into_iter().collect();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.link_advisories(host.id, &advisories, &links, (now, NEW_STATES_A_DAY))
                    .await
            })
        })
        .await
        .map_err(refused)?;
    for link in links_told {
        known.insert(link, ());
    }
    Ok(())
}

fn hash(names: &[String], texts: &BTreeMap<&str, &Advisory>) -> u64 {
    let mut hasher = DefaultHasher::new();
    for name in names {
        (name, texts.get(name.as_str())).hash(&mut hasher);
    }
    hasher.finish()
}

/// The advisories that are linked, by name; one that nobody describes is known by its name alone.
fn of_links(links: &BTreeSet<(i64, String)>, texts: &BTreeMap<&str, &Advisory>) -> Vec<Advisory> {
    let names: BTreeSet<&str> = links.iter().map(|(_, name)| name.as_str()).collect();
    let unknown = |name: &str| Advisory {
        name: name.to_owned(),
        kind: "other".into(),
        ..Advisory::default()
    };
    names
        .into_iter()
        .map(|name| {
            texts
                .get(name)
                .map_or_else(|| unknown(name), |one| (*one).clone())
        })
        .collect()
}
