use domain::Role;

use super::Person;
use crate::agent::Agent;
use crate::harness::{TestServer, on_both, snapshot};

on_both!(
    the_page_shows_what_the_report_said,
    the_page_of_a_new_host_says_nothing_it_cannot_know,
    an_unknown_host_is_not_found,
);

async fn the_page_shows_what_the_report_said(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    agent.report(&testkit::report(40, 8, 3, 1)).await;
    Agent::add(&server, "other")
        .await
        .report(&testkit::report(5, 0, 0, 1))
        .await;
    let me = Person::new(&server, Role::ReadOnly).await;
    let page = me.get(&format!("/hosts/{}", agent.id())).await;
    assert_eq!(page["same_machine"][0]["friendly_name"], "other");
    assert_eq!(page["kernel"]["installed"], "6.1.0-41-amd64");
    assert_eq!(page["repositories_count"], 3);
    assert_eq!(page["update_interval"], 60);
    snapshot!(page["interfaces"].to_string(), @r#"[{"addresses":[{"address":"10.1.0.1","family":"inet","netmask":"/16"}],"duplex":null,"kind":"ethernet","link_speed":null,"mac_address":"02:00:00:00:01:01","mtu":1500,"name":"eth0","status":"up"}]"#);
    snapshot!(page["disks"].to_string(), @r#"[{"available":28067611279,"device":"/dev/vda1","filesystem":null,"mountpoint":"/","size":42101416919,"text":"39.21GB (11.02GB used, 26.14GB free, 29.7% used)","used":11832634900}]"#);
}

async fn the_page_of_a_new_host_says_nothing_it_cannot_know(server: TestServer) {
    let agent = Agent::add(&server, "web").await;
    let me = Person::new(&server, Role::ReadOnly).await;
    let page = me.get(&format!("/hosts/{}", agent.id())).await;
    let page = page.to_string().replace(&agent.id(), "ID");
    snapshot!(page.replace(&agent.created.api_id, "API_ID"), @r#"{"agent_version":null,"api_id":"API_ID","apparmor":null,"architecture":null,"automatic_updates":null,"boot_time":null,"collectors":[],"container":null,"cpu":{"cores":null,"model":null},"created_at":"2026-11-23T14:04:00.000Z","disks":[],"dns_servers":[],"docker_enabled":null,"enrollment":null,"friendly_name":"web","gateway_ip":null,"groups":[],"hostname":null,"id":"ID","interfaces":[],"ip":null,"kernel":{"installed":null,"running":null},"last_report_at":null,"last_seen_at":null,"load_average":null,"machine_id":null,"memory":null,"missing_package_managers":[],"notes":null,"oldest_security_package":null,"oldest_security_since":null,"oldest_update_since":null,"os":null,"package_lists":null,"package_manager":null,"packages":0,"ram_gib":null,"reboot":{"needed":null,"reason":null},"reboot_evidence":[],"reporting":"awaiting","repositories_count":0,"restart_needed":null,"same_machine":[],"security_unknown":false,"security_updates":0,"selinux":null,"status":"pending","swap_gib":null,"update_interval":60,"updates":{"available":0,"held":0,"kept_back":0,"phased":0,"pinned":0,"total":0},"uptime_text":null,"virtualization":null}"#);
}

async fn an_unknown_host_is_not_found(server: TestServer) {
    let me = Person::new(&server, Role::ReadOnly).await;
    for path in ["", "/reports", "/packages", "/changes", "/repositories"] {
        let unknown = "/hosts/00000000-0000-7000-8000-000000000000";
        let reply = me.call("GET", &format!("{unknown}{path}")).await;
        assert_eq!(reply.error(), (404, "host_not_found".into()), "{path}");
    }
    let nonsense = me.call("GET", "/hosts/nonsense").await;
    assert_eq!(nonsense.error(), (404, "not_found".into()));
}
