# Copyright: (c) 2026, PatchMon contributors
# GNU Affero General Public License v3.0 or later (see LICENSE)
# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is said when the API cannot be asked or does not answer as it should."""

from __future__ import annotations

import pytest
import requests

from ansible_collections.patchmon.dynamic_inventory.plugins.plugin_utils import client

REQUEST = client.Request("https://p.test/api", "key", "s3cret-ü", {"include": "stats"}, True, 5)


def answering(monkeypatch, status, body, content_type="application/json"):
    """Lets the library give this answer, and gives the list of its calls."""
    calls = []

    def get(url, **options):
        calls.append((url, options))
        response = requests.Response()
        response.status_code = status
        response.reason = "Some Reason"
        response.headers["Content-Type"] = content_type
        response._content = body.encode()
        return response

    monkeypatch.setattr(client.requests, "get", get)
    return calls


def test_asks_with_all_that_was_told(monkeypatch):
    calls = answering(monkeypatch, 200, '{"hosts": []}')
    assert client.fetch(REQUEST) == {"hosts": []}
    ((url, options),) = calls
    assert url == "https://p.test/api"
    assert options["auth"] == (b"key", "s3cret-ü".encode())
    assert (options["verify"], options["timeout"], options["params"]) == (True, 5, {"include": "stats"})


@pytest.mark.parametrize(
    ("status", "body", "said"),
    [
        (401, '{"error": "Invalid API key"}', "answered 401 (Invalid API key); check api_key and api_secret"),
        (
            403,
            '{"error": "Access denied", "message": "needs x"}',
            "403 (Access denied: needs x); the credential needs",
        ),
        (404, "<html>", "answered 404 (Some Reason); check the path"),
        (429, "{}", "answered 429; too many requests"),
        (500, '{"error": "Failed to fetch hosts"}', "answered 500 (Failed to fetch hosts)"),
        (502, "[]", "answered 502"),
        (200, "<html>", "did not answer with JSON but with application/json"),
    ],
)
def test_refusals(monkeypatch, status, body, said):
    answering(monkeypatch, status, body)
    with pytest.raises(client.ApiError) as caught:
        client.fetch(REQUEST)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (requests.exceptions.SSLError("self-signed"), "is not trusted: self-signed; give ca_path"),
        (requests.exceptions.ConnectTimeout("x"), "did not answer within 5 seconds"),
        (requests.exceptions.ReadTimeout("x"), "did not answer within 5 seconds"),
        (requests.exceptions.ConnectionError("refused"), "cannot connect to https://p.test/api: refused"),
        (requests.exceptions.TooManyRedirects("loop"), "cannot ask https://p.test/api: loop"),
        (OSError("no CA file"), "cannot ask https://p.test/api: no CA file"),
    ],
)
def test_failures_on_the_way(monkeypatch, error, said):
    def get(url, **options):
        raise error

    monkeypatch.setattr(client.requests, "get", get)
    with pytest.raises(client.ApiError) as caught:
        client.fetch(REQUEST)
    assert said in str(caught.value)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("http://localhost:3000/api/v1/api/hosts/", "http://localhost:3000/api/v1/api/hosts/"),
        ("https://p.test/patch/api/v1/api/hosts", "https://p.test/patch/api/v1/api/hosts"),
        (" https://p.test ", "https://p.test/api/v1/api/hosts/"),
        ("https://p.test/", "https://p.test/api/v1/api/hosts/"),
    ],
)
def test_endpoint(given, used):
    assert client.endpoint(given) == used


@pytest.mark.parametrize("given", ["", "p.test", "ftp://p.test/", "https:///api"])
def test_no_endpoint(given):
    with pytest.raises(client.ApiError, match="not an http"):
        client.endpoint(given)
