//! apt and dpkg.
//!
//! One pass, three processes at most, measured to be the cheapest right way: the dpkg status file is
//! read directly, one `apt-cache policy` for all names gives candidates, versions and sources, and
//! only when something is newer one `apt-get -s upgrade`, ended as soon as it has told what is kept
//! back and before it simulates anything. Where apt's own cache is switched off both share a private one.

pub mod archive;
pub mod dirs;
pub mod dpkg;
pub mod lists;
pub mod policy;
mod scratch;
pub mod state;
pub mod upgrade;

use std::collections::HashMap;
use std::path::PathBuf;

use wire::{Package, Repository};

use self::archive::Archives;
use self::dirs::Dirs;
use self::dpkg::Installed;
use self::policy::Policy;
use self::scratch::Scratch;
use self::upgrade::Plan;
use super::{Backend, Packages};
use crate::collect::{CollectError, Context, repositories};
use crate::exec::Exec;
use crate::files::{Root, read_text};

/// apt of Debian and its descendants.
pub(super) const BACKEND: Backend = Backend {
    name: "apt",
    systems: &["debian", "ubuntu"],
    present: |context| context.exec.find(PROGRAM).is_ok(),
    collect,
    repositories,
    places,
};

const PROGRAM: &str = "apt-get";

/// Names are some 30 bytes long and the kernel takes 2 MiB of arguments.
const NAMES_PER_CALL: usize = 20_000;

/// Reads packages, candidates and states.
///
/// # Errors
/// When dpkg's status file or apt cannot be read, or no package is installed.
fn collect(context: &Context) -> Result<Packages, CollectError> {
    let exec = context.exec;
    let dirs = Dirs::parse(&exec.run("apt-config", &dirs::command())?);
    let installed = dpkg::parse(&read_text(&dirs.status)?);
    if installed.is_empty() {
        let path = dirs.status.display();
        return Err(CollectError::new(format!(
            "{path} lists no installed package"
        )));
    }
    let scratch = Scratch::when_needed(&dirs, context.scratch);
    let names: Vec<String> = installed.iter().map(full_name).collect();
    let policies = policies(context, &names, scratch.options())?;
    let (plan, doubt) = plan(context, &policies, scratch.options());
    let mut archives = Archives::in_dir(&dirs.lists);
    let packages = installed
        .iter()
        .map(|package| assemble(package, &dirs, &policies, plan.as_ref(), &mut archives))
        .collect();
    Ok(Packages {
        manager: "apt",
        packages,
        lists: lists::collect(&dirs, context.clock.now(), &mut archives),
        doubt,
        ..Packages::default()
    })
}

fn repositories(context: &Context) -> Result<Vec<Repository>, CollectError> {
    let dirs = Dirs::parse(&context.exec.run("apt-config", &dirs::command())?);
    Ok(repositories::apt::read(
        &dirs.source_list,
        &dirs.source_parts,
    ))
}

fn places(_: &Root, exec: &Exec) -> Vec<PathBuf> {
    exec.run("apt-config", &dirs::command())
        .map(|text| Dirs::parse(&text).places())
        .unwrap_or_default()
}

/// What apt knows of every package, in one call unless the arguments would become too long.
fn policies(
    context: &Context,
    names: &[String],
    options: &[String],
) -> Result<HashMap<String, Policy>, CollectError> {
    let mut policies = HashMap::new();
    for names in names.chunks(NAMES_PER_CALL) {
        let text = context
            .exec
            .run("apt-cache", &policy::command(names, options))?;
        policies.extend(policy::parse(&text));
    }
    if policies.is_empty() {
        // Taken as "nothing newer" this would read as fully patched.
        return Err(CollectError::new(
            "apt-cache policy says nothing that is understood",
        ));
    }
    Ok(policies)
}

/// The simulated upgrade, when there is anything to upgrade. Its failure (broken dependencies, a
/// dpkg run in progress) costs the distinction of kept back updates, not the report.
fn plan(
    context: &Context,
    policies: &HashMap<String, Policy>,
    options: &[String],
) -> (Option<Plan>, Option<String>) {
    if !policies.values().any(Policy::has_update) {
        return (Some(Plan::default()), None);
    }
    let args = upgrade::command(options);
    let plan = match context.exec.run_until(PROGRAM, &args, upgrade::is_enough) {
        Ok(text) => Ok(upgrade::parse(&text)),
        Err(e) => Err(e.to_string()),
    };
    match plan {
        Ok(plan) if !plan.is_empty() => (Some(plan), None),
        Ok(_) => (None, doubt("apt-get lists no package")),
        Err(e) => (None, doubt(&e)),
    }
}

fn doubt(reason: &str) -> Option<String> {
    Some(format!("kept back updates cannot be told apart: {reason}"))
}

fn full_name(package: &Installed) -> String {
    format!("{}:{}", package.name, package.architecture)
}

fn assemble(
    package: &Installed,
    dirs: &Dirs,
    policies: &HashMap<String, Policy>,
    plan: Option<&Plan>,
    archives: &mut Archives,
) -> Package {
    let native = package.architecture == "all" || package.architecture == dirs.architecture;
    // apt leaves the architecture out of its names where it is the host's own.
    let apt_name = if native {
        package.name.clone()
    } else {
        full_name(package)
    };
    let unknown = Policy::default();
    let policy = policies
        .get(&apt_name)
        .or_else(|| policies.get(&full_name(package)))
        .unwrap_or(&unknown);
    let verdict = state::decide(package, &apt_name, policy, plan, archives);
    Package {
        name: package.name.clone(),
        description: package.description.clone(),
        category: package.section.clone(),
        current_version: package.version.clone(),
        needs_update: verdict.state.needs_update(),
        is_security_update: verdict.state.needs_update()
            && verdict.security == state::Security::Yes,
        source_repository: policy.repository_of(&package.version),
        architecture: Some(package.architecture.clone()),
        update_state: Some(verdict.state.name().to_owned()),
        phased_percentage: verdict.phased,
        security: Some(verdict.security.name().to_owned()),
        candidate_repository: verdict
            .version
            .and_then(|version| policy.repository_of(version)),
        ecosystem: Some("deb".to_owned()),
        available_version: verdict.version.map(str::to_owned),
        ..Package::default()
    }
}
