//! A host says that it is there, and which sections it would send.

use domain::{Contact, Event, HostRef, Millis, Topic, contact_after};
use store::Tx;
use store::host_jobs::{DIAGNOSTICS, FETCH_REPORT};
use store::hosts::{CheckedIn, ContactRow, HostIdentity};
use wire::{Hashes, Metrics, Ping};

use crate::reports::{INGEST_VERSION, MAX_FACT, optional};
use crate::{Ctx, Error};

/// The section that travels on its own.
const DOCKER: &str = "docker";
/// Longest interval an agent may announce, in minutes: a week.
const MAX_INTERVAL: i64 = 7 * 24 * 60;

/// What a host is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Sections to send.
    pub sections: Vec<&'static str>,
    /// What the agent's diagnostics say.
    pub diagnostics: bool,
}

/// Takes a check-in; says what the host is asked for. When nothing changed, only the
/// time stamp moves, and that waits in memory.
///
/// # Errors
/// When the database fails.
pub async fn check_in(ctx: &Ctx, identity: &HostIdentity, ping: &Ping) -> Result<Wanted, Error> {
    let now = ctx.now();
    let interval_minutes = interval(ctx, ping).await?;
    let metrics = ping.metrics.as_ref();
    let row = ContactRow {
        host: identity.host.id,
        contact: contact_after(now, interval_minutes),
        interval_minutes,
        load_average: metrics.and_then(|metrics| metrics.load_average.clone()),
    };
    let facts = facts(&identity.facts, metrics, ping.agent_version.as_deref());
    if facts != identity.facts {
        write(ctx, identity.host, Some(facts), row, now).await?;
    } else if is_news(identity, row.contact) {
        write(ctx, identity.host, None, row, now).await?;
    } else {
        ctx.contacts.add(row);
    }
    let mut wanted = if identity.job_until.is_some_and(|until| until > now) {
        hand_out(ctx, identity.host, ping, now).await?
    } else {
        Wanted::default()
    };
    if wanted.sections.is_empty() {
        let stale = ping.hashes.as_ref().map(|sent| stale(identity, sent));
        wanted.sections = stale.unwrap_or_default();
    }
    if ping
        .hashes
        .as_ref()
        .is_some_and(|sent| wants_docker(identity, sent))
    {
        wanted.sections.push(DOCKER);
    }
    Ok(wanted)
}

/// Where Docker is on: nothing is kept yet, or the host has sent something else since. An agent that
/// was just started says nothing until it has sent its containers, which it does by itself.
fn wants_docker(identity: &HostIdentity, sent: &Hashes) -> bool {
    let known = &identity.docker_hash;
    let differs = sent.docker_hash.is_some() && sent.docker_hash != *known;
    identity.docker_enabled == Some(true) && (known.is_none() || differs)
}

/// Hands out the open jobs. A report that is asked for is one of everything; diagnostics are asked of
/// agents alone that say they know them, and given up with the others.
async fn hand_out(ctx: &Ctx, host: HostRef, ping: &Ping, now: Millis) -> Result<Wanted, Error> {
    let known = ping.capabilities.iter().flatten();
    let diagnoses = known.into_iter().any(|name| name == DIAGNOSTICS);
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let mut wanted = Wanted::default();
                if tx.hand_out_host_job(host.id, FETCH_REPORT, now).await? > 0 {
                    wanted.sections = wire::SECTIONS.to_vec();
                }
                let mut given_up = 0;
                if diagnoses {
                    let handed = tx.hand_out_host_job(host.id, DIAGNOSTICS, now).await?;
                    wanted.diagnostics = handed > 0;
                } else {
                    given_up = tx.give_up_host_job(host.id, DIAGNOSTICS, now).await?;
                }
                if wanted != Wanted::default() || given_up > 0 {
                    tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                }
                Ok(wanted)
            })
        })
        .await
}

/// Minutes until the next contact: as our agent says, else as the settings tell every agent.
async fn interval(ctx: &Ctx, ping: &Ping) -> Result<i64, Error> {
    match ping.interval_minutes {
        Some(minutes) if (1..=MAX_INTERVAL).contains(&minutes) => Ok(minutes),
        _ => Ok(ctx.settings().await?.update_interval),
    }
}

/// Whether the page should hear of the contact: the first one, or one of a host that was missing.
fn is_news(identity: &HostIdentity, contact: Contact) -> bool {
    identity
        .overdue_at
        .is_none_or(|overdue| contact.seen_at > overdue)
}

/// The facts after a check-in: “no reboot” clears the reason, “reboot” without one keeps it.
fn facts(known: &CheckedIn, metrics: Option<&Metrics>, agent_version: Option<&str>) -> CheckedIn {
    let mut facts = known.clone();
    if let Some(version) = optional(agent_version, 100) {
        facts.agent_version = Some(version);
    }
    let Some(needed) = metrics.and_then(|metrics| metrics.needs_reboot) else {
        return facts;
    };
    facts.needs_reboot = Some(needed);
    let sent = metrics.and_then(|metrics| metrics.reboot_reason.as_deref());
    facts.reboot_reason = optional(sent, MAX_FACT)
        .or(facts.reboot_reason)
        .filter(|_| needed);
    facts
}

async fn write(
    ctx: &Ctx,
    host: HostRef,
    facts: Option<CheckedIn>,
    contact: ContactRow,
    now: Millis,
) -> Result<(), Error> {
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                if let Some(facts) = facts {
                    tx.write_checked_in(host.id, &facts).await?;
                }
                tx.write_contacts(&[contact]).await?;
                tx.record(Event::of(Topic::Host, host.uuid), now).await?;
                Ok(())
            })
        })
        .await
}

/// Sections whose stored hash is missing or not the sent one.
fn stale(identity: &HostIdentity, sent: &Hashes) -> Vec<&'static str> {
    let known = &identity.hashes;
    let same = |sent: &Option<String>, known: &Option<String>| sent.is_some() && sent == known;
    let packages = same(&sent.packages_hash, &known.packages)
        && (sent.state_hash.is_none() || sent.state_hash == known.state)
        && identity.ingest_version == Some(INGEST_VERSION);
    let sections = [
        packages,
        same(&sent.repos_hash, &known.repos),
        same(&sent.interfaces_hash, &known.interfaces),
        same(&sent.hostname_hash, &known.hostname),
    ];
    wire::SECTIONS
        .into_iter()
        .zip(sections)
        .filter_map(|(name, fresh)| (!fresh).then_some(name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known() -> CheckedIn {
        CheckedIn {
            needs_reboot: Some(true),
            reboot_reason: Some("kernel".into()),
            agent_version: Some("2.1.4".into()),
        }
    }

    fn reboot(needed: Option<bool>, reason: Option<&str>) -> CheckedIn {
        let metrics = Metrics {
            needs_reboot: needed,
            reboot_reason: reason.map(Into::into),
            ..Metrics::default()
        };
        facts(&known(), Some(&metrics), None)
    }

    #[test]
    fn a_reason_stays_until_it_is_replaced_or_no_reboot_is_needed() {
        assert_eq!(reboot(Some(true), None), known());
        assert_eq!(reboot(Some(true), Some(" ")), known());
        assert_eq!(reboot(None, Some("libc")), known());
        let replaced = reboot(Some(true), Some("libc"));
        assert_eq!(replaced.reboot_reason.as_deref(), Some("libc"));
        let cleared = reboot(Some(false), Some("libc"));
        assert_eq!(
            (cleared.needs_reboot, cleared.reboot_reason),
            (Some(false), None)
        );
        assert_eq!(facts(&known(), None, None), known());
    }
}
