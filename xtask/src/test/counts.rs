//! How many tests a test program says it ran.

use std::fs::File;
use std::io::{Read, Seek};
use std::process::Command;

use super::steps::Done;
use crate::Outcome;
use crate::process::{log, npm};

/// Tests of one step.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) passed: usize,
    pub(super) failed: usize,
    pub(super) skipped: usize,
}

impl Counts {
    pub(super) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// Runs `cargo test`.
pub(super) fn cargo(command: &mut Command, out: &File) -> Outcome<Done> {
    counted(command, out, read_cargo)
}

/// Runs the page's unit tests.
pub(super) fn vitest(out: &File) -> Outcome<Done> {
    counted(
        npm().args(["run", "--silent", "test"]).env("NO_COLOR", "1"),
        out,
        read_node,
    )
}

/// Runs the browser tests.
pub(super) fn playwright(command: &mut Command, out: &File) -> Outcome<Done> {
    counted(command, out, read_node)
}

/// Runs the tests in Python.
pub(super) fn pytest(command: &mut Command, out: &File) -> Outcome<Done> {
    counted(command, out, read_node)
}

/// Runs it, and reads its count from the log. A program that fails without a failed test, or passes
/// without any test, is an error.
fn counted(command: &mut Command, mut out: &File, read: fn(&str) -> Counts) -> Outcome<Done> {
    let ended = log(command, out);
    let mut text = Vec::new();
    out.rewind()?;
    out.read_to_end(&mut text)?;
    let counts = read(&String::from_utf8_lossy(&text));
    match (ended, counts.failed) {
        (Ok(()), 0) if counts.passed == 0 => Err("no test ran".into()),
        (Err(e), 0) => Err(format!("not because of a test: {e}").into()),
        _ => Ok(Done::Tests(counts)),
    }
}

/// Sums `test result: ok. 5 passed; 0 failed; 1 ignored; …`.
fn read_cargo(text: &str) -> Counts {
    let mut counts = Counts::default();
    for line in text.lines().filter(|line| line.starts_with("test result:")) {
        counts.add(Counts {
            passed: before(line, " passed"),
            failed: before(line, " failed"),
            skipped: before(line, " ignored"),
        });
    }
    counts
}

/// Reads `Tests  1 failed | 5 passed (6)` of vitest, Playwright's lines `5 passed (3s)`, and
/// `1 failed, 5 passed in 3.10s` of pytest.
fn read_node(text: &str) -> Counts {
    let mut counts = Counts::default();
    for line in text.lines().map(str::trim) {
        let starts = line.starts_with(|c: char| c.is_ascii_digit());
        if starts || line.starts_with("Tests ") {
            counts.add(Counts {
                passed: before(line, " passed"),
                failed: before(line, " failed"),
                skipped: before(line, " skipped"),
            });
        }
    }
    counts
}

/// The number that stands before `word`.
fn before(line: &str, word: &str) -> usize {
    let Some((head, _)) = line.split_once(word) else {
        return 0;
    };
    let digits = head.rsplit(|c: char| !c.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Counts, read_cargo, read_node};

    #[test]
    fn sums_what_the_programs_print() {
        let cargo = "test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured\n\
                     test result: FAILED. 2 passed; 3 failed; 0 ignored; 0 measured\n";
        assert_eq!(
            read_cargo(cargo),
            Counts {
                passed: 7,
                failed: 3,
                skipped: 1
            }
        );
        let vitest = " Test Files  2 passed (2)\n      Tests  1 failed | 30 passed (31)\n";
        assert_eq!(
            read_node(vitest),
            Counts {
                passed: 30,
                failed: 1,
                skipped: 0
            }
        );
        let playwright = "  2 failed\n    [chromium] › a.spec.ts:3:1 › x\n  5 passed (3.1s)\n";
        assert_eq!(
            read_node(playwright),
            Counts {
                passed: 5,
                failed: 2,
                skipped: 0
            }
        );
        let pytest = "FAILED spec/test_a.py::test_b - assert 1 == 2\n1 failed, 5 passed in 3.10s\n";
        assert_eq!(
            read_node(pytest),
            Counts {
                passed: 5,
                failed: 1,
                skipped: 0
            }
        );
    }
}
