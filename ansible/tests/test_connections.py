"""The way to the server: certificates, time limits, and answers of others."""

import datetime as dt
from pathlib import Path

import pytest
from answers import answering
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from harness import Ansible, words

ONE_HOST = '{"hosts": [{"hostname": "one", "ip": "10.0.0.1", "host_groups": []}]}'
STRICT = {"ANSIBLE_INVENTORY_ANY_UNPARSED_IS_FAILED": "true"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file with a self-signed certificate for localhost and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    builder = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    builder = builder.not_valid_before(now).not_valid_after(now + dt.timedelta(hours=1))
    builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
    signed = builder.sign(key, hashes.SHA256())
    file = tmp_path_factory.mktemp("tls") / "localhost.pem"
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(secret + signed.public_bytes(Encoding.PEM))
    return file


def configuration(ansible: Ansible, url: str, more: str = "") -> Path:
    """An inventory file for an address."""
    text = "plugin: patchmon.dynamic_inventory.dynamic_inventory\napi_key: k\napi_secret: s\n"
    return ansible.write("patchmon_inventory.yml", f"{text}api_url: {url}\n{more}\n")


@pytest.mark.parametrize("how", ["verify_ssl: false", "ca_path: {file}"])
def test_a_certificate_of_one_s_own(ansible: Ansible, certificate: Path, how: str) -> None:
    with answering(ONE_HOST, tls=certificate) as url:
        file = configuration(ansible, url, how.format(file=certificate))
        done = ansible.succeed("ansible-inventory", "-i", file, "--list")
    assert '"one"' in done.stdout
    assert done.stderr == ""


def test_certificates_are_checked_unless_told(ansible: Ansible, certificate: Path) -> None:
    with answering(ONE_HOST, tls=certificate) as url:
        file = configuration(ansible, url)
        done = ansible.run("ansible-inventory", "-i", file, "--list", **STRICT)
    assert done.returncode != 0
    said = words(done.stderr)
    assert f"the certificate of {url}/api/v1/api/hosts/ is not trusted" in said
    assert "give ca_path, or verify_ssl: false" in said


def test_a_missing_file_of_authorities_is_named(ansible: Ansible, certificate: Path) -> None:
    with answering(ONE_HOST, tls=certificate) as url:
        file = configuration(ansible, url, "ca_path: /not/there.pem")
        done = ansible.run("ansible-inventory", "-i", file, "--list", **STRICT)
    assert "/not/there.pem" in words(done.stderr)


def test_a_slow_server_is_not_waited_for(ansible: Ansible) -> None:
    with answering(ONE_HOST, after=60) as url:
        file = configuration(ansible, url, "timeout: 0.5")
        done = ansible.run("ansible-inventory", "-i", file, "--list", **STRICT)
    assert "did not answer within 0.5 seconds" in words(done.stderr)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("{", "did not answer with JSON but with application/json"),
        ('{"error": "no"}', "the answer holds no list named hosts"),
        ('{"hosts": [{"ip": "10.0.0.1"}]}', "a host has neither hostname nor friendly_name"),
    ],
)
def test_other_answers(ansible: Ansible, body: str, said: str) -> None:
    with answering(body) as url:
        done = ansible.run("ansible-inventory", "-i", configuration(ansible, url), "--list", **STRICT)
    assert said in words(done.stderr)
