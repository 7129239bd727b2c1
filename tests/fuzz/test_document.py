"""Every operation of the API document: no answer is a fault of the server, every answer is as documented."""

import schemathesis
from schemathesis import Case
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from fuzz.world import World
from support.programs import api_document

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
# Left out, each with its reason.
LEFT_OUT = {
    "/api/v1/events": "an endless stream; the tests of the server and of the page follow it",
}

document = schemathesis.openapi.from_dict(api_document())
for path in LEFT_OUT:
    document = document.exclude(path=path)


@document.parametrize()
def test_answers_are_as_documented(case: Case, world: World) -> None:
    operation = case.operation
    schemes = {name for way in operation.definition.raw.get("security") or [] for name in way}
    if case.path_parameters:
        case.path_parameters = world.identifiers(case.method, operation.path, dict(case.path_parameters))
    case.body = world.body(case.method, case.body)
    # Wrong guesses count for an address; ours must stay good for the sign-ins of the test itself.
    headers = world.headers(schemes, operation.path) | {"X-Forwarded-For": "203.0.113.1"}
    case.call_and_validate(base_url=world.url, headers=headers, checks=CHECKS, timeout=30)
