use std::future::IntoFuture;

use serde_json::{Value, json};

use crate::harness::{PASSWORD, TestServer, on_both};

on_both!(
    the_code_opens_the_first_account_once,
    of_two_at_the_same_moment_one_wins,
    mistakes_in_the_form_cost_no_guess,
);

async fn input(server: &TestServer) -> Value {
    let code = app::setup::code(&server.ctx).await.unwrap();
    json!({ "code": code, "username": "ada", "email": "ada@example.org", "password": PASSWORD })
}

async fn the_code_opens_the_first_account_once(server: TestServer) {
    assert_eq!(
        server.get("/api/v1/setup").await.json(),
        json!({ "needed": true })
    );
    let good = input(&server).await;
    let mut wrong = good.clone();
    wrong["code"] = "AAAAA-AAAAA".into();
    let reply = server.post("/api/v1/setup").json(&wrong).await;
    assert_eq!(reply.error(), (403, "setup_code_wrong".into()));

    let reply = server.post("/api/v1/setup").json(&good).await;
    assert_eq!(reply.status, 201);
    assert_eq!(reply.json()["user"]["role"], "superadmin");
    let cookie = format!(
        "patchmon_session={}",
        reply.cookie("patchmon_session").unwrap()
    );
    let profile = server
        .get("/api/v1/auth/profile")
        .header("cookie", &cookie)
        .await;
    assert_eq!(profile.json()["user"]["username"], "ada");

    assert_eq!(
        server.get("/api/v1/setup").await.json(),
        json!({ "needed": false })
    );
    let again = server.post("/api/v1/setup").json(&good).await;
    assert_eq!(again.error(), (409, "already_set_up".into()));
}

async fn of_two_at_the_same_moment_one_wins(server: TestServer) {
    let first = input(&server).await;
    let mut second = first.clone();
    second["username"] = "eve".into();
    second["email"] = "eve@example.org".into();
    let (a, b) = tokio::join!(
        server.post("/api/v1/setup").json(&first).into_future(),
        server.post("/api/v1/setup").json(&second).into_future(),
    );
    let mut statuses = [a.status.as_u16(), b.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
    assert_eq!(
        server
            .ctx
            .store
            .read()
            .await
            .unwrap()
            .count_users()
            .await
            .unwrap(),
        1
    );
}

async fn mistakes_in_the_form_cost_no_guess(server: TestServer) {
    let mut short = input(&server).await;
    short["password"] = "short".into();
    short["email"] = "nowhere".into();
    for _ in 0..6 {
        let reply = server.post("/api/v1/setup").json(&short).await;
        assert_eq!(reply.status, 400);
        let params: Vec<_> = reply.json()["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|e| e["param"].clone())
            .collect();
        assert_eq!(params, ["email", "password"]);
    }
    let mut wrong = input(&server).await;
    wrong["code"] = "AAAAA-AAAAA".into();
    for _ in 0..5 {
        assert_eq!(server.post("/api/v1/setup").json(&wrong).await.status, 403);
    }
    let reply = server.post("/api/v1/setup").json(&wrong).await;
    assert_eq!(reply.error(), (429, "rate_limited".into()));
    assert!(reply.header("retry-after").is_some());
}
