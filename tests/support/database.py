"""Databases of the tests' own on the PostgreSQL that `cargo xtask test` starts."""

import os
import subprocess
from urllib.parse import parse_qs, urlsplit, urlunsplit
from uuid import uuid4

from support.programs import installed

VARIABLE = "PATCHMON_TEST_POSTGRES"


def create() -> str:
    """URL of a new, empty database. It goes with the PostgreSQL, which is private to the run."""
    admin = os.environ.get(VARIABLE)
    if admin is None:
        message = f"{VARIABLE} names no PostgreSQL: run `cargo xtask test --only spec`, or set it"
        raise LookupError(message)
    name = f"spec_{uuid4().hex}"
    _psql(admin, f"CREATE DATABASE {name}")
    return urlunsplit(urlsplit(admin)._replace(path=f"/{name}"))


def query(url: str, sql: str) -> str:
    """What a query gives, as psql prints it unaligned."""
    return _psql(url, sql).strip()


def _psql(url: str, sql: str) -> str:
    command = [installed("psql"), "--no-psqlrc", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1"]
    done = subprocess.run(
        [*command, "--dbname", _for_psql(url), "--command", sql], capture_output=True, text=True, check=True
    )
    return done.stdout


def _for_psql(url: str) -> str:
    """The URL with its socket folder where psql looks for it."""
    parts = urlsplit(url)
    folder = parse_qs(parts.query)["host"][0]
    return f"host={folder} user={parts.username} dbname={parts.path.strip('/')}"
