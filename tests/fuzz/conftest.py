"""How many requests are made up: the same few in every ordinary run, more and others by hand.

`pytest fuzz --examples 500 --hypothesis-seed 7` is a long run. PostgreSQL is the stricter database (a text
there holds no NUL), so that an ordinary run is on it.
"""

from collections.abc import Iterator

import hypothesis
import pytest

from fuzz.world import World
from support.server import Server

EXAMPLES = 10


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the number of made-up requests."""
    parser.addoption("--examples", type=int, default=EXAMPLES, help="made-up requests for each operation")
    parser.addoption("--engine", default="postgres", help="sqlite or postgres")


def pytest_configure(config: pytest.Config) -> None:
    """Make the same requests in every run, unless a seed is given."""
    hypothesis.settings.register_profile(
        "chosen",
        max_examples=config.getoption("examples"),
        derandomize=config.getoption("hypothesisseed", None) is None,
        database=None,
        deadline=None,
        suppress_health_check=list(hypothesis.HealthCheck),
        print_blob=False,
    )
    hypothesis.settings.load_profile("chosen")


@pytest.fixture(scope="session")
def world(request: pytest.FixtureRequest) -> Iterator[World]:
    """A server with something of everything in it."""
    with Server(request.config.getoption("engine")) as server:
        yield World(server)
