"""Every operation, with a parameter that none knows, or a member that none knows, which is null: refused with strict
handling.

The operations come from the OpenAPI document, so a new one is tested here too.
"""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.contract.full_server import FullServerWorld, open_full_server
from tests.contract.operations import Operation, all_operations
from tests.harness import DIALECTS, Templates, json_body

LEAST = 900
"""Operations that are called. Fewer means that some disappeared from the document."""


@pytest.fixture(params=DIALECTS)
def world(request: pytest.FixtureRequest, templates: Templates, tmp_path: Path) -> Iterator[FullServerWorld]:
    """The whole server for one test, on each database."""
    with open_full_server(templates, request.param, tmp_path) as full_server:
        yield full_server


STRICT = {"Prefer": "handling=strict"}
FREE = ("/download", "/preview", "/thumbnail", "/images/{id}")
"""Ends of paths that answer a file: browsers add parameters of their own to these."""


def test_strict_refuses_what_is_unknown_in_every_call(world: FullServerWorld) -> None:
    operations = [operation for operation in all_operations(world) if operation.method != "HEAD"]
    assert len(operations) >= LEAST, len(operations)
    before = world.fingerprint()
    for operation in operations:
        if not operation.template.endswith(FREE) and operation.template != "/":  # which greets anyone
            query = {**operation.options.get("query", {}), "zzz": "1"}
            answer = world.admin(
                operation.method, operation.path, **{**operation.options, "query": query}, headers=STRICT
            )
            assert_refused(operation, answer, "unknown_parameter")
        if operation.method in ("POST", "PUT", "PATCH"):
            body = {**operation.options.get("body", {}), "zzz": None}
            answer = world.admin(
                operation.method, operation.path, **{**operation.options, "body": body}, headers=STRICT
            )
            assert_refused(operation, answer, "unknown_member")
    assert world.fingerprint() == before


def assert_refused(operation: Operation, answer: httpx.Response, code: str) -> None:
    assert answer.status_code == 400, f"{operation}: {answer.status_code} {answer.text}"
    codes = {fault["field"]: fault["code"] for fault in json_body(answer)["errors"]}
    assert codes.get("zzz") == code, f"{operation}: {codes}"
