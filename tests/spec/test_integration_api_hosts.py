"""“Integration API documentation (scoped credentials)”: its endpoints about one host, in their order."""

import pytest

from spec.checks import answer, is_time, is_uuid, refusal
from spec.fleet import NETWORK, NGINX, OPENSSL, READING, Fleet, web_report
from support import reports
from support.admin import Admin
from support.host import Host
from support.server import Server

DOCKER = (
    "Monitor Docker containers, images, volumes, and networks. Collects real-time container status events."
)


# API endpoints


@pytest.mark.parametrize(("action", "method", "path"), READING)
def test_all_endpoints_answer_with_and_without_trailing_slash(
    fleet: Fleet, action: str, method: str, path: str
) -> None:
    plain = fleet.token.call(method, path.format(id=fleet.web.id))
    slash = fleet.token.call(method, path.format(id=fleet.web.id) + "/")
    assert answer(plain) == answer(slash), action


# Endpoints of one host


def part(fleet: Fleet, host: Host, path: str) -> dict:
    """One of the endpoints of a host."""
    return answer(fleet.token.get(f"/api/hosts/{host.id}/{path}"))


def test_host_statistics(fleet: Fleet) -> None:
    assert part(fleet, fleet.web, "stats") == {
        "host_id": fleet.web.id,
        "total_installed_packages": 342,
        "outdated_packages": 15,
        "security_updates": 3,
        "total_repos": 8,
    }


def test_host_information(fleet: Fleet) -> None:
    assert part(fleet, fleet.web, "info") == {
        "id": fleet.web.id,
        "machine_id": "abc123def456",
        "friendly_name": "web-server-01",
        "hostname": "web01.example.com",
        "ip": "192.168.1.100",
        "os_type": "Ubuntu",
        "os_version": "24.04 LTS",
        "agent_version": "1.4.0",
        "host_groups": [{"id": fleet.groups["Production"], "name": "Production"}],
    }


def test_host_network_information(fleet: Fleet) -> None:
    assert part(fleet, fleet.web, "network") == {
        "id": fleet.web.id,
        "ip": "192.168.1.100",
        "gateway_ip": "192.168.1.1",
        "dns_servers": ["8.8.8.8", "8.8.4.4"],
        "network_interfaces": NETWORK["networkInterfaces"],
    }


def test_host_system_information(fleet: Fleet) -> None:
    fleet.web.send(web_report(needsReboot=True, rebootReason="Kernel update pending"))
    assert part(fleet, fleet.web, "system") == {
        "id": fleet.web.id,
        "architecture": "x86_64",
        "kernel_version": "6.8.0-45-generic",
        "installed_kernel_version": "6.8.0-50-generic",
        "selinux_status": "disabled",
        "system_uptime": "15 days, 3:22:10",
        "cpu_model": "Intel Xeon E5-2680 v4",
        "cpu_cores": 4,
        "ram_installed": "8192 MB",
        "swap_size": "2048 MB",
        "load_average": {"1min": 0.5, "5min": 0.3, "15min": 0.2},
        "disk_details": [
            {
                "filesystem": "/dev/sda1",
                "size": "50G",
                "used": "22G",
                "available": "28G",
                "use_percent": "44%",
                "mounted_on": "/",
            }
        ],
        "needs_reboot": True,
        "reboot_reason": "Kernel update pending",
    }
    fleet.web.send(web_report())


def test_host_system_information_of_the_existing_agent(admin: Admin, fleet: Fleet) -> None:
    host = admin.add_host("recorded")
    host.send(reports.recorded())
    system = part(fleet, host, "system")
    assert system["disk_details"] == [
        {
            "filesystem": "/dev/vda",
            "size": "252G",
            "used": "19G",
            "available": "73G",
            "use_percent": "21%",
            "mounted_on": "/",
        }
    ]
    assert system["load_average"] == {"1min": 4.01, "5min": 2.82, "15min": 1.25}
    assert (system["ram_installed"], system["system_uptime"]) == ("24106 MB", "10 minutes")
    assert fleet.token.call("DELETE", f"/api/hosts/{host.id}").status_code == 200


def printed_package(package: dict, shown: dict) -> dict:
    """A reported package as the page prints it; id and time are checked and taken over."""
    assert is_uuid(shown["id"])
    assert is_time(shown["last_checked"])
    return {
        "id": shown["id"],
        "name": package["name"],
        "description": package.get("description"),
        "category": package.get("category"),
        "current_version": package["currentVersion"],
        "available_version": package.get("availableVersion"),
        "needs_update": package["needsUpdate"],
        "is_security_update": package["isSecurityUpdate"],
        "last_checked": shown["last_checked"],
    }


def test_host_packages_security_first_then_updates(fleet: Fleet) -> None:
    found = part(fleet, fleet.database, "packages")
    reported = [OPENSSL, NGINX, reports.package("up-to-date", "5.2")]
    assert found == {
        "host": {"id": fleet.database.id, "hostname": "db01.example.com", "friendly_name": "db-server-01"},
        "packages": [printed_package(*pair) for pair in zip(reported, found["packages"], strict=True)],
        "total": 3,
    }


def test_updates_only_true_returns_only_packages_that_need_updates(fleet: Fleet) -> None:
    found = part(fleet, fleet.database, "packages?updates_only=true")
    assert [package["name"] for package in found["packages"]] == ["openssl", "nginx"]
    assert found["total"] == 2
    for other in ("false", "1", ""):
        assert part(fleet, fleet.database, f"packages?updates_only={other}")["total"] == 3


def test_package_reports(fleet: Fleet) -> None:
    found = part(fleet, fleet.database, "package_reports")
    [report] = found["reports"]
    assert is_time(report["date"])
    assert isinstance(report["execution_time_seconds"], float)
    assert report["payload_kb"] > 0
    assert found == {
        "host_id": fleet.database.id,
        "reports": [
            report
            | {
                "id": report["id"],
                "status": "success",
                "total_packages": 3,
                "outdated_packages": 2,
                "security_updates": 1,
                "error_message": None,
            }
        ],
        "total": 1,
    }


def test_package_reports_limit_defaults_to_10(admin: Admin, fleet: Fleet) -> None:
    host = admin.add_host("chatty")
    for number in range(12):
        host.send(reports.report(reports.package("bash", f"5.{number}")))
    totals = [part(fleet, host, f"package_reports{query}")["total"] for query in ("", "?limit=3", "?limit=0")]
    assert totals == [10, 3, 1]
    assert part(fleet, host, "package_reports?limit=5000")["total"] == 12
    assert fleet.token.call("DELETE", f"/api/hosts/{host.id}").status_code == 200


def test_agent_queue(fleet: Fleet) -> None:
    queue = part(fleet, fleet.database, "agent_queue")
    nothing = {"waiting": 0, "active": 0, "delayed": 0, "failed": 0}
    assert queue == {
        "host_id": fleet.database.id,
        "queue_status": nothing,
        "job_history": [],
        "total_jobs": 0,
    }
    assert fleet.token.call("POST", f"/api/hosts/{fleet.database.id}/fetch_report").status_code == 202
    queue = part(fleet, fleet.database, "agent_queue")
    [job] = queue["job_history"]
    assert queue["queue_status"] == nothing | {"waiting": 1}
    assert is_time(job["created_at"])
    assert job == {
        "id": job["id"],
        "job_id": job["job_id"],
        "job_name": job["job_name"],
        "status": "waiting",
        "attempt": job["attempt"],
        "created_at": job["created_at"],
        "completed_at": None,
        "error_message": None,
        "output": None,
    }
    assert queue["total_jobs"] == 1


def test_a_fetched_report_rides_on_the_next_check_in(admin: Admin, fleet: Fleet) -> None:
    host = admin.add_host("asked")
    hashes = {
        f"{section}Hash": section[0] * 64 for section in ("packages", "repos", "interfaces", "hostname")
    }
    report = web_report(hashes=hashes)
    host.send(report)
    check_in = {"hashes": hashes, "metrics": {"needsReboot": False}}
    assert not host.ping(check_in).get("requestFull")
    assert fleet.token.call("POST", f"/api/hosts/{host.id}/fetch_report").status_code == 202
    assert {"packages", "repos", "interfaces", "hostname"} <= set(host.ping(check_in)["requestFull"])
    queue = part(fleet, host, "agent_queue")
    assert (queue["queue_status"]["active"], queue["job_history"][0]["attempt"]) == (1, 1)
    host.send(report)
    queue = part(fleet, host, "agent_queue")
    [job] = queue["job_history"]
    assert queue["queue_status"] == {"waiting": 0, "active": 0, "delayed": 0, "failed": 0}
    assert job["status"] == "completed"
    assert is_time(job["completed_at"])
    assert not host.ping(check_in).get("requestFull")
    assert fleet.token.call("DELETE", f"/api/hosts/{host.id}").status_code == 200


def test_notes(fleet: Fleet) -> None:
    assert part(fleet, fleet.web, "notes") == {"host_id": fleet.web.id, "notes": "Production web server."}
    assert part(fleet, fleet.pending, "notes") == {"host_id": fleet.pending.id, "notes": None}


def test_integrations_docker_not_enabled(fleet: Fleet) -> None:
    assert part(fleet, fleet.web, "integrations") == {
        "host_id": fleet.web.id,
        "integrations": {"docker": {"enabled": False, "description": DOCKER}},
    }


def test_integrations_docker_enabled(admin: Admin, fleet: Fleet) -> None:
    host = admin.add_host("with-docker")
    kinds = {"containers": ("container_id", 12), "volumes": ("volume_id", 5), "networks": ("network_id", 3)}
    inventory = {
        kind: [{key: f"{kind}-{number}", "name": f"{kind}-{number}"} for number in range(count)]
        for kind, (key, count) in kinds.items()
    }
    assert host.post("/integrations/docker", json=inventory | {"images": []}).status_code == 200
    counts = {"containers_count": 12, "volumes_count": 5, "networks_count": 3}
    shown = {"enabled": True} | counts | {"description": DOCKER}
    assert part(fleet, host, "integrations") == {"host_id": host.id, "integrations": {"docker": shown}}
    assert fleet.token.call("DELETE", f"/api/hosts/{host.id}").status_code == 200


# Delete host


def test_delete_answers_with_the_deleted_host(admin: Admin, fleet: Fleet) -> None:
    host = admin.add_host("web-server-09", fleet.groups["Production"])
    host.send(web_report(hostname="web09.example.com"))
    path = f"/api/hosts/{host.id}"
    assert answer(fleet.token.call("DELETE", path)) == {
        "message": "Host deleted successfully",
        "deleted": {"id": host.id, "friendly_name": "web-server-09", "hostname": "web09.example.com"},
    }
    assert refusal(fleet.token.call("DELETE", path)) == (404, "Host not found")
    assert refusal(host.post("/hosts/ping")) == (401, "Invalid API credentials")


def test_delete_takes_all_related_data_with_it(admin: Admin, server: Server, fleet: Fleet) -> None:
    host = admin.add_host("web-server-09", fleet.groups["Production"])
    repository = {"name": "", "url": "https://only-here.example.com", "distribution": "noble"}
    host.send(reports.report(reports.package("only-here", "1", "2"), repositories=[repository]))
    assert fleet.token.call("POST", f"/api/hosts/{host.id}/fetch_report").status_code == 202
    assert admin.get("/packages?search=only-here").json()["items"][0]["hosts"] == 1
    number = server.sql("SELECT id FROM hosts WHERE friendly_name = 'web-server-09'")
    assert fleet.token.call("DELETE", f"/api/hosts/{host.id}").status_code == 200
    assert all(item["hosts"] == 0 for item in admin.get("/packages?search=only-here").json()["items"])
    assert admin.get("/repositories?search=only-here").json()["items"] == []
    left = [
        table
        for table in tables_about_hosts(server)
        if server.sql(f"SELECT count(*) FROM {table} WHERE host_id = {number}") != "0"
    ]
    assert left == []


def tables_about_hosts(server: Server) -> list[str]:
    """Every table with a column `host_id`."""
    if server.database_url:
        columns = "SELECT table_name FROM information_schema.columns WHERE column_name = 'host_id'"
    else:
        columns = (
            "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c"
            " WHERE m.type = 'table' AND c.name = 'host_id'"
        )
    found = server.sql(columns).split()
    assert "host_reports" in found
    return found


def test_delete_a_malformed_id_is_400(fleet: Fleet) -> None:
    refused = fleet.token.call("DELETE", "/api/hosts/nonsense")
    assert refusal(refused) == (400, "Invalid host ID format")


def test_delete_a_host_that_something_refers_to_is_400(admin: Admin, server: Server, fleet: Fleet) -> None:
    host = admin.add_host("pinned")
    server.sql("CREATE TABLE pins (host_id BIGINT REFERENCES hosts (id))")
    server.sql("INSERT INTO pins SELECT id FROM hosts WHERE friendly_name = 'pinned'")
    refused = fleet.token.call("DELETE", f"/api/hosts/{host.id}")
    assert refusal(refused) == (400, "Cannot delete host due to foreign key constraints")
    server.sql("DROP TABLE pins")
    assert fleet.token.call("DELETE", f"/api/hosts/{host.id}").status_code == 200
