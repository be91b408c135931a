"""`queries.py`: the keywords of each list."""

from typing import Any

from truweel.docs.python_client.document import HEADER, CollectionPath, Document, snake

__all__ = ["query_class", "render"]

Json = dict[str, Any]
PAGING = frozenset({"page", "size", "offset", "limit", "cursor"})
COMMON = frozenset({"sort", "include", "includeArchived", "deletedFrom"})
HEAD = '''
from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Literal, TypedDict

from truweel_client.base import Number, OneOf
from truweel_client.extra_fields import ExtraValue


class ListQuery(TypedDict, total=False):
    """Keywords of every list."""

    sort: str | Sequence[str]
    """Members to sort by: `["date:desc", "title"]`."""
    include: str | Sequence[str]
    """Relations to fill in: `["client", "lineItems.article"]`."""
    include_archived: bool
    """Archived records too."""
    deleted_from: dt.datetime | str | None
    """Instead of the live records those deleted at this instant or later."""
    page_size: int
    """Records that one request brings, at most 100."""

'''


def query_class(collection: CollectionPath) -> str:
    """The class of the keywords of a list."""
    return f"{collection.class_name}Query"


def render(document: Document) -> str:
    """`queries.py`."""
    classes: dict[str, str] = {}
    bounds: set[str] = {"deleted_from", "include_archived", "page_size"}
    filters: set[str] = set()
    for collection in document.collections:
        for path in (collection, *collection.children):
            if query_class(path) not in classes:
                classes[query_class(path)] = _render_class(document, path, bounds, filters)
    names = "".join(f'    "{name}",\n' for name in sorted(bounds - filters))
    table = (
        "BOUNDS: frozenset[str] = frozenset({\n"
        + names
        + '})\n"""Keywords that take one value. None is as if they were not there."""\n'
    )
    text = "\n\n".join([*(classes[name] for name in sorted(classes)), table])
    return HEADER.format(doc="The keywords of each list.") + HEAD + "\n" + text


def _render_class(document: Document, collection: CollectionPath, bounds: set[str], filters: set[str]) -> str:
    lines = [f"class {query_class(collection)}(ListQuery, total=False):"]
    lines.append(f'    """Keywords of the list `{collection.path}`."""')
    lines.append("")
    for parameter in document.parameters(collection.path, collection.search):
        name, schema = parameter["name"], document.resolve(parameter["schema"])
        if name in PAGING | COMMON:
            continue
        doc = " ".join(parameter.get("description", "").split())
        if name == "extraFields":
            lines += ["    extra: Mapping[str, OneOf[ExtraValue]]", '    """Extra fields by display name."""']
        elif schema.get("type") == "array":
            filters.add(snake(name))
            lines += [f"    {snake(name)}: OneOf[{_type(schema['items'])}]", f'    """{doc}"""']
        else:
            bounds.add(snake(name))
            lines += [f"    {snake(name)}: {_type(schema)} | None", f'    """{doc}"""']
    return "\n".join(lines) + "\n"


def _type(schema: Json) -> str:
    if "enum" in schema:
        return "Literal[" + ", ".join(f'"{option}"' for option in schema["enum"]) + "]"
    kinds = schema.get("type", "string")
    if ("pattern" in schema and kinds == "string") or isinstance(kinds, list):
        return "str | int"
    by_format = {"date": "dt.date | str", "date-time": "dt.datetime | str"}
    if kinds == "string":
        return by_format.get(schema.get("format", ""), "str")
    return {"integer": "int", "number": "Number", "boolean": "bool"}[kinds]
