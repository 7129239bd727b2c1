//! A row of the audit log as callers see it.

use serde::Serialize;
use serde_json::Value;
use store::{AuditName, AuditRow};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::http::Timestamp;
use crate::http::time::rfc3339;

/// A row of the audit log.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditItem {
    id: i64,
    /// When.
    at: Timestamp,
    /// Who.
    actor: AuditActorView,
    /// Noun and verb, for example `host.delete`.
    action: String,
    /// What it was done to.
    subject: AuditSubject,
    /// As it was; secrets are masked.
    #[schema(value_type = Option<Object>)]
    before: Option<Value>,
    /// As it is then; secrets are masked.
    #[schema(value_type = Option<Object>)]
    after: Option<Value>,
    /// Where the request came from.
    address: Option<String>,
    /// The request, as in the log and in the header `x-request-id`.
    request_id: Option<String>,
    /// `success`, `refused` or `failed`.
    outcome: String,
}

/// Who did it.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditActorView {
    /// `user`, `token`, `host` or `system`.
    kind: String,
    /// Id of the user, credential or host.
    id: Option<Uuid>,
    /// Name at the time.
    name: String,
}

/// What it was done to.
#[derive(Debug, Serialize, ToSchema)]
pub struct AuditSubject {
    /// The noun.
    kind: String,
    /// Which one.
    id: Option<String>,
    /// Its name at the time.
    name: Option<String>,
}

impl AuditItem {
    /// The cells of the export, in the order of its head.
    pub(super) fn cells(&self) -> Vec<String> {
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let json = |value: &Option<Value>| value.as_ref().map(Value::to_string).unwrap_or_default();
        vec![
            self.id.to_string(),
            rfc3339(self.at.0),
            self.actor.kind.clone(),
            self.actor.name.clone(),
            self.actor.id.map_or_else(String::new, |id| id.to_string()),
            self.action.clone(),
            self.subject.kind.clone(),
            text(&self.subject.id),
            text(&self.subject.name),
            self.outcome.clone(),
            text(&self.address),
            text(&self.request_id),
            json(&self.before),
            json(&self.after),
        ]
    }
}

impl From<AuditRow> for AuditItem {
    fn from(row: AuditRow) -> Self {
        let json = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
        Self {
            id: row.id,
            at: Timestamp(row.at),
            actor: AuditActorView {
                kind: row.actor_kind,
                id: row.actor_id,
                name: row.actor,
            },
            action: row.action,
            subject: AuditSubject {
                kind: row.subject,
                id: row.subject_id,
                name: row.subject_name,
            },
            before: json(row.before),
            after: json(row.after),
            address: row.address,
            request_id: row.request_id,
            outcome: row.outcome,
        }
    }
}

impl From<AuditName> for AuditActorView {
    fn from(name: AuditName) -> Self {
        Self {
            kind: name.kind,
            id: name.id,
            name: name.name,
        }
    }
}
