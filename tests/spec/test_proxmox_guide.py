"""“Proxmox LXC Auto-Enrollment Guide”: what it says about the server, in its order.

What it says about the script is proved where the script runs, in real root folders.
"""

import json
from pathlib import Path

import pytest
import requests

from spec import enrolment
from spec.checks import answer, refusal
from support import examples, reports
from support.admin import Admin, Token
from support.host import Host
from support.server import Server

FOLDER = Path(__file__).parent / "examples" / "proxmox_guide"
CURL = examples.sections(FOLDER / "curl.sh", "#### ")
# What `pct list` prints on a node with three containers.
PCT = """#!/bin/sh
printf 'VMID       Status     Lock         Name\\n'
printf '100        running                 webserver\\n'
printf '101        running                 database\\n'
printf '102        stopped                 cache\\n'
"""


def attempt(token: Token, name: str, **headers: str) -> requests.Response:
    """Try to enrol a host."""
    return enrolment.enroll(token, {"friendly_name": name, "metadata": {"vmid": "100"}}, **headers)


def enroll(token: Token, name: str, **headers: str) -> dict:
    """Enrol a host that has to be taken."""
    return answer(attempt(token, name, **headers), 201)["host"]


def as_host(token: Token, made: dict) -> Host:
    """The host that an enrolment made."""
    return Host(token.url, made["id"], made["friendly_name"], made["api_id"], made["api_key"])


def run(heading: str, folder: Path, values: dict[str, str], **environment: str) -> str:
    """Run a printed command with these replacements, and give what it prints."""
    done = examples.run("bash", examples.replaced(CURL[heading], values), folder, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


# How it works


def test_assigns_to_host_groups_based_on_token_configuration(admin: Admin) -> None:
    for name in ("Production", "Development"):
        group = admin.add_group(name)
        made = enroll(admin.enrolment_token(default_host_group_id=group), f"in-{name}")
        assert made["host_group"]["name"] == name
        [shown] = answer(admin.get(f"/hosts/{made['id']}"))["groups"]
        assert shown["id"] == group


def test_lost_credentials_create_a_new_token(admin: Admin) -> None:
    lost, new = admin.enrolment_token(), admin.enrolment_token()
    host = as_host(lost, enroll(lost, "before"))
    assert admin.delete(f"/auto-enrollment/tokens/{lost.id}").status_code == 200
    assert enroll(new, "after")["status"] == "pending"
    assert host.ping()["friendlyName"] == "before"


# Step-by-step setup


def test_token_details_of_the_page(admin: Admin) -> None:
    token = admin.enrolment_token(
        token_name="Proxmox Production",
        max_hosts_per_day=100,
        default_host_group_id=admin.add_group("Proxmox LXC"),
        allowed_ip_ranges=["192.168.1.10"],
        expires_at="2037-01-01",
    )
    assert enroll(token, "webserver", **{"X-Forwarded-For": "192.168.1.10"})["status"] == "pending"
    assert admin.token(token)["expires_at"].startswith("2037-01-01T00:00:00")


def test_initial_status_is_pending_then_active_with_package_data(admin: Admin) -> None:
    token = admin.enrolment_token()
    host = as_host(token, enroll(token, "webserver"))
    status = f"/hosts/{host.id}"
    assert answer(admin.get(status))["status"] == "pending"
    host.ping()
    assert answer(admin.get(status))["status"] == "pending"
    host.send(reports.report(reports.package("nginx", "1.18", "1.20")))
    shown = answer(admin.get(status))
    assert (shown["status"], shown["packages"]) == ("active", 1)


# Security best practices


def test_regular_users_cannot_see_tokens(server: Server, admin: Admin) -> None:
    token = admin.enrolment_token()
    for role in ("user", "host_manager", "readonly"):
        words = ["admin", "create-user", "--username", role, "--email", f"{role}@example.test"]
        server.command(*words, "--role", role, "--password-stdin", stdin="correct horse battery")
        refused = server.sign_in(role).get("/auto-enrollment/tokens")
        assert refused.status_code == 403
        assert token.key not in refused.text


# Troubleshooting


@pytest.mark.parametrize(
    ("key", "secret", "text"),
    [
        ("", "", "Auto-enrollment credentials required"),
        ("patchmon_ae_unknown", "x", "Invalid or inactive token"),
        (None, "wrong", "Invalid token secret"),
    ],
)
def test_test_credentials_manually(
    admin: Admin, tmp_path: Path, key: str | None, secret: str, text: str
) -> None:
    token = admin.enrolment_token()
    values = {"YOUR_KEY": token.key if key is None else key, "YOUR_SECRET": secret}
    printed = run("Test credentials manually", tmp_path, values | {"https://patchmon.example.com": token.url})
    assert json.loads(printed)["error"] == text


def test_test_credentials_manually_with_good_ones(admin: Admin, tmp_path: Path) -> None:
    token = admin.enrolment_token()
    values = {"YOUR_KEY": token.key, "YOUR_SECRET": token.secret, "https://patchmon.example.com": token.url}
    printed = run("Test credentials manually", tmp_path, values)
    assert json.loads(printed)["host"]["friendly_name"] == "test"


def test_invalid_or_inactive_token_enable_if_disabled(admin: Admin) -> None:
    token = admin.enrolment_token()
    admin.change_token(token, is_active=False)
    refused = attempt(token, "x")
    assert refusal(refused) == (401, "Invalid or inactive token")
    # `Response: {"error":…` is how the page shows the body.
    assert refused.text.startswith('{"error":"Invalid or inactive token"')
    admin.change_token(token, is_active=True)
    assert enroll(token, "again")["friendly_name"] == "again"


def test_rate_limit_exceeded_increase_the_limit(admin: Admin) -> None:
    token = admin.enrolment_token(max_hosts_per_day=1)
    enroll(token, "first")
    refused = attempt(token, "x")
    assert refusal(refused) == (429, "Rate limit exceeded")
    admin.change_token(token, max_hosts_per_day=200)
    enroll(token, "second")
    assert admin.token(token)["hosts_created_today"] == 2


# Bulk API enrollment


def test_bulk_enroll_script(admin: Admin, tmp_path: Path) -> None:
    token = admin.enrolment_token()
    pct = tmp_path / "pct"
    pct.write_text(PCT)
    pct.chmod(0o755)
    text = {"$(pct list": f"$({pct} list"}
    printed = run(
        "Bulk API Enrollment",
        tmp_path,
        text,
        AUTO_ENROLLMENT_KEY=token.key,
        AUTO_ENROLLMENT_SECRET=token.secret,
        PATCHMON_URL=token.url,
    )
    made = json.loads(printed)
    assert made["message"] == "Bulk enrollment completed: 3 succeeded, 0 failed, 0 skipped"
    names = [host["friendly_name"] for host in made["results"]["success"]]
    assert names == ["webserver", "database", "cache"]


# FAQ


def test_the_same_token_for_multiple_proxmox_hosts(admin: Admin) -> None:
    token = admin.enrolment_token(max_hosts_per_day=2)
    for node in ("192.0.2.1", "192.0.2.2"):
        enroll(token, f"on-{node}", **{"X-Forwarded-For": node})
    refused = attempt(token, "x")
    assert refused.status_code == 429


def test_unenroll_a_host_the_agent_stops_reporting(admin: Admin) -> None:
    token = admin.enrolment_token()
    host = as_host(token, enroll(token, "to-go"))
    assert admin.delete(f"/hosts/{host.id}").status_code == 200
    assert refusal(host.post("/hosts/ping")) == (401, "Invalid API credentials")
    assert admin.get(f"/hosts/{host.id}").status_code == 404


def test_change_the_host_group_after_enrollment(admin: Admin) -> None:
    token = admin.enrolment_token(default_host_group_id=admin.add_group("First"))
    made = enroll(token, "moves")
    other = admin.add_group("Second")
    moved = admin.call("PUT", f"/hosts/{made['id']}/groups", json={"groupIds": [other]})
    assert [group["name"] for group in answer(moved)["host"]["groups"]] == ["Second"]


def test_which_hosts_were_enrolled_by_which_token(admin: Admin) -> None:
    token = admin.enrolment_token(token_name="Node 7")
    made = enroll(token, "webserver")
    notes = answer(admin.get(f"/hosts/{made['id']}"))["notes"]
    assert notes.startswith("Auto-enrolled via Node 7 on 20")


def test_what_if_my_proxmox_host_ip_address_changes(admin: Admin) -> None:
    token = admin.enrolment_token(allowed_ip_ranges=["192.168.1.10"])
    here = {"X-Forwarded-For": "192.168.2.10"}
    refused = attempt(token, "x", **here)
    assert refusal(refused) == (403, "IP address not authorized for this token")
    admin.change_token(token, allowed_ip_ranges=["192.168.2.0/24"])
    assert enroll(token, "moved", **here)["status"] == "pending"
