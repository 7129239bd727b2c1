"""The inventory plugin against the real server: the spec's files, its output, and what goes wrong."""

import json

import pytest

from harness import Ansible, Done, words
from support.admin import Admin, Token
from support.reports import package, report

SPEC_CONFIG = """\
[defaults]
inventory = patchmon_inventory.yml
[inventory]
enable_plugins = patchmon.dynamic_inventory.dynamic_inventory
"""

SPEC_OUTPUT = {
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


@pytest.fixture(scope="module")
def credential(admin: Admin) -> Token:
    """The page's two hosts, and a credential that may read them."""
    groups = {name: admin.add_group(name) for name in ("web_servers", "db_servers", "production")}
    waiting = [
        package("bash", "5.2"),
        package("nginx", "1.18.0", "1.20.0"),
        package("tar", "1.34", "1.35", isSecurityUpdate=True),
    ]
    first = admin.add_host("first", groups["web_servers"], groups["production"])
    first.send(report(*waiting, hostname="server1.example.com", ip="192.168.1.10"))
    second = admin.add_host("second", groups["db_servers"], groups["production"])
    second.send(report(package("bash", "5.2"), hostname="server2.example.com", ip="192.168.1.11"))
    return admin.api_token("get")


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
        ansible.write("ansible.cfg", SPEC_CONFIG)

    def run(self, **variables: str) -> Done:
        """Run `ansible-inventory --list` with the file."""
        text = "".join(f"{name}: {json.dumps(value)}\n" for name, value in self.options.items())
        self.ansible.write("patchmon_inventory.yml", f"---\n{text}")
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


@pytest.fixture
def inventory(ansible: Ansible, credential: Token) -> Inventory:
    """The page's file for the test's server."""
    return Inventory(ansible, credential)


def plain(listed: dict) -> dict:
    """Without order and without the `profile` that newer versions of Ansible add."""
    listed["_meta"].pop("profile", None)
    for name, group in listed.items():
        if name != "_meta":
            for members in group.values():
                members.sort()
    return listed


def expected(listed: dict) -> dict:
    """A copy in the form of `plain`."""
    return plain(json.loads(json.dumps(listed)))


def test_the_list_is_the_spec_s(inventory: Inventory) -> None:
    assert inventory.listed() == expected(SPEC_OUTPUT)


def test_the_full_name_needs_no_setting(inventory: Inventory) -> None:
    inventory.options["plugin"] = "patchmon.dynamic_inventory.dynamic_inventory"
    (inventory.ansible.folder / "ansible.cfg").unlink()
    assert inventory.listed() == expected(SPEC_OUTPUT)


def test_credentials_by_templates(inventory: Inventory) -> None:
    key, secret = inventory.options["api_key"], inventory.options["api_secret"]
    inventory.options["api_key"] = "{{ lookup('env', 'PATCHMON_API_KEY') }}"
    inventory.options["api_secret"] = "{{ lookup('env', 'PATCHMON_API_SECRET') }}"
    inventory.options["verify_ssl"] = "{{ lookup('env', 'MY_VERIFY') }}"
    listed = inventory.listed(PATCHMON_API_KEY=key, PATCHMON_API_SECRET=secret, MY_VERIFY="false")
    assert listed == expected(SPEC_OUTPUT)


def test_credentials_by_environment_alone(inventory: Inventory) -> None:
    variables = {
        "PATCHMON_API_KEY": inventory.options.pop("api_key"),
        "PATCHMON_API_SECRET": inventory.options.pop("api_secret"),
        "PATCHMON_URL": inventory.options.pop("api_url").removesuffix("/api/v1/api/hosts/"),
    }
    assert inventory.listed(**variables) == expected(SPEC_OUTPUT)


def test_credentials_by_vault(inventory: Inventory) -> None:
    ansible = inventory.ansible
    ansible.write("password", "a vault's password\n")
    secret = inventory.options.pop("api_secret")
    made = ansible.run("ansible-vault", "encrypt_string", "--vault-password-file", "password", secret)
    inventory.run()
    path = ansible.folder / "patchmon_inventory.yml"
    path.write_text(f"{path.read_text()}api_secret: {made.stdout}\n")
    done = ansible.run("ansible-inventory", "-i", path, "--list", "--vault-password-file", "password")
    assert plain(json.loads(done.stdout)) == expected(SPEC_OUTPUT), done.stderr


def test_stats_become_variables_and_groups(inventory: Inventory) -> None:
    inventory.options |= {
        "include_stats": True,
        "compose": {"security": "patchmon_security_updates_count > 0"},
        "groups": {"patch_me": "patchmon_updates_count > 0"},
        "keyed_groups": [{"key": "patchmon_status", "prefix": "status"}],
    }
    listed = inventory.listed()
    first = listed["_meta"]["hostvars"]["server1.example.com"]
    assert first["patchmon_friendly_name"] == "first"
    assert (first["patchmon_updates_count"], first["patchmon_security_updates_count"]) == (2, 1)
    assert (first["patchmon_total_packages"], first["patchmon_needs_reboot"]) == (3, False)
    assert (first["patchmon_os_type"], first["patchmon_status"]) == ("Ubuntu", "active")
    assert first["security"] is True
    assert listed["patch_me"] == {"hosts": ["server1.example.com"]}
    assert listed["status_active"] == {"hosts": ["server1.example.com", "server2.example.com"]}


def test_choice_of_groups_names_and_prefix(inventory: Inventory) -> None:
    inventory.options |= {
        "host_groups": ["db_servers"],
        "hostname_field": "friendly_name",
        "group_prefix": "pm_",
    }
    listed = inventory.listed()
    assert listed["_meta"]["hostvars"] == {"second": {"ansible_host": "192.168.1.11"}}
    assert listed["pm_production"] == {"hosts": ["second"]}


def test_the_cache_answers_when_the_server_cannot(inventory: Inventory) -> None:
    inventory.options |= {
        "cache": True,
        "cache_plugin": "ansible.builtin.jsonfile",
        "cache_connection": str(inventory.ansible.folder / "cache"),
    }
    assert inventory.listed() == expected(SPEC_OUTPUT)
    inventory.options["api_secret"] = "wrong"
    assert inventory.listed() == expected(SPEC_OUTPUT)
    inventory.options["api_url"] += "?hostgroup=web_servers"
    assert "answered 401" in inventory.failure()
    kept = " ".join(path.read_text() for path in (inventory.ansible.folder / "cache").iterdir())
    assert "server1.example.com" in kept
    assert inventory.options["api_key"] not in kept


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"api_secret": "wrong"}, "answered 401 (Invalid API secret); check api_key and api_secret"),
        ({"api_key": "{{ lookup('env', 'NOT_SET') }}"}, "api_key is empty"),
        ({"api_url": "http://127.0.0.1:9/"}, "cannot connect to http://127.0.0.1:9/api/v1/api/hosts/"),
        ({"api_url": "patchmon.example.com"}, "api_url is not an http(s) address"),
        ({"plugin": "patchmon.other"}, "Incorrect plugin name in file: patchmon.other"),
        ({"timeout": "soon"}, "timeout"),
        ({"hostname_field": "colour"}, "hostname_field"),
    ],
)
def test_what_is_wrong_is_said(inventory: Inventory, change: dict, said: str) -> None:
    secret = inventory.options["api_secret"]
    inventory.options |= change
    failure = inventory.failure()
    assert said in failure
    assert secret not in failure


def test_a_page_is_not_the_api(inventory: Inventory) -> None:
    inventory.options["api_url"] = inventory.options["api_url"].removesuffix("api/v1/api/hosts/") + "hosts"
    assert "did not answer with JSON but with text/html" in inventory.failure()


def test_a_missing_list_is_said(inventory: Inventory) -> None:
    inventory.options["api_url"] = inventory.options["api_url"].removesuffix("v1/api/hosts/") + "v1/setup"
    assert "the answer holds no list named hosts" in inventory.failure()


def test_missing_options_are_named(inventory: Inventory) -> None:
    del inventory.options["api_key"]
    assert "api_key" in inventory.failure()


def test_a_credential_without_the_scope(admin: Admin, inventory: Inventory) -> None:
    weak = admin.api_token("delete")
    inventory.options |= {"api_key": weak.key, "api_secret": weak.secret}
    assert "the credential needs the scope host:get" in inventory.failure()
