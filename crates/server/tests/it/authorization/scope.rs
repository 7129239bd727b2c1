//! Who sees some hosts only meets no trace of the others, whatever the operation. The operations come
//! from the API document: one that is added is asked as well.

use app::hosts::Created;
use axum::http::Method;
use domain::HostScope;
use serde_json::{Value, json};
use uuid::Uuid;

use super::need;
use super::operations::{self, Door, Operation};
use crate::harness::{Call, Reply, TestServer, Token, on_both_unlimited};

on_both_unlimited!(
    no_reading_operation_tells_of_a_foreign_host,
    a_foreign_host_is_not_there_for_any_operation,
    foreign_packages_and_advisories_are_not_there,
    a_host_stays_in_sight,
    a_credential_sees_no_more_than_its_maker,
);

/// Nothing that is said of the host inside holds this word.
const FOREIGN: &str = "zzforeign";

struct World {
    server: TestServer,
    inside: Uuid,
    group: Uuid,
    outside: Created,
    foreign_group: Uuid,
    user: String,
    token: Token,
}

async fn group(server: &TestServer, name: &str) -> Uuid {
    let input = app::host_groups::GroupInput {
        name: Some(name.to_owned()),
        ..Default::default()
    };
    let by = app::Actor::command_line();
    let made = app::host_groups::create(&server.ctx, &by, input).await;
    made.unwrap()
}

async fn host(server: &TestServer, word: &str, group: Uuid) -> Created {
    let by = app::Actor::command_line();
    let host = app::hosts::create(&server.ctx, &by, word, &[group]).await;
    let host = host.unwrap();
    let report = json!({
        "hostname": word, "osType": format!("{word} Linux"), "osVersion": "12",
        "packageManager": "apt", "architecture": "x86_64",
        "packages": [{"name": format!("{word}-tool"), "currentVersion": "1-1",
            "availableVersion": "2-1", "needsUpdate": true, "isSecurityUpdate": true,
            "security": "yes", "advisories": [format!("{word}-2026:1")]}],
        "advisories": [{"id": format!("{word}-2026:1"), "kind": "security",
            "title": format!("{word} fix"), "cves": []}],
        "repositories": [{"name": word, "url": format!("https://{word}.example.test/debian"),
            "distribution": "bookworm", "components": "main", "repoType": "deb",
            "isEnabled": true, "isSecure": true}],
    });
    let call = server.post("/api/v1/hosts/update");
    let sent = call.agent(&host.api_id, &host.api_key).json(&report).await;
    assert_eq!(sent.status, 200, "{}", sent.text());
    host
}

impl World {
    async fn new(server: TestServer) -> Self {
        let (own, foreign_group) = (group(&server, "own").await, group(&server, FOREIGN).await);
        let inside = host(&server, "inside", own).await;
        let outside = host(&server, FOREIGN, foreign_group).await;
        let scope = HostScope::Groups(vec![own]);
        server.person("limited", "admin", scope.clone()).await;
        let user = server.token_of("limited").await;
        let actions = ["get", "put", "patch", "update", "delete"];
        let token = server
            .limited_token("api", &scope, json!({"host": actions}))
            .await;
        Self {
            server,
            inside: inside.uuid,
            group: own,
            outside,
            foreign_group,
            user,
            token,
        }
    }

    fn sign(&self, operation: &Operation, call: Call) -> Call {
        match operation.door {
            Door::Token => self.token.sign(call),
            _ => call.bearer(&self.user),
        }
    }

    async fn ask(&self, operation: &Operation, path: &str) -> Reply {
        let call = self.server.call(operation.method.clone(), path);
        let call = match operation.example() {
            Some(body) => call.json(&body),
            None => call,
        };
        self.sign(operation, call).await
    }

    #[track_caller]
    fn clean(&self, operation: &Operation, reply: &Reply) {
        let text = String::from_utf8_lossy(&reply.body).to_lowercase();
        for trace in [
            FOREIGN.to_owned(),
            self.outside.uuid.to_string(),
            self.foreign_group.to_string(),
        ] {
            assert!(!text.contains(&trace), "{operation} tells {trace}: {text}");
        }
    }
}

/// Operations of people and programs, that a scope can matter to.
fn asked() -> Vec<Operation> {
    let all = operations::all().into_iter();
    all.filter(|one| matches!(one.door, Door::Session | Door::Token))
        // A stream has no end, and its events have a test of their own; the document knows no host.
        .filter(|one| !one.path.ends_with("/events") && !one.path.ends_with("/openapi.json"))
        .filter(|one| need(one) != "gethomepage")
        .collect()
}

async fn no_reading_operation_tells_of_a_foreign_host(server: TestServer) {
    let world = World::new(server).await;
    for operation in asked().iter().filter(|one| one.method == Method::GET) {
        if !operation.path.contains('{') {
            let reply = world.ask(operation, &operation.path).await;
            assert!(reply.status.as_u16() < 500, "{operation}");
            world.clean(operation, &reply);
        }
    }
}

async fn a_foreign_host_is_not_there_for_any_operation(server: TestServer) {
    let world = World::new(server).await;
    for operation in asked() {
        if !operation.path.contains("/hosts/{id}") {
            continue;
        }
        let path = operation
            .path
            .replace("{id}", &world.outside.uuid.to_string());
        let reply = world.ask(&operation, &path).await;
        assert_eq!(reply.status, 404, "{operation}: {}", reply.text());
        world.clean(&operation, &reply);
        if operation.method == Method::GET {
            let path = operation.path.replace("{id}", &world.inside.to_string());
            let reply = world.ask(&operation, &path).await;
            assert_eq!(reply.status, 200, "{operation}: {}", reply.text());
            world.clean(&operation, &reply);
        }
    }
}

/// The first row of a list, as somebody who sees everything finds it.
async fn first(server: &TestServer, root: &str, list: &str, word: &str) -> Value {
    let found = server
        .get(&format!("/api/v1/{list}?search={word}"))
        .bearer(root);
    let found = found.await.json();
    assert_eq!(found["total"], 1, "{found}");
    found["items"][0]["id"].clone()
}

async fn foreign_packages_and_advisories_are_not_there(server: TestServer) {
    let world = World::new(server).await;
    let root = world.server.token(domain::Role::SuperAdmin).await;
    let mut asked_for = 0;
    for list in ["packages", "advisories"] {
        let foreign = first(&world.server, &root, list, FOREIGN).await;
        let inside = first(&world.server, &root, list, "inside").await;
        let within = format!("/api/v1/{list}/{{id}}");
        for operation in asked().iter().filter(|one| one.path.starts_with(&within)) {
            let at = |id: &Value| {
                let id = id.as_str().map_or_else(|| id.to_string(), str::to_owned);
                operation.path.replace("{id}", &id)
            };
            let reply = world.ask(operation, &at(&foreign)).await;
            let hidden = reply.status == 404 || reply.json()["total"] == 0;
            assert!(hidden, "{operation}: {}", reply.text());
            world.clean(operation, &reply);
            let reply = world.ask(operation, &at(&inside)).await;
            assert_eq!(reply.status, 200, "{operation}: {}", reply.text());
            world.clean(operation, &reply);
            asked_for += 1;
        }
    }
    assert!(asked_for >= 4, "only {asked_for} operations");
}

async fn a_host_stays_in_sight(server: TestServer) {
    let world = World::new(server).await;
    let (server, user) = (&world.server, &world.user);
    let put = |path: String, body: Value| {
        let call = server.call(Method::PUT, &path).bearer(user);
        call.json(&body)
    };
    let path = format!("/api/v1/hosts/{}/groups", world.inside);
    let none = put(path.clone(), json!({"groupIds": []})).await;
    assert_eq!(none.json()["errors"][0]["param"], "groupIds");
    let foreign = put(path, json!({"groupIds": [world.foreign_group]})).await;
    assert_eq!(foreign.error(), (404, "host_group_not_found".into()));
    let bulk = json!({"hostIds": [world.inside], "groupIds": [world.group], "mode": "remove"});
    let bulk = put("/api/v1/hosts/bulk/groups".into(), bulk).await;
    assert_eq!(bulk.status, 400, "{}", bulk.text());

    let add = |body: Value| {
        let call = server.post("/api/v1/hosts").bearer(user);
        call.json(&body)
    };
    let nowhere = add(json!({"friendly_name": "new"})).await;
    assert_eq!(nowhere.json()["errors"][0]["param"], "host_group_ids");
    let own = add(json!({"friendly_name": "new", "host_group_ids": [world.group]})).await;
    assert_eq!(own.status, 201, "{}", own.text());
    let foreign = json!({"friendly_name": "new", "host_group_ids": [world.foreign_group]});
    assert_eq!(add(foreign).await.status, 404);

    let rename = format!("/api/v1/host-groups/{}", world.foreign_group);
    let rename = put(rename, json!({"name": "mine"})).await;
    assert_eq!(rename.error(), (404, "host_group_not_found".into()));
}

async fn a_credential_sees_no_more_than_its_maker(server: TestServer) {
    let world = World::new(server).await;
    let (server, user) = (&world.server, &world.user);
    let make = |body: Value| {
        let call = server.post("/api/v1/auto-enrollment/tokens").bearer(user);
        call.json(&body)
    };
    let widget = json!({"token_name": "w", "metadata": {"integration_type": "gethomepage"}});
    let made = make(widget).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let made = made.json();
    let half = |name: &str| made["token"][name].as_str().unwrap().to_owned();
    let stats = server.get("/api/v1/gethomepage/stats");
    let stats = stats.basic(&half("token_key"), &half("token_secret")).await;
    assert_eq!(stats.json()["total_hosts"], 1);
    assert!(!stats.text().contains(FOREIGN));

    let enrols = json!({"token_name": "e"});
    let refused = make(enrols).await;
    assert_eq!(
        refused.json()["errors"][0]["param"],
        "default_host_group_id"
    );
    let foreign = json!({"token_name": "e", "default_host_group_id": world.foreign_group});
    assert_eq!(make(foreign).await.error().1, "unknown_host_group");
    let own = json!({"token_name": "e", "default_host_group_id": world.group});
    assert_eq!(make(own).await.status, 201);

    let wide = server.api_token(&["get"]).await;
    let path = format!("/api/v1/auto-enrollment/tokens/{}", wide.id);
    let hidden = server.get(&path).bearer(user).await;
    assert_eq!(hidden.status, 404, "it sees more than the user");
}
