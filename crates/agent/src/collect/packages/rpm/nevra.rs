//! Name, epoch, version, release, architecture: the identity of an rpm package.

/// One package in one version. An epoch of 0 is left out of `evr`, as all tools print it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Nevra {
    /// Name.
    pub name: String,
    /// `[epoch:]version-release`.
    pub evr: String,
    /// Architecture.
    pub arch: String,
}

impl Nevra {
    /// Of separate fields; epoch `0`, `(none)` and the empty one are none.
    #[must_use]
    pub fn new(name: &str, epoch: &str, version: &str, release: &str, arch: &str) -> Self {
        let evr = match epoch {
            "" | "0" | "(none)" => format!("{version}-{release}"),
            _ => format!("{epoch}:{version}-{release}"),
        };
        Self {
            name: name.to_owned(),
            evr,
            arch: arch.to_owned(),
        }
    }

    /// Understands `name-[epoch:]version-release.arch`, and with the epoch before the name as yum
    /// has it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if let Some((epoch, rest)) = text.split_once(':')
            && epoch.bytes().all(|c| c.is_ascii_digit())
        {
            let mut nevra = Self::parse(rest)?;
            nevra.evr = plain_evr(&format!("{epoch}:{}", nevra.evr)).to_owned();
            return Some(nevra);
        }
        let (rest, arch) = text.rsplit_once('.')?;
        let (rest, release) = rest.rsplit_once('-')?;
        let (name, version) = rest.rsplit_once('-')?;
        let (epoch, version) = version.split_once(':').unwrap_or(("", version));
        Some(Self::new(name, epoch, version, release, arch))
    }

    /// Whether an update can turn one into the other: a package may become, or cease to be, one
    /// for all architectures.
    #[must_use]
    pub fn same_package(&self, other: &Self) -> bool {
        let archs = [self.arch.as_str(), other.arch.as_str()];
        self.name == other.name && (archs[0] == archs[1] || archs.contains(&"noarch"))
    }
}

/// `evr` with an epoch of 0 left out.
#[must_use]
pub fn plain_evr(evr: &str) -> &str {
    evr.strip_prefix("0:").unwrap_or(evr)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_dashes_and_digits() {
        let nevra = Nevra::parse("java-1.8.0-openjdk-1:1.8.0.412.b08-2.el9.x86_64").unwrap();
        assert_eq!(nevra.name, "java-1.8.0-openjdk");
        assert_eq!(nevra.evr, "1:1.8.0.412.b08-2.el9");
        assert_eq!(nevra.arch, "x86_64");
        assert_eq!(Nevra::parse("a-0:1-2.noarch").unwrap().evr, "1-2");
        assert_eq!(Nevra::parse("nonsense"), None);
    }
}
