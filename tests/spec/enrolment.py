"""Requests to enrol, as the pages print them."""

import requests

from support.admin import Token

ENROLL = "/auto-enrollment/enroll"
BULK = "/auto-enrollment/enroll/bulk"
PRINTED = {
    "friendly_name": "webserver",
    "machine_id": "proxmox-lxc-100-abc123",
    "metadata": {
        "vmid": "100",
        "proxmox_node": "proxmox01",
        "ip_address": "10.0.0.10",
        "os_info": "Ubuntu 22.04 LTS",
    },
}


def enroll(token: Token, body: object, path: str = ENROLL, **headers: str) -> requests.Response:
    """A request to enrol with this credential."""
    more = {"auth": None, "headers": token.enrolment_headers | headers, "json": body}
    return token.call("POST", path, **more)


def named(*names: str) -> dict:
    """The body of a bulk enrolment of hosts with these names."""
    return {"hosts": [{"friendly_name": name} for name in names]}
