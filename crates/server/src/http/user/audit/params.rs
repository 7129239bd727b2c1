//! Which rows of the audit log.

use app::Problem;
use domain::{ActorKind, Millis, Outcome};
use serde::{Deserialize, Serialize};
use store::{AuditCursor, AuditFilter, AuditReader};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::http::ApiError;
use crate::http::auth::{Can, Need};

/// Which rows of the audit log.
#[derive(Debug, Clone, Default, Deserialize, Serialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(default)]
pub struct Which {
    /// Name or id of who did it.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    /// `user`, `token`, `host` or `system`.
    #[serde(skip_serializing_if = "Option::is_none")]
    actor_kind: Option<String>,
    /// Noun and verb, for example `host.delete`.
    #[serde(skip_serializing_if = "Option::is_none")]
    action: Option<String>,
    /// The noun, for example `host`.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject: Option<String>,
    /// Id of what it was done to.
    #[serde(skip_serializing_if = "Option::is_none")]
    subject_id: Option<String>,
    /// `success`, `refused` or `failed`.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    /// From this time on, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    since: Option<String>,
    /// Before this time, RFC 3339.
    #[serde(skip_serializing_if = "Option::is_none")]
    until: Option<String>,
    /// Part of a name, an address, a request id or of what was changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    search: Option<String>,
}

impl Which {
    /// As the store takes it.
    ///
    /// # Errors
    /// The validation form, naming every parameter that makes no sense.
    pub fn checked(&self) -> Result<AuditFilter, ApiError> {
        let mut problems = Vec::new();
        let text = |value: &Option<String>| value.clone().filter(|text| !text.trim().is_empty());
        let actor = text(&self.actor);
        let actor_id = actor.as_deref().and_then(|text| Uuid::try_parse(text).ok());
        let filter = AuditFilter {
            actor: actor.filter(|_| actor_id.is_none()),
            actor_id,
            actor_kind: word(
                &self.actor_kind,
                ActorKind::from_name,
                ("actor_kind", "must be user, token, host or system"),
                &mut problems,
            ),
            action: text(&self.action),
            subject: text(&self.subject),
            subject_id: text(&self.subject_id),
            outcome: word(
                &self.outcome,
                Outcome::from_name,
                ("outcome", "must be success, refused or failed"),
                &mut problems,
            ),
            since: word(&self.since, millis, ("since", TIME), &mut problems),
            until: word(&self.until, millis, ("until", TIME), &mut problems),
            search: text(&self.search),
        };
        if problems.is_empty() {
            Ok(filter)
        } else {
            Err(ApiError::Invalid(problems))
        }
    }
}

const TIME: &str = "must be a time such as 2026-11-23T14:04:00Z";

/// A parameter that is one of few words or a time; an empty one is none.
fn word<T>(
    value: &Option<String>,
    read: impl Fn(&str) -> Option<T>,
    (name, rule): (&str, &str),
    problems: &mut Vec<Problem>,
) -> Option<T> {
    let text = value.as_deref().filter(|text| !text.is_empty())?;
    let found = read(text);
    if found.is_none() {
        problems.push(Problem::query(name, rule));
    }
    found
}

fn millis(text: &str) -> Option<Millis> {
    let time = OffsetDateTime::parse(text, &Rfc3339).ok()?;
    i64::try_from(time.unix_timestamp_nanos() / 1_000_000).ok()
}

/// The reader that a caller is.
pub fn reader<P: Need>(can: &Can<P>) -> AuditReader {
    AuditReader {
        user: can.user.id,
        scope: can.scope.clone(),
    }
}

/// A cursor as callers see it.
#[must_use]
pub fn cursor_text(cursor: AuditCursor) -> String {
    format!("{}.{}", cursor.at, cursor.id)
}

/// A cursor that a caller brings back.
///
/// # Errors
/// The validation form for anything else.
pub fn cursor(text: &str) -> Result<AuditCursor, ApiError> {
    let parsed = text
        .split_once('.')
        .and_then(|(at, id)| Some((at.parse().ok()?, id.parse().ok()?)));
    let Some((at, id)) = parsed else {
        let problem = Problem::query("cursor", "must be the `next_cursor` of another page");
        return Err(ApiError::Invalid(vec![problem]));
    };
    Ok(AuditCursor { at, id })
}
