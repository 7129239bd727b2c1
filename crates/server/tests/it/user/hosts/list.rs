use domain::Role;
use serde_json::json;

use super::Person;
use crate::agent::Agent;
use crate::harness::{TestServer, on_both, snapshot};

on_both!(
    a_row_shows_what_the_report_said,
    filters_and_orders_are_in_the_address,
    automatic_updates_are_filtered_and_counted,
    reporting_follows_the_clock,
    what_cannot_be_asked_is_named,
);

async fn a_row_shows_what_the_report_said(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    agent.report(&testkit::report(40, 8, 3, 1)).await;
    let me = Person::new(&server, Role::ReadOnly).await;
    let list = me.get("/hosts").await;
    let row = serde_json::to_string_pretty(&list["items"][0]).unwrap();
    snapshot!(row.replace(&agent.id(), "ID"), @r#"
    {
      "agent_version": "3.0.0",
      "architecture": "x86_64",
      "created_at": "2026-11-23T14:04:00.000Z",
      "friendly_name": "web",
      "groups": [],
      "hostname": "host-00001.example.test",
      "id": "ID",
      "ip": "10.1.0.1",
      "last_report_at": "2026-11-23T14:04:00.000Z",
      "last_seen_at": "2026-11-23T14:04:00.000Z",
      "oldest_security_package": "fonts-prism15-dev",
      "oldest_security_since": "2026-11-23T14:04:00.000Z",
      "oldest_update_since": "2026-11-23T14:04:00.000Z",
      "os": {
        "name": "Debian 12",
        "type": "Debian GNU/Linux",
        "version": "12 (bookworm)"
      },
      "package_manager": "apt",
      "packages": 40,
      "reboot": {
        "needed": true,
        "reason": "a newer kernel is installed"
      },
      "reporting": "reporting",
      "security_unknown": false,
      "security_updates": 3,
      "status": "active",
      "updates": {
        "available": 8,
        "held": 0,
        "kept_back": 0,
        "phased": 0,
        "pinned": 0,
        "total": 8
      }
    }
    "#);
    snapshot!(list["facets"].to_string(), @r#"{"all":1,"automatic":0,"awaiting":0,"by_hand":1,"groups":[],"os":[{"hosts":1,"key":"Debian 12","name":"Debian 12"}],"overdue":0,"reboot":1,"security":1,"silent":0,"updates":1}"#);
    assert_eq!(
        (&list["total"], &list["limit"], &list["offset"]),
        (&json!(1), &json!(50), &json!(0))
    );
}

async fn filters_and_orders_are_in_the_address(server: TestServer) {
    let me = Person::new(&server, Role::HostManager).await;
    let group = me.group("web, front").await;
    for (name, updates, security) in [("a", 0, 0), ("b", 5, 2), ("c", 9, 0)] {
        let agent = Agent::add(&server, name).await;
        agent
            .report(&testkit::report(40, updates, security, 1))
            .await;
        if name != "a" {
            let body = json!({"groupIds": [group]});
            me.send("PUT", &format!("/hosts/{}/groups", agent.id()), body)
                .await;
        }
    }
    Agent::add(&server, "d").await;
    let by_group = format!("?group={group}");
    let cases = [
        ("", "a b c d"),
        ("?sort=updates&order=desc", "c b d a"),
        ("?sort=security&order=desc&limit=1", "b"),
        ("?sort=friendly_name&order=desc&offset=3", "a"),
        ("?updates=true", "b c"),
        ("?security=true", "b"),
        ("?reporting=awaiting", "d"),
        ("?reporting=reporting,awaiting", "a b c d"),
        ("?search=%20B%20", "b"),
        ("?search=host-00001.example", "a b c"),
        ("?os=Debian%2012&updates=false", "a"),
        (&by_group, "b c"),
        ("?group=ungrouped", "a d"),
        ("?group=nobody", ""),
    ];
    for (query, want) in cases {
        assert_eq!(me.names(query).await, want, "{query}");
    }
}

async fn automatic_updates_are_filtered_and_counted(server: TestServer) {
    let me = Person::new(&server, Role::ReadOnly).await;
    let updater = |enabled: bool, installs: Option<bool>| json!([{"name": "unattended-upgrades", "enabled": enabled, "installs": installs}]);
    for (name, told) in [
        ("installs", Some(updater(true, Some(true)))),
        ("fetches", Some(updater(true, Some(false)))),
        ("off", Some(updater(false, Some(true)))),
        ("none", Some(json!([]))),
        ("silent", None),
    ] {
        let agent = Agent::add(&server, name).await;
        let mut report = json!(testkit::report(5, 0, 0, 1));
        match told {
            Some(told) => report["facts"]["automaticUpdates"] = told,
            None => report["facts"] = json!(null),
        }
        let sent = agent.post("/hosts/update").json(&report).await;
        assert_eq!(sent.status, 200, "{}", sent.text());
    }
    assert_eq!(me.names("?automatic_updates=true").await, "installs");
    assert_eq!(
        me.names("?automatic_updates=false").await,
        "fetches none off",
        "what nobody told is in neither"
    );
    let facets = me.get("/hosts").await["facets"].clone();
    assert_eq!(facets["automatic"], 1);
    assert_eq!(facets["by_hand"], 3);
}

async fn reporting_follows_the_clock(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    agent.report(&testkit::report(5, 0, 0, 1)).await;
    let me = Person::new(&server, Role::ReadOnly).await;
    agent.check_in(&json!({"intervalMinutes": 4})).await;
    app::hosts::flush_contacts(&server.ctx).await.unwrap();
    for (minutes, state) in [(0, "reporting"), (7, "overdue"), (13, "silent")] {
        server.clock.pass(minutes * 60_000);
        let list = me.get("/hosts").await;
        assert_eq!(list["items"][0]["reporting"], state);
        if state != "reporting" {
            assert_eq!(list["facets"][state], 1);
        }
        assert_eq!(me.names(&format!("?reporting={state}")).await, "web");
    }
}

async fn what_cannot_be_asked_is_named(server: TestServer) {
    let me = Person::new(&server, Role::ReadOnly).await;
    let ask = async |query: &str| {
        let reply = me.call("GET", &format!("/hosts{query}")).await;
        assert_eq!(reply.status, 400);
        reply.text()
    };
    snapshot!(ask("?reporting=late").await, @r#"{"errors":[{"msg":"must be reporting, overdue, silent or awaiting","param":"reporting","location":"query"}]}"#);
    snapshot!(ask("?limit=501").await, @r#"{"errors":[{"msg":"must be between 1 and 500","param":"limit","location":"query"}]}"#);
    snapshot!(ask("?updates=maybe").await, @r#"{"errors":[{"msg":"updates: provided string was not `true` or `false`","param":"updates","location":"query"}]}"#);
}
