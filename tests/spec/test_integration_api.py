"""“Integration API documentation (scoped credentials)”: credentials, scopes and errors, in its order.

Its endpoints and examples are in `test_integration_api_{list,hosts,examples}.py`.
"""

import base64
import re
import time

import pytest
import requests

from spec.checks import answer, is_time, refusal
from spec.fleet import DOORS, READING, Fleet
from support.admin import Admin, Token
from support.programs import api_document
from support.server import Server

MISSING = "01890000-0000-7000-8000-000000000000"


def basic(text: str) -> dict[str, str]:
    """An `Authorization` header as the page builds it."""
    return {"Authorization": "Basic " + base64.b64encode(text.encode()).decode()}


def hosts(server: Server, **more: object) -> requests.Response:
    """A request for the list of hosts without a credential of its own."""
    return requests.get(f"{server.url}/api/v1/api/hosts", timeout=30, **more)


# Overview


def test_audit_trail_tracks_usage_with_last_used_timestamps(admin: Admin) -> None:
    token = admin.api_token("get")
    assert admin.token(token)["last_used_at"] is None
    assert token.get("/api/hosts").status_code == 200
    deadline = time.monotonic() + 10
    while admin.token(token)["last_used_at"] is None and time.monotonic() < deadline:
        time.sleep(0.2)
    assert is_time(admin.token(token)["last_used_at"])


def test_rate_limiting_protects_against_abuse() -> None:
    with Server(API_RATE_LIMIT_MAX="3") as server:
        admin = server.set_up()
        token, other = admin.api_token("get"), admin.api_token("get")
        assert [token.get("/api/hosts").status_code for _ in range(4)] == [200, 200, 200, 429]
        limited = token.get("/api/hosts")
        assert int(limited.headers["Retry-After"]) > 0
        assert other.get("/api/hosts").status_code == 200


# Interactive API reference (Swagger)


def test_swagger_requires_you_to_be_logged_in(server: Server, admin: Admin) -> None:
    reference = f"{server.url}/api/v1/api-docs"
    assert requests.get(reference, timeout=30).status_code == 401
    browser = {"Accept": "text/html"}
    turned_away = requests.get(reference, headers=browser, timeout=30, allow_redirects=False)
    assert turned_away.status_code == 303
    assert "sign-in" in turned_away.headers["Location"]
    page = admin.get("/api-docs")
    assert page.status_code == 200
    assert "swagger" in page.text.lower()


def test_swagger_loads_all_it_needs_from_this_server(server: Server, admin: Admin) -> None:
    page = admin.get("/api-docs").text
    [base] = re.findall(r'<base href="/api/v1([^"]+)"', page)
    files = re.findall(r'<(?:script|link rel="stylesheet")[^>]*(?:src|href)="([^"]+)"', page)
    assert files
    for file in files:
        assert "//" not in file
        assert admin.get(f"{base}{file}").status_code == 200, file
        assert requests.get(f"{server.url}/api/v1{base}{file}", timeout=30).status_code == 401


def test_swagger_covers_all_internal_and_scoped_endpoints(admin: Admin) -> None:
    document = answer(admin.get("/api-docs/openapi.json"))
    assert document["paths"] == api_document()["paths"]
    for _, _, path in DOORS:
        assert f"/api/v1{path}" in document["paths"]
    for path in ("/hosts", "/auto-enrollment/tokens", "/gethomepage/stats", "/hosts/update"):
        assert f"/api/v1{path}" in document["paths"]


# Creating API credentials


def test_scopes_at_least_one_required(admin: Admin) -> None:
    for scopes in (None, {}, {"host": []}):
        body = {"token_name": "None", "metadata": {"integration_type": "api"}, "scopes": scopes}
        refused = admin.post("/auto-enrollment/tokens", body)
        assert answer(refused, 400)["errors"][0]["param"] == "scopes"


def test_optional_fields_addresses_expiration_default_group(admin: Admin, fleet: Fleet) -> None:
    token = admin.api_token(
        "get",
        allowed_ip_ranges=["192.168.1.100", "10.0.0.0/24"],
        expires_at="2036-12-31T23:59:59",
        default_host_group_id=fleet.groups["Production"],
    )
    shown = admin.token(token)
    assert shown["allowed_ip_ranges"] == ["192.168.1.100", "10.0.0.0/24"]
    assert shown["expires_at"] == "2036-12-31T23:59:59.000Z"
    assert shown["host_groups"]["name"] == "Production"


def test_leave_empty_for_unrestricted_access_and_no_expiration(admin: Admin) -> None:
    token = admin.api_token("get", allowed_ip_ranges=[], expires_at="", default_host_group_id="")
    elsewhere = token.get("/api/hosts", headers={"X-Forwarded-For": "203.0.113.9"})
    assert elsewhere.status_code == 200
    assert admin.token(token)["expires_at"] is None


def test_token_key_prefixed_and_secret_shown_only_once(admin: Admin) -> None:
    token = admin.api_token("get")
    assert token.key.startswith("patchmon_ae_")
    for path in ("/auto-enrollment/tokens", f"/auto-enrollment/tokens/{token.id}"):
        shown = admin.get(path)
        assert shown.status_code == 200
        assert token.key in shown.text
        assert token.secret not in shown.text


# Authentication


def test_format_is_basic_with_base64_of_key_and_secret(server: Server, fleet: Fleet) -> None:
    header = basic(f"{fleet.token.key}:{fleet.token.secret}")
    assert answer(hosts(server, headers=header))["total"] == 3


def test_step_1_authorization_header(server: Server) -> None:
    for headers in ({}, {"Authorization": "Bearer abc"}, {"Authorization": "Basic"}):
        refused = hosts(server, headers=headers)
        assert refusal(refused) == (401, "Missing or invalid authorization header")
        assert refused.headers["WWW-Authenticate"].startswith("Basic ")


def test_step_2_credential_format(server: Server) -> None:
    for header in (basic("no colon"), {"Authorization": "Basic %%%"}):
        assert refusal(hosts(server, headers=header)) == (401, "Invalid credentials format")


def test_step_3_token_existence(server: Server) -> None:
    refused = hosts(server, auth=("patchmon_ae_" + "0" * 32, "secret"))
    assert refusal(refused) == (401, "Invalid API key")


def refused_after(admin: Admin, token: Token, secret: str | None = None, **change: object) -> tuple[int, str]:
    """What a request is told after a change of its credential, from an address of the documentation."""
    if change:
        admin.change_token(token, **change)
    auth = (token.key, secret or token.secret)
    return refusal(token.get("/api/hosts", auth=auth, headers={"X-Forwarded-For": "198.51.100.1"}))


def test_steps_4_to_8_are_performed_sequentially(admin: Admin) -> None:
    fields = {"expires_at": "2020-01-01T00:00:00Z", "allowed_ip_ranges": ["192.0.2.1"]}
    wrong = "0" * 64
    widget = admin.homepage_token(**fields)
    # Each of these credentials breaks every later rule as well.
    assert refused_after(admin, widget, wrong, is_active=False) == (401, "API key is disabled")
    assert refused_after(admin, widget, wrong, is_active=True) == (401, "API key has expired")
    assert refused_after(admin, widget, wrong, expires_at="") == (401, "Invalid API key type")
    token = admin.api_token("delete", allowed_ip_ranges=["192.0.2.1"])
    assert refused_after(admin, token, wrong) == (401, "Invalid API secret")
    assert refused_after(admin, token) == (403, "IP address not allowed")
    assert refused_after(admin, token, allowed_ip_ranges=[]) == (403, "Access denied")


def test_step_8_client_ip_against_allowed_ip_ranges(admin: Admin) -> None:
    token = admin.api_token("get", allowed_ip_ranges=["192.168.1.100", "10.0.0.0/24", "2001:db8::/32"])
    allowed = ["192.168.1.100", "::ffff:192.168.1.100", "10.0.0.255", "2001:db8::7"]
    refused = ["192.168.1.101", "10.0.1.0", "::ffff:10.0.1.0", "2001:db9::7"]
    for address in allowed:
        assert token.get("/api/hosts", headers={"X-Forwarded-For": address}).status_code == 200, address
    for address in refused:
        response = token.get("/api/hosts", headers={"X-Forwarded-For": address})
        assert refusal(response) == (403, "IP address not allowed"), address


def test_step_8_the_address_is_the_socket_s_unless_a_trusted_proxy_says_another() -> None:
    with Server(TRUST_PROXY="none") as server:
        token = server.set_up().api_token("get", allowed_ip_ranges=["192.0.2.1"])
        pretended = token.get("/api/hosts", headers={"X-Forwarded-For": "192.0.2.1"})
        assert refusal(pretended) == (403, "IP address not allowed")


# Available scopes & permissions


@pytest.mark.parametrize(("action", "method", "path"), DOORS)
def test_each_action_must_be_explicitly_granted(
    admin: Admin, fleet: Fleet, action: str, method: str, path: str
) -> None:
    others = [other for other in ("get", "put", "patch", "update", "delete") if other != action]
    refused = admin.api_token(*others).call(method, path.format(id=fleet.web.id), json={"notes": "lost"})
    body = answer(refused, 403)
    assert body["error"] == "Access denied"
    assert f"does not have permission to {action} host" in body["message"]
    granted = admin.api_token(action)
    body = {"friendly_name": "web-server-01"}
    status = granted.call(method, path.format(id=MISSING), json=body).status_code
    assert status == (404 if "{id}" in path else 200)


def test_put_replaces_patch_changes_partially(admin: Admin, fleet: Fleet) -> None:
    host = admin.add_host("scratch", fleet.groups["Production"])
    path = f"/api/hosts/{host.id}"
    patched = answer(fleet.token.call("PATCH", path, json={"notes": "mine"}))["host"]
    assert (patched["friendly_name"], patched["notes"]) == ("scratch", "mine")
    assert [group["name"] for group in patched["host_groups"]] == ["Production"]
    groups = [fleet.groups["Development"], "Web Servers"]
    put = answer(fleet.token.call("PUT", path, json={"friendly_name": "scratch-2", "host_groups": groups}))
    assert (put["host"]["friendly_name"], put["host"]["notes"]) == ("scratch-2", None)
    assert {group["name"] for group in put["host"]["host_groups"]} == {"Development", "Web Servers"}
    assert fleet.token.call("DELETE", path).status_code == 200


# Common error responses


@pytest.mark.parametrize("identifier", [MISSING, "nonsense"])
@pytest.mark.parametrize("path", [path for _, _, path in READING if "{id}" in path])
def test_404_host_does_not_exist(fleet: Fleet, path: str, identifier: str) -> None:
    assert refusal(fleet.token.get(path.format(id=identifier))) == (404, "Host not found")


@pytest.mark.parametrize(
    ("table", "method", "text"),
    [
        ("host_groups", "GET", "Failed to fetch hosts"),
        ("outbox", "DELETE", "Failed to delete host"),
        ("integration_tokens", "GET", "Authentication failed"),
    ],
)
def test_500_unexpected_server_error(
    server: Server, fleet: Fleet, table: str, method: str, text: str
) -> None:
    path = "/api/hosts" if method == "GET" else f"/api/hosts/{fleet.web.id}"
    server.sql(f"ALTER TABLE {table} RENAME TO {table}_away")
    try:
        failed = fleet.token.call(method, path)
    finally:
        server.sql(f"ALTER TABLE {table}_away RENAME TO {table}")
    assert refusal(failed) == (500, text)
    assert table not in failed.text
    assert fleet.token.get(f"/api/hosts/{fleet.web.id}/stats").status_code == 200


# Security best practices


def test_immediately_disabling_a_compromised_credential(admin: Admin, fleet: Fleet) -> None:
    token = admin.api_token("get")
    assert token.get("/api/hosts").status_code == 200
    admin.change_token(token, is_active=False)
    assert refusal(token.get("/api/hosts")) == (401, "API key is disabled")
    assert admin.delete(f"/auto-enrollment/tokens/{token.id}").status_code == 200
    assert refusal(token.get("/api/hosts")) == (401, "Invalid API key")
    assert fleet.token.get("/api/hosts").status_code == 200


def test_check_server_logs_for_unauthorised_access(admin: Admin, server: Server) -> None:
    token = admin.api_token("get")
    guess = "0123456789abcdef" * 4
    refused = token.get("/api/hosts", auth=(token.key, guess), headers={"X-Forwarded-For": "203.0.113.77"})
    assert refused.status_code == 401
    lines = [line for line in server.log().splitlines() if "203.0.113.77" in line]
    assert any(token.key in line and "secret" in line for line in lines)
    assert guess not in server.log()
    assert token.secret not in server.log()


# Troubleshooting


def test_the_hostgroup_filter_is_case_sensitive(fleet: Fleet) -> None:
    empty = answer(fleet.token.get("/api/hosts?hostgroup=PRODUCTION"))
    assert empty == {"hosts": [], "total": 0, "filtered_by_groups": ["PRODUCTION"]}
    found = answer(fleet.token.get("/api/hosts?hostgroup=Production"))
    assert [host["friendly_name"] for host in found["hosts"]] == ["web-server-01"]
