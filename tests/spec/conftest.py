"""A server for each page, on each database that the run asks for."""

from collections.abc import Iterator

import pytest

from spec.fleet import Fleet, build
from support.admin import Admin
from support.server import Server


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the choice of databases."""
    parser.addoption("--engine", action="append", help="sqlite or postgres; both when given twice")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run every test that needs a database on each of them."""
    if "engine" in metafunc.fixturenames:
        engines = metafunc.config.getoption("engine") or ["sqlite"]
        metafunc.parametrize("engine", engines, scope="module")


@pytest.fixture(scope="module")
def server(engine: str) -> Iterator[Server]:
    """A fresh server for the tests of one page."""
    with Server(engine) as started:
        yield started


@pytest.fixture(scope="module")
def admin(server: Server) -> Admin:
    """The administrator who finished its set-up."""
    return server.set_up()


@pytest.fixture(scope="module")
def fleet(admin: Admin) -> Fleet:
    """The hosts of the pages' printed answers."""
    return build(admin)
