"""Our own guides in `docs/`: every command and configuration in them works as it stands there."""

import re
from pathlib import Path

import pytest
import yaml

from support import examples
from support.admin import Admin, Token
from support.programs import ROOT

DOCS = ROOT / "docs"


def blocks(page: str, language: str) -> list:
    """The fenced blocks of a page in a language, as parameters named by page and number."""
    text = (DOCS / page).read_text()
    found = re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    return [pytest.param(block, id=f"{page}-{number}") for number, block in enumerate(found, 1)]


def run(text: str, token: Token, folder: Path) -> str:
    """Run a command with a credential in the environment, and give what it prints."""
    environment = {
        "PATCHMON_URL": token.url,
        "PATCHMON_API_KEY": token.key,
        "PATCHMON_API_SECRET": token.secret,
    }
    done = examples.run("bash", f"set -euo pipefail\n{text}", folder, **environment)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.usefixtures("fleet")
@pytest.mark.parametrize("command", blocks("api-credentials.md", "bash"))
def test_commands_of_the_scoped_api(command: str, admin: Admin, tmp_path: Path) -> None:
    # No more scopes than the guide says its commands need.
    assert run(command, admin.api_token("get", "patch", "update"), tmp_path)


@pytest.mark.usefixtures("fleet")
@pytest.mark.parametrize("command", blocks("gethomepage.md", "bash"))
def test_commands_of_gethomepage(command: str, admin: Admin, tmp_path: Path) -> None:
    assert run(command, admin.homepage_token(), tmp_path)


@pytest.mark.usefixtures("fleet")
@pytest.mark.parametrize("configuration", blocks("gethomepage.md", "yaml"))
def test_configurations_of_gethomepage(configuration: str, admin: Admin) -> None:
    parsed = yaml.safe_load(configuration)
    stats = admin.homepage_token().get("/gethomepage/stats").json()
    fields = re.findall(r"field: (\w+)", yaml.safe_dump(parsed))
    assert fields
    assert set(fields) <= set(stats)
