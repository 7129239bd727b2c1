//! Every operation of the API document × every kind of caller. `operations.txt` says who may; a new
//! operation fails the test until it has its line there.

mod operations;
mod scope;

use domain::{Permission, Role};

use crate::harness::{self, Call, TestServer};
use operations::{Door, Operation};

/// What each operation needs: `open`, `agent`, `enrollment`, `signed_in`, a permission, a scope, or
/// `gethomepage`.
const NEEDS: &str = include_str!("authorization/operations.txt");

/// The line of an operation.
fn need(operation: &Operation) -> &'static str {
    let name = operation.to_string();
    let line = NEEDS
        .lines()
        .filter_map(|line| line.split_once(" = "))
        .find(|(op, _)| *op == name);
    line.unwrap_or_else(|| panic!("operations.txt has no line for {name}"))
        .1
}

/// `None` when being signed in is enough.
fn permission(operation: &Operation) -> Option<Permission> {
    let need = need(operation);
    let found = Permission::ALL
        .into_iter()
        .find(|permission| permission.name() == need);
    assert!(
        found.is_some() || need == "signed_in",
        "{operation}: no permission {need:?}"
    );
    found
}

fn call(server: &TestServer, operation: &Operation) -> Call {
    server.call(operation.method.clone(), &operation.sample_path())
}

#[test]
fn the_committed_table_is_exact() {
    let operations = operations::all();
    for operation in &operations {
        let door = match need(operation) {
            "open" => Door::Open,
            "agent" => Door::Agent,
            "gethomepage" => Door::Token,
            "enrollment" => Door::Enrollment,
            scope if scope.contains(':') => Door::Token,
            _ => Door::Session,
        };
        assert_eq!(operation.door, door, "{operation}");
    }
    assert_eq!(
        NEEDS.lines().count(),
        operations.len(),
        "a line without operation"
    );
}

#[tokio::test]
async fn without_a_credential_every_door_is_shut() {
    let server = unlimited().await;
    for operation in operations::all()
        .iter()
        .filter(|operation| operation.door != Door::Open)
    {
        assert_eq!(call(&server, operation).await.status, 401, "{operation}");
    }
}

#[tokio::test]
async fn the_wrong_kind_of_credential_opens_nothing() {
    let server = unlimited().await;
    let host = host(&server).await;
    let token = server.token(Role::SuperAdmin).await;
    for operation in operations::all() {
        let with = call(&server, &operation);
        let reply = match operation.door {
            Door::Open => continue,
            Door::Session => with.agent(&host.api_id, &host.api_key).await,
            Door::Agent | Door::Token | Door::Enrollment => with.bearer(&token).await,
        };
        assert_eq!(reply.status, 401, "{operation}");
    }
}

#[tokio::test]
async fn forged_credentials_open_nothing() {
    let server = unlimited().await;
    let host = host(&server).await;
    for operation in operations::all() {
        let with = call(&server, &operation);
        let reply = match operation.door {
            Door::Open => continue,
            Door::Session => with.bearer("a.b.c").await,
            Door::Agent => with.agent(&host.api_id, &"0".repeat(64)).await,
            Door::Token => with.basic("patchmon_ae_0", "0").await,
            Door::Enrollment => {
                let with = with.header("x-auto-enrollment-key", "patchmon_ae_0");
                with.header("x-auto-enrollment-secret", "0").await
            }
        };
        assert_eq!(reply.status, 401, "{operation}");
    }
}

#[tokio::test]
async fn a_role_without_the_permission_is_refused() {
    let server = unlimited().await;
    for role in Role::ALL {
        let token = server.token(role).await;
        for operation in operations::all()
            .iter()
            .filter(|one| one.door == Door::Session)
        {
            let wanted = permission(operation);
            if wanted.is_none_or(|permission| role.permissions().contains(permission)) {
                continue;
            }
            let reply = call(&server, operation).bearer(&token).await;
            let refused = (403, "permission_denied".to_owned());
            assert_eq!(reply.error(), refused, "{operation} as {}", role.name());
            assert_eq!(
                reply.json()["permission"],
                wanted.unwrap().name(),
                "{operation}"
            );
        }
    }
}

#[tokio::test]
async fn a_credential_without_the_scope_is_refused() {
    let server = unlimited().await;
    for (resource, action) in operations::all().iter().filter_map(scope) {
        let others: Vec<_> = ["get", "put", "patch", "update", "delete"]
            .into_iter()
            .filter(|other| *other != action)
            .collect();
        let token = server.api_token(&others).await;
        let all = operations::all();
        for operation in all
            .iter()
            .filter(|one| scope(one) == Some((resource, action)))
        {
            let reply = token.sign(call(&server, operation)).await;
            let refused = (403, "api_access_denied".to_owned());
            assert_eq!(reply.error(), refused, "{operation}");
        }
    }
}

#[tokio::test]
async fn a_credential_of_another_kind_is_refused() {
    let server = unlimited().await;
    let api = server.api_token(&["get"]).await;
    let widget = server.token_of_kind("gethomepage").await;
    for operation in operations::all()
        .iter()
        .filter(|one| one.door == Door::Token)
    {
        let wrong = if need(operation) == "gethomepage" {
            &api
        } else {
            &widget
        };
        let reply = wrong.sign(call(&server, operation)).await;
        assert_eq!(
            reply.error(),
            (401, "api_key_type".to_owned()),
            "{operation}"
        );
    }
}

/// Resource and action an operation needs.
fn scope(operation: &Operation) -> Option<(&'static str, &'static str)> {
    need(operation).split_once(':')
}

/// A server that refuses nobody for asking often.
async fn unlimited() -> TestServer {
    let off = [
        "RATE_LIMIT_MAX",
        "API_RATE_LIMIT_MAX",
        "AUTH_RATE_LIMIT_MAX",
    ]
    .map(|key| (key, "0"));
    harness::start(&off).await
}

async fn host(server: &TestServer) -> app::hosts::Created {
    let actor = app::Actor::command_line();
    app::hosts::create(&server.ctx, &actor, "one", &[])
        .await
        .unwrap()
}
