"""A Proxmox node: a `pct` that runs its commands in real roots."""

import subprocess
from pathlib import Path

from roots.container import Container
from support.programs import clean_environment

SECONDS = 200
PCT = """#!/bin/bash
# pct list; pct exec VMID -- COMMAND…
state={state}
case "$1" in
list)
    echo 'VMID       Status     Lock         Name'
    cat "$state/list"
    ;;
exec)
    vmid=$2
    shift 3
    if ! [ -f "$state/$vmid" ]; then echo "container '$vmid' not running!" >&2; exit 255; fi
    read -ra enter <"$state/$vmid"
    # What stands on the input is used up, as the real one may do.
    cat >/dev/null
    exec "${{enter[@]}}" "$@" </dev/null
    ;;
esac
"""


class Node:
    """Containers by number; one without a root is stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._names: dict[int, str] = {}
        (folder / "bin").mkdir(parents=True)
        pct = folder / "bin" / "pct"
        pct.write_text(PCT.format(state=folder))
        pct.chmod(0o755)
        self._write()

    def add(self, vmid: int, name: str, container: Container | None = None) -> None:
        """Add a container; without a root it is stopped."""
        self._names[vmid] = name
        if container:
            (self.folder / str(vmid)).write_text(" ".join(container.entering()))
        self._write()

    def _write(self) -> None:
        rows = []
        for vmid, name in self._names.items():
            status = "running" if (self.folder / str(vmid)).exists() else "stopped"
            rows.append(f"{vmid:<11}{status:<11}{'':<13}{name}\n")
        (self.folder / "list").write_text("".join(rows))

    def run(self, command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command line on the node, without terminal."""
        path = f"{self.folder / 'bin'}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        return subprocess.run(
            ["bash", "-c", command],
            env=clean_environment(PATH=path, **environment),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            check=False,
        )
