//! Hosts, for people.

mod create;
mod delete;
mod detail;
mod diagnostics;
mod edit;
mod fetch_report;
mod groups;
mod list;
mod replace;

use domain::Role;
use serde_json::Value;

use crate::harness::{Call, Reply, TestServer};

/// A person in front of the page.
pub(crate) struct Person<'s> {
    server: &'s TestServer,
    token: String,
}

impl<'s> Person<'s> {
    pub(crate) async fn new(server: &'s TestServer, role: Role) -> Self {
        let token = server.token(role).await;
        Self { server, token }
    }

    /// Somebody of a role who sees these groups only.
    pub(crate) async fn limited(server: &'s TestServer, role: Role, groups: &[&str]) -> Self {
        let groups = groups.iter().map(|id| id.parse().unwrap()).collect();
        let scope = domain::HostScope::Groups(groups);
        server.person("limited", role.name(), scope).await;
        let token = server.token_of("limited").await;
        Self { server, token }
    }

    pub(crate) fn call(&self, method: &str, path: &str) -> Call {
        let method = method.parse().unwrap();
        let call = self.server.call(method, &format!("/api/v1{path}"));
        call.bearer(&self.token)
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        ok(&self.call("GET", path).await)
    }

    pub(crate) async fn send(&self, method: &str, path: &str, body: Value) -> Reply {
        self.call(method, path).json(&body).await
    }

    /// Adds a group; gives its id.
    pub(crate) async fn group(&self, name: &str) -> String {
        let body = serde_json::json!({"name": name});
        let reply = self.send("POST", "/host-groups", body).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()["id"].as_str().unwrap().to_owned()
    }

    /// Names of a list, in its order.
    pub(crate) async fn names(&self, query: &str) -> String {
        let list = self.get(&format!("/hosts{query}")).await;
        let items = list["items"].as_array().unwrap();
        let names: Vec<_> = items
            .iter()
            .map(|h| h["friendly_name"].as_str().unwrap())
            .collect();
        names.join(" ")
    }
}

#[track_caller]
pub(crate) fn ok(reply: &Reply) -> Value {
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}
