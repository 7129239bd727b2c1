"""A Proxmox node with real roots as its containers."""

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from roots import layers
from roots.commands import by_address, by_headers, hosts
from roots.container import Container
from roots.node import Node
from support.admin import Admin, Token
from support.programs import ROOT
from support.server import Server

ALREADY = "[INFO] ✓ Host already enrolled and agent ping successful - skipping enrollment"


@pytest.fixture
def fleet(tmp_path: Path) -> Iterator[tuple[Node, Container, Container]]:
    """Two containers that run, the second without curl, and one that is stopped."""
    node = Node(tmp_path / "node")
    tools, bare = layers.with_tools(), layers.base()
    with Container("webserver", tools) as web, Container("database", bare) as database:
        node.add(100, "webserver", web)
        node.add(101, "database", database)
        node.add(102, "archive")
        yield node, web, database


def counts(output: str) -> tuple[int, int]:
    """The numbers that playbooks read off."""
    found = re.search(r"Successfully Enrolled:\s+(\d+)", output)
    failed = re.search(r"Failed:\s+(\d+)", output)
    return int(found[1]), int(failed[1])


def test_the_guide_from_dry_run_to_second_run(
    fleet: tuple[Node, Container, Container], direct: Token, proxmox: Token, admin: Admin
) -> None:
    node, web, database = fleet
    group = admin.add_group("Proxmox LXC")
    admin.change_token(proxmox, default_host_group_id=group)
    assert web.run(by_headers(direct, "direct-host", "sh")).returncode == 0
    before = database.files()

    done = node.run(by_address(proxmox, "proxmox-lxc", "bash"), DRY_RUN="true", HOST_PREFIX="proxmox-")
    assert done.returncode == 0, done.stdout
    lines = done.stdout.splitlines()
    assert lines[:6] == [
        "[INFO] Found 3 LXC container(s)",
        "[INFO] Processing LXC 100: webserver (status: running)",
        ALREADY,
        "[INFO] Processing LXC 101: database (status: running)",
        "[INFO]   [DRY RUN] Would enroll: proxmox-database",
        "[INFO] Processing LXC 102: archive (status: stopped)",
    ]
    assert lines[6].startswith("[WARN]")
    assert "[INFO] Successfully Enrolled:  1 (dry run)" in lines
    assert "proxmox-database" not in hosts(admin)
    assert database.files() == before

    done = node.run(by_headers(proxmox, "proxmox-lxc", "bash"), HOST_PREFIX="proxmox-")
    assert done.returncode == 0, done.stdout
    assert "[SUCCESS] proxmox-database enrolled and agent installed" in done.stdout
    assert counts(done.stdout) == (1, 0)
    assert "\033" not in done.stdout
    made = admin.get(f"/hosts/{hosts(admin)['proxmox-database']['id']}").json()
    assert [one["name"] for one in made["groups"]] == ["Proxmox LXC"]
    assert made["enrollment"]["metadata"]["vmid"] == "101"
    assert made["enrollment"]["token_name"] == "Production Proxmox"
    _becomes_active(admin, made["id"])
    database.output("curl --version")

    files, known = database.files(), set(hosts(admin))
    done = node.run(by_headers(proxmox, "proxmox-lxc", "bash"), HOST_PREFIX="proxmox-")
    assert done.returncode == 0
    assert done.stdout.count(ALREADY) == 2
    assert counts(done.stdout) == (0, 0)
    assert (database.files(), set(hosts(admin))) == (files, known)
    assert database.agents() == 1


def test_a_stopped_container_is_enrolled_once_and_gets_its_agent_when_it_runs(
    proxmox: Token, admin: Admin, tmp_path: Path
) -> None:
    stopped = Node(tmp_path / "stopped")
    stopped.add(200, "sleeper")
    state = {"SKIP_STOPPED": "false", "STATE_DIR": str(tmp_path / "state")}
    line = by_headers(proxmox, "proxmox-lxc", "bash")

    first = stopped.run(line, **state)
    assert first.returncode == 0, first.stdout
    assert "[WARN] sleeper is enrolled, but not running: no agent was installed" in first.stdout
    made = hosts(admin)["sleeper"]["id"]
    again = stopped.run(line, **state)
    assert counts(again.stdout) == (0, 0)
    assert "[INFO] Already Enrolled:       1" in again.stdout
    assert (tmp_path / "state").stat().st_mode & 0o077 == 0

    running = Node(tmp_path / "running")
    with Container("sleeper", layers.with_tools()) as sleeper:
        running.add(200, "sleeper", sleeper)
        awake = running.run(line, **state)
        assert awake.returncode == 0, awake.stdout
        assert "[SUCCESS] sleeper enrolled and agent installed" in awake.stdout
        _becomes_active(admin, made)
    assert [name for name in hosts(admin) if "sleeper" in name] == ["sleeper"]
    assert list((tmp_path / "state").iterdir()) == []


def _becomes_active(admin: Admin, host: str) -> None:
    deadline = time.monotonic() + 40
    while admin.get(f"/hosts/{host}").json()["status"] != "active":
        assert time.monotonic() < deadline, "no report came"
        time.sleep(0.3)


def test_the_script_of_the_repository_with_its_configuration_edited(
    fleet: tuple[Node, Container, Container], proxmox: Token, admin: Admin
) -> None:
    node, _, _ = fleet
    script = (ROOT / "agents/proxmox_auto_enroll.sh").read_text()
    script = re.sub(r'PATCHMON_URL=".*"', f'PATCHMON_URL="{proxmox.url}"', script, count=1)
    script = re.sub(r'AUTO_ENROLLMENT_KEY=".*"', f'AUTO_ENROLLMENT_KEY="{proxmox.key}"', script, count=1)
    script = re.sub(
        r'AUTO_ENROLLMENT_SECRET=".*"', f'AUTO_ENROLLMENT_SECRET="{proxmox.secret}"', script, count=1
    )
    only = """vmid=$(echo "$line" | awk '{print $1}')
        if [[ $vmid -lt 102 ]] || [[ $vmid -gt 199 ]]; then
            continue
        fi"""
    loop = "while IFS= read -r line; do\n"
    assert script.count(loop) == 1
    script = script.replace(loop, loop + only + "\n")
    file = node.folder / "proxmox_auto_enroll.sh"
    file.write_text(script)
    done = node.run(f"bash {file}", SKIP_STOPPED="false", HOST_PREFIX="edited-")
    assert done.returncode == 0, done.stdout
    assert "LXC 100" not in done.stdout
    assert "[WARN] edited-archive is enrolled, but not running: no agent was installed" in done.stdout
    assert "edited-archive" in hosts(admin)


def test_refusals_are_told_in_the_published_words(
    fleet: tuple[Node, Container, Container], proxmox: Token, admin: Admin
) -> None:
    node, web, _ = fleet
    line = by_headers(proxmox, "proxmox-lxc", "bash")
    done = node.run(line, AUTO_ENROLLMENT_SECRET="wrong", DEBUG="True")
    assert done.returncode == 1
    assert (
        '[ERROR] Failed to enroll webserver - HTTP 401\nResponse: {"error":"Invalid token secret"'
        in done.stdout
    )
    assert counts(done.stdout) == (0, 2)
    assert "[DEBUG] POST " in done.stdout
    assert proxmox.key not in done.stdout
    admin.change_token(proxmox, allowed_ip_ranges=["192.0.2.1"])
    done = node.run(line)
    assert 'HTTP 403\nResponse: {"error":"IP address not authorized for this token"' in done.stdout
    assert web.agents() == 0


def test_a_spent_quota_ends_the_run(
    fleet: tuple[Node, Container, Container], proxmox: Token, admin: Admin
) -> None:
    node, web, database = fleet
    admin.change_token(proxmox, max_hosts_per_day=1)
    done = node.run(by_headers(proxmox, "proxmox-lxc", "bash"), HOST_PREFIX="quota-")
    assert done.returncode == 1
    assert "[ERROR] Rate limit exceeded - maximum hosts per day reached" in done.stdout
    assert counts(done.stdout) == (1, 1)
    assert (web.agents(), database.agents()) == (1, 0)


def test_the_rate_limiter_is_waited_for(fleet: tuple[Node, Container, Container], agents: Path) -> None:
    node, _, _ = fleet
    limits = {"AUTH_RATE_LIMIT_MAX": "3", "AUTH_RATE_LIMIT_WINDOW_MS": "12000"}
    with Server(AGENT_BINARIES_DIR=str(agents), **limits) as server:
        token = server.set_up().enrolment_token("proxmox-lxc")
        done = node.run(by_headers(token, "proxmox-lxc", "bash"))
    assert done.returncode == 0, done.stdout
    assert re.search(r"\[WARN\] Too many requests - trying again in \d+ seconds", done.stdout)
    assert counts(done.stdout) == (2, 0)


def test_a_container_without_packages_is_not_half_installed(
    fleet: tuple[Node, Container, Container], proxmox: Token, admin: Admin
) -> None:
    node, web, database = fleet
    database.output("rm -rf /var/lib/apt/lists/* /etc/apt/sources.list")
    before = told(database)
    done = node.run(by_headers(proxmox, "proxmox-lxc", "bash"), HOST_PREFIX="half-")
    assert done.returncode == 1
    why = r"\[WARN\] Failed to install agent in half-database \(exit: 1\)\nInstall output: .*curl"
    assert re.search(why, done.stdout), done.stdout
    assert counts(done.stdout) == (1, 1)
    assert "half-database" not in hosts(admin)
    assert told(database) == before
    assert (web.agents(), database.agents()) == (1, 0)


def told(container: Container) -> set[str]:
    """Changed files but for what apt keeps for itself."""
    return {file for file in container.files() if "/apt" not in file and "/dpkg/lock" not in file}


def test_force_gets_past_an_interrupted_dpkg(
    fleet: tuple[Node, Container, Container], proxmox: Token, admin: Admin
) -> None:
    node, _, database = fleet
    database.output("touch /var/lib/dpkg/updates/0000")
    line = by_headers(proxmox, "proxmox-lxc", "bash")
    done = node.run(line, HOST_PREFIX="force-")
    assert "dpkg was interrupted" in done.stdout
    assert "[WARN] Packages in force-database are broken. FORCE_INSTALL=true installs" in done.stdout
    assert "force-database" not in hosts(admin)
    query = by_headers(proxmox, "proxmox-lxc", "bash", "&force=true")
    done = node.run(query, HOST_PREFIX="force-", DEBUG="true")
    assert done.returncode == 0, done.stdout
    assert "Packages are broken: apt-get update is left out" in done.stdout
    assert "force-database" in hosts(admin)
    assert database.agents() == 1


def test_requirements_are_told(tmp_path: Path, proxmox: Token) -> None:
    node = Node(tmp_path / "node")
    line = by_headers(proxmox, "proxmox-lxc", "bash")
    (node.folder / "bin/pct").unlink()
    done = node.run(line)
    assert done.returncode == 1
    assert "[ERROR] This script must run on a Proxmox host (pct command not found)" in done.stdout
    node = Node(tmp_path / "second")
    only = (
        "mkdir p; for c in pct curl bash tr sed mktemp grep cat head; do ln -s $(command -v $c) p/$c; done; "
    )
    script = by_headers(proxmox, "proxmox-lxc", "cat").replace("| cat", f">{tmp_path}/s; cd {tmp_path}; ")
    done = node.run(f"{script}{only}PATH=p bash s")
    assert "[ERROR] Required command 'jq' not found. Please install it first." in done.stdout
