//! Age and health of the package lists. Only looked at: refreshing them is not this agent's affair.

use std::fs;
use std::path::Path;
use std::time::SystemTime;

use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use wire::PackageLists;

use super::archive::Archives;
use super::dirs::Dirs;
use super::policy::Source;
use crate::clock::to_millis;
use crate::collect::repositories::apt as sources;

/// apt leaves no record of a refresh as such. The newest of these changes with it: the stamp of the
/// periodic runs, the lists directory (new lists) and its `partial` (every try).
pub(super) fn collect(dirs: &Dirs, now: SystemTime, archives: &mut Archives) -> PackageLists {
    let places = [
        dirs.periodic.join("update-success-stamp"),
        dirs.lists.clone(),
        dirs.lists.join("partial"),
    ];
    let stamps = places
        .iter()
        .filter_map(|place| fs::metadata(place).ok()?.modified().ok());
    PackageLists {
        refreshed_at: stamps.max().map(to_millis),
        last_error: missing(dirs, archives)
            .or_else(|| expired(dirs, now, archives))
            .or_else(|| failed(&dirs.lists.join("partial"))),
    }
}

/// An enabled repository without lists: the last refresh did not deliver it. Only of addresses
/// whose list names are plain (`mirror+file:` and the like are resolved first).
fn missing(dirs: &Dirs, archives: &Archives) -> Option<String> {
    let mut sources = enabled(dirs).into_iter().filter(|source| {
        ["http:", "https:", "file:"]
            .iter()
            .any(|s| source.url.starts_with(s))
    });
    let source = sources.find(|source| !archives.has_lists(source))?;
    Some(format!(
        "There are no lists of {}: the last refresh did not fetch them",
        place(&source)
    ))
}

/// Lists beyond the archive's own limit: refreshes have been failing, or none was tried.
fn expired(dirs: &Dirs, now: SystemTime, archives: &mut Archives) -> Option<String> {
    let now = OffsetDateTime::from(now);
    enabled(dirs).into_iter().find_map(|source| {
        let until = archives
            .release(&source)?
            .valid_until
            .filter(|until| *until < now)?;
        let until = until.format(&Rfc3339).ok()?;
        Some(format!(
            "The lists of {} are out of date since {until}",
            place(&source)
        ))
    })
}

/// apt sets aside lists whose signature or checksum was wrong.
fn failed(partial: &Path) -> Option<String> {
    let names = fs::read_dir(partial)
        .ok()?
        .filter_map(|e| e.ok()?.file_name().into_string().ok());
    let name = names.filter(|name| name.ends_with(".FAILED")).min()?;
    Some(format!(
        "The last refresh refused a list: {}",
        name.trim_end_matches(".FAILED")
    ))
}

fn enabled(dirs: &Dirs) -> Vec<Source> {
    let repositories = sources::read(&dirs.source_list, &dirs.source_parts);
    let wanted = repositories
        .iter()
        .filter(|r| r.is_enabled && r.repo_type == "deb");
    wanted
        .map(|r| Source {
            url: r.url.clone(),
            suite: r.distribution.clone(),
            component: String::new(),
        })
        .collect()
}

fn place(source: &Source) -> String {
    format!("{} {}", source.url, source.suite)
}
