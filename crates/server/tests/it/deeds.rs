//! Every operation that changes something leaves a row in the audit log, named after the deed. The
//! operations come from the API document: one that is added fails the test until it is done here, or
//! stands among those that change nothing anybody would look for.

mod hosts;
mod people;
mod settings;

use std::collections::BTreeSet;

use axum::http::Method;
use serde_json::{Value, json};

use crate::authorization::operations;
use crate::harness::{Call, PASSWORD, TestServer, on_both_unlimited};

on_both_unlimited!(every_deed_is_in_the_audit_log);

/// Operations without a row of their own, and why.
const WITHOUT: [(&str, &str); 8] = [
    (
        "POST /api/v1/auth/passkey/start",
        "only asks; the answer is a row",
    ),
    (
        "POST /api/v1/auth/passkeys/start",
        "only asks; the answer is a row",
    ),
    (
        "POST /api/v1/auth/refresh",
        "a session goes on; its misuse is a row, see `public::refresh`",
    ),
    (
        "POST /api/v1/hosts/diagnostics",
        "answers what a person asked for, which is the row",
    ),
    (
        "POST /api/v1/hosts/ping",
        "reports have a history of their own",
    ),
    (
        "POST /api/v1/hosts/update",
        "reports have a history of their own",
    ),
    (
        "POST /api/v1/integrations/docker",
        "what a host says of itself, as a report",
    ),
    (
        "POST /api/v1/tfa/setup",
        "guards nothing until a code is shown, which is a row",
    ),
];

/// Somebody who does everything there is to do.
struct Walk {
    server: TestServer,
    root: String,
    done: BTreeSet<String>,
    /// Told all at once, at the end.
    wrong: Vec<String>,
}

impl Walk {
    /// Sends an operation, `METHOD /path/{id}`, with what stands for the parts in braces; it must
    /// succeed and leave `action` as the newest row.
    async fn does(
        &mut self,
        operation: &str,
        parts: &[&str],
        action: &str,
        sign: impl FnOnce(Call) -> Call,
    ) -> Value {
        let (method, path) = operation.split_once(' ').unwrap();
        let mut parts = parts.iter();
        let path: Vec<&str> = path
            .split('/')
            .map(|part| {
                let filled = part.starts_with('{').then(|| *parts.next().unwrap());
                filled.unwrap_or(part)
            })
            .collect();
        let before = self.newest().await;
        let method: Method = method.parse().unwrap();
        let path = format!("/api/v1{}", path.join("/"));
        let reply = sign(self.server.call(method, &path)).await;
        let after = self.newest().await;
        let (status, text) = (reply.status, reply.text());
        if !status.is_success() {
            self.wrong.push(format!("{operation}: {status} {text}"));
        } else if before["id"] == after["id"] {
            self.wrong.push(format!("{operation} leaves no row"));
        } else if after["action"] != action || after["outcome"] != "success" {
            self.wrong.push(format!("{operation}: {after}"));
        }
        let plain = after.to_string();
        assert!(
            !plain.contains(PASSWORD),
            "{operation} tells a password: {plain}"
        );
        let (method, path) = operation.split_once(' ').unwrap();
        self.done.insert(format!("{method} /api/v1{path}"));
        serde_json::from_slice(&reply.body).unwrap_or_default()
    }

    /// The same by the super admin, with a body.
    async fn root_does(
        &mut self,
        operation: &str,
        parts: &[&str],
        action: &str,
        body: Value,
    ) -> Value {
        let root = self.root.clone();
        self.does(operation, parts, action, |call| {
            call.bearer(&root).json(&body)
        })
        .await
    }

    async fn newest(&self) -> Value {
        let list = self.server.get("/api/v1/audit?limit=1");
        let list = list.bearer(&self.root).await.json();
        list["items"][0].clone()
    }
}

async fn every_deed_is_in_the_audit_log(server: TestServer) {
    let code = app::setup::code(&server.ctx).await.unwrap();
    let first = json!({"code": code, "username": "root", "email": "root@example.org", "password": PASSWORD});
    let made = server.post("/api/v1/setup").json(&first).await.json();
    let root = made["token"].as_str().unwrap().to_owned();
    let mut walk = Walk {
        server,
        root,
        done: BTreeSet::new(),
        wrong: Vec::new(),
    };
    // The only deed before there is anybody who could look.
    let rows = walk
        .server
        .get("/api/v1/audit")
        .bearer(&walk.root)
        .await
        .json();
    let actions: Vec<&str> = rows["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["action"].as_str().unwrap())
        .collect();
    assert!(actions.contains(&"user.create"), "{actions:?}");
    walk.done.insert("POST /api/v1/setup".to_owned());

    hosts::all(&mut walk).await;
    people::all(&mut walk).await;
    settings::all(&mut walk).await;

    assert!(walk.wrong.is_empty(), "{:#?}", walk.wrong);
    let without: BTreeSet<String> = WITHOUT.iter().map(|(name, _)| (*name).to_owned()).collect();
    let wanted: BTreeSet<String> = operations::all()
        .iter()
        .filter(|one| one.method != Method::GET)
        .map(ToString::to_string)
        .collect();
    let told: BTreeSet<String> = walk.done.union(&without).cloned().collect();
    assert_eq!(told, wanted);
    assert!(walk.done.is_disjoint(&without));
}
