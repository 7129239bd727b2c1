//! `cargo xtask sizes`: files and functions beside their marks. Marks are no gates: a figure beyond
//! one is a reason to look, and to say why in the file's first lines.

use crate::Outcome;
use crate::sources::{self, Source};

mod functions;

/// Prints the table.
pub(crate) fn run() -> Outcome {
    let files = sources::all()?;
    println!("{:<44} {:>12}   mark", "", "ours");
    let rust: Vec<&Source> = files.iter().filter(|f| f.has_extension(&["rs"])).collect();
    let page: Vec<&Source> = files
        .iter()
        .filter(|f| f.path.starts_with("web/") && f.has_extension(&["ts", "tsx"]))
        .filter(|f| !f.path.ends_with("schema.ts"))
        .collect();
    file_sizes("Rust file, median / p95", &rust, "≤ 130 / ≤ 400");
    function_sizes(&rust);
    file_sizes("TS/TSX file, median / p95", &page, "≤ 60 / ≤ 200");
    shares(&rust, &page);
    Ok(())
}

fn line(name: &str, ours: &str, mark: &str) {
    println!("{name:<44} {ours:>12}   {mark}");
}

fn file_sizes(name: &str, files: &[&Source], mark: &str) {
    let mut lines: Vec<usize> = files
        .iter()
        .map(|f| f.production().lines().count())
        .filter(|n| *n > 0)
        .collect();
    lines.sort_unstable();
    line(
        name,
        &format!("{} / {}", percentile(&lines, 50), percentile(&lines, 95)),
        mark,
    );
}

fn function_sizes(rust: &[&Source]) {
    let mut lines: Vec<usize> = rust
        .iter()
        .flat_map(|f| functions::lengths(f.production()))
        .collect();
    lines.sort_unstable();
    let all: usize = rust.iter().map(|f| f.production().lines().count()).sum();
    let long: usize = lines.iter().filter(|n| **n > 100).sum();
    let middle = format!("{} / {}", percentile(&lines, 50), percentile(&lines, 95));
    line("Rust function, median / p95", &middle, "≤ 10 / ≤ 45");
    line(
        "longest function",
        &percentile(&lines, 100).to_string(),
        "≤ 100",
    );
    line(
        "share of lines in functions > 100",
        &percent(long, all),
        "≤ 3 %",
    );
}

fn shares(rust: &[&Source], page: &[&Source]) {
    line("tests : code, Rust", &tests_to_code(rust), "≥ 0.8");
    line("tests : code, page", &tests_to_code(page), "≥ 0.4");
    let code = || rust.iter().flat_map(|f| f.production().lines());
    let comments = code().filter(|l| l.trim_start().starts_with("//")).count();
    let shipped = rust.iter().filter(|f| !f.path.starts_with("xtask/"));
    let hopes = shipped
        .flat_map(|f| f.production().lines())
        .filter(|l| l.contains(".unwrap()") || l.contains(".expect("))
        .filter(|l| !l.trim_start().starts_with("//"))
        .count();
    line(
        "comment lines",
        &percent(comments, code().count()),
        "12–18 %",
    );
    let per_thousand = hopes as f64 * 1000.0 / code().count().max(1) as f64;
    line(
        "unwrap/expect per 1,000 lines",
        &format!("{per_thousand:.2}"),
        "≤ 1",
    );
}

fn tests_to_code(files: &[&Source]) -> String {
    let code: usize = files.iter().map(|f| f.production().lines().count()).sum();
    let all: usize = files.iter().map(|f| f.text.lines().count()).sum();
    format!("{:.2}", (all - code) as f64 / code.max(1) as f64)
}

fn percent(part: usize, whole: usize) -> String {
    format!("{:.1} %", part as f64 * 100.0 / whole.max(1) as f64)
}

fn percentile(sorted: &[usize], percent: usize) -> usize {
    let last = sorted.len().saturating_sub(1);
    sorted
        .get(last * percent / 100)
        .copied()
        .unwrap_or_default()
}
