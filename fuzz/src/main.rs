//! One program for all targets: the first byte of an input chooses, the others are what is read.
//! `cargo xtask fuzz` builds and runs it; `PATCHMON_FUZZ_TARGET` narrows it to names that begin so,
//! `PATCHMON_FUZZ_SEEDS` is a folder that gets the recorded fixtures as first inputs.
#![no_main]

mod seeds;
mod targets;

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;

use targets::Target;

/// Those of this run.
static TARGETS: LazyLock<Vec<Target>> = LazyLock::new(|| {
    let wanted = std::env::var("PATCHMON_FUZZ_TARGET").unwrap_or_default();
    let all = targets::all();
    let chosen: Vec<_> = all
        .into_iter()
        .filter(|(name, _)| name.starts_with(&wanted))
        .collect();
    assert!(!chosen.is_empty(), "no target begins with {wanted}");
    chosen
});

fuzz_target!(init: {
    if let Some(folder) = std::env::var_os("PATCHMON_FUZZ_SEEDS") {
        seeds::write(folder.as_ref(), TARGETS.len());
    }
    eprintln!("{} targets", TARGETS.len());
}, |input: &[u8]| {
    if let Some((choice, rest)) = input.split_first() {
        let (_, run) = &TARGETS[usize::from(*choice) % TARGETS.len()];
        run(rest);
    }
});
