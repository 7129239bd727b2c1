"""“Auto-enrolment api documentation”: its admin endpoints, in their order."""

import re
from datetime import UTC, datetime

import pytest
import requests

from spec.checks import answer, is_time, is_uuid, refusal
from support.admin import Admin
from support.server import PASSWORD, Server

TOKENS = "/auto-enrollment/tokens"
MISSING = "01890000-0000-7000-8000-000000000000"
JOHN = {"username": "admin", "first_name": "John", "last_name": "Doe"}
NAME_RULE = "Token name is required (max 255 characters)"


@pytest.fixture(scope="module")
def group(admin: Admin) -> dict:
    """The group of the page's examples, as answers show it."""
    return {"id": admin.add_group("Proxmox LXC"), "name": "Proxmox LXC", "color": "#3B82F6"}


def printed_request(group: dict) -> dict:
    """The page's example of a request."""
    return {
        "token_name": "Proxmox Production",
        "max_hosts_per_day": 100,
        "default_host_group_id": group["id"],
        "allowed_ip_ranges": ["192.168.1.10", "10.0.0.0/24"],
        "expires_at": "2026-12-31T23:59:59Z",
        "metadata": {"integration_type": "proxmox-lxc", "environment": "production"},
    }


def create(admin: Admin, **fields: object) -> dict:
    """The `token` of the answer to a creation with these fields."""
    return answer(admin.post(TOKENS, {"token_name": "Any"} | fields), 201)["token"]


# Authentication


def test_admin_endpoints_require_a_bearer_token(server: Server) -> None:
    for headers in ({}, {"Authorization": "Bearer nonsense"}):
        refused = requests.get(f"{server.url}/api/v1{TOKENS}", headers=headers, timeout=30)
        assert refused.status_code == 401


def test_admin_endpoints_require_the_manage_settings_permission(server: Server, admin: Admin) -> None:
    words = ["admin", "create-user", "--username", "ruth", "--email", "ruth@example.test"]
    server.command(*words, "--role", "readonly", "--password-stdin", stdin=PASSWORD)
    reader = server.sign_in("ruth")
    path = f"{TOKENS}/{create(admin)['id']}"
    attempts = [
        reader.get(TOKENS),
        reader.post(TOKENS, {"token_name": "No"}),
        reader.get(path),
        reader.patch(path, {"is_active": False}),
        reader.delete(path),
    ]
    assert [attempt.status_code for attempt in attempts] == [403] * 5
    assert admin.get(path).json()["is_active"] is True


# Create


def test_create_answers_201_with_the_secret(admin: Admin, group: dict) -> None:
    body = answer(admin.post(TOKENS, printed_request(group)), 201)
    token = body["token"]
    assert re.fullmatch(r"patchmon_ae_[0-9a-f]{32}", token["token_key"])
    assert re.fullmatch(r"[0-9a-f]{64}", token["token_secret"])
    assert is_uuid(token["id"])
    assert datetime.fromisoformat(token["expires_at"]) == datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC)
    assert body == {
        "message": "Auto-enrollment token created successfully",
        "token": {
            "id": token["id"],
            "token_name": "Proxmox Production",
            "token_key": token["token_key"],
            "token_secret": token["token_secret"],
            "max_hosts_per_day": 100,
            "default_host_group": group,
            "created_by": JOHN | {"id": token["created_by"]["id"]},
            "expires_at": token["expires_at"],
            "scopes": None,
        },
        "warning": "⚠️ Save the token_secret now - it cannot be retrieved later!",
    }


def test_defaults(admin: Admin) -> None:
    shown = answer(admin.get(f"{TOKENS}/{create(admin)['id']}"))
    chosen = ["max_hosts_per_day", "default_host_group_id", "allowed_ip_ranges", "expires_at", "metadata"]
    assert [shown[field] for field in chosen] == [100, None, [], None, {}]
    assert shown["scopes"] is None


@pytest.mark.parametrize(
    ("field", "right", "wrong"),
    [
        ("token_name", ["x", "é" * 255], ["", "x" * 256, None, 7]),
        ("max_hosts_per_day", [1, 1000], [0, 1001, -5, "many", 1.5]),
        (
            "allowed_ip_ranges",
            [["192.168.1.10"], ["10.0.0.0/24", "2001:db8::/32"]],
            [["nowhere"], "10.0.0.1"],
        ),
        ("expires_at", ["2036-12-31T23:59:59Z", "2036-12-31", None], ["soon", "2036-13-01", 5]),
        ("metadata", [{}, {"integration_type": "direct-host"}], ["text", {"integration_type": 5}]),
    ],
)
def test_fields_and_their_bounds(admin: Admin, field: str, right: list, wrong: list) -> None:
    for value in right:
        create(admin, **{field: value})
    for value in wrong:
        [problem] = answer(admin.post(TOKENS, {"token_name": "Any", field: value}), 400)["errors"]
        assert problem["param"].startswith(field), value
        assert problem["location"] == "body"


def test_validation_errors_have_their_form(admin: Admin) -> None:
    problem = {"msg": NAME_RULE, "param": "token_name", "location": "body"}
    assert answer(admin.post(TOKENS, {}), 400) == {"errors": [problem]}
    both = answer(admin.post(TOKENS, {"token_name": "", "max_hosts_per_day": 0}), 400)
    assert [problem["param"] for problem in both["errors"]] == ["token_name", "max_hosts_per_day"]


def test_scopes_only_for_api_integration_type_tokens(admin: Admin) -> None:
    api = {"metadata": {"integration_type": "api"}}
    assert create(admin, **api, scopes={"host": ["get"]})["scopes"] == {"host": ["get"]}
    lxc = {"token_name": "LXC", "metadata": {"integration_type": "proxmox-lxc"}, "scopes": {"host": ["get"]}}
    assert refusal(admin.post(TOKENS, lxc))[0] == 400
    for scopes, named in (({"hosts": ["get"]}, "hosts"), ({"host": ["fly"]}, "fly")):
        refused = admin.post(TOKENS, {"token_name": "Odd", **api, "scopes": scopes})
        assert named in answer(refused, 400)["errors"][0]["msg"]


def test_unknown_host_group_is_400(admin: Admin) -> None:
    for unknown in (MISSING, "nonsense"):
        refused = admin.post(TOKENS, {"token_name": "Lost", "default_host_group_id": unknown})
        assert refusal(refused) == (400, "Host group not found")


# List and get


def test_list_in_descending_order_by_creation_date(admin: Admin) -> None:
    made = [create(admin, token_name=f"Token {number}")["id"] for number in range(3)]
    listed = answer(admin.get(TOKENS))
    assert [token["id"] for token in listed[:3]] == made[::-1]
    assert [token["created_at"] for token in listed] == sorted(
        (token["created_at"] for token in listed), reverse=True
    )


def test_list_and_get_have_the_same_structure_without_token_secret(admin: Admin, group: dict) -> None:
    made = answer(admin.post(TOKENS, printed_request(group)), 201)["token"]
    [listed] = [token for token in answer(admin.get(TOKENS)) if token["id"] == made["id"]]
    assert is_time(listed["created_at"])
    assert listed == answer(admin.get(f"{TOKENS}/{made['id']}"))
    assert listed == {
        "id": made["id"],
        "token_name": "Proxmox Production",
        "token_key": made["token_key"],
        "is_active": True,
        "allowed_ip_ranges": ["192.168.1.10", "10.0.0.0/24"],
        "max_hosts_per_day": 100,
        "hosts_created_today": 0,
        "last_used_at": None,
        "expires_at": made["expires_at"],
        "created_at": listed["created_at"],
        "default_host_group_id": group["id"],
        "metadata": {"integration_type": "proxmox-lxc", "environment": "production"},
        "scopes": None,
        "host_groups": group,
        "users": made["created_by"],
    }


@pytest.mark.parametrize("identifier", [MISSING, "nonsense"])
def test_404_if_token_id_does_not_exist(admin: Admin, identifier: str) -> None:
    path = f"{TOKENS}/{identifier}"
    attempts = [admin.get(path), admin.patch(path, {"is_active": False}), admin.delete(path)]
    assert [refusal(attempt) for attempt in attempts] == [(404, "Token not found")] * 3


# Update


def test_update_only_the_fields_you_want_to_change(admin: Admin, group: dict) -> None:
    made = answer(admin.post(TOKENS, printed_request(group)), 201)["token"]
    path = f"{TOKENS}/{made['id']}"
    before = answer(admin.get(path))
    change = {"is_active": False, "max_hosts_per_day": 200, "allowed_ip_ranges": ["192.168.1.0/24"]}
    updated = answer(admin.patch(path, change))
    assert updated == {"message": "Token updated successfully", "token": before | change}
    assert answer(admin.get(path)) == before | change


def test_update_clears_and_sets_what_may_be_empty(admin: Admin, group: dict) -> None:
    made = answer(admin.post(TOKENS, printed_request(group)), 201)["token"]
    path = f"{TOKENS}/{made['id']}"
    cleared = answer(admin.patch(path, {"default_host_group_id": "", "expires_at": ""}))["token"]
    assert (cleared["default_host_group_id"], cleared["host_groups"], cleared["expires_at"]) == (None,) * 3
    again = {"default_host_group_id": group["id"], "expires_at": "2036-01-01T00:00:00Z", "token_name": "N"}
    updated = answer(admin.patch(path, again))["token"]
    assert (updated["host_groups"], updated["token_name"]) == (group, "N")
    assert updated["expires_at"].startswith("2036-01-01T00:00:00")


def test_update_errors_and_a_refused_update_changes_nothing(admin: Admin) -> None:
    made = create(admin, metadata={"integration_type": "proxmox-lxc"})
    path = f"{TOKENS}/{made['id']}"
    before = answer(admin.get(path))
    unknown = admin.patch(path, {"token_name": "New", "default_host_group_id": MISSING})
    assert refusal(unknown) == (400, "Host group not found")
    assert refusal(admin.patch(path, {"token_name": "New", "scopes": {"host": ["get"]}}))[0] == 400
    for field, value in (("token_name", ""), ("max_hosts_per_day", 1001), ("expires_at", "soon")):
        [problem] = answer(admin.patch(path, {field: value, "is_active": False}), 400)["errors"]
        assert problem["param"] == field
    assert answer(admin.get(path)) == before


def test_update_scopes_of_an_api_token(admin: Admin) -> None:
    token = admin.api_token("get")
    admin.change_token(token, scopes={"host": ["get", "delete"]})
    assert admin.token(token)["scopes"] == {"host": ["get", "delete"]}
    [problem] = answer(admin.patch(f"{TOKENS}/{token.id}", {"scopes": {"host": []}}), 400)["errors"]
    assert problem["param"] == "scopes"


# Delete


def test_delete(admin: Admin) -> None:
    made = create(admin, token_name="Proxmox Production")
    path = f"{TOKENS}/{made['id']}"
    assert answer(admin.delete(path)) == {
        "message": "Auto-enrollment token deleted successfully",
        "deleted_token": {"id": made["id"], "token_name": "Proxmox Production"},
    }
    assert refusal(admin.get(path)) == (404, "Token not found")


# Security considerations


def test_secrets_are_hashed_with_bcrypt_cost_10(server: Server, admin: Admin) -> None:
    made = create(admin)
    stored = server.sql(f"SELECT * FROM integration_tokens WHERE token_key = '{made['token_key']}'")
    assert "$2b$10$" in stored
    assert made["token_secret"] not in stored


def test_creations_edits_and_deletions_are_audited_without_the_secret(server: Server, admin: Admin) -> None:
    made = create(admin, token_name="Audited")
    path = f"{TOKENS}/{made['id']}"
    admin.patch(path, {"max_hosts_per_day": 7})
    admin.delete(path)
    about = f"SELECT * FROM audit_log WHERE subject_id = '{made['id']}' ORDER BY id"
    rows = server.sql(about).splitlines()
    assert len(rows) == 3, rows
    assert "7" in rows[1]
    assert all("admin" in row for row in rows)
    assert made["token_secret"] not in server.sql("SELECT * FROM audit_log") + server.log()
