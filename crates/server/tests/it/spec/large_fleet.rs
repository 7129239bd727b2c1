//! The list of hosts of a large fleet: whole, in pages, and at a constant number of statements.

use std::path::Path;
use std::time::Instant;

use serde_json::Value;
use testkit::postgres::{Durability, Postgres};

use crate::harness::{self, TestServer, Token};

const LIST: &str = "/api/v1/api/hosts";

async fn add(server: &TestServer, prefix: &str, hosts: usize) {
    let by = app::Actor::command_line();
    app::hosts::create_many(&server.ctx, &by, prefix, hosts)
        .await
        .unwrap();
}

async fn list(server: &TestServer, token: &Token, query: &str) -> Value {
    let reply = token.sign(server.get(&format!("{LIST}{query}"))).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

fn ids(list: &Value) -> Vec<&str> {
    let hosts = list["hosts"].as_array().unwrap().iter();
    hosts.map(|host| host["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn ten_thousand_hosts_come_whole_and_in_pages() {
    let server = harness::sqlite().await;
    add(&server, "host-", 10_000).await;
    let token = server.api_token(&["get"]).await;
    let whole = list(&server, &token, "").await;
    assert_eq!(whole["total"], 10_000);
    let all = ids(&whole);
    assert_eq!(all.len(), 10_000);
    // Pages neither overlap nor leave anything out, and tell how many there are.
    let mut paged = Vec::new();
    for offset in (0..10_000).step_by(2500) {
        let page = list(&server, &token, &format!("?limit=2500&offset={offset}")).await;
        assert_eq!(page["total"], 10_000);
        paged.extend(ids(&page).into_iter().map(str::to_owned));
    }
    assert_eq!(paged, all);
    let behind = list(&server, &token, "?limit=5&offset=10000&include=stats").await;
    assert_eq!((ids(&behind).len(), &behind["total"]), (0, &10_000.into()));
    let last = list(&server, &token, "?offset=9999").await;
    assert_eq!(ids(&last), all[9999..]);
    let started = Instant::now();
    list(&server, &token, "?limit=50&include=stats").await;
    assert!(
        started.elapsed().as_secs() < 5,
        "a page is no matter of the fleet's size"
    );
}

/// Statements that PostgreSQL has logged so far, those of the tail of events aside.
fn statements(folder: &Path) -> usize {
    let log = std::fs::read_to_string(folder.join("log")).unwrap();
    let lines = log.lines().filter(|line| line.contains("LOG:  execute"));
    lines.filter(|line| !line.contains("outbox")).count()
}

#[tokio::test]
async fn statistics_of_many_hosts_cost_no_statement_more_than_those_of_one() {
    let postgres = Postgres::start(Durability::None).unwrap();
    let url = postgres.admin_url();
    testkit::postgres::run(&url, "ALTER DATABASE postgres SET log_statement = 'all'");
    let server = harness::start(&[("DATABASE_URL", &url)]).await;
    let token = server.api_token(&["get"]).await;
    let cost = async |hosts: usize| {
        let before = statements(postgres.socket());
        let found = list(&server, &token, "?include=stats").await;
        assert_eq!(found["total"], hosts);
        statements(postgres.socket()) - before
    };
    add(&server, "first-", 1).await;
    let of_one = cost(1).await;
    assert!(of_one > 0, "the log was really read");
    add(&server, "more-", 499).await;
    assert_eq!(cost(500).await, of_one);
}
