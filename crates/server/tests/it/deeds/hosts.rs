//! Deeds about hosts, by people, programs, scripts and hosts.

use app::hosts::Created;
use serde_json::{Value, json};

use super::Walk;

async fn host(walk: &Walk, name: &str) -> Created {
    let by = app::Actor::command_line();
    let made = app::hosts::create(&walk.server.ctx, &by, name, &[]).await;
    made.unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

pub(super) async fn all(walk: &mut Walk) {
    groups(walk).await;
    by_people(walk).await;
    by_programs(walk).await;
    by_scripts(walk).await;
}

async fn groups(walk: &mut Walk) {
    let body = json!({"name": "Production", "color": "#1971c2"});
    let made = walk
        .root_does("POST /host-groups", &[], "host_group.create", body)
        .await;
    let id = text(&made["id"]);
    let body = json!({"name": "Staging"});
    walk.root_does("PUT /host-groups/{id}", &[&id], "host_group.update", body)
        .await;
    walk.root_does(
        "DELETE /host-groups/{id}",
        &[&id],
        "host_group.delete",
        json!({}),
    )
    .await;
}

async fn by_people(walk: &mut Walk) {
    let body = json!({"name": "Web"});
    let group = walk
        .root_does("POST /host-groups", &[], "host_group.create", body)
        .await;
    let group = text(&group["id"]);
    for (operation, body) in [
        ("POST /hosts", json!({"friendly_name": "a"})),
        (
            "POST /hosts/create",
            json!({"friendly_name": "b", "hostGroupIds": []}),
        ),
    ] {
        walk.root_does(operation, &[], "host.create", body).await;
    }
    let (one, other) = (host(walk, "one").await, host(walk, "other").await);
    let (one, other) = (one.uuid.to_string(), other.uuid.to_string());
    for (operation, action, body) in [
        (
            "PATCH /hosts/{id}/friendly-name",
            "host.rename",
            json!({"friendly_name": "c"}),
        ),
        (
            "PATCH /hosts/{id}/notes",
            "host.notes",
            json!({"notes": "in rack 4"}),
        ),
        (
            "PATCH /hosts/{id}/integrations",
            "host.docker",
            json!({"docker_enabled": true}),
        ),
        (
            "PUT /hosts/{id}/groups",
            "host.groups",
            json!({"groupIds": [group]}),
        ),
        (
            "POST /hosts/{id}/fetch-report",
            "host.fetch_report",
            json!({}),
        ),
        (
            "POST /hosts/{id}/regenerate-credentials",
            "host.regenerate_credentials",
            json!({}),
        ),
        (
            "POST /hosts/{id}/replace",
            "host.replace",
            json!({"host_id": other}),
        ),
    ] {
        walk.root_does(operation, &[&one], action, body).await;
    }
    let path = "POST /hosts/{id}/diagnostics";
    walk.root_does(path, &[&one], "host.ask_diagnostics", json!({}))
        .await;
    let body = json!({"hostIds": [one], "groupIds": [group], "mode": "remove"});
    walk.root_does("PUT /hosts/bulk/groups", &[], "host.groups", body)
        .await;
    walk.root_does("DELETE /hosts/{id}", &[&one], "host.delete", json!({}))
        .await;
    let many = host(walk, "many").await.uuid;
    let body = json!({"hostIds": [many]});
    walk.root_does("DELETE /hosts/bulk", &[], "host.delete", body)
        .await;
}

async fn by_programs(walk: &mut Walk) {
    let actions = ["get", "put", "patch", "update", "delete"];
    let token = walk.server.api_token(&actions).await;
    let id = host(walk, "scoped").await.uuid.to_string();
    for (operation, action, body) in [
        (
            "PATCH /api/hosts/{id}",
            "host.change",
            json!({"notes": "in rack 5"}),
        ),
        (
            "PUT /api/hosts/{id}",
            "host.change",
            json!({"friendly_name": "d", "notes": "in rack 6"}),
        ),
        (
            "POST /api/hosts/{id}/fetch_report",
            "host.fetch_report",
            json!({}),
        ),
        ("DELETE /api/hosts/{id}", "host.delete", json!({})),
    ] {
        walk.does(operation, &[&id], action, |call| {
            token.sign(call).json(&body)
        })
        .await;
    }
}

async fn by_scripts(walk: &mut Walk) {
    let token = walk.server.token_of_kind("direct-host").await;
    let signed = |call: crate::harness::Call, body: &Value| {
        let call = call.header("x-auto-enrollment-key", &token.key);
        call.header("x-auto-enrollment-secret", &token.secret)
            .json(body)
    };
    let body = json!({"friendly_name": "enrolled"});
    let path = "POST /auto-enrollment/enroll";
    let made = walk
        .does(path, &[], "host.enrol", |call| signed(call, &body))
        .await;
    let (id, key) = (
        text(&made["host"]["api_id"]),
        text(&made["host"]["api_key"]),
    );
    let body = json!({"hosts": [{"friendly_name": "x"}, {"friendly_name": "y"}]});
    let path = "POST /auto-enrollment/enroll/bulk";
    walk.does(path, &[], "host.enrol", |call| signed(call, &body))
        .await;

    let script = walk
        .server
        .get("/api/v1/hosts/install")
        .agent(&id, &key)
        .await
        .text();
    let (before, _) = script.split_once("'\nBOOTSTRAP_TOKEN=").unwrap();
    let (_, token) = before.rsplit_once("served='").unwrap();
    let body = json!({"token": token});
    let path = "POST /hosts/bootstrap/exchange";
    walk.does(path, &[], "host.fetch_key", |call| call.json(&body))
        .await;
    walk.does("POST /hosts/withdraw", &[], "host.withdraw", |call| {
        call.agent(&id, &key)
    })
    .await;
}
