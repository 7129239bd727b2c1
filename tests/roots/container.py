"""A Debian root that runs: its own mounts, processes and host name; the network is that of this machine."""

import shutil
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

from roots import layers

PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
SECONDS = 120
# Files that every process changes by running.
UNTOLD = ("/tmp/", "/run/", "/proc/", "/dev/")  # noqa: S108 names in a root of the test's own


class Container:
    """A running root. Use it as a context manager; leaving ends every process in it."""

    UNSHARED = ("--mount", "--uts", "--pid")

    def __init__(self, name: str, lower: list[Path]) -> None:
        self.name = name
        self._folder = Path(tempfile.mkdtemp(prefix="patchmon-root-"))
        self._upper = self._folder / "upper"
        self._lower = lower
        self._init: subprocess.Popen[bytes] | None = None
        self.pid = 0

    def __enter__(self) -> Self:
        """Mount it and start its first process."""
        merged = self._folder / "merged"
        script = f"""
            {layers.mount_command(self._lower, self._upper)}
            mount -t proc proc {merged}/proc
            mount -t tmpfs tmpfs {merged}/run
            for file in null zero random urandom; do
                touch {merged}/dev/$file; mount --bind /dev/$file {merged}/dev/$file
            done
            hostname {self.name}; echo {self.name} >{merged}/etc/hostname
            echo '127.0.0.1 localhost {self.name}' >{merged}/etc/hosts
            {self.first_process(merged)}
        """
        self._init = subprocess.Popen(
            ["unshare", *self.UNSHARED, "--fork", "--kill-child", "sh", "-ec", script],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
        )
        assert self._init.stdout.readline() == b"started\n", "the root did not start"
        children = Path(f"/proc/{self._init.pid}/task/{self._init.pid}/children")
        self.pid = int(children.read_text().split()[0])
        return self

    def first_process(self, merged: Path) -> str:
        """Shell words that become the first process of the root mounted there."""
        return f"exec chroot {merged} sh -c 'echo started; while :; do sleep 1000 & wait $!; done'"

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it, and with it its mounts."""
        self._init.kill()
        self._init.wait()
        self._init.stdout.close()
        for _ in range(50):
            shutil.rmtree(self._folder, ignore_errors=True)
            if not self._folder.exists():
                return
            time.sleep(0.1)

    def entering(self) -> list[str]:
        """Words in front of a command that run it inside."""
        pid = str(self.pid)
        enter = [
            "nsenter",
            "--target",
            pid,
            "--mount",
            "--pid",
            "--uts",
            f"--root=/proc/{pid}/root",
        ]
        return [*enter, "env", "-i", "--chdir=/", f"PATH={PATH}", "HOME=/root"]

    def run(self, command: str, shell: str = "sh", **environment: str) -> subprocess.CompletedProcess[str]:
        """Run a command line inside, without terminal and input."""
        variables = [f"{name}={value}" for name, value in environment.items()]
        return subprocess.run(
            [*self.entering(), *variables, *shell.split(), "-c", command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=SECONDS,
            check=False,
        )

    def output(self, command: str) -> str:
        """What a command that has to succeed prints inside."""
        done = self.run(command)
        assert done.returncode == 0, done.stdout
        return done.stdout.strip()

    def files(self) -> set[str]:
        """Every file that is not as in the layers below."""
        found = {f"/{file.relative_to(self._upper)}" for file in self._upper.rglob("*") if not file.is_dir()}
        return {file for file in found if not file.startswith(UNTOLD)}

    def agents(self) -> int:
        """How many agents run inside; a child that is about to become another program is none."""
        look = """
            is_agent() { case "$(readlink "/proc/$1/exe")" in *patchmon-agent*) ;; *) return 1 ;; esac; }
            for process in /proc/[0-9]*; do
                process=${process#/proc/}
                parent=$(sed -n 's/^PPid:[[:space:]]*//p' "/proc/$process/status" 2>/dev/null)
                if is_agent "$process" && ! is_agent "$parent"; then echo "$process"; fi
            done | wc -l
        """
        return int(self.output(look))

    def wait_for(self, condition: str, seconds: float = 20) -> None:
        """Wait until a command succeeds inside."""
        deadline = time.monotonic() + seconds
        while self.run(condition).returncode != 0:
            assert time.monotonic() < deadline, f"{condition} never came true"
            time.sleep(0.2)
