//! What the operator reads about a sign-in.

use serde_json::json;
use sso::Identity;
use store::{AuditEntry, SsoAttempt, Tx, UserRow};

use super::finish::Stopped;
use crate::sessions::Client;
use crate::{Actor, Ctx, Error};

/// What is known of a sign-in so far.
#[derive(Debug, Clone, Default)]
pub(super) struct Told(SsoAttempt);

impl Told {
    /// Adds what the provider says.
    pub(super) fn learn(&mut self, identity: &Identity) {
        self.0.email.clone_from(&identity.email);
        self.0.subject = Some(identity.subject.clone());
        self.0.group_names = identity
            .groups
            .as_ref()
            .map(|groups| json!(groups).to_string());
    }

    /// Adds who it is here.
    pub(super) fn entered(mut self, user: &UserRow, reason: String) -> Self {
        self.0.username = Some(user.username.clone());
        self.0.role = Some(user.role.clone());
        self.0.reason = Some(reason);
        self
    }

    pub(super) fn success(self, ctx: &Ctx, made: bool, client: &Client) -> SsoAttempt {
        let message = if made {
            "Signed in; the account was made"
        } else {
            "Signed in"
        };
        SsoAttempt {
            outcome: "success".to_owned(),
            message: message.to_owned(),
            ..self.dated(ctx, client)
        }
    }

    fn dated(self, ctx: &Ctx, client: &Client) -> SsoAttempt {
        SsoAttempt {
            id: ctx.uuid7(),
            at: ctx.now(),
            address: client.address.clone(),
            ..self.0
        }
    }
}

/// Keeps a sign-in that came to nothing.
pub(super) async fn note_refusal(
    ctx: &Ctx,
    stopped: &Stopped,
    told: Told,
    client: &Client,
) -> Result<(), Error> {
    let decided = stopped.refusal.is_decided();
    let attempt = SsoAttempt {
        outcome: if decided { "refused" } else { "failed" }.to_owned(),
        code: Some(stopped.refusal.code().to_owned()),
        message: stopped.message.clone(),
        ..told.dated(ctx, client)
    };
    let by = Actor::system("single sign-on")
        .seen_from(client.address.clone())
        .asked(client.request_id.clone());
    let entry = AuditEntry::new("session.open", "session").after(json!({
        "method": "oidc", "reason": stopped.refusal.code(), "email": attempt.email,
        "subject": attempt.subject,
    }));
    let entry = if decided {
        entry.refused()
    } else {
        entry.failed()
    };
    let now = ctx.now();
    ctx.store
        .write(move |tx: &mut Tx| {
            Box::pin(async move {
                tx.note_sso_attempt(&attempt).await?;
                tx.audit(&by.into(), &entry, now).await?;
                Ok(())
            })
        })
        .await
}
