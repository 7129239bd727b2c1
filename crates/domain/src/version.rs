//! Version order by each ecosystem's own rule.

pub use versions::compare as compare_versions;

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use crate::compare_versions;

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
