"""The agent on hosts that boot: installed by the line that people paste, run by systemd and by OpenRC."""

import time
from collections.abc import Iterator

import pytest

from roots.booted import OpenRC, Systemd
from roots.commands import by_headers, hosts
from roots.container import Container
from support.admin import Admin, Token


@pytest.fixture
def systemd() -> Iterator[Systemd]:
    """A host that systemd has booted."""
    with Systemd("with-systemd") as host:
        yield host


@pytest.fixture
def openrc() -> Iterator[OpenRC]:
    """A host that OpenRC has booted."""
    with OpenRC("with-openrc") as host:
        yield host


def _install(host: Container, direct: Token, admin: Admin) -> dict:
    """Install it, and wait for its first report."""
    done = host.run(by_headers(direct, "direct-host", "sh"))
    assert done.returncode == 0, done.stdout
    made = hosts(admin)[host.name]
    deadline = time.monotonic() + 60
    while not (page := admin.get(f"/hosts/{made['id']}").json())["last_report_at"]:
        assert time.monotonic() < deadline, "no report came"
        time.sleep(0.3)
    return page


def _installed(host: Container) -> int:
    return int(host.output("dpkg-query -W -f '${Status}\\n' | grep -c 'ok installed'"))


def test_systemd_runs_it_with_two_capabilities_and_all_it_needs(
    systemd: Systemd, direct: Token, admin: Admin
) -> None:
    page = _install(systemd, direct, admin)
    assert systemd.output("systemctl is-enabled patchmon-agent") == "enabled"
    assert systemd.output("systemctl is-active patchmon-agent") == "active"
    assert page["packages"] == _installed(systemd)
    failed = [one for one in page["collectors"] if one.get("error")]
    assert failed == [], "the sandbox is in nobody's way"

    main = systemd.output("systemctl show --property MainPID --value patchmon-agent")
    status = dict(
        line.split(":\t", 1)
        for line in systemd.output(f"cat /proc/{main}/status").splitlines()
        if ":\t" in line
    )
    assert status["CapBnd"] == "0000000000080004", "CAP_DAC_READ_SEARCH and CAP_SYS_PTRACE"
    assert status["CapEff"] == status["CapBnd"]
    assert (status["NoNewPrivs"], status["Seccomp"]) == ("1", "2")

    systemd.output(f"kill -9 {main}")
    alive = "systemctl show --property MainPID --value patchmon-agent"
    systemd.wait_for(f'pid=$({alive}) && [ "$pid" != 0 ] && [ "$pid" != {main} ]', 30)
    systemd.output("systemctl stop patchmon-agent")
    assert systemd.agents() == 0
    assert "Failed" not in systemd.output("systemctl show --property Result patchmon-agent")

    done = systemd.run(f"curl -s {direct.url}/api/v1/hosts/remove | sh")
    assert done.returncode == 0, done.stdout
    assert systemd.run("systemctl cat patchmon-agent").returncode != 0, "no unit is left"


def test_openrc_runs_it_and_starts_it_again(openrc: OpenRC, direct: Token, admin: Admin) -> None:
    page = _install(openrc, direct, admin)
    assert page["packages"] == _installed(openrc)
    assert "patchmon-agent" in openrc.output("rc-update show default")
    assert "started" in openrc.output("rc-service patchmon-agent status")

    assert openrc.agents() == 1
    kill = """
        for process in /proc/[0-9]*; do
            case "$(readlink $process/exe)" in *patchmon-agent*) kill -9 "${process#/proc/}" ;; esac
        done
    """
    openrc.output(kill)
    deadline = time.monotonic() + 40
    while openrc.agents() != 1:
        assert time.monotonic() < deadline, "nobody started it again"
        time.sleep(0.5)
    openrc.output("rc-service patchmon-agent stop")
    assert openrc.agents() == 0

    done = openrc.run(f"curl -s {direct.url}/api/v1/hosts/remove | sh")
    assert done.returncode == 0, done.stdout
    assert "patchmon-agent" not in openrc.output("rc-update show default")
