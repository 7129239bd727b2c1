//! Every operation of the API document × every kind of caller. `operations.txt` says who may; a new
//! operation fails the test until it has its line there.

pub(crate) mod operations;
mod scope;

use domain::{Permission, Role};

use crate::harness::{Call, TestServer, on_both_unlimited};
use operations::{Door, Operation};

on_both_unlimited!(
    without_a_credential_every_door_is_shut,
    the_wrong_kind_of_credential_opens_nothing,
    forged_credentials_open_nothing,
    a_role_without_the_permission_is_refused,
    a_credential_without_the_scope_is_refused,
    a_credential_of_another_kind_is_refused,
    who_has_the_permissions_gets_through,
    each_permission_is_needed,
    a_personal_token_is_not_enough_in_person,
);

/// What each operation needs: `open`, `agent`, `enrollment`, `signed_in`, `in_person` (a personal token
/// is not enough), permissions, a scope, or `gethomepage`.
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

/// The permissions it needs; none when being signed in is enough.
fn permissions(operation: &Operation) -> Vec<Permission> {
    let words = need(operation).split(' ');
    let words = words.filter(|word| !matches!(*word, "signed_in" | "in_person"));
    words
        .map(|word| {
            let found = Permission::from_name(word);
            found.unwrap_or_else(|| panic!("{operation}: no permission {word:?}"))
        })
        .collect()
}

fn of_people() -> Vec<Operation> {
    let all = operations::all().into_iter();
    all.filter(|one| one.door == Door::Session).collect()
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
        // The contract and the committed line are two statements of the same thing.
        let declared = operation.declared.as_deref();
        assert_eq!(declared, Some(need(operation)), "{operation}: x-permission");
    }
    assert_eq!(
        NEEDS.lines().count(),
        operations.len(),
        "a line without operation"
    );
}

async fn without_a_credential_every_door_is_shut(server: TestServer) {
    for operation in operations::all()
        .iter()
        .filter(|operation| operation.door != Door::Open)
    {
        assert_eq!(call(&server, operation).await.status, 401, "{operation}");
    }
}

async fn the_wrong_kind_of_credential_opens_nothing(server: TestServer) {
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

async fn forged_credentials_open_nothing(server: TestServer) {
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

async fn a_role_without_the_permission_is_refused(server: TestServer) {
    for role in Role::ALL {
        let token = server.token(role).await;
        for operation in of_people() {
            let held = role.permissions();
            let needs = permissions(&operation);
            let Some(missing) = needs.into_iter().find(|one| !held.contains(*one)) else {
                continue;
            };
            refused(&server, &operation, &token, missing).await;
        }
    }
}

/// The other half: what nobody gets through is as wrong as what everybody gets through.
async fn who_has_the_permissions_gets_through(server: TestServer) {
    for role in Role::ALL {
        server.account(role).await;
        for operation in of_people() {
            let held = role.permissions();
            if !permissions(&operation)
                .iter()
                .all(|one| held.contains(*one))
            {
                continue;
            }
            // Some end the session that asks, or all others.
            let token = server.token_of(role.name()).await;
            let status = call(&server, &operation).bearer(&token).status().await;
            assert!(
                !matches!(status.as_u16(), 401 | 403) && status.as_u16() < 500,
                "{operation} as {}: {status}",
                role.name()
            );
        }
    }
}

/// Everything but one permission does not open what needs it: no right stands in for another.
async fn each_permission_is_needed(server: TestServer) {
    for missing in Permission::ALL {
        let others = Permission::ALL.into_iter().filter(|one| *one != missing);
        let others: Vec<_> = others.collect();
        let token = server
            .custom(&format!("no_{}", missing.name()), &others)
            .await;
        for operation in of_people() {
            if permissions(&operation).contains(&missing) {
                refused(&server, &operation, &token, missing).await;
            }
        }
    }
}

async fn a_personal_token_is_not_enough_in_person(server: TestServer) {
    let session = server.token(Role::SuperAdmin).await;
    let body = serde_json::json!({"name": "playbooks"});
    let made = server.post("/api/v1/auth/tokens").bearer(&session);
    let made = made.json(&body).await.json();
    let token = made["token"].as_str().unwrap();
    for operation in of_people() {
        let status = call(&server, &operation).bearer(token).status().await;
        if need(&operation) == "in_person" {
            let reply = call(&server, &operation).bearer(token).await;
            assert_eq!(
                reply.error(),
                (403, "session_required".to_owned()),
                "{operation}"
            );
        } else {
            assert!(
                !matches!(status.as_u16(), 401 | 403),
                "{operation}: {status}"
            );
        }
    }
}

async fn refused(server: &TestServer, operation: &Operation, token: &str, missing: Permission) {
    let reply = call(server, operation).bearer(token).await;
    let refused = (403, "permission_denied".to_owned());
    assert_eq!(reply.error(), refused, "{operation}");
    assert_eq!(reply.json()["permission"], missing.name(), "{operation}");
}

async fn a_credential_without_the_scope_is_refused(server: TestServer) {
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

async fn a_credential_of_another_kind_is_refused(server: TestServer) {
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

async fn host(server: &TestServer) -> app::hosts::Created {
    let actor = app::Actor::command_line();
    app::hosts::create(&server.ctx, &actor, "one", &[])
        .await
        .unwrap()
}
