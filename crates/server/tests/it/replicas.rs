//! Two servers on one PostgreSQL.

use std::time::Duration;

use axum::body::Body;
use axum::http::Method;
use domain::{Event, Role, Topic};
use http_body_util::BodyExt;
use server::boot;
use server::config::{Config, Inputs};
use store::Tx;
use tokio::sync::oneshot;
use uuid::Uuid;

use crate::harness::{TestServer, postgres, start};

const KEY: &str = "a server key of more than 32 letters";

async fn two() -> (TestServer, TestServer) {
    let url = testkit::postgres::fresh_database();
    let told = [("DATABASE_URL", url.as_str()), ("SERVER_KEY", KEY)];
    (start(&told).await, start(&told).await)
}

#[tokio::test]
async fn a_session_ended_at_one_is_over_at_the_other() {
    let (one, other) = two().await;
    let token = one.token(Role::User).await;
    let profile = || other.get("/api/v1/auth/profile").bearer(&token);
    assert_eq!(
        profile().await.status,
        200,
        "and remembered there from now on"
    );
    one.post("/api/v1/auth/logout").bearer(&token).await;
    for _ in 0..50 {
        if profile().await.status == 401 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the other server never heard of it");
}

#[tokio::test]
async fn settings_changed_at_one_reach_the_other() {
    let (one, other) = two().await;
    let token = one.token(Role::Admin).await;
    assert_eq!(other.ctx.settings().await.unwrap().update_interval, 60);
    let change = serde_json::json!({ "update_interval": 15 });
    one.call(Method::PUT, "/api/v1/settings")
        .bearer(&token)
        .json(&change)
        .await;
    for _ in 0..50 {
        if other.ctx.settings().await.unwrap().update_interval == 15 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("the other server never heard of it");
}

#[tokio::test]
async fn another_server_key_is_refused() {
    let url = testkit::postgres::fresh_database();
    let _first = start(&[("DATABASE_URL", &url), ("SERVER_KEY", KEY)]).await;
    let dir = testkit::tempdir();
    let pairs = [
        ("DATABASE_URL", url.as_str()),
        ("PATCHMON_DATA_DIR", dir.path().to_str().unwrap()),
        ("SERVER_KEY", "another key of more than 32 letters!"),
    ];
    let environment = pairs
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into();
    let config = Config::load(Inputs {
        environment,
        ..Inputs::default()
    })
    .unwrap();
    let refused = boot::open(&config).await.unwrap_err().to_string();
    assert!(
        refused.starts_with("this database was set up with another server key"),
        "{refused}"
    );
}

/// The next event about a host.
async fn next_host(stream: &mut Body) -> String {
    loop {
        let frame = tokio::time::timeout(Duration::from_secs(10), stream.frame());
        let frame = frame
            .await
            .expect("an event within ten seconds")
            .unwrap()
            .unwrap();
        let text = String::from_utf8(frame.into_data().unwrap().to_vec()).unwrap();
        if let Some((_, id)) = text.split_once("{\"id\":\"") {
            return id.split('"').next().unwrap().to_owned();
        }
    }
}

/// Ids are drawn before the commit: the transaction with the lower one may commit last.
#[tokio::test]
async fn an_event_committed_late_is_not_lost() {
    let server = postgres().await;
    let token = server.token(Role::Admin).await;
    let mut stream = server.get("/api/v1/events").bearer(&token).stream().await;
    let (early, late) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let (drawn, when_drawn) = oneshot::channel();
    let (finish, wait) = oneshot::channel();
    let slow = server.ctx.store.write(move |tx: &mut Tx| {
        Box::pin(async move {
            tx.record(Event::of(Topic::Host, late), 1).await?;
            drawn.send(()).unwrap();
            wait.await.unwrap();
            Ok::<_, store::Error>(())
        })
    });
    let others = async {
        when_drawn.await.unwrap();
        let quick = server.ctx.store.write(move |tx: &mut Tx| {
            Box::pin(async move { tx.record(Event::of(Topic::Host, early), 1).await })
        });
        quick.await.unwrap();
        assert_eq!(next_host(&mut stream).await, early.to_string());
        finish.send(()).unwrap();
        assert_eq!(next_host(&mut stream).await, late.to_string());
    };
    let (slow, ()) = tokio::join!(slow, others);
    slow.unwrap();
}
