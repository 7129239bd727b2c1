//! apt's sources: `sources.list`, `*.list` (one line each) and `*.sources` (deb822).

use std::fs;
use std::path::{Path, PathBuf};

use wire::Repository;

use super::without_credentials;
use crate::files::read_text;

mod deb822;
mod one_line;

/// What both formats say about one source, before it is multiplied by suites.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Entry {
    kinds: Vec<String>,
    urls: Vec<String>,
    suites: Vec<String>,
    components: Vec<String>,
    enabled: bool,
    name: Option<String>,
    signed_by: Option<String>,
    trusted: bool,
    insecure: bool,
}

/// All repositories of `list` and of the directory `parts`, in apt's order. A file that cannot be
/// read is left out; apt leaves out files with other endings, too.
#[must_use]
pub fn read(list: &Path, parts: &Path) -> Vec<Repository> {
    files(list, parts)
        .iter()
        .flat_map(|path| read_file(path))
        .collect()
}

fn files(list: &Path, parts: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(parts).into_iter().flatten();
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort_unstable();
    paths.insert(0, list.to_owned());
    paths
}

fn read_file(path: &Path) -> Vec<Repository> {
    let Ok(text) = read_text(path) else {
        return Vec::new();
    };
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("list") => parse_list(&text, path),
        Some("sources") => parse_sources(&text, path),
        _ => Vec::new(),
    }
}

/// Understands a one-line file.
#[must_use]
pub fn parse_list(text: &str, file: &Path) -> Vec<Repository> {
    let entries = text.lines().filter_map(one_line::parse);
    entries
        .flat_map(|entry| repositories(&entry, file))
        .collect()
}

/// Understands a deb822 file.
#[must_use]
pub fn parse_sources(text: &str, file: &Path) -> Vec<Repository> {
    let entries = deb822::parse(text);
    entries
        .iter()
        .flat_map(|entry| repositories(entry, file))
        .collect()
}

/// One repository per kind, address and suite. A suite that ends in `/` is a path and has no
/// components; any other needs some, else apt refuses it.
fn repositories(entry: &Entry, file: &Path) -> Vec<Repository> {
    let mut found = Vec::new();
    for kind in entry
        .kinds
        .iter()
        .filter(|kind| matches!(kind.as_str(), "deb" | "deb-src"))
    {
        for url in &entry.urls {
            for suite in &entry.suites {
                if suite.ends_with('/') == entry.components.is_empty() {
                    found.push(repository(entry, file, kind, url, suite));
                }
            }
        }
    }
    found
}

fn repository(entry: &Entry, file: &Path, kind: &str, url: &str, suite: &str) -> Repository {
    let url = without_credentials(url);
    // apt checks signatures against its keys unless told not to: then a changed mirror or a listener
    // on the way can hand out other packages, and only TLS stands in between.
    let signed = !entry.trusted && !entry.insecure;
    Repository {
        name: entry
            .name
            .clone()
            .unwrap_or_else(|| name(&url, suite, &entry.components)),
        is_secure: url.starts_with("https:") || signed,
        url,
        distribution: suite.to_owned(),
        components: entry.components.join(" "),
        repo_type: kind.to_owned(),
        is_enabled: entry.enabled,
        signed_by: entry.signed_by.clone(),
        trusted: entry.trusted.then_some(true),
        file: Some(file.display().to_string()),
        ..Repository::default()
    }
}

/// A short name as the existing product makes it: `deb.debian.org`, `bookworm` →
/// `deb-debian-bookworm`; a component other than the main one is told.
fn name(url: &str, suite: &str, components: &[String]) -> String {
    let after = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = after.split(['/', ':']).next().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    let host = [".com", ".org", ".net"]
        .iter()
        .find_map(|ending| host.strip_suffix(ending))
        .unwrap_or(host);
    let host = if host.is_empty() { "local" } else { host };
    let suite = suite.trim_matches(|c| c == '/' || c == '.');
    let mut parts = vec![host, suite];
    if !components.iter().any(|c| c == "main") {
        parts.extend(components.first().map(String::as_str));
    }
    parts.retain(|part| !part.is_empty());
    parts.join("-").replace(['.', '/'], "-").to_lowercase()
}

#[cfg(test)]
mod tests;
