"""The agent below runit, s6 and cron: the files of `packaging/`, started for real."""

import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from support.programs import ROOT

PROGRAM = "/usr/local/bin/patchmon-agent"


class Answers(BaseHTTPRequestHandler):
    """Says yes to every agent."""

    asked: list[str]

    def do_POST(self) -> None:
        """Check-ins and reports."""
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.do_GET()

    def do_GET(self) -> None:
        """The interval."""
        self.server.asked.append(self.path)
        body = json.dumps({"hashGate": True, "updateInterval": 60}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def host(tmp_path: Path) -> Iterator[ThreadingHTTPServer]:
    """A server, and beside it the configuration of a host it knows."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    server.asked = []
    Thread(target=server.serve_forever, daemon=True).start()
    folder = tmp_path / "etc"
    folder.mkdir()
    (folder / "config.yml").write_text(f"patchmon_server: http://127.0.0.1:{server.server_port}\n")
    (folder / "credentials.yml").write_text("api_id: patchmon_1\napi_key: k\n")
    yield server
    server.shutdown()
    server.server_close()


def service(kind: str, tmp_path: Path, agents: Path) -> Path:
    """The service folder as it is shipped, with the places of this test."""
    folder = tmp_path / "service"
    shutil.copytree(ROOT / "packaging" / kind / "patchmon-agent", folder)
    for file in (folder / "run", folder / "log/run"):
        text = file.read_text().replace("/var/log/patchmon-agent", str(tmp_path / "log"))
        program = f"{agents / 'patchmon-agent-linux-amd64'} --config {tmp_path / 'etc/config.yml'}"
        file.write_text(text.replace(PROGRAM, program))
    return folder


def wait_for(what: str, found: object) -> None:
    """Waits until `found` says yes."""
    end = time.monotonic() + 60
    while not found():
        assert time.monotonic() < end, what
        time.sleep(0.1)


START = {"runit": ["runsv", "."], "s6": ["s6-supervise", "."]}
STOP = {"runit": ["sv", "-w", "30", "exit"], "s6": ["s6-svc", "-wD", "-T", "30000", "-dx"]}


@pytest.mark.parametrize("kind", ["runit", "s6"])
def test_a_supervisor_keeps_it_running(
    kind: str, tmp_path: Path, agents: Path, host: ThreadingHTTPServer
) -> None:
    folder = service(kind, tmp_path, agents)
    (tmp_path / "log").mkdir()
    # s6 runs the log as a service of its own, which its scan joins to this one with a pipe.
    piped = None
    if kind == "s6":
        piped = subprocess.Popen([folder / "log/run"], stdin=subprocess.PIPE, cwd=folder)
    supervisor = subprocess.Popen(START[kind], cwd=folder, stdout=piped.stdin if piped else None)
    try:
        wait_for("a report", lambda: "/api/v1/hosts/update" in host.asked)
        said = tmp_path / "log/current"
        wait_for("a line in the log", lambda: said.exists() and "Reported " in said.read_text())
        stop = [*STOP[kind], str(folder)]
        done = subprocess.run(stop, capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        wait_for("the supervisor's end", lambda: supervisor.poll() is not None)
    finally:
        supervisor.terminate()
        if piped:
            piped.stdin.close()
            piped.wait(30)


def test_the_line_for_cron_runs(tmp_path: Path, agents: Path, host: ThreadingHTTPServer) -> None:
    text = (ROOT / "packaging/cron/patchmon-agent").read_text()
    *_, line = text.splitlines()
    minute, hour, *rest = line.split(" ", 6)
    assert (minute, hour, rest[:4]) == ("0", "*", ["*", "*", "*", "root"])
    program = f"{agents / 'patchmon-agent-linux-amd64'} --config {tmp_path / 'etc/config.yml'}"
    command = rest[4].replace(PROGRAM, program).replace("/etc/patchmon", str(tmp_path / "etc"))
    # Not for its minute of the hour, which can be the 55th.
    command = command.replace(" --spread 55", "")
    assert " --spread" not in command
    for _ in range(2):
        run = ["/bin/sh", "-c", command]
        done = subprocess.run(run, capture_output=True, text=True, timeout=120, check=False)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")
    assert host.asked == ["/api/v1/hosts/ping", "/api/v1/hosts/update", "/api/v1/hosts/ping"]
    log = (tmp_path / "etc/logs/patchmon-agent.log").read_text()
    assert "info: Reported " in log
