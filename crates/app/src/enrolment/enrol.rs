//! Making hosts for a script: quota, hosts, notes, audit rows and event in one transaction.

use domain::{Event, HostScope, Millis, NewHost, Topic};
use serde_json::{Value, json};
use store::enrolment::{NewEnrolment, Quota, Taken};
use store::{AuditEntry, HostGroup, Tx};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::{Enroller, NewMember, day};
use crate::hosts::Draft;
use crate::{Actor, Ctx, Error};

/// A host that was made. The key is shown here and never again.
#[derive(Clone, PartialEq, Eq)]
pub struct Enrolled {
    /// Public id.
    pub uuid: Uuid,
    /// Display name.
    pub friendly_name: String,
    /// First half of its credential.
    pub api_id: String,
    /// Second half.
    pub api_key: String,
    /// The group it joined.
    pub group: Option<HostGroup>,
}

impl std::fmt::Debug for Enrolled {
    /// Without the key.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Enrolled")
            .field("uuid", &self.uuid)
            .field("api_id", &self.api_id)
            .finish_non_exhaustive()
    }
}

/// Makes all of these hosts, or none of them when the day's quota does not hold them all.
///
/// # Errors
/// When the database fails. A quota that is used up is an answer, not an error.
pub async fn enrol(
    ctx: &Ctx,
    by: &Enroller,
    actor: Actor,
    members: Vec<NewMember>,
) -> Result<Result<Vec<Enrolled>, Quota>, Error> {
    let today = day(ctx).await?;
    let wanted = i64::try_from(members.len()).unwrap_or(i64::MAX);
    let _turn = ctx.enrolments.take().await?;
    let quota = quota(ctx, by, today).await?;
    // What is certain to be refused costs no slow hashes. The transaction below decides.
    if quota.left() < wanted {
        return Ok(Err(quota));
    }
    let mut drafts = Vec::with_capacity(members.len());
    for member in members {
        drafts.push(Drafted::new(ctx, member).await?);
    }
    let (token, now) = (by.id, ctx.now());
    let made = ctx
        .store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                let Some(taken) = tx.take_quota(token, today, wanted, now).await? else {
                    return Ok(None);
                };
                let made = write(tx, &actor, token, &taken, drafts, now).await?;
                Ok::<_, Error>(Some(made))
            })
        })
        .await?;
    match made {
        Some(made) => {
            tracing::info!(token = by.name, hosts = made.len(), "hosts enrolled");
            Ok(Ok(made))
        }
        None => Ok(Err(self::quota(ctx, by, today).await?)),
    }
}

async fn quota(ctx: &Ctx, by: &Enroller, today: i64) -> Result<Quota, Error> {
    let quota = ctx.store.read().await?.quota(by.id, today).await?;
    Ok(quota.unwrap_or(Quota { max: 0, used: 0 }))
}

/// A host with everything that is drawn for it before the transaction.
struct Drafted {
    member: NewMember,
    api_key: String,
    host: NewHost,
}

impl Drafted {
    async fn new(ctx: &Ctx, member: NewMember) -> Result<Self, Error> {
        let draft = Draft::new(ctx).await?;
        Ok(Self {
            api_key: draft.api_key.clone(),
            host: draft.host(ctx.uuid7(), member.friendly_name.clone(), Vec::new()),
            member,
        })
    }
}

async fn write(
    tx: &mut Tx,
    by: &Actor,
    token: Uuid,
    taken: &Taken,
    drafts: Vec<Drafted>,
    now: Millis,
) -> Result<Vec<Enrolled>, Error> {
    let group = match taken.default_host_group {
        Some(id) => tx.host_group(&HostScope::All, id).await?,
        None => None,
    };
    let mut made = Vec::with_capacity(drafts.len());
    for Drafted {
        member,
        api_key,
        mut host,
    } in drafts
    {
        host.groups.extend(group.as_ref().map(|group| group.id));
        let added = tx.create_host(&host, now).await?;
        let enrolment = NewEnrolment {
            token,
            token_name: taken.token_name.clone(),
            notes: format!("Auto-enrolled via {} on {}", taken.token_name, date(now)),
            machine_id: member.machine_id,
            metadata: member.metadata,
        };
        tx.write_enrolment(added, &enrolment, now).await?;
        let entry = AuditEntry::new("host.enrol", "host")
            .of(host.uuid)
            .named(&host.friendly_name)
            .after(describe(&host, &enrolment));
        tx.audit(&by.clone().into(), &entry, now).await?;
        made.push(Enrolled {
            uuid: host.uuid,
            friendly_name: host.friendly_name,
            api_id: host.api_id,
            api_key,
            group: group.clone(),
        });
    }
    tx.record(Event::all(Topic::Hosts), now).await?;
    tx.record(Event::of(Topic::Tokens, token), now).await?;
    Ok(made)
}

fn describe(host: &NewHost, enrolment: &NewEnrolment) -> Value {
    json!({
        "friendly_name": host.friendly_name,
        "api_id": host.api_id,
        "groups": host.groups,
        "token": enrolment.token,
        "machine_id": enrolment.machine_id,
    })
}

/// `2026-11-23T14:04:00Z`: as the published notes show it, to the second.
fn date(now: Millis) -> String {
    let time = OffsetDateTime::from_unix_timestamp(now.div_euclid(1000));
    let text = time.ok().and_then(|time| time.format(&Rfc3339).ok());
    text.unwrap_or_default()
}
