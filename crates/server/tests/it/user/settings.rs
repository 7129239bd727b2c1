//! Settings: what can be changed, what the environment decides, the database, pictures.

mod data;
mod environment;
mod logos;

use axum::http::Method;
use domain::Role;
use serde_json::json;

use super::hosts::Person;

use crate::harness::{TestServer, on_both};

on_both!(
    a_part_can_be_changed_and_the_rest_stays,
    values_out_of_range_are_named_and_nothing_changes,
    a_change_is_kept_with_what_changed,
    the_zone_of_the_settings_decides_the_day,
);

async fn a_part_can_be_changed_and_the_rest_stays(server: TestServer) {
    let token = server.token(Role::Admin).await;
    let before = server.get("/api/v1/settings").bearer(&token).await.json();
    assert_eq!(before["update_interval"], 60);
    let change = json!({ "update_interval": 15, "server_url": "https://patch.example.org/" });
    let put = server
        .call(Method::PUT, "/api/v1/settings")
        .bearer(&token)
        .json(&change)
        .await;
    assert_eq!(put.status, 200);
    let after = server.get("/api/v1/settings").bearer(&token).await.json();
    assert_eq!(after, put.json());
    assert_eq!(after["update_interval"], 15);
    assert_eq!(after["server_url"], "https://patch.example.org");
    assert_eq!(after["report_days"], before["report_days"]);
}

async fn values_out_of_range_are_named_and_nothing_changes(server: TestServer) {
    let token = server.token(Role::Admin).await;
    let change = json!({
        "update_interval": 0, "server_url": "x", "report_days": 30, "time_zone": "Moon/Base", "accent_color": "red",
    });
    let put = server
        .call(Method::PUT, "/api/v1/settings")
        .bearer(&token)
        .json(&change)
        .await;
    assert_eq!(put.status, 400);
    let errors = put.json();
    let params: Vec<_> = errors["errors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| &e["param"])
        .collect();
    assert_eq!(
        params,
        ["server_url", "update_interval", "time_zone", "accent_color"]
    );
    let after = server.get("/api/v1/settings").bearer(&token).await.json();
    assert_eq!(after["report_days"], 90);
}

async fn a_change_is_kept_with_what_changed(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let change = json!({"update_interval": 15, "accent_color": "#1971c2", "report_days": 90});
    assert_eq!(
        me.send("PUT", "/settings", change.clone()).await.status,
        200
    );
    // The same once more changes nothing and is no deed.
    assert_eq!(me.send("PUT", "/settings", change).await.status, 200);
    let rows = me.get("/audit?subject=settings").await;
    let [row] = &rows["items"].as_array().unwrap()[..] else {
        panic!("one row: {rows}")
    };
    assert_eq!(
        row["before"],
        json!({"update_interval": "60", "accent_color": ""})
    );
    assert_eq!(
        row["after"],
        json!({"update_interval": "15", "accent_color": "#1971c2"})
    );
}

async fn the_zone_of_the_settings_decides_the_day(server: TestServer) {
    let day = async || app::enrolment::day(&server.ctx).await.unwrap();
    let midnight = server.ctx.now() % 86_400_000;
    server.clock.pass(86_400_000 + 12 * 3_600_000 - midnight);
    let utc = day().await;
    let me = Person::new(&server, Role::Admin).await;
    // Fourteen hours ahead of UTC: at noon it is tomorrow there.
    let change = json!({"time_zone": "Pacific/Kiritimati"});
    assert_eq!(me.send("PUT", "/settings", change).await.status, 200);
    assert_eq!(day().await, utc + 1);
}
