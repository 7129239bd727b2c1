//! Users and who may change them.

use axum::http::Method;
use domain::{HostScope, Permission, Role};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::harness::{PASSWORD, Reply, TestServer, on_both};

const USERS: &str = "/api/v1/auth/admin/users";

on_both!(
    users_are_made_listed_and_deleted,
    nobody_gives_what_stands_above,
    nobody_changes_the_own_role_or_shuts_oneself_out,
    the_last_super_admin_stays,
    of_two_super_admins_that_demote_each_other_one_stays,
    a_change_meets_living_sessions_at_once,
    another_password_ends_the_sessions,
    who_sees_some_hosts_makes_nobody_who_sees_more,
);

fn body(name: &str, role: &str) -> Value {
    json!({
        "username": name, "email": format!("{name}@example.org"), "password": PASSWORD, "role": role
    })
}

async fn make(server: &TestServer, token: &str, body: &Value) -> Reply {
    server.post(USERS).bearer(token).json(body).await
}

async fn put(server: &TestServer, token: &str, id: &str, body: Value) -> Reply {
    let path = format!("{USERS}/{id}");
    server
        .call(Method::PUT, &path)
        .bearer(token)
        .json(&body)
        .await
}

async fn delete(server: &TestServer, token: &str, id: &str) -> Reply {
    let path = format!("{USERS}/{id}");
    server.call(Method::DELETE, &path).bearer(token).await
}

async fn group(server: &TestServer, name: &str) -> Uuid {
    let input = app::host_groups::GroupInput {
        name: Some(name.to_owned()),
        ..Default::default()
    };
    let by = app::Actor::command_line();
    app::host_groups::create(&server.ctx, &by, input)
        .await
        .unwrap()
}

fn id_of(reply: &Reply) -> String {
    reply.json()["id"].as_str().unwrap().to_owned()
}

async fn users_are_made_listed_and_deleted(server: TestServer) {
    let token = server.token(Role::Admin).await;
    let web = group(&server, "web").await;
    let mut wanted = body("Ben", "host_manager");
    wanted["host_group_ids"] = json!([web]);
    wanted["first_name"] = json!(" Benjamin ");
    let made = make(&server, &token, &wanted).await;
    assert_eq!(made.status, 201, "{}", made.text());
    let made_body = made.json();
    assert_eq!(made_body["host_groups"][0]["name"], "web");
    assert_eq!(made_body["all_hosts"], false);
    assert_eq!(made_body["role_name"], "Host Manager");
    assert_eq!(made_body["first_name"], "Benjamin");
    let mut same = body("BEN", "user");
    same["email"] = json!("other@example.org");
    let taken = make(&server, &token, &same).await;
    assert_eq!(taken.error(), (409, "username_taken".into()));
    let wrong = make(&server, &token, &body("eve", "root")).await;
    assert_eq!(wrong.json()["errors"][0]["param"], "role");

    server.token_of("Ben").await;
    for (query, names) in [
        ("", vec!["admin", "Ben"]),
        ("?search=BENJ", vec!["Ben"]),
        ("?search=n_j", vec![]),
        ("?role=admin", vec!["admin"]),
        ("?status=disabled", vec![]),
        ("?sort=role&order=desc", vec!["Ben", "admin"]),
        ("?sort=last_login&limit=1", vec!["admin"]),
    ] {
        let list = server.get(&format!("{USERS}{query}")).bearer(&token).await;
        let list = list.json();
        let found: Vec<_> = list["items"].as_array().unwrap().iter().collect();
        let found: Vec<_> = found
            .iter()
            .map(|one| one["username"].as_str().unwrap())
            .collect();
        assert_eq!(found, names, "{query}");
        assert!(
            list["items"]
                .as_array()
                .unwrap()
                .iter()
                .all(|one| one["sessions"] == 1)
        );
    }
    let id = id_of(&made);
    assert_eq!(delete(&server, &token, &id).await.status, 204);
    let again = delete(&server, &token, &id).await;
    assert_eq!(again.error(), (404, "user_not_found".into()));
}

async fn nobody_gives_what_stands_above(server: TestServer) {
    let admin = server.token(Role::Admin).await;
    let root = server.person("root", "superadmin", HostScope::All).await;
    let root = root.to_string();
    let refused = (403, "rank".to_owned());
    let made = make(&server, &admin, &body("eve", "superadmin")).await;
    assert_eq!(made.error(), refused);
    let user = make(&server, &admin, &body("eve", "user")).await;
    let user = id_of(&user);
    let raised = put(&server, &admin, &user, json!({"role": "superadmin"})).await;
    assert_eq!(raised.error(), refused);
    for change in [
        json!({"first_name": "X"}),
        json!({"is_active": false}),
        json!({"role": "user"}),
    ] {
        assert_eq!(put(&server, &admin, &root, change).await.error(), refused);
    }
    assert_eq!(delete(&server, &admin, &root).await.error(), refused);
    let reset = server.post(&format!("{USERS}/{root}/reset-password"));
    let reset = reset
        .bearer(&admin)
        .json(&json!({"new_password": "another secret"}));
    assert_eq!(reset.await.error(), refused);

    // Who manages users and sees no hosts makes nobody who does.
    let clerk = [Permission::ViewUsers, Permission::ManageUsers];
    let clerk = server.custom("clerk", &clerk).await;
    let made = make(&server, &clerk, &body("ann", "readonly")).await;
    assert_eq!(made.error(), refused);
    assert_eq!(
        make(&server, &clerk, &body("ann", "clerk")).await.status,
        201
    );
}

async fn nobody_changes_the_own_role_or_shuts_oneself_out(server: TestServer) {
    let root = server.person("root", "superadmin", HostScope::All).await;
    server.person("other", "superadmin", HostScope::All).await;
    let (root, token) = (root.to_string(), server.token_of("root").await);
    let web = group(&server, "web").await;
    for (change, code) in [
        (json!({"role": "admin"}), "own_role"),
        (json!({"host_group_ids": [web]}), "own_role"),
        (json!({"is_active": false}), "own_account"),
    ] {
        let reply = put(&server, &token, &root, change).await;
        assert_eq!(reply.error(), (403, code.to_owned()));
    }
    let gone = delete(&server, &token, &root).await;
    assert_eq!(gone.error(), (403, "own_account".into()));
    let same = json!({"role": "superadmin", "host_group_ids": [], "last_name": "Z"});
    assert_eq!(put(&server, &token, &root, same).await.status, 200);
}

async fn the_last_super_admin_stays(server: TestServer) {
    let keeper = [
        Permission::ViewUsers,
        Permission::ManageUsers,
        Permission::ManageSuperusers,
    ];
    let keeper = server.custom("keeper", &keeper).await;
    let root = server.person("root", "superadmin", HostScope::All).await;
    let root = root.to_string();
    let refused = (403, "last_superadmin".to_owned());
    let off = json!({"is_active": false});
    assert_eq!(put(&server, &keeper, &root, off).await.error(), refused);
    let lower = json!({"role": "keeper"});
    assert_eq!(put(&server, &keeper, &root, lower).await.error(), refused);
    assert_eq!(delete(&server, &keeper, &root).await.error(), refused);
    let second = server.person("second", "superadmin", HostScope::All).await;
    assert_eq!(
        delete(&server, &keeper, &second.to_string()).await.status,
        204
    );
    let limited = server.person("third", "superadmin", HostScope::All).await;
    let web = group(&server, "web").await;
    let boss = server.token_of("root").await;
    let limit = json!({"host_group_ids": [web]});
    let limited = put(&server, &boss, &limited.to_string(), limit).await;
    assert_eq!(limited.json()["errors"][0]["param"], "host_group_ids");
}

async fn of_two_super_admins_that_demote_each_other_one_stays(server: TestServer) {
    let one = server.person("one", "superadmin", HostScope::All).await;
    let two = server.person("two", "superadmin", HostScope::All).await;
    let (by_one, by_two) = (server.token_of("one").await, server.token_of("two").await);
    let lower = || json!({"role": "user"});
    let (two, one) = (two.to_string(), one.to_string());
    let (first, second) = tokio::join!(
        put(&server, &by_one, &two, lower()),
        put(&server, &by_two, &one, lower()),
    );
    let mut statuses = [first.status.as_u16(), second.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200, "{} {}", first.text(), second.text());
    assert_ne!(statuses[1], 200);
    let left = server.ctx.store.read().await.unwrap();
    let mut left = left;
    assert_eq!(left.other_super_admins(Uuid::nil()).await.unwrap(), 1);
}

async fn a_change_meets_living_sessions_at_once(server: TestServer) {
    let boss = server.token(Role::SuperAdmin).await;
    let ben = server.person("ben", "user", HostScope::All).await;
    let (ben, token) = (ben.to_string(), server.token_of("ben").await);
    let hosts = || server.get("/api/v1/hosts").bearer(&token);
    let groups = || {
        let call = server.post("/api/v1/host-groups").bearer(&token);
        call.json(&json!({"name": "x"}))
    };
    assert_eq!(hosts().await.status, 200);
    assert_eq!(groups().await.error().1, "permission_denied");
    put(&server, &boss, &ben, json!({"role": "host_manager"})).await;
    assert_eq!(groups().await.status, 201, "the same session may more now");
    put(&server, &boss, &ben, json!({"is_active": false})).await;
    assert_eq!(hosts().await.status, 401);
    put(&server, &boss, &ben, json!({"is_active": true})).await;
    assert_eq!(hosts().await.status, 401, "the session stays over");
    let fresh = server.token_of("ben").await;
    delete(&server, &boss, &ben).await;
    let gone = server.get("/api/v1/hosts").bearer(&fresh).await;
    assert_eq!(gone.status, 401);
}

async fn another_password_ends_the_sessions(server: TestServer) {
    let boss = server.token(Role::Admin).await;
    let ben = server.person("ben", "user", HostScope::All).await;
    let token = server.token_of("ben").await;
    let path = format!("{USERS}/{ben}/reset-password");
    let short = server
        .post(&path)
        .bearer(&boss)
        .json(&json!({"new_password": "short"}));
    assert_eq!(short.await.json()["errors"][0]["param"], "new_password");
    let reset = json!({"new_password": "quite another secret"});
    let reset = server.post(&path).bearer(&boss).json(&reset).await;
    assert_eq!(reset.status, 204);
    let old = server.get("/api/v1/auth/profile").bearer(&token).await;
    assert_eq!(old.status, 401);
    assert_eq!(server.sign_in("ben", PASSWORD).await.status, 401);
    let new = server.sign_in("ben", "quite another secret").await;
    assert_eq!(new.status, 200);
}

async fn who_sees_some_hosts_makes_nobody_who_sees_more(server: TestServer) {
    let (web, db) = (group(&server, "web").await, group(&server, "db").await);
    let scope = HostScope::Groups(vec![web]);
    server.person("wim", "admin", scope).await;
    let wim = server.token_of("wim").await;
    let everything = make(&server, &wim, &body("eve", "user")).await;
    assert_eq!(everything.error(), (403, "host_scope".into()));
    let mut other = body("eve", "user");
    other["host_group_ids"] = json!([db]);
    let other = make(&server, &wim, &other).await;
    assert_eq!(other.error(), (403, "host_scope".into()));
    let mut same = body("eve", "user");
    same["host_group_ids"] = json!([web]);
    let eve = make(&server, &wim, &same).await;
    assert_eq!(eve.status, 201, "{}", eve.text());
    let freed = json!({"host_group_ids": []});
    let freed = put(&server, &wim, &id_of(&eve), freed).await;
    assert_eq!(freed.error(), (403, "host_scope".into()));

    // Nobody is set free by the end of a group.
    let by = app::Actor::command_line();
    app::host_groups::delete(&server.ctx, &by, web)
        .await
        .unwrap();
    let scope = server.ctx.store.read().await.unwrap();
    let mut scope = scope;
    let eve = Uuid::parse_str(&id_of(&eve)).unwrap();
    assert_eq!(
        scope.scope_of_user(eve).await.unwrap(),
        HostScope::Groups(vec![])
    );
}
