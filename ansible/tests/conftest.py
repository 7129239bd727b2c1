"""What the tests share: a server for each file, and Ansible with the collection."""

import platform
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from published import Inventory

from harness import Ansible, install_collection
from roots import Node, made
from support.admin import Admin, Token
from support.programs import built
from support.reports import package, report
from support.server import Server

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


@pytest.fixture(scope="session")
def collections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the installed collection."""
    return install_collection(tmp_path_factory.mktemp("installed"))


@pytest.fixture
def ansible(tmp_path: Path, collections: Path) -> Ansible:
    """Ansible in an empty folder."""
    return Ansible(tmp_path, collections)


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the agent as the server serves it."""
    folder = tmp_path_factory.mktemp("programs")
    shutil.copy(built("patchmon-agent"), folder / f"patchmon-agent-linux-{ARCHITECTURES[platform.machine()]}")
    return folder


@pytest.fixture(scope="module")
def server(programs: Path) -> Iterator[Server]:
    """An empty server that has an agent to give away."""
    with Server(AGENT_BINARIES_DIR=str(programs)) as started:
        yield started


@pytest.fixture(scope="module")
def admin(server: Server) -> Admin:
    """The administrator who finished its set-up."""
    return server.set_up()


@pytest.fixture(scope="module")
def credential(admin: Admin) -> Token:
    """The page's two hosts, and a credential that may read them."""
    groups = {name: admin.add_group(name) for name in ("web_servers", "db_servers", "production")}
    waiting = [
        package("bash", "5.2"),
        package("nginx", "1.18.0", "1.20.0"),
        package("tar", "1.34", "1.35", isSecurityUpdate=True),
    ]
    first = admin.add_host("first", groups["web_servers"], groups["production"])
    first.send(report(*waiting, hostname="server1.example.com", ip="192.168.1.10"))
    second = admin.add_host("second", groups["db_servers"], groups["production"])
    second.send(report(package("bash", "5.2"), hostname="server2.example.com", ip="192.168.1.11"))
    return admin.api_token("get")


@pytest.fixture
def inventory(ansible: Ansible, credential: Token) -> Inventory:
    """The page's file for the test's server."""
    return Inventory(ansible, credential)


@pytest.fixture
def node(ansible: Ansible, collections: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Node]:
    """A node with containers, and the examples in the folder of `ansible`."""
    ansible.examples()
    with made(ansible, tmp_path_factory.mktemp("roots"), collections) as roots:
        yield roots
