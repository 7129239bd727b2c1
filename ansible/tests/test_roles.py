"""The roles in a root folder of their own, against the real server, by the documents' playbooks."""

import hashlib
import json
import re
from pathlib import Path

import pytest
from plays import named, play, recap

from harness import EXAMPLES, words
from roots import Node
from support.admin import Admin, Token


def test_the_life_of_an_agent(node: Node, admin: Admin, programs: Path) -> None:
    machine, token = node.node, admin.enrolment_token("direct-host")

    done = play(machine, "agents.yml", token, "--check")
    assert recap(done)["changed"] == 1
    assert f"would be installed, as this-node of {token.url}" in words(done.stdout)
    assert named(admin) == {}
    assert machine.text("/etc/patchmon/config.yml") is None

    assert recap(play(machine, "agents.yml", token))["changed"] == 3
    assert list(named(admin)) == ["this-node"]
    assert "update_interval: 30" in machine.text("/etc/patchmon/config.yml")
    (running,) = machine.agents()

    done = play(machine, "agents.yml", token)
    assert recap(done)["changed"] == 0, done.stdout
    assert machine.agents() == [running]

    configured = {"patchmon_agent_config": {"log_level": "debug"}}
    assert recap(play(machine, "agents.yml", token, "--check", **configured))["changed"] == 1
    assert "log_level: info" in machine.text("/etc/patchmon/config.yml")
    assert recap(play(machine, "agents.yml", token, **configured))["changed"] == 2
    assert "log_level: debug" in machine.text("/etc/patchmon/config.yml")
    assert machine.agents() != [running]

    latest = configured | {"patchmon_agent_state": "latest"}
    assert recap(play(machine, "agents.yml", token, **latest))["changed"] == 0
    (program,) = programs.iterdir()
    with program.open("ab") as newer:
        newer.write(b"\0")
    (running,) = machine.agents()
    assert recap(play(machine, "agents.yml", token, **latest))["changed"] == 2
    assert machine.agents() != [running]
    digest = machine.run("sha256sum", "/usr/local/bin/patchmon-agent").stdout.split()[0]
    assert digest == hashlib.sha256(program.read_bytes()).hexdigest()

    absent = {"patchmon_agent_state": "absent"}
    assert recap(play(machine, "agents.yml", token, "--check", **absent))["changed"] == 1
    assert machine.agents() != []
    assert recap(play(machine, "agents.yml", token, **absent))["changed"] == 1
    assert machine.agents() == []
    assert machine.text("/usr/local/bin/patchmon-agent") is None
    assert machine.run("test", "-e", "/etc/patchmon").returncode == 1
    assert recap(play(machine, "agents.yml", token, **absent))["changed"] == 0


def test_an_agent_for_a_host_that_was_made_beforehand(node: Node, admin: Admin) -> None:
    host = admin.add_host("made beforehand")
    before = set(named(admin))
    own = {"patchmon_agent_api_id": host.api_id, "patchmon_agent_api_key": host.api_key}
    assert recap(play(node.node, "agents.yml", Token(host.url, "", "", "", ""), **own))["changed"] == 3
    assert host.api_id in node.node.text("/etc/patchmon/credentials.yml")
    assert set(named(admin)) == before


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"vault_patchmon_token_secret": "no"}, "gave no script (HTTP 401): Invalid token secret"),
        ({"vault_patchmon_token_key": ""}, "No agent works here, and there is no credential"),
        ({"patchmon_url": "http://127.0.0.1:9"}, "gave no script (HTTP -1)"),
    ],
)
def test_a_role_says_what_is_wrong(node: Node, admin: Admin, change: dict, said: str) -> None:
    token = admin.enrolment_token("direct-host")
    done = play(node.node, "agents.yml", token, "-vvv", **change)
    assert done.returncode != 0
    assert said in words(done.stdout)
    assert token.secret not in done.stdout + done.stderr


def test_the_containers_of_a_node(node: Node, admin: Admin) -> None:
    token = admin.enrolment_token()
    before = named(admin)

    done = play(node.node, "proxmox.yml", token, "--check")
    assert recap(done)["changed"] == 1
    assert "[DRY RUN] Would enroll: proxmox-ct-101" in done.stdout
    assert named(admin) == before

    done = play(node.node, "proxmox.yml", token)
    assert recap(done)["changed"] == 1, done.stdout
    assert set(named(admin)) - set(before) == {"proxmox-ct-101", "proxmox-ct-102"}
    for container in node.containers.values():
        assert len(container.agents()) == 1
    assert token.secret not in done.stdout

    done = play(node.node, "proxmox.yml", token)
    assert recap(done)["changed"] == 0
    assert "already enrolled" in done.stdout

    done = play(node.node, "proxmox_by_hand.yml", token)
    assert "Enrolled 0, failed 0" in done.stdout
    done = play(node.node, "token.yml", token, vault_patchmon_admin_token=admin.jwt)
    assert recap(done)["failed"] == 0
    kept = [token["token_name"] for token in admin.get("/auto-enrollment/tokens").json()]
    assert "this-node-proxmox" not in kept


def test_the_commands_of_terraform(node: Node, admin: Admin) -> None:
    token, before = admin.enrolment_token(), set(named(admin))
    text = (EXAMPLES.parent / "terraform" / "main.tf").read_text()
    inline = re.search(r"inline = (\[.*?^    \])", text, re.MULTILINE | re.DOTALL)[1]
    # Quoted as in JSON, but for the comma at the end.
    commands = "\n".join(json.loads(re.sub(r",\s*\]$", "]", inline)))
    values = {"patchmon_url": token.url, "token_key": token.key, "token_secret": token.secret}
    for name, value in values.items():
        commands = commands.replace(f"${{var.{name}}}", value)
    assert "${" not in commands
    done = node.node.run("sh", "-c", commands)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Successfully Enrolled:  2" in done.stdout
    assert len(set(named(admin)) - before) == 2


def test_many_containers_by_one_request(node: Node, admin: Admin) -> None:
    done = play(node.node, "bulk_enroll.yml", admin.enrolment_token())
    assert "2 succeeded, 0 failed" in words(done.stdout)
    assert recap(done)["changed"] == 0
    assert {"web", "database"} <= set(named(admin))
