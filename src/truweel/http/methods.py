"""The methods that a path of the API takes, from the OpenAPI document: the answer to OPTIONS."""

from collections.abc import Sequence
from functools import cache

from truweel.http.openapi.document import build_document
from truweel.schema.registry import Registry
from truweel.schema.relations import parse_id

__all__ = ["allowed_methods"]

Template = tuple[str, ...]


def allowed_methods(registry: Registry, segments: Sequence[str]) -> tuple[str, ...]:
    """The methods of the path below `/api/v2`; empty for an unknown path."""
    for template, allowed in _methods_by_length(registry).get(len(segments), ()):
        if all(map(_segment_matches, template, segments)):
            return allowed
    return ()


def _segment_matches(part: str, segment: str) -> bool:
    if part not in ("{id}", "{childId}"):
        return part == segment or part.startswith("{")
    try:
        return parse_id(segment) != 0
    except ValueError:
        return False


@cache
def _methods_by_length(registry: Registry) -> dict[int, list[tuple[Template, tuple[str, ...]]]]:
    methods_by_length: dict[int, list[tuple[Template, tuple[str, ...]]]] = {}
    for path, operations in build_document(registry)["paths"].items():
        verbs = [name.upper() for name in operations if name != "parameters"]
        read_methods = ("GET", "HEAD", "OPTIONS") if "GET" in verbs else ("OPTIONS",)
        template = tuple(path.strip("/").split("/"))
        methods_by_length.setdefault(len(template), []).append(
            (template, (*read_methods, *(v for v in verbs if v != "GET")))
        )
    return methods_by_length
