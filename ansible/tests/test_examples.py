"""The files of docs/examples that need no node: each is run, or checked where there is nothing to run it on."""

import json
import shutil
import subprocess
from pathlib import Path

import hcl2
import pytest

from harness import EXAMPLES, Ansible
from support.admin import Admin, Token
from support.reports import package, report
from support.server import Server

PLAYBOOKS = sorted(path.name for path in EXAMPLES.glob("*.yml") if path.read_text().find("\n- name:") >= 0)


@pytest.fixture(scope="module")
def variables(server: Server, admin: Admin) -> dict[str, str]:
    """A fleet of two, and what a person has exported."""
    group = admin.add_group("Web Servers")
    waiting = package("nginx", "1.18.0", "1.20.0", isSecurityUpdate=True)
    web = admin.add_host("web", group)
    web.send(report(waiting, hostname="localhost", ip="127.0.0.1", needsReboot=True))
    admin.add_host("new")
    token: Token = admin.api_token("get")
    return {
        "PATCHMON_URL": server.url,
        "PATCHMON_API_KEY": token.key,
        "PATCHMON_API_SECRET": token.secret,
    }


def test_the_configured_inventory(ansible: Ansible, variables: dict[str, str]) -> None:
    ansible.examples()
    listed = json.loads(ansible.succeed("ansible-inventory", "--list", **variables).stdout)
    assert listed["_meta"]["hostvars"] == {"localhost": {"ansible_host": "127.0.0.1"} | vault(), "new": vault()}
    assert listed["Web_Servers"] == {"hosts": ["localhost"]}


def test_the_ping_playbook(ansible: Ansible, variables: dict[str, str]) -> None:
    ansible.examples()
    done = ansible.succeed("ansible-playbook", "ping.yml", "--limit", "localhost", "-c", "local", **variables)
    assert "ok=1" in done.stdout


def test_the_inventory_with_numbers(ansible: Ansible, variables: dict[str, str]) -> None:
    ansible.examples()
    done = ansible.succeed("ansible-playbook", "-i", "updates_inventory.yml", "security_report.yml", **variables)
    assert "localhost waits for 1 security updates of 1 updates, and for a reboot" in done.stdout
    listed = ansible.inventory("-i", "updates_inventory.yml", **variables)
    assert {"security", "reboot", "os_Ubuntu"} <= set(listed)


def test_the_inventory_script(ansible: Ansible, variables: dict[str, str]) -> None:
    script = ansible.examples() / "patchmon_inventory.py"
    listed = json.loads(ansible.succeed(script, "--list", **variables).stdout)
    assert listed["all"] == {"hosts": ["new", "web"], "children": ["web_servers"]}
    assert listed["web_servers"]["hosts"] == ["web"]
    assert listed["_meta"]["hostvars"]["web"]["patchmon_hostname"] == "localhost"
    assert list(listed["_meta"]["hostvars"]["new"]) == ["patchmon_id"]
    by_ansible = ansible.inventory("-i", script, **variables)
    assert by_ansible["web_servers"] == {"hosts": ["web"]}


def test_the_inventory_script_says_what_is_wrong(ansible: Ansible, variables: dict[str, str]) -> None:
    script = ansible.examples() / "patchmon_inventory.py"
    assert ansible.run(script, **variables).stderr.startswith("usage: ")
    assert ansible.run(script, "--list").stderr == "PATCHMON_URL is not set\n"
    wrong = ansible.run(script, "--list", **(variables | {"PATCHMON_API_SECRET": "wrong"}))
    assert wrong.returncode == 1
    assert "PatchMon: 401" in wrong.stderr


@pytest.mark.parametrize("playbook", PLAYBOOKS)
def test_playbooks_are_well_formed(ansible: Ansible, playbook: str) -> None:
    ansible.examples()
    ansible.succeed("ansible-playbook", "--syntax-check", "-i", "localhost,", playbook)


def test_the_examples_pass_ansible_lint(ansible: Ansible) -> None:
    folder = ansible.examples()
    assert (folder / ".ansible-lint").is_file()
    ansible.succeed("ansible-lint")


def test_the_vault_file_can_be_encrypted(ansible: Ansible) -> None:
    folder = ansible.examples()
    ansible.write("password", "a vault's password\n")
    vault_file = folder / "group_vars" / "all" / "vault.yml"
    ansible.succeed("ansible-vault", "encrypt", "--vault-password-file", "password", vault_file)
    assert vault_file.read_text().startswith("$ANSIBLE_VAULT")


def test_the_terraform_file(tmp_path: Path) -> None:
    file = EXAMPLES.parent / "terraform" / "main.tf"
    with file.open() as opened:
        parsed = hcl2.load(opened)
    assert {"terraform", "variable", "resource"} <= set(parsed)
    # The real program knows more, where it is installed.
    terraform = shutil.which("terraform")
    if terraform:
        shutil.copy(file, tmp_path)
        for command in (["fmt", "-check"], ["init"], ["validate"]):
            subprocess.run([terraform, *command, "-no-color"], cwd=tmp_path, check=True, capture_output=True)


def vault() -> dict[str, str]:
    """The variables of the examples' vault, which every host has."""
    lines = (EXAMPLES / "group_vars" / "all" / "vault.yml").read_text().splitlines()
    return dict(line.split(": ", 1) for line in lines if line.startswith("vault_"))
