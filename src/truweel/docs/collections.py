"""A page a collection: what it holds, what can be asked of it, what it tells."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from truweel.docs.markdown import code, codes, table
from truweel.events.catalog import Catalog
from truweel.http.openapi import examples
from truweel.operations.write import action_docs
from truweel.schema.collection import AUDIT_FIELDS, Collection
from truweel.schema.fields import Choice, DecimalField, Field, Integer, LogicId, Money, Text
from truweel.schema.registry import Registry
from truweel.schema.relations import Children, File, Parent, Ref, Refs
from truweel.schema.values import List, Map, Value, ValueObject

__all__ = ["FOLDER", "page_path", "render_page"]

FOLDER = "collections"
BASE = "http://127.0.0.1:8080"


def page_path(collection: Collection) -> str:
    """Where its page stands, below the folder of the reference."""
    return f"{FOLDER}/{_slug(collection.key)}.md"


def render_page(collection: Collection, registry: Registry) -> str:
    """The page."""
    parts = [
        f"# {collection.key}",
        collection.resource.__doc__ or "",
        table(("", ""), _fact_rows(collection)),
        "## Members",
        table(("member", "type", "", "what it is"), _member_rows(collection)),
        *_value_object_sections(collection),
        "## Filters",
        _filter_table(collection),
        "## Sorting",
        f"`sort` takes {codes(collection.sorts)}, each with `:asc` or `:desc`; by default `id:asc`.",
        *_include_section(collection),
        *_children_section(collection),
        *_action_section(collection),
        *_rendition_section(collection),
        *_report_section(collection),
        *_event_section(collection, registry),
        *_job_section(collection),
        *_example_section(collection),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _slug(key: str) -> str:
    return key.replace("/", ".")


def _link(key: str) -> str:
    return f"[{key}]({_slug(key)}.md)"


def _api_path(collection: Collection) -> str:
    above = f"{collection.parent.path}/{{id}}/" if collection.parent else ""
    return f"/api/v2/{above}{collection.path}"


def _fact_rows(collection: Collection) -> Iterator[tuple[str, str]]:
    options = collection.options
    yield "path", code(_api_path(collection))
    if options.other_paths:
        yield "also answered at", codes(f"/api/v2/{other}" for other in options.other_paths)
    if collection.owner_member:
        yield "listed and created at", code(f"/api/v2/{{collection}}/{{id}}/{collection.path}")
    if collection.parent:
        yield "belongs to", _link(collection.parent.key)
        if options.top_level:
            yield "also read at", code(f"/api/v2/{collection.path}")
    if (view := collection.kind.view) is not None:
        other = collection.kind if collection.is_view else view
        yield "same kind", f"one space of ids with {_link(other.key)}; `{collection.flag}` tells them apart"
    yield (
        "callers may",
        ", ".join(verb for verb in ("list", "get", "create", "update", "delete") if verb in options.verbs),
    )
    rights = f"module {code(collection.module)}" if collection.module else "those on the record it belongs to"
    yield "rights", rights + ("; only administrators change it" if options.admin_only else "")
    if collection.scope:
        yield "OAuth scope", code(collection.scope)
    yield "list", "the envelope" if options.envelope else "a bare array"
    yield "carries", ", ".join(_features(collection)) or "nothing besides its members"


def _features(collection: Collection) -> Iterator[str]:
    options = collection.options
    yield from ["extra fields"] * options.extra
    yield from ["documents"] * options.documents
    if collection.searched:
        yield f"`searchText` in {codes(collection.searched)}"


def _member_rows(collection: Collection) -> Iterator[tuple[str, str, str, str]]:
    yield "`id`", "id", "read-only", "Id, never given twice."
    for name in collection.options.audit:
        audit = AUDIT_FIELDS.get(name)
        by = f"Id of the user who {name.removesuffix('By')} it."
        yield code(name), "instant" if audit else "text", "read-only", audit.doc if audit else by
    if collection.extra:
        yield "`extraFields`", "object", "", "The tenant's own members, by display name."
    for name, field in collection.values.items():
        yield code(name), describe_type(field), ", ".join(_field_traits(field)), field.full_doc
    for name, address in collection.urls.items():
        yield code(name), "address", "read-only", address.doc
    for name, relation in collection.relations.items():
        doc = collection.fields[name].doc if name in collection.fields else ""
        yield code(name), _relation_type(relation.kind, relation.target), "null unless included", doc


def _relation_type(kind: str, target: str) -> str:
    if kind in ("one", "status"):
        return _link(target)
    return {
        "resource": "record of any collection",
        "signed": "address",
        "history": "array of `{status, changedAt, userId}`",
    }.get(kind, f"array of {_link(target)}")


def describe_type(field: Field) -> str:
    """The type of a field in words."""
    if isinstance(field, Ref):
        return f"id of {_link(field.target)}"
    if isinstance(field, Refs):
        return f"ids of {_link(field.target)}"
    if isinstance(field, Choice):
        return "one of " + codes(field.options)
    if isinstance(field, Value):
        return f"[{field.kind.__name__}](#{field.kind.__name__.lower()})"
    if isinstance(field, (List, Map)):
        return f"{'array' if isinstance(field, List) else 'object'} of {describe_type(field.element)}"
    return _scalar_type(field)


def _scalar_type(field: Field) -> str:
    word = {"Instant": "instant", "Date": "date", "TimeOfDay": "time of day", "Boolean": "boolean"}
    if isinstance(field, Text):
        return f"text, at most {field.max_length}"
    if isinstance(field, DecimalField):
        name = "amount" if isinstance(field, Money) else "decimal"
        return f"{name}, {field.decimals} decimals{_describe_bounds(field.minimum, field.maximum)}"
    if isinstance(field, Integer):
        low, high = field.minimum, field.maximum
        return "integer" + _describe_bounds(low if abs(low) < 2**52 else None, high if high < 2**52 else None)
    return word.get(type(field).__name__, type(field).__name__.lower())


def _describe_bounds(low: Any, high: Any) -> str:
    if low is None and high is None:
        return ""
    if high is None:
        return f", from {low}"
    return f", up to {high}" if low is None else f", {low} to {high}"


def _field_traits(field: Field) -> Iterator[str]:
    yield from ["**required**"] * field.required
    yield from ["read-only"] * field.read_only
    yield from ["unique"] * field.unique
    yield from ["filter"] * bool(field.filters or (isinstance(field, Refs) and field.filtered))
    yield from ["sort"] * field.sort
    if not isinstance(field, (List, Map, Refs, Value)):
        yield from _default(field)
    if isinstance(field, LogicId) and field.when:
        yield f"given with {code(field.when)}{' or by hand' * field.editable}"
    if isinstance(field, File) and field.accept:
        yield "a document"
    if isinstance(field, Parent):
        yield "the parent"


def _default(field: Field) -> Iterator[str]:
    default = field.default()
    if default is not None and default not in ([], {}):
        yield f"default {code(json.dumps(field.to_json(default), default=float, ensure_ascii=False))}"


def _value_object_sections(collection: Collection) -> Iterator[str]:
    """The value objects that the members are made of, those within them too."""
    for value_class in _value_classes(collection.values.values()):
        rows = [
            (code(name), describe_type(member), " ".join((member.doc, *(f"({text})" for text in _default(member)))))
            for name, member in value_class.members.items()
        ]
        yield f"### {value_class.__name__}"
        yield table(("member", "type", "what it is"), rows)


def _value_classes(fields: Iterable[Field]) -> dict[type[ValueObject], None]:
    """The classes of value objects in `fields`, each before those within it, as the keys of a dictionary."""
    classes: dict[type[ValueObject], None] = {}
    for field in fields:
        element = field.element if isinstance(field, (List, Map)) else field
        if isinstance(element, Value):
            classes |= {element.kind: None} | _value_classes(element.kind.members.values())
    return classes


def _filter_table(collection: Collection) -> str:
    rows = [(code(p.name), p.doc) for p in collection.parameters.values()]
    rows += [("`extraFields[Name]`", "Only those whose extra field has this value.")] * collection.extra
    return table(("parameter", "what it does"), rows)


def _include_section(collection: Collection) -> Iterator[str]:
    if collection.relations:
        yield "## Includes"
        yield f"`include` takes {codes(collection.relations)}; a dot leads on: `include=a.b`."


def _children_section(collection: Collection) -> Iterator[str]:
    fields = {n: f for n, f in collection.fields.items() if isinstance(f, Children)}
    if fields:
        yield "## Children"
        rows = [(code(name), _link(f"{collection.key}/{field.child}"), field.doc) for name, field in fields.items()]
        yield table(("member", "collection", "what they are"), rows)
        yield "In a body an array replaces them all, matched by `id`; null, or no such member, leaves them."


def _action_section(collection: Collection) -> Iterator[str]:
    bodies = {action.name: codes(action.body) for action in collection.actions.values()}
    rows = [(code(name), bodies.get(name, ""), doc.replace("\n", " ")) for name, doc in action_docs(collection).items()]
    if rows:
        yield "## Actions"
        yield f"`POST {_api_path(collection)}/{{id}}/{{action}}`"
        yield table(("action", "body", "what it does"), rows)


def _rendition_section(collection: Collection) -> Iterator[str]:
    renditions = collection.rules.renditions.values()
    if renditions:
        yield "## Files"
        yield f"`GET {_api_path(collection)}/{{id}}/{{file}}`; `inline=true` has a browser show it, where that is safe."
        rows = [(code(r.name), code(r.content_type), codes(r.types), r.doc.replace("\n", " ")) for r in renditions]
        yield table(("file", "content type", "`type=`", "what it is"), rows)


def _report_section(collection: Collection) -> Iterator[str]:
    reports = collection.reports.values()
    if reports:
        yield "## Reports"
        yield "Rows that are computed when they are asked for, a bare array (ours)."
        rows = [
            (
                code(f"GET {_api_path(collection)}{'' if report.on_collection else '/{id}'}/{report.name}"),
                codes(report.parameters),
                codes(report.row.members),
                report.doc.replace("\n", " "),
            )
            for report in reports
        ]
        yield table(("report", "parameters", "members of a row", "what it is"), rows)


def _event_section(collection: Collection, registry: Registry) -> Iterator[str]:
    events = [event for event in Catalog(registry).events.values() if event.collection is collection]
    if events:
        yield "## Events"
        yield table(("event", "", "when"), [(code(e.name), "ours" if e.is_addition else "", e.doc) for e in events])


def _job_section(collection: Collection) -> Iterator[str]:
    jobs = collection.rules.jobs.values()
    if jobs:
        yield "## Jobs"
        yield "Done by the server itself, as the system user of the tenant."
        yield table(("job", "when", "what it does"), [(code(job.name), job.when, job.doc) for job in jobs])


def _example_section(collection: Collection) -> Iterator[str]:
    yield "## Example"
    if "create" in collection.options.verbs:
        body = _json(examples.body_example(collection))
        yield f"```http\nPOST {_api_path(collection)}\nContent-Type: application/json\n\n{body}\n```"
    yield f"GET answers:\n\n```json\n{_json(examples.record_example(collection, BASE))}\n```"


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)
