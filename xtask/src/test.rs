//! `cargo xtask test`: every check and test, in two lanes that use the processors side by side.

use clap::Args;

use crate::Outcome;

mod ansible;
mod browser;
mod counts;
mod portable;
mod python;
mod roots;
mod runner;
mod single_sign_on;
mod steps;
mod system;

/// What to test.
#[derive(Args)]
pub(crate) struct Options {
    /// Only these steps and what they need (see --list)
    #[arg(long, value_name = "STEP")]
    only: Vec<String>,
    /// Names the steps
    #[arg(long)]
    list: bool,
}

/// Runs the steps and prints the sum of their tests as its last line.
pub(crate) fn run(options: &Options) -> Outcome {
    if options.list {
        for step in steps::STEPS {
            println!("{:<14} {}", step.name, step.what);
        }
        return Ok(());
    }
    let wanted = steps::with_needs(&options.only)?;
    runner::summary(&runner::run(&wanted)?)
}
