"""“Integration API documentation (scoped credentials)”: the list of hosts, statement by statement."""

import pytest

from spec.checks import answer, is_time, is_uuid
from spec.fleet import Fleet


def names(list_: dict) -> list[str]:
    """Friendly names of a list answer."""
    return [host["friendly_name"] for host in list_["hosts"]]


def listed_web(fleet: Fleet) -> dict:
    """`web-server-01` as the page prints it without statistics."""
    return {
        "id": fleet.web.id,
        "friendly_name": "web-server-01",
        "hostname": "web01.example.com",
        "ip": "192.168.1.100",
        "host_groups": [{"id": fleet.groups["Production"], "name": "Production"}],
    }


def test_response_without_stats(fleet: Fleet) -> None:
    found = answer(fleet.token.get("/api/hosts?hostgroup=Production"))
    assert found == {"hosts": [listed_web(fleet)], "total": 1, "filtered_by_groups": ["Production"]}


def test_response_with_include_stats(fleet: Fleet) -> None:
    found = answer(fleet.token.get("/api/hosts?hostgroup=Production&include=stats"))
    [host] = found["hosts"]
    assert is_time(host["last_update"])
    assert host == listed_web(fleet) | {
        "os_type": "Ubuntu",
        "os_version": "24.04 LTS",
        "last_update": host["last_update"],
        "status": "active",
        "needs_reboot": False,
        "updates_count": 15,
        "security_updates_count": 3,
        "total_packages": 342,
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Production", ["web-server-01"]),
        ("Production,Development", ["db-server-01", "web-server-01"]),
        ("{Production}", ["web-server-01"]),
        ("Development,{Production}", ["db-server-01", "web-server-01"]),
        ("Web%20Servers", ["db-server-01"]),
        ("production", []),
        ("Unheard-of", []),
    ],
)
def test_hostgroup_by_names_and_uuids_comma_separated_or_logic(
    fleet: Fleet, asked: str, found: list[str]
) -> None:
    asked = asked.format_map(fleet.groups)
    list_ = answer(fleet.token.get(f"/api/hosts?hostgroup={asked}"))
    assert sorted(names(list_)) == found
    assert list_["total"] == len(found)
    assert list_["filtered_by_groups"] == asked.replace("%20", " ").split(",")


def test_filtered_by_groups_is_only_present_when_filtering(fleet: Fleet) -> None:
    for query in ("", "?include=stats", "?hostgroup="):
        list_ = answer(fleet.token.get(f"/api/hosts{query}"))
        assert set(list_) == {"hosts", "total"}
        assert list_["total"] == len(list_["hosts"]) == 3


def test_limit_and_offset_are_optional(fleet: Fleet) -> None:
    everything = answer(fleet.token.get("/api/hosts"))
    pages = [answer(fleet.token.get(f"/api/hosts?limit=2&offset={offset}")) for offset in (0, 2)]
    assert [host for page in pages for host in page["hosts"]] == everything["hosts"]
    assert [page["total"] for page in pages] == [3, 3]


def test_status_active_or_pending_and_null_before_the_first_report(fleet: Fleet) -> None:
    list_ = answer(fleet.token.get("/api/hosts?include=stats"))
    [host] = [host for host in list_["hosts"] if host["friendly_name"] == "pending-01"]
    assert is_uuid(host.pop("id"))
    assert host == {
        "friendly_name": "pending-01",
        "hostname": None,
        "ip": None,
        "host_groups": [],
        "os_type": None,
        "os_version": None,
        "last_update": None,
        "status": "pending",
        "needs_reboot": False,
        "updates_count": 0,
        "security_updates_count": 0,
        "total_packages": 0,
    }
