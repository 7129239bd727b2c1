"""“Auto-enrolment api documentation”: rate limits and security, in its order."""

import re
import time
from concurrent.futures import ThreadPoolExecutor

from spec.checks import answer
from spec.enrolment import BULK, PRINTED, enroll, named
from support.admin import Admin, Token
from support.server import Server

QUOTA = "Rate limit exceeded"


def spend(token: Token, hosts: int) -> None:
    """Use up a part of the day's quota."""
    assert enroll(token, named(*("x" * hosts)), BULK).status_code == 201


def test_429_when_the_limit_is_exceeded(admin: Admin) -> None:
    token = admin.enrolment_token(max_hosts_per_day=2)
    spend(token, 2)
    body = answer(enroll(token, PRINTED), 429)
    assert (body["error"], body["message"]) == (QUOTA, "Maximum 2 hosts per day allowed for this token")
    assert admin.token(token)["hosts_created_today"] == 2


def test_bulk_the_entire_request_is_rejected(admin: Admin) -> None:
    token = admin.enrolment_token(max_hosts_per_day=7)
    spend(token, 2)
    body = answer(enroll(token, named(*"abcdef"), BULK), 429)
    assert (body["error"], body["message"]) == (QUOTA, "Only 5 hosts remaining in daily quota")
    assert admin.token(token)["hosts_created_today"] == 2
    spend(token, 5)


def test_reset_when_the_first_request_of_a_new_day_is_received(admin: Admin, server: Server) -> None:
    token = admin.enrolment_token(max_hosts_per_day=1)
    spend(token, 1)
    server.sql(f"UPDATE integration_tokens SET quota_day = quota_day - 1 WHERE token_key = '{token.key}'")
    assert admin.token(token)["hosts_created_today"] == 0
    spend(token, 1)
    assert enroll(token, PRINTED).status_code == 429


def test_scope_is_per_token_not_per_ip(admin: Admin) -> None:
    first, second = (admin.enrolment_token(max_hosts_per_day=1) for _ in range(2))
    spend(first, 1)
    assert enroll(first, PRINTED, **{"X-Forwarded-For": "203.0.113.4"}).status_code == 429
    assert enroll(second, PRINTED).status_code == 201


def test_200_parallel_enrolments_against_a_quota_of_50_create_exactly_50(admin: Admin) -> None:
    token = admin.enrolment_token(max_hosts_per_day=50)
    with ThreadPoolExecutor(50) as pool:
        statuses = list(pool.map(lambda _: enroll(token, PRINTED).status_code, range(200)))
    assert (statuses.count(201), statuses.count(429)) == (50, 150)
    assert admin.token(token)["hosts_created_today"] == 50


def test_global_authentication_rate_limiter_applies() -> None:
    with Server(AUTH_RATE_LIMIT_MAX="4", AUTH_RATE_LIMIT_WINDOW_MS="600000") as limited:
        token = limited.set_up().enrolment_token()
        elsewhere = {"X-Forwarded-For": "203.0.113.4"}
        statuses = [enroll(token, PRINTED, **elsewhere).status_code for _ in range(5)]
        assert statuses == [201] * 4 + [429]
        refused = enroll(token, PRINTED, **elsewhere)
        assert int(refused.headers["Retry-After"]) > 0
        assert refused.json()["error"] != QUOTA


# Security considerations


def test_ip_whitelisting_with_exact_ips_and_cidr(admin: Admin) -> None:
    token = admin.enrolment_token(allowed_ip_ranges=["192.168.1.10", "10.0.0.0/24"])
    for address in ("192.168.1.10", "10.0.0.77", "::ffff:192.168.1.10"):
        assert enroll(token, PRINTED, **{"X-Forwarded-For": address}).status_code == 201, address
    for address in ("192.168.1.11", "10.0.1.1", "::ffff:192.168.1.11"):
        assert enroll(token, PRINTED, **{"X-Forwarded-For": address}).status_code == 403, address


def test_audit_trail_token_name_in_the_notes_and_last_used_at(admin: Admin) -> None:
    token = admin.enrolment_token(token_name="Production Proxmox")
    made = answer(enroll(token, PRINTED), 201)["host"]
    notes = answer(admin.get(f"/hosts/{made['id']}"))["notes"]
    stamp = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z"
    assert re.fullmatch(rf"Auto-enrolled via Production Proxmox on {stamp}", notes)
    # Written in the transaction of the enrolment, so there is nothing to wait for.
    shown = admin.token(token)
    assert shown["last_used_at"] is not None
    assert shown["users"]["username"] == "admin"


def test_audit_trail_refused_credentials(admin: Admin, server: Server) -> None:
    token = admin.enrolment_token()
    guess = {"X-Auto-Enrollment-Secret": "5" * 64, "X-Forwarded-For": "203.0.113.99"}
    assert enroll(token, PRINTED, **guess).status_code == 401
    deadline = time.monotonic() + 10
    rows = ""
    while not rows and time.monotonic() < deadline:
        time.sleep(0.3)
        rows = server.sql("SELECT * FROM audit_log WHERE address = '203.0.113.99'")
    assert token.key in rows
    assert "5" * 64 not in rows + server.log()
