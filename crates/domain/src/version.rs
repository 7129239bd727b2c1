//! Version order by each ecosystem's own rule.

use std::cmp::Ordering;

/// Orders two versions of one ecosystem. `None` where the ecosystem's rule is not known here.
#[must_use]
pub fn compare_versions(ecosystem: &str, a: &str, b: &str) -> Option<Ordering> {
    match ecosystem {
        "deb" => Some(compare_deb(a, b)),
        _ if a == b => Some(Ordering::Equal),
        _ => None,
    }
}

/// Debian's order: epoch, upstream version, revision (Debian Policy 5.6.12, deb-version(7)).
fn compare_deb(a: &str, b: &str) -> Ordering {
    let (a_epoch, a_rest) = epoch(a);
    let (b_epoch, b_rest) = epoch(b);
    let (a_upstream, a_revision) = a_rest.rsplit_once('-').unwrap_or((a_rest, "0"));
    let (b_upstream, b_revision) = b_rest.rsplit_once('-').unwrap_or((b_rest, "0"));
    a_epoch
        .cmp(&b_epoch)
        .then_with(|| compare_part(a_upstream, b_upstream))
        .then_with(|| compare_part(a_revision, b_revision))
}

fn epoch(version: &str) -> (u64, &str) {
    version
        .split_once(':')
        .and_then(|(epoch, rest)| epoch.parse().ok().map(|epoch| (epoch, rest)))
        .unwrap_or((0, version))
}

fn compare_part(a: &str, b: &str) -> Ordering {
    let (mut a, mut b) = (a.as_bytes(), b.as_bytes());
    while !a.is_empty() || !b.is_empty() {
        let (a_text, a_rest) = split(a, |c| !c.is_ascii_digit());
        let (b_text, b_rest) = split(b, |c| !c.is_ascii_digit());
        let text = compare_text(a_text, b_text);
        if text != Ordering::Equal {
            return text;
        }
        let (a_number, a_tail) = split(a_rest, u8::is_ascii_digit);
        let (b_number, b_tail) = split(b_rest, u8::is_ascii_digit);
        let number = compare_number(a_number, b_number);
        if number != Ordering::Equal {
            return number;
        }
        (a, b) = (a_tail, b_tail);
    }
    Ordering::Equal
}

fn split(bytes: &[u8], wanted: impl Fn(&u8) -> bool) -> (&[u8], &[u8]) {
    bytes.split_at(bytes.iter().position(|c| !wanted(c)).unwrap_or(bytes.len()))
}

fn compare_text(a: &[u8], b: &[u8]) -> Ordering {
    (0..a.len().max(b.len()))
        .map(|at| weight(a.get(at)).cmp(&weight(b.get(at))))
        .find(|order| *order != Ordering::Equal)
        .unwrap_or(Ordering::Equal)
}

/// `~` sorts before the end, the end before letters, letters before everything else.
fn weight(c: Option<&u8>) -> i32 {
    match c {
        Some(b'~') => -1,
        None => 0,
        Some(c) if c.is_ascii_alphabetic() => i32::from(*c),
        Some(c) => i32::from(*c) + 256,
    }
}

fn compare_number(a: &[u8], b: &[u8]) -> Ordering {
    let significant = |digits: &[u8]| {
        let zeros = digits.iter().take_while(|c| **c == b'0').count();
        digits[zeros..].to_vec()
    };
    let (a, b) = (significant(a), significant(b));
    a.len().cmp(&b.len()).then_with(|| a.cmp(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ascending; each pair was checked with `dpkg --compare-versions`.
    const ASCENDING: [&str; 14] = [
        "1.0~rc1-1",
        "1.0~rc1-1+b1",
        "1.0-1~bpo12+1",
        "1.0-1",
        "1.0-1+deb12u1",
        "1.0-1+deb12u9",
        "1.0-1+deb12u10",
        "1.0a-1",
        "1.0+dfsg-1",
        "1.0.1-1",
        "1.9-1",
        "1.10-1",
        "1:0.1-1",
        "2:0-1",
    ];

    #[test]
    fn debian_versions_sort_as_dpkg_sorts_them() {
        for (at, a) in ASCENDING.iter().enumerate() {
            for (other, b) in ASCENDING.iter().enumerate() {
                assert_eq!(
                    compare_versions("deb", a, b),
                    Some(at.cmp(&other)),
                    "{a} {b}"
                );
            }
        }
    }

    #[test]
    fn leading_zeros_do_not_count() {
        assert_eq!(
            compare_versions("deb", "1.01-1", "1.1-1"),
            Some(Ordering::Equal)
        );
    }

    #[test]
    fn an_unknown_rule_is_not_guessed() {
        assert_eq!(compare_versions("brew", "1", "2"), None);
    }
}
