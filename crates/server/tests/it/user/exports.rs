//! Hosts and packages as files.

use domain::{Permission, Role};
use serde_json::json;

use super::hosts::Person;
use super::packages::{at_risk, reporting};
use crate::harness::{TestServer, on_both};

on_both!(
    the_file_holds_what_the_list_holds,
    a_spreadsheet_runs_nothing_of_it,
    more_hosts_than_one_part_come_once_each,
    who_sees_some_hosts_exports_those,
    seeing_is_not_exporting,
    what_cannot_be_asked_writes_nothing,
);

async fn the_file_holds_what_the_list_holds(server: TestServer) {
    reporting(&server, "web", &at_risk()).await;
    app::hosts::create(&server.ctx, &app::Actor::command_line(), "silent", &[])
        .await
        .unwrap();
    let me = Person::new(&server, Role::User).await;
    for (list, export) in [
        ("/hosts?", "/hosts/export?format=json"),
        (
            "/hosts?security=true",
            "/hosts/export?format=json&security=true",
        ),
        (
            "/hosts?reporting=overdue",
            "/hosts/export?format=json&reporting=overdue",
        ),
        ("/packages?", "/packages/export?format=json"),
        (
            "/packages?state=security&sort=hosts",
            "/packages/export?format=json&state=security&sort=hosts",
        ),
        (
            "/packages?search=nothing",
            "/packages/export?format=json&search=nothing",
        ),
    ] {
        assert_eq!(
            me.get(export).await,
            me.get(list).await["items"],
            "{export}"
        );
    }
    let reply = me.call("GET", "/hosts/export?search=web").await;
    let disposition = reply.header("content-disposition");
    assert_eq!(disposition, Some("attachment; filename=\"hosts.csv\""));
    let text = reply.text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[0].starts_with("id,friendly_name,hostname,"), "{text}");
    assert_eq!(lines.len(), 2, "{text}");
    assert!(
        lines[1].contains(",web,web,") && lines[1].contains(",2,2,1,"),
        "{text}"
    );

    let admin = Person::new(&server, Role::Admin).await;
    let kept = admin.get("/audit?action=data.export").await;
    let kept = kept["items"].as_array().unwrap();
    assert_eq!(kept.len(), 7);
    assert_eq!(kept[0]["actor"]["name"], "user");
    assert_eq!(
        (&kept[0]["subject"]["kind"], &kept[0]["after"]),
        (
            &json!("host"),
            &json!({"format": "csv", "filter": {"search": "web"}})
        )
    );
}

async fn a_spreadsheet_runs_nothing_of_it(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let body = json!({"friendly_name": "=HYPERLINK(\"http://evil\")"});
    assert_eq!(me.send("POST", "/hosts", body).await.status, 201);
    let text = me.call("GET", "/hosts/export").await.text();
    assert!(
        text.contains(",\"'=HYPERLINK(\"\"http://evil\"\")\","),
        "{text}"
    );
}

async fn more_hosts_than_one_part_come_once_each(server: TestServer) {
    let me = app::Actor::command_line();
    let made = app::hosts::create_many(&server.ctx, &me, "host-", 501).await;
    made.unwrap();
    let me = Person::new(&server, Role::User).await;
    let all = me.get("/hosts/export?format=json&order=desc").await;
    let names: Vec<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|host| host["friendly_name"].as_str().unwrap())
        .collect();
    let mut wanted: Vec<String> = (1..=501).map(|number| format!("host-{number}")).collect();
    wanted.sort();
    wanted.reverse();
    assert_eq!(names, wanted);
    let lines = me.call("GET", "/hosts/export").await.text().lines().count();
    assert_eq!(lines, 502);
}

async fn who_sees_some_hosts_exports_those(server: TestServer) {
    let admin = Person::new(&server, Role::SuperAdmin).await;
    let group = admin.group("mine").await;
    let ours = json!({"friendly_name": "ours", "hostGroupIds": [group]});
    admin.send("POST", "/hosts/create", ours).await;
    reporting(&server, "theirs", &at_risk()).await;
    let me = Person::limited(&server, Role::User, &[&group]).await;
    for format in ["csv", "json"] {
        let hosts = me
            .call("GET", &format!("/hosts/export?format={format}"))
            .await
            .text();
        assert!(
            hosts.contains("ours") && !hosts.contains("theirs"),
            "{hosts}"
        );
        let packages = me
            .call("GET", &format!("/packages/export?format={format}"))
            .await
            .text();
        assert!(!packages.contains("curl"), "{packages}");
    }
}

async fn seeing_is_not_exporting(server: TestServer) {
    let viewer = server
        .custom("viewer", &[Permission::ViewHosts, Permission::ViewPackages])
        .await;
    let exporter = server.custom("exporter", &[Permission::ExportData]).await;
    for (path, view) in [
        ("/api/v1/hosts/export", "view_hosts"),
        ("/api/v1/packages/export", "view_packages"),
    ] {
        let refused = server.get(path).bearer(&viewer).await;
        assert_eq!(refused.error(), (403, "permission_denied".to_owned()));
        assert_eq!(refused.json()["permission"], "export_data");
        let refused = server.get(path).bearer(&exporter).await;
        assert_eq!(refused.error(), (403, "permission_denied".to_owned()));
        assert_eq!(refused.json()["permission"], view);
    }
}

async fn what_cannot_be_asked_writes_nothing(server: TestServer) {
    let me = Person::new(&server, Role::Admin).await;
    let refused = me.call("GET", "/hosts/export?reporting=asleep").await;
    assert_eq!(refused.status, 400);
    let refused = me.call("GET", "/packages/export?format=xml").await;
    assert_eq!(refused.status, 400);
    let kept = me.get("/audit?action=data.export").await;
    assert_eq!(kept["total"], 0);
}
