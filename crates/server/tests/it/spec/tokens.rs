//! “Auto-enrolment api documentation”, the half about tokens.

use axum::http::Method;
use domain::Role;
use serde_json::{Value, json};

use crate::harness::{Call, Reply, TestServer, on_both};

on_both!(
    create_with_the_published_example,
    defaults_of_a_new_token,
    wrong_values_are_named,
    groups_and_scopes_are_refused_by_name,
    list_is_newest_first_and_without_secrets,
    get_update_and_delete,
    scopes_and_expiry_change_and_clear,
    everything_is_in_the_audit_log,
);

const TOKENS: &str = "/api/v1/auto-enrollment/tokens";

struct Admin<'s> {
    server: &'s TestServer,
    token: String,
}

impl<'s> Admin<'s> {
    async fn of(server: &'s TestServer) -> Self {
        let token = server.token(Role::Admin).await;
        Self { server, token }
    }

    fn call(&self, method: Method, path: &str) -> Call {
        self.server.call(method, path).bearer(&self.token)
    }

    async fn create(&self, body: &Value) -> Reply {
        self.call(Method::POST, TOKENS).json(body).await
    }

    async fn created(&self, body: &Value) -> Value {
        let reply = self.create(body).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()["token"].take()
    }

    async fn change(&self, id: &Value, body: &Value) -> Reply {
        let path = format!("{TOKENS}/{}", id.as_str().unwrap());
        self.call(Method::PATCH, &path).json(body).await
    }

    async fn get(&self, id: &Value) -> Value {
        let path = format!("{TOKENS}/{}", id.as_str().unwrap());
        self.call(Method::GET, &path).await.json()
    }

    async fn group(&self, name: &str) -> Value {
        let body = json!({"name": name, "color": "#3B82F6"});
        let call = self.call(Method::POST, "/api/v1/host-groups");
        call.json(&body).await.json()
    }
}

fn params(reply: &Reply) -> Vec<String> {
    assert_eq!(reply.status, 400, "{}", reply.text());
    let errors = reply.json();
    let errors = errors["errors"].as_array().unwrap();
    let name = |error: &Value| error["param"].as_str().unwrap().to_owned();
    errors.iter().map(name).collect()
}

async fn create_with_the_published_example(server: TestServer) {
    let admin = Admin::of(&server).await;
    let group = admin.group("Proxmox LXC").await;
    let reply = admin
        .create(&json!({
            "token_name": "Proxmox Production",
            "max_hosts_per_day": 100,
            "default_host_group_id": group["id"],
            "allowed_ip_ranges": ["192.168.1.10", "10.0.0.0/24"],
            "expires_at": "2026-12-31T23:59:59Z",
            "metadata": {"integration_type": "proxmox-lxc", "environment": "production"}
        }))
        .await;
    assert_eq!(reply.status, 201);
    let answer = reply.json();
    let token = &answer["token"];
    let key = token["token_key"].as_str().unwrap();
    let hex = key.strip_prefix("patchmon_ae_").unwrap();
    assert!(hex.len() == 32 && hex.bytes().all(|b| b.is_ascii_hexdigit()));
    let secret = token["token_secret"].as_str().unwrap();
    assert!(secret.len() == 64 && secret.bytes().all(|b| b.is_ascii_hexdigit()));
    assert_eq!(
        answer,
        json!({
            "message": "Auto-enrollment token created successfully",
            "token": {
                "id": token["id"],
                "token_name": "Proxmox Production",
                "token_key": key,
                "token_secret": secret,
                "max_hosts_per_day": 100,
                "default_host_group": {"id": group["id"], "name": "Proxmox LXC", "color": "#3B82F6"},
                "created_by": {"id": token["created_by"]["id"], "username": "admin", "first_name": null, "last_name": null},
                "expires_at": "2026-12-31T23:59:59.000Z",
                "scopes": null
            },
            "warning": "⚠️ Save the token_secret now - it cannot be retrieved later!"
        })
    );
    let stored = server
        .ctx
        .store
        .read()
        .await
        .unwrap()
        .token_by_key(key)
        .await;
    let stored = stored.unwrap().unwrap();
    assert!(stored.secret_bcrypt.starts_with("$2b$10$"));
    assert!(!format!("{stored:?}").contains(secret));
}

async fn defaults_of_a_new_token(server: TestServer) {
    let admin = Admin::of(&server).await;
    let id = admin.created(&json!({"token_name": "plain"})).await["id"].take();
    let token = admin.get(&id).await;
    assert_eq!(token["max_hosts_per_day"], 100);
    assert_eq!(token["hosts_created_today"], 0);
    assert_eq!(token["allowed_ip_ranges"], json!([]));
    assert_eq!(token["metadata"], json!({}));
    assert_eq!(token["is_active"], true);
    for field in [
        "default_host_group_id",
        "expires_at",
        "scopes",
        "last_used_at",
        "host_groups",
    ] {
        assert_eq!(token[field], Value::Null, "{field}");
    }
}

async fn wrong_values_are_named(server: TestServer) {
    let admin = Admin::of(&server).await;
    let reply = admin.create(&json!({})).await;
    assert_eq!(
        reply.json(),
        json!({"errors": [{
            "msg": "Token name is required (max 255 characters)", "param": "token_name", "location": "body"
        }]})
    );
    let long = "x".repeat(256);
    let all = json!({
        "token_name": long, "max_hosts_per_day": 1001, "allowed_ip_ranges": ["10.0.0.1", "10.0.0.0/33"],
        "expires_at": "soon", "metadata": []
    });
    let wanted = [
        "token_name",
        "max_hosts_per_day",
        "allowed_ip_ranges[1]",
        "expires_at",
        "metadata",
    ];
    assert_eq!(params(&admin.create(&all).await), wanted);
    for max in [json!(0), json!("many"), json!(1.5), Value::Null] {
        let body = json!({"token_name": "a", "max_hosts_per_day": max});
        assert_eq!(
            params(&admin.create(&body).await),
            ["max_hosts_per_day"],
            "{max}"
        );
    }
    for max in [json!(1), json!(1000), json!("200")] {
        admin
            .created(&json!({"token_name": "a", "max_hosts_per_day": max}))
            .await;
    }
    let past = json!({"token_name": "a", "expires_at": "2020-01-01"});
    let token = admin.created(&past).await;
    assert_eq!(token["expires_at"], "2020-01-01T00:00:00.000Z");
}

async fn groups_and_scopes_are_refused_by_name(server: TestServer) {
    let admin = Admin::of(&server).await;
    for group in ["00000000-0000-7000-8000-000000000000", "Production"] {
        let body = json!({"token_name": "a", "default_host_group_id": group});
        let reply = admin.create(&body).await;
        assert_eq!(reply.error(), (400, "unknown_host_group".into()));
        assert_eq!(reply.json()["error"], "Host group not found");
    }
    let scopes = json!({"host": ["get"]});
    let direct = json!({"token_name": "a", "metadata": {"integration_type": "direct-host"}, "scopes": scopes});
    assert_eq!(
        admin.create(&direct).await.error(),
        (400, "scopes_need_api_token".into())
    );
    let api = |scopes: Value| json!({"token_name": "a", "metadata": {"integration_type": "api"}, "scopes": scopes});
    for nothing in [json!({}), Value::Null, json!({"host": []})] {
        let reply = admin.create(&api(nothing)).await;
        assert_eq!(
            reply.json()["errors"][0]["msg"],
            "At least one action must be granted"
        );
    }
    let reply = admin.create(&api(json!({"hosts": ["get"]}))).await;
    assert_eq!(reply.json()["errors"][0]["msg"], "Unknown resource: hosts");
    let reply = admin.create(&api(json!({"host": ["read"]}))).await;
    assert_eq!(
        reply.json()["errors"][0]["msg"],
        "Unknown action for host: read"
    );
    assert_eq!(params(&admin.create(&api(json!("host"))).await), ["scopes"]);
    let full = json!({"host": ["get", "put", "patch", "update", "delete"]});
    assert_eq!(admin.created(&api(full.clone())).await["scopes"], full);
}

async fn list_is_newest_first_and_without_secrets(server: TestServer) {
    let admin = Admin::of(&server).await;
    let mut secrets = Vec::new();
    for name in ["one", "two", "three"] {
        let token = admin.created(&json!({"token_name": name})).await;
        secrets.push(token["token_secret"].as_str().unwrap().to_owned());
        server.clock.pass(1000);
    }
    let reply = admin.call(Method::GET, TOKENS).await;
    let list = reply.json();
    let names: Vec<&str> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|t| t["token_name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["three", "two", "one"]);
    assert_eq!(list[0]["users"]["username"], "admin");
    let text = reply.text();
    assert!(!text.contains("secret"));
    assert!(secrets.iter().all(|secret| !text.contains(secret)));
}

async fn get_update_and_delete(server: TestServer) {
    let admin = Admin::of(&server).await;
    let group = admin.group("Proxmox LXC").await;
    let body = json!({"token_name": "Proxmox Production", "default_host_group_id": group["id"]});
    let id = admin.created(&body).await["id"].take();
    let change = json!({"is_active": false, "max_hosts_per_day": 200, "allowed_ip_ranges": ["192.168.1.0/24"]});
    let reply = admin.change(&id, &change).await;
    assert_eq!(reply.status, 200);
    let answer = reply.json();
    assert_eq!(answer["message"], "Token updated successfully");
    assert_eq!(answer["token"], admin.get(&id).await);
    assert_eq!(answer["token"]["is_active"], false);
    assert_eq!(answer["token"]["max_hosts_per_day"], 200);
    assert_eq!(
        answer["token"]["allowed_ip_ranges"],
        json!(["192.168.1.0/24"])
    );
    assert_eq!(answer["token"]["host_groups"]["name"], "Proxmox LXC");
    assert_eq!(answer["token"]["token_name"], "Proxmox Production");
    let path = format!("{TOKENS}/{}", id.as_str().unwrap());
    let reply = admin.call(Method::DELETE, &path).await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.json(),
        json!({
            "message": "Auto-enrollment token deleted successfully",
            "deleted_token": {"id": id, "token_name": "Proxmox Production"}
        })
    );
    for path in [path, format!("{TOKENS}/nonsense")] {
        for method in [Method::GET, Method::DELETE] {
            let reply = admin.call(method, &path).await;
            assert_eq!(reply.error(), (404, "token_not_found".into()));
        }
        let reply = admin.call(Method::PATCH, &path).json(&json!({})).await;
        assert_eq!(reply.error(), (404, "token_not_found".into()));
    }
}

async fn scopes_and_expiry_change_and_clear(server: TestServer) {
    let admin = Admin::of(&server).await;
    let group = admin.group("Production").await;
    let api = json!({
        "token_name": "a", "metadata": {"integration_type": "api"}, "scopes": {"host": ["get"]},
        "expires_at": "2026-12-31T23:59:59", "default_host_group_id": group["id"]
    });
    let id = admin.created(&api).await["id"].take();
    let reply = admin
        .change(&id, &json!({"scopes": {"host": ["get", "patch"]}}))
        .await;
    assert_eq!(
        reply.json()["token"]["scopes"],
        json!({"host": ["get", "patch"]})
    );
    let none = admin.change(&id, &json!({"scopes": null})).await;
    assert_eq!(params(&none), ["scopes"]);
    let cleared = json!({"default_host_group_id": "", "expires_at": ""});
    let token = admin.change(&id, &cleared).await.json()["token"].take();
    assert_eq!(token["default_host_group_id"], Value::Null);
    assert_eq!(token["host_groups"], Value::Null);
    assert_eq!(token["expires_at"], Value::Null);
    assert_eq!(
        token["scopes"],
        json!({"host": ["get", "patch"]}),
        "the rest stays"
    );
    let empty_name = admin.change(&id, &json!({"token_name": " "})).await;
    assert_eq!(params(&empty_name), ["token_name"]);
    let unknown = json!({"default_host_group_id": "00000000-0000-7000-8000-000000000000"});
    assert_eq!(
        admin.change(&id, &unknown).await.error(),
        (400, "unknown_host_group".into())
    );
    let other = admin.created(&json!({"token_name": "b"})).await["id"].take();
    let reply = admin
        .change(&other, &json!({"scopes": {"host": ["get"]}}))
        .await;
    assert_eq!(reply.error(), (400, "scopes_need_api_token".into()));
}

async fn everything_is_in_the_audit_log(server: TestServer) {
    let admin = Admin::of(&server).await;
    let token = admin.created(&json!({"token_name": "a"})).await;
    admin
        .change(&token["id"], &json!({"is_active": false}))
        .await;
    let path = format!("{TOKENS}/{}", token["id"].as_str().unwrap());
    admin.call(Method::DELETE, &path).await;
    let mut conn = server.ctx.store.read().await.unwrap();
    let rows = conn.audited("token").await.unwrap();
    let actions: Vec<&str> = rows.iter().map(|row| row.action.as_str()).collect();
    assert_eq!(actions, ["token.create", "token.update", "token.delete"]);
    assert!(rows.iter().all(|row| row.actor == "admin"));
    let secret = token["token_secret"].as_str().unwrap();
    assert!(!format!("{rows:?}").contains(secret));
}
