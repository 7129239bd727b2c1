//! The packages section: checked, normalised, sorted.

use domain::{InstalledPackage, PackageKey, Security, UpdateState, clean, cleaned};

use super::advisories;
use super::ecosystem::{ecosystem, security_is_known};
use crate::Problem;

const NAME: usize = 500;
const VERSION: usize = 1000;
const LABEL: usize = 500;
const DESCRIPTION: usize = 4000;

/// Makes packages of those that came with a report; of duplicates (same key and installed version) the
/// last stays.
pub(crate) fn normalise(
    report: &wire::Report,
    sent: Vec<wire::Package>,
) -> Result<Vec<InstalledPackage>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut packages = Vec::with_capacity(sent.len());
    for (index, package) in sent.into_iter().enumerate() {
        match installed(report, package) {
            Ok(package) => packages.push(package),
            Err((field, message)) => {
                problems.push(Problem::body(format!("packages[{index}].{field}"), message));
            }
        }
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    packages.sort_by(|a, b| (&a.key, &a.installed).cmp(&(&b.key, &b.installed)));
    packages.reverse();
    packages.dedup_by(|a, b| a.key == b.key && a.installed == b.installed);
    packages.reverse();
    Ok(packages)
}

fn installed(
    report: &wire::Report,
    package: wire::Package,
) -> Result<InstalledPackage, (&'static str, &'static str)> {
    let state = state(&package);
    let told = package.security.as_deref().and_then(Security::from_name);
    let name = cleaned(package.name, NAME);
    let version = cleaned(package.current_version, VERSION);
    if name.is_empty() {
        return Err(("name", "Package name is required"));
    }
    if version.is_empty() {
        return Err(("currentVersion", "Current version is required"));
    }
    let ecosystem = package.ecosystem.map_or_else(
        || ecosystem(report.package_manager.as_deref(), &report.os_type).to_owned(),
        |named| cleaned(named, 40),
    );
    Ok(InstalledPackage {
        security: if state == UpdateState::Current {
            Security::No
        } else {
            security(told, package.is_security_update, &ecosystem)
        },
        candidate: owned(package.available_version, VERSION)
            .filter(|_| state != UpdateState::Current),
        phased_percentage: package
            .phased_percentage
            .filter(|_| state == UpdateState::Phased),
        source_repository: owned(package.source_repository, LABEL),
        candidate_repository: owned(package.candidate_repository, LABEL)
            .filter(|_| state != UpdateState::Current),
        description: owned(package.description, DESCRIPTION),
        category: owned(package.category, LABEL),
        advisories: if state == UpdateState::Current {
            Vec::new()
        } else {
            advisories::named(package.advisories)
        },
        key: PackageKey {
            ecosystem,
            name,
            architecture: cleaned(package.architecture.unwrap_or_default(), 40),
        },
        installed: version,
        state,
    })
}

/// An agent that does not know states says only whether an update is on offer.
fn state(package: &wire::Package) -> UpdateState {
    let plain = if package.needs_update {
        UpdateState::Available
    } else {
        UpdateState::Current
    };
    package
        .update_state
        .as_deref()
        .and_then(UpdateState::from_name)
        .unwrap_or(plain)
}

fn security(told: Option<Security>, plain: bool, ecosystem: &str) -> Security {
    told.unwrap_or(match plain {
        true => Security::Yes,
        false if security_is_known(ecosystem) => Security::No,
        false => Security::Unknown,
    })
}

fn owned(text: Option<String>, max: usize) -> Option<String> {
    text.map(|text| cleaned(text, max))
        .filter(|text| !text.is_empty())
}

pub(crate) fn optional(text: Option<&str>, max: usize) -> Option<String> {
    text.map(|text| clean(text, max))
        .filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn normalised(packages: Vec<wire::Package>) -> Result<Vec<InstalledPackage>, Vec<Problem>> {
        let report = wire::Report {
            package_manager: Some("apt".into()),
            ..Default::default()
        };
        normalise(&report, packages)
    }

    fn package(name: &str, version: &str) -> wire::Package {
        wire::Package {
            name: name.into(),
            current_version: version.into(),
            ..Default::default()
        }
    }

    #[test]
    fn of_duplicates_the_last_stays_and_two_kernels_both_do() {
        let mut again = package("curl", "1");
        again.needs_update = true;
        again.available_version = Some("2".into());
        let packages = normalised(vec![
            package("curl", "1"),
            again,
            package("linux", "6.1"),
            package("linux", "6.2"),
        ])
        .unwrap();
        let found: Vec<_> = packages
            .iter()
            .map(|p| (&*p.key.name, &*p.installed, p.state))
            .collect();
        assert_eq!(
            found,
            [
                ("curl", "1", UpdateState::Available),
                ("linux", "6.1", UpdateState::Current),
                ("linux", "6.2", UpdateState::Current)
            ]
        );
    }

    #[test]
    fn a_nameless_package_is_named_by_its_index() {
        let problems = normalised(vec![package("a", "1"), package("\0 ", "1")]).unwrap_err();
        assert_eq!(problems[0].field, "packages[1].name");
    }

    #[test]
    fn a_candidate_without_an_update_is_no_candidate() {
        let mut current = package("curl", "1");
        current.available_version = Some("1".into());
        current.is_security_update = true;
        let packages = normalised(vec![current]).unwrap();
        assert_eq!(
            (packages[0].candidate.as_deref(), packages[0].security),
            (None, Security::No)
        );
    }

    #[test]
    fn what_an_agent_cannot_know_is_unknown() {
        let mut update = package("busybox", "1");
        update.needs_update = true;
        let report = wire::Report {
            package_manager: Some("apk".into()),
            ..Default::default()
        };
        let packages = normalise(&report, vec![update]).unwrap();
        assert_eq!(packages[0].security, Security::Unknown);
    }
}
