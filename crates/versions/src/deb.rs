//! Order of Debian versions (deb-version(7)): `epoch:upstream-revision`.

use std::cmp::Ordering;

use crate::digits::{self, split_at};

/// Compares two versions as `dpkg --compare-versions` does.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let (epoch_a, upstream_a, revision_a) = split(a);
    let (epoch_b, upstream_b, revision_b) = split(b);
    digits::compare(epoch_a, epoch_b)
        .then_with(|| compare_part(upstream_a, upstream_b))
        .then_with(|| compare_part(revision_a, revision_b))
}

fn split(version: &str) -> (&str, &str, &str) {
    let (epoch, rest) = digits::epoch(version);
    let (upstream, revision) = rest.rsplit_once('-').unwrap_or((rest, ""));
    (epoch, upstream, revision)
}

/// Turns between a run of other characters, by their own order, and a run of digits, as a number.
fn compare_part(mut a: &str, mut b: &str) -> Ordering {
    while !a.is_empty() || !b.is_empty() {
        let (text_a, rest_a) = split_at(a, |c| c.is_ascii_digit());
        let (text_b, rest_b) = split_at(b, |c| c.is_ascii_digit());
        let (number_a, next_a) = split_at(rest_a, |c| !c.is_ascii_digit());
        let (number_b, next_b) = split_at(rest_b, |c| !c.is_ascii_digit());
        let order = compare_text(text_a, text_b).then_with(|| digits::compare(number_a, number_b));
        if order.is_ne() {
            return order;
        }
        (a, b) = (next_a, next_b);
    }
    Ordering::Equal
}

fn compare_text(a: &str, b: &str) -> Ordering {
    let longest = a.len().max(b.len());
    let ranks = |text: &str| {
        let ranks: Vec<u32> = text.chars().map(rank).collect();
        ranks
            .into_iter()
            .chain(std::iter::repeat(rank('\0')))
            .take(longest + 1)
    };
    ranks(a).cmp(ranks(b))
}

/// `~` comes before the end, letters before everything else.
fn rank(c: char) -> u32 {
    match c {
        '~' => 0,
        '\0' => 1,
        c if c.is_ascii_alphabetic() => u32::from(c),
        c => u32::from(c) + 0x100,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_pairs() {
        let rising = [
            ("1.0~rc1", "1.0"),
            ("1.0", "1.0a"),
            ("1.0a", "1.0+b1"),
            ("9", "10"),
            ("2:1", "10:0"),
            ("1.0-1", "1.0-1.1"),
            ("1.0-1~deb12u1", "1.0-1"),
            ("12.4+deb12u9", "12.4+deb12u11"),
            ("6.1.0-9-amd64", "6.1.0-37-amd64"),
            ("99999999999999999999", "100000000000000000000"),
            ("1.0~~", "1.0~"),
        ];
        for (low, high) in rising {
            assert_eq!(compare(low, high), Ordering::Less, "{low} {high}");
            assert_eq!(compare(high, low), Ordering::Greater, "{low} {high}");
        }
        for (a, b) in [
            ("1.0", "0:1.0"),
            ("1.00", "1.0"),
            ("1.0-0", "1.0"),
            ("", "0"),
        ] {
            assert_eq!(compare(a, b), Ordering::Equal, "{a} {b}");
        }
    }
}
