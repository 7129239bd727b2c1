"""Debian roots that boot: systemd as the first process, or OpenRC in its default runlevel."""

from pathlib import Path
from typing import Self

from roots import layers
from roots.container import PATH, Container


class Systemd(Container):
    """A root whose first process is systemd, in control groups of its own."""

    UNSHARED = ("--mount", "--uts", "--pid", "--ipc", "--cgroup")

    def __init__(self, name: str) -> None:
        super().__init__(name, layers.with_systemd())

    def first_process(self, merged: Path) -> str:
        """As a container manager starts it; the kernel's settings are not its to write."""
        return f"""
            mount -t sysfs -o ro sysfs {merged}/sys
            mount --bind {merged}/proc/sys {merged}/proc/sys
            mount -o remount,bind,ro {merged}/proc/sys
            if [ -e /sys/fs/cgroup/cgroup.controllers ]; then
                mount -t cgroup2 cgroup2 {merged}/sys/fs/cgroup
            else
                mount -t tmpfs tmpfs {merged}/sys/fs/cgroup
                mkdir {merged}/sys/fs/cgroup/systemd
                mount -t cgroup -o none,name=systemd cgroup {merged}/sys/fs/cgroup/systemd
            fi
            echo started
            exec >/dev/null 2>&1
            exec env -i container=lxc PATH={PATH} chroot {merged} /lib/systemd/systemd --system
        """

    def __enter__(self) -> Self:
        """Boot it."""
        super().__enter__()
        self.wait_for("systemctl is-system-running | grep -qE '^(running|degraded)$'", 60)
        return self


class OpenRC(Container):
    """A root that OpenRC has brought to its default runlevel."""

    def __init__(self, name: str) -> None:
        super().__init__(name, layers.with_openrc())

    def __enter__(self) -> Self:
        """Boot it."""
        super().__enter__()
        # What the first runlevels do to a machine's own kernel and disks is not this root's to do.
        self.output("mkdir -p /run/openrc && touch /run/openrc/softlevel && openrc default")
        return self
