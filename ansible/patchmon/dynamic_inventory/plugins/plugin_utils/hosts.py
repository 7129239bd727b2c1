# Copyright: (c) 2026, PatchMon contributors
# GNU Affero General Public License v3.0 or later (see LICENSE)
# SPDX-License-Identifier: AGPL-3.0-or-later
"""From an answer of PatchMon's API to named hosts. Knows neither Ansible nor the network."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

VARIABLES = (
    "id",
    "friendly_name",
    "hostname",
    "os_type",
    "os_version",
    "last_update",
    "status",
    "needs_reboot",
    "updates_count",
    "security_updates_count",
    "total_packages",
)
"""Fields of a host that become variables named `patchmon_` and the field."""


class FormatError(Exception):
    """The answer is JSON, but not a list of hosts."""


class Host(NamedTuple):
    """A host as the inventory needs it."""

    name: str
    address: str | None
    """Null before the host's first report."""
    groups: list[str]
    variables: dict[str, Any]


def read(answer: Any, name_field: str) -> list[Host]:
    """The hosts of an answer, each named by `name_field`, or else by its friendly name.

    Raises FormatError.
    """
    records = answer.get("hosts") if isinstance(answer, dict) else None
    if not isinstance(records, list):
        raise FormatError("the answer holds no list named hosts")
    return [_host(record, name_field) for record in records]


def _host(record: Any, name_field: str) -> Host:
    if not isinstance(record, dict):
        raise FormatError(f"an entry of hosts is not an object: {record!r}")
    name = record.get(name_field) or record.get("friendly_name")
    if not isinstance(name, str):
        raise FormatError(f"a host has neither {name_field} nor friendly_name: {record!r}")
    return Host(
        name=name,
        address=record.get("ip") or None,
        groups=_groups(record),
        variables={f"patchmon_{field}": record[field] for field in VARIABLES if field in record},
    )


def _groups(record: dict[str, Any]) -> list[str]:
    try:
        return [group["name"] for group in record.get("host_groups") or ()]
    except (KeyError, TypeError) as error:
        raise FormatError(f"host_groups is not a list of objects with a name: {record!r}") from error


def with_unique_names(hosts: Iterable[Host], taken: Iterable[str]) -> tuple[list[Host], list[str]]:
    """The hosts, each with a name of its own, and the names that were wanted more than once.

    Names in `taken` are given to no host: a host that is named like a group would give its variables to that group.
    """
    used = set(taken)
    named: list[Host] = []
    doubled: list[str] = []
    for host in hosts:
        name = host.name
        if name in used:
            doubled.append(name)
            name = _free_name(host, used)
        used.add(name)
        named.append(host._replace(name=name))
    return named, doubled


def _free_name(host: Host, used: set[str]) -> str:
    """The name with the end of the host's id, which stays the same when other hosts come and go; else with a number."""
    identity = host.variables.get("patchmon_id")
    name = f"{host.name}_{str(identity)[-8:]}" if identity else host.name
    number = 2
    free = name
    while free in used:
        free = f"{name}_{number}"
        number += 1
    return free
