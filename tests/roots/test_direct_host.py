"""A fresh Debian host joins by one pasted line, in every shell that the script claims."""

import time
from collections.abc import Iterator

import pytest

from roots import layers
from roots.commands import by_address, by_headers, hosts
from roots.container import Container
from support.admin import Admin, Token
from support.server import Server

ALREADY = "[INFO] ✓ Host already enrolled and agent ping successful - skipping enrollment"
INSTALLED = "PatchMon Agent installation completed successfully!"


@pytest.fixture(params=["bash", "dash", "busybox sh"])
def host(request: pytest.FixtureRequest) -> Iterator[tuple[Container, str]]:
    """A root and the shell of its administrator."""
    name = f"direct-{request.param.split()[0]}"
    with Container(name, layers.with_tools()) as container:
        yield container, request.param


def test_one_line_enrols_and_installs_and_a_second_run_changes_nothing(
    host: tuple[Container, str], direct: Token, admin: Admin
) -> None:
    container, shell = host
    before = container.files()
    done = container.run(by_headers(direct, "direct-host", shell))
    assert done.returncode == 0, done.stdout
    assert f"[SUCCESS] {container.name} enrolled and agent installed" in done.stdout
    assert INSTALLED in done.stdout
    assert "\033" not in done.stdout, "no colours without a terminal"
    assert direct.secret not in done.stdout

    made = hosts(admin)[container.name]
    _becomes_active(admin, made["id"])
    page = admin.get(f"/hosts/{made['id']}").json()
    count = int(container.output("dpkg-query -W -f '${Status}\\n' | grep -c 'ok installed'"))
    assert page["packages"] == count
    assert page["notes"].startswith("Auto-enrolled via Direct hosts on 20")
    assert page["enrollment"]["metadata"]["os_info"].startswith("Debian GNU/Linux 12")

    assert container.agents() == 1
    files = container.files()
    done = container.run(by_address(direct, "direct-host", shell))
    assert (done.returncode, done.stdout.strip()) == (0, ALREADY)
    assert container.files() == files
    assert container.agents() == 1

    done = container.run(f"curl -s {direct.url}/api/v1/hosts/remove | {shell}")
    assert done.returncode == 0, done.stdout
    container.wait_for("! ls -l /proc/[0-9]*/exe 2>/dev/null | grep -q patchmon-agent")
    assert container.files() == before, "nothing is left"


def _becomes_active(admin: Admin, host: str) -> None:
    deadline = time.monotonic() + 40
    while admin.get(f"/hosts/{host}").json()["status"] != "active":
        assert time.monotonic() < deadline, "no report came"
        time.sleep(0.3)


@pytest.fixture
def root() -> Iterator[Container]:
    """A root with curl and cron."""
    with Container("direct", layers.with_tools()) as container:
        yield container


def test_the_environment_goes_before_the_values_of_the_server(
    root: Container, direct: Token, admin: Admin, server: Server
) -> None:
    line = by_address(direct, "direct-host", "sh", "&force=true")
    done = root.run(line, DRY_RUN="True", FRIENDLY_NAME='it\'s "$(id)"')
    assert done.stdout.splitlines() == [
        "[INFO] Processing host: direct",
        '[INFO]   [DRY RUN] Would enroll: it\'s "$(id)"',
    ]
    done = root.run(line, AUTO_ENROLLMENT_SECRET="wrong")
    assert done.returncode == 1
    assert "[ERROR] Failed to enroll direct - HTTP 401\nResponse: " in done.stdout
    assert "Invalid token secret" in done.stdout
    done = root.run(line, PATCHMON_URL="http://127.0.0.1:1")
    assert "[ERROR] Failed to enroll direct - HTTP 000\nResponse: curl:" in done.stdout
    done = root.run(line, FRIENDLY_NAME='it\'s "$(id)" \\n', DEBUG="1")
    assert done.returncode == 0, done.stdout
    assert 'it\'s "$(id)" \\n' in hosts(admin)
    assert direct.secret not in done.stdout
    assert '"api_key":"****"' in done.stdout
    assert "/auto-enrollment/script" in server.log()
    assert direct.secret not in server.log(), "the query of an address is not logged"


def test_a_deleted_host_is_told_so_and_can_join_again(root: Container, direct: Token, admin: Admin) -> None:
    line = by_headers(direct, "direct-host", "sh")
    assert root.run(line).returncode == 0
    first = hosts(admin)["direct"]["id"]
    assert admin.delete(f"/hosts/{first}").ok
    ping = root.run("/usr/local/bin/patchmon-agent ping")
    assert ping.returncode == 1
    assert "401" in ping.stdout
    assert root.run(line).returncode == 0
    assert hosts(admin)["direct"]["id"] != first
    assert root.agents() == 1


def test_start_at_boot_by_cron(root: Container, direct: Token) -> None:
    root.output("echo '5 5 * * * true' | crontab -")
    assert root.run(by_headers(direct, "direct-host", "sh")).returncode == 0
    assert root.output("crontab -l").splitlines() == [
        "5 5 * * * true",
        "@reboot /usr/local/bin/patchmon-agent serve >>/etc/patchmon/logs/patchmon-agent.log 2>&1",
    ]
    mode = root.output("stat -c '%a %n' /etc/patchmon/config.yml /etc/patchmon/credentials.yml")
    assert mode == "600 /etc/patchmon/config.yml\n600 /etc/patchmon/credentials.yml"
    assert root.run(f"curl -s {direct.url}/api/v1/hosts/remove | sh").returncode == 0
    assert root.output("crontab -l") == "5 5 * * * true"


def test_the_tools_of_busybox_are_enough(root: Container, direct: Token) -> None:
    root.output("mkdir /run/bb; for tool in $(busybox --list); do ln -s /bin/busybox /run/bb/$tool; done")
    # busybox has a shell of its own, and neither apt nor cron.
    path = {"PATH": "/run/bb:/run/curl"}
    root.output("mkdir /run/curl; ln -s /usr/bin/curl /run/curl/curl")
    done = root.run(by_headers(direct, "direct-host", "sh"), "/bin/busybox sh", **path)
    assert done.returncode == 0, done.stdout
    assert root.agents() == 1
    done = root.run(f"curl -s {direct.url}/api/v1/hosts/remove | sh", "/bin/busybox sh", **path)
    assert done.returncode == 0, done.stdout
    assert root.agents() == 0
    assert not [file for file in root.files() if "patchmon" in file]
