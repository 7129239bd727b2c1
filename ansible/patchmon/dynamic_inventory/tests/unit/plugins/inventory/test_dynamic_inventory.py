# Copyright: (c) 2026, PatchMon contributors
# GNU Affero General Public License v3.0 or later (see LICENSE)
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The plugin with Ansible's own inventory, and an API that is a function."""

from __future__ import annotations

import json

import pytest
from ansible.errors import AnsibleParserError
from ansible.inventory.data import InventoryData
from ansible.parsing.dataloader import DataLoader
from ansible.plugins.loader import inventory_loader
from ansible.template import is_trusted_as_template

from ansible_collections.patchmon.dynamic_inventory.plugins.plugin_utils import client

FULL_NAME = "patchmon.dynamic_inventory.dynamic_inventory"

ANSWER = {
    "hosts": [
        {
            "id": "0193-00000001",
            "friendly_name": "{{ evil }}",
            "hostname": "one",
            "ip": "10.0.0.1",
            "host_groups": [{"name": "web"}],
            "updates_count": 2,
        },
        {"id": "0193-00000002", "friendly_name": "two", "hostname": None, "ip": None, "host_groups": []},
    ]
}


@pytest.fixture(name="parse")
def fixture_parse(tmp_path, monkeypatch):
    """Parses a file with these options; gives the inventory and the requests that were made."""

    def parse(**options):
        asked = []
        monkeypatch.setattr(client, "fetch", lambda request: asked.append(request) or ANSWER)
        defaults = {"plugin": FULL_NAME, "api_url": "https://p.test", "api_key": "k", "api_secret": "s"}
        path = tmp_path / "patchmon_inventory.yml"
        path.write_text(json.dumps(defaults | options), encoding="utf-8")
        inventory = InventoryData()
        inventory_loader.get(FULL_NAME).parse(inventory, DataLoader(), str(path), cache=False)
        return inventory, asked

    return parse


def test_hosts_groups_and_addresses(parse):
    inventory, asked = parse()
    assert sorted(inventory.hosts) == ["one", "two"]
    assert [host.name for host in inventory.groups["web"].hosts] == ["one"]
    assert inventory.hosts["one"].vars["ansible_host"] == "10.0.0.1"
    assert "ansible_host" not in inventory.hosts["two"].vars
    assert not [name for name in inventory.hosts["one"].vars if name.startswith("patchmon_")]
    assert asked == [client.Request("https://p.test/api/v1/api/hosts/", "k", "s", {}, True, 30.0)]


def test_options_reach_the_request(parse):
    options = {"host_groups": ["Web", "Mail"], "include_stats": True, "ca_path": "/ca.pem", "timeout": "2.5"}
    (request,) = parse(**options)[1]
    assert request.params == {"hostgroup": "Web,Mail", "include": "stats"}
    assert (request.verify, request.timeout) == ("/ca.pem", 2.5)
    (request,) = parse(ca_path="/ca.pem", verify_ssl=False)[1]
    assert request.verify is False


def test_what_looks_like_a_template_is_never_one(parse):
    inventory, _asked = parse(include_stats=True)
    variables = inventory.hosts["one"].vars
    assert variables["patchmon_friendly_name"] == "{{ evil }}"
    assert not is_trusted_as_template(variables["patchmon_friendly_name"])
    assert variables["patchmon_updates_count"] == 2


def test_variables_for_expressions_are_there_without_stats(parse):
    inventory, _asked = parse(
        hostname_field="id",
        group_prefix="pm_",
        compose={"label": "patchmon_hostname | default('none', true)"},
        groups={"waiting": "patchmon_updates_count > 1"},
        keyed_groups=[{"key": "patchmon_hostname", "prefix": "on"}],
    )
    assert {"waiting", "on_one", "pm_web"} <= set(inventory.groups)
    assert inventory.hosts["0193-00000001"].vars["label"] == "one"
    assert inventory.hosts["0193-00000002"].vars["label"] == "none"


def test_a_host_named_like_a_constructed_group_keeps_its_variables(parse):
    inventory, _asked = parse(groups={"two": "patchmon_hostname == 'one'"}, include_stats=True)
    assert inventory.hosts["two"].vars["patchmon_id"] == "0193-00000002"
    assert inventory.groups["two"].vars == {}


def test_templates_are_resolved_before_types(parse, monkeypatch):
    monkeypatch.setenv("MY_SECRET", "from the environment")
    template = "{{ lookup('env', 'MY_SECRET') }}"
    (request,) = parse(api_secret=template, verify_ssl="{{ 1 == 2 }}", timeout="{{ 2 + 1 }}")[1]
    assert (request.secret, request.verify, request.timeout) == ("from the environment", False, 3.0)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"plugin": "patchmon.other"}, "Incorrect plugin name"),
        ({"api_secret": ""}, "api_secret is empty"),
        ({"api_url": "p.test"}, "PatchMon: api_url is not an http"),
    ],
)
def test_errors_are_ansible_s(parse, options, said):
    with pytest.raises(AnsibleParserError, match=said):
        parse(**options)


def test_without_the_library(parse, monkeypatch):
    monkeypatch.setattr(client, "REQUESTS_IMPORT_ERROR", ImportError("requests"))
    with pytest.raises(AnsibleParserError, match="requests"):
        parse()


@pytest.mark.parametrize(("name", "wanted"), [("a.yml", True), ("a.yaml", True), ("a.ini", False), ("none.yml", False)])
def test_files_are_known_by_their_end(tmp_path, name, wanted):
    for there in ("a.yml", "a.yaml", "a.ini"):
        (tmp_path / there).touch()
    assert inventory_loader.get(FULL_NAME).verify_file(str(tmp_path / name)) is wanted
