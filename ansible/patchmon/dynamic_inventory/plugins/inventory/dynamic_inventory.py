# Copyright: (c) 2026, PatchMon contributors
# GNU Affero General Public License v3.0 or later (see LICENSE)
# SPDX-License-Identifier: AGPL-3.0-or-later
"""PatchMon as an inventory source: options, request, hosts, inventory."""

from __future__ import annotations

DOCUMENTATION = r"""
name: dynamic_inventory
author: PatchMon contributors (@PatchMon)
short_description: PatchMon inventory source
version_added: 3.0.0
description:
  - Asks a PatchMon server for its hosts and makes an inventory of them.
  - The C(hostname) of a host is its name in the inventory, its C(ip) is the variable C(ansible_host),
    and each of its host groups is a group.
  - A host that has not reported yet has neither. Its friendly name is used, and C(ansible_host) is not set.
  - When two hosts have the same name, the later one gets a suffix, with a warning.
  - A group name that Ansible does not allow is changed as Ansible does it, with its warning. When
    C(force_valid_group_names) is set in C(ansible.cfg), that setting decides.
  - The configuration file ends in C(.yml) or C(.yaml).
  - All options can hold templates, such as C(lookup('env', …)); O(compose), O(groups) and O(keyed_groups) are
    expressions over the variables that O(include_stats) names.
requirements:
  - requests >= 2.25.1
extends_documentation_fragment:
  - ansible.builtin.constructed
  - ansible.builtin.inventory_cache
options:
  plugin:
    description:
      - Name of this plugin.
      - The short form needs C(enable_plugins = patchmon.dynamic_inventory.dynamic_inventory) in C(ansible.cfg).
    type: str
    required: true
    choices:
      - patchmon.dynamic_inventory
      - patchmon.dynamic_inventory.dynamic_inventory
  api_url:
    description:
      - Address of the list of hosts, such as C(https://patchmon.example.com/api/v1/api/hosts/).
      - An address without a path gets C(/api/v1/api/hosts/).
    type: str
    required: true
    env:
      - name: PATCHMON_API_URL
      - name: PATCHMON_URL
  api_key:
    description: Key of an API credential with the scope C(host:get).
    type: str
    required: true
    env:
      - name: PATCHMON_API_KEY
  api_secret:
    description: Secret of that credential.
    type: str
    required: true
    env:
      - name: PATCHMON_API_SECRET
  verify_ssl:
    description: Whether to check the server's certificate.
    type: bool
    default: true
    env:
      - name: PATCHMON_VERIFY_SSL
  ca_path:
    description: File with the certificates of the authorities to trust, instead of those that C(requests) knows.
    type: path
    env:
      - name: PATCHMON_CA_PATH
  timeout:
    description: Seconds to wait for the connection, and then for each part of the answer.
    type: float
    default: 30
    env:
      - name: PATCHMON_TIMEOUT
  host_groups:
    description: Names or ids of host groups. Only hosts in at least one of them are taken.
    type: list
    elements: str
    default: []
  hostname_field:
    description: Which field of a host is its name in the inventory. Where it is empty, the friendly name is used.
    type: str
    default: hostname
    choices: [hostname, friendly_name, ip, id]
  group_prefix:
    description: What the names of groups made from host groups begin with.
    type: str
    default: ""
  include_stats:
    description:
      - Whether each host gets the variables C(patchmon_id), C(patchmon_friendly_name), C(patchmon_hostname),
        C(patchmon_os_type), C(patchmon_os_version), C(patchmon_last_update), C(patchmon_status),
        C(patchmon_needs_reboot), C(patchmon_updates_count), C(patchmon_security_updates_count)
        and C(patchmon_total_packages).
    type: bool
    default: false
"""

EXAMPLES = r"""
# patchmon_inventory.yml: every host
---
plugin: patchmon.dynamic_inventory.dynamic_inventory
api_url: https://patchmon.example.com/api/v1/api/hosts/
api_key: "{{ lookup('env', 'PATCHMON_API_KEY') }}"
api_secret: "{{ lookup('env', 'PATCHMON_API_SECRET') }}"

# web_inventory.yml: two host groups, with a group of those that wait for security updates and one per operating system
---
plugin: patchmon.dynamic_inventory.dynamic_inventory
api_url: https://patchmon.example.com
api_key: "{{ lookup('env', 'PATCHMON_API_KEY') }}"
api_secret: "{{ lookup('env', 'PATCHMON_API_SECRET') }}"
host_groups: [Web, Production]
include_stats: true
groups:
  needs_security_updates: patchmon_security_updates_count > 0
keyed_groups:
  - key: patchmon_os_type
    prefix: os
cache: true
cache_plugin: ansible.builtin.jsonfile
cache_connection: ~/.cache/patchmon
cache_timeout: 300
"""

from hashlib import sha256
from typing import Any

from ansible import constants
from ansible.errors import AnsibleParserError
from ansible.inventory.group import to_safe_group_name
from ansible.module_utils.basic import missing_required_lib
from ansible.plugins.inventory import BaseInventoryPlugin, Cacheable, Constructable
from ansible.template import trust_as_template
from ansible.utils.unsafe_proxy import wrap_var as make_unsafe

from ansible_collections.patchmon.dynamic_inventory.plugins.plugin_utils import client
from ansible_collections.patchmon.dynamic_inventory.plugins.plugin_utils.hosts import (
    FormatError,
    Host,
    read,
    with_unique_names,
)

EXPRESSIONS = ("compose", "groups", "keyed_groups")
"""Options that are evaluated per host, and therefore not when they are read."""


def safe_group_name(name: str) -> str:
    """A name that Ansible allows, by Ansible's rule and with its warning.

    Ansible leaves wrong names as they are unless told; a group named by people in a page needs the change.
    What the user has set wins.
    """
    unset = constants.config.get_config_value_and_origin("TRANSFORM_INVALID_GROUP_CHARS")[1] == "default"
    return to_safe_group_name(name, force=unset)


class InventoryModule(BaseInventoryPlugin, Constructable, Cacheable):
    """Hosts and host groups of a PatchMon server."""

    NAME = "patchmon.dynamic_inventory.dynamic_inventory"
    SHORT_NAME = "patchmon.dynamic_inventory"

    # Constructed groups follow the same rule.
    _sanitize_group_name = staticmethod(safe_group_name)

    def verify_file(self, path: str) -> bool:
        """Whether the file may be a configuration of ours, by its name."""
        return path.endswith((".yml", ".yaml")) and super().verify_file(path)

    def parse(self, inventory: Any, loader: Any, path: str, cache: bool = True) -> None:
        """Fills the inventory from the server or the cache.

        Raises AnsibleParserError with a text that says what to mend.
        """
        super().parse(inventory, loader, path, cache)
        if client.REQUESTS_IMPORT_ERROR:
            raise AnsibleParserError(missing_required_lib("requests")) from client.REQUESTS_IMPORT_ERROR
        # Ansible compares the file's `plugin` with these. It knows no names of two parts.
        self._redirected_names = [self.NAME, self.SHORT_NAME]
        self._read_config_data(path)
        try:
            hosts = read(self._answer(path, cache), self.get_option("hostname_field"))
        except (client.ApiError, FormatError) as error:
            raise AnsibleParserError(f"PatchMon: {error}") from error
        self._populate(hosts)

    def set_options(self, task_keys: Any = None, var_options: Any = None, direct: Any = None) -> None:
        """Takes the options of the file, with templates resolved before their types are checked."""
        self.templar.available_variables = self._vars
        resolved = {
            name: value if name in EXPRESSIONS else self.templar.template(value)
            for name, value in (direct or {}).items()
        }
        super().set_options(task_keys=task_keys, var_options=var_options, direct=resolved)

    def _answer(self, path: str, cache: bool) -> Any:
        """The API's answer; `cache` is false when Ansible wants a fresh one."""
        request = self._request()
        if not self.get_option("cache"):
            return client.fetch(request)
        # Another question, or another one who asks, has another answer.
        asked = sha256(repr((request.url, request.params, request.key)).encode()).hexdigest()[:12]
        key = f"{self.get_cache_key(path)}_{asked}"
        answer = self._cache.get(key) if cache else None
        if answer is None:
            answer = self._cache[key] = client.fetch(request)
        return answer

    def _request(self) -> client.Request:
        for name in ("api_key", "api_secret"):
            if not self.get_option(name):
                raise client.ApiError(f"{name} is empty")
        params = {}
        if self.get_option("host_groups"):
            params["hostgroup"] = ",".join(self.get_option("host_groups"))
        if self.get_option("include_stats"):
            params["include"] = "stats"
        return client.Request(
            url=client.endpoint(self.get_option("api_url")),
            key=self.get_option("api_key"),
            secret=self.get_option("api_secret"),
            params=params,
            verify=self.get_option("verify_ssl") and (self.get_option("ca_path") or True),
            timeout=self.get_option("timeout"),
        )

    def _populate(self, hosts: list[Host]) -> None:
        prefix = self.get_option("group_prefix")
        wanted = dict.fromkeys(name for host in hosts for name in host.groups)
        groups = {name: safe_group_name(prefix + name) for name in wanted}
        hosts, doubled = with_unique_names(hosts, ["all", "ungrouped", *groups.values()])
        for name in doubled:
            self.display.warning(f"PatchMon: the name {name} is taken; another host of that name gets a suffix")
        for group in groups.values():
            self.inventory.add_group(group)
        named = [(host.name, self._add(host, groups)) for host in hosts]
        # Last, because from then on a host may have the name of a group, which would get its variables.
        for name, variables in named:
            self._construct_groups(name, variables)

    def _add(self, host: Host, groups: dict[str, str]) -> dict[str, Any]:
        """Adds a host with its groups and variables; gives all that expressions may use."""
        self.inventory.add_host(host.name)
        for group in host.groups:
            self.inventory.add_child(groups[group], host.name)
        address = {"ansible_host": host.address} if host.address else {}
        known = {name: self._without_template(value) for name, value in (host.variables | address).items()}
        for name in known if self.get_option("include_stats") else address:
            self.inventory.set_variable(host.name, name, known[name])
        self._set_composite_vars(self.get_option("compose"), known, host.name, strict=self.get_option("strict"))
        return known

    def _without_template(self, value: Any) -> Any:
        """A value of the server that Ansible never evaluates.

        Unsafe values are printed by `ansible-inventory --list` as objects. Text without any template in it has nothing
        to be unsafe, and is printed as it is.
        """
        if isinstance(value, str) and not self.templar.is_possibly_template(value):
            return trust_as_template(value)
        return make_unsafe(value)

    def _construct_groups(self, name: str, variables: dict[str, Any]) -> None:
        strict = self.get_option("strict")
        self._add_host_to_composed_groups(self.get_option("groups"), variables, name, strict=strict)
        self._add_host_to_keyed_groups(self.get_option("keyed_groups"), variables, name, strict=strict)
