//! Which operating system this is: `/etc/os-release`.

use super::CollectError;
use crate::files::Root;

/// What os-release says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct OsRelease {
    /// `NAME`, for example `Debian GNU/Linux`.
    pub name: String,
    /// `VERSION`, for example `12 (bookworm)`; `Unknown` where the file has none.
    pub version: String,
    /// `ID`, for example `debian`.
    pub id: Option<String>,
    /// `VERSION_ID`, for example `12`.
    pub version_id: Option<String>,
    /// `ID_LIKE`: what it descends from, nearest first.
    pub like: Vec<String>,
}

/// Reads `/etc/os-release`, else `/usr/lib/os-release`.
pub(super) fn collect(root: &Root) -> Result<OsRelease, CollectError> {
    let text = root
        .read("/etc/os-release")
        .or_else(|_| root.read("/usr/lib/os-release"))?;
    Ok(parse(&text))
}

/// Understands the `KEY=value` lines of os-release(5).
#[must_use]
pub(super) fn parse(text: &str) -> OsRelease {
    let value = |key: &str| {
        text.lines()
            .filter_map(|line| line.trim().split_once('='))
            .find(|(name, _)| *name == key)
            .map(|(_, value)| unquote(value.trim()))
            .filter(|value| !value.is_empty())
    };
    OsRelease {
        name: value("NAME").unwrap_or_else(|| "Linux".to_owned()),
        version: value("VERSION")
            .or_else(|| value("VERSION_ID"))
            .unwrap_or_else(|| "Unknown".to_owned()),
        id: value("ID"),
        version_id: value("VERSION_ID"),
        like: value("ID_LIKE")
            .map(|ids| ids.split_whitespace().map(str::to_owned).collect())
            .unwrap_or_default(),
    }
}

/// Takes shell quotes off.
fn unquote(value: &str) -> String {
    let inner = ['"', '\'']
        .iter()
        .find_map(|quote| value.strip_prefix(*quote)?.strip_suffix(*quote))
        .unwrap_or(value);
    let mut out = String::with_capacity(inner.len());
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        out.push(if c == '\\' {
            chars.next().unwrap_or(c)
        } else {
            c
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debian() {
        let text = "PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\n\
                    VERSION_ID=\"12\"\nVERSION=\"12 (bookworm)\"\nID=debian\n";
        let os = parse(text);
        assert_eq!(
            (os.name.as_str(), os.version.as_str()),
            ("Debian GNU/Linux", "12 (bookworm)")
        );
        assert_eq!(os.id.as_deref(), Some("debian"));
        assert_eq!(os.version_id.as_deref(), Some("12"));
    }

    #[test]
    fn without_a_version() {
        let os = parse("NAME='Manjaro Linux'\nID=manjaro\nID_LIKE=\"arch x\"\n");
        assert_eq!(
            (os.name.as_str(), os.version.as_str()),
            ("Manjaro Linux", "Unknown")
        );
        assert_eq!(os.like, ["arch", "x"]);
    }

    #[test]
    fn escapes_in_quotes() {
        assert_eq!(parse("NAME=\"A \\\"B\\\" \\$C\"").name, "A \"B\" $C");
    }
}
