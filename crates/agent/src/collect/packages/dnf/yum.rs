//! What only yum 3 does: tables whose long rows are wrapped, and a cache by architecture and release.

use std::collections::HashMap;
use std::path::PathBuf;

use crate::collect::packages::rpm::assemble::Offer;
use crate::collect::packages::rpm::nevra::{Nevra, plain_evr};
use crate::files::Root;

/// Understands `yum list installed`: the repository of a row has an `@` before it.
#[must_use]
pub fn sources(text: &str) -> HashMap<Nevra, String> {
    let from = |repository: String| Some(repository.strip_prefix('@')?.to_owned());
    rows(text)
        .filter_map(|(nevra, repository)| Some((nevra, from(repository)?)))
        .collect()
}

/// Understands `yum check-update`. Of each package only the newest version is told.
#[must_use]
pub fn offers(text: &str) -> Vec<Offer> {
    rows(text)
        .map(|(nevra, repository)| Offer { nevra, repository })
        .collect()
}

/// `name.arch version repository`; words are counted, since long rows go on in the next line.
fn rows(text: &str) -> impl Iterator<Item = (Nevra, String)> {
    let words: Vec<&str> = text
        .lines()
        .skip_while(|line| {
            line.starts_with("Loaded plugins") || line.starts_with("Installed Packages")
        })
        .take_while(|line| !line.starts_with("Obsoleting Packages"))
        .flat_map(str::split_whitespace)
        .collect();
    let rows: Vec<(Nevra, String)> = words
        .chunks_exact(3)
        .filter_map(|row| {
            let (name, arch) = row[0].rsplit_once('.')?;
            let nevra = Nevra {
                name: name.to_owned(),
                arch: arch.to_owned(),
                evr: plain_evr(row[1]).to_owned(),
            };
            Some((nevra, row[2].to_owned()))
        })
        .collect();
    rows.into_iter()
}

/// `/var/cache/yum/ARCHITECTURE/RELEASE/ID/repomd.xml`.
pub(super) fn metadata(root: &Root, id: &str) -> Option<PathBuf> {
    let base = "/var/cache/yum";
    for arch in root.names(base) {
        for release in root.names(format!("{base}/{arch}")) {
            let file = root.path(format!("{base}/{arch}/{release}/{id}/repomd.xml"));
            if file.exists() {
                return Some(file);
            }
        }
    }
    None
}
