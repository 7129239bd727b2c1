//! Custom roles, and what one may do.

use axum::http::Method;
use domain::{HostScope, Permission, Role};
use serde_json::{Value, json};

use crate::harness::{Reply, TestServer, on_both};

on_both!(
    a_custom_role_is_made_used_and_deleted,
    a_role_holds_no_more_than_who_makes_it,
    a_changed_role_meets_living_sessions,
);

async fn put(server: &TestServer, token: &str, role: &str, permissions: &[&str]) -> Reply {
    let path = format!("/api/v1/permissions/roles/{role}");
    let body = json!({"label": "Web team", "permissions": permissions});
    let call = server.call(Method::PUT, &path).bearer(token);
    call.json(&body).await
}

async fn delete(server: &TestServer, token: &str, role: &str) -> Reply {
    let path = format!("/api/v1/permissions/roles/{role}");
    server.call(Method::DELETE, &path).bearer(token).await
}

async fn roles(server: &TestServer, token: &str) -> Value {
    let reply = server.get("/api/v1/permissions/roles").bearer(token).await;
    reply.json()
}

fn names(list: &Value) -> Vec<&str> {
    let items = list.as_array().unwrap().iter();
    items.map(|one| one["name"].as_str().unwrap()).collect()
}

async fn a_custom_role_is_made_used_and_deleted(server: TestServer) {
    let admin = server.token(Role::Admin).await;
    let made = put(&server, &admin, "web_team", &["view_hosts", "manage_hosts"]).await;
    assert_eq!(made.status, 200, "{}", made.text());
    assert_eq!(made.json()["label"], "Web team");
    let listed = roles(&server, &admin).await;
    assert_eq!(
        names(&listed["items"]),
        [
            "superadmin",
            "admin",
            "host_manager",
            "web_team",
            "user",
            "readonly"
        ]
    );
    assert_eq!(names(&listed["permissions"]).len(), Permission::ALL.len());
    assert_eq!(
        listed["assignable"],
        json!(["admin", "host_manager", "web_team", "user", "readonly"])
    );

    server.person("wim", "web_team", HostScope::All).await;
    let wim = server.token_of("wim").await;
    let mine = server.get("/api/v1/permissions/user-permissions");
    let mine = mine.bearer(&wim).await.json();
    assert_eq!(mine["permissions"], json!(["view_hosts", "manage_hosts"]));
    assert_eq!(server.get("/api/v1/hosts").bearer(&wim).await.status, 200);
    assert_eq!(
        server.get("/api/v1/packages").bearer(&wim).await.status,
        403
    );

    let used = delete(&server, &admin, "web_team").await;
    assert_eq!(used.error(), (409, "role_in_use".into()));
    assert_eq!(used.json()["users"], 1);
    put(&server, &admin, "spare", &[]).await;
    assert_eq!(delete(&server, &admin, "spare").await.status, 204);
    let gone = delete(&server, &admin, "spare").await;
    assert_eq!(gone.error(), (404, "role_not_found".into()));
}

async fn a_role_holds_no_more_than_who_makes_it(server: TestServer) {
    let admin = server.token(Role::Admin).await;
    for built_in in Role::ALL {
        let reply = put(&server, &admin, built_in.name(), &[]).await;
        assert_eq!(reply.error(), (403, "built_in_role".into()));
        let reply = delete(&server, &admin, built_in.name()).await;
        assert_eq!(reply.error(), (403, "built_in_role".into()));
    }
    let above = put(&server, &admin, "keeper", &["manage_superusers"]).await;
    assert_eq!(above.error(), (403, "rank".into()));
    let boss = server.token(Role::SuperAdmin).await;
    assert_eq!(
        put(&server, &boss, "keeper", &["manage_superusers"])
            .await
            .status,
        200
    );
    let lowered = put(&server, &admin, "keeper", &[]).await;
    assert_eq!(
        lowered.error(),
        (403, "rank".into()),
        "it holds more than an admin"
    );
    assert_eq!(delete(&server, &admin, "keeper").await.error().1, "rank");
    let name = put(&server, &admin, "Web-Team", &[]).await;
    assert_eq!(name.json()["errors"][0]["param"], "role");
    let unknown = put(&server, &admin, "web_team", &["fly"]).await;
    assert_eq!(unknown.json()["errors"][0]["param"], "permissions");
}

async fn a_changed_role_meets_living_sessions(server: TestServer) {
    let admin = server.token(Role::Admin).await;
    let wim = server.custom("web_team", &[Permission::ViewHosts]).await;
    assert_eq!(server.get("/api/v1/hosts").bearer(&wim).await.status, 200);
    put(&server, &admin, "web_team", &["view_packages"]).await;
    assert_eq!(server.get("/api/v1/hosts").bearer(&wim).await.status, 403);
    assert_eq!(
        server.get("/api/v1/packages").bearer(&wim).await.status,
        200
    );
}
