"""“Auto-enrolment api documentation”: what a host reports, in its order."""

import requests

from spec.checks import answer, refusal
from support import reports
from support.admin import Admin
from support.host import Host

REPORT = {
    "packages": [
        {
            "name": "nginx",
            "currentVersion": "1.18.0",
            "availableVersion": "1.20.0",
            "needsUpdate": True,
            "isSecurityUpdate": False,
        }
    ],
    "agentVersion": "1.2.3",
    "cpuModel": "Intel Xeon E5-2680 v4",
    "cpuCores": 8,
    "ramInstalled": 16.0,
    "swapSize": 2.0,
    "diskDetails": [
        {"device": "/dev/sda1", "mountPoint": "/", "size": "50GB", "used": "25GB", "available": "25GB"}
    ],
    "gatewayIp": "192.168.1.1",
    "dnsServers": ["8.8.8.8", "8.8.4.4"],
    "networkInterfaces": [{"name": "eth0", "ip": "192.168.1.10", "mac": "00:11:22:33:44:55"}],
    "kernelVersion": "5.4.0-74-generic",
    "selinuxStatus": "disabled",
}


def test_host_data_update_as_printed(admin: Admin) -> None:
    host = admin.add_host("printed")
    answered = host.send(REPORT)
    assert answered == {
        "message": "Host updated successfully",
        "packagesProcessed": 1,
        "updatesAvailable": 1,
        "securityUpdates": 0,
    }
    detail = answer(admin.get(f"/hosts/{host.id}"))
    assert (detail["agent_version"], detail["cpu"]) == ("1.2.3", {"model": REPORT["cpuModel"], "cores": 8})
    assert detail["status"] == "active"


def test_host_data_update_of_every_field(admin: Admin) -> None:
    more = {
        "osType": "Ubuntu",
        "osVersion": "24.04 LTS",
        "hostname": "web01.example.com",
        "ip": "192.168.1.10",
        "architecture": "x86_64",
        "installedKernelVersion": "5.4.0-80-generic",
        "systemUptime": "3 days, 4 hours, 5 minutes",
        "loadAverage": [0.5, 0.3, 0.2],
        "machineId": "abc123",
        "needsReboot": True,
        "rebootReason": "Kernel update pending",
        "repositories": [],
        "executionTime": "4.2",
    }
    host = admin.add_host("every-field")
    host.send(REPORT | more)
    detail = answer(admin.get(f"/hosts/{host.id}"))
    kernel = {"running": "5.4.0-74-generic", "installed": "5.4.0-80-generic"}
    assert (detail["hostname"], detail["machine_id"], detail["kernel"]) == (
        "web01.example.com",
        "abc123",
        kernel,
    )
    assert detail["reboot"] == {"needed": True, "reason": "Kernel update pending"}
    assert detail["load_average"] == [0.5, 0.3, 0.2]


def test_host_data_update_packages_required_and_at_most_10000(admin: Admin) -> None:
    host = admin.add_host("bounds")
    for body in ({}, {"packages": []}, {"agentVersion": "1.2.3"}):
        assert host.post("/hosts/update", json=body).status_code == 400, body
    many = [reports.package(f"package-{number}", "1") for number in range(10_001)]
    assert host.post("/hosts/update", json=reports.report(*many)).status_code == 400
    assert host.send(reports.report(*many[1:]))["packagesProcessed"] == 10_000


def test_host_endpoints_authenticate_by_id_and_key(admin: Admin) -> None:
    host = admin.add_host("wrong-key")
    other = Host(host.url, host.id, host.friendly_name, host.api_id, "0" * 64)
    assert refusal(other.post("/hosts/update", json=REPORT)) == (401, "Invalid API credentials")
    bare = requests.post(f"{host.url}/api/v1/hosts/update", json=REPORT, timeout=30)
    assert refusal(bare) == (401, "API credentials required")
