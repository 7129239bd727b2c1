"""A `patchmon-server` of the test's own: a free loopback port, its own data directory, its own database."""

import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import requests

from support import database
from support.admin import Admin
from support.programs import ROOT, built, clean_environment

START_SECONDS = 60
STOP_SECONDS = 20
PASSWORD = "correct horse battery"
# Every request of the tests comes from one address; tests of the limits set them.
NO_LIMITS = {f"{kind}RATE_LIMIT_MAX": "0" for kind in ("", "AUTH_", "PASSWORD_", "AGENT_", "API_", "USER_")}
# The shell ends the server when this process is gone, however it went.
WRAPPER = ROOT / "xtask" / "src" / "server.sh"


class Server:
    """A running server. Use it as a context manager; leaving stops it by its process id.

    `engine` is `sqlite` or `postgres`; `environment` is added to a clean one without rate limits.
    """

    def __init__(self, engine: str = "sqlite", **environment: str) -> None:
        self.engine = engine
        self.data = Path(tempfile.mkdtemp(prefix="patchmon-spec-"))
        self.url = f"http://127.0.0.1:{free_port()}"
        self.database_url = database.create() if engine == "postgres" else None
        self._environment = NO_LIMITS | environment
        self._shell: subprocess.Popen[str] | None = None
        self.pid = 0

    def __enter__(self) -> Self:
        """Start it and wait until it answers."""
        try:
            self.start()
        except BaseException:
            self._remove()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop it and remove its data."""
        self.stop()
        self._remove()

    def start(self) -> None:
        """Start the program; after `stop` it is the same server with the same data."""
        command = ["sh", str(WRAPPER), str(self.data / "server.log"), str(built("patchmon-server")), "serve"]
        command += ["--listen", self.url.removeprefix("http://"), "--data-dir", str(self.data)]
        more = {"DATABASE_URL": self.database_url} if self.database_url else {}
        self._shell = subprocess.Popen(
            command,
            env=clean_environment(**self._environment, **more),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.pid = int(self._shell.stdout.readline())
        self._wait_until_healthy()

    def stop(self) -> None:
        """Ask it to stop and wait for it; a server that does not is an error."""
        if self._shell is None:
            return
        shell, self._shell = self._shell, None
        shell.stdin.close()
        try:
            shell.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            subprocess.run(["kill", "-KILL", str(self.pid)], check=False)
            shell.wait()
            raise
        finally:
            shell.stdout.close()

    def log(self) -> str:
        """What it has logged so far."""
        return (self.data / "server.log").read_text(errors="replace")

    def set_up(self, username: str = "admin") -> Admin:
        """Make the first user with the set-up code and sign in."""
        body = {
            "code": (self.data / "setup-code").read_text().strip(),
            "username": username,
            "email": f"{username}@example.test",
            "password": PASSWORD,
            "first_name": "John",
            "last_name": "Doe",
            "server_url": self.url,
        }
        done = requests.post(f"{self.url}/api/v1/setup", json=body, timeout=30)
        assert done.status_code == 201, done.text
        return self.sign_in(username)

    def sign_in(self, username: str = "admin", password: str = PASSWORD) -> Admin:
        """Sign in over HTTP."""
        body = {"username": username, "password": password}
        done = requests.post(f"{self.url}/api/v1/auth/login", json=body, timeout=30)
        assert done.status_code == 200, done.text
        return Admin(self.url, done.json()["token"])

    def command(self, *words: str, stdin: str = "") -> str:
        """Standard output of the server's command line beside the running server."""
        more = ["--database-url", self.database_url] if self.database_url else []
        done = subprocess.run(
            [built("patchmon-server"), *words, "--data-dir", self.data, *more],
            env=clean_environment(),
            input=stdin,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout

    def sql(self, statement: str) -> str:
        """Run a statement beside the server, and give its rows: a line each, values separated by `|`."""
        if self.database_url:
            return database.run_on_postgres(self.database_url, statement)
        return database.run_on_sqlite(self.data / "patchmon.db", statement)

    def _wait_until_healthy(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if self._shell.poll() is not None:
                break
            try:
                if requests.get(f"{self.url}/health", timeout=5).ok:
                    return
            except requests.ConnectionError:
                time.sleep(0.02)
        message = f"the server does not answer:\n{self.log()[-3000:]}"
        raise RuntimeError(message)

    def _remove(self) -> None:
        shutil.rmtree(self.data, ignore_errors=True)


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]
