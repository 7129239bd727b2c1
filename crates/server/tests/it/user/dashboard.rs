//! The dashboard over HTTP.

use domain::Role;
use serde_json::{Value, json};

use super::packages::{at_risk, current, reporting};
use crate::harness::{TestServer, on_both};

on_both!(
    the_dashboard_says_what_to_patch_first,
    scripts_in_the_field_find_their_numbers,
    the_trend_has_every_day,
    the_first_start_is_empty,
);

async fn get(server: &TestServer, path: &str) -> Value {
    let token = server.token(Role::ReadOnly).await;
    get_as(server, &token, path).await
}

async fn get_as(server: &TestServer, token: &str, path: &str) -> Value {
    let reply = server.get(&format!("/api/v1{path}")).bearer(token).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

async fn fleet(server: &TestServer) {
    reporting(server, "web", &at_risk()).await;
    reporting(server, "mail", &current()).await;
}

async fn the_dashboard_says_what_to_patch_first(server: TestServer) {
    fleet(&server).await;
    let token = server.token(Role::User).await;
    let shown = get_as(&server, &token, "/dashboard").await;
    let numbers = [
        "hosts",
        "need_updates",
        "have_security",
        "updates",
        "security_updates",
    ];
    assert_eq!(
        numbers.map(|name| shown[name].as_i64().unwrap()),
        [2, 1, 1, 2, 1]
    );
    let bar = json!({"security": 1, "other": 0, "current": 1, "unknown": 0});
    assert_eq!(shown["bar"], bar);
    assert_eq!(shown["attention_total"], 1);
    let first = &shown["attention"][0];
    assert_eq!(first["host"]["friendly_name"], "web");
    assert_eq!(first["reason"], "security_waiting");
    assert_eq!(first["package"], "curl");
    assert_eq!((&first["hosts"], &first["others"]), (&json!(1), &json!([])));
    let id = first["package_id"].as_str().unwrap();
    let package = get_as(&server, &token, &format!("/packages/{id}")).await;
    assert_eq!(package["name"], "curl");
    assert_eq!(
        (&first["held"], &first["more_security"]),
        (&json!(false), &json!(0))
    );
    let waiting = json!([
        {"bucket": "over_30", "updates": 0, "hosts": 0},
        {"bucket": "8_to_30", "updates": 0, "hosts": 0},
        {"bucket": "up_to_7", "updates": 1, "hosts": 1},
    ]);
    assert_eq!(shown["waiting"], waiting);
    assert_eq!(shown["oldest"]["package"], "curl");
    assert_eq!(shown["oldest"]["since"], "2026-11-23T14:04:00.000Z");
    let systems = json!([{"key": "Debian 12", "name": "Debian 12", "hosts": 2}]);
    assert_eq!(shown["operating_systems"], systems);
    let spread = shown["widespread"].as_array().unwrap().iter();
    let spread: Vec<_> = spread.map(|row| (&row["name"], &row["security"])).collect();
    assert_eq!(
        spread,
        [
            (&json!("curl"), &json!(true)),
            (&json!("bash"), &json!(false))
        ]
    );
}

async fn scripts_in_the_field_find_their_numbers(server: TestServer) {
    fleet(&server).await;
    let stats = get(&server, "/dashboard/stats").await;
    let cards = json!({
        "totalHosts": 2, "hostsNeedingUpdates": 1, "upToDateHosts": 1,
        "totalOutdatedPackages": 2, "erroredHosts": 0, "securityUpdates": 1, "offlineHosts": 0,
        "hostsNeedingReboot": 0, "totalHostGroups": 0, "totalUsers": 1, "totalRepos": 1,
    });
    assert_eq!(stats["cards"], cards);
    let charts = json!({
        "osDistribution": [{"name": "Debian 12", "count": 2}],
        "updateStatusDistribution": [
            {"name": "Up to date", "count": 1},
            {"name": "Needs updates", "count": 1},
            {"name": "Not known", "count": 0},
        ],
        "packageUpdateDistribution": [
            {"name": "Security", "count": 1},
            {"name": "Regular", "count": 1},
        ],
    });
    assert_eq!(stats["charts"], charts);
    assert_eq!(stats["lastUpdated"], "2026-11-23T14:04:00.000Z");
}

async fn the_trend_has_every_day(server: TestServer) {
    fleet(&server).await;
    let trend = get(&server, "/dashboard/trend?days=2").await;
    let expected = json!([
        {"day": "2026-11-22", "updates": null, "security": null},
        {"day": "2026-11-23", "updates": 2, "security": 1},
    ]);
    assert_eq!(trend["points"], expected);
    let token = server.sign_in("readonly", crate::harness::PASSWORD).await;
    let token = token.json()["token"].as_str().unwrap().to_owned();
    for days in ["0", "366", "many"] {
        let path = format!("/api/v1/dashboard/trend?days={days}");
        let reply = server.get(&path).bearer(&token).await;
        assert_eq!(reply.status, 400, "{days}");
        assert_eq!(reply.json()["errors"][0]["param"], "days");
    }
}

async fn the_first_start_is_empty(server: TestServer) {
    let shown = get(&server, "/dashboard").await;
    assert_eq!(
        (&shown["hosts"], &shown["oldest"]),
        (&json!(0), &Value::Null)
    );
    assert_eq!(shown["attention"], json!([]));
}
