"""What a signed-in administrator does, over HTTP."""

from dataclasses import dataclass
from urllib.parse import quote

import requests

from support.host import Host

ALL_ACTIONS = ["get", "put", "patch", "update", "delete"]


@dataclass(frozen=True)
class Token:
    """A credential of a program, with its secret."""

    url: str
    id: str
    name: str
    key: str
    secret: str

    @property
    def basic(self) -> tuple[str, str]:
        """For the argument `auth` of requests."""
        return self.key, self.secret

    @property
    def enrolment_headers(self) -> dict[str, str]:
        """For the enrolment endpoints."""
        return {"X-Auto-Enrollment-Key": self.key, "X-Auto-Enrollment-Secret": self.secret}

    def call(self, method: str, path: str, **more: object) -> requests.Response:
        """A request with HTTP Basic; `path` begins after `/api/v1`."""
        more.setdefault("auth", self.basic)
        return requests.request(method, f"{self.url}/api/v1{path}", timeout=30, **more)

    def get(self, path: str, **more: object) -> requests.Response:
        """A GET request with HTTP Basic."""
        return self.call("GET", path, **more)


class Admin:
    """A signed-in user. Paths begin after `/api/v1`."""

    def __init__(self, url: str, jwt: str) -> None:
        self.url = url
        self.jwt = jwt

    def call(self, method: str, path: str, **more: object) -> requests.Response:
        """A request with the bearer token.

        On a connection of its own: one on which a body was refused before it was read ends after the answer.
        """
        headers = {"Authorization": f"Bearer {self.jwt}"}
        return requests.request(method, f"{self.url}/api/v1{path}", headers=headers, timeout=30, **more)

    def get(self, path: str, **more: object) -> requests.Response:
        """A GET request with the bearer token."""
        return self.call("GET", path, **more)

    def post(self, path: str, body: object) -> requests.Response:
        """A POST request with the bearer token and a JSON body."""
        return self.call("POST", path, json=body)

    def patch(self, path: str, body: object) -> requests.Response:
        """A PATCH request with the bearer token and a JSON body."""
        return self.call("PATCH", path, json=body)

    def delete(self, path: str, **more: object) -> requests.Response:
        """A DELETE request with the bearer token."""
        return self.call("DELETE", path, **more)

    def add_group(self, name: str, color: str = "#3B82F6") -> str:
        """Make a host group and give its id."""
        done = self.post("/host-groups", {"name": name, "color": color})
        assert done.status_code == 201, done.text
        return done.json()["id"]

    def add_host(self, friendly_name: str, *groups: str) -> Host:
        """Make a host in the groups with these ids."""
        done = self.post("/hosts", {"friendly_name": friendly_name, "host_group_ids": list(groups)})
        assert done.status_code == 201, done.text
        made = done.json()
        return Host(self.url, made["host"]["id"], friendly_name, made["api_id"], made["api_key"])

    def set_notes(self, host: Host, notes: str) -> None:
        """Write the notes of a host."""
        done = self.patch(f"/hosts/{host.id}/notes", {"notes": notes})
        assert done.status_code == 200, done.text

    def create_token(self, token_name: str, integration_type: str, **fields: object) -> Token:
        """Make a credential; `fields` are those of the request."""
        body = {"token_name": token_name, "metadata": {"integration_type": integration_type}} | fields
        done = self.post("/auto-enrollment/tokens", body)
        assert done.status_code == 201, done.text
        made = done.json()["token"]
        return Token(self.url, made["id"], token_name, made["token_key"], made["token_secret"])

    def api_token(self, *actions: str, token_name: str = "Scoped API", **fields: object) -> Token:
        """Make a credential of the scoped API; without actions it may do everything."""
        scopes = {"host": list(actions or ALL_ACTIONS)}
        return self.create_token(token_name, "api", scopes=scopes, **fields)

    def homepage_token(self, token_name: str = "GetHomepage Widget", **fields: object) -> Token:
        """Make a credential of the dashboard widget."""
        return self.create_token(token_name, "gethomepage", **fields)

    def enrolment_token(self, kind: str = "proxmox-lxc", **fields: object) -> Token:
        """Make a credential that enrols hosts; `kind` is `proxmox-lxc` or `direct-host`."""
        return self.create_token(fields.pop("token_name", "Production Proxmox"), kind, **fields)

    def change_token(self, token: Token, **fields: object) -> None:
        """Change a credential."""
        done = self.patch(f"/auto-enrollment/tokens/{token.id}", fields)
        assert done.status_code == 200, done.text

    def token(self, token: Token) -> dict:
        """The credential as the server shows it."""
        return self.get(f"/auto-enrollment/tokens/{quote(token.id)}").json()
