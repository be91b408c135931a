"""Parses a PATCH body of either kind into a function that applies it."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from truweel.error_codes import Code
from truweel.errors import BadRequest, Conflict, Fault, UnsupportedMediaType, ValidationError
from truweel.http.call import JSON_PATCH, MERGE_PATCH, decode_off_loop
from truweel.operations.write import Patch
from truweel.patch.errors import PatchError, TestFailed
from truweel.patch.json_patch import Appends, json_patch
from truweel.patch.merge import merge_patch
from truweel.schema.body import decode_body
from truweel.schema.collection import Collection
from truweel.schema.relations import Refs
from truweel.schema.values import List

__all__ = ["apply_json_patch", "may_be_long", "parse_patch", "patch_type_error"]

COPIES = re.compile(rb'"copy|"move|\\u')
"""An operation that can be much work in few bytes; or an escape, behind which one may be hidden."""


def may_be_long(content_type: str, body: bytes) -> bool:
    """Whether the patch in `body` can be more work than its size tells: it runs outside the event loop."""
    return content_type == JSON_PATCH and COPIES.search(body) is not None


async def parse_patch(collection: Collection, content_type: str, body: bytes) -> Patch:
    """The patch in `body`. Raises UnsupportedMediaType for another content type, BadRequest for an invalid body."""
    if content_type == MERGE_PATCH:
        return _parse_merge_patch(collection, await decode_off_loop(decode_body, body))
    if content_type == JSON_PATCH:
        return _parse_json_patch(collection, await decode_off_loop(decode_body, body))
    raise patch_type_error(content_type)


def patch_type_error(content_type: str) -> UnsupportedMediaType:
    """The error for a PATCH with another content type."""
    return UnsupportedMediaType(
        f"Content-Type is '{content_type}'; PATCH takes {MERGE_PATCH} (RFC 7396) or {JSON_PATCH} (RFC 6902).",
        MERGE_PATCH,
        JSON_PATCH,
        headers={"Accept-Patch": f"{MERGE_PATCH}, {JSON_PATCH}"},
    )


def _parse_merge_patch(collection: Collection, merge: Any) -> Patch:
    if type(merge) is not dict:
        message = 'A merge patch is an object with the members to change, such as {"name": "x"}.'
        raise BadRequest(message, code=Code.MALFORMED_BODY)
    renamed = {other: name for other, name in collection.other_names.items() if other in merge and name not in merge}
    merge = {renamed.get(name, name): value for name, value in merge.items()}
    return _with_other_names(lambda document: merge_patch(document, merge, keep_unmatched_nulls=True), renamed)


def _with_other_names(change: Patch, renamed: Mapping[str, str]) -> Patch:
    """`change`, whose result has the members that it named otherwise under that name too: the decoder tells of it."""
    if not renamed:
        return change

    def apply(document: Any) -> Any:
        patched = change(document)
        if type(patched) is not dict:
            return patched
        return {**patched, **{other: patched.get(name) for other, name in renamed.items()}}

    return apply


def _parse_json_patch(collection: Collection, operations: Any) -> Patch:
    renamed: dict[str, str] = {}
    if collection.other_names and isinstance(operations, list):
        operations = [_with_current_paths(collection, operation, renamed) for operation in operations]

    def appends(tokens: Any) -> bool:
        field = collection.fields.get(tokens[0]) if len(tokens) == 1 else None
        return isinstance(field, (List, Refs))

    def apply(document: Any) -> Any:
        try:
            return apply_json_patch(document, operations, appends=appends)
        except ValidationError as error:
            raise ValidationError(_with_address(collection, fault) for fault in error.faults) from None

    return _with_other_names(apply, renamed)


def _with_current_paths(collection: Collection, operation: Any, renamed: dict[str, str]) -> Any:
    """The operation with the names of today in its pointers; the others that it used go to `renamed`."""
    if not isinstance(operation, dict):
        return operation
    current = dict(operation)
    for member in ("path", "from"):
        pointer = current.get(member)
        tokens = pointer.split("/", 2) if isinstance(pointer, str) else []
        if len(tokens) > 1 and tokens[0] == "" and (name := collection.other_names.get(tokens[1])):
            renamed[tokens[1]] = name
            current[member] = "/".join(["", name, *tokens[2:]])
    return current


def _with_address(collection: Collection, fault: Fault) -> Fault:
    """The fault of a path into children, which a record does not hold, with the address at which they are changed."""
    name = next((name for name in collection.child_fields if f"'/{name}" in fault.message), None)
    if name is None or collection.parent is not None:
        return fault
    address = f"/{collection.path}/{{id}}/{collection.child_fields[name].path}/{{childId}}"
    return replace(fault, message=f"{fault.message}; change one of {name} by PATCH {address}")


def apply_json_patch(document: Any, operations: Any, *, appends: Appends | None = None) -> Any:
    """`document` after `operations` (RFC 6902). Conflict where a `test` fails, ValidationError names other faults."""
    try:
        return json_patch(document, operations, appends=appends)
    except TestFailed as failure:
        raise Conflict(str(failure), code=Code.TEST_FAILED) from None
    except PatchError as error:
        raise ValidationError([Fault(fault.path or "patch", fault.message) for fault in error.faults]) from None
