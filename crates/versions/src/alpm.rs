//! Order of pacman versions: `epoch:version-release`, each part by `alpm_pkg_vercmp`, an elder form
//! of rpm's rule: no `~` or `^`, separators of different length count, letters at the end are older.

use std::cmp::Ordering;

use crate::digits::{self, split_at};

/// Compares two versions as pacman's `vercmp` does.
#[must_use]
pub fn compare(a: &str, b: &str) -> Ordering {
    let (epoch_a, rest_a) = digits::epoch(a);
    let (epoch_b, rest_b) = digits::epoch(b);
    let (version_a, release_a) = rest_a.rsplit_once('-').unwrap_or((rest_a, ""));
    let (version_b, release_b) = rest_b.rsplit_once('-').unwrap_or((rest_b, ""));
    digits::compare(epoch_a, epoch_b)
        .then_with(|| compare_part(version_a, version_b))
        .then_with(|| {
            if rest_a.contains('-') && rest_b.contains('-') {
                compare_part(release_a, release_b)
            } else {
                Ordering::Equal
            }
        })
}

fn compare_part(mut a: &str, mut b: &str) -> Ordering {
    if a == b {
        return Ordering::Equal;
    }
    while !a.is_empty() && !b.is_empty() {
        let (separator_a, run_a) = split_at(a, |c| c.is_ascii_alphanumeric());
        let (separator_b, run_b) = split_at(b, |c| c.is_ascii_alphanumeric());
        (a, b) = (run_a, run_b);
        if a.is_empty() || b.is_empty() {
            break;
        }
        let separators = separator_a.len().cmp(&separator_b.len());
        if separators.is_ne() {
            return separators;
        }
        let (order, rest_a, rest_b) = compare_run(a, b);
        if order.is_ne() {
            return order;
        }
        (a, b) = (rest_a, rest_b);
    }
    compare_ends(a, b)
}

fn compare_run<'a, 'b>(a: &'a str, b: &'b str) -> (Ordering, &'a str, &'b str) {
    let number = a.starts_with(|c: char| c.is_ascii_digit());
    let stop = |c: char| {
        if number {
            !c.is_ascii_digit()
        } else {
            !c.is_ascii_alphabetic()
        }
    };
    let (run_a, rest_a) = split_at(a, stop);
    let (run_b, rest_b) = split_at(b, stop);
    let order = match (number, run_b.is_empty()) {
        (true, true) => Ordering::Greater,
        (false, true) => Ordering::Less,
        (true, false) => digits::compare(run_a, run_b),
        (false, false) => run_a.cmp(run_b),
    };
    (order, rest_a, rest_b)
}

/// What is left when one has ended: more is newer, but letters are older (`1.0rc` before `1.0`).
fn compare_ends(a: &str, b: &str) -> Ordering {
    let letter = |text: &str| text.starts_with(|c: char| c.is_ascii_alphabetic());
    if a.is_empty() && b.is_empty() {
        Ordering::Equal
    } else if (a.is_empty() && !letter(b)) || letter(a) {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_pairs() {
        let rising = [
            ("1.0a", "1.0b"),
            ("1.0b", "1.0beta"),
            ("1.0rc", "1.0"),
            ("1.0", "1.0.a"),
            ("1.0.a", "1.0.1"),
            ("1.0-1", "1.0-2"),
            ("9.9", "1:0.1"),
        ];
        for (low, high) in rising {
            assert_eq!(compare(low, high), Ordering::Less, "{low} {high}");
            assert_eq!(compare(high, low), Ordering::Greater, "{low} {high}");
        }
        assert_eq!(compare("1.0-1", "1.0"), Ordering::Equal);
    }
}
