//! How dnf 4, dnf 5 and yum are asked, and where they keep their things.

use std::collections::HashMap;
use std::path::PathBuf;

use super::private::Private;
use super::{Dnf, advisories, collect, dnf5, output, places, repositories, yum};
use crate::collect::Context;
use crate::collect::packages::Backend;
use crate::collect::packages::rpm::advisory::Book;
use crate::collect::packages::rpm::assemble::Offer;
use crate::collect::packages::rpm::cache::in_hashed_dir;
use crate::collect::packages::rpm::nevra::Nevra;
use crate::collect::repositories::rpm::{DNF, Places, YUM as YUM_PLACES};
use crate::exec::{Exec, ExecError};
use crate::files::Root;

/// What differs between the managers.
pub(super) struct Dialect {
    /// As the protocol names it.
    pub(super) name: &'static str,
    /// The program.
    pub(super) program: &'static str,
    /// Goes with every call.
    pub(super) always: &'static [&'static str],
    /// Switches excludes and version locks off.
    pub(super) unlocked: &'static [&'static str],
    /// Lists installed packages with the repository each came from.
    pub(super) installed: &'static [&'static str],
    /// Understands that.
    pub(super) sources: fn(&str) -> HashMap<Nevra, String>,
    /// Lists every version above the installed one.
    pub(super) newer: &'static [&'static str],
    /// Understands that.
    pub(super) offers: fn(&str) -> Vec<Offer>,
    /// Simulates the upgrade; `None` where its output does not tell enough.
    pub(super) upgrade: Option<&'static [&'static str]>,
    /// Lists the updates as an upgrade would choose them.
    pub(super) check: &'static [&'static str],
    /// Patterns of locked names, where `check` does not obey the locks.
    pub(super) locks: fn(&Root) -> Vec<String>,
    /// Asks for the advisories of newer versions.
    pub(super) advisories: fn(&Dnf) -> Result<Book, ExecError>,
    /// Where `.repo` files are.
    pub(super) repositories: Places,
    /// `repomd.xml` of a repository.
    pub(super) metadata: fn(&Root, &str) -> Option<PathBuf>,
    /// Places of our own where the manager's are read-only.
    pub(super) private: fn(&Context) -> Private,
    /// Files of configuration.
    pub(super) places: &'static [&'static str],
}

const SYSTEMS: &[&str] = &[
    "fedora",
    "rhel",
    "centos",
    "rocky",
    "almalinux",
    "ol",
    "amzn",
];
const SOURCE_ROW: &str = "%{name}-%{epoch}:%{version}-%{release}.%{arch}\t%{from_repo}";
const OFFER_ROW: &str = "%{name}-%{epoch}:%{version}-%{release}.%{arch}\t%{repoid}";
/// dnf 5 ends no row by itself.
const SOURCE_LINE: &str = "%{name}-%{epoch}:%{version}-%{release}.%{arch}\t%{from_repo}\n";
const OFFER_LINE: &str = "%{name}-%{epoch}:%{version}-%{release}.%{arch}\t%{repoid}\n";

/// dnf 4: RHEL 8 to 10 and their rebuilds, Amazon Linux 2023, Fedora up to 40; there `yum` is
/// another name of it.
pub(in crate::collect::packages) const DNF4: Backend = Backend {
    name: "dnf",
    systems: SYSTEMS,
    present: |context| links_to(context.exec, "dnf").is_some_and(|name| name != "dnf5"),
    collect: |context| collect(context, &DIALECT4),
    repositories: |context| repositories(context, &DIALECT4),
    places: |root, _| places(root, &DIALECT4),
};

/// dnf 5: Fedora from 41.
pub(in crate::collect::packages) const DNF5: Backend = Backend {
    name: "dnf",
    systems: SYSTEMS,
    present: |context| {
        links_to(context.exec, "dnf")
            .or_else(|| links_to(context.exec, "dnf5"))
            .is_some_and(|name| name == "dnf5")
    },
    collect: |context| collect(context, &DIALECT5),
    repositories: |context| repositories(context, &DIALECT5),
    places: |root, _| places(root, &DIALECT5),
};

/// yum 3, where there is no dnf: CentOS 7, Amazon Linux 2.
pub(in crate::collect::packages) const YUM: Backend = Backend {
    name: "yum",
    systems: SYSTEMS,
    present: |context| {
        context.exec.find("yum").is_ok()
            && ["dnf", "dnf5"]
                .iter()
                .all(|name| context.exec.find(name).is_err())
    },
    collect: |context| collect(context, &YUM3),
    repositories: |context| repositories(context, &YUM3),
    places: |root, _| places(root, &YUM3),
};

/// Name of the file that `program` is in the end.
fn links_to(exec: &Exec, program: &str) -> Option<String> {
    let path = exec.find(program).ok()?.canonicalize().ok()?;
    Some(path.file_name()?.to_string_lossy().into_owned())
}

const DIALECT4: Dialect = Dialect {
    name: "dnf",
    program: "dnf",
    // What is not in the cache is left out instead of being an error.
    always: &[
        "-C",
        "-q",
        "--setopt=*.skip_if_unavailable=1",
        "--color=never",
    ],
    unlocked: &["--disableexcludes=all", "--disableplugin=versionlock"],
    installed: &[
        "repoquery",
        "--installed",
        "--disableexcludes=all",
        "--qf",
        SOURCE_ROW,
    ],
    sources: output::sources,
    newer: &["repoquery", "--upgrades", "--qf", OFFER_ROW],
    offers: output::offers,
    // Verbose, since the table alone is cut and wrapped; without asking for keys, which a
    // simulation does not need.
    upgrade: Some(&["upgrade", "--assumeno", "--nobest", "--nogpgcheck", "-v"]),
    check: &["check-update"],
    locks: |_| Vec::new(),
    advisories: |dnf| {
        let list = dnf.ask_unlocked(&["updateinfo", "list", "--available"], &[])?;
        let info = dnf.ask_unlocked(&["updateinfo", "info", "--available"], &[])?;
        Ok(advisories::book(&list, &info))
    },
    repositories: DNF,
    metadata: |root, id| in_hashed_dir(&root.path("/var/cache/dnf"), id),
    private: |c| Private::when_needed(c.root, "/var/cache/dnf", Some("/var/lib/dnf"), c.scratch),
    places: &[
        "/etc/dnf/dnf.conf",
        "/etc/yum.repos.d",
        "/etc/dnf/plugins/versionlock.list",
    ],
};

const DIALECT5: Dialect = Dialect {
    program: "dnf5",
    always: &["-C", "-q", "--setopt=*.skip_if_unavailable=1"],
    unlocked: &["--setopt=disable_excludes=*"],
    installed: &[
        "repoquery",
        "--installed",
        "--setopt=disable_excludes=*",
        "--qf",
        SOURCE_LINE,
    ],
    newer: &["repoquery", "--upgrades", "--qf", OFFER_LINE],
    upgrade: None,
    check: &["check-upgrade"],
    locks: |root| dnf5::locks(&root.read("/etc/dnf/versionlock.toml").unwrap_or_default()),
    advisories: |dnf| {
        dnf.ask_unlocked(&["advisory", "info", "--json"], &[])
            .map(|text| dnf5::book(&text))
    },
    metadata: |root, id| in_hashed_dir(&root.path("/var/cache/libdnf5"), id),
    private: |c| Private::when_needed(c.root, "/var/cache/libdnf5", None, c.scratch),
    places: &[
        "/etc/dnf/dnf.conf",
        "/etc/yum.repos.d",
        "/etc/dnf/versionlock.toml",
    ],
    ..DIALECT4
};

const YUM3: Dialect = Dialect {
    name: "yum",
    program: "yum",
    always: &[
        "-C",
        "-q",
        "--setopt=*.skip_if_unavailable=1",
        "--color=never",
    ],
    unlocked: &["--disableexcludes=all", "--disableplugin=versionlock"],
    installed: &["list", "installed", "--disableexcludes=all"],
    sources: yum::sources,
    newer: &["check-update"],
    offers: yum::offers,
    upgrade: None,
    check: &["check-update"],
    locks: |_| Vec::new(),
    advisories: |yum| {
        let list = yum.ask_unlocked(&["updateinfo", "list", "available"], &[])?;
        let info = yum.ask_unlocked(&["updateinfo", "info", "available"], &[])?;
        Ok(advisories::book(&list, &info))
    },
    repositories: YUM_PLACES,
    metadata: yum::metadata,
    // Not tried: yum keeps its cache by architecture and release.
    private: |c| Private::when_needed(c.root, "/var/cache/yum", None, None),
    places: &[
        "/etc/yum.conf",
        "/etc/yum.repos.d",
        "/etc/yum/pluginconf.d/versionlock.list",
    ],
};
