//! Age and health of repository metadata, from the `repomd.xml` files that managers keep.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use wire::{PackageLists, Repository};

use crate::clock::to_millis;

/// A repository that lags this much behind the others, which are refreshed at the same times, is
/// one whose refresh fails.
const LAG: Duration = Duration::from_secs(7 * 24 * 3600);

/// Notes on each enabled repository when its metadata was fetched, or that there is none.
/// `file_of` finds the `repomd.xml` of a repository id.
pub(crate) fn note(repositories: &mut [Repository], file_of: impl Fn(&str) -> Option<PathBuf>) {
    let stamp = |repository: &Repository| modified(&file_of(&repository.name)?);
    let enabled = |repository: &&mut Repository| repository.is_enabled;
    let stamps: Vec<Option<SystemTime>> = repositories.iter().map(stamp).collect();
    let newest = stamps.iter().flatten().max().copied();
    let both = repositories.iter_mut().zip(stamps);
    for (repository, stamp) in both.filter(|(repository, _)| enabled(repository)) {
        repository.refreshed_at = stamp.map(to_millis);
        repository.last_error = match (stamp, newest) {
            (None, _) => Some("its metadata has never been fetched".to_owned()),
            (Some(stamp), Some(newest)) if stamp + LAG < newest => {
                Some("its metadata is more than 7 days older than that of others".to_owned())
            }
            _ => None,
        };
    }
}

/// The same in sum: the newest refresh, and what is wrong with the first repository that has a fault.
#[must_use]
pub(crate) fn sum(repositories: &[Repository]) -> PackageLists {
    let fault = |repository: &Repository| {
        let error = repository.last_error.as_ref()?;
        Some(format!("Repository {}: {error}", repository.name))
    };
    PackageLists {
        refreshed_at: repositories.iter().filter_map(|r| r.refreshed_at).max(),
        last_error: repositories.iter().find_map(fault),
    }
}

/// `repomd.xml` of repository `id` in a cache whose directories are named `ID-HASH`.
pub(crate) fn in_hashed_dir(cache: &Path, id: &str) -> Option<PathBuf> {
    let entries = fs::read_dir(cache).ok()?.flatten();
    let mut files: Vec<PathBuf> = entries
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.rsplit_once('-').is_some_and(|(before, hash)| {
                before == id && hash.len() == 16 && hash.bytes().all(|c| c.is_ascii_hexdigit())
            })
        })
        .map(|entry| entry.path().join("repodata/repomd.xml"))
        .collect();
    // One address per directory; a repository that moved leaves an old one behind.
    files.sort_by_key(|file| modified(file));
    files.pop()
}

fn modified(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).ok()?.modified().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repository(name: &str, enabled: bool) -> Repository {
        Repository {
            name: name.into(),
            is_enabled: enabled,
            ..Repository::default()
        }
    }

    #[test]
    fn absent_and_lagging_metadata_is_told_apart() {
        let cache = tempfile::tempdir().unwrap();
        for (name, days) in [("base-0123456789abcdef", 0), ("old-0123456789abcdef", 8)] {
            let dir = cache.path().join(name).join("repodata");
            fs::create_dir_all(&dir).unwrap();
            let file = fs::File::create(dir.join("repomd.xml")).unwrap();
            let age = Duration::from_secs(days * 24 * 3600);
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000) - age)
                .unwrap();
        }
        let mut all = [
            repository("base", true),
            repository("old", true),
            repository("gone", true),
            repository("off", false),
        ];
        note(&mut all, |id| in_hashed_dir(cache.path(), id));
        let errors: Vec<bool> = all.iter().map(|r| r.last_error.is_some()).collect();
        assert_eq!(errors, [false, true, true, false]);
        let sum = sum(&all);
        assert_eq!(sum.refreshed_at, Some(1_700_000_000_000));
        assert!(sum.last_error.unwrap().starts_with("Repository old:"));
    }
}
