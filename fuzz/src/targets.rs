//! What is fed, and what must hold of the outcome beyond that there is one.

use std::cmp::Ordering;

use serde::Serialize;
use serde::de::DeserializeOwned;
use wire::compat;

/// Name, and what takes the input.
pub(crate) type Target = (String, Box<dyn Fn(&[u8]) + Send + Sync>);

const MOST_PACKAGES: usize = 50;
const ECOSYSTEMS: [&str; 4] = ["deb", "rpm", "alpm", "apk"];

/// All targets; the order decides what the first byte of an input means.
pub(crate) fn all() -> Vec<Target> {
    let mut targets: Vec<Target> = Vec::new();
    let mut add = |name: &str, run: fn(&[u8])| targets.push((name.to_owned(), Box::new(run)));
    add("wire/report", report);
    add("wire/ping", ping);
    add("wire/docker", docker);
    add("versions/order", order);
    for (name, parse) in agent::collect::parsers::ALL {
        let run = move |input: &[u8]| parse(&String::from_utf8_lossy(input));
        targets.push((format!("agent/{name}"), Box::new(run)));
    }
    targets
}

/// What was understood means the same after it was written and read again.
fn comes_back<T: Serialize + DeserializeOwned + PartialEq + std::fmt::Debug>(
    value: &T,
    read: impl Fn(&[u8]) -> Option<T>,
) {
    let text = serde_json::to_vec(value).expect("what was read can be written");
    let again = read(&text).expect("what we write can be read");
    assert_eq!(*value, again);
}

fn report(body: &[u8]) {
    match compat::decode_report(body, MOST_PACKAGES) {
        Ok(report) => {
            let packages = report.packages.as_deref().unwrap_or_default();
            assert!(packages.len() <= MOST_PACKAGES, "more than allowed");
            assert!(
                packages.iter().all(|p| !p.name.trim().is_empty()),
                "a package without a name"
            );
            let hash = wire::hash::packages_hash(packages);
            let mut turned = packages.to_vec();
            turned.reverse();
            assert_eq!(hash.len(), wire::hash::packages_hash(&turned).len());
            let repositories = report.repositories.as_deref().unwrap_or_default();
            for hash in [
                wire::hash::state_hash(packages),
                wire::hash::repos_hash(repositories),
            ] {
                assert_eq!(hash.len(), 64);
            }
            comes_back(&report, |text| {
                compat::decode_report(text, MOST_PACKAGES).ok()
            });
        }
        Err(problems) => {
            assert!(
                (1..=20).contains(&problems.len()),
                "{} problems",
                problems.len()
            );
        }
    }
}

fn ping(body: &[u8]) {
    match compat::decode_ping(body) {
        Ok(ping) => comes_back(&ping, |text| compat::decode_ping(text).ok()),
        Err(problems) => assert!(!problems.is_empty(), "an error without a problem"),
    }
}

fn docker(body: &[u8]) {
    match compat::decode_docker(body) {
        Ok(inventory) => comes_back(&inventory, |text| compat::decode_docker(text).ok()),
        Err(problems) => assert!(!problems.is_empty(), "an error without a problem"),
    }
}

/// An order: equal to itself, and the same from both sides. dpkg's never goes in a circle; those of
/// the others do for some texts, in the real tools too (a version without a release is equal to it
/// with any; pacman looks at a text's end by another rule than inside).
fn order(input: &[u8]) {
    let text = String::from_utf8_lossy(input);
    let mut parts = text.splitn(3, ['\n', '\u{1f}']);
    let mut next = || parts.next().unwrap_or_default();
    let (a, b, c) = (next(), next(), next());
    for ecosystem in ECOSYSTEMS {
        let compare =
            |x: &str, y: &str| versions::compare(ecosystem, x, y).expect("its rule is known");
        assert_eq!(compare(a, a), Ordering::Equal, "{ecosystem} {a:?}");
        assert_eq!(
            compare(a, b),
            compare(b, a).reverse(),
            "{ecosystem} {a:?} {b:?}"
        );
        if ecosystem == "deb" && compare(a, b) == compare(b, c) {
            assert_eq!(
                compare(a, c),
                compare(a, b),
                "{ecosystem} {a:?} {b:?} {c:?}"
            );
        }
    }
}
