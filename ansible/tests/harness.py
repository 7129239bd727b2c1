"""Ansible's programs, with the collection as it is installed from its archive."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from support.programs import ROOT, clean_environment

COLLECTION = ROOT / "ansible" / "patchmon" / "dynamic_inventory"
EXAMPLES = ROOT / "docs" / "examples" / "ansible"
LIMIT_SECONDS = 600

Done = subprocess.CompletedProcess[str]


class Ansible:
    """Runs Ansible's programs in a folder of their own."""

    def __init__(self, folder: Path, collections: Path) -> None:
        self.folder = folder
        programs = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        self.environment = clean_environment(
            PATH=programs,
            HOME=str(folder),
            LC_ALL="C.UTF-8",
            ANSIBLE_COLLECTIONS_PATH=str(collections),
            ANSIBLE_LOCALHOST_WARNING="false",
            ANSIBLE_INVENTORY_UNPARSED_WARNING="false",
            ANSIBLE_NOCOLOR="true",
            ANSIBLE_PIPELINING="true",
            ANSIBLE_PYTHON_INTERPRETER=sys.executable,
        )

    def run(self, *command: str | Path, **variables: str) -> Done:
        """Run a program to its end, whatever that is."""
        return subprocess.run(
            command,
            cwd=self.folder,
            env=self.environment | variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )

    def succeed(self, *command: str | Path, **variables: str) -> Done:
        """Run a program that has to succeed."""
        done = self.run(*command, **variables)
        assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
        return done

    def inventory(self, *words: str | Path, **variables: str) -> dict:
        """What `ansible-inventory --list` prints."""
        return json.loads(self.succeed("ansible-inventory", "--list", *words, **variables).stdout)

    def write(self, name: str, text: str) -> Path:
        """Write a file into the folder."""
        path = self.folder / name
        path.write_text(text)
        return path

    def examples(self) -> Path:
        """Copy the documents' examples into the folder, and go there."""
        self.folder = Path(shutil.copytree(EXAMPLES, self.folder / "examples"))
        return self.folder


def install_collection(folder: Path) -> Path:
    """Build the collection's archive and install it; gives the path for ANSIBLE_COLLECTIONS_PATH."""
    ansible, collections = Ansible(folder, folder), folder / "collections"
    ansible.succeed("ansible-galaxy", "collection", "build", COLLECTION, "--output-path", folder)
    (archive,) = folder.glob("patchmon-dynamic_inventory-*.tar.gz")
    ansible.succeed("ansible-galaxy", "collection", "install", archive, "--collections-path", collections)
    return collections


def words(text: str) -> str:
    """The text on one line: Ansible breaks its lines where they are long."""
    return " ".join(text.split())
