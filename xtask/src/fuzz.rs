//! `cargo xtask fuzz`: libFuzzer against every parser, on the stable compiler.
//!
//! What libFuzzer needs of the compiler is a pass and its options, which are stable; only sanitizers
//! are not. The crate in `fuzz/` is no member of the workspace: everything in it is instrumented.

use std::fs::File;
use std::path::PathBuf;

use clap::Args;

use crate::process::{cargo, command, log, root, show};
use crate::{Outcome, build};

/// As cargo-fuzz has them.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares --cfg fuzzing";

/// How long, and what.
#[derive(Args)]
pub(crate) struct Options {
    /// How long
    #[arg(long, default_value_t = 60)]
    seconds: u32,
    /// Only targets whose names begin so, for example agent/apt or wire
    #[arg(long, value_name = "NAME", default_value = "")]
    target: String,
    /// Run these inputs and nothing else, for example one that was found
    #[arg(long, value_name = "FILE")]
    replay: Vec<PathBuf>,
}

/// Fuzzes on, with the inputs of earlier runs below `target/fuzz`.
pub(crate) fn run(options: &Options) -> Outcome {
    let program = compile(show)?;
    // The first byte of an input counts within its choice of targets.
    let folder = home().join("corpus").join(match options.target.as_str() {
        "" => "all".to_owned(),
        name => name.replace('/', "-"),
    });
    let mut fuzz = command(program);
    fuzz.env("PATCHMON_FUZZ_TARGET", &options.target);
    if !options.replay.is_empty() {
        return show(fuzz.args(&options.replay));
    }
    std::fs::create_dir_all(&folder)?;
    fuzz.env("PATCHMON_FUZZ_SEEDS", &folder);
    show(with_limits(&mut fuzz, options.seconds).arg(&folder))
}

/// A short run from the fixtures alone, as a step of the tests.
pub(crate) fn step(seconds: u32, out: &File) -> Outcome {
    let program = compile(|command| log(command, out))?;
    let folder = home().join("step");
    // Left over from the last run: this one must not depend on it.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    let mut fuzz = command(program);
    fuzz.env("PATCHMON_FUZZ_SEEDS", &folder);
    log(with_limits(&mut fuzz, seconds).arg(&folder), out)
}

fn with_limits(fuzz: &mut std::process::Command, seconds: u32) -> &mut std::process::Command {
    fuzz.arg(format!("-max_total_time={seconds}"))
        .arg(format!("-artifact_prefix={}/found-", home().display()))
        .args([
            "-timeout=5",
            "-rss_limit_mb=1024",
            "-max_len=8192",
            "-print_final_stats=1",
        ])
}

fn compile(run: impl Fn(&mut std::process::Command) -> Outcome) -> Outcome<PathBuf> {
    let target = build::host_target()?;
    let mut build = cargo();
    build.current_dir(root().join("fuzz"));
    // The target is named although it is this machine's: else procedural macros and build scripts
    // would be instrumented too, and have nothing to count in.
    build.args(["build", "--release", "--target", &target, "--target-dir"]);
    build.arg(home());
    let variable = target.to_uppercase().replace('-', "_");
    build.env(format!("CARGO_TARGET_{variable}_RUSTFLAGS"), FLAGS);
    run(&mut build)?;
    Ok(home().join(target).join("release/fuzz"))
}

fn home() -> PathBuf {
    root().join("target/fuzz")
}
