"""Hosts that have not reported, share a name, or want to be clever."""

import json
from pathlib import Path

import pytest

from harness import Ansible, words
from support.admin import Admin, Token
from support.reports import package, report


@pytest.fixture(scope="module")
def credential(admin: Admin) -> Token:
    """Five odd hosts."""
    admin.add_host("not reported yet")
    strange = admin.add_group("Web Servers: {{ 1 + 1 }}")
    lonely = admin.add_group("lonely")
    evil = "{{ lookup('pipe', 'touch evil') }}"
    hosts = [
        (admin.add_host("one"), "twin", "10.0.0.1"),
        (admin.add_host("two"), "twin", "10.0.0.2"),
        (admin.add_host("three", lonely), "lonely", "10.0.0.3"),
        (admin.add_host(evil, strange), "evil", "10.0.0.4"),
    ]
    for host, hostname, ip in hosts:
        host.send(report(package("bash", "5.2"), hostname=hostname, ip=ip))
    return admin.api_token("get")


@pytest.fixture
def inventory(credential: Token, ansible: Ansible) -> Path:
    """A configuration with all variables."""
    return ansible.write(
        "patchmon_inventory.yml",
        "plugin: patchmon.dynamic_inventory.dynamic_inventory\n"
        f"api_url: {credential.url}\napi_key: {credential.key}\napi_secret: {credential.secret}\ninclude_stats: true\n",
    )


def test_every_host_has_a_name_of_its_own(ansible: Ansible, inventory: Path) -> None:
    done = ansible.run("ansible-inventory", "-i", inventory, "--list")
    variables = json.loads(done.stdout)["_meta"]["hostvars"]
    assert "ansible_host" not in variables["not reported yet"]
    twins = {name for name in variables if name.startswith("twin")}
    by_address = {variables[name]["ansible_host"]: name for name in variables if "ansible_host" in variables[name]}
    assert len(twins) == 2
    assert {by_address["10.0.0.1"], by_address["10.0.0.2"]} == twins
    later = variables[max(twins)]
    assert max(twins) == f"twin_{later['patchmon_id'][-8:]}"
    assert by_address["10.0.0.3"].startswith("lonely_")
    assert "the name twin is taken" in words(done.stderr)


@pytest.mark.parametrize(
    ("setting", "group", "warning"),
    [
        ({}, "Web_Servers_____1___1___", "automatically replaced"),
        ({"ANSIBLE_TRANSFORM_INVALID_GROUP_CHARS": "silently"}, "Web_Servers_____1___1___", None),
        ({"ANSIBLE_TRANSFORM_INVALID_GROUP_CHARS": "never"}, "Web Servers: {{ 1 + 1 }}", "but not replaced"),
    ],
)
def test_group_names_follow_ansible_s_rule(
    ansible: Ansible, inventory: Path, setting: dict[str, str], group: str, warning: str | None
) -> None:
    done = ansible.run("ansible-inventory", "-i", inventory, "--list", **setting)
    assert json.loads(done.stdout)[group] == {"hosts": ["evil"]}
    said = "Invalid characters were found in group names" in done.stderr
    assert said == (warning is not None)
    assert (warning or "") in done.stderr


def test_the_server_s_words_are_no_templates(ansible: Ansible, inventory: Path) -> None:
    debug = ("ansible", "evil", "-i", inventory, "-c", "local", "-m", "ansible.builtin.debug")
    done = ansible.run(*debug, "-a", "var=patchmon_friendly_name")
    assert "touch evil" in done.stdout
    assert not (ansible.folder / "evil").exists()
