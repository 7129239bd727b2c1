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
    return _layer("tools", TOOLS, base())


def with_systemd() -> list[Path]:
    """The same with systemd as its first process."""
    return _layer("systemd", ["systemd", "systemd-sysv", "dbus"], with_tools())


def with_openrc() -> list[Path]:
    """The same with OpenRC."""
    return _layer("openrc", ["openrc"], with_tools())


def _layer(name: str, packages: list[str], lower: list[Path]) -> list[Path]:
    layer = KEPT / f"{SUITE}-{name}"
    if not (layer / ".complete").exists():
        _remake(layer)
        install = f"apt-get install -qq --yes --no-install-recommends {' '.join(packages)}"
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
