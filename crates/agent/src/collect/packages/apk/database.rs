//! apk's database of installed packages.

/// One installed package.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Installed {
    /// Name.
    pub name: String,
    /// For example `1.36.1-r29`.
    pub version: String,
    /// Architecture.
    pub architecture: String,
    /// One line.
    pub description: Option<String>,
}

/// Understands it: blocks of `X:value` lines.
#[must_use]
pub fn parse(text: &str) -> Vec<Installed> {
    text.split("\n\n").filter_map(parse_block).collect()
}

fn parse_block(block: &str) -> Option<Installed> {
    let value = |key: &str| {
        let mut lines = block.lines();
        lines
            .find_map(|line| line.strip_prefix(key))
            .map(str::to_owned)
    };
    Some(Installed {
        name: value("P:")?,
        version: value("V:")?,
        architecture: value("A:").unwrap_or_default(),
        description: value("T:"),
    })
}
