"""A server with something of everything, and who may ask it for what."""

import zlib
from collections.abc import Callable

import requests

from support import reports
from support.admin import Admin, Token
from support.host import Host
from support.server import PASSWORD, Server

READING = {"GET", "HEAD"}
# Fields of bodies that name things, by the noun of what they name.
NAMING = {
    "hostIds": "hosts",
    "host_id": "hosts",
    "groupIds": "host-groups",
    "host_group_ids": "host-groups",
    "hostGroupIds": "host-groups",
    "host_groups": "host-groups",
    "default_host_group_id": "host-groups",
}
# Where people confirm with their password and rename themselves: made-up ones lock the account.
OWN_ACCOUNT = ("/auth/profile", "/auth/change-password", "/tfa/")
# Of so many made-up ids one is left as it is; the others name things that are there.
LEFT = 4


class World:
    """Hosts, groups, credentials and packages; what a request changes or deletes is made for it."""

    def __init__(self, server: Server) -> None:
        self.url = server.url
        self._server = server
        self._admin: Admin = server.set_up()
        self._person = self._add_person()
        self._group = self._admin.add_group("Production")
        self._host = self._add_host("standing")
        self._api = self._admin.api_token()
        self._widget = self._admin.homepage_token()
        self._enrolment = self._admin.enrolment_token(max_hosts_per_day=1000)
        self._package = self._first("/packages")
        self._spare: dict[str, str] = {}

    def headers(self, schemes: set[str], path: str) -> dict[str, str]:
        """A credential that the operation takes, by the names of its security schemes."""
        if "session" in schemes:
            return {"Authorization": f"Bearer {self._jwt(path)}"}
        if "basic" in schemes:
            return self._basic(self._widget if "gethomepage" in path else self._api)
        if any(scheme.startswith("agent") for scheme in schemes):
            return self._host.headers
        if any(scheme.startswith("enrollment") for scheme in schemes):
            return self._enrolment.enrolment_headers
        return {}

    def identifiers(self, method: str, path: str, made_up: dict[str, object]) -> dict[str, object]:
        """The path's parameters, most of them naming something that is there."""
        return {name: self._identifier(method, path, value) for name, value in made_up.items()}

    def body(self, method: str, made_up: object) -> object:
        """The body, most of the ids in it naming something that is there."""
        if not isinstance(made_up, dict):
            return made_up
        return {name: self._field(method, name, value) for name, value in made_up.items()}

    def _field(self, method: str, name: str, made_up: object) -> object:
        if name not in NAMING or self._left(made_up):
            return made_up
        known = self._spare_of(method, NAMING[name])
        return [known] if isinstance(made_up, list) else known

    @staticmethod
    def _left(made_up: object) -> bool:
        return zlib.crc32(str(made_up).encode(errors="replace")) % LEFT == 0

    def _identifier(self, method: str, path: str, made_up: object) -> object:
        noun = path.partition("{")[0].rstrip("/").rpartition("/")[2]
        standing, make = self._nouns().get(noun, (None, None))
        if self._left(made_up):
            return made_up
        if method in READING or make is None:
            return standing or made_up
        return self._spare_of(method, noun)

    def _spare_of(self, method: str, noun: str) -> str:
        """Something to change or delete, which need not be there afterwards."""
        _, make = self._nouns()[noun]
        if method == "DELETE" or noun not in self._spare:
            self._spare[noun] = make()
        return self._spare[noun]

    def _nouns(self) -> dict[str, tuple[str | None, Callable[[], str] | None]]:
        """By the last word before an id: one to read, and how to make another to change or delete."""
        return {
            "hosts": (self._host.id, lambda: self._add_host("spare").id),
            "host-groups": (self._group, lambda: self._admin.add_group(f"spare-{len(self._groups())}")),
            "tokens": (self._api.id, lambda: self._admin.api_token().id),
            "packages": (self._package, None),
            "sessions": (None, self._other_session),
        }

    def _groups(self) -> list:
        return self._admin.get("/host-groups").json()["items"]

    def _add_host(self, name: str) -> Host:
        host = self._admin.add_host(name, self._group)
        host.send(reports.report(reports.package("nginx", "1.18", "1.20", isSecurityUpdate=True)))
        return host

    def _first(self, path: str) -> str:
        return self._admin.get(path).json()["items"][0]["id"]

    def _add_person(self) -> Admin:
        """Somebody else, who need not sign in again."""
        words = {"username": "person", "email": "person@example.test", "password": PASSWORD}
        made = self._admin.post("/auth/admin/users", words | {"role": "admin"})
        assert made.status_code == 201, made.text
        return self._server.sign_in("person")

    def _jwt(self, path: str) -> str:
        """The administrator's token; signing out ends a session of its own."""
        if any(part in path for part in OWN_ACCOUNT):
            return self._person.jwt
        return self._server.sign_in().jwt if path.endswith("/logout") else self._admin.jwt

    def _other_session(self) -> str:
        other = self._server.sign_in()
        [current] = [item for item in other.get("/auth/sessions").json()["items"] if item["current"]]
        return current["id"]

    @staticmethod
    def _basic(token: Token) -> dict[str, str]:
        prepared = requests.Request("GET", token.url, auth=token.basic).prepare()
        return {"Authorization": prepared.headers["Authorization"]}
