//! The rules of `versions` against the managers' own tools, on thousands of made-up pairs.

use std::cmp::Ordering;

use agent::exec::Exec;

/// Pieces that versions are made of, with the ones that rules treat specially.
const PIECES: [&str; 22] = [
    "0", "1", "2", "9", "10", "007", "20260101", "a", "b", "rc", "git", "el9", ".", ".", "..", "_",
    "+", "~", "^", "-", ":", "p",
];

/// A linear congruential generator: the pairs are the same in every run.
struct Pairs(u64);

impl Pairs {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    /// One version; `without` are characters that its ecosystem does not know.
    fn version(&mut self, without: &str) -> String {
        let mut text = "1".to_owned();
        for _ in 0..=self.below(6) {
            let piece = PIECES[self.below(PIECES.len())];
            if !without.contains(piece) {
                text.push_str(piece);
            }
        }
        text
    }

    /// The second is mostly the first with a change at its end, so that the rules have to decide late.
    fn pair(&mut self, without: &str) -> (String, String) {
        let first = self.version(without);
        let second = if self.below(3) == 0 {
            self.version(without)
        } else {
            let keep = self.below(first.len());
            format!("{}{}", &first[..=keep], &self.version(without)[1..])
        };
        (first, second)
    }
}

fn sign(order: Ordering) -> i64 {
    match order {
        Ordering::Less => -1,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    }
}

fn tool(program: &str, args: &[&str]) -> String {
    let output = Exec::default().run(program, args);
    output.unwrap_or_else(|e| panic!("this test needs {program} of the distribution: {e}"))
}

/// `rpm.vercmp` compares whole `epoch:version-release` texts; one process for all pairs.
#[test]
fn rpm_agrees() {
    let mut pairs = Pairs(1);
    // A second dash or a colon is no version for rpm.
    let pairs: Vec<_> = (0..4000).map(|_| pairs.pair("-:")).collect();
    let calls: Vec<String> = pairs
        .iter()
        .map(|(a, b)| format!("print(rpm.vercmp('{a}-1','{b}-1')..' ')"))
        .collect();
    let mut answers = Vec::new();
    for calls in calls.chunks(500) {
        let script = format!("%{{lua:{}}}", calls.concat());
        let text = tool("rpm", &["--eval", &script]);
        answers.extend(text.split_whitespace().map(|n| n.parse::<i64>().unwrap()));
    }
    assert_eq!(answers.len(), pairs.len());
    for ((a, b), want) in pairs.iter().zip(answers) {
        let (a, b) = (format!("{a}-1"), format!("{b}-1"));
        assert_eq!(sign(versions::rpm::compare(&a, &b)), want, "{a} {b}");
    }
}

#[test]
fn pacman_agrees() {
    let mut pairs = Pairs(2);
    for _ in 0..600 {
        let (a, b) = pairs.pair("~^:");
        let want = tool("vercmp", &[&a, &b]).trim().parse::<i64>().unwrap();
        assert_eq!(sign(versions::alpm::compare(&a, &b)), want, "{a} {b}");
    }
}

#[test]
fn dpkg_agrees() {
    let mut pairs = Pairs(3);
    for _ in 0..600 {
        // dpkg refuses an empty revision, so the dash is added where something follows.
        let (a, b) = pairs.pair("^_:-");
        let (a, b) = (format!("{a}-1"), format!("{b}-1"));
        let is = |operator| {
            let args = ["--compare-versions", &a, operator, &b];
            Exec::default().run("dpkg", &args).is_ok()
        };
        let want = match (is("lt"), is("gt")) {
            (true, _) => -1,
            (_, true) => 1,
            _ => 0,
        };
        assert_eq!(sign(versions::deb::compare(&a, &b)), want, "{a} {b}");
    }
}
