"""“Integration API documentation (scoped credentials)”: every printed example, run as printed."""

import json
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from spec.fleet import Fleet
from support import examples
from support.admin import Admin
from support.programs import installed
from support.server import Server

FOLDER = Path(__file__).parent / "examples" / "integration_api"
MARK = "#### "
CURL = examples.sections(FOLDER / "curl.sh", MARK)
REQUESTS = examples.sections(FOLDER / "requests.py", MARK)
START = REQUESTS["Using `requests` Library"]
LIST = (
    "  db-server-01 (192.168.1.100) — Groups: Development, Web Servers\n"
    "  pending-01 (None) — Groups: \n"
    "  web-server-01 (192.168.1.100) — Groups: Production\n"
)

Run = Callable[..., CompletedProcess[str]]


@pytest.fixture
def run(server: Server, fleet: Fleet, tmp_path: Path) -> Run:
    """Run an example with this server's address and credentials; `host_id` is the host it is about."""

    def run_one(program: str, text: str, host_id: str = fleet.web.id, **more: str) -> CompletedProcess[str]:
        values = {
            "https://patchmon.example.com": server.url,
            "patchmon_ae_abc123": fleet.token.key,
            "your_secret_here": fleet.token.secret,
            "HOST_UUID": host_id,
            "550e8400-e29b-41d4-a716-446655440000": host_id,
        }
        return examples.run(program, examples.replaced(text, values | more), tmp_path)

    return run_one


@pytest.fixture
def curl(run: Run) -> Callable[..., list]:
    """Run the curl commands of a section and give the JSON answers that they print."""

    def run_section(heading: str, **more: str) -> list:
        done = run("bash", CURL[heading], **more)
        assert done.returncode == 0, done.stderr
        return documents(done.stdout)

    return run_section


@pytest.fixture
def python(run: Run) -> Callable[..., str]:
    """Run the first snippet and one that goes on from it; give what the second prints."""

    def run_snippet(heading: str, before: str = "", after: str = "", **more: str) -> str:
        first = run(sys.executable, START, **more)
        done = run(sys.executable, f"{START}\n{before}\n{REQUESTS[heading]}\n{after}", **more)
        assert done.returncode == 0, done.stderr
        return done.stdout.removeprefix(first.stdout)

    return run_snippet


def documents(text: str) -> list:
    """JSON documents that stand one after another."""
    found, at = [], 0
    while at < len(text):
        document, at = json.JSONDecoder().raw_decode(text, at)
        found.append(document)
        at += len(text[at:]) - len(text[at:].lstrip())
    return found


def names(list_: dict) -> list[str]:
    """Friendly names of a list answer."""
    return sorted(host["friendly_name"] for host in list_["hosts"])


ALL = ["db-server-01", "pending-01", "web-server-01"]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("List All Hosts", ALL),
        ("List Hosts with Stats", ALL),
        ("Filter by Host Group", ["web-server-01"]),
        ("Filter by Host Group with Stats", ["web-server-01"]),
        ("Filter by Multiple Groups", ["db-server-01", "web-server-01"]),
        ("Pretty Print JSON Output", ALL),
        ("cURL verbose mode", ALL),
        ("SSL certificate errors", ALL),
    ],
)
def test_curl_lists(curl: Callable[..., list], heading: str, expected: list[str]) -> None:
    [list_] = curl(heading)
    assert names(list_) == expected
    assert ("updates_count" in list_["hosts"][0]) == ("with Stats" in heading)


def test_curl_get_host_packages(curl: Callable[..., list]) -> None:
    whole, updates = curl("Examples")
    assert (whole["total"], updates["total"]) == (342, 15)
    assert curl("Get All Packages for a Host") == [whole]
    assert curl("Get Only Packages with Available Updates") == [updates]


def test_curl_get_host_statistics_and_system(curl: Callable[..., list], fleet: Fleet) -> None:
    [stats] = curl("Get Host Statistics")
    assert (stats["host_id"], stats["outdated_packages"]) == (fleet.web.id, 15)
    [system] = curl("Get Host System Information")
    assert (system["id"], system["ram_installed"]) == (fleet.web.id, "8192 MB")


def test_curl_delete_a_host(curl: Callable[..., list], admin: Admin) -> None:
    host = admin.add_host("to-go")
    [deleted] = curl("Delete a Host", host_id=host.id)
    assert deleted["deleted"] == {"id": host.id, "friendly_name": "to-go", "hostname": None}


def test_curl_verbose_mode_shows_the_exchange(run: Run) -> None:
    done = run("bash", CURL["cURL verbose mode"])
    assert "< HTTP/1.1 200 OK" in done.stderr


def test_curl_connection_timeouts_basic_connectivity(run: Run) -> None:
    done = run("bash", CURL["Connection timeouts"])
    assert done.stdout.startswith("HTTP/1.1 200 OK")


def test_python_using_requests_library(run: Run) -> None:
    done = run(sys.executable, START)
    head, _, rest = done.stdout.partition("\n")
    assert head == "Total hosts: 3", done.stderr
    assert sorted(rest.splitlines()) == LIST.splitlines()


def test_python_wrong_credentials_are_said(run: Run) -> None:
    done = run(sys.executable, START, your_secret_here="wrong")
    assert done.stdout.startswith("Error: 401 — {'error': 'Invalid API secret'")


def test_python_filter_by_host_group(python: Callable[..., str]) -> None:
    shown = python("Filter by Host Group", after="print(response.json()['filtered_by_groups'])")
    assert shown == "['Production']\n"


def test_python_list_hosts_with_inline_stats(python: Callable[..., str]) -> None:
    shown = python("List Hosts with Inline Stats")
    assert "web-server-01: 15 updates, 3 security, 342 total packages\n" in shown
    assert "pending-01: 0 updates, 0 security, 0 total packages\n" in shown


def test_python_get_host_packages_updates_only(python: Callable[..., str], fleet: Fleet) -> None:
    shown = python("Get Host Packages (Updates Only)", before=f"host_id = '{fleet.database.id}'")
    assert shown == (
        "Host: db-server-01\n"
        "Packages needing updates: 2\n"
        "  openssl: 3.0.2-0ubuntu1.14 → 3.0.2-0ubuntu1.18 [SECURITY]\n"
        "  nginx: 1.18.0-0ubuntu1.5 → 1.24.0-2ubuntu1\n"
    )


def test_python_get_host_details_and_stats(python: Callable[..., str], fleet: Fleet) -> None:
    shown = python("Get Host Details and Stats")
    first = fleet.token.get("/api/hosts").json()["hosts"][0]["friendly_name"]
    counts = {"web-server-01": (342, 15, 3), "db-server-01": (3, 2, 1)}[first]
    assert shown == "Installed: {}\nOutdated: {}\nSecurity: {}\n".format(*counts) + (
        "OS: Ubuntu 24.04 LTS\nAgent: 1.4.0\n"
    )


def test_python_delete_a_host(python: Callable[..., str], run: Run, admin: Admin) -> None:
    host = admin.add_host("to-go")
    before = run(sys.executable, START).stdout
    done = run(sys.executable, f"{START}\n{REQUESTS['Delete a Host']}", host_id=host.id)
    assert done.stdout == before + "Deleted: to-go (None)\n"
    shown = python("Delete a Host", host_id=host.id)
    assert shown.startswith("Error: 404 — {'error': 'Host not found'")


@pytest.mark.parametrize(
    ("actions", "secret", "said"),
    [
        (["get"], None, "1"),
        (["get"], "wrong", "Authentication failed — check credentials"),
        (["delete"], None, "Access denied — insufficient permissions"),
    ],
)
def test_python_error_handling(
    python: Callable[..., str], admin: Admin, actions: list[str], secret: str | None, said: str
) -> None:
    token = admin.api_token(*actions)
    credential = {"patchmon_ae_abc123": token.key, "your_secret_here": secret or token.secret}
    after = "found = get_hosts('Production')\nif found: print(found['total'])"
    assert python("Error Handling", after=after, **credential) == f"{said}\n"


def test_python_debug_logging(run: Run) -> None:
    text = f"{REQUESTS['Python debug logging']}\n{START}"
    done = run(sys.executable, f"import requests\n{text}")
    assert '"GET /api/v1/api/hosts HTTP/1.1" 200' in done.stderr


def test_generate_ansible_inventory(run: Run, fleet: Fleet) -> None:
    done = run(sys.executable, (FOLDER / "generate_inventory.py").read_text())
    inventory = json.loads(done.stdout)
    assert sorted(inventory["all"]["hosts"]) == ALL
    assert sorted(inventory["all"]["children"]) == ["development", "production", "web_servers"]
    assert inventory["production"] == {"hosts": ["web-server-01"], "vars": {}}
    assert inventory["_meta"]["hostvars"]["web-server-01"] == {
        "ansible_host": "192.168.1.100",
        "patchmon_id": fleet.web.id,
        "patchmon_hostname": "web01.example.com",
    }


def test_javascript_using_native_fetch(run: Run) -> None:
    done = run(installed("node"), (FOLDER / "list_hosts.js").read_text())
    assert done.stdout.startswith("Total: 3\n"), done.stderr
    assert "web-server-01: 192.168.1.100\n" in done.stdout
    wrong = run(installed("node"), (FOLDER / "list_hosts.js").read_text(), your_secret_here="wrong")
    assert wrong.stderr == "Error: HTTP 401: Invalid API secret\n"


def test_ansible_dynamic_inventory_script(run: Run, fleet: Fleet, tmp_path: Path) -> None:
    script = tmp_path / "patchmon_inventory.py"
    script.write_text((FOLDER / "patchmon_inventory.py").read_text())
    script.chmod(0o755)
    [usage] = examples.sections(FOLDER / "inventory_usage.sh", MARK).values()
    done = run("bash", usage)
    inventory = json.loads(done.stdout)
    assert sorted(inventory["all"]["hosts"]) == ALL
    assert inventory["web_servers"] == {
        "hosts": ["db-server-01"],
        "vars": {"patchmon_group_id": fleet.groups["Web Servers"]},
    }
    wrong = run("bash", usage, your_secret_here="wrong")
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("Error fetching inventory: 401 Client Error")
