//! Installed packages and offers of repositories, put together.

use std::collections::HashMap;

use versions::rpm::compare;
use wire::{Advisory, Package};

use super::advisory::Book;
use super::installed::Installed;
use super::nevra::Nevra;
use crate::collect::packages::state::{Security, State};

/// A version in a repository.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Offer {
    /// Which.
    pub nevra: Nevra,
    /// Id of the repository.
    pub repository: String,
}

/// What a manager knows beside the installed packages.
#[derive(Debug, Clone, Default)]
pub struct Knowledge {
    /// Offers of enabled repositories; older ones may be among them.
    pub offers: Vec<Offer>,
    /// Repository that each installed package came from.
    pub sources: HashMap<Nevra, String>,
    /// Advisories.
    pub book: Book,
}

/// One row per installed package, and the advisories these name. `state_of` says what the manager
/// would do with an offer.
#[must_use]
pub fn assemble(
    installed: &[Installed],
    knowledge: &Knowledge,
    state_of: impl Fn(&Installed, &Offer) -> State,
) -> (Vec<Package>, Vec<Advisory>) {
    let mut offers: HashMap<&str, Vec<&Offer>> = HashMap::new();
    for offer in &knowledge.offers {
        offers.entry(&offer.nevra.name).or_default().push(offer);
    }
    let newest = newest_of_each(installed);
    let rows: Vec<Package> = installed
        .iter()
        .map(|package| {
            let key = (package.nevra.name.as_str(), package.nevra.arch.as_str());
            let offers = offers
                .get(key.0)
                .filter(|_| newest[&key] == package.nevra.evr);
            row(
                package,
                offers.map_or(&[], Vec::as_slice),
                knowledge,
                &state_of,
            )
        })
        .collect();
    let ids = rows
        .iter()
        .flat_map(|row| row.advisories.clone().unwrap_or_default());
    let advisories = knowledge.book.named(ids);
    (rows, advisories)
}

/// Of several versions side by side (kernels) only the newest one can be updated.
fn newest_of_each(installed: &[Installed]) -> HashMap<(&str, &str), &str> {
    let mut newest: HashMap<(&str, &str), &str> = HashMap::new();
    for Installed { nevra, .. } in installed {
        let evr = newest
            .entry((&nevra.name, &nevra.arch))
            .or_insert(&nevra.evr);
        if compare(&nevra.evr, evr).is_gt() {
            *evr = &nevra.evr;
        }
    }
    newest
}

fn row(
    package: &Installed,
    offers: &[&Offer],
    knowledge: &Knowledge,
    state_of: &impl Fn(&Installed, &Offer) -> State,
) -> Package {
    let mut row = Package {
        name: package.nevra.name.clone(),
        description: package.summary.clone(),
        category: package.group.clone(),
        current_version: package.nevra.evr.clone(),
        source_repository: knowledge.sources.get(&package.nevra).cloned(),
        architecture: Some(package.nevra.arch.clone()),
        update_state: Some(State::Current.name().to_owned()),
        security: Some(Security::No.name().to_owned()),
        ecosystem: Some("rpm".to_owned()),
        ..Package::default()
    };
    let newer = newer(package, offers);
    let Some((state, candidate)) = choose(package, &newer, state_of) else {
        return row;
    };
    let on_the_way: Vec<&str> = newer
        .iter()
        .map(|offer| offer.nevra.evr.as_str())
        .filter(|evr| compare(evr, &candidate.nevra.evr).is_le())
        .collect();
    let (security, advisories) = knowledge.book.verdict(&package.nevra, &on_the_way);
    row.available_version = Some(candidate.nevra.evr.clone());
    row.candidate_repository = Some(candidate.repository.clone());
    row.needs_update = state.needs_update();
    row.is_security_update = state.needs_update() && security == Security::Yes;
    row.update_state = Some(state.name().to_owned());
    row.security = Some(security.name().to_owned());
    row.advisories = Some(advisories).filter(|ids| !ids.is_empty());
    row
}

/// Offers above the installed version, newest first.
fn newer<'a>(package: &Installed, offers: &[&'a Offer]) -> Vec<&'a Offer> {
    let mut newer: Vec<&Offer> = offers
        .iter()
        .copied()
        .filter(|offer| {
            package.nevra.same_package(&offer.nevra)
                && compare(&offer.nevra.evr, &package.nevra.evr).is_gt()
        })
        .collect();
    newer.sort_by(|a, b| compare(&b.nevra.evr, &a.nevra.evr));
    newer
}

/// The offer to show: what would be installed, else what would be if it could, else the newest.
fn choose<'a>(
    package: &Installed,
    newer: &[&'a Offer],
    state_of: &impl Fn(&Installed, &Offer) -> State,
) -> Option<(State, &'a Offer)> {
    let states: Vec<(State, &Offer)> = newer
        .iter()
        .map(|offer| (state_of(package, offer), *offer))
        .collect();
    let first = |wanted: State| states.iter().find(|(state, _)| *state == wanted);
    first(State::Available)
        .or_else(|| first(State::KeptBack))
        .or(states.first())
        .copied()
}
