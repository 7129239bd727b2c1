"""One server for all; the agent it offers is the one the run has built."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.admin import Admin, Token
from support.programs import built
from support.server import Server


@pytest.fixture(scope="session")
def agents(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of agent programs."""
    folder = tmp_path_factory.mktemp("agents")
    program = os.environ.get("PATCHMON_AGENT_BIN") or built("patchmon-agent")
    shutil.copy(program, folder / "patchmon-agent-linux-amd64")
    return folder


@pytest.fixture(scope="session")
def server(agents: Path) -> Iterator[Server]:
    """A server that offers the agent."""
    # Everything that a log can tell, because secrets must not be in it.
    with Server(AGENT_BINARIES_DIR=str(agents), LOG_LEVEL="debug") as server:
        yield server


@pytest.fixture(scope="session")
def admin(server: Server) -> Admin:
    """Its administrator."""
    return server.set_up()


@pytest.fixture
def proxmox(admin: Admin) -> Token:
    """A fresh credential for Proxmox nodes."""
    return admin.enrolment_token("proxmox-lxc", token_name="Production Proxmox")


@pytest.fixture
def direct(admin: Admin) -> Token:
    """A fresh credential for single hosts."""
    return admin.enrolment_token("direct-host", token_name="Direct hosts")
