//! Repositories of made-up rpm packages, built once for all tests.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use tempfile::TempDir;

use super::{tool, write};

/// What dnf and zypper have to say of the root, row by row; compare with the packages below.
pub(super) const TRUTH: [&str; 22] = [
    "plain.noarch 1.0-1: available 1.1-1 no TEST-2026:0002",
    "epoch.noarch 2:1.0-1: available 2:1.1-1 no TEST-2026:0002",
    "tilde.noarch 2.0~rc1-1: available 2.0-1 unknown",
    "caret.noarch 1.0-1: available 1.0^git1-1 unknown",
    "excluded.noarch 1.0-1: held 1.1-1 unknown",
    "kernel.noarch 5.1-1: current - no",
    "kernel.noarch 5.2-1: available 5.3-1 unknown",
    "newer.noarch 9.0-1: current - no",
    "orphan.noarch 1.0-1: current - no",
    "security-tools.noarch 1.0-1: available 1.1-1 no TEST-2026:0003",
    "fixed.noarch 1.0-1: available 1.2-1 yes TEST-2026:0001,TEST-2026:0002",
    "partly.noarch 1.0-1: available 1.2-1 unknown TEST-2026:0003",
    "silent.noarch 1.0-1: available 1.1-1 unknown",
    "wants.noarch 1.0-1: kept_back 1.1-1 unknown",
    "a-package-with-a-name-too-long-for-its-column-in-a-table.noarch 1.0-1: kept_back 1.1-1 unknown",
    "pulls.noarch 1.0-1: available 1.1-1 unknown",
    // Its twin of the other architecture stays at 1.0, and rpm wants both alike.
    "libx.x86_64 1.0-1: kept_back 1.1-1 unknown",
    "libx.i686 1.0-1: current - no",
    "turned.noarch 1.0-1: available 1.1-1 unknown",
    "prio.noarch 1.0-1: pinned 1.1-1 unknown",
    "java-1.8.0-openjdk.noarch 1:1.8.0.1-1: available 1:1.8.0.2-1 yes TEST-2026:0004",
    "glibc.noarch 2.34-1: current - no",
];

/// `name version release arch`, with `epoch:version` and `name>needed` where wanted; then what is
/// installed (`i`) and the repositories that have it (`base`, `low`, `off`).
const PACKAGES: [&str; 49] = [
    "plain 1.0 1 noarch i",
    "plain 1.1 1 noarch base",
    "plain 9.0 1 noarch off",
    "epoch 2:1.0 1 noarch i",
    "epoch 2:1.1 1 noarch base",
    "epoch 3.0 1 noarch base",
    "tilde 2.0~rc1 1 noarch i",
    "tilde 2.0 1 noarch base",
    "caret 1.0 1 noarch i base",
    "caret 1.0^git1 1 noarch base",
    "excluded 1.0 1 noarch i",
    "excluded 1.1 1 noarch base",
    "kernel 5.1 1 noarch i",
    "kernel 5.2 1 noarch i base",
    "kernel 5.3 1 noarch base",
    "newer 9.0 1 noarch i",
    "newer 8.0 1 noarch base",
    "orphan 1.0 1 noarch i",
    "security-tools 1.0 1 noarch i",
    "security-tools 1.1 1 noarch base",
    "fixed 1.0 1 noarch i",
    "fixed 1.1 1 noarch base",
    "fixed 1.2 1 noarch base",
    "partly 1.0 1 noarch i",
    "partly 1.1 1 noarch base",
    "partly 1.2 1 noarch base",
    "silent 1.0 1 noarch i",
    "silent 1.1 1 noarch base",
    "wants 1.0 1 noarch i",
    "wants>missing-thing 1.1 1 noarch base",
    "a-package-with-a-name-too-long-for-its-column-in-a-table 1.0 1 noarch i",
    "a-package-with-a-name-too-long-for-its-column-in-a-table>missing-thing 1.1 1 noarch base",
    "pulls 1.0 1 noarch i",
    "pulls>brandnew 1.1 1 noarch base",
    "brandnew 1.0 1 noarch base",
    "libx 1.0 1 x86_64 i",
    "libx 1.0 1 i686 i base",
    "libx 1.1 1 x86_64 base",
    "liby 1.0 1 x86_64 i",
    "liby 1.0 1 i686 i",
    "liby 1.1 1 x86_64 base",
    "liby 1.1 1 i686 base",
    "turned 1.0 1 noarch i",
    "turned 1.1 1 x86_64 base",
    "prio 1.0 1 noarch i base",
    "prio 1.1 1 noarch low",
    "java-1.8.0-openjdk 1:1.8.0.1 1 noarch i",
    "java-1.8.0-openjdk 1:1.8.0.2 1 noarch base",
    "glibc 2.34 1 noarch i base",
];

struct Told {
    id: &'static str,
    kind: &'static str,
    severity: &'static str,
    cves: &'static [&'static str],
    /// `name epoch version release arch` of what it brings.
    packages: &'static [&'static str],
}

const ADVISORIES: [Told; 4] = [
    Told {
        id: "TEST-2026:0001",
        kind: "security",
        severity: "Important",
        cves: &["CVE-2026-0001", "CVE-2026-0002"],
        packages: &["fixed 0 1.1 1 noarch", "liby 0 1.1 1 x86_64"],
    },
    Told {
        id: "TEST-2026:0002",
        kind: "bugfix",
        severity: "None",
        cves: &[],
        packages: &[
            "fixed 0 1.2 1 noarch",
            "plain 0 1.1 1 noarch",
            "epoch 2 1.1 1 noarch",
        ],
    },
    Told {
        id: "TEST-2026:0003",
        kind: "enhancement",
        severity: "",
        cves: &[],
        packages: &["security-tools 0 1.1 1 noarch", "partly 0 1.1 1 noarch"],
    },
    Told {
        id: "TEST-2026:0004",
        kind: "security",
        severity: "Low",
        cves: &["CVE-2026-0004"],
        packages: &[
            "java-1.8.0-openjdk 1 1.8.0.2 1 noarch",
            "newer 0 8.0 1 noarch",
        ],
    },
];

/// The built repositories.
pub(super) struct Repos {
    dir: TempDir,
}

impl Repos {
    /// Of one built set for the whole test program.
    pub(super) fn get() -> &'static Self {
        static REPOS: LazyLock<Repos> = LazyLock::new(Repos::build);
        &REPOS
    }

    /// `old` holds what is to be installed, `base`, `low` and `off` what is on offer.
    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn build() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let root = dir.path();
        let rows: Vec<Row> = PACKAGES.iter().map(|row| Row::parse(row)).collect();
        for arch in ["noarch", "x86_64", "i686"] {
            rpmbuild(root, arch, &rows);
        }
        for repo in ["old", "base", "low", "off"] {
            let place = root.join(repo);
            fs::create_dir(&place).unwrap();
            for row in rows.iter().filter(|row| row.places.contains(&repo)) {
                fs::copy(root.join("rpms").join(row.file()), place.join(row.file())).unwrap();
            }
            tool("createrepo_c", &["--quiet", &place.display().to_string()]);
        }
        let updateinfo = root.join("updateinfo.xml");
        write(&updateinfo, &updateinfo_xml());
        let repodata = root.join("base/repodata").display().to_string();
        tool(
            "modifyrepo_c",
            &[&updateinfo.display().to_string(), &repodata],
        );
        Self { dir }
    }
}

struct Row {
    name: &'static str,
    needs: Option<&'static str>,
    epoch: Option<&'static str>,
    version: &'static str,
    arch: &'static str,
    places: Vec<&'static str>,
}

impl Row {
    fn parse(row: &'static str) -> Self {
        let words: Vec<&str> = row.split(' ').collect();
        let (name, needs) = match words[0].split_once('>') {
            Some((name, needs)) => (name, Some(needs)),
            None => (words[0], None),
        };
        let (epoch, version) = match words[1].split_once(':') {
            Some((epoch, version)) => (Some(epoch), version),
            None => (None, words[1]),
        };
        let place = |word: &&'static str| if *word == "i" { "old" } else { *word };
        let places = words[4..].iter().map(place).collect();
        Self {
            name,
            needs,
            epoch,
            version,
            arch: words[3],
            places,
        }
    }

    fn file(&self) -> String {
        let epoch = self.epoch.unwrap_or("0");
        format!("{}-{epoch}-{}-1.{}.rpm", self.name, self.version, self.arch)
    }

    fn spec(&self) -> String {
        let mut spec = format!(
            "Name: {0}\nVersion: {1}\nRelease: 1\nSummary: Summary of {0}\nLicense: MIT\n",
            self.name, self.version
        );
        if self.arch == "noarch" {
            spec.push_str("BuildArch: noarch\n");
        }
        if let Some(epoch) = self.epoch {
            writeln!(spec, "Epoch: {epoch}").unwrap();
        }
        if let Some(needs) = self.needs {
            writeln!(spec, "Requires: {needs}").unwrap();
        }
        write!(spec, "%description\nText of {}.\n%files\n", self.name).unwrap();
        spec
    }
}

/// One process for all packages of one architecture.
fn rpmbuild(root: &Path, arch: &str, rows: &[Row]) {
    let mut args = vec!["--quiet".to_owned(), "-bb".to_owned()];
    if arch != "noarch" {
        args.extend(["--target".to_owned(), arch.to_owned()]);
    }
    let top = root.join("top").display().to_string();
    let rpms = root.join("rpms").display().to_string();
    let name = "_rpmfilename %{NAME}-%{?EPOCH}%{!?EPOCH:0}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm";
    for define in [
        format!("_topdir {top}"),
        format!("_rpmdir {rpms}"),
        name.to_owned(),
    ] {
        args.extend(["--define".to_owned(), define]);
    }
    for row in rows.iter().filter(|row| row.arch == arch) {
        let path = root.join(format!("specs/{}.spec", row.file()));
        write(&path, &row.spec());
        args.push(path.display().to_string());
    }
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    tool("rpmbuild", &args);
}

fn updateinfo_xml() -> String {
    let mut xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<updates>\n".to_owned();
    for Told {
        id,
        kind,
        severity,
        cves,
        packages,
    } in ADVISORIES
    {
        let references: String = cves.iter().map(|cve| reference_xml(cve)).collect();
        let packages: String = packages.iter().map(|row| package_xml(row)).collect();
        writeln!(
            xml,
            "<update from=\"a@example.test\" status=\"final\" type=\"{kind}\" version=\"1\"><id>{id}</id>\
             <title>{kind} update {id}</title><issued date=\"2026-01-02 03:04:05\"/>\
             <severity>{severity}</severity><references>{references}</references>\
             <description>First line: of {id}\nsecond line</description>\
             <pkglist><collection short=\"t\"><name>t</name>{packages}</collection></pkglist></update>"
        )
        .unwrap();
    }
    xml + "</updates>\n"
}

fn reference_xml(cve: &str) -> String {
    format!(
        "<reference href=\"https://cve.example/{cve}\" id=\"{cve}\" type=\"cve\" title=\"{cve}\"/>"
    )
}

fn package_xml(row: &str) -> String {
    let [name, epoch, version, release, arch] = row.split(' ').collect::<Vec<_>>()[..] else {
        panic!("five words: {row}");
    };
    format!(
        "<package name=\"{name}\" epoch=\"{epoch}\" version=\"{version}\" release=\"{release}\" arch=\"{arch}\">\
         <filename>{name}-{version}-{release}.{arch}.rpm</filename></package>"
    )
}
