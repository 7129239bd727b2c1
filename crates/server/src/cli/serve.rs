//! `serve` and `migrate`.

use std::process::ExitCode;

use super::{Failure, say};
use crate::config::Config;
use crate::lifecycle::Lifecycle;
use crate::{boot, serve as server, telemetry};

pub(super) async fn serve(config: &Config) -> Result<ExitCode, Failure> {
    telemetry::start(&config.logging);
    for warning in &config.warnings {
        tracing::warn!("{warning}");
    }
    let life = Lifecycle::default();
    life.listen()?;
    if server::serve(config, &life).await? {
        tracing::info!("stopped");
        return Ok(ExitCode::SUCCESS);
    }
    tracing::warn!("stopped before everything had finished");
    // Clients that never finish their request are no failure of the server; the runtime would wait
    // for them.
    std::process::exit(0)
}

pub(super) async fn migrate(config: &Config) -> Result<ExitCode, Failure> {
    let ctx = boot::open(config).await?;
    say(&format!(
        "the {} database is up to date",
        ctx.store.engine_name()
    ))?;
    Ok(ExitCode::SUCCESS)
}
