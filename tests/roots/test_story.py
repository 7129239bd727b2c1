"""The whole story: an empty server, one pasted line in a fresh Debian, and everything that follows."""

import json
import threading
from pathlib import Path
from queue import Queue

import requests

from roots import layers
from roots.commands import by_headers, hosts
from roots.container import Container
from support.admin import Admin
from support.server import Server

SECONDS = 40


class Live:
    """What the server tells a signed-in page while it happens."""

    def __init__(self, admin: Admin) -> None:
        self._changes: Queue[str] = Queue()
        headers = {"Authorization": f"Bearer {admin.jwt}"}
        self._stream = requests.get(
            f"{admin.url}/api/v1/events", headers=headers, stream=True, timeout=SECONDS
        )
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self) -> None:
        try:
            for line in self._stream.iter_lines(decode_unicode=True):
                if line.startswith("data:") and "topic" in line:
                    self._changes.put(json.loads(line.removeprefix("data:"))["topic"])
        except requests.RequestException:
            self._changes.put("the stream ended")

    def wait_for(self, topic: str) -> None:
        """Wait until something of this topic changes."""
        while self._changes.get(timeout=SECONDS) != topic:
            pass


def test_from_an_empty_server_to_a_host_that_is_gone(agents: Path) -> None:
    with Server(AGENT_BINARIES_DIR=str(agents)) as server, Container("story", layers.with_tools()) as host:
        admin = server.set_up()
        live = Live(admin)
        token = admin.enrolment_token("direct-host", token_name="Story")
        line = by_headers(token, "direct-host", "bash")
        before = host.files()

        assert host.run(line).returncode == 0
        live.wait_for("hosts")
        made = hosts(admin)["story"]
        live.wait_for("host")
        page = _active(admin, live, made["id"])
        installed = host.output("dpkg-query -W -f '${db:Status-Abbrev} ${Package} ${Version}\\n' | grep ^ii")
        wanted = {tuple(row.split()[1:]) for row in installed.splitlines()}
        shown = admin.get(f"/hosts/{made['id']}/packages", params={"limit": 500}).json()["items"]
        assert {(one["name"], one["installed"]) for one in shown} == wanted
        assert page["packages"] == len(wanted)

        assert host.run(line).returncode == 0
        assert len(hosts(admin)) == 1

        removed = host.run(f"curl -s {server.url}/api/v1/hosts/remove | bash")
        assert removed.returncode == 0, removed.stdout
        assert host.files() == before

        assert host.run(line).returncode == 0
        assert admin.delete(f"/hosts/{made['id']}").ok
        again = hosts(admin)["story"]["id"]
        assert admin.get(f"/hosts/{again}").json()["same_machine"] == []
        assert admin.delete(f"/hosts/{again}").ok
        told = host.run("patchmon-agent ping")
        assert told.returncode == 1
        assert "Invalid API credentials" in told.stdout, told.stdout


def _active(admin: Admin, live: Live, host: str) -> dict:
    """The host's page once it has reported; each change of it is told live."""
    while (page := admin.get(f"/hosts/{host}").json())["status"] != "active":
        live.wait_for("host")
    return page
