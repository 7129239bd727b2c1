//! What somebody tries who has no right to come in, or brings somebody else in.

use axum::http::Method;
use domain::Role;
use serde_json::json;

use crate::authorization::operations::{self, Door};
use crate::harness::{PASSWORD, Reply, TestServer, on_both, on_both_unlimited};

mod often {
    use super::*;

    on_both_unlimited!(no_operation_takes_a_cookie_from_another_site);

    /// All of them, so that a new one is asked as well.
    async fn no_operation_takes_a_cookie_from_another_site(server: TestServer) {
        let cookie = format!("patchmon_session={}", server.token(Role::SuperAdmin).await);
        let unsafe_ones = operations::all()
            .into_iter()
            .filter(|one| one.door == Door::Session && one.method != Method::GET);
        for operation in unsafe_ones {
            for (name, value) in [
                ("sec-fetch-site", "cross-site"),
                ("sec-fetch-site", "same-site"),
                ("origin", "https://evil.example"),
                ("origin", "null"),
            ] {
                let call = server.call(operation.method.clone(), &operation.sample_path());
                let call = call
                    .header("host", "patch.example.org")
                    .header("cookie", &cookie);
                let reply = call.header(name, value).await;
                assert_eq!(
                    reply.error(),
                    (403, "cross_site".into()),
                    "{operation} {name}: {value}"
                );
            }
        }
    }
}

on_both!(
    signing_in_takes_over_no_session_that_was_there,
    an_unknown_user_costs_the_same_hash,
    every_cookie_is_kept_from_scripts_and_other_sites,
);

/// The sessions of somebody, as the one who holds this token sees them.
async fn sessions(server: &TestServer, token: &str) -> Vec<String> {
    let list = server.get("/api/v1/auth/sessions").bearer(token).await;
    let list = list.json();
    let items = list["items"].as_array().unwrap();
    items
        .iter()
        .map(|item| item["id"].as_str().unwrap().to_owned())
        .collect()
}

/// Session fixation: whoever plants cookies in a browser does not learn the session that is begun there.
async fn signing_in_takes_over_no_session_that_was_there(server: TestServer) {
    server.account(Role::User).await;
    server.account(Role::Admin).await;
    let planted = server.sign_in("user", PASSWORD).await;
    let session = planted.cookie("patchmon_session").unwrap();
    let refresh = planted.cookie("patchmon_refresh").unwrap();
    let body = json!({"username": "admin", "password": PASSWORD});
    let login = async |cookies: String| -> Reply {
        let call = server.post("/api/v1/auth/login").header("cookie", &cookies);
        call.json(&body).await
    };
    let known = format!("patchmon_session={session}; patchmon_refresh={refresh}");
    let invented = format!("patchmon_session={0}; patchmon_refresh={0}", "0".repeat(64));
    let mut seen = vec![session.clone()];
    for cookies in [known, invented] {
        let reply = login(cookies).await;
        assert_eq!(reply.status, 200);
        let token = reply.cookie("patchmon_session").unwrap();
        assert!(!seen.contains(&token), "a session of its own");
        assert_ne!(reply.cookie("patchmon_refresh").as_deref(), Some(&*refresh));
        seen.push(token);
    }
    let own = sessions(&server, &seen[1]).await;
    assert_eq!(own.len(), 2, "each sign-in is a session");
    assert!(!own.contains(&sessions(&server, &session).await[0]));
    let planted = server.get("/api/v1/auth/profile").bearer(&session).await;
    assert_eq!(
        planted.json()["user"]["username"],
        "user",
        "and stays what it was"
    );
}

/// Counted instead of timed: the slow hash is what time could tell.
async fn an_unknown_user_costs_the_same_hash(server: TestServer) {
    server.account(Role::Admin).await;
    let cost = async |login: &str, password: &str| {
        let before = server.ctx.hashing.ran();
        server.sign_in(login, password).await;
        server.ctx.hashing.ran() - before
    };
    let right = cost("admin", PASSWORD).await;
    assert_eq!(right, 1);
    assert_eq!(cost("admin", "wrong").await, right);
    assert_eq!(cost("nobody", "wrong").await, right);
    assert_eq!(cost("nobody@example.org", PASSWORD).await, right);
}

async fn every_cookie_is_kept_from_scripts_and_other_sites(server: TestServer) {
    server.account(Role::Admin).await;
    let body = json!({"username": "admin", "password": PASSWORD});
    let login = server
        .post("/api/v1/auth/login")
        .header("x-forwarded-proto", "https");
    let login = login.json(&body).await;
    let refresh = format!(
        "patchmon_refresh={}",
        login.cookie("patchmon_refresh").unwrap()
    );
    let refreshed = server
        .post("/api/v1/auth/refresh")
        .header("cookie", &refresh);
    let refreshed = refreshed.header("x-forwarded-proto", "https").await;
    let logout = server
        .post("/api/v1/auth/logout")
        .header("x-forwarded-proto", "https");
    let logout = logout.bearer(login.json()["token"].as_str().unwrap()).await;
    for reply in [login, refreshed, logout] {
        let cookies: Vec<_> = reply.headers.get_all("set-cookie").iter().collect();
        assert!(cookies.len() >= 2);
        for cookie in cookies {
            let cookie = cookie.to_str().unwrap();
            for flag in ["; HttpOnly", "; SameSite=Lax", "; Secure"] {
                assert!(cookie.contains(flag), "{cookie}");
            }
            assert!(!cookie.contains("Domain="), "for this host alone: {cookie}");
            let narrow = "; Path=/api/v1/auth;";
            assert_eq!(
                cookie.starts_with("patchmon_refresh"),
                cookie.contains(narrow),
                "{cookie}"
            );
        }
    }
}
