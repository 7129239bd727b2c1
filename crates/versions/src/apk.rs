//! Order of Alpine's versions: `number{.number}{letter}{_suffix{number}}{~hash}{-rnumber}`, part by
//! part. The suffixes `alpha`, `beta`, `pre` and `rc` come before the version without them.

use std::cmp::Ordering;

use crate::digits::{self, split_at};

/// In ascending order; the first [`BEFORE_RELEASE`] come before the version without a suffix.
const SUFFIXES: [&str; 9] = ["alpha", "beta", "pre", "rc", "cvs", "svn", "git", "hg", "p"];
const BEFORE_RELEASE: usize = 4;

/// One part. Where two versions are equal up to parts of different kinds, the kind that stands
/// earlier here makes the newer version, and the end counts as the last kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part<'a> {
    First(&'a str),
    Number(&'a str),
    Letter(char),
    Suffix(usize),
    SuffixNumber(&'a str),
    Hash(&'a str),
    Revision(&'a str),
    End,
}

impl Part<'_> {
    fn kind(self) -> u8 {
        match self {
            Self::First(_) | Self::Number(_) => 0,
            Self::Letter(_) => 1,
            Self::Suffix(_) => 2,
            Self::SuffixNumber(_) => 3,
            Self::Hash(_) => 4,
            Self::Revision(_) => 5,
            Self::End => 6,
        }
    }

    fn is_before_release(self) -> bool {
        matches!(self, Self::Suffix(at) if at < BEFORE_RELEASE)
    }
}

/// Compares two versions as `apk version -t` does.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (Parts::of(a), Parts::of(b));
    loop {
        let (part_a, part_b) = (a.next(), b.next());
        let order = compare_parts(part_a, part_b);
        if order.is_ne() || part_a == Part::End || part_b == Part::End {
            return order;
        }
    }
}

fn compare_parts(a: Part, b: Part) -> Ordering {
    match (a, b) {
        (Part::First(a), Part::First(b))
        | (Part::SuffixNumber(a), Part::SuffixNumber(b))
        | (Part::Revision(a), Part::Revision(b)) => digits::compare(a, b),
        // With a leading zero it is read like decimals: 1.06 comes before 1.1.
        (Part::Number(a), Part::Number(b)) if a.starts_with('0') || b.starts_with('0') => a.cmp(b),
        (Part::Number(a), Part::Number(b)) => digits::compare(a, b),
        (Part::Letter(a), Part::Letter(b)) => a.cmp(&b),
        (Part::Suffix(a), Part::Suffix(b)) => a.cmp(&b),
        (Part::Hash(a), Part::Hash(b)) => a.cmp(b),
        _ if a.is_before_release() => Ordering::Less,
        _ if b.is_before_release() => Ordering::Greater,
        _ => b.kind().cmp(&a.kind()),
    }
}

/// A version on the way through its parts.
struct Parts<'a> {
    rest: &'a str,
    last: Option<Part<'a>>,
}

impl<'a> Parts<'a> {
    fn of(version: &'a str) -> Self {
        Self {
            rest: version,
            last: None,
        }
    }

    /// The next part; [`Part::End`] also where the text is no version any more.
    fn next(&mut self) -> Part<'a> {
        let part = self.read().unwrap_or(Part::End);
        self.last = Some(part);
        part
    }

    fn read(&mut self) -> Option<Part<'a>> {
        let first = self.rest.chars().next()?;
        match (self.last, first) {
            (None, '0'..='9') => Some(Part::First(self.digits())),
            (Some(Part::First(_) | Part::Number(_)), 'a'..='z') => {
                self.rest = &self.rest[1..];
                Some(Part::Letter(first))
            }
            (Some(Part::Letter(_)), '0'..='9') => Some(Part::Number(self.digits())),
            (Some(Part::Suffix(_)), '0'..='9') => Some(Part::SuffixNumber(self.digits())),
            (_, '.') => {
                self.rest = &self.rest[1..];
                Some(Part::Number(self.digits()))
            }
            (_, '_') => {
                let name = &self.rest[1..];
                let at = SUFFIXES.iter().position(|s| name.starts_with(s))?;
                self.rest = &name[SUFFIXES[at].len()..];
                Some(Part::Suffix(at))
            }
            (_, '~') => {
                let (hash, rest) = split_at(&self.rest[1..], |c| !c.is_ascii_hexdigit());
                self.rest = rest;
                Some(Part::Hash(hash))
            }
            (_, '-') => {
                self.rest = self.rest.strip_prefix("-r")?;
                Some(Part::Revision(self.digits()))
            }
            _ => None,
        }
    }

    fn digits(&mut self) -> &'a str {
        let (digits, rest) = split_at(self.rest, |c| !c.is_ascii_digit());
        self.rest = rest;
        digits
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_pairs() {
        let rising = [
            ("1.0", "1.0.1"),
            ("1.9", "1.10"),
            ("1.06-r6", "1.1"),
            ("1.1_alpha1", "1.1"),
            ("1.1_alpha", "1.1_alpha2"),
            ("1.1_beta1", "1.1_rc1"),
            ("1.1_rc8", "1.1"),
            ("1.1", "1.1_p1"),
            ("1.1_p9", "1.1_p10"),
            ("1.1_alpha_pre2", "1.1_alpha"),
            ("1.1", "1.1-r1"),
            ("1.1-r9", "1.1-r10"),
            ("1.1-r1", "1.1.1-r0"),
            ("2.5.1-r8", "2.5.1a-r1"),
            ("1.3_pre1-r1", "1.3.2"),
            ("5b-r9", "10"),
        ];
        for (low, high) in rising {
            assert_eq!(compare(low, high), Ordering::Less, "{low} {high}");
            assert_eq!(compare(high, low), Ordering::Greater, "{low} {high}");
        }
        assert_eq!(compare("1.0-r1", "1.0-r1"), Ordering::Equal);
    }
}
