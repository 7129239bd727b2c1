"""The collection itself: Ansible's own checks on what is installed from the archive."""

import json
import shutil
import sys
from pathlib import Path

import pytest
import yaml

from harness import COLLECTION, Ansible
from support.programs import ROOT

PYTHON = f"{sys.version_info.major}.{sys.version_info.minor}"

# ansible-test fetches this script to put pip into its environments; Python brings one along.
GET_PIP = """\
import ensurepip

ensurepip.bootstrap()
"""


@pytest.fixture
def installed(collections: Path) -> Path:
    """The folder of the installed collection."""
    return collections / "ansible_collections" / "patchmon" / "dynamic_inventory"


def ansible_test(ansible: Ansible, installed: Path, *command: str) -> None:
    """Run ansible-test on the installed collection, with its caches in the test's folder."""
    cache = ansible.folder / ".ansible" / "test" / "cache"
    cache.mkdir(parents=True)
    (cache / "get_pip_24_2.py").write_text(GET_PIP)
    ansible.succeed(
        "ansible-test",
        *command,
        "--color",
        "no",
        "--python",
        PYTHON,
        ANSIBLE_TEST_CONTENT_ROOT=str(installed),
    )


def test_sanity(ansible: Ansible, installed: Path) -> None:
    ansible_test(ansible, installed, "sanity")


def test_units(ansible: Ansible, installed: Path) -> None:
    ansible_test(ansible, installed, "units")


@pytest.fixture
def sources(ansible: Ansible) -> Path:
    """A copy of the collection as it is in the repository; Ansible's programs run in it."""
    ansible.folder = Path(shutil.copytree(COLLECTION, ansible.folder / "sources"))
    return ansible.folder


def test_ansible_lint(ansible: Ansible, sources: Path) -> None:
    assert (sources / ".ansible-lint").is_file()
    ansible.succeed("ansible-lint")


def test_the_changelog_is_complete(ansible: Ansible, sources: Path) -> None:
    ansible.succeed("antsibull-changelog", "lint")
    ansible.succeed("antsibull-changelog", "generate")
    assert (sources / "CHANGELOG.md").read_text() == (COLLECTION / "CHANGELOG.md").read_text()


@pytest.mark.parametrize("role", ["agent", "proxmox_enroll"])
def test_a_role_explains_itself(ansible: Ansible, role: str) -> None:
    name = f"patchmon.dynamic_inventory.{role}"
    told = json.loads(ansible.succeed("ansible-doc", "-t", "role", name, "--json").stdout)[name]
    options = set(told["entry_points"]["main"]["options"])
    defaults = yaml.safe_load((COLLECTION / "roles" / role / "defaults" / "main.yml").read_text())
    assert set(defaults) == {name for name in options if "default" in told["entry_points"]["main"]["options"][name]}


def test_format_and_lints_of_python(ansible: Ansible) -> None:
    folder = ROOT / "ansible"
    ansible.succeed("ruff", "format", "--no-cache", "--check", folder)
    ansible.succeed("ruff", "check", "--no-cache", folder)
