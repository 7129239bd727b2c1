//! From the wire to a checked snapshot. A report is refused as a whole, before anything is written.

use domain::{AgentHashes, Repository, Snapshot, clean};

use super::advisories;
use super::ecosystem::ecosystem;
use super::facts;
use super::packages::{normalise, optional};
use crate::Problem;

/// Checks a report and makes a snapshot of the sections it carries.
///
/// # Errors
/// Every problem, each naming its field.
pub(crate) fn build(mut report: wire::Report) -> Result<Snapshot, Vec<Problem>> {
    let carried = Carried::of(&report)?;
    let sent = report.packages.take().filter(|_| carried.packages);
    let packages = sent.map(|sent| normalise(&report, sent)).transpose()?;
    Ok(Snapshot {
        advisories: advisories::described(&report),
        package_manager: packages
            .as_ref()
            .and_then(|_| optional(report.package_manager.as_deref(), 40)),
        packages,
        repositories: carried.repos.then(|| repositories(&report)),
        hostname: carried.hostname.then(|| clean(&report.hostname, 253)),
        network: carried.interfaces.then(|| facts::network(&report)),
        facts: report.sections.is_none().then(|| facts::host(&report)),
        agent_version: optional(Some(&report.agent_version), 100),
        sequence: report.sequence,
        hashes: carried.hashes(&report.hashes),
    })
}

/// Which sections a report really carries.
struct Carried {
    packages: bool,
    repos: bool,
    interfaces: bool,
    hostname: bool,
}

impl Carried {
    fn of(report: &wire::Report) -> Result<Self, Vec<Problem>> {
        let has_packages = report.packages.iter().flatten().next().is_some();
        let has_repositories = report.repositories.iter().flatten().next().is_some();
        let has_hostname = !report.hostname.trim().is_empty();
        let Some(sections) = &report.sections else {
            if !has_packages && !packages_failed(report) {
                return Err(vec![Problem::body(
                    "packages",
                    "Packages array is required",
                )]);
            }
            return Ok(Self {
                packages: has_packages,
                // An agent that could not read its repositories sends an empty list; a later check-in
                // asks for the section, and then an empty one means what it says.
                repos: has_repositories,
                interfaces: true,
                hostname: has_hostname,
            });
        };
        let claims = |name: &str| sections.iter().any(|section| section == name);
        let problem = |param: &str, message: &str| Err(vec![Problem::body(param, message)]);
        if !wire::SECTIONS.iter().any(|name| claims(name)) {
            return problem("sections", "No known section is named");
        }
        if claims("packages") != has_packages {
            return problem(
                "packages",
                "Packages and the packages section must come together",
            );
        }
        if has_repositories && !claims("repos") {
            return problem(
                "repositories",
                "Repositories were sent without the repos section",
            );
        }
        Ok(Self {
            packages: has_packages,
            repos: claims("repos"),
            interfaces: claims("interfaces"),
            hostname: claims("hostname") && has_hostname,
        })
    }

    /// Hashes of the sections that were taken: a stored hash must vouch for stored data.
    fn hashes(&self, sent: &wire::Hashes) -> AgentHashes {
        let take = |carried: bool, hash: &Option<String>| {
            hash.as_ref()
                .filter(|_| carried)
                .and_then(|hash| optional(Some(hash), 64))
        };
        AgentHashes {
            packages: take(self.packages, &sent.packages_hash),
            repos: take(self.repos, &sent.repos_hash),
            interfaces: take(self.interfaces, &sent.interfaces_hash),
            hostname: take(self.hostname, &sent.hostname_hash),
            state: take(self.packages, &sent.state_hash),
        }
    }
}

/// Our agent says when it could not read packages; then everything else is still worth having.
fn packages_failed(report: &wire::Report) -> bool {
    report
        .collectors
        .iter()
        .flatten()
        .any(|collector| collector.name == "packages" && !collector.ok)
}

fn repositories(report: &wire::Report) -> Vec<Repository> {
    let ecosystem = ecosystem(report.package_manager.as_deref(), &report.os_type);
    let mut repositories: Vec<Repository> = report
        .repositories
        .iter()
        .flatten()
        .take(2000)
        .map(|repository| Repository {
            ecosystem: of_kind(&repository.repo_type)
                .unwrap_or(ecosystem)
                .to_owned(),
            url: clean(&repository.url, 1000),
            suite: clean(&repository.distribution, 300),
            components: clean(&repository.components, 300),
            kind: clean(&repository.repo_type, 40),
            name: clean(&repository.name, 300),
            enabled: repository.is_enabled,
            secure: repository.is_secure,
            signed_by: optional(repository.signed_by.as_deref(), 1000),
            trusted: repository.trusted,
            file: optional(repository.file.as_deref(), 1000),
            refreshed_at: repository.refreshed_at,
            last_error: optional(repository.last_error.as_deref(), 1000),
        })
        .collect();
    repositories.sort();
    repositories.dedup_by(|a, b| {
        (&a.url, &a.suite, &a.components, &a.kind) == (&b.url, &b.suite, &b.components, &b.kind)
    });
    repositories
}

fn of_kind(kind: &str) -> Option<&'static str> {
    match kind {
        "deb" | "deb-src" => Some("deb"),
        "rpm" => Some("rpm"),
        "apk" => Some("apk"),
        "pacman" => Some("alpm"),
        "flatpak" => Some("flatpak"),
        "snap" => Some("snap"),
        "freebsd" => Some("pkg"),
        "windows-update" | "wsus" => Some("windows"),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
