//! dpkg and apt on a root of their own: packages of `dpkg-deb`, suites of `apt-ftparchive`, lists
//! fetched by `apt-get update`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use agent::exec::Exec;
use wire::Report;

use super::{Place, compare, failures, report, tool, wrapper, write};

/// A suite, and what its Release file says about it.
const SUITES: [(&str, &[(&str, &str)]); 5] = [
    ("stable", &[("Label", "Test")]),
    ("stable-security", &[("Label", "Test-Security")]),
    (
        "backports",
        &[
            ("Label", "Backports"),
            ("NotAutomatic", "yes"),
            ("ButAutomaticUpgrades", "yes"),
        ],
    ),
    ("off", &[("Label", "Off")]),
    ("low", &[("Label", "Low")]),
];

/// Name, architecture, version, where it is (`i` installed, else suites), more control fields.
const PACKAGES: [(&str, &str, &str, &str, &str); 63] = [
    ("plain", "amd64", "1.0-1", "i", ""),
    ("plain", "amd64", "1.1-1", "stable", ""),
    ("plain", "amd64", "5.0-1", "off", ""),
    ("epoch", "amd64", "1:1.0-1", "i", ""),
    ("epoch", "amd64", "1:1.1-1", "stable", ""),
    ("newepoch", "amd64", "9.0", "i", ""),
    ("newepoch", "amd64", "1:1.0", "stable", ""),
    ("oldepoch", "amd64", "1:1.0", "i", ""),
    ("oldepoch", "amd64", "9.0", "stable", ""),
    ("tilde", "amd64", "1.0~rc1-1", "i", ""),
    ("tilde", "amd64", "1.0-1", "stable", ""),
    ("binnmu", "amd64", "1.0-1", "i", ""),
    ("binnmu", "amd64", "1.0-1+b1", "stable", ""),
    ("stuck", "amd64", "1.0", "i", ""),
    ("stuck", "amd64", "1.1", "stable-security", ""),
    ("pinned", "amd64", "1.0", "i", ""),
    ("pinned", "amd64", "1.1", "stable", ""),
    ("unwanted", "amd64", "1.0", "i stable", ""),
    ("unwanted", "amd64", "1.1", "low", ""),
    ("phased", "amd64", "1.0", "i", ""),
    (
        "phased",
        "amd64",
        "1.1",
        "stable",
        "Phased-Update-Percentage: 0\n",
    ),
    ("myturn", "amd64", "1.0", "i", ""),
    (
        "myturn",
        "amd64",
        "1.1",
        "stable",
        "Phased-Update-Percentage: 100\n",
    ),
    ("wantsnew", "amd64", "1.0", "i", ""),
    ("wantsnew", "amd64", "1.1", "stable", "Depends: brandnew\n"),
    ("brandnew", "amd64", "1.0", "stable", ""),
    ("pushes", "amd64", "1.0", "i", ""),
    ("pushes", "amd64", "1.1", "stable", "Conflicts: pushed\n"),
    ("pushed", "amd64", "1.0", "i stable", ""),
    ("impossible", "amd64", "1.0", "i", ""),
    ("impossible", "amd64", "1.1", "stable", "Depends: nowhere\n"),
    ("libboth", "amd64", "1.0", "i", "Multi-Arch: same\n"),
    ("libboth", "i386", "1.0", "i", "Multi-Arch: same\n"),
    ("libboth", "amd64", "1.1", "stable", "Multi-Arch: same\n"),
    ("libboth", "i386", "1.1", "stable", "Multi-Arch: same\n"),
    ("libforeign", "i386", "1.0", "i", ""),
    ("libforeign", "i386", "1.1", "stable-security", ""),
    ("libforeign", "amd64", "3.0", "stable", ""),
    ("linux-image-6.1.0-10-amd64", "amd64", "6.1.10-1", "i", ""),
    ("linux-image-6.1.0-12-amd64", "amd64", "6.1.12-1", "i", ""),
    (
        "linux-image-6.1.0-12-amd64",
        "amd64",
        "6.1.12-2",
        "stable-security",
        "",
    ),
    (
        "linux-image-6.1.0-13-amd64",
        "amd64",
        "6.1.13-1",
        "stable",
        "",
    ),
    ("linux-image-amd64", "amd64", "6.1.12-1", "i", ""),
    (
        "linux-image-amd64",
        "amd64",
        "6.1.13-1",
        "stable",
        "Depends: linux-image-6.1.0-13-amd64\n",
    ),
    ("newer", "amd64", "9.0", "i", ""),
    ("newer", "amd64", "8.0", "stable", ""),
    ("local", "amd64", "1.0", "i", ""),
    ("removed", "amd64", "1.0", "i", ""),
    ("removed", "amd64", "1.1", "stable", ""),
    ("security-tools", "all", "1.0", "i", ""),
    ("security-tools", "all", "1.1", "stable", ""),
    ("fixed", "all", "1.0", "i", ""),
    ("fixed", "all", "1.1", "stable-security", ""),
    ("fixed", "all", "1.2", "stable", ""),
    ("fixedlast", "all", "1.1", "i", ""),
    ("fixedlast", "all", "1.2", "stable-security", ""),
    ("fixedbefore", "all", "1.1", "i stable-security", ""),
    ("fixedbefore", "all", "1.2", "stable", ""),
    ("everywhere", "all", "1.0", "i", ""),
    ("everywhere", "all", "1.1", "stable stable-security", ""),
    ("ported", "all", "1.0", "i stable", ""),
    ("ported", "all", "2.0", "backports", ""),
    ("same", "all", "1.0", "i stable", ""),
];

const TRUTH: [&str; 30] = [
    "plain.amd64 1.0-1: available 1.1-1 no",
    "epoch.amd64 1:1.0-1: available 1:1.1-1 no",
    "newepoch.amd64 9.0: available 1:1.0 no",
    "oldepoch.amd64 1:1.0: current - no",
    "tilde.amd64 1.0~rc1-1: available 1.0-1 no",
    "binnmu.amd64 1.0-1: available 1.0-1+b1 no",
    "stuck.amd64 1.0: held 1.1 yes",
    "pinned.amd64 1.0: pinned 1.1 no",
    "unwanted.amd64 1.0: pinned 1.1 no",
    "phased.amd64 1.0: phased 1.1 no",
    "myturn.amd64 1.0: available 1.1 no",
    "wantsnew.amd64 1.0: kept_back 1.1 no",
    "pushes.amd64 1.0: kept_back 1.1 no",
    "pushed.amd64 1.0: current - no",
    "impossible.amd64 1.0: kept_back 1.1 no",
    "libboth.amd64 1.0: available 1.1 no",
    "libboth.i386 1.0: available 1.1 no",
    "libforeign.i386 1.0: available 1.1 yes",
    "linux-image-6.1.0-10-amd64.amd64 6.1.10-1: current - no",
    "linux-image-6.1.0-12-amd64.amd64 6.1.12-1: available 6.1.12-2 yes",
    "linux-image-amd64.amd64 6.1.12-1: kept_back 6.1.13-1 no",
    "newer.amd64 9.0: current - no",
    "local.amd64 1.0: current - no",
    "security-tools.all 1.0: available 1.1 no",
    "fixed.all 1.0: available 1.2 yes",
    "fixedlast.all 1.1: available 1.2 yes",
    "fixedbefore.all 1.1: available 1.2 no",
    "everywhere.all 1.0: available 1.1 yes",
    "ported.all 1.0: current - no",
    "same.all 1.0: current - no",
];

fn build_package(dir: &Path, row: &(&str, &str, &str, &str, &str)) -> String {
    let (name, architecture, version, _, more) = row;
    let content = dir.join(format!(
        "content/{name}-{architecture}-{}",
        version.replace(':', "_")
    ));
    let control = format!(
        "Package: {name}\nVersion: {version}\nArchitecture: {architecture}\nSection: misc\n\
         Priority: optional\nMaintainer: T <t@example.test>\n{more}Description: Text of {name}\n"
    );
    write(&content.join("DEBIAN/control"), &control);
    if *name == "removed" {
        write(&content.join("DEBIAN/conffiles"), "/etc/removed.conf\n");
        write(&content.join("etc/removed.conf"), "x\n");
    }
    let file = dir.join(format!(
        "{name}_{}_{architecture}.deb",
        version.replace(':', "%3a")
    ));
    let (content, file) = (content.display().to_string(), file.display().to_string());
    tool(
        "dpkg-deb",
        &["--root-owner-group", "-Znone", "--build", &content, &file],
    );
    file
}

/// The packages as files, in the order of the table; built once for all tests.
fn files() -> &'static [String] {
    static BUILT: OnceLock<(tempfile::TempDir, Vec<String>)> = OnceLock::new();
    let (_, files) = BUILT.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let files = PACKAGES.iter().map(|row| build_package(dir.path(), row));
        let files = files.collect();
        (dir, files)
    });
    files
}

/// What dpkg needs to take a folder for a system.
fn dpkg_root(root: &Path) {
    for file in ["status", "available"] {
        write(&root.join("var/lib/dpkg").join(file), "");
    }
    for dir in ["info", "updates", "triggers"] {
        fs::create_dir_all(root.join("var/lib/dpkg").join(dir)).unwrap();
    }
    write(&root.join("var/lib/dpkg/arch"), "amd64\ni386\n");
}

fn dpkg(root: &Path, args: &[&str]) {
    let root = format!("--root={}", root.display());
    let fixed = [
        root.as_str(),
        "--force-not-root,architecture,depends",
        "--log=/dev/null",
    ];
    tool("dpkg", &[&fixed[..], args].concat());
}

/// Packages and Release of a suite, of the packages in its folders.
fn index(root: &Path, suite: &str, fields: &[(&str, &str)]) {
    let repository = root.join("repo");
    let shell = |script: String| tool("sh", &["-c", &script]);
    for architecture in ["amd64", "i386"] {
        let folder = repository.join(format!("dists/{suite}/main/binary-{architecture}"));
        fs::create_dir_all(&folder).unwrap();
        shell(format!(
            "cd {} && apt-ftparchive --arch {architecture} packages pool/{suite} > {}/Packages",
            repository.display(),
            folder.display()
        ));
    }
    let mut options = format!(
        "-o APT::FTPArchive::Release::Origin=Test -o APT::FTPArchive::Release::Suite={suite} \
         -o APT::FTPArchive::Release::Codename={suite} \
         -o APT::FTPArchive::Release::Architectures='amd64 i386' \
         -o APT::FTPArchive::Release::Components=main"
    );
    for (name, value) in fields {
        options += &format!(" -o APT::FTPArchive::Release::{name}={value}");
    }
    let folder = repository.join(format!("dists/{suite}"));
    let folder = folder.display();
    // Beside it first: a Release that is being written must not list itself.
    shell(format!(
        "apt-ftparchive {options} release {folder} > {folder}.new && mv {folder}.new {folder}/Release"
    ));
}

fn sources(root: &Path, more: &str) {
    let line = |suite: &str| {
        format!(
            "deb [trusted=yes] file:{}/repo {suite} main\n",
            root.display()
        )
    };
    let lines = ["stable", "stable-security", "backports", "low"].map(line);
    write(&root.join("etc/apt/sources.list"), &(lines.concat() + more));
    let off = format!(
        "Enabled: no\nTypes: deb\nURIs: file:{}/repo\nSuites: off\nComponents: main\nTrusted: yes\n",
        root.display()
    );
    write(&root.join("etc/apt/sources.list.d/off.sources"), &off);
}

fn configuration(root: &Path) {
    write(
        &root.join("etc/os-release"),
        "NAME=\"Debian GNU/Linux\"\nID=debian\nVERSION_ID=\"12\"\n",
    );
    write(
        &root.join("etc/apt/preferences"),
        "Package: pinned\nPin: version 1.0\nPin-Priority: 1001\n\n\
         Package: *\nPin: release l=Low\nPin-Priority: -1\n",
    );
    let dir = root.display();
    let conf = format!(
        "Dir \"{dir}/\";\nDir::State::status \"{dir}/var/lib/dpkg/status\";\n\
         Dir::Etc::Trusted \"{dir}/etc/none\";\n\
         #clear APT::Architectures;\nAPT::Architecture \"amd64\";\n\
         APT::Architectures {{ \"amd64\"; \"i386\"; }};\nAPT::Machine-ID \"0123\";\n\
         APT::Sandbox::User \"root\";\nAcquire::Languages \"none\";\nAcquire::Retries \"0\";\n\
         #clear DPkg::Post-Invoke;\n#clear APT::Update;\n"
    );
    write(&root.join("apt.conf"), &conf);
    for name in [
        "var/lib/apt/lists/partial",
        "var/cache/apt/archives/partial",
        "etc/apt/apt.conf.d",
        "etc/apt/preferences.d",
    ] {
        fs::create_dir_all(root.join(name)).unwrap();
    }
}

/// `apt-get update` in the root; a list that cannot be had is no failure of it.
fn refresh(root: &Path, options: &[&str]) {
    let exec = Exec::default().with_variable("APT_CONFIG", root.join("apt.conf"));
    let args = [&["-q", "update"], options].concat();
    let done = exec.run_accepting("apt-get", &args, &[100]);
    done.unwrap_or_else(|e| panic!("apt-get update: {e}"));
}

/// Everything but the lists.
fn build(root: &Path, wrappers: &Path) {
    dpkg_root(root);
    configuration(root);
    sources(root, "");
    let mut installed = Vec::new();
    for (row, file) in PACKAGES.iter().zip(files()) {
        for place in row.3.split(' ') {
            if place == "i" {
                installed.push(file.as_str());
                continue;
            }
            let pool = root.join("repo/pool").join(place);
            fs::create_dir_all(&pool).unwrap();
            let name = Path::new(file).file_name().unwrap();
            fs::copy(file, pool.join(name)).unwrap();
        }
    }
    dpkg(root, &[&["--install"], &installed[..]].concat());
    dpkg(root, &["--remove", "removed"]);
    let hold = format!(
        "echo stuck hold | dpkg --root={} --force-not-root --set-selections",
        root.display()
    );
    tool("sh", &["-c", &hold]);
    for (suite, fields) in SUITES {
        index(root, suite, fields);
    }
    let environment = format!("export APT_CONFIG={}", root.join("apt.conf").display());
    for name in ["apt-config", "apt-cache", "apt-get"] {
        wrapper(wrappers, name, &environment, &format!("/usr/bin/{name}"));
    }
}

fn last_error(report: &Report) -> Option<String> {
    let lists = report.facts.as_ref().unwrap().package_lists.as_ref();
    lists.unwrap().last_error.clone()
}

#[test]
fn deb_root() {
    let place = Place::new("apt");
    build(&place.root, &place.wrappers);
    refresh(&place.root, &[]);
    let report = report(&place.root, &place.wrappers);
    assert_eq!(failures(&report), Vec::<String>::new());
    assert_eq!(report.package_manager.as_deref(), Some("apt"));
    compare(&report, &TRUTH);
    assert_eq!(last_error(&report), None);

    let packages = report.packages.as_deref().unwrap();
    let of = |name: &str| packages.iter().find(|p| p.name == name).unwrap();
    let from = |suite: &str| Some(format!("file:{}/repo {suite}/main", place.root.display()));
    assert_eq!(of("local").source_repository, None);
    assert_eq!(of("same").source_repository, from("stable"));
    assert_eq!(of("plain").candidate_repository, from("stable"));
    assert_eq!(
        of("fixedlast").candidate_repository,
        from("stable-security")
    );
    assert_eq!(of("unwanted").candidate_repository, from("low"));
    assert_eq!(of("phased").phased_percentage, Some(0));

    let repositories = report.repositories.as_deref().unwrap();
    let named: BTreeSet<_> = repositories
        .iter()
        .map(|r| (r.distribution.as_str(), r.is_enabled))
        .collect();
    let want = [
        ("backports", true),
        ("low", true),
        ("off", false),
        ("stable", true),
        ("stable-security", true),
    ];
    assert_eq!(Vec::from_iter(named), want);
}

#[test]
fn an_unreachable_repository_costs_only_itself_in_deb() {
    let (root, wrappers) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(root.path(), wrappers.path());
    sources(
        root.path(),
        "deb [trusted=yes] http://127.0.0.1:9/gone stable main\n",
    );
    refresh(root.path(), &[]);
    let report = report(root.path(), wrappers.path());
    compare(&report, &TRUTH);
    let error = last_error(&report).unwrap();
    assert!(error.contains("http://127.0.0.1:9/gone stable"), "{error}");
}

#[test]
fn lists_beyond_their_time_are_told() {
    let (root, wrappers) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(root.path(), wrappers.path());
    let release = root.path().join("repo/dists/stable-security/Release");
    let text = fs::read_to_string(&release).unwrap();
    let until = "Valid-Until: Sat, 28 Nov 2020 00:53:02 UTC\n";
    fs::write(&release, until.to_owned() + &text).unwrap();
    refresh(root.path(), &["-o", "Acquire::Check-Valid-Until=false"]);
    let report = report(root.path(), wrappers.path());
    compare(&report, &TRUTH);
    let error = last_error(&report).unwrap();
    assert!(
        error.contains("repo stable-security are out of date since 2020-11-28"),
        "{error}"
    );
}

#[test]
fn a_list_that_is_not_what_the_release_says_is_told() {
    let (root, wrappers) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(root.path(), wrappers.path());
    let list = root
        .path()
        .join("repo/dists/stable/main/binary-amd64/Packages");
    let text = fs::read_to_string(&list).unwrap();
    fs::write(&list, text.replace("Text of plain", "Text of PLAIN")).unwrap();
    refresh(root.path(), &[]);
    let report = report(root.path(), wrappers.path());
    let error = last_error(&report).unwrap();
    assert!(
        error.starts_with("There are no lists of file:") && error.contains("repo stable:"),
        "{error}"
    );
}

#[test]
fn without_any_list_nothing_is_called_patched() {
    let (root, wrappers) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(root.path(), wrappers.path());
    sources(
        root.path(),
        "deb [trusted=yes] http://127.0.0.1:9/gone stable main\n",
    );
    let report = report(root.path(), wrappers.path());
    assert_eq!(report.packages.as_ref().unwrap().len(), TRUTH.len());
    let error = last_error(&report).unwrap();
    assert!(error.contains("There are no lists of"), "{error}");
}

/// Holds the locks that a running apt and dpkg hold.
fn lock(root: &Path) -> Vec<fs::File> {
    let files = [
        "var/lib/dpkg/lock-frontend",
        "var/lib/dpkg/lock",
        "var/lib/apt/lists/lock",
        "var/cache/apt/archives/lock",
    ];
    let held = files.map(|name| {
        let file = fs::File::create(root.join(name)).unwrap();
        let whole = nix::libc::flock {
            l_type: i16::try_from(nix::libc::F_WRLCK).unwrap(),
            l_whence: i16::try_from(nix::libc::SEEK_SET).unwrap(),
            l_start: 0,
            l_len: 0,
            l_pid: 0,
        };
        nix::fcntl::fcntl(&file, nix::fcntl::FcntlArg::F_SETLK(&whole)).unwrap();
        file
    });
    held.into()
}

#[test]
fn a_running_apt_is_not_in_the_way() {
    let (root, wrappers) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    build(root.path(), wrappers.path());
    refresh(root.path(), &[]);
    let held = lock(root.path());
    // The locks are real: apt itself gives up.
    let exec = Exec::default().with_variable("APT_CONFIG", root.path().join("apt.conf"));
    let error = exec
        .run("apt-get", &["-q", "check"])
        .unwrap_err()
        .to_string();
    assert!(error.contains("Could not get lock"), "{error}");
    let report = report(root.path(), wrappers.path());
    drop(held);
    assert_eq!(failures(&report), Vec::<String>::new());
    compare(&report, &TRUTH);
}
