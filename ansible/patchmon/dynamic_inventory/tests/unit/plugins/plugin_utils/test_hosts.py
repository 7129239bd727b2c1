# Copyright: (c) 2026, PatchMon contributors
# GNU Affero General Public License v3.0 or later (see LICENSE)
# SPDX-License-Identifier: AGPL-3.0-or-later
"""From answers to hosts; the answers are in fixtures/hosts.json."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ansible_collections.patchmon.dynamic_inventory.plugins.plugin_utils.hosts import (
    FormatError,
    Host,
    read,
    with_unique_names,
)

CASES = json.loads((Path(__file__).parent / "fixtures" / "hosts.json").read_text(encoding="utf-8"))


def host(name, identity=None):
    """A host of which only the name and perhaps the id matter."""
    return Host(name, None, [], {"patchmon_id": identity} if identity else {})


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_read(case):
    field = case.get("field", "hostname")
    if "wrong" in case:
        with pytest.raises(FormatError, match=case["wrong"]):
            read(case["answer"], field)
    else:
        hosts = read(case["answer"], field)
        assert [[h.name, h.address, h.groups] for h in hosts] == case["named"]


def test_only_known_fields_become_variables():
    record = {"id": "1", "hostname": "h", "updates_count": 3, "needs_reboot": None, "password": "x"}
    (read_host,) = read({"hosts": [record]}, "hostname")
    assert read_host.variables == {
        "patchmon_id": "1",
        "patchmon_hostname": "h",
        "patchmon_updates_count": 3,
        "patchmon_needs_reboot": None,
    }


def test_the_first_keeps_its_name_and_the_others_are_told_apart_by_id():
    hosts = [host("web", "aaaaaaaa-11111111"), host("web", "aaaaaaaa-22222222"), host("db")]
    named, doubled = with_unique_names(hosts, [])
    assert [h.name for h in named] == ["web", "web_22222222", "db"]
    assert doubled == ["web"]


def test_without_ids_they_are_numbered():
    named, doubled = with_unique_names([host("web"), host("web"), host("web_2"), host("web")], [])
    assert [h.name for h in named] == ["web", "web_2", "web_2_2", "web_3"]
    assert doubled == ["web", "web_2", "web"]


def test_no_host_is_named_like_a_group():
    named, doubled = with_unique_names([host("production")], ["all", "production"])
    assert [h.name for h in named] == ["production_2"]
    assert doubled == ["production"]
