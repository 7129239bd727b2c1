"""The inventory plugin beyond the published page: other sources of options, figures, the cache, what goes wrong."""

import json

import pytest
from published import Inventory, plain, printed

from support.admin import Admin


def test_the_full_name_needs_no_setting(inventory: Inventory) -> None:
    inventory.options["plugin"] = "patchmon.dynamic_inventory.dynamic_inventory"
    (inventory.ansible.folder / "ansible.cfg").unlink()
    assert inventory.listed() == printed()


def test_credentials_by_environment_alone(inventory: Inventory) -> None:
    variables = {
        "PATCHMON_API_KEY": inventory.options.pop("api_key"),
        "PATCHMON_API_SECRET": inventory.options.pop("api_secret"),
        "PATCHMON_URL": inventory.options.pop("api_url").removesuffix("/api/v1/api/hosts/"),
    }
    assert inventory.listed(**variables) == printed()


def test_credentials_by_vault(inventory: Inventory) -> None:
    ansible = inventory.ansible
    ansible.write("password", "a vault's password\n")
    secret = inventory.options.pop("api_secret")
    made = ansible.run("ansible-vault", "encrypt_string", "--vault-password-file", "password", secret)
    inventory.write()
    path = ansible.folder / "patchmon_inventory.yml"
    path.write_text(f"{path.read_text()}api_secret: {made.stdout}\n")
    done = ansible.run("ansible-inventory", "-i", path, "--list", "--vault-password-file", "password")
    assert plain(json.loads(done.stdout)) == printed(), done.stderr


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
    assert inventory.listed() == printed()
    inventory.options["api_secret"] = "wrong"
    assert inventory.listed() == printed()
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


def test_missing_options_are_named(inventory: Inventory) -> None:
    del inventory.options["api_key"]
    assert "api_key" in inventory.failure()


def test_a_credential_without_the_scope(admin: Admin, inventory: Inventory) -> None:
    weak = admin.api_token("delete")
    inventory.options |= {"api_key": weak.key, "api_secret": weak.secret}
    assert "the credential needs the scope host:get" in inventory.failure()
