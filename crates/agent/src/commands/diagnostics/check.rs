//! What was looked at, and what came of it.

use serde::Serialize;
pub(super) use wire::{Check, Verdict};

/// All of them, in the order in which they were made.
#[derive(Debug, Default, Serialize)]
pub(super) struct Checks {
    pub(super) checks: Vec<Check>,
}

impl Checks {
    pub(super) fn good(&mut self, name: &'static str, text: impl Into<String>) {
        self.add(name, Verdict::Good, text.into(), None);
    }

    pub(super) fn note(&mut self, name: &'static str, text: impl Into<String>, advice: &str) {
        self.add(name, Verdict::Note, text.into(), Some(advice.to_owned()));
    }

    pub(super) fn bad(&mut self, name: &'static str, text: impl Into<String>, advice: &str) {
        self.add(name, Verdict::Bad, text.into(), Some(advice.to_owned()));
    }

    fn add(&mut self, name: &'static str, verdict: Verdict, text: String, advice: Option<String>) {
        self.checks.push(Check {
            name: name.to_owned(),
            verdict,
            text,
            advice: advice.filter(|advice| !advice.is_empty()),
        });
    }

    pub(super) fn worst(&self) -> Verdict {
        let verdicts = self.checks.iter().map(|check| check.verdict);
        verdicts.max().unwrap_or(Verdict::Good)
    }

    /// The whole in a sentence: the first thing on the way that is bad explains most of the others.
    pub(super) fn verdict(&self) -> String {
        let of = |wanted: Verdict| self.checks.iter().find(move |c| c.verdict == wanted);
        if let Some(bad) = of(Verdict::Bad) {
            return format!(
                "this host has a problem, first of all: {}: {}",
                bad.name, bad.text
            );
        }
        of(Verdict::Note).map_or_else(
            || "Nothing is wrong here".to_owned(),
            |note| format!("Reports arrive; worth a look: {}: {}", note.name, note.text),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bad_thing_is_the_answer() {
        let mut checks = Checks::default();
        checks.good("a", "fine");
        assert_eq!(checks.verdict(), "Nothing is wrong here");
        checks.note("b", "hm", "look");
        assert!(checks.verdict().ends_with("b: hm"));
        checks.bad("c", "broken", "");
        checks.bad("d", "also broken", "");
        assert_eq!(checks.worst(), Verdict::Bad);
        assert!(checks.verdict().ends_with("c: broken"));
        let json = serde_json::to_value(&checks).unwrap();
        assert_eq!(json["checks"][1]["verdict"], "note");
        assert_eq!(json["checks"][2].get("advice"), None);
    }
}
