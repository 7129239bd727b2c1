"""The commands that people paste."""

from support.admin import Admin, Token


def by_headers(token: Token, kind: str, shell: str, query: str = "") -> str:
    """The form that the page shows first: the secret in no address."""
    headers = " ".join(f"-H '{name}: {value}'" for name, value in token.enrolment_headers.items())
    return f"curl -s {headers} '{token.url}/api/v1/auto-enrollment/script?type={kind}{query}' | {shell}"


def by_address(token: Token, kind: str, shell: str, query: str = "") -> str:
    """The form of the published documents."""
    halves = f"token_key={token.key}&token_secret={token.secret}"
    return f'curl -s "{token.url}/api/v1/auto-enrollment/script?type={kind}&{halves}{query}" | {shell}'


def hosts(admin: Admin) -> dict[str, dict]:
    """Hosts by name, as the page lists them."""
    items = admin.get("/hosts", params={"limit": 200}).json()["items"]
    return {host["friendly_name"]: host for host in items}
