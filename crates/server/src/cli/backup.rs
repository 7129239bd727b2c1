//! `backup` and `restore` of a SQLite database. PostgreSQL has `pg_dump`.

use std::path::Path;
use std::process::ExitCode;

use store::Location;

use super::{Failure, say};
use crate::config::Config;

pub(super) async fn backup(config: &Config, to: &Path) -> Result<ExitCode, Failure> {
    store::backup(database(config)?, to).await?;
    say(&format!(
        "{} holds a checked copy; keep the file server-key of {} with it",
        to.display(),
        config.data_dir.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

pub(super) async fn restore(config: &Config, from: &Path) -> Result<ExitCode, Failure> {
    let database = database(config)?;
    let aside = store::restore(from, database).await?;
    say(&format!("{} is in place", database.display()))?;
    if let Some(old) = aside {
        say(&format!("the database from before is {}", old.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn database(config: &Config) -> Result<&Path, Failure> {
    match &config.database {
        Location::Sqlite(path) => Ok(path),
        Location::Postgres(_) => Err(Failure::Text(
            "this database is PostgreSQL: use pg_dump and pg_restore".into(),
        )),
    }
}
