"""Playbooks on a machine of the test's own, and what they change on the server."""

import json
import re
from pathlib import Path

from harness import Done
from roots import Machine
from support.admin import Admin, Token


def play(machine: Machine, playbook: str | Path, token: Token, *more: str, **variables: object) -> Done:
    """Run a playbook on the machine itself; without a folder it is one of the examples."""
    known = {
        "patchmon_url": token.url,
        "vault_patchmon_token_key": token.key,
        "vault_patchmon_token_secret": token.secret,
    }
    machine.ansible.write("vars.json", json.dumps(known | variables))
    # Where to connect comes before the examples' ansible.cfg, which is for the inventory plugin.
    inventory = machine.ansible.write("hosts.ini", "[proxmox_hosts]\nthis-node ansible_connection=local\n")
    return machine.run("ansible-playbook", "-i", inventory, "-e", "@vars.json", playbook, *more)


def recap(done: Done) -> dict[str, int]:
    """The numbers of a run that succeeded."""
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    last = done.stdout.splitlines()[-2:]
    return {name: int(number) for name, number in re.findall(r"(\w+)=(\d+)", " ".join(last))}


def named(admin: Admin) -> dict[str, str]:
    """Status of each host by its name."""
    return {host["friendly_name"]: host["status"] for host in admin.get("/hosts?limit=100").json()["items"]}
