//! `openapi` and `config-reference`: documents made from the code.

use std::process::ExitCode;

use super::{Failure, say};
use crate::config;
use crate::router;

pub(super) fn reference() -> Result<ExitCode, Failure> {
    say(config::reference().trim_end())?;
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn openapi() -> Result<ExitCode, Failure> {
    say(&router::openapi()
        .to_pretty_json()
        .map_err(|error| Failure::Text(error.to_string()))?)?;
    Ok(ExitCode::SUCCESS)
}
