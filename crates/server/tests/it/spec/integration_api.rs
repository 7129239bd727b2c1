//! “Integration API documentation”: the endpoints about hosts, in their order.

use axum::http::Method;
use serde_json::{Value, json};

use crate::agent::Agent;
use crate::harness::{TestServer, Token, on_both};

on_both!(
    hosts_are_listed_with_groups,
    groups_filter_by_name_and_id,
    stats_come_with_the_list,
    stats_info_and_notes,
    network_and_system_in_the_published_units,
    text_disks_and_published_disks_are_read,
    packages_are_ordered_by_urgency,
    reports_are_listed_and_limited,
    a_report_can_be_fetched,
    hosts_are_patched_and_replaced,
    integrations_say_that_docker_is_off,
    a_deleted_host_is_gone_for_its_agent,
    malformed_and_unknown_ids,
);

const HOSTS: &str = "/api/v1/api/hosts";

async fn get(server: &TestServer, token: &Token, path: &str) -> Value {
    let reply = token.sign(server.get(&format!("{HOSTS}{path}"))).await;
    assert_eq!(reply.status, 200, "{path}: {}", reply.text());
    reply.json()
}

async fn group(server: &TestServer, name: &str, hosts: &[&Agent<'_>]) -> String {
    let by = app::Actor::command_line();
    let input = app::host_groups::GroupInput {
        name: Some(name.into()),
        ..Default::default()
    };
    let group = app::host_groups::create(&server.ctx, &by, input)
        .await
        .unwrap();
    for host in hosts {
        let mode = store::hosts::GroupsMode::Add;
        let all = domain::HostScope::All;
        let hosts = [host.created.uuid];
        app::hosts::set_groups_of_many(&server.ctx, &by, &all, &hosts, &[group], mode)
            .await
            .unwrap();
    }
    group.to_string()
}

fn names(list: &Value) -> Vec<&str> {
    let hosts = list["hosts"].as_array().unwrap();
    hosts
        .iter()
        .map(|host| host["friendly_name"].as_str().unwrap())
        .collect()
}

async fn hosts_are_listed_with_groups(server: TestServer) {
    let web = Agent::add(&server, "web-server-01").await;
    let group = group(&server, "Production", &[&web]).await;
    let token = server.api_token(&["get"]).await;
    let before = get(&server, &token, "").await;
    assert_eq!(before["hosts"][0]["hostname"], Value::Null);
    assert_eq!(before["hosts"][0]["ip"], Value::Null);
    let report = testkit::report(30, 5, 2, 7);
    web.report(&report).await;
    let list = get(&server, &token, "").await;
    assert_eq!(
        list,
        json!({
            "hosts": [{
                "id": web.id(), "friendly_name": "web-server-01", "hostname": report.hostname,
                "ip": report.ip, "host_groups": [{"id": group, "name": "Production"}]
            }],
            "total": 1
        })
    );
    assert_eq!(
        get(&server, &token, "/").await,
        list,
        "with a slash at the end"
    );
}

async fn groups_filter_by_name_and_id(server: TestServer) {
    let (a, b) = (
        Agent::add(&server, "a").await,
        Agent::add(&server, "b").await,
    );
    Agent::add(&server, "c").await;
    group(&server, "Production", &[&a]).await;
    let id = group(&server, "Web Servers", &[&a, &b]).await;
    let token = server.api_token(&["get"]).await;
    let list = get(&server, &token, "?hostgroup=Production").await;
    assert_eq!(names(&list), ["a"]);
    assert_eq!(list["filtered_by_groups"], json!(["Production"]));
    let both = get(&server, &token, &format!("?hostgroup=Production,{id}")).await;
    assert_eq!(names(&both), ["a", "b"]);
    assert_eq!(both["filtered_by_groups"], json!(["Production", id]));
    assert_eq!(
        names(&get(&server, &token, "?hostgroup=Web%20Servers").await),
        ["a", "b"]
    );
    assert_eq!(
        names(&get(&server, &token, "?hostgroup=production").await).len(),
        0,
        "case counts"
    );
    let empty = get(&server, &token, "?hostgroup=").await;
    assert_eq!(names(&empty), ["a", "b", "c"]);
    assert_eq!(empty.get("filtered_by_groups"), None);
    let page = get(&server, &token, "?limit=1&offset=1").await;
    assert_eq!((names(&page), &page["total"]), (vec!["b"], &json!(3)));
}

async fn stats_come_with_the_list(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    Agent::add(&server, "zzz").await;
    web.report(&testkit::report(30, 5, 2, 7)).await;
    let token = server.api_token(&["get"]).await;
    let list = get(&server, &token, "?include=stats").await;
    let host = &list["hosts"][0];
    assert_eq!(host["os_type"], "Debian GNU/Linux");
    assert_eq!(host["os_version"], "12 (bookworm)");
    assert_eq!(host["last_update"], "2026-11-23T14:04:00.000Z");
    assert_eq!(host["status"], "active");
    assert_eq!(host["needs_reboot"].as_bool().map(|_| ()), Some(()));
    assert_eq!(host["updates_count"], 5);
    assert_eq!(host["security_updates_count"], 2);
    assert_eq!(host["total_packages"], 30);
    let pending = &list["hosts"][1];
    assert_eq!(
        (&pending["status"], &pending["last_update"]),
        (&json!("pending"), &Value::Null)
    );
    assert_eq!(pending["needs_reboot"], false);
}

async fn stats_info_and_notes(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    let report = testkit::report(30, 5, 2, 7);
    web.report(&report).await;
    let by = app::Actor::command_line();
    let all = domain::HostScope::All;
    app::hosts::write_notes(&server.ctx, &by, &all, web.created.uuid, Some("Production"))
        .await
        .unwrap();
    let token = server.api_token(&["get"]).await;
    let stats = get(&server, &token, &format!("/{}/stats", web.id())).await;
    let repositories = report.repositories.as_ref().unwrap().len();
    assert_eq!(
        stats,
        json!({
            "host_id": web.id(), "total_installed_packages": 30, "outdated_packages": 5,
            "security_updates": 2, "total_repos": repositories
        })
    );
    let info = get(&server, &token, &format!("/{}/info", web.id())).await;
    assert_eq!(
        info,
        json!({
            "id": web.id(), "machine_id": report.machine_id, "friendly_name": "web",
            "hostname": report.hostname, "ip": report.ip, "os_type": report.os_type,
            "os_version": report.os_version, "agent_version": report.agent_version, "host_groups": []
        })
    );
    let notes = get(&server, &token, &format!("/{}/notes", web.id())).await;
    assert_eq!(notes, json!({"host_id": web.id(), "notes": "Production"}));
}

async fn network_and_system_in_the_published_units(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    let one = json!({
        "packages": [{"name": "a", "currentVersion": "1", "needsUpdate": false}],
        "ip": "192.168.1.100", "gatewayIp": "192.168.1.1", "dnsServers": ["8.8.8.8", "8.8.4.4"],
        "networkInterfaces": [{"name": "eth0", "ip": "192.168.1.100", "mac": "00:11:22:33:44:55"}],
        "architecture": "x86_64", "kernelVersion": "6.8.0-45-generic",
        "installedKernelVersion": "6.8.0-50-generic", "selinuxStatus": "disabled",
        "systemUptime": "15 days, 3:22:10", "cpuModel": "Intel Xeon E5-2680 v4", "cpuCores": 4,
        "ramInstalled": 8, "swapSize": 2, "loadAverage": [0.5, 0.3, 0.2],
        "diskDetails": [{"device": "/dev/sda1", "mountPoint": "/", "size": "50GB", "used": "22GB", "available": "28GB"}],
        "needsReboot": true, "rebootReason": "Kernel update pending"
    });
    assert_eq!(
        web.post("/hosts/update").body(one.to_string()).await.status,
        200
    );
    let token = server.api_token(&["get"]).await;
    let network = get(&server, &token, &format!("/{}/network", web.id())).await;
    assert_eq!(
        network,
        json!({
            "id": web.id(), "ip": "192.168.1.100", "gateway_ip": "192.168.1.1",
            "dns_servers": ["8.8.8.8", "8.8.4.4"],
            "network_interfaces": [{"name": "eth0", "ip": "192.168.1.100", "mac": "00:11:22:33:44:55"}]
        })
    );
    let system = get(&server, &token, &format!("/{}/system", web.id())).await;
    assert_eq!(
        system,
        json!({
            "id": web.id(), "architecture": "x86_64", "kernel_version": "6.8.0-45-generic",
            "installed_kernel_version": "6.8.0-50-generic", "selinux_status": "disabled",
            "system_uptime": "15 days, 3:22:10", "cpu_model": "Intel Xeon E5-2680 v4", "cpu_cores": 4,
            "ram_installed": "8192 MB", "swap_size": "2048 MB",
            "load_average": {"1min": 0.5, "5min": 0.3, "15min": 0.2},
            "disk_details": [{
                "filesystem": "/dev/sda1", "size": "50G", "used": "22G", "available": "28G",
                "use_percent": "44%", "mounted_on": "/"
            }],
            "needs_reboot": true, "reboot_reason": "Kernel update pending"
        })
    );
}

async fn text_disks_and_published_disks_are_read(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    let one = json!({
        "packages": [{"name": "a", "currentVersion": "1", "needsUpdate": false}],
        "diskDetails": [
            {"name": "/dev/vda", "mountpoint": "/", "size": "251.97GB (17.12GB used, 73.96GB free, 18.8% used)"},
            {"name": "/dev/vdb", "mountpoint": "/srv", "size": "plenty"}
        ]
    });
    assert_eq!(
        web.post("/hosts/update").body(one.to_string()).await.status,
        200
    );
    let token = server.api_token(&["get"]).await;
    let system = get(&server, &token, &format!("/{}/system", web.id())).await;
    assert_eq!(
        system["disk_details"],
        json!([
            {"filesystem": "/dev/vda", "size": "252G", "used": "18G", "available": "74G", "use_percent": "19%", "mounted_on": "/"},
            {"filesystem": "/dev/vdb", "size": "plenty", "used": null, "available": null, "use_percent": null, "mounted_on": "/srv"}
        ])
    );
    assert_eq!(system["load_average"], Value::Null);
}

async fn packages_are_ordered_by_urgency(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    let package = |name: &str, update: bool, security: bool| {
        let available = update.then_some("2");
        json!({"name": name, "currentVersion": "1", "availableVersion": available,
            "needsUpdate": update, "isSecurityUpdate": security, "description": format!("about {name}")})
    };
    let one = json!({"packages": [
        package("a", false, false), package("z", true, true), package("m", true, false),
        package("b", true, false), package("y", true, true)
    ]});
    assert_eq!(
        web.post("/hosts/update").body(one.to_string()).await.status,
        200
    );
    let token = server.api_token(&["get"]).await;
    let all = get(&server, &token, &format!("/{}/packages", web.id())).await;
    let of = |list: &Value| -> Vec<String> {
        let packages = list["packages"].as_array().unwrap();
        packages
            .iter()
            .map(|p| p["name"].as_str().unwrap().to_owned())
            .collect()
    };
    assert_eq!(of(&all), ["y", "z", "b", "m", "a"]);
    assert_eq!(all["total"], 5);
    assert_eq!(
        all["host"],
        json!({"id": web.id(), "hostname": null, "friendly_name": "web"})
    );
    assert_eq!(
        all["packages"][0],
        json!({
            "id": all["packages"][0]["id"], "name": "y", "description": "about y", "category": null,
            "current_version": "1", "available_version": "2", "needs_update": true,
            "is_security_update": true, "last_checked": "2026-11-23T14:04:00.000Z"
        })
    );
    assert_eq!(all["packages"][4]["available_version"], Value::Null);
    let updates = get(
        &server,
        &token,
        &format!("/{}/packages?updates_only=true", web.id()),
    )
    .await;
    assert_eq!(of(&updates), ["y", "z", "b", "m"]);
    assert_eq!(updates["total"], 4);
    let other = get(
        &server,
        &token,
        &format!("/{}/packages?updates_only=1", web.id()),
    )
    .await;
    assert_eq!(other["total"], 5);
}

async fn reports_are_listed_and_limited(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    let mut report = testkit::report(30, 5, 2, 7);
    for seed in 0..12 {
        testkit::change(&mut report, 5, seed);
        web.report(&report).await;
        server.clock.pass(60_000);
    }
    web.post("/hosts/update").body("{}").await;
    let token = server.api_token(&["get"]).await;
    let path = |query: &str| format!("/{}/package_reports{query}", web.id());
    let list = get(&server, &token, &path("")).await;
    assert_eq!(list["total"], 10);
    let newest = &list["reports"][0];
    assert_eq!(newest["status"], "error");
    assert!(newest["error_message"].is_string());
    let second = &list["reports"][1];
    assert_eq!(
        (&second["status"], &second["error_message"]),
        (&json!("success"), &Value::Null)
    );
    assert_eq!(second["total_packages"], 30);
    assert!(second["payload_kb"].as_f64().unwrap() > 1.0);
    assert!(second["execution_time_seconds"].is_number());
    let count = |list: Value| list["reports"].as_array().unwrap().len();
    assert_eq!(count(get(&server, &token, &path("?limit=0")).await), 1);
    assert_eq!(count(get(&server, &token, &path("?limit=5000")).await), 13);
}

async fn a_report_can_be_fetched(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    let report = testkit::report(30, 5, 2, 7);
    web.report(&report).await;
    let token = server.api_token(&["get", "update"]).await;
    let wish = format!("{HOSTS}/{}/fetch_report", web.id());
    let reply = token.sign(server.post(&wish)).await;
    assert_eq!(reply.status, 202, "{}", reply.text());
    let again = token.sign(server.post(&wish)).await.json();
    assert_eq!(again["job_id"], reply.json()["job_id"], "one wish, one job");
    let path = format!("/{}/agent_queue", web.id());
    let queue = get(&server, &token, &path).await;
    assert_eq!(
        queue["queue_status"],
        json!({"waiting": 1, "active": 0, "delayed": 0, "failed": 0})
    );
    assert_eq!(queue["job_history"][0]["attempt"], 0);
    server.clock.pass(1000);
    let ping = json!({"hashes": report.hashes});
    assert_eq!(
        web.check_in(&ping).await,
        ["packages", "repos", "interfaces", "hostname"]
    );
    let queue = get(&server, &token, &path).await;
    assert_eq!(queue["queue_status"]["active"], 1);
    // The agent did not do it: it waits for the next check-in, which hands it out once more.
    server.clock.pass(600_000);
    let queue = get(&server, &token, &path).await;
    assert_eq!(
        queue["queue_status"],
        json!({"waiting": 0, "active": 0, "delayed": 1, "failed": 0})
    );
    assert_eq!(queue["job_history"][0]["status"], "delayed");
    web.check_in(&ping).await;
    let queue = get(&server, &token, &path).await;
    assert_eq!(queue["queue_status"]["active"], 1);
    web.report(&report).await;
    assert!(web.check_in(&ping).await.is_empty());
    let done = get(&server, &token, &path).await;
    assert_eq!(
        done,
        json!({
            "host_id": web.id(),
            "queue_status": {"waiting": 0, "active": 0, "delayed": 0, "failed": 0},
            "job_history": [{
                "id": reply.json()["job_id"], "job_id": reply.json()["job_id"], "job_name": "fetch_report",
                "status": "completed", "attempt": 2, "created_at": "2026-11-23T14:04:00.000Z",
                "completed_at": "2026-11-23T14:14:01.000Z", "error_message": null, "output": null
            }],
            "total_jobs": 1
        })
    );
    token.sign(server.post(&wish)).await;
    server.clock.pass(86_400_001);
    let late = get(&server, &token, &path).await;
    assert_eq!(
        (
            &late["queue_status"]["failed"],
            &late["job_history"][0]["status"]
        ),
        (&json!(1), &json!("failed"))
    );
    assert!(
        web.check_in(&ping).await.is_empty(),
        "a late wish is not handed out"
    );
}

async fn hosts_are_patched_and_replaced(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    let id = group(&server, "Production", &[&web]).await;
    group(&server, "Web Servers", &[]).await;
    let token = server.api_token(&["get", "put", "patch"]).await;
    let path = format!("{HOSTS}/{}", web.id());
    let send = |method: Method, body: Value| token.sign(server.call(method, &path).json(&body));
    let patched = send(Method::PATCH, json!({"notes": "mine"})).await;
    assert_eq!(
        patched.json(),
        json!({"message": "Host updated successfully", "host": {
            "id": web.id(), "friendly_name": "web", "hostname": null, "ip": null, "notes": "mine",
            "host_groups": [{"id": id, "name": "Production"}]
        }})
    );
    let groups = json!({"friendly_name": "web-2", "host_groups": [id, "Web Servers"]});
    let patched = send(Method::PATCH, groups).await.json();
    let host = &patched["host"];
    assert_eq!(
        (&host["friendly_name"], &host["notes"]),
        (&json!("web-2"), &json!("mine"))
    );
    assert_eq!(host["host_groups"].as_array().unwrap().len(), 2);
    let unknown = json!({"friendly_name": "lost", "host_groups": ["web servers"]});
    let refused = send(Method::PATCH, unknown).await;
    assert_eq!(refused.error(), (400, "unknown_host_group".into()));
    let empty = send(Method::PATCH, json!({"friendly_name": " "})).await;
    assert_eq!(empty.json()["errors"][0]["param"], "friendly_name");
    let info = get(&server, &token, &format!("/{}/info", web.id())).await;
    assert_eq!(
        info["friendly_name"], "web-2",
        "a refused change changes nothing"
    );
    let put = send(Method::PUT, json!({"friendly_name": "web-3"}))
        .await
        .json();
    let host = &put["host"];
    assert_eq!(
        (&host["friendly_name"], &host["notes"]),
        (&json!("web-3"), &Value::Null)
    );
    assert_eq!(host["host_groups"], json!([]));
    assert_eq!(send(Method::PUT, json!({"notes": "x"})).await.status, 400);
}

async fn integrations_say_that_docker_is_off(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    let token = server.api_token(&["get"]).await;
    let found = get(&server, &token, &format!("/{}/integrations", web.id())).await;
    let description = "Monitor Docker containers, images, volumes, and networks. Collects real-time container status events.";
    assert_eq!(
        found,
        json!({"host_id": web.id(), "integrations": {"docker": {"enabled": false, "description": description}}})
    );
}

async fn a_deleted_host_is_gone_for_its_agent(server: TestServer) {
    let web = Agent::add(&server, "web").await;
    let report = testkit::report(30, 5, 2, 7);
    web.report(&report).await;
    let token = server.api_token(&["get", "delete"]).await;
    let path = format!("{HOSTS}/{}", web.id());
    let reply = token.sign(server.call(Method::DELETE, &path)).await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.json(),
        json!({
            "message": "Host deleted successfully",
            "deleted": {"id": web.id(), "friendly_name": "web", "hostname": report.hostname}
        })
    );
    let again = token.sign(server.call(Method::DELETE, &path)).await;
    assert_eq!(
        (again.status.as_u16(), &again.json()["error"]),
        (404, &json!("Host not found"))
    );
    let agent = web.post("/hosts/ping").body("{}").await;
    assert_eq!(agent.status, 401);
    let mut conn = server.ctx.store.read().await.unwrap();
    let log = conn.audited("host").await.unwrap();
    let last = log.last().unwrap();
    assert_eq!((&*last.actor_kind, &*last.actor), ("token", "my api"));
}

async fn malformed_and_unknown_ids(server: TestServer) {
    let token = server.api_token(&["get", "delete"]).await;
    for id in ["nonsense", "00000000-0000-7000-8000-000000000000"] {
        for part in [
            "stats",
            "info",
            "network",
            "system",
            "packages",
            "package_reports",
            "agent_queue",
            "notes",
            "integrations",
        ] {
            let reply = token
                .sign(server.get(&format!("{HOSTS}/{id}/{part}")))
                .await;
            assert_eq!(
                (reply.status.as_u16(), &reply.json()["error"]),
                (404, &json!("Host not found")),
                "{part}"
            );
        }
    }
    let reply = token
        .sign(server.call(Method::DELETE, &format!("{HOSTS}/nonsense")))
        .await;
    assert_eq!(
        (reply.status.as_u16(), &reply.json()["error"]),
        (400, &json!("Invalid host ID format"))
    );
}
