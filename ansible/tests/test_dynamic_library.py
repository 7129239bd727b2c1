"""The page “Ansible Dynamic Library”, statement by statement in its order, against the real server."""

import json
import subprocess

import pytest
import yaml
from answers import answering
from published import ANSWER, PING, Inventory, plain, printed

from harness import COLLECTION, Ansible, words
from support.admin import Admin
from support.programs import ROOT

# Requirements, Installation


def test_it_requires_what_the_page_says() -> None:
    runtime = yaml.safe_load((COLLECTION / "meta" / "runtime.yml").read_text())
    assert runtime == {"requires_ansible": ">=2.19.0"}
    assert (COLLECTION / "requirements.txt").read_text() == "requests>=2.25.1\n"


def test_it_installs_from_source(ansible: Ansible) -> None:
    steps = f"""
        cd {COLLECTION}
        ansible-galaxy collection build --output-path {ansible.folder}
        cd {ansible.folder}
        ansible-galaxy collection install patchmon-dynamic_inventory-*.tar.gz
        ansible-galaxy collection list patchmon.dynamic_inventory
    """
    own = {"ANSIBLE_COLLECTIONS_PATH": str(ansible.folder / "collections")}
    done = ansible.succeed("bash", "-euc", steps, **own)
    assert done.stdout.splitlines()[-1].split() == ["patchmon.dynamic_inventory", "3.0.0"]


# Configuration


def test_the_options_and_their_defaults(ansible: Ansible) -> None:
    name = "patchmon.dynamic_inventory.dynamic_inventory"
    done = ansible.succeed("ansible-doc", "-t", "inventory", name, "--json")
    options = json.loads(done.stdout)[name]["doc"]["options"]
    required = {option for option, said in options.items() if said.get("required")}
    assert required == {"plugin", "api_url", "api_key", "api_secret"}
    assert options["verify_ssl"]["default"] is True
    assert "patchmon.dynamic_inventory" in options["plugin"]["choices"]


@pytest.mark.parametrize("option", ["plugin", "api_url", "api_key", "api_secret"])
def test_required_options(inventory: Inventory, option: str) -> None:
    del inventory.options[option]
    assert option in inventory.failure()


def test_certificates_are_checked_by_default(inventory: Inventory) -> None:
    del inventory.options["verify_ssl"]
    assert inventory.listed() == printed()


# Usage


def test_the_list_with_the_inventory_named(inventory: Inventory) -> None:
    assert inventory.listed() == printed()


def test_all_hosts_can_be_pinged(inventory: Inventory) -> None:
    inventory.write()
    ping = ("ansible", "all", "-i", "patchmon_inventory.yml", "-m", "ping", "-c", "local")
    done = inventory.ansible.succeed(*ping)
    assert done.stdout.count("SUCCESS") == 2


def test_the_inventory_by_default_and_the_playbook(inventory: Inventory) -> None:
    inventory.write()
    inventory.ansible.write("ping.yml", PING)
    done = inventory.ansible.succeed("ansible-playbook", "ping.yml", "-c", "local")
    assert "ok: [server1.example.com]" in done.stdout
    assert "ok: [server2.example.com]" in done.stdout


# API Response Format, Inventory Mapping, Example 1


def test_the_printed_answer_gives_the_printed_list(inventory: Inventory) -> None:
    with answering(ANSWER) as url:
        inventory.options["api_url"] = f"{url}/api/v1/api/hosts/"
        assert inventory.listed() == printed()


# Example 2


@pytest.mark.parametrize(
    ("group", "hosts"),
    [("web_servers", ["server1.example.com"]), ("production", ["server1.example.com", "server2.example.com"])],
)
def test_groups_limit_a_playbook(inventory: Inventory, group: str, hosts: list[str]) -> None:
    inventory.write()
    playbook = inventory.ansible.write("playbook.yml", PING)
    named = ("-i", "patchmon_inventory.yml", playbook, "--limit", group, "--list-hosts")
    done = inventory.ansible.succeed("ansible-playbook", *named)
    assert f"hosts ({len(hosts)})" in done.stdout
    assert all(host in done.stdout for host in hosts)


# Example 3


def test_credentials_from_the_environment(inventory: Inventory) -> None:
    exported = {
        "PATCHMON_API_KEY": inventory.options["api_key"],
        "PATCHMON_API_SECRET": inventory.options["api_secret"],
    }
    inventory.options["api_key"] = "{{ lookup('env', 'PATCHMON_API_KEY') }}"
    inventory.options["api_secret"] = "{{ lookup('env', 'PATCHMON_API_SECRET') }}"
    assert inventory.listed(**exported) == printed()


# Authentication, Troubleshooting


def test_the_endpoint_by_curl(inventory: Inventory) -> None:
    credential = f"{inventory.options['api_key']}:{inventory.options['api_secret']}"
    done = subprocess.run(
        ["curl", "-sS", "-u", credential, inventory.options["api_url"]], capture_output=True, text=True, check=True
    )
    assert [host["hostname"] for host in json.loads(done.stdout)["hosts"]] == list(printed()["_meta"]["hostvars"])


def test_verbose_output(inventory: Inventory) -> None:
    inventory.write()
    command = ("ansible-inventory", "-i", "patchmon_inventory.yml", "--list", "-v")
    done = inventory.ansible.succeed(*command)
    assert plain(json.loads(done.stdout[done.stdout.index("{") :])) == printed()


def test_the_page_s_debug_switch_is_none_of_ansible_s(inventory: Inventory) -> None:
    inventory.write()
    done = inventory.ansible.run("ansible-inventory", "-i", "patchmon_inventory.yml", "--list", "--debug")
    assert "unrecognized arguments: --debug" in words(done.stderr)


def test_authentication_errors(inventory: Inventory, admin: Admin) -> None:
    weak = admin.api_token("delete")
    inventory.options |= {"api_key": weak.key, "api_secret": weak.secret}
    assert "answered 403" in inventory.failure()
    inventory.options["api_secret"] = "wrong"
    assert "answered 401" in inventory.failure()


def test_connection_errors(inventory: Inventory) -> None:
    inventory.options["api_url"] = "http://127.0.0.1:9/api/v1/api/hosts/"
    assert "cannot connect to http://127.0.0.1:9/api/v1/api/hosts/" in inventory.failure()


def test_json_parsing_errors(inventory: Inventory) -> None:
    with answering("{") as url:
        inventory.options["api_url"] = url
        assert "did not answer with JSON" in inventory.failure()


def test_missing_hosts(inventory: Inventory) -> None:
    inventory.options["api_url"] = inventory.options["api_url"].removesuffix("v1/api/hosts/") + "v1/setup"
    assert "the answer holds no list named hosts" in inventory.failure()


# License


def test_the_licence() -> None:
    about = yaml.safe_load((COLLECTION / "galaxy.yml").read_text())
    assert about["license"] == ["AGPL-3.0-or-later"]
    assert (COLLECTION / "LICENSE").read_text() == (ROOT / "LICENSE").read_text()
