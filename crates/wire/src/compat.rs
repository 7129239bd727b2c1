//! Decoding of the shapes that older and newer agents send.
//!
//! A body is read straight into the wire types. Only when that fails is it read again, slowly, to say
//! what is wrong and where.

mod diagnose;
mod docker;
pub(crate) mod lenient;
mod list;
mod shapes;

pub use docker::decode_docker;
pub(crate) use list::packages;
pub(crate) use shapes::{DiskShape, InterfaceShape};

use crate::{Package, Ping, Report};

/// Longest name or version of a package, in bytes. Real ones stay below 256.
const MAX_TEXT: usize = 1000;
/// How many problems one answer names at most.
const MAX_PROBLEMS: usize = 20;

/// What is wrong with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong, for people.
    pub msg: String,
    /// Where: a field such as `packages[3].currentVersion`, or `body` for the whole of it.
    pub param: String,
}

/// Decodes the body of `POST /hosts/update`.
///
/// # Errors
/// What is wrong with the body, at least one and at most 20 problems: not JSON, a value of the wrong
/// type, a package without a required field or with a text longer than 1,000 bytes, or more than
/// `max_packages` packages.
pub fn decode_report(body: &[u8], max_packages: usize) -> Result<Report, Vec<Problem>> {
    let report: Report = serde_json::from_slice(body)
        .map_err(|error| diagnose::report(body, &error, max_packages))?;
    let packages = report.packages.as_deref().unwrap_or_default();
    if packages.len() > max_packages {
        return Err(vec![diagnose::too_many(max_packages)]);
    }
    let problems: Vec<Problem> = packages
        .iter()
        .enumerate()
        .flat_map(|(index, package)| refuse(index, package))
        .take(MAX_PROBLEMS)
        .collect();
    if problems.is_empty() {
        Ok(report)
    } else {
        Err(problems)
    }
}

/// Decodes the body of `POST /hosts/ping`. The empty body is a heartbeat without any facts.
///
/// # Errors
/// What is wrong with the body: not JSON, or a value of the wrong type.
pub fn decode_ping(body: &[u8]) -> Result<Ping, Vec<Problem>> {
    if body.trim_ascii().is_empty() {
        return Ok(Ping::default());
    }
    serde_json::from_slice(body).map_err(|error| vec![diagnose::whole::<Ping>(body, &error)])
}

/// What the types let through: an empty name, and texts of absurd length.
fn refuse(index: usize, package: &Package) -> impl Iterator<Item = Problem> {
    let problem = move |field: &str, msg: String| Problem {
        msg,
        param: format!("packages[{index}].{field}"),
    };
    let nameless = package.name.trim().is_empty();
    let texts = [
        ("name", Some(&package.name)),
        ("currentVersion", Some(&package.current_version)),
        ("availableVersion", package.available_version.as_ref()),
        ("architecture", package.architecture.as_ref()),
    ];
    let long = texts
        .into_iter()
        .filter(|(_, text)| text.is_some_and(|text| text.len() > MAX_TEXT))
        .map(move |(field, _)| {
            let msg = format!("must not be longer than {MAX_TEXT} bytes");
            problem(field, msg)
        });
    nameless
        .then(|| problem("name", "is required".to_owned()))
        .into_iter()
        .chain(long)
}
