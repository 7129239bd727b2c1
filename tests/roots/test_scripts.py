"""The scripts as they are served: shellcheck, syntax in every shell; the unit: systemd's own checks."""

import re
import subprocess
from pathlib import Path

import pytest
import requests

from support.admin import Admin, Token
from support.programs import ROOT

UNIT = ROOT / "packaging/systemd/patchmon-agent.service"
# systemd's scale from 0 (shut) to 10 (open).
MOST_EXPOSED = 3.0


@pytest.fixture(params=["proxmox-lxc", "direct-host", "install", "remove"])
def served(request: pytest.FixtureRequest, admin: Admin, proxmox: Token, tmp_path: Path) -> Path:
    """A served script as a file."""
    headers = proxmox.enrolment_headers
    path = f"auto-enrollment/script?type={request.param}"
    if request.param in ("install", "remove"):
        headers, path = admin.add_host("shellcheck").headers, f"hosts/{request.param}"
    done = requests.get(f"{proxmox.url}/api/v1/{path}", headers=headers, timeout=30)
    assert done.status_code == 200, done.text
    file = tmp_path / f"{request.param}.sh"
    file.write_text(done.text)
    return file


def test_shellcheck_has_nothing_to_say(served: Path) -> None:
    done = subprocess.run(["shellcheck", served], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_shells_read_it(served: Path) -> None:
    shells = [["bash"]]
    if served.read_text().startswith("#!/bin/sh"):
        shells += [["dash"], ["busybox", "sh"]]
    for shell in shells:
        done = subprocess.run([*shell, "-n", served], capture_output=True, text=True, check=False)
        assert (done.returncode, done.stderr) == (0, ""), shell


def test_the_script_of_the_repository() -> None:
    file = ROOT / "agents/proxmox_auto_enroll.sh"
    done = subprocess.run(["shellcheck", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    done = subprocess.run(["bash", file], capture_output=True, text=True, check=False)
    assert done.returncode == 1


def test_systemd_takes_the_unit_and_finds_it_shut(tmp_path: Path) -> None:
    unit = tmp_path / UNIT.name
    # The program need not be installed here.
    unit.write_text(UNIT.read_text().replace("/usr/local/bin/patchmon-agent serve", "/bin/true"))
    done = subprocess.run(["systemd-analyze", "verify", unit], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    command = ["systemd-analyze", "security", "--offline=yes", "--no-pager", unit]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    exposure = re.search(r"Overall exposure level for \S+: ([\d.]+)", said)
    assert float(exposure[1]) <= MOST_EXPOSED, said
