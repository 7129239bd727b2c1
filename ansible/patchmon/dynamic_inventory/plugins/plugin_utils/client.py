# Copyright: (c) 2026, PatchMon contributors
# GNU Affero General Public License v3.0 or later (see LICENSE)
# SPDX-License-Identifier: AGPL-3.0-or-later
"""The one request to PatchMon's API, and what to say when it fails."""

from __future__ import annotations

import warnings
from typing import Any, NamedTuple
from urllib.parse import urlsplit

try:
    import requests
    from urllib3.exceptions import InsecureRequestWarning
except ImportError as error:
    REQUESTS_IMPORT_ERROR: ImportError | None = error
else:
    REQUESTS_IMPORT_ERROR = None

HOSTS_PATH = "/api/v1/api/hosts/"
"""Where the list of hosts is when only the server's address is given."""

ADVICE = {
    401: "check api_key and api_secret, and that the credential is active and not expired",
    403: "the credential needs the scope host:get, and this machine's address must be allowed",
    404: "check the path of api_url",
    429: "too many requests; wait, or switch the inventory cache on",
}


class ApiError(Exception):
    """The hosts could not be had. The text is for people and holds no secret."""


class Request(NamedTuple):
    """What to ask, and how."""

    url: str
    key: str
    secret: str
    params: dict[str, str]
    verify: bool | str
    """Whether to check the certificate, or the file with the authorities to check it against."""
    timeout: float
    """Seconds for the connection, and then for each wait for data."""


def endpoint(api_url: str) -> str:
    """The address of the list of hosts; an address without a path gets the usual one.

    Raises ApiError for anything that is not an http address.
    """
    parts = urlsplit(api_url.strip())
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise ApiError(f"api_url is not an http(s) address: {api_url!r}")
    if parts.path in ("", "/"):
        parts = parts._replace(path=HOSTS_PATH)
    return parts.geturl()


def fetch(request: Request) -> Any:
    """The decoded answer.

    Raises ApiError naming the address and what to check.
    """
    response = _send(request)
    if not response.ok:
        raise ApiError(_refusal(request, response))
    try:
        return response.json()
    except ValueError as error:
        kind = response.headers.get("Content-Type", "no type")
        raise ApiError(
            f"{request.url} did not answer with JSON but with {kind}; check that api_url is the API and not the page"
        ) from error


def _send(request: Request) -> requests.Response:
    try:
        return _get(request)
    except requests.exceptions.SSLError as error:
        raise ApiError(
            f"the certificate of {request.url} is not trusted: {error}; "
            "give ca_path, or verify_ssl: false if you accept the risk"
        ) from error
    except requests.exceptions.Timeout as error:
        raise ApiError(f"{request.url} did not answer within {request.timeout:g} seconds") from error
    except requests.exceptions.ConnectionError as error:
        raise ApiError(
            f"cannot connect to {request.url}: {error}; check api_url and that PatchMon is running"
        ) from error
    except (requests.exceptions.RequestException, OSError) as error:
        # OSError: a ca_path that is not there.
        raise ApiError(f"cannot ask {request.url}: {error}") from error


def _get(request: Request) -> requests.Response:
    with warnings.catch_warnings():
        # Who switches verify_ssl off need not be told so at every run.
        warnings.simplefilter("ignore", InsecureRequestWarning)
        return requests.get(
            request.url,
            params=request.params,
            # As bytes: the library would encode text in Latin-1.
            auth=(request.key.encode(), request.secret.encode()),
            headers={"Accept": "application/json"},
            verify=request.verify,
            timeout=request.timeout,
        )


def _refusal(request: Request, response: requests.Response) -> str:
    advice = ADVICE.get(response.status_code)
    said = _error_text(response)
    text = f"{request.url} answered {response.status_code}"
    if said:
        text += f" ({said})"
    return f"{text}; {advice}" if advice else text


def _error_text(response: requests.Response) -> str:
    """The server's own words: its `error`, with `message` when there is one."""
    try:
        body = response.json()
    except ValueError:
        return response.reason or ""
    if not isinstance(body, dict):
        return ""
    words = [body.get("error"), body.get("message")]
    return ": ".join(str(word) for word in words if word)
