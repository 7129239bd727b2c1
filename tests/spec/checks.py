"""What the pages mean by a UUID, a time, a refusal."""

import re
from uuid import UUID

import requests

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


def is_time(value: object) -> bool:
    """Whether it is a time as the pages print it: ISO 8601 in UTC with milliseconds."""
    return isinstance(value, str) and TIME.fullmatch(value) is not None


def is_uuid(value: object) -> bool:
    """Whether it is a UUID as text."""
    return isinstance(value, str) and str(UUID(value)) == value


def answer(response: requests.Response, status: int = 200) -> object:
    """The JSON of an answer that must have this status."""
    assert response.status_code == status, f"{response.status_code}: {response.text}"
    assert response.headers["Content-Type"] == "application/json"
    return response.json()


def refusal(response: requests.Response) -> tuple[int, str]:
    """Status and text of a refused request."""
    assert response.headers["Content-Type"] == "application/json", response.text
    return response.status_code, response.json()["error"]
