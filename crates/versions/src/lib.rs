//! Order of package versions, by each ecosystem's own rule. Agent and server both need it, so it
//! exists once; each rule is checked against the ecosystem's own tool (`tests/` of the agent).

pub mod alpm;
pub mod apk;
pub mod deb;
mod digits;
pub mod rpm;

use std::cmp::Ordering;

/// Orders two versions of one ecosystem (`deb`, `rpm`, `alpm`, `apk`). `None` where the rule is not
/// known here and the texts differ.
#[must_use]
pub fn compare(ecosystem: &str, a: &str, b: &str) -> Option<Ordering> {
    match ecosystem {
        "deb" => Some(deb::compare(a, b)),
        "rpm" => Some(rpm::compare(a, b)),
        "alpm" => Some(alpm::compare(a, b)),
        "apk" => Some(apk::compare(a, b)),
        _ if a == b => Some(Ordering::Equal),
        _ => None,
    }
}
