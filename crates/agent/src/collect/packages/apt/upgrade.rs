//! `apt-get -s -V upgrade`: which updates apt would really install now, and which it keeps back.

use std::collections::HashSet;

/// What an upgrade would leave alone, by `name` or, for foreign architectures, `name:architecture`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Whether anything would be upgraded now.
    pub upgrades: bool,
    /// Kept back: held, or wanting something new or something gone.
    pub kept: HashSet<String>,
    /// Not yet this host's turn in a phased update. Older versions of apt list these as kept back.
    pub deferred: HashSet<String>,
}

impl Plan {
    /// Whether nothing is listed at all: then, with newer candidates about, the summary was not in
    /// the form that is expected.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.upgrades && self.kept.is_empty() && self.deferred.is_empty()
    }
}

/// Arguments. `-V` gives one package per line; nothing is locked, so it works beside a running apt, and
/// nothing is written: run by root even a simulation would leave its log in `/var/log/apt`.
#[must_use]
pub fn command(options: &[String]) -> Vec<String> {
    let fixed = [
        "-s",
        "-V",
        "-o",
        "Debug::NoLocking=1",
        "-o",
        "Dir::Log::Planner=",
        "-o",
        "APT::Get::Show-User-Simulation-Note=0",
        // apt 3 knows a second form of the summary; this is the one for programs.
        "-o",
        "APT::Output-Version=0",
    ];
    let mut args: Vec<String> = fixed.map(str::to_owned).to_vec();
    args.extend_from_slice(options);
    args.push("upgrade".to_owned());
    args
}

const UPGRADED: &str = "The following packages will be upgraded";

/// The first line after what is kept back: the heading of what would be upgraded, which apt's own
/// candidates tell as well, or the counts, `0 upgraded, 0 newly installed, 0 to remove and 2 not
/// upgraded.` What follows, the simulation itself, costs apt as much again as everything before.
#[must_use]
pub fn is_enough(line: &str) -> bool {
    let counts = ["upgraded, ", "newly installed, ", "not upgraded."];
    let counted = line.starts_with(|c: char| c.is_ascii_digit());
    line.starts_with(UPGRADED) || (counted && counts.iter().all(|part| line.contains(part)))
}

/// Understands the lists, up to [`is_enough`] or whole.
#[must_use]
pub fn parse(text: &str) -> Plan {
    let mut plan = Plan::default();
    let mut list: Option<&mut HashSet<String>> = None;
    for line in text.lines() {
        if let Some(entry) = line.strip_prefix("  ") {
            if let (Some(list), Some(name)) = (&mut list, entry.split_whitespace().next()) {
                list.insert(name.to_owned());
            }
        } else if line.starts_with(UPGRADED) {
            plan.upgrades = true;
            list = None;
        } else if line.starts_with("The following packages have been kept back") {
            list = Some(&mut plan.kept);
        } else if line.starts_with("The following upgrades have been deferred due to phasing") {
            list = Some(&mut plan.deferred);
        } else {
            list = None;
        }
    }
    plan
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "\
Reading package lists...
Calculating upgrade...
The following packages were automatically installed and are no longer required:
   unused (1.0)
The following upgrades have been deferred due to phasing:
   snapd (1 => 2)
The following packages have been kept back:
   linux-image-amd64 (6.1.1-1 => 6.1.9-1)
   libc6:i386 (2.36-9 => 2.36-10)
The following packages will be upgraded:
   bash (5.2-1 => 5.2-2)
1 upgraded, 0 newly installed, 0 to remove and 3 not upgraded.
";

    #[test]
    fn lists_of_the_summary() {
        let plan = parse(TEXT);
        let set = |names: &[&str]| {
            names
                .iter()
                .map(ToString::to_string)
                .collect::<HashSet<_>>()
        };
        assert_eq!(plan.kept, set(&["linux-image-amd64", "libc6:i386"]));
        assert_eq!(plan.deferred, set(&["snapd"]));
        assert!(plan.upgrades && !plan.is_empty());
    }

    #[test]
    fn what_is_read_says_as_much_as_the_whole() {
        let at = TEXT.lines().position(is_enough).unwrap();
        let read: Vec<_> = TEXT.lines().take(at + 1).collect();
        assert_eq!(
            read.last(),
            Some(&"The following packages will be upgraded:")
        );
        assert_eq!(parse(&read.join("\n")), parse(TEXT));
    }

    #[test]
    fn counts_end_it_when_nothing_would_be_upgraded() {
        assert!(is_enough(
            "0 upgraded, 0 newly installed, 0 to remove and 3 not upgraded."
        ));
        assert!(!is_enough("   linux-image-amd64 (6.1.1-1 => 6.1.9-1)"));
        assert!(parse("0 upgraded, 0 newly installed, 0 to remove and 3 not upgraded.").is_empty());
    }
}
