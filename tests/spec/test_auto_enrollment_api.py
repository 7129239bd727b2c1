"""“Auto-enrolment api documentation”: enrolment, hosts, errors, limits and security, in its order.

Its admin endpoints are in `test_auto_enrollment_api_tokens.py`.
"""

import json
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import requests

from spec.checks import answer, is_uuid, refusal
from support import examples, reports
from support.admin import Admin, Token
from support.host import Host
from support.server import Server

ENROLL = "/auto-enrollment/enroll"
BULK = "/auto-enrollment/enroll/bulk"
PRINTED = {
    "friendly_name": "webserver",
    "machine_id": "proxmox-lxc-100-abc123",
    "metadata": {
        "vmid": "100",
        "proxmox_node": "proxmox01",
        "ip_address": "10.0.0.10",
        "os_info": "Ubuntu 22.04 LTS",
    },
}
QUOTA = "Rate limit exceeded"


@pytest.fixture(scope="module")
def group(admin: Admin) -> dict:
    """The group of the page's examples, as answers show it."""
    return {"id": admin.add_group("Proxmox LXC"), "name": "Proxmox LXC", "color": "#3B82F6"}


@pytest.fixture(scope="module")
def token(admin: Admin, group: dict) -> Token:
    """A credential of the enrolment kind with that group."""
    return admin.enrolment_token(default_host_group_id=group["id"], max_hosts_per_day=1000)


def enroll(token: Token, body: object, path: str = ENROLL, **headers: str) -> requests.Response:
    """A request to enrol with this credential."""
    more = {"auth": None, "headers": token.enrolment_headers | headers, "json": body}
    return token.call("POST", path, **more)


def named(*names: str) -> dict:
    """The body of a bulk enrolment of hosts with these names."""
    return {"hosts": [{"friendly_name": name} for name in names]}


# Two-tier security model


def test_tier_1_can_only_create_hosts(admin: Admin, token: Token) -> None:
    host = admin.add_host("bystander")
    for path in ("/hosts", f"/hosts/{host.id}", "/auto-enrollment/tokens"):
        assert token.call("GET", path, auth=None, headers=token.enrolment_headers).status_code == 401
    assert refusal(token.get("/api/hosts")) == (401, "Invalid API key type")


def test_tier_2_revoking_a_token_does_not_affect_existing_hosts(admin: Admin) -> None:
    token = admin.enrolment_token()
    made = answer(enroll(token, PRINTED), 201)["host"]
    admin.delete(f"/auto-enrollment/tokens/{token.id}")
    assert refusal(enroll(token, PRINTED)) == (401, "Invalid or inactive token")
    host = Host(token.url, made["id"], "webserver", made["api_id"], made["api_key"])
    assert host.ping()["friendlyName"] == "webserver"


# Enroll single host


def test_enroll_answers_201_with_the_credential_of_the_host(token: Token, group: dict) -> None:
    host = answer(enroll(token, PRINTED), 201)["host"]
    assert is_uuid(host["id"])
    assert re.fullmatch(r"patchmon_[0-9a-f]{16}", host["api_id"])
    assert host == {
        "id": host["id"],
        "friendly_name": "webserver",
        "api_id": host["api_id"],
        "api_key": host["api_key"],
        "host_group": group,
        "status": "pending",
    }


def test_enroll_answer_is_compact_json_for_grep(token: Token) -> None:
    response = enroll(token, PRINTED)
    assert response.text.startswith('{"message":"Host enrolled successfully","host":{')
    assert re.search(r'"api_id":"[^"]+"', response.text)
    assert re.search(r'"api_key":"[^"]+"', response.text)
    assert '"error"' not in response.text
    assert response.headers["Cache-Control"] == "no-store"


def test_host_group_is_null_without_a_default_group(admin: Admin) -> None:
    host = answer(enroll(admin.enrolment_token(), {"friendly_name": "alone"}), 201)["host"]
    assert host["host_group"] is None


def test_api_key_is_only_returned_in_this_response(admin: Admin, server: Server, token: Token) -> None:
    made = answer(enroll(token, PRINTED), 201)["host"]
    detail = admin.get(f"/hosts/{made['id']}").text
    stored = server.sql("SELECT * FROM host_credentials") + server.sql("SELECT * FROM audit_log")
    assert made["api_id"] in detail
    assert made["api_key"] not in detail + stored + server.log()
    assert "$2b$10$" in stored


def test_metadata_is_kept_and_shown(admin: Admin, token: Token) -> None:
    made = answer(enroll(token, PRINTED), 201)["host"]
    enrolment = answer(admin.get(f"/hosts/{made['id']}"))["enrollment"]
    assert enrolment["metadata"] == PRINTED["metadata"]
    assert enrolment["token_name"] == token.name


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "friendly_name"),
        ({"friendly_name": ""}, "friendly_name"),
        ({"friendly_name": "x" * 256}, "friendly_name"),
        ({"friendly_name": "x", "machine_id": "x" * 256}, "machine_id"),
        ({"friendly_name": "x", "metadata": "text"}, "metadata"),
    ],
)
def test_400_validation_errors(token: Token, body: dict, field: str) -> None:
    [problem] = answer(enroll(token, body), 400)["errors"]
    assert (problem["param"], problem["location"]) == (field, "body")


def test_401_and_403_by_name_in_their_order(admin: Admin, token: Token) -> None:
    required = (401, "Auto-enrollment credentials required")
    for name in ("X-Auto-Enrollment-Key", "X-Auto-Enrollment-Secret"):
        assert refusal(enroll(token, PRINTED, **{name: ""})) == required
    unknown = {"X-Auto-Enrollment-Key": "patchmon_ae_" + "0" * 32}
    assert refusal(enroll(token, PRINTED, **unknown)) == (401, "Invalid or inactive token")
    for other in (admin.api_token("get"), admin.homepage_token()):
        assert refusal(enroll(other, PRINTED)) == (401, "Invalid or inactive token")
    wrong = {"X-Auto-Enrollment-Secret": "0" * 64}
    rules = admin.enrolment_token(
        expires_at="2020-01-01T00:00:00Z", allowed_ip_ranges=["192.0.2.1"], max_hosts_per_day=1
    )
    admin.change_token(rules, is_active=False)
    assert refusal(enroll(rules, PRINTED, **wrong)) == (401, "Invalid or inactive token")
    admin.change_token(rules, is_active=True)
    assert refusal(enroll(rules, PRINTED, **wrong)) == (401, "Token expired")
    admin.change_token(rules, expires_at="")
    assert refusal(enroll(rules, PRINTED, **wrong)) == (401, "Invalid token secret")
    assert refusal(enroll(rules, PRINTED)) == (403, "IP address not authorized for this token")


def test_no_server_side_duplicate_host_checks(token: Token) -> None:
    first, second = (answer(enroll(token, PRINTED), 201)["host"] for _ in range(2))
    assert first["id"] != second["id"]
    assert first["api_id"] != second["api_id"]


# Bulk enroll hosts


def test_bulk_answers_201_with_every_host(token: Token) -> None:
    body = {
        "hosts": [
            {"friendly_name": "webserver", "machine_id": "proxmox-lxc-100-abc123"},
            {"friendly_name": "database", "machine_id": "proxmox-lxc-101-def456"},
        ]
    }
    made = answer(enroll(token, body, BULK), 201)
    success = made["results"]["success"]
    assert [set(host) for host in success] == [{"id", "friendly_name", "api_id", "api_key"}] * 2
    assert [host["friendly_name"] for host in success] == ["webserver", "database"]
    assert made == {
        "message": "Bulk enrollment completed: 2 succeeded, 0 failed, 0 skipped",
        "results": {"success": success, "failed": [], "skipped": []},
    }
    for host in success:
        Host(token.url, host["id"], "", host["api_id"], host["api_key"]).ping()


@pytest.mark.parametrize(("count", "status"), [(0, 400), (1, 201), (50, 201), (51, 400)])
def test_bulk_minimum_1_maximum_50(token: Token, count: int, status: int) -> None:
    body = named(*(f"bulk-{number}" for number in range(count)))
    assert enroll(token, body, BULK).status_code == status


def test_bulk_each_host_must_have_a_friendly_name(admin: Admin, token: Token) -> None:
    before = admin.get("/hosts").json()["total"]
    body = {"hosts": [{"friendly_name": "fine"}, {"machine_id": "nameless"}]}
    [problem] = answer(enroll(token, body, BULK), 400)["errors"]
    assert problem["param"] == "hosts[1].friendly_name"
    assert admin.get("/hosts").json()["total"] == before


# Host data update

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


# Rate limiting


def spend(token: Token, hosts: int) -> None:
    """Use up a part of the day's quota."""
    assert enroll(token, named(*("x" * hosts)), BULK).status_code == 201


def test_429_when_the_limit_is_exceeded(admin: Admin) -> None:
    token = admin.enrolment_token(max_hosts_per_day=2)
    spend(token, 2)
    body = answer(enroll(token, PRINTED), 429)
    assert (body["error"], body["message"]) == (QUOTA, "Maximum 2 hosts per day allowed for this token")
    assert admin.token(token)["hosts_created_today"] == 2


def test_bulk_the_entire_request_is_rejected(admin: Admin) -> None:
    token = admin.enrolment_token(max_hosts_per_day=7)
    spend(token, 2)
    body = answer(enroll(token, named(*"abcdef"), BULK), 429)
    assert (body["error"], body["message"]) == (QUOTA, "Only 5 hosts remaining in daily quota")
    assert admin.token(token)["hosts_created_today"] == 2
    spend(token, 5)


def test_reset_when_the_first_request_of_a_new_day_is_received(admin: Admin, server: Server) -> None:
    token = admin.enrolment_token(max_hosts_per_day=1)
    spend(token, 1)
    server.sql(f"UPDATE integration_tokens SET quota_day = quota_day - 1 WHERE token_key = '{token.key}'")
    assert admin.token(token)["hosts_created_today"] == 0
    spend(token, 1)
    assert enroll(token, PRINTED).status_code == 429


def test_scope_is_per_token_not_per_ip(admin: Admin) -> None:
    first, second = (admin.enrolment_token(max_hosts_per_day=1) for _ in range(2))
    spend(first, 1)
    assert enroll(first, PRINTED, **{"X-Forwarded-For": "203.0.113.4"}).status_code == 429
    assert enroll(second, PRINTED).status_code == 201


def test_200_parallel_enrolments_against_a_quota_of_50_create_exactly_50(admin: Admin) -> None:
    token = admin.enrolment_token(max_hosts_per_day=50)
    with ThreadPoolExecutor(50) as pool:
        statuses = list(pool.map(lambda _: enroll(token, PRINTED).status_code, range(200)))
    assert (statuses.count(201), statuses.count(429)) == (50, 150)
    assert admin.token(token)["hosts_created_today"] == 50


def test_global_authentication_rate_limiter_applies() -> None:
    with Server(AUTH_RATE_LIMIT_MAX="4", AUTH_RATE_LIMIT_WINDOW_MS="600000") as limited:
        token = limited.set_up().enrolment_token()
        elsewhere = {"X-Forwarded-For": "203.0.113.4"}
        statuses = [enroll(token, PRINTED, **elsewhere).status_code for _ in range(5)]
        assert statuses == [201] * 4 + [429]
        refused = enroll(token, PRINTED, **elsewhere)
        assert int(refused.headers["Retry-After"]) > 0
        assert refused.json()["error"] != QUOTA


# Security considerations


def test_ip_whitelisting_with_exact_ips_and_cidr(admin: Admin) -> None:
    token = admin.enrolment_token(allowed_ip_ranges=["192.168.1.10", "10.0.0.0/24"])
    for address in ("192.168.1.10", "10.0.0.77", "::ffff:192.168.1.10"):
        assert enroll(token, PRINTED, **{"X-Forwarded-For": address}).status_code == 201, address
    for address in ("192.168.1.11", "10.0.1.1", "::ffff:192.168.1.11"):
        assert enroll(token, PRINTED, **{"X-Forwarded-For": address}).status_code == 403, address


def test_audit_trail_token_name_in_the_notes_and_last_used_at(admin: Admin) -> None:
    token = admin.enrolment_token(token_name="Production Proxmox")
    made = answer(enroll(token, PRINTED), 201)["host"]
    notes = answer(admin.get(f"/hosts/{made['id']}"))["notes"]
    stamp = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z"
    assert re.fullmatch(rf"Auto-enrolled via Production Proxmox on {stamp}", notes)
    # Written in the transaction of the enrolment, so there is nothing to wait for.
    shown = admin.token(token)
    assert shown["last_used_at"] is not None
    assert shown["users"]["username"] == "admin"


def test_audit_trail_refused_credentials(admin: Admin, server: Server) -> None:
    token = admin.enrolment_token()
    guess = {"X-Auto-Enrollment-Secret": "5" * 64, "X-Forwarded-For": "203.0.113.99"}
    assert enroll(token, PRINTED, **guess).status_code == 401
    deadline = time.monotonic() + 10
    rows = ""
    while not rows and time.monotonic() < deadline:
        time.sleep(0.3)
        rows = server.sql("SELECT * FROM audit_log WHERE address = '203.0.113.99'")
    assert token.key in rows
    assert "5" * 64 not in rows + server.log()


# Quick reference: curl examples

FOLDER = Path(__file__).parent / "examples" / "auto_enrollment"
CURL = examples.sections(FOLDER / "curl.sh", "#### ")


@pytest.fixture
def curl(admin: Admin, token: Token, group: dict, tmp_path: Path) -> Callable[[str], object]:
    """Run a printed command with this server's address and credentials, and give the JSON it prints."""
    values = {
        "https://your-patchmon-server.com": token.url,
        "https://patchmon.example.com": token.url,
        "<jwt_token>": admin.jwt,
        "patchmon_ae_abc123...": token.key,
        "def456ghi789...": token.secret,
        '"uuid"': f'"{group["id"]}"',
    }

    def run(heading: str) -> object:
        done = examples.run("bash", examples.replaced(CURL[heading], values), tmp_path)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def test_curl_admin_endpoints(curl: Callable[[str], object], token: Token) -> None:
    assert token.id in {listed["id"] for listed in curl("Admin Endpoints (JWT)")}


def test_curl_enrollment_endpoints_need_a_post(curl: Callable[[str], object]) -> None:
    # The page prints it to show the headers; without a body curl asks with GET.
    assert curl("Enrollment Endpoints (Token Key + Secret)")["code"] == "method_not_allowed"


def test_curl_create_a_token(curl: Callable[[str], object]) -> None:
    made = curl("Create a token")["token"]
    assert (made["token_name"], made["default_host_group"]["name"]) == ("Production Proxmox", "Proxmox LXC")


def test_curl_enroll_a_host_directly(curl: Callable[[str], object]) -> None:
    assert curl("Enroll a host directly")["host"]["status"] == "pending"
