"""What the tests share: a server for each file, and Ansible with the collection."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from harness import Ansible, install_collection
from support.admin import Admin
from support.server import Server


@pytest.fixture(scope="session")
def collections(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the installed collection."""
    return install_collection(tmp_path_factory.mktemp("installed"))


@pytest.fixture
def ansible(tmp_path: Path, collections: Path) -> Ansible:
    """Ansible in an empty folder."""
    return Ansible(tmp_path, collections)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    """An empty server."""
    with Server() as started:
        yield started


@pytest.fixture(scope="module")
def admin(server: Server) -> Admin:
    """The administrator who finished its set-up."""
    return server.set_up()
