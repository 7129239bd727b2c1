"""docs/ansible.md: what it shows is in the examples, what it says to run runs, and no option is missing."""

import re
from pathlib import Path

import pytest
import yaml

from harness import COLLECTION, EXAMPLES, Ansible
from support.admin import Admin
from support.programs import ROOT
from support.reports import package, report
from support.server import Server

TEXT = (ROOT / "docs" / "ansible.md").read_text()
BLOCKS = re.findall(r"^```(\w+)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
SHOWN = [text for language, text in BLOCKS if language in ("yaml", "ini")]
COMMANDS = [text for language, text in BLOCKS if language == "bash"]


@pytest.fixture(scope="module")
def variables(server: Server, admin: Admin) -> dict[str, str]:
    """A fleet in which something waits, and what the page says to export."""
    web = admin.add_host("web", admin.add_group("web_servers"))
    web.send(report(package("nginx", "1.18.0", "1.20.0", isSecurityUpdate=True), hostname="web01"))
    token = admin.api_token("get")
    return {
        "PATCHMON_URL": server.url,
        "PATCHMON_API_KEY": token.key,
        "PATCHMON_API_SECRET": token.secret,
    }


@pytest.mark.parametrize("block", SHOWN, ids=lambda block: block.splitlines()[0])
def test_what_is_shown_is_in_an_example(block: str) -> None:
    files = [path.read_text() for path in EXAMPLES.iterdir() if path.is_file()]
    assert [text for text in files if block in text]


@pytest.mark.parametrize("block", COMMANDS, ids=lambda block: block.splitlines()[0])
def test_what_it_says_to_run_runs(ansible: Ansible, variables: dict[str, str], block: str) -> None:
    ansible.examples()
    done = ansible.succeed("bash", "-euo", "pipefail", "-c", block, **variables)
    assert "web" in done.stdout
    assert "Unable to parse" not in done.stderr


def test_the_table_has_every_option() -> None:
    source = (COLLECTION / "plugins" / "inventory" / "dynamic_inventory.py").read_text()
    options = yaml.safe_load(re.search(r'DOCUMENTATION = r"""(.*?)"""', source, re.DOTALL)[1])["options"]
    rows = re.findall(r"^\| `(\w+)` \| .*? \| (.*?) \|", section("## Options"), re.MULTILINE)
    told = {name: re.findall(r"`(\w+)`", variables) for name, variables in rows}
    assert told == {name: [env["name"] for env in option.get("env", [])] for name, option in options.items()}


def test_every_example_is_mentioned() -> None:
    for path in [*EXAMPLES.glob("*.*"), *EXAMPLES.parent.glob("terraform/*")]:
        if not path.name.startswith("."):
            assert f"{path.name}" in TEXT, path


def section(heading: str) -> str:
    """The text below a heading, to the next one."""
    return TEXT.split(f"{heading}\n")[1].split("\n## ")[0]


def test_the_files_it_names_are_there() -> None:
    for name in re.findall(r"`((?:docs|ansible)/[\w./]+)`", TEXT):
        assert (ROOT / Path(name)).exists(), name
