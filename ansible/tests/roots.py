"""A root folder of the test's own: this machine's, but every change is forgotten at the end."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from harness import Ansible, Done
from support.programs import ROOT

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Machine:
    """A root folder, entered through the process that keeps it."""

    ansible: Ansible
    keeper: int
    root: str

    def run(self, *command: str | Path, **variables: str) -> Done:
        """Run a program in it to its end, in the folder of `ansible`."""
        enter = ("nsenter", f"--target={self.keeper}", "--mount", "--pid", f"--root=/proc/{self.keeper}/root")
        inside = ("sh", "-c", 'cd "$1"; shift; exec "$@"', "sh", self.ansible.folder)
        return self.ansible.run(*enter, "chroot", self.root, *inside, *command, **variables)

    def text(self, path: str) -> str | None:
        """What is in a file, when it is there."""
        done = self.run("cat", path)
        return done.stdout if done.returncode == 0 else None

    def agents(self) -> list[str]:
        """Process ids of its running agents; the process that an agent starts for a report is no agent."""
        look = """
            is_agent() {
                [ "$(readlink "/proc/$1/exe")" = /usr/local/bin/patchmon-agent ] && [ "/proc/$1/root/" -ef / ]
            }
            for process in /proc/[0-9]*; do
                process=${process#/proc/}
                parent=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$process/status" 2>/dev/null)
                if is_agent "$process" && ! is_agent "$parent"; then echo "$process"; fi
            done
        """
        return self.run("sh", "-c", look).stdout.split()


@dataclass(frozen=True)
class Node:
    """A Proxmox node whose `pct` knows the containers 101 and 102, and 103, which is stopped."""

    node: Machine
    containers: dict[str, Machine]


@contextmanager
def made(ansible: Ansible, folder: Path, collections: Path) -> Iterator[Node]:
    """A node with its containers, gone with all that runs in them at the end."""
    command = ["unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", HERE / "root.sh"]
    seen = [ROOT, ansible.folder, collections]
    keeper = subprocess.Popen([*command, folder, *seen], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert keeper.stdout.readline() == "ready\n"
        child = Path(f"/proc/{keeper.pid}/task/{keeper.pid}/children").read_text().split()[0]
        node = Machine(ansible, int(child), f"{folder}/node")
        containers = {name: Machine(ansible, int(child), f"{node.root}/containers/{name}") for name in ("101", "102")}
        installed = node.run("install", "-m", "755", HERE / "pct.sh", "/usr/local/bin/pct")
        assert installed.returncode == 0, installed.stderr
        yield Node(node, containers)
    finally:
        keeper.stdin.close()
        keeper.wait()
        keeper.stdout.close()
