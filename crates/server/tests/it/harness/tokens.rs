//! Credentials of programs.

use app::Actor;
use app::tokens::{self, TokenInput};
use domain::HostScope;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Call, TestServer};

/// A credential with its secret.
pub(crate) struct Token {
    pub(crate) id: Uuid,
    pub(crate) key: String,
    pub(crate) secret: String,
}

impl Token {
    pub(crate) fn sign(&self, call: Call) -> Call {
        call.basic(&self.key, &self.secret)
    }
}

impl TestServer {
    /// A credential of the scoped API that grants these actions on hosts.
    pub(crate) async fn api_token(&self, actions: &[&str]) -> Token {
        let scopes = json!({ "host": actions });
        self.make_token("api", json!({ "scopes": scopes })).await
    }

    /// A credential that its maker limited to some hosts.
    pub(crate) async fn limited_token(
        &self,
        kind: &str,
        hosts: &HostScope,
        scopes: Value,
    ) -> Token {
        let input = TokenInput {
            token_name: Some(json!("limited")),
            metadata: Some(json!({ "integration_type": kind })),
            scopes: Some(scopes),
            ..TokenInput::default()
        };
        let by = Actor::command_line();
        let made = tokens::create(&self.ctx, &by, hosts, input).await.unwrap();
        Token {
            id: made.id,
            key: made.token_key,
            secret: made.token_secret,
        }
    }

    /// A credential of another kind.
    pub(crate) async fn token_of_kind(&self, kind: &str) -> Token {
        self.make_token(kind, json!({})).await
    }

    /// A credential of a kind with further fields.
    pub(crate) async fn make_token(&self, kind: &str, mut fields: Value) -> Token {
        let input = TokenInput {
            token_name: Some(json!(format!("my {kind}"))),
            metadata: Some(json!({ "integration_type": kind })),
            scopes: fields.get_mut("scopes").map(Value::take),
            allowed_ip_ranges: fields.get_mut("allowed_ip_ranges").map(Value::take),
            expires_at: fields.get_mut("expires_at").map(Value::take),
            default_host_group_id: fields.get_mut("default_host_group_id").map(Value::take),
            max_hosts_per_day: fields.get_mut("max_hosts_per_day").map(Value::take),
            ..TokenInput::default()
        };
        let made = tokens::create(&self.ctx, &Actor::command_line(), &HostScope::All, input).await;
        let made = made.unwrap();
        Token {
            id: made.id,
            key: made.token_key,
            secret: made.token_secret,
        }
    }

    /// Changes a credential.
    pub(crate) async fn change_token(&self, token: &Token, input: TokenInput) {
        let by = Actor::command_line();
        tokens::update(&self.ctx, &by, token.id, input)
            .await
            .unwrap();
    }
}
