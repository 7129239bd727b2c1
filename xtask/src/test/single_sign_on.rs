//! Signing in by identity providers in Chromium. One comes with the page's packages; the other is
//! Keycloak, whose distribution is fetched once and kept below `target`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use super::steps::Done;
use super::{counts, system};
use crate::Outcome;
use crate::process::{command, find, log, npm, root};
use crate::server::debug_program;

/// The version that is tested with.
const VERSION: &str = "26.7.3";
/// The oldest Java that it runs on.
const OLDEST_JAVA: u32 = 21;

/// Runs the flows; they start servers and providers by themselves.
pub(super) fn run(out: &File) -> Outcome<Done> {
    let Some(chromium) = system::chromium() else {
        return system::missing("chromium", "the browser tests: Chromium and its libraries");
    };
    let Some(java) = java_home() else {
        return system::missing(
            "openjdk-21-jre-headless",
            "Keycloak's tests: Java 21 or newer",
        );
    };
    if find("mvn").is_none() {
        return system::missing("maven", "Keycloak's tests: the program that fetches it");
    }
    let keycloak = keycloak(out)?;
    let mut tests = npm();
    tests.args(["run", "--silent", "e2e:single-sign-on"]);
    tests.env("PATCHMON_SERVER_BIN", debug_program("patchmon-server")?);
    tests.env("PATCHMON_CHROMIUM", chromium);
    tests.env("PATCHMON_KEYCLOAK", keycloak);
    tests.env("PATCHMON_JAVA_HOME", java);
    counts::playwright(&mut tests, out)
}

/// Its folder, fetched when it is not there.
fn keycloak(out: &File) -> Outcome<PathBuf> {
    let target = root().join("target").join("keycloak");
    let folder = target.join(format!("keycloak-{VERSION}"));
    if folder.join("bin/kc.sh").exists() {
        return Ok(folder);
    }
    // Whole or not at all: an unpacking that was cut short must not look like one that was not. The
    // plugin leaves its own mark of what it unpacked where it was started.
    let _ = fs::remove_dir_all(&target);
    fs::create_dir_all(&target)?;
    let part = target.join("part");
    let mut fetch = command("mvn");
    fetch.current_dir(&target);
    fetch.args(["--batch-mode", "--no-transfer-progress"]);
    fetch.arg("org.apache.maven.plugins:maven-dependency-plugin:3.8.1:unpack");
    fetch.arg(format!(
        "-Dartifact=org.keycloak:keycloak-quarkus-dist:{VERSION}:zip"
    ));
    fetch.arg(format!("-DoutputDirectory={}", part.display()));
    log(&mut fetch, out)?;
    fs::rename(part.join(format!("keycloak-{VERSION}")), &folder)?;
    Ok(folder)
}

/// The newest Java that is new enough.
fn java_home() -> Option<PathBuf> {
    let named = std::env::var_os("JAVA_HOME").map(PathBuf::from);
    let installed = fs::read_dir("/usr/lib/jvm").into_iter().flatten();
    let installed = installed.filter_map(|entry| Some(entry.ok()?.path()));
    let all = named.into_iter().chain(installed);
    all.filter_map(|home| Some((version(&home)?, home)))
        .filter(|(version, _)| *version >= OLDEST_JAVA)
        .max()
        .map(|(_, home)| home)
}

/// The first number of its version, from the file `release` that each has.
fn version(home: &Path) -> Option<u32> {
    if !home.join("bin/java").exists() {
        return None;
    }
    let text = fs::read_to_string(home.join("release")).ok()?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("JAVA_VERSION=\""))?;
    let digits: String = line.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}
