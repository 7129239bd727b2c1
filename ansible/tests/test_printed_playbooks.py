"""The playbooks of “Auto-enrolment api documentation” and of the Proxmox guide, as printed, on a node."""

from collections.abc import Callable

import pytest
from plays import named, play, recap

from harness import Done, words
from roots import Node
from support.admin import Admin
from support.programs import ROOT

PRINTED = ROOT / "ansible" / "tests" / "printed"
ROLE = """\
- name: The printed role
  hosts: proxmox_hosts
  roles: [patchmon_proxmox]
"""
# The page includes this file and does not print it. It cannot use the variables that the page hands over: they are
# defined by themselves, which Ansible refuses.
DEPLOY = """\
- name: Enrol with the token that was made
  ansible.builtin.uri:
    url: "{{ patchmon_url }}/api/v1/auto-enrollment/enroll"
    method: POST
    headers:
      X-Auto-Enrollment-Key: "{{ token_response.json.token.token_key }}"
      X-Auto-Enrollment-Secret: "{{ token_response.json.token.token_secret }}"
    body_format: json
    body:
      friendly_name: by-the-token
    status_code: 201
"""

Run = Callable[..., Done]


@pytest.fixture
def run(node: Node, admin: Admin) -> Run:
    """Runs one of the printed playbooks with a token of its own."""
    token = admin.enrolment_token(max_hosts_per_day=1000)

    def run(file: str, **variables: object) -> Done:
        known = {"token_key": token.key, "token_secret": token.secret}
        known |= {"vault_patchmon_admin_token": admin.jwt}
        return play(node.node, PRINTED / file, token, **(known | variables))

    return run


def test_the_basic_playbook(run: Run, admin: Admin) -> None:
    assert recap(run("basic.yml"))["changed"] >= 1
    assert {"prod-ct-101", "prod-ct-102"} <= set(named(admin))


def test_the_guide_s_playbook(run: Run, admin: Admin) -> None:
    done = run("guide.yml")
    assert recap(done)["failed"] == 0
    assert "Successfully Enrolled:  2" in done.stdout
    assert {"ct-101", "ct-102"} <= set(named(admin))


def test_the_playbook_with_retries(run: Run) -> None:
    done = run("retries.yml", retry_delay=1)
    assert recap(done)["failed"] == 0
    assert "- Successfully enrolled: ['2'] containers" in done.stdout
    assert "- Failed: ['0'] containers" in done.stdout


def test_bulk_enrolment(run: Run, admin: Admin) -> None:
    done = run("bulk.yml")
    assert "Bulk enrollment completed: 2 succeeded, 0 failed, 0 skipped" in words(done.stdout)
    assert {"web", "database"} <= set(named(admin))


def test_the_role(node: Node, admin: Admin) -> None:
    token, ansible = admin.enrolment_token(), node.node.ansible
    tasks = ansible.folder / "roles" / "patchmon_proxmox" / "tasks"
    tasks.mkdir(parents=True)
    (tasks / "main.yml").write_text((PRINTED / "role.yml").read_text())
    playbook = ansible.write("role.yml", ROLE)
    known = {"token_key": token.key, "token_secret": token.secret, "host_prefix": "role-"}
    for dry, enrolled in (("true", False), ("false", True)):
        done = play(node.node, playbook, token, **known, dry_run=dry)
        assert recap(done)["failed"] == 0
        assert ("role-ct-101" in named(admin)) is enrolled


def test_token_management(node: Node, admin: Admin) -> None:
    ansible = node.node.ansible
    ansible.write("deploy_enrollment.yml", DEPLOY)
    playbook = ansible.write("tokens.yml", (PRINTED / "tokens.yml").read_text())
    known = {
        "vault_patchmon_admin_token": admin.jwt,
        "proxmox_host_group_id": admin.add_group("Proxmox LXC"),
        "proxmox_host_ip": "127.0.0.1",
        "environment": "production",
    }
    done = play(node.node, playbook, admin.enrolment_token(), **known)
    assert recap(done)["failed"] == 0
    assert "by-the-token" in named(admin)
    tokens = {token["token_name"]: token for token in admin.get("/auto-enrollment/tokens").json()}
    assert tokens["localhost-proxmox"]["max_hosts_per_day"] == 200
    # `environment` is a name that Ansible keeps for itself, so what stands there is its own.
    assert set(tokens["localhost-proxmox"]["metadata"]) == {"integration_type", "environment"}
