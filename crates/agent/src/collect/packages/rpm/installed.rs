//! `rpm -qa`: what is installed.

use super::nevra::Nevra;

/// One installed package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Installed {
    /// Its identity.
    pub nevra: Nevra,
    /// Seconds since the epoch.
    pub installed_at: i64,
    /// Package group where the packager gave one.
    pub group: Option<String>,
    /// One line.
    pub summary: Option<String>,
}

/// Arguments of `rpm`: one line per package, fields separated by tabs, the free text last.
pub const COMMAND: [&str; 3] = [
    "-qa",
    "--qf",
    "%{NAME}\\t%{EPOCH}\\t%{VERSION}\\t%{RELEASE}\\t%{ARCH}\\t%{INSTALLTIME}\\t%{GROUP}\\t%{SUMMARY}\\n",
];

/// Understands the output. Imported keys, which rpm keeps as packages without architecture, are
/// left out.
#[must_use]
pub fn parse(text: &str) -> Vec<Installed> {
    text.lines().filter_map(parse_line).collect()
}

fn parse_line(line: &str) -> Option<Installed> {
    let mut fields = line.splitn(8, '\t');
    let mut next = || fields.next();
    let (name, epoch, version, release) = (next()?, next()?, next()?, next()?);
    let arch = next().filter(|arch| *arch != "(none)")?;
    let installed_at = next()?.parse().unwrap_or(0);
    let told = |text: Option<&str>| {
        text.map(str::trim)
            .filter(|text| !matches!(*text, "" | "(none)" | "Unspecified"))
            .map(str::to_owned)
    };
    Some(Installed {
        nevra: Nevra::new(name, epoch, version, release, arch),
        installed_at,
        group: told(next()),
        summary: told(next()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_no_packages() {
        let text = "bash\t(none)\t5.1.8\t6.el9\tx86_64\t1700000000\tUnspecified\tThe shell\n\
                    gpg-pubkey\t(none)\t350d275d\t6279464b\t(none)\t1700000000\tPublic Keys\tk\n\
                    vim\t2\t8.2\t1\tx86_64\t1700000001\tEditors\tAn\teditor\n";
        let installed = parse(text);
        assert_eq!(installed.len(), 2);
        assert_eq!(installed[1].nevra.evr, "2:8.2-1");
        assert_eq!(installed[0].group, None);
        assert_eq!(installed[1].summary.as_deref(), Some("An\teditor"));
    }
}
