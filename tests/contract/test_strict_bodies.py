"""Every operation that takes a body, with a member that none knows, which is null: refused with strict handling.

The operations come from the OpenAPI document, so a new one is tested here too.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.contract.full_server import FullServerWorld, open_full_server
from tests.contract.operations import all_operations
from tests.harness import DIALECTS, Templates, json_body

LEAST = 400
"""Operations that are called. Fewer means that some disappeared from the document."""


@pytest.fixture(params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[FullServerWorld]:
    """The whole server for one test, on each database."""
    with open_full_server(templates, request.param, tmp_path) as full_server:
        yield full_server


def test_strict_refuses_an_unknown_member_of_every_body(world: FullServerWorld) -> None:
    operations = [operation for operation in all_operations(world) if operation.method in ("POST", "PUT", "PATCH")]
    assert len(operations) >= LEAST, len(operations)
    before = world.fingerprint()
    for operation in operations:
        options = {**operation.options, "body": {**operation.options.get("body", {}), "zzz": None}}
        answer = world.admin(operation.method, operation.path, **options, headers={"Prefer": "handling=strict"})
        assert answer.status_code == 400, f"{operation}: {answer.status_code} {answer.text}"
        codes = {fault["field"]: fault["code"] for fault in json_body(answer)["errors"]}
        assert codes.get("zzz") == "unknown_member", f"{operation}: {codes}"
    assert world.fingerprint() == before
