#!/usr/bin/env python3
"""Hosts of a PatchMon server for Ansible, without the collection.

    export PATCHMON_URL=https://patchmon.example.com
    export PATCHMON_API_KEY=patchmon_ae_… PATCHMON_API_SECRET=…
    ansible -i patchmon_inventory.py all -m ping
"""

import json
import os
import re
import sys

import requests

TIMEOUT_SECONDS = 30


def fetch() -> list[dict]:
    """The server's hosts. Raises requests.RequestException, or KeyError for a variable that is not set."""
    response = requests.get(
        f"{os.environ['PATCHMON_URL'].rstrip('/')}/api/v1/api/hosts",
        auth=(os.environ["PATCHMON_API_KEY"], os.environ["PATCHMON_API_SECRET"]),
        timeout=TIMEOUT_SECONDS,
    )
    response.raise_for_status()
    return response.json()["hosts"]


def variables(host: dict) -> dict:
    """What Ansible knows of a host; before its first report it has neither address nor host name."""
    known = {
        "ansible_host": host["ip"],
        "patchmon_id": host["id"],
        "patchmon_hostname": host["hostname"],
    }
    return {name: value for name, value in known.items() if value}


def inventory(hosts: list[dict]) -> dict:
    """Hosts by their friendly name, in groups named as Ansible likes it."""
    groups: dict[str, dict] = {}
    for host in hosts:
        for group in host["host_groups"]:
            name = re.sub(r"\W", "_", group["name"].lower())
            made = groups.setdefault(name, {"hosts": [], "vars": {"patchmon_group_id": group["id"]}})
            made["hosts"].append(host["friendly_name"])
    return {
        "_meta": {"hostvars": {host["friendly_name"]: variables(host) for host in hosts}},
        "all": {"hosts": [host["friendly_name"] for host in hosts], "children": sorted(groups)},
        **groups,
    }


def main() -> None:
    """Answer Ansible: `--list` with everything; then it does not ask for `--host`."""
    if sys.argv[1:] != ["--list"]:
        sys.exit(f"usage: {sys.argv[0]} --list")
    try:
        print(json.dumps(inventory(fetch()), indent=2))
    except KeyError as error:
        sys.exit(f"{error.args[0]} is not set")
    except requests.RequestException as error:
        sys.exit(f"PatchMon: {error}")


if __name__ == "__main__":
    main()
