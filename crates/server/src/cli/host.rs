//! `host`: hosts from the server's own command line.

use std::process::ExitCode;

use app::hosts::{self, Created};
use app::{Actor, Ctx};
use domain::HostScope;
use serde_json::{Value, json};
use store::Slice;
use store::hosts::{HostFilter, HostOrder};
use uuid::Uuid;

use super::args::{Host, HostAdd};
use super::{Failure, plain, say};
use crate::boot;
use crate::config::Config;

/// Hosts read from the database in one go.
const PAGE: i64 = 500;

pub(super) async fn run(config: &Config, command: Host) -> Result<ExitCode, Failure> {
    let ctx = boot::open(config).await?;
    match command {
        Host::Add(wanted) => add(&ctx, wanted).await?,
        Host::List => list(&ctx).await?,
        Host::Multiply { to } => {
            let actor = Actor::command_line();
            let count = hosts::multiply(&ctx, &actor, to).await.map_err(plain)?;
            say(&format!("{count} hosts"))?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn add(ctx: &Ctx, wanted: HostAdd) -> Result<(), Failure> {
    let actor = Actor::command_line();
    if let (Some(count), Some(prefix)) = (wanted.count, &wanted.prefix) {
        let created = hosts::create_many(ctx, &actor, prefix, count)
            .await
            .map_err(plain)?;
        return many(&created, wanted.json);
    }
    let groups = match &wanted.group {
        Some(name) => vec![group(ctx, name).await?],
        None => Vec::new(),
    };
    let name = wanted.friendly_name.unwrap_or_default();
    let created = hosts::create(ctx, &actor, &name, &groups)
        .await
        .map_err(plain)?;
    if wanted.json {
        return Ok(say(&credential(&created).to_string())?);
    }
    say(&format!("added {name}; the key is shown only here"))?;
    say(&format!("  api id   {}", created.api_id))?;
    say(&format!("  api key  {}", created.api_key))?;
    Ok(())
}

fn many(created: &[Created], as_json: bool) -> Result<(), Failure> {
    if as_json {
        let all: Vec<Value> = created.iter().map(credential).collect();
        return Ok(say(&json!({ "hosts": all }).to_string())?);
    }
    for host in created {
        say(&format!("{}\t{}", host.api_id, host.api_key))?;
    }
    Ok(())
}

fn credential(created: &Created) -> Value {
    json!({ "id": created.uuid, "api_id": created.api_id, "api_key": created.api_key })
}

async fn group(ctx: &Ctx, name: &str) -> Result<Uuid, Failure> {
    let groups = ctx.store.read().await?.host_groups(&HostScope::All).await?;
    let found = groups.into_iter().find(|group| group.name == name);
    found
        .map(|group| group.id)
        .ok_or_else(|| Failure::Text(format!("there is no host group {name:?}")))
}

async fn list(ctx: &Ctx) -> Result<(), Failure> {
    let mut offset = 0;
    loop {
        let slice = Slice {
            limit: PAGE,
            offset,
        };
        let mut conn = ctx.store.read().await?;
        let everything = (HostScope::All, HostFilter::default(), HostOrder::default());
        let page = conn
            .hosts(&everything.0, &everything.1, everything.2, slice, ctx.now())
            .await?;
        for host in &page.items {
            say(&format!("{}\t{}", host.host.uuid, host.friendly_name))?;
        }
        offset += PAGE;
        if offset >= page.total {
            return Ok(());
        }
    }
}
