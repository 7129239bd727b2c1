//! The size of the database, and its copy.

use domain::Role;
use serde_json::{Value, json};

use super::super::hosts::Person;
use crate::harness::{self, TestServer, on_both};

on_both!(each_table_has_its_size);

async fn each_table_has_its_size(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let data = me.get("/settings/data").await;
    assert_eq!(data["engine"], server.ctx.store.engine_name());
    assert!(
        data["version"]
            .as_str()
            .unwrap()
            .starts_with(|c: char| c.is_ascii_digit())
    );
    assert!(data["size_bytes"].as_i64().unwrap() > 100_000);
    let tables = data["tables"].as_array().unwrap();
    let users = tables
        .iter()
        .find(|table| table["name"] == "users")
        .unwrap();
    assert!(users["bytes"].as_i64().unwrap() >= 8192, "{users}");
    if data["engine"] == "sqlite" {
        assert_eq!(users["rows"], 1);
    }
    let sizes: Vec<i64> = tables
        .iter()
        .map(|t| t["bytes"].as_i64().unwrap())
        .collect();
    assert!(sizes.is_sorted_by(|a, b| a >= b));
    assert!(sizes.iter().sum::<i64>() <= data["size_bytes"].as_i64().unwrap());
    assert_eq!(data["retention"]["audit_days"], 365);
}

async fn finished(me: &Person<'_>) -> Value {
    for _ in 0..200 {
        let backup = me.get("/settings/data").await["backup"].clone();
        if backup["running"] == false {
            return backup;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the backup does not end");
}

#[tokio::test]
async fn a_copy_can_be_made_and_fetched_by_a_super_admin() {
    let server = harness::sqlite().await;
    let me = Person::new(&server, Role::SuperAdmin).await;
    let none = me.call("GET", "/settings/data/backup").await;
    assert_eq!(none.error(), (404, "backup_not_found".to_owned()));
    for _ in 0..2 {
        let begun = me.call("POST", "/settings/data/backup").await;
        assert_eq!(begun.status, 202, "{}", begun.text());
        let backup = finished(&me).await;
        assert_eq!(
            (&backup["supported"], &backup["error"]),
            (&json!(true), &Value::Null)
        );
        server.clock.pass(1_000);
    }
    let copy = me.call("GET", "/settings/data/backup").await;
    assert!(copy.body.starts_with(b"SQLite format 3\0"));
    let told = finished(&me).await;
    assert_eq!(told["last_bytes"], copy.body.len());
    let dir = testkit::tempdir();
    let file = dir.path().join("patchmon.db");
    std::fs::write(&file, &copy.body).unwrap();
    let store = store::Store::open(&store::Location::Sqlite(file))
        .await
        .unwrap();
    assert_eq!(store.read().await.unwrap().count_users().await.unwrap(), 1);
    let kept = me.get("/audit?subject=database").await;
    let actions: Vec<_> = kept["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["action"])
        .collect();
    assert_eq!(actions, ["data.export", "data.backup", "data.backup"]);
    let admin = Person::new(&server, Role::Admin).await;
    let refused = admin.call("GET", "/settings/data/backup").await;
    assert_eq!(refused.error(), (403, "permission_denied".to_owned()));
}

#[tokio::test]
async fn postgres_says_that_it_has_its_own_way() {
    let server = harness::postgres().await;
    let me = Person::new(&server, Role::SuperAdmin).await;
    let backup = me.get("/settings/data").await["backup"].clone();
    assert_eq!(backup["supported"], false);
    let refused = me.call("POST", "/settings/data/backup").await;
    assert_eq!(refused.error(), (409, "backup_unsupported".to_owned()));
    assert!(refused.text().contains("pg_dump"));
}
