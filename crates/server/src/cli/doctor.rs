//! `doctor`: says what is set, what works, and what to mend.

mod checks;

use std::process::ExitCode;

use super::{Failure, say};
use crate::config::Config;
use checks::{Finding, all};

pub(super) async fn doctor(config: &Config) -> Result<ExitCode, Failure> {
    say("Configuration")?;
    for setting in &config.settings {
        let shown = if setting.shown.is_empty() {
            "-"
        } else {
            &setting.shown
        };
        say(&format!(
            "  {:<30} {shown}  ({})",
            setting.key, setting.source
        ))?;
    }
    for warning in &config.warnings {
        say(&format!("  ! {warning}"))?;
    }
    say("Checks")?;
    let mut healthy = true;
    for (name, finding) in all(config).await {
        let (mark, text) = match finding {
            Finding::Good(text) => ("ok", text),
            Finding::Note(text) => ("note", text),
            Finding::Bad(text) => {
                healthy = false;
                ("MEND", text)
            }
        };
        say(&format!("  {mark:<4} {name}: {text}"))?;
    }
    Ok(if healthy {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
