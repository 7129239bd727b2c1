"""What the page “Ansible Dynamic Library” prints: its files, and the list that Ansible makes of them."""

import json

from harness import Ansible, Done, words
from support.admin import Token

CONFIG = """\
[defaults]
inventory = patchmon_inventory.yml
[inventory]
enable_plugins = patchmon.dynamic_inventory.dynamic_inventory
"""

PING = """\
---
- name: Test connectivity to all hosts
  hosts: all
  gather_facts: no
  tasks:
    - name: Ping hosts
      ansible.builtin.ping:
"""

ANSWER = """\
{
  "hosts": [
    {
      "hostname": "server1.example.com",
      "ip": "192.168.1.10",
      "host_groups": [
        {
          "name": "web_servers"
        },
        {
          "name": "production"
        }
      ]
    },
    {
      "hostname": "server2.example.com",
      "ip": "192.168.1.11",
      "host_groups": [
        {
          "name": "db_servers"
        },
        {
          "name": "production"
        }
      ]
    }
  ]
}
"""

LIST = {
    "_meta": {
        "hostvars": {
            "server1.example.com": {"ansible_host": "192.168.1.10"},
            "server2.example.com": {"ansible_host": "192.168.1.11"},
        }
    },
    "all": {"children": ["ungrouped", "web_servers", "db_servers", "production"]},
    "db_servers": {"hosts": ["server2.example.com"]},
    "production": {"hosts": ["server1.example.com", "server2.example.com"]},
    "web_servers": {"hosts": ["server1.example.com"]},
}


class Inventory:
    """The page's configuration file, with its ansible.cfg, and what ansible-inventory makes of it."""

    def __init__(self, ansible: Ansible, credential: Token) -> None:
        self.ansible = ansible
        self.options: dict[str, object] = {
            "plugin": "patchmon.dynamic_inventory",
            "api_url": f"{credential.url}/api/v1/api/hosts/",
            "api_key": credential.key,
            "api_secret": credential.secret,
            "verify_ssl": False,
        }
        ansible.write("ansible.cfg", CONFIG)

    def write(self) -> None:
        """Write the file as its options are now."""
        text = "".join(f"{name}: {json.dumps(value)}\n" for name, value in self.options.items())
        self.ansible.write("patchmon_inventory.yml", f"---\n{text}")

    def run(self, **variables: str) -> Done:
        """Run `ansible-inventory --list` with the file."""
        self.write()
        return self.ansible.run("ansible-inventory", "-i", "patchmon_inventory.yml", "--list", **variables)

    def listed(self, **variables: str) -> dict:
        """The list, which comes without a warning."""
        done = self.run(**variables)
        assert done.stderr == ""
        return plain(json.loads(done.stdout))

    def failure(self, **variables: str) -> str:
        """Why there is no list, on one line."""
        done = self.run(ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED="true", **variables)
        assert done.returncode != 0, done.stdout
        return words(done.stderr)


def plain(listed: dict) -> dict:
    """Without order and without the `profile` that newer versions of Ansible add."""
    listed["_meta"].pop("profile", None)
    for name, group in listed.items():
        if name != "_meta":
            for members in group.values():
                members.sort()
    return listed


def printed() -> dict:
    """The page's list in the form of `plain`."""
    return plain(json.loads(json.dumps(LIST)))
