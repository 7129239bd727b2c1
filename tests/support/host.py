"""A host as the server knows it: reports and check-ins with its credential, or the real agent."""

import subprocess
from dataclasses import dataclass
from pathlib import Path

import requests

from support.programs import built, clean_environment


@dataclass(frozen=True)
class Host:
    """A host with its credential."""

    url: str
    id: str
    friendly_name: str
    api_id: str
    api_key: str

    @property
    def headers(self) -> dict[str, str]:
        """The credential as headers."""
        return {"X-API-ID": self.api_id, "X-API-KEY": self.api_key}

    def send(self, body: dict) -> dict:
        """Send a report that has to be taken, and give the answer."""
        done = self.post("/hosts/update", json=body)
        assert done.status_code == 200, done.text
        return done.json()

    def ping(self, body: dict | None = None) -> dict:
        """Check in, and give the answer."""
        done = self.post("/hosts/ping", json=body) if body else self.post("/hosts/ping")
        assert done.status_code == 200, done.text
        return done.json()

    def get(self, path: str, **more: object) -> requests.Response:
        """A GET request with the host's credential; `path` begins after `/api/v1`."""
        return requests.get(f"{self.url}/api/v1{path}", headers=self.headers, timeout=60, **more)

    def post(self, path: str, **more: object) -> requests.Response:
        """A POST request with the host's credential; `path` begins after `/api/v1`."""
        return requests.post(f"{self.url}/api/v1{path}", headers=self.headers, timeout=60, **more)


class Agent:
    """The real agent on this machine, with everything it writes under `folder`."""

    def __init__(self, folder: Path, host: Host) -> None:
        self._config = folder / "config.yml"
        self.run("config", "set-api", host.api_id, host.api_key, host.url)

    def run(self, *words: str) -> str:
        """Standard output of one of its commands, which has to succeed."""
        done = subprocess.run(
            [built("patchmon-agent"), "--config", self._config, *words],
            env=clean_environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def report(self) -> None:
        """Collect everything of this machine and send it."""
        self.run("report")
