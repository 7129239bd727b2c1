"""Bodies of `POST /hosts/update`: made up here, or recorded from the existing product's agent."""

import json

from support.programs import ROOT

RECORDED = ROOT / "crates" / "wire" / "tests" / "fixtures" / "go-agent-2.1.4.json"


def recorded() -> dict:
    """The recorded full report of the existing product's agent, its list of packages cut."""
    return json.loads(RECORDED.read_text())["fullReport"]


def package(name: str, current: str, available: str | None = None, **more: object) -> dict:
    """A package of a report; with `available` it needs an update, and `isSecurityUpdate` may be given."""
    waiting = {"availableVersion": available} if available else {}
    known = {"name": name, "currentVersion": current, "needsUpdate": available is not None}
    return known | {"isSecurityUpdate": False} | waiting | more


def report(*packages: dict, **facts: object) -> dict:
    """A full report of a Debian host; `facts` replace those of the machine."""
    known = {
        "osType": "Ubuntu",
        "osVersion": "24.04 LTS",
        "hostname": "web01.example.com",
        "ip": "192.168.1.100",
        "architecture": "x86_64",
        "agentVersion": "1.4.0",
        "machineId": "abc123def456",
        "packageManager": "apt",
        "needsReboot": False,
    }
    return known | facts | {"packages": list(packages)}
