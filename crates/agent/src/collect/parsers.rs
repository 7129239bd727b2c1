//! Every parser of what others wrote, in one table: for the fuzzer and for the test that cuts and
//! mixes recorded output. None may panic, hang or take memory beyond what it was given.

use std::hint::black_box;
use std::path::Path;

use super::packages::apk::{database, output as apk_output};
use super::packages::apt::{archive, dirs, dpkg, policy, upgrade};
use super::packages::dnf::{advisories, dnf5, output as dnf_output, yum};
use super::packages::pacman::{local, output as pacman_output};
use super::packages::rpm::{installed, nevra};
use super::packages::zypper::{output as zypper_output, patches, xml};
use super::packages::{flatpak, glob, pkg, rpm_ostree, snap};
use super::repositories;
use super::{cpu, disks, memory, network, os_release, restart, uptime, virtualization};

/// Name of a parser, and what feeds it a text.
pub type Parser = (&'static str, fn(&str));

macro_rules! parsers {
    ($($name:literal => $parse:expr,)*) => {
        [$(($name, |text: &str| {
            let parse: fn(&str) -> _ = $parse;
            let _ = black_box(parse(text));
        }),)*]
    };
}

const FILE: &str = "/etc/file";

/// All of them.
pub static ALL: [Parser; 59] = parsers! {
    "apt/archive" => archive::parse,
    "apt/dirs" => dirs::Dirs::parse,
    "apt/dpkg" => dpkg::parse,
    "apt/policy" => policy::parse,
    "apt/upgrade" => upgrade::parse,
    "apt/list-stem" => |text| archive::list_stem(text, halves(text).1),
    "dnf/sources" => dnf_output::sources,
    "dnf/offers" => dnf_output::offers,
    "dnf/plan" => dnf_output::plan,
    "dnf/check-update" => dnf_output::check_update,
    "dnf/advisories" => |text| advisories::book(halves(text).0, halves(text).1),
    "dnf5/advisories" => dnf5::book,
    "dnf5/locks" => dnf5::locks,
    "yum/sources" => yum::sources,
    "yum/offers" => yum::offers,
    "rpm/installed" => installed::parse,
    "rpm/nevra" => nevra::Nevra::parse,
    "rpm/plain-evr" => |text| nevra::plain_evr(text).len(),
    "zypper/updates" => zypper_output::updates,
    "zypper/sources" => zypper_output::sources,
    "zypper/priorities" => zypper_output::priorities,
    "zypper/locks" => zypper_output::locks,
    "zypper/patches" => patches::book,
    "zypper/fixes" => |text| {
        let mut book = patches::book(halves(text).0).unwrap_or_default();
        patches::add_fixes(&mut book, halves(text).1);
        book
    },
    "zypper/xml" => xml::elements,
    "pacman/updates" => pacman_output::updates,
    "pacman/lists" => pacman_output::lists,
    "pacman/local" => local::parse,
    "apk/upgradable" => apk_output::upgradable,
    "apk/planned" => apk_output::planned,
    "apk/policy" => |text| {
        let mut sources = apk_output::Policy::default();
        sources.extend(text);
        sources
    },
    "apk/database" => database::parse,
    "rpm-ostree/status" => rpm_ostree::parse,
    "snap/table" => snap::table,
    "flatpak/refs" => flatpak::refs,
    "flatpak/masks" => flatpak::masks,
    "pkg/installed" => pkg::installed,
    "pkg/newer" => pkg::newer,
    "pkg/planned" => pkg::planned,
    "pkg/vulnerable" => pkg::vulnerable,
    "glob" => |text| glob::matches(halves(text).0, halves(text).1),
    "repositories/apt-list" => |text| repositories::apt::parse_list(text, Path::new(FILE)),
    "repositories/apt-sources" => |text| repositories::apt::parse_sources(text, Path::new(FILE)),
    "repositories/ini" => repositories::ini::parse,
    "repositories/rpm" => |text| repositories::rpm::parse(text, Path::new(FILE), true),
    "repositories/pacman" => |text| repositories::pacman::read(&repositories::ini::parse(text)),
    "repositories/apk" => |text| repositories::apk::parse(text, FILE),
    "repositories/flatpak" => repositories::flatpak::parse,
    "repositories/pkg" => repositories::pkg::parse,
    "host/os-release" => os_release::parse,
    "host/cpu" => cpu::parse,
    "host/memory" => memory::parse,
    "host/disks" => |text| disks::parse(text).len(),
    "host/uptime" => |text| {
        (uptime::parse_seconds(text), uptime::parse_boot_time(text), uptime::parse_load(text))
    },
    "host/routes" => |text| network::Gateways::parse(halves(text).0, halves(text).1).default(),
    "host/resolvers" => network::resolvers,
    "host/restart" => |text| (restart::deleted_code(text), restart::unit(text)),
    "host/virtualization" => |text| {
        (virtualization::container_of_cgroup(text), virtualization::root_is_a_disk(text))
    },
    "config" => crate::config::parse,
};

/// A text for two arguments.
fn halves(text: &str) -> (&str, &str) {
    text.split_once('\u{1f}').unwrap_or((text, text))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    use super::*;

    fn files(dir: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(dir).unwrap().flatten() {
            if entry.path().is_dir() {
                files(&entry.path(), found);
            } else {
                found.push(entry.path());
            }
        }
    }

    /// Recorded output in the wrong hands, cut anywhere and with lines gone or doubled.
    #[test]
    fn no_parser_stumbles_over_broken_output() {
        let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
        let mut found = Vec::new();
        files(&fixtures, &mut found);
        assert!(found.len() > 20, "the fixtures are there");
        for file in found {
            let text = String::from_utf8_lossy(&fs::read(&file).unwrap()).into_owned();
            let text: String = text.chars().take(6_000).collect();
            let lines: Vec<&str> = text.split_inclusive('\n').collect();
            let mut broken = vec![text.clone(), text.replace(' ', ""), text.replace(':', "é")];
            for cut in 1..12 {
                broken.push(text.chars().take(text.len() * cut / 12).collect());
                let without = lines.iter().enumerate().filter(|(at, _)| at % 12 != cut);
                broken.push(without.map(|(_, line)| *line).collect());
            }
            broken.push(lines.iter().rev().copied().collect());
            for text in &broken {
                ALL.iter().for_each(|(_, parse)| parse(text));
            }
        }
    }
}
