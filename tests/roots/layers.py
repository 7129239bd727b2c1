"""What roots are made of: a fresh minimal Debian, and layers of further packages on it.

The layers are kept under `target/roots`, so that a second run makes only the roots again.
"""

import os
import shutil
import subprocess
from pathlib import Path

from support.programs import ROOT

KEPT = ROOT / "target" / "roots"
MIRROR = os.environ.get("PATCHMON_TEST_MIRROR", "http://deb.debian.org/debian")
SUITE = "bookworm"
# Shells to run scripts with, and cron for the start at boot where there is no service manager.
TOOLS = ["curl", "ca-certificates", "cron", "busybox"]


def base() -> list[Path]:
    """A fresh Debian: no curl, no cron."""
    folder = KEPT / SUITE
    if not (folder / ".complete").exists():
        _remake(folder)
        _run(["debootstrap", "--variant=minbase", SUITE, str(folder), MIRROR])
        shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")
        # Its lists are there, as in a machine that was used before.
        _run(["chroot", str(folder), "apt-get", "update", "-qq"])
        (folder / "etc/machine-id").write_text("")
        (folder / ".complete").touch()
    return [folder]


def with_tools() -> list[Path]:
    """The same with curl, cron and busybox."""
    layer = KEPT / f"{SUITE}-tools"
    lower = base()
    if not (layer / ".complete").exists():
        _remake(layer)
        packages = " ".join(TOOLS)
        install = f"apt-get install -qq --yes --no-install-recommends {packages}"
        overlay = _overlay(lower, layer, KEPT / "work", KEPT / "merged")
        script = f"{overlay} && mount -t proc proc {KEPT}/merged/proc && chroot {KEPT}/merged {install}"
        environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        _run(["unshare", "--mount", "sh", "-ec", script], env=environment)
        (layer / ".complete").touch()
    return [layer, *lower]


def mount_command(lower: list[Path], upper: Path) -> str:
    """Shell words that put a root of these layers under `upper/../merged`; changes go to `upper`."""
    return _overlay(lower, upper, upper.with_name("work"), upper.with_name("merged"))


def _overlay(lower: list[Path], upper: Path, work: Path, merged: Path) -> str:
    for folder in (upper, work, merged):
        folder.mkdir(parents=True, exist_ok=True)
    layers = ":".join(map(str, lower))
    return f"mount -t overlay overlay -o lowerdir={layers},upperdir={upper},workdir={work} {merged}"


def _remake(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)


def _run(command: list[str], **more: object) -> None:
    done = subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **more
    )
    if done.returncode != 0:
        message = f"{command[0]} failed:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        raise RuntimeError(message)
