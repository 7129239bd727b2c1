"""“GetHomepage Integration Guide”: its statements about the server, in their order."""

import base64
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
import requests
import yaml

from spec.checks import answer, is_time, refusal
from support import examples, reports
from support.admin import Admin, Token
from support.server import Server

FOLDER = Path(__file__).parent / "examples" / "gethomepage"
CURL = examples.sections(FOLDER / "curl.sh", "#### ")
WIDGETS = examples.sections(FOLDER / "services.yml", "#### ")
NUMBERS = {
    "total_hosts": 4,
    "hosts_needing_updates": 3,
    "security_updates": 3,
    "up_to_date_hosts": 1,
    "total_outdated_packages": 5,
    "hosts_with_security_updates": 2,
    "total_repos": 2,
    "recent_updates_24h": 5,
    "top_os_1_count": 2,
    "top_os_2_count": 1,
    "top_os_3_count": 1,
}
NAMES = {"top_os_1_name": "Ubuntu", "top_os_2_name": "Debian", "top_os_3_name": "Rocky Linux"}


@pytest.fixture(scope="module")
def token(admin: Admin) -> Token:
    """A credential of the widget, with the numbers above behind it: 4 active hosts and one that waits."""
    hole = reports.package("openssl", "3.0.1", "3.0.2", isSecurityUpdate=True)
    libc = reports.package("libc6", "2.38", "2.39", isSecurityUpdate=True)
    vim = reports.package("vim", "9.0", "9.1")
    machines = [
        ("web-1", "Ubuntu", [hole, libc]),
        ("web-2", "Ubuntu", [hole, vim]),
        ("db-1", "Debian", [vim]),
        ("cache-1", "Rocky Linux", [reports.package("redis", "7.2")]),
    ]
    for name, system, packages in machines:
        host = admin.add_host(name)
        host.send(reports.report(*packages, osType=system, repositories=[repository(n) for n in (1, 2)]))
    host.send(reports.report(*packages, reports.package("tmux", "3.3"), osType=system))
    admin.add_host("never-reported")
    return admin.homepage_token()


def repository(number: int) -> dict:
    """A repository that several hosts have."""
    url = f"https://archive-{number}.example.com"
    return {"name": "", "url": url, "distribution": "stable", "components": "main", "repoType": "deb"} | {
        "isEnabled": True,
        "isSecure": True,
    }


@pytest.fixture
def bash(server: Server, token: Token, tmp_path: Path) -> Callable[[str], str]:
    """Run a printed command with this server's address and credentials, and give what it prints."""
    encoded = base64.b64encode(f"{token.key}:{token.secret}".encode()).decode()
    values = {
        "http://your-patchmon-url:3000": server.url,
        "YOUR_BASE64_CREDENTIALS": encoded,
        "YOUR_API_KEY:YOUR_API_SECRET": f"{token.key}:{token.secret}",
    }

    def run(heading: str) -> str:
        done = examples.run("bash", examples.replaced(CURL[heading], values), tmp_path)
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


# Features


def test_security_updates_and_sums_across_all_hosts(token: Token) -> None:
    stats = answer(token.get("/gethomepage/stats"))
    assert {name: stats[name] for name in NUMBERS} == NUMBERS


def test_active_hosts_only(admin: Admin, token: Token) -> None:
    listed = admin.get("/hosts").json()["total"]
    assert listed == answer(token.get("/gethomepage/stats"))["total_hosts"] + 1


# Setup: the configurations as GetHomepage reads them


@pytest.mark.parametrize("heading", WIDGETS)
def test_widget_configuration(server: Server, token: Token, heading: str) -> None:
    text = re.sub(
        r"https?://(your-patchmon-url:3000|patchmon(-\w+)?\.example\.com)", server.url, WIDGETS[heading]
    )
    encoded = base64.b64encode(f"{token.key}:{token.secret}".encode()).decode()
    parsed = yaml.safe_load(re.sub(r"Basic \S+", f"Basic {encoded}", text))
    services = (
        [service for entry in parsed for service in entry.values()] if isinstance(parsed, list) else [parsed]
    )
    for service in services:
        shows_its_icon(service)
        widget = service["widget"]
        assert widget["type"] == "customapi"
        stats = answer(requests.get(widget["url"], headers=widget["headers"], timeout=30))
        for mapping in widget["mappings"]:
            assert isinstance(stats[mapping["field"]], int), mapping


def shows_its_icon(service: dict) -> None:
    """A configuration with an icon of ours points to a picture."""
    if "icon" in service:
        picture = requests.get(service["icon"], timeout=30)
        assert picture.status_code == 200
        assert picture.headers["Content-Type"].startswith("image/")


def test_encode_your_credentials(bash: Callable[[str], str], token: Token) -> None:
    printed = "".join(bash("Method B: Manual Configuration").split())
    assert base64.b64decode(printed).decode() == f"{token.key}:{token.secret}"


# Configuration options


@pytest.mark.parametrize(
    ("name", "kind"),
    [("favicon.svg", "image/svg+xml"), ("logo_dark.png", "image/png"), ("logo_light.png", "image/png")],
)
def test_custom_icon(server: Server, name: str, kind: str) -> None:
    picture = requests.get(f"{server.url}/assets/{name}", timeout=30)
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, kind)
    assert len(picture.content) > 100


# API endpoint details


def test_response_format(token: Token) -> None:
    stats = answer(token.get("/gethomepage/stats"))
    assert is_time(stats["last_updated"])
    assert stats == NUMBERS | NAMES | {
        "os_distribution": [
            {"name": "Ubuntu", "count": 2},
            {"name": "Debian", "count": 1},
            {"name": "Rocky Linux", "count": 1},
        ],
        "last_updated": stats["last_updated"],
    }


def test_fewer_than_three_systems_are_none() -> None:
    with Server() as empty:
        stats = answer(empty.set_up().homepage_token().get("/gethomepage/stats"))
        assert [stats[f"top_os_{rank}_name"] for rank in (1, 2, 3)] == ["None", "None", "None"]
        assert all(stats[name] == 0 for name in NUMBERS)
        assert stats["os_distribution"] == []


def test_health_check_endpoint_returns_status_and_api_key_name(token: Token) -> None:
    health = answer(token.get("/gethomepage/health"))
    assert is_time(health["timestamp"])
    assert health == {"status": "ok", "timestamp": health["timestamp"], "api_key": "GetHomepage Widget"}


# Managing API keys


def test_disable_enable_and_delete_keys(admin: Admin, token: Token) -> None:
    other = admin.homepage_token("Second dashboard")
    assert other.get("/gethomepage/stats").status_code == 200
    admin.change_token(other, is_active=False)
    assert refusal(other.get("/gethomepage/stats")) == (401, "API key is disabled")
    admin.change_token(other, is_active=True)
    assert other.get("/gethomepage/stats").status_code == 200
    assert admin.delete(f"/auto-enrollment/tokens/{other.id}").status_code == 200
    assert refusal(other.get("/gethomepage/stats")) == (401, "Invalid API key")
    assert token.get("/gethomepage/stats").status_code == 200


# Troubleshooting


@pytest.mark.parametrize("path", ["/gethomepage/stats", "/gethomepage/health"])
def test_errors_by_name(admin: Admin, token: Token, path: str) -> None:
    def refused(other: Token = token, **more: object) -> tuple[int, str]:
        return refusal(other.get(path, **more))

    missing = (401, "Missing or invalid authorization header")
    assert refused(auth=None) == missing
    assert refused(auth=None, headers={"Authorization": "Bearer x"}) == missing
    assert refused(auth=("patchmon_ae_unknown", "x")) == (401, "Invalid API key")
    assert refused(auth=(token.key, "x")) == (401, "Invalid API secret")
    assert refused(admin.api_token("get")) == (401, "Invalid API key type")
    assert refused(admin.homepage_token(expires_at="2020-01-01")) == (401, "API key has expired")
    elsewhere = admin.homepage_token(allowed_ip_ranges=["192.0.2.1"])
    assert refused(elsewhere) == (403, "IP address not allowed")


def test_testing_the_api_endpoint(bash: Callable[[str], str]) -> None:
    printed = bash("Testing the API Endpoint")
    encoded, _, stats = printed.partition("\n")
    assert encoded == "eW91cl9rZXk6eW91cl9zZWNyZXQ="
    assert json.loads(stats)["total_hosts"] == 4


def test_pretty_print_for_easy_reading(bash: Callable[[str], str]) -> None:
    printed = bash("Pretty Print for Easy Reading")
    assert printed.startswith('{\n  "total_hosts": 4,\n')


def test_discover_your_top_operating_systems(bash: Callable[[str], str]) -> None:
    found = json.loads(bash("Step 1: Discover your top operating systems"))
    counts = {name: NUMBERS[name] for name in NUMBERS if name.startswith("top_os")}
    assert found == NAMES | counts


# Rate limiting


def test_default_100_requests_per_15_minutes_per_ip_address() -> None:
    with Server(RATE_LIMIT_MAX="", RATE_LIMIT_WINDOW_MS="") as limited:
        token = limited.set_up().homepage_token()
        statuses = [token.get("/gethomepage/stats").status_code for _ in range(100)]
        # Set-up and sign-in are counted for themselves, so all hundred are the widget's.
        assert set(statuses) == {200}
        refused = token.get("/gethomepage/stats")
        assert refused.status_code == 429
        assert 0 < int(refused.headers["Retry-After"]) <= 15 * 60
        assert refused.headers["RateLimit-Limit"] == "100"
        elsewhere = token.get("/gethomepage/stats", headers={"X-Forwarded-For": "203.0.113.5"})
        assert elsewhere.status_code == 200
