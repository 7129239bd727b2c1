//! What the environment decides, and how it is shown.

use domain::Role;
use serde_json::{Value, json};

use super::super::hosts::Person;
use crate::harness::{self, TestServer};

async fn started() -> TestServer {
    harness::start(&[
        ("PUBLIC_URL", "https://example.org/pm"),
        ("TZ", "Europe/Berlin"),
        ("JWT_SECRET", "0123456789abcdef0123456789abcdef"),
    ])
    .await
}

#[tokio::test]
async fn what_the_environment_sets_is_shown_as_such_and_not_changed() {
    let server = started().await;
    let me = Person::new(&server, Role::Admin).await;
    let settings = me.get("/settings").await;
    let locked = json!({"server_url": "PUBLIC_URL", "time_zone": "TZ"});
    assert_eq!(settings["locked"], locked);
    assert_eq!(settings["server_url"], "https://example.org/pm");
    assert_eq!(settings["time_zone"], "Europe/Berlin");
    for change in [
        json!({"server_url": "https://other.example", "update_interval": 5}),
        json!({"time_zone": "Asia/Tokyo"}),
    ] {
        let reply = me.send("PUT", "/settings", change).await;
        assert_eq!(reply.error(), (409, "set_by_environment".to_owned()));
    }
    // A form that sends everything as it is may be saved.
    let same = json!({"server_url": "https://example.org/pm", "update_interval": 5});
    let reply = me.send("PUT", "/settings", same).await;
    assert_eq!(reply.json()["update_interval"], 5);
    assert_eq!(
        me.get("/settings").await["server_url"],
        "https://example.org/pm"
    );
}

#[tokio::test]
async fn the_environment_wins_over_what_the_page_said_before() {
    let dir = testkit::tempdir();
    let url = testkit::postgres::fresh_database();
    let key = ("SERVER_KEY", "0123456789abcdef0123456789abcdef");
    let first = harness::start(&[("DATABASE_URL", &url), key]).await;
    let me = Person::new(&first, Role::Admin).await;
    me.send(
        "PUT",
        "/settings",
        json!({"server_url": "https://typed.example"}),
    )
    .await;
    drop(first);
    let named = ("PUBLIC_URL", "https://named.example");
    let second = harness::start(&[("DATABASE_URL", &url), key, named]).await;
    let settings = second.ctx.settings().await.unwrap();
    assert_eq!(settings.server_url, "https://named.example");
    drop(dir);
}

#[tokio::test]
async fn every_variable_is_listed_and_no_secret_is_shown() {
    let server = started().await;
    let me = Person::new(&server, Role::Admin).await;
    let list = me.get("/settings/environment").await;
    let items = list["items"].as_array().unwrap();
    let names: Vec<&str> = items
        .iter()
        .map(|item| item["name"].as_str().unwrap())
        .collect();
    let table: Vec<&str> = server::config::KEYS.iter().map(|key| key.name).collect();
    assert_eq!(names, table);
    let of = |name: &str| -> Value {
        let found = items.iter().find(|item| item["name"] == name);
        found.unwrap().clone()
    };
    let shown = |name: &str| {
        (
            of(name)["value"].clone(),
            of(name)["source"].clone(),
            of(name)["set"].clone(),
        )
    };
    let text = |text: &str| json!(text);
    assert_eq!(
        shown("JWT_SECRET"),
        (text("••••••••"), text("environment"), json!(true))
    );
    assert_eq!(
        shown("SERVER_KEY"),
        (Value::Null, text("default"), json!(false))
    );
    assert_eq!(
        shown("TZ"),
        (text("Europe/Berlin"), text("environment"), json!(true))
    );
    assert_eq!(
        shown("LOG_FORMAT"),
        (text("text"), text("default"), json!(false))
    );
    assert!(!list.to_string().contains("0123456789abcdef"));
    let plain = harness::sqlite().await;
    let me = Person::new(&plain, Role::Admin).await;
    let list = me.get("/settings/environment").await;
    let items = list["items"].as_array().unwrap();
    let zone = items.iter().find(|item| item["name"] == "TZ").unwrap();
    assert_eq!(
        (&zone["value"], &zone["source"]),
        (&text("UTC"), &text("setting"))
    );
}
