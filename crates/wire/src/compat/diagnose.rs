//! Says what is wrong with a body that could not be decoded, and where.

use std::fmt;

use serde::de::{DeserializeOwned, Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::list::MAX_PACKAGES;
use super::{MAX_PROBLEMS, Problem};
use crate::{Package, Report};

pub(super) fn too_many(max_packages: usize) -> Problem {
    Problem {
        msg: format!("at most {max_packages} packages"),
        param: "packages".to_owned(),
    }
}

/// Problems of a report; those of its packages come first, because every one of them is looked at.
pub(super) fn report(body: &[u8], error: &serde_json::Error, max_packages: usize) -> Vec<Problem> {
    if let Ok(Probe { packages: list }) = serde_json::from_slice(body) {
        if list.count > max_packages {
            return vec![too_many(max_packages)];
        }
        if !list.problems.is_empty() {
            return list.problems;
        }
    }
    vec![whole::<Report>(body, error)]
}

/// The problem that stops the decoding of a body as `T`.
pub(super) fn whole<T: DeserializeOwned>(body: &[u8], error: &serde_json::Error) -> Problem {
    if error.classify() != Category::Data {
        return Problem {
            msg: format!("is not valid JSON: {error}"),
            param: "body".to_owned(),
        };
    }
    let mut json = serde_json::Deserializer::from_slice(body);
    let path = serde_path_to_error::deserialize::<_, T>(&mut json)
        .err()
        .map(|error| error.path().to_string())
        .filter(|path| path != ".");
    Problem {
        msg: error.to_string(),
        param: path.unwrap_or_else(|| "body".to_owned()),
    }
}

/// The packages of a body that is well-formed JSON, looked at one by one.
#[derive(serde::Deserialize)]
struct Probe {
    #[serde(default, deserialize_with = "Faults::look")]
    packages: Faults,
}

#[derive(Default)]
struct Faults {
    count: usize,
    problems: Vec<Problem>,
}

impl Faults {
    fn look<'de, D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_seq(FaultVisitor)
    }

    fn add(&mut self, index: usize, field: &str, msg: String) {
        let dot = if field.is_empty() { "" } else { "." };
        self.problems.push(Problem {
            msg,
            param: format!("packages[{index}]{dot}{field}"),
        });
    }
}

struct FaultVisitor;

impl<'de> Visitor<'de> for FaultVisitor {
    type Value = Faults;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of packages")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Faults, A::Error> {
        let mut faults = Faults::default();
        while faults.problems.len() < MAX_PROBLEMS && faults.count < MAX_PACKAGES {
            let Some(package) = list.next_element::<Box<RawValue>>()? else {
                return Ok(faults);
            };
            look_at(&mut faults, package.get());
            faults.count += 1;
        }
        while list.next_element::<IgnoredAny>()?.is_some() {
            faults.count += 1;
        }
        Ok(faults)
    }
}

/// Whether the required fields are there.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct Required {
    name: Option<IgnoredAny>,
    current_version: Option<IgnoredAny>,
    needs_update: Option<IgnoredAny>,
}

fn look_at(faults: &mut Faults, package: &str) {
    let index = faults.count;
    if let Ok(required) = serde_json::from_str::<Required>(package) {
        let missing = [
            ("name", required.name.is_none()),
            ("currentVersion", required.current_version.is_none()),
            ("needsUpdate", required.needs_update.is_none()),
        ];
        for (field, _) in missing.iter().filter(|(_, missing)| *missing) {
            faults.add(index, field, "is required".to_owned());
        }
        if missing.iter().any(|(_, missing)| *missing) {
            return;
        }
    }
    let mut json = serde_json::Deserializer::from_str(package);
    if let Err(error) = serde_path_to_error::deserialize::<_, Package>(&mut json) {
        let path = error.path().to_string();
        let field = if path == "." { "" } else { &path };
        faults.add(index, field, without_place(error.inner()));
    }
}

/// A message without line and column, which would be those of the fragment.
fn without_place(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_owned(),
        None => message,
    }
}
