//! rpm-ostree: Fedora Silverblue, CoreOS, IoT. Read only.
//!
//! What is installed is in rpm's database. An update replaces the whole image; what it would change
//! is known when rpm-ostree's own check has looked (`rpm-ostree upgrade --check`, or its timer), and
//! is told by `status --json` with the security advisories among it.

use std::path::PathBuf;

use serde::Deserialize;
use serde_json::Value;
use wire::{Advisory, PackageLists, Repository};

use super::rpm::advisory::Book;
use super::rpm::assemble::{Knowledge, Offer, assemble};
use super::rpm::nevra::Nevra;
use super::state::State;
use super::{Backend, Packages, rpm};
use crate::collect::{CollectError, Context, repositories};
use crate::exec::Exec;
use crate::files::Root;

/// rpm-ostree, on hosts that were started from an image.
pub(super) const BACKEND: Backend = Backend {
    name: PROGRAM,
    systems: &["fedora", "rhel", "centos"],
    present: |context| {
        context.exec.find(PROGRAM).is_ok() && context.root.path("/run/ostree-booted").exists()
    },
    collect,
    repositories: |context| Ok(repositories(context)),
    places,
};

const PROGRAM: &str = "rpm-ostree";

/// `rpm-ostree status --json`, of it what is needed.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub struct Status {
    deployments: Vec<Deployment>,
    cached_update: Option<Update>,
}

#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Deployment {
    booted: bool,
    version: Option<String>,
    origin: Option<String>,
    #[serde(rename = "container-image-reference")]
    image: Option<String>,
}

#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
struct Update {
    rpm_diff: Diff,
    /// Id, kind, severity, packages, details.
    advisories: Vec<(String, u32, u32, Vec<String>, Value)>,
}

#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(default)]
struct Diff {
    upgraded: Vec<Upgraded>,
}

/// Kind, name, before, after.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Upgraded(u32, String, Build, Build);

/// Version and architecture.
#[derive(Debug, Clone, PartialEq, Deserialize)]
struct Build(String, String);

/// Understands it.
///
/// # Errors
/// When it is not the JSON that is expected.
pub fn parse(text: &str) -> Result<Status, CollectError> {
    serde_json::from_str(text)
        .map_err(|e| CollectError::new(format!("rpm-ostree's status is not understood: {e}")))
}

impl Status {
    /// What the checked update would bring, under the name of the image.
    #[must_use]
    pub fn offers(&self) -> Vec<Offer> {
        let upgraded = self
            .cached_update
            .iter()
            .flat_map(|update| &update.rpm_diff.upgraded);
        upgraded
            .map(|Upgraded(_, name, _, Build(evr, arch))| Offer {
                nevra: Nevra {
                    name: name.clone(),
                    evr: rpm::nevra::plain_evr(evr).to_owned(),
                    arch: arch.clone(),
                },
                repository: self.image().unwrap_or_default(),
            })
            .collect()
    }

    /// The advisories of the checked update. rpm-ostree lists only security ones, so an update
    /// that none names is not known to be anything.
    #[must_use]
    pub fn book(&self) -> Book {
        let mut book = Book::default();
        let advisories = self
            .cached_update
            .iter()
            .flat_map(|update| &update.advisories);
        for (id, kind, severity, packages, details) in advisories {
            for nevra in packages.iter().filter_map(|package| Nevra::parse(package)) {
                book.add_fix(id, &nevra.name, Some(&nevra.arch), &nevra.evr);
            }
            book.add(Advisory {
                id: id.clone(),
                kind: kind_name(*kind).to_owned(),
                severity: severity_name(*severity).map(str::to_owned),
                cves: cves(details),
                ..Advisory::default()
            });
        }
        book
    }

    /// A deployment that stands before the running one waits for a restart.
    #[must_use]
    pub fn reboot_evidence(&self) -> Vec<String> {
        match self.deployments.first() {
            Some(first) if !first.booted => {
                let version = first.version.as_deref().unwrap_or("without a version");
                vec![format!(
                    "The image {version} is deployed and not yet running"
                )]
            }
            _ => Vec::new(),
        }
    }

    fn image(&self) -> Option<String> {
        let booted = self
            .deployments
            .iter()
            .find(|deployment| deployment.booted)?;
        booted.origin.clone().or(booted.image.clone())
    }
}

/// Numbers of libdnf.
fn kind_name(kind: u32) -> &'static str {
    match kind {
        1 => "security",
        2 => "bugfix",
        3 => "enhancement",
        4 => "newpackage",
        _ => "unknown",
    }
}

fn severity_name(severity: u32) -> Option<&'static str> {
    match severity {
        1 => Some("low"),
        2 => Some("moderate"),
        3 => Some("important"),
        4 => Some("critical"),
        _ => None,
    }
}

/// `cve_references` holds pairs of address and title; the title begins with the id.
fn cves(details: &Value) -> Vec<String> {
    let references = details["cve_references"].as_array().into_iter().flatten();
    let titles = references.filter_map(|pair| pair[1].as_str());
    let mut ids: Vec<String> = titles
        .filter_map(|title| {
            title
                .split_whitespace()
                .find(|word| word.starts_with("CVE-"))
        })
        .map(|id| id.trim_end_matches([':', ',']).to_owned())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

fn collect(context: &Context) -> Result<Packages, CollectError> {
    let installed = rpm::installed(context)?;
    let status = parse(&context.exec.run(PROGRAM, &["status", "--json"])?)?;
    let knowledge = Knowledge {
        offers: status.offers(),
        book: status.book(),
        ..Knowledge::default()
    };
    let (packages, advisories) = assemble(&installed, &knowledge, |_, _| State::Available);
    Ok(Packages {
        manager: PROGRAM,
        packages,
        lists: PackageLists::default(),
        advisories,
        reboot: status.reboot_evidence(),
        doubt: None,
    })
}

/// Layered packages come from these; the image itself has no file here.
fn repositories(context: &Context) -> Vec<Repository> {
    repositories::rpm::read(context.root, repositories::rpm::DNF)
}

fn places(root: &Root, _: &Exec) -> Vec<PathBuf> {
    let mut places = rpm::places(root);
    places.extend(["/ostree/deploy", "/sysroot/ostree/deploy"].map(|place| root.path(place)));
    places
}
