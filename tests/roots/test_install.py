"""An installation that cannot succeed leaves nothing behind and says why."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from roots import layers
from roots.container import Container
from support.admin import Admin
from support.host import Host


@pytest.fixture
def root() -> Iterator[Container]:
    """A root with curl and cron."""
    with Container("install", layers.with_tools()) as container:
        yield container


@pytest.fixture
def host(admin: Admin) -> Host:
    """A host made in the page."""
    return admin.add_host("by hand")


def fetch(host: Host, query: str = "") -> str:
    """A command that fetches the install script."""
    headers = " ".join(f"-H '{name}: {value}'" for name, value in host.headers.items())
    return f"curl -fsS {headers} '{host.url}/api/v1/hosts/install{query}'"


def refused(root: Container, command: str, why: str) -> None:
    """The command fails, says this, and changes no file and no process."""
    before = root.files()
    done = root.run(command)
    assert done.returncode != 0
    assert why in done.stdout, done.stdout
    assert root.files() == before
    assert root.agents() == 0


def test_the_documented_command_installs(root: Container, host: Host) -> None:
    done = root.run(f"{fetch(host)} | bash")
    assert done.returncode == 0, done.stdout
    assert "PatchMon Agent installation completed successfully!" in done.stdout
    again = root.run(f"{fetch(host)} | sh")
    assert again.returncode == 0
    assert "already installed" in again.stdout
    assert root.agents() == 1


def test_a_program_that_is_not_the_announced_one_is_refused(
    root: Container, host: Host, agents: Path
) -> None:
    root.output(f"{fetch(host)} >/run/install.sh")
    program = agents / "patchmon-agent-linux-amd64"
    right = program.read_bytes()
    program.write_bytes(right + b"x")
    try:
        refused(
            root, "sh /run/install.sh", "The downloaded agent is not the one the server announced (SHA-256 "
        )
    finally:
        program.write_bytes(right)


def test_a_missing_architecture_is_named(root: Container, host: Host) -> None:
    why = "This server has no agent for arm64. It has: amd64"
    refused(root, f"{fetch(host, '?arch=arm64')} | sh", why)


def test_a_script_works_once(root: Container, host: Host) -> None:
    root.output(f"{fetch(host)} >/run/install.sh")
    assert root.run("sh /run/install.sh").returncode == 0
    root.output(f"curl -s {host.url}/api/v1/hosts/remove | sh")
    root.wait_for("! ls -l /proc/[0-9]*/exe 2>/dev/null | grep -q patchmon-agent")
    refused(root, "sh /run/install.sh", "Invalid or expired bootstrap token")


def test_a_wrong_key_shows_in_the_pipe(root: Container, host: Host) -> None:
    wrong = fetch(host).replace(host.api_key, "0" * 64)
    done = root.run(f"{wrong} | sh")
    assert "401" in done.stdout
    assert root.agents() == 0


def test_what_was_there_comes_back_when_the_server_is_not_reached(
    root: Container, host: Host, admin: Admin
) -> None:
    assert root.run(f"{fetch(host)} | sh").returncode == 0
    old = root.output("cat /etc/patchmon/credentials.yml")
    other = admin.add_host("second")
    root.output(f"{fetch(other)} >/run/install.sh")
    # The old host goes, so the script installs anew; its own check of the result is made to fail.
    assert admin.delete(f"/hosts/{host.id}").ok
    root.output("sed -i 's/\"$agent\" ping 2>&1/false/' /run/install.sh")
    done = root.run("sh /run/install.sh")
    assert done.returncode != 0
    assert "[ERROR] The agent does not reach the server" in done.stdout
    assert "what was there before is there again" in done.stdout
    assert root.output("cat /etc/patchmon/credentials.yml") == old
