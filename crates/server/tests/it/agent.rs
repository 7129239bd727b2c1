//! Doors opened by a host's key.

mod bad_input;
mod docker;
mod ping;
mod replay;
mod settings;
mod update;

use app::Actor;
use app::hosts::Created;
use axum::http::Method;
use domain::HostScope;
use serde_json::{Value, json};
use store::hosts::{HostIdentity, HostSummary};
use wire::Report;

use crate::harness::{Call, TestServer};

/// A host that talks to a server.
pub(crate) struct Agent<'s> {
    server: &'s TestServer,
    pub(crate) created: Created,
}

impl<'s> Agent<'s> {
    /// A host that was just added.
    pub(crate) async fn add(server: &'s TestServer, name: &str) -> Self {
        let by = Actor::command_line();
        let created = app::hosts::create(&server.ctx, &by, name, &[]).await;
        Self {
            server,
            created: created.unwrap(),
        }
    }

    /// The host's id in the API.
    pub(crate) fn id(&self) -> String {
        self.created.uuid.to_string()
    }

    pub(crate) fn call(&self, method: Method, path: &str) -> Call {
        let call = self.server.call(method, &format!("/api/v1{path}"));
        call.agent(&self.created.api_id, &self.created.api_key)
            .header("content-type", "application/json")
    }

    pub(crate) fn post(&self, path: &str) -> Call {
        self.call(Method::POST, path)
    }

    /// Sends a report that must be taken; gives the answer.
    pub(crate) async fn report(&self, report: &Report) -> Value {
        let body = serde_json::to_vec(report).unwrap();
        let reply = self.post("/hosts/update").body(body).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        reply.json()
    }

    /// Checks in; gives the sections asked for.
    pub(crate) async fn check_in(&self, body: &Value) -> Vec<String> {
        let reply = self.post("/hosts/ping").body(body.to_string()).await;
        assert_eq!(reply.status, 200, "{}", reply.text());
        let asked = reply.json()["requestFull"].take();
        serde_json::from_value(asked).unwrap_or_default()
    }

    /// What the door knows about the host.
    pub(crate) async fn known(&self) -> HostIdentity {
        let mut conn = self.server.ctx.store.read().await.unwrap();
        let known = conn.identify_host(&self.created.api_id).await;
        known.unwrap().unwrap()
    }

    /// The host as lists show it.
    pub(crate) async fn summary(&self) -> HostSummary {
        let mut conn = self.server.ctx.store.read().await.unwrap();
        let host = conn.find_host(&HostScope::All, self.created.uuid).await;
        let summary = conn.host_summary(host.unwrap().unwrap()).await;
        summary.unwrap().unwrap()
    }
}

/// One package as JSON.
pub(crate) fn package(name: &str) -> Value {
    json!({"name": name, "currentVersion": "1", "needsUpdate": false})
}
