//! The packages there are, each made from its number.

use wire::Package;

use crate::rng::Rng;

/// The made-up distribution's archive.
pub(super) const ARCHIVE: &str = "https://mirror.example.test/debian";
/// Its archive of security updates.
pub(super) const SECURITY_ARCHIVE: &str = "https://security.example.test/debian-security";

const PREFIXES: [&str; 8] = ["lib", "", "python3-", "", "lib", "", "golang-", "fonts-"];
const STEMS: [&str; 20] = [
    "amber", "basalt", "cedar", "delta", "ember", "fjord", "granite", "harbor", "indigo",
    "juniper", "kelp", "lumen", "mosaic", "nimbus", "onyx", "prism", "quartz", "ripple", "saffron",
    "tundra",
];
const SUFFIXES: [&str; 8] = [
    "-common", "-dev", "", "-utils", "1", "-data", "-bin", "-doc",
];
const SECTIONS: [&str; 6] = ["libs", "admin", "utils", "python", "net", "devel"];
const WORDS: [&str; 24] = [
    "library",
    "provides",
    "shared",
    "runtime",
    "support",
    "for",
    "programs",
    "that",
    "read",
    "and",
    "write",
    "structured",
    "files",
    "over",
    "the",
    "network",
    "with",
    "a",
    "small",
    "set",
    "of",
    "tools",
    "in",
    "package",
];
const DESCRIPTION_BYTES: usize = 303;

/// Whether the update of this package closes a security hole: every third does.
pub(super) fn has_hole(number: usize) -> bool {
    number.is_multiple_of(3)
}

/// Package `number`, with its update waiting or without.
pub(super) fn package(number: usize, waiting: bool) -> Package {
    let mut rng = Rng::new(number as u64);
    let version = format!(
        "{}.{}.{}-{}",
        1 + number % 7,
        rng.below(30),
        rng.below(10),
        1 + rng.below(3)
    );
    let mut package = Package {
        name: name(number),
        description: Some(description(&mut rng)),
        category: Some(rng.pick(&SECTIONS).into()),
        current_version: version,
        source_repository: Some(format!("{ARCHIVE} bookworm/main")),
        architecture: Some(
            if number.is_multiple_of(4) {
                "all"
            } else {
                "amd64"
            }
            .into(),
        ),
        update_state: Some("current".into()),
        security: Some("no".into()),
        ecosystem: Some("deb".into()),
        ..Package::default()
    };
    if waiting {
        offer(&mut package);
        secure(&mut package, has_hole(number));
    }
    package
}

/// A newer version appears in the archive.
pub(super) fn offer(package: &mut Package) {
    package.available_version = Some(format!("{}+deb12u1", package.current_version));
    package.needs_update = true;
    package.update_state = Some("available".into());
    secure(package, false);
}

fn secure(package: &mut Package, closes_hole: bool) {
    let (word, archive, suite) = if closes_hole {
        ("yes", SECURITY_ARCHIVE, "bookworm-security")
    } else {
        ("no", ARCHIVE, "bookworm-updates")
    };
    package.is_security_update = closes_hole;
    package.security = Some(word.into());
    package.candidate_repository = Some(format!("{archive} {suite}/main"));
}

/// Unique, because the number is written with the stems as digits.
fn name(number: usize) -> String {
    let (prefix, suffix) = (PREFIXES[number % 8], SUFFIXES[number / 8 % 8]);
    let stem = STEMS[number % 20];
    format!("{prefix}{stem}{number}{suffix}")
}

fn description(rng: &mut Rng) -> String {
    let mut text = String::with_capacity(DESCRIPTION_BYTES + 16);
    while text.len() < DESCRIPTION_BYTES {
        text.push_str(rng.pick(&WORDS));
        text.push(if rng.below(12) == 0 { '\n' } else { ' ' });
    }
    text.trim_end().to_owned()
}
