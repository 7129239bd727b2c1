"""“Auto-enrolment api documentation”: enrolment, in its order.

Its other parts are in `test_auto_enrollment_api_{tokens,scripts,update,limits}.py`.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import requests

from spec.checks import answer, is_uuid, refusal
from spec.enrolment import BULK, PRINTED, enroll, named
from support import examples
from support.admin import Admin, Token
from support.host import Host
from support.server import Server


@pytest.fixture(scope="module")
def group(admin: Admin) -> dict:
    """The group of the page's examples, as answers show it."""
    return {"id": admin.add_group("Proxmox LXC"), "name": "Proxmox LXC", "color": "#3B82F6"}


@pytest.fixture(scope="module")
def token(admin: Admin, group: dict) -> Token:
    """A credential of the enrolment kind with that group."""
    return admin.enrolment_token(default_host_group_id=group["id"], max_hosts_per_day=1000)


# Base URL structure


def test_the_api_version_is_configurable() -> None:
    with Server(API_VERSION="v2") as server:
        assert requests.get(f"{server.url}/api/v2/version", timeout=30).json()["api_version"] == "v2"
        assert requests.get(f"{server.url}/api/v1/version", timeout=30).status_code == 404
        # Agents in the field know no other prefix.
        ping = requests.post(f"{server.url}/api/v1/hosts/ping", timeout=30)
        assert refusal(ping) == (401, "API credentials required")


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
