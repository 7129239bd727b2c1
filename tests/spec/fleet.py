"""The hosts of the pages' printed answers: what is reported here is what these answers show."""

from dataclasses import dataclass

from support import reports
from support.admin import Admin, Token
from support.host import Host

# Action, method and path of every door of the scoped API.
DOORS = [
    ("get", "GET", "/api/hosts"),
    *(
        ("get", "GET", f"/api/hosts/{{id}}/{part}")
        for part in (
            "stats",
            "info",
            "network",
            "system",
            "packages",
            "package_reports",
            "agent_queue",
            "notes",
            "integrations",
        )
    ),
    ("put", "PUT", "/api/hosts/{id}"),
    ("patch", "PATCH", "/api/hosts/{id}"),
    ("update", "POST", "/api/hosts/{id}/fetch_report"),
    ("delete", "DELETE", "/api/hosts/{id}"),
]
# Those that read.
READING = [door for door in DOORS if door[0] == "get"]
NETWORK = {
    "ip": "192.168.1.100",
    "gatewayIp": "192.168.1.1",
    "dnsServers": ["8.8.8.8", "8.8.4.4"],
    "networkInterfaces": [{"name": "eth0", "ip": "192.168.1.100", "mac": "00:11:22:33:44:55"}],
}
SYSTEM = {
    "kernelVersion": "6.8.0-45-generic",
    "installedKernelVersion": "6.8.0-50-generic",
    "selinuxStatus": "disabled",
    "systemUptime": "15 days, 3:22:10",
    "cpuModel": "Intel Xeon E5-2680 v4",
    "cpuCores": 4,
    "ramInstalled": 8,
    "swapSize": 2,
    "loadAverage": [0.5, 0.3, 0.2],
    "diskDetails": [
        {"device": "/dev/sda1", "mountPoint": "/", "size": "50GB", "used": "22GB", "available": "28GB"}
    ],
}
NGINX = reports.package(
    "nginx",
    "1.18.0-0ubuntu1.5",
    "1.24.0-2ubuntu1",
    description="High performance web server",
    category="web",
)
OPENSSL = reports.package(
    "openssl",
    "3.0.2-0ubuntu1.14",
    "3.0.2-0ubuntu1.18",
    isSecurityUpdate=True,
    description="Secure Sockets Layer toolkit",
    category="security",
)


@dataclass(frozen=True)
class Fleet:
    """Three hosts, their groups, and a credential that may do everything."""

    web: Host
    database: Host
    pending: Host
    groups: dict[str, str]
    token: Token


def build(admin: Admin) -> Fleet:
    """Make the hosts and let two of them report."""
    groups = {name: admin.add_group(name) for name in ("Production", "Development", "Web Servers")}
    web = admin.add_host("web-server-01", groups["Production"])
    database = admin.add_host("db-server-01", groups["Development"], groups["Web Servers"])
    pending = admin.add_host("pending-01")
    web.send(web_report())
    database.send(
        reports.report(OPENSSL, NGINX, reports.package("up-to-date", "5.2"), hostname="db01.example.com")
    )
    admin.set_notes(web, "Production web server.")
    return Fleet(web, database, pending, groups, admin.api_token())


def web_report(**facts: object) -> dict:
    """The report of `web-server-01`: 342 packages, 15 updates, 3 of them for security, 8 repositories."""
    packages = [_numbered(number) for number in range(342)]
    repositories = [_repository(number) for number in range(8)]
    return reports.report(*packages, repositories=repositories, **NETWORK, **SYSTEM, **facts)


def _numbered(number: int) -> dict:
    available = "2.0" if number < 15 else None
    return reports.package(f"package-{number:03}", "1.0", available, isSecurityUpdate=number < 3)


def _repository(number: int) -> dict:
    return {
        "name": f"archive-{number}",
        "url": f"https://archive-{number}.example.com/ubuntu",
        "distribution": "noble",
        "components": "main",
        "repoType": "deb",
        "isEnabled": True,
        "isSecure": True,
    }
