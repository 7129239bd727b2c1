"""A server whose certificate is signed by a private CA: nothing is sent before the CA is the right one."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from roots import layers
from roots.commands import hosts
from roots.container import Container
from roots.node import Node
from support.admin import Admin
from support.server import Server
from support.tls import PrivateCa, TlsFront

OTHER = "0" * 64


@pytest.fixture(scope="module")
def ca(tmp_path_factory: pytest.TempPathFactory) -> PrivateCa:
    """The CA."""
    return PrivateCa(tmp_path_factory.mktemp("ca"))


@pytest.fixture(scope="module")
def private(ca: PrivateCa, agents: Path) -> Iterator[tuple[Admin, TlsFront]]:
    """A server of its own behind HTTPS."""
    with (
        Server(AGENT_BINARIES_DIR=str(agents), PRIVATE_CA_FILE=str(ca.file)) as server,
        TlsFront(ca, server.url) as front,
    ):
        admin = server.set_up()
        changed = admin.call("PUT", "/settings", json={"server_url": front.url})
        assert changed.json()["private_ca_fingerprint"] == ca.fingerprint
        yield admin, front


@pytest.fixture
def root() -> Iterator[Container]:
    """A root with curl and cron."""
    with Container("private", layers.with_tools()) as container:
        yield container


def install_command(admin: Admin, name: str) -> str:
    """What the page shows for a new host."""
    return admin.post("/hosts", {"friendly_name": name}).json()["commands"]["install"]


def enrolment_command(admin: Admin, ca: PrivateCa, url: str, kind: str, shell: str) -> str:
    """What the page shows for a credential: `web/src/lib/curl.ts`."""
    token = admin.enrolment_token(kind)
    headers = " ".join(f"-H '{name}: {value}'" for name, value in token.enrolment_headers.items())
    return f"""ca=$(mktemp) && curl -fsSk "{url}/api/v1/hosts/ca" -o "$ca" \\
        && [ "$(sed /-----/d "$ca" | base64 -d | sha256sum | cut -c 1-64)" = {ca.fingerprint} ] \\
        && curl -fsS --cacert "$ca" {headers} '{url}/api/v1/auto-enrollment/script?type={kind}' | {shell}"""


def test_the_pasted_line_installs_and_the_agent_pins(
    private: tuple[Admin, TlsFront], ca: PrivateCa, root: Container, tmp_path: Path
) -> None:
    admin, front = private
    done = root.run(install_command(admin, "pinned"))
    assert done.returncode == 0, done.stdout
    configuration = root.output("cat /etc/patchmon/config.yml")
    assert "ca_file: /etc/patchmon/ca.pem" in configuration
    assert f"ca_fingerprint: '{ca.fingerprint}'" in configuration
    assert "skip_ssl_verify: false" in configuration
    root.output("patchmon-agent ping")

    with TlsFront(PrivateCa(tmp_path, "stranger"), admin.url) as stranger:
        root.output(f"sed -i 's,{front.url},{stranger.url},' /etc/patchmon/config.yml")
        refused = root.run("patchmon-agent ping")
        assert refused.returncode == 1
        assert "certificate" in refused.stdout, refused.stdout
        skipping = root.run("patchmon-agent ping", PATCHMON_SKIP_SSL_VERIFY="true")
        assert skipping.returncode == 1
        assert stranger.connections == 0, "something was sent to a server nobody vouches for"


def test_another_ca_gets_no_credential(
    private: tuple[Admin, TlsFront], ca: PrivateCa, root: Container, tmp_path: Path
) -> None:
    admin, front = private
    before = root.files()
    line = install_command(admin, "intercepted")
    with TlsFront(PrivateCa(tmp_path, "interceptor"), admin.url) as interceptor:
        done = root.run(line.replace(front.url, interceptor.url))
        assert "curl: (60) SSL certificate problem" in done.stdout
        assert interceptor.connections == 1, "only the certificate was asked for"
    wrong = root.run(line.replace(ca.fingerprint, OTHER))
    assert wrong.returncode != 0
    assert root.files() == before


def test_the_script_checks_the_fingerprint_it_is_given(
    private: tuple[Admin, TlsFront], ca: PrivateCa, root: Container
) -> None:
    admin, _ = private
    before = root.files()
    line = install_command(admin, "told otherwise").replace(f"--ca {ca.fingerprint}", f"--ca {OTHER}")
    done = root.run(line)
    assert done.returncode == 1
    told = f"The server's CA is not the one that was announced (SHA-256 {ca.fingerprint} in place of {OTHER})"
    assert told in done.stdout
    assert root.files() == before


def test_scripts_enrol_through_it(
    private: tuple[Admin, TlsFront], ca: PrivateCa, root: Container, tmp_path: Path
) -> None:
    admin, front = private
    direct = enrolment_command(admin, ca, front.url, "direct-host", "sh")
    done = root.run(direct, CURL_FLAGS="-sk")
    assert done.returncode == 0, done.stdout
    assert "private" in hosts(admin)

    node = Node(tmp_path / "node")
    with Container("boxed", layers.base()) as boxed:
        node.add(100, "boxed", boxed)
        proxmox = enrolment_command(admin, ca, front.url, "proxmox-lxc", "bash")
        done = node.run(proxmox)
        assert done.returncode == 0, done.stdout
        assert "[SUCCESS] boxed enrolled and agent installed" in done.stdout
        boxed.output("patchmon-agent ping")
