//! flatpak beside pacman, with an installation and a remote of its own.

use std::path::Path;

use super::{pacman, report, tool, wrapper, write};

struct Builder<'a> {
    root: &'a Path,
    environment: String,
}

impl Builder<'_> {
    fn flatpak(&self, args: &str) {
        let script = format!("{}\nexec flatpak {args}", self.environment);
        tool("sh", &["-c", &script]);
    }

    /// Puts a new commit of a runtime or application into the remote.
    fn export(&self, kind: &str, id: &str, branch: &str, content: &str) {
        let build = self.root.join(format!("build/{id}-{content}"));
        let (section, files, more) = match kind {
            "runtime" => ("Runtime", "usr", "--runtime"),
            _ => ("Application", "files", ""),
        };
        let platform = "org.test.Platform/x86_64/23.08";
        write(
            &build.join("metadata"),
            &format!("[{section}]\nname={id}\nruntime={platform}\nsdk={platform}\ncommand=x\n"),
        );
        write(&build.join(files).join("content"), content);
        write(&build.join("files/keep"), "");
        write(&build.join("export/keep"), "");
        let remote = self.root.join("remote");
        self.flatpak(&format!(
            "build-export {more} {} {} {branch}",
            remote.display(),
            build.display()
        ));
    }
}

fn build(root: &Path, wrappers: &Path) {
    let home = root.join("home");
    write(&home.join("keep"), "");
    let environment = format!(
        "export FLATPAK_SYSTEM_DIR={}/var/lib/flatpak HOME={home} XDG_CACHE_HOME={home}/cache",
        root.display(),
        home = home.display()
    );
    wrapper(wrappers, "flatpak", &environment, "/usr/bin/flatpak");
    let builder = Builder { root, environment };
    builder.export("runtime", "org.test.Platform", "23.08", "1");
    for id in ["org.test.App", "org.test.Masked", "org.test.Same"] {
        builder.export("app", id, "stable", "1");
    }
    let remote = root.join("remote").display().to_string();
    builder.flatpak(&format!("build-update-repo {remote}"));
    builder.flatpak(&format!(
        "remote-add --system --no-gpg-verify test file://{remote}"
    ));
    builder.flatpak(
        "install --system --noninteractive -y test org.test.Platform//23.08 org.test.App \
         org.test.Masked org.test.Same",
    );
    builder.flatpak("mask --system org.test.Masked");
    builder.export("runtime", "org.test.Platform", "23.08", "2");
    builder.export("app", "org.test.App", "stable", "2");
    builder.export("app", "org.test.Masked", "stable", "2");
    builder.flatpak(&format!("build-update-repo {remote}"));
    builder.flatpak("remote-add --system --no-gpg-verify gone http://127.0.0.1:9/gone");
}

#[test]
fn flatpak_beside_pacman() {
    let (root, wrappers) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    pacman::build(root.path(), wrappers.path());
    build(root.path(), wrappers.path());
    let report = report(root.path(), wrappers.path());
    assert_eq!(report.package_manager.as_deref(), Some("pacman"));
    let mut rows: Vec<String> = report
        .packages
        .iter()
        .flatten()
        .filter(|package| package.ecosystem.as_deref() == Some("flatpak"))
        .map(|package| {
            let moved = package
                .available_version
                .as_deref()
                .is_some_and(|v| v != package.current_version);
            let state = package.update_state.as_deref().unwrap();
            let branch = package.current_version.split(' ').next().unwrap();
            format!(
                "{} {branch}: {state} new={moved} counted={}",
                package.name, package.needs_update
            )
        })
        .collect();
    rows.sort();
    insta::assert_snapshot!(rows.join("\n"), @r"
    org.test.App stable: available new=true counted=true
    org.test.Masked stable: held new=true counted=true
    org.test.Platform 23.08: available new=true counted=true
    org.test.Same stable: current new=false counted=false
    ");
    let remotes: Vec<String> = report
        .repositories
        .iter()
        .flatten()
        .filter(|repository| repository.repo_type == "flatpak")
        .map(|repository| format!("{} {:?}", repository.name, repository.trusted))
        .collect();
    assert_eq!(remotes, ["gone Some(true)", "test Some(true)"]);
}
