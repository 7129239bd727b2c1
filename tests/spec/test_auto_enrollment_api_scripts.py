"""“Auto-enrolment api documentation”: the served scripts and programs, in their order.

What the scripts do is proved where they run, in real root folders.
"""

import hashlib
import re
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from spec.checks import answer, refusal
from support.admin import Admin, Token
from support.host import Host
from support.server import Server

SCRIPT = "/auto-enrollment/script"
KINDS = {"proxmox-lxc": "bash", "direct-host": "sh"}
PROGRAM = b"#!/bin/sh\necho patchmon-agent version 3.0.0\n"
AWKWARD = "https://patchmon.example.com/$(touch hacked) `id` 'quoted' \"twice\""


@pytest.fixture(scope="module")
def binaries(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a program that says its version, as the agent does."""
    folder = tmp_path_factory.mktemp("agents")
    program = folder / "patchmon-agent-linux-amd64"
    program.write_bytes(PROGRAM)
    program.chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def server(engine: str, binaries: Path) -> Iterator[Server]:
    """A server with an agent to download."""
    with Server(engine, AGENT_BINARIES_DIR=str(binaries)) as started:
        yield started


@pytest.fixture(scope="module")
def token(admin: Admin) -> Token:
    """A credential of the enrolment kind."""
    return admin.enrolment_token()


def script(token: Token, kind: str | None, **query: str) -> requests.Response:
    """The script of this kind, with the credential in the URL as the page prints it."""
    asked = {"token_key": token.key, "token_secret": token.secret} | ({"type": kind} if kind else {})
    return token.call("GET", SCRIPT, auth=None, params=asked | query)


def reads(shell: str, text: str) -> None:
    """The shell understands the script."""
    done = subprocess.run([shell, "-n"], input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def value(shell: str, text: str, name: str, **environment: str) -> str:
    """What a variable holds after the script's head, which ends where its first function begins."""
    head = re.split(r"^\w+\(\) \{", text, maxsplit=1, flags=re.MULTILINE)[0]
    command = [shell, "-c", f'{head}\nprintf %s "${name}"']
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


# Download enrollment script


@pytest.mark.parametrize(("kind", "shell"), KINDS.items())
def test_script_with_server_url_and_credentials_injected(
    server: Server, token: Token, kind: str, shell: str
) -> None:
    served = script(token, kind)
    assert served.status_code == 200
    assert served.headers["Content-Type"].startswith("text/plain")
    assert served.headers["Cache-Control"] == "no-store"
    reads(shell, served.text)
    names = ("PATCHMON_URL", "AUTO_ENROLLMENT_KEY", "AUTO_ENROLLMENT_SECRET", "FORCE_INSTALL", "CURL_FLAGS")
    values = [value(shell, served.text, name) for name in names]
    assert values == [server.url, token.key, token.secret, "false", "-s"]


@pytest.mark.parametrize(("kind", "shell"), KINDS.items())
def test_the_environment_goes_before_what_is_injected(token: Token, kind: str, shell: str) -> None:
    text = script(token, kind).text
    for name in ("PATCHMON_URL", "AUTO_ENROLLMENT_KEY", "AUTO_ENROLLMENT_SECRET", "CURL_FLAGS"):
        assert value(shell, text, name, **{name: AWKWARD}) == AWKWARD


@pytest.mark.parametrize(("kind", "shell"), KINDS.items())
def test_force_true_enables_force_install_mode(token: Token, kind: str, shell: str) -> None:
    assert value(shell, script(token, kind, force="true").text, "FORCE_INSTALL") == "true"
    assert value(shell, script(token, kind, force="false").text, "FORCE_INSTALL") == "false"


def test_nothing_that_is_injected_can_break_out(admin: Admin, token: Token) -> None:
    url = admin.get("/settings").json()["server_url"]
    for odd in ("https://x.example/a'b", "https://x.example/$(id)", "https://x.example/`id`"):
        assert admin.call("PUT", "/settings", json={"server_url": odd}).status_code == 400
    odd = "https://x.example/a;b&c"
    assert admin.call("PUT", "/settings", json={"server_url": odd}).status_code == 200
    injected = value("sh", script(token, "direct-host").text, "PATCHMON_URL")
    assert admin.call("PUT", "/settings", json={"server_url": url}).status_code == 200
    assert injected == odd


def test_ignore_ssl_self_signed_sets_curl_flags_in_served_scripts(admin: Admin, token: Token) -> None:
    assert admin.call("PUT", "/settings", json={"ignore_ssl_self_signed": True}).status_code == 200
    assert value("sh", script(token, "direct-host").text, "CURL_FLAGS") == "-sk"
    assert admin.call("PUT", "/settings", json={"ignore_ssl_self_signed": False}).status_code == 200
    assert value("sh", script(token, "direct-host").text, "CURL_FLAGS") == "-s"


def test_credentials_may_come_as_headers(token: Token) -> None:
    asked = {"type": "direct-host"}
    served = token.call("GET", SCRIPT, auth=None, params=asked, headers=token.enrolment_headers)
    assert served.text == script(token, "direct-host").text


def test_400_missing_or_invalid_type(token: Token) -> None:
    assert script(token, None).status_code == 400
    assert script(token, "windows").status_code == 400


def test_401_credentials(admin: Admin, token: Token) -> None:
    bare = requests.get(f"{token.url}/api/v1{SCRIPT}?type=direct-host", timeout=30)
    assert refusal(bare) == (401, "Auto-enrollment credentials required")
    expired = admin.enrolment_token(expires_at="2020-01-01")
    inactive = admin.enrolment_token()
    admin.change_token(inactive, is_active=False)
    texts = [
        refusal(script(token, "direct-host", token_key="patchmon_ae_unknown")),
        refusal(script(inactive, "direct-host")),
        refusal(script(token, "direct-host", token_secret="wrong")),
        refusal(script(expired, "direct-host")),
    ]
    assert texts == [
        (401, "Invalid or inactive token"),
        (401, "Invalid or inactive token"),
        (401, "Invalid token secret"),
        (401, "Token expired"),
    ]


def test_address_and_quota_are_checked_at_the_enrolment_only(admin: Admin) -> None:
    token = admin.enrolment_token(allowed_ip_ranges=["192.0.2.1"], max_hosts_per_day=1)
    assert script(token, "proxmox-lxc").status_code == 200


def test_the_secret_in_the_url_is_not_in_the_log(server: Server, token: Token) -> None:
    assert script(token, "proxmox-lxc").status_code == 200
    assert "/auto-enrollment/script" in server.log()
    assert token.secret not in server.log()


# Download agent installation script


@pytest.fixture
def host(admin: Admin) -> Host:
    """A host that is about to get its agent."""
    return admin.add_host("new")


def bootstrap_token(text: str) -> str:
    """The token of an install script."""
    return value("sh", text, "BOOTSTRAP_TOKEN")


def exchange(server: Server, token: str) -> requests.Response:
    """Exchange the token of an install script."""
    url = f"{server.url}/api/v1/hosts/bootstrap/exchange"
    return requests.post(url, json={"token": token}, timeout=30)


def test_install_script_does_not_embed_credentials(host: Host) -> None:
    served = host.get("/hosts/install")
    assert served.status_code == 200
    assert served.headers["Content-Type"].startswith("text/plain")
    assert host.api_id not in served.text
    assert host.api_key not in served.text
    for shell in ("sh", "bash"):
        reads(shell, served.text)


def test_bootstrap_tokens_are_single_use(server: Server, host: Host) -> None:
    token = bootstrap_token(host.get("/hosts/install").text)
    first = exchange(server, token)
    assert answer(first) == {"apiId": host.api_id, "apiKey": host.api_key}
    assert re.fullmatch(r'\{"apiId":"[^"]+","apiKey":"[^"]+"\}', first.text)
    assert exchange(server, token).status_code == 401


def test_bootstrap_tokens_expire_after_5_minutes(server: Server, host: Host) -> None:
    token = bootstrap_token(host.get("/hosts/install").text)
    ends = int(server.sql("SELECT max(expires_at) FROM bootstrap_tokens")) / 1000 - time.time()
    assert 290 < ends <= 300
    server.sql("UPDATE bootstrap_tokens SET expires_at = expires_at - 300000")
    assert exchange(server, token).status_code == 401


def test_install_script_force_and_arch(host: Host) -> None:
    text = host.get("/hosts/install?force=true&arch=arm64").text
    assert value("sh", text, "FORCE_INSTALL") == "true"
    assert "arm64" in value("sh", text, "ARCHITECTURE")


def test_install_script_needs_the_credential_of_a_host(server: Server, host: Host) -> None:
    bare = requests.get(f"{server.url}/api/v1/hosts/install", timeout=30)
    assert refusal(bare) == (401, "API credentials required")
    other = Host(host.url, host.id, "new", host.api_id, "0" * 64)
    assert refusal(other.get("/hosts/install")) == (401, "Invalid API credentials")


# Download agent binary


def test_download_is_the_agent_and_the_script_knows_its_digest(host: Host) -> None:
    for query in ("?arch=amd64&force=binary", ""):
        program = host.get(f"/hosts/agent/download{query}")
        assert program.headers["Content-Type"] == "application/octet-stream"
        assert program.content == PROGRAM
    assert hashlib.sha256(PROGRAM).hexdigest() in host.get("/hosts/install").text


def test_download_of_what_is_missing_names_what_there_is(host: Host) -> None:
    body = answer(host.get("/hosts/agent/download?arch=arm64"), 404)
    assert "linux amd64" in body["message"]
    assert host.get("/hosts/agent/download?arch=abacus").status_code == 400
