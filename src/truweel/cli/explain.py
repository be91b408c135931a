"""`truweel explain`: what a collection's declaration comes to, down to the SQL of a query string."""

from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import parse_qsl

import typer

from truweel.cli.common import CommandError, JsonOption, print_result

if TYPE_CHECKING:
    from truweel.query.model import Query
    from truweel.schema.collection import Collection
    from truweel.schema.registry import Registry

__all__ = ["explain"]

DIALECTS = ("sqlite", "postgresql")


def explain(
    collection: Annotated[str, typer.Argument(help="Path of the collection: clients, offers/line-items …")],
    query: Annotated[str, typer.Argument(help="A query string, whose SQL is shown.")] = "",
    as_json: JsonOption = False,
) -> None:
    """Show a collection's table, indexes, filters, sorts, includes, events, actions, files, jobs; the SQL of a query.

    \b
    truweel explain clients
    truweel explain offers 'status=verzonden&sort=date:desc&include=client,project'
    """
    from truweel.query.parse import suggestion
    from truweel.schema.registry import load_registry

    registry = load_registry()
    collections = {candidate.key: candidate for candidate in registry} | registry.top_level
    declared = collections.get(collection.strip("/").removeprefix("api/v2/"))
    if declared is None:
        raise CommandError(f"There is no collection '{collection}'{suggestion(collection, tuple(collections))}.")
    facts = describe(registry, declared)
    if query:
        facts["query"] = compile_statements(registry, declared, query.removeprefix("?"))
    print_result(facts, _format_text(facts), as_json)


def describe(registry: "Registry", collection: "Collection") -> dict[str, Any]:
    """Everything about `collection` that its declaration makes."""
    from truweel.operations.write import action_docs
    from truweel.storage.columns import text_columns
    from truweel.storage.tables import metadata

    table = metadata(registry).tables[collection.table]
    texts = text_columns(collection)
    return {
        "collection": collection.key,
        "doc": (collection.resource.__doc__ or "").strip(),
        "module": collection.module,
        "scope": collection.scope,
        "verbs": sorted(collection.options.verbs),
        "table": table.name,
        "columns": {column.name: str(column.type) for column in table.columns},
        "indexes": {
            str(index.name): [column.name for column in index.columns] + (["unique"] if index.unique else [])
            for index in sorted(table.indexes, key=lambda index: str(index.name))
        },
        "textIndex": list(texts),
        "foreignKeys": {
            key.column_keys[-1]: key.elements[-1].target_fullname.partition(".")[0]
            for key in table.foreign_key_constraints
        },
        "filters": {name: parameter.doc for name, parameter in sorted(collection.parameters.items())},
        "sorts": list(collection.sorts),
        "includes": {name: relation.target for name, relation in collection.relations.items()},
        "events": _event_names(collection),
        "actions": action_docs(collection),
        "files": {r.name: f"{r.content_type}: {r.doc}" for r in collection.rules.renditions.values()},
        "reports": {report.name: report.doc for report in collection.reports.values()},
        "jobs": {job.name: f"{job.when}: {job.doc}" for job in collection.rules.jobs.values()},
        **_describe_labels(registry, collection),
    }


def _describe_labels(registry: "Registry", collection: "Collection") -> dict[str, Any]:
    """Names, groups and widgets of the members; nothing where the collection has no files of them."""
    from truweel.schema.labels import load_labels

    labels = load_labels(registry).get(collection.key)
    if labels is None:
        return {}
    texts = labels.texts
    return {
        "labels": {
            name: {language: texts[language].members[name] for language in texts if name in texts[language].members}
            for name in collection.members
            if any(name in text.members for text in texts.values())
        },
        "groups": {name: list(members) for name, members in labels.layout.groups.items()},
        "widgets": dict(labels.layout.widgets),
    }


def _event_names(collection: "Collection") -> list[str]:
    stem = collection.event
    if not stem:
        return []
    verbs = {"create": "created", "update": "updated", "delete": "deleted"}
    return [f"{stem}.{event}" for event in (*verbs.values(), *collection.further_events)]


def compile_statements(registry: "Registry", collection: "Collection", text: str) -> dict[str, Any]:
    """The SQL of a query string on either database, and what of it has no effect. ValidationError on a bad value."""
    from truweel.query import compile
    from truweel.query.compile import ExtraMatch
    from truweel.query.parse import parse_query

    query: Query = parse_query(registry, collection, parse_qsl(text, keep_blank_values=True))
    parent = None if collection.is_listed else 1
    extra = [ExtraMatch(0, "text", condition.texts) for condition in query.extra]
    compiled: dict[str, Any] = {"string": text, "ignored": [f"{w.name}: {w.message}" for w in query.warnings]}
    for dialect in DIALECTS:
        page = compile.page(query, dialect, 1, parent=parent, extra=extra, offset=query.page.offset)
        count = compile.count(query, dialect, 1, parent=parent, extra=extra)
        compiled[dialect] = {
            name: {"sql": select.sql, "parameters": list(select.parameters)}
            for name, select in (("page", page), ("count", count))
        }
    return compiled


def _format_text(facts: dict[str, Any]) -> str:
    facts = dict(facts)
    query = facts.pop("query", None)
    lines = [f"{facts.pop('collection')}: {facts.pop('doc')}", ""]
    for name, value in facts.items():
        if isinstance(value, dict):
            width = max(map(len, value), default=0)
            lines += [
                f"{name}:" if value else f"{name}: none",
                *(f"  {key.ljust(width)}  {_format_value(entry)}" for key, entry in value.items()),
            ]
        else:
            lines.append(f"{name}: {_format_value(value)}")
    if query:
        lines += ["", f"?{query['string']}", *(f"  ignored  {line}" for line in query["ignored"])]
        for dialect in DIALECTS:
            for name, select in query[dialect].items():
                lines += [f"  {dialect}, {name}:", f"    {select['sql']}", f"    {select['parameters']}"]
    return "\n".join(lines)


def _format_value(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key}: {entry}" for key, entry in value.items())
    return ", ".join(map(str, value)) or "none" if isinstance(value, list) else str(value)
