"""Databases of the tests' own on the PostgreSQL that `cargo xtask test` starts."""

import os
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
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


def run_on_postgres(url: str, statement: str) -> str:
    """Rows of a statement, a line each, values separated by `|`."""
    return _psql(url, statement).strip()


def run_on_sqlite(file: Path, statement: str) -> str:
    """Rows of a statement, a line each, values separated by `|`."""
    with closing(sqlite3.connect(file, timeout=10)) as connection, connection:
        rows = connection.execute(statement).fetchall()
    return "\n".join("|".join("" if value is None else str(value) for value in row) for row in rows)


def _psql(url: str, sql: str) -> str:
    command = [installed("psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align"]
    command += ["--set=ON_ERROR_STOP=1", "--dbname", _for_psql(url), "--command", sql]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _for_psql(url: str) -> str:
    """The URL with its socket folder where psql looks for it."""
    parts = urlsplit(url)
    folder = parse_qs(parts.query)["host"][0]
    return f"host={folder} user={parts.username} dbname={parts.path.strip('/')}"
