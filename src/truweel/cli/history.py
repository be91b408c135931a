"""`truweel history`."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from truweel.cli.common import (
    CommandError,
    DatabaseOption,
    DataOption,
    JsonOption,
    TenantOption,
    open_system,
    print_result,
)

if TYPE_CHECKING:
    from truweel.schema.collection import Collection
    from truweel.schema.registry import Registry

__all__ = ["history"]


def history(
    record: Annotated[str, typer.Argument(help="The record, by its path: offers/12.")],
    tenant: TenantOption,
    member: Annotated[
        str | None, typer.Option(help="Only changes of this member: name, lineItems or lineItems.quantity.")
    ] = None,
    user: Annotated[int | None, typer.Option(help="Only changes of the user with this id.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="Only from this instant or day on.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Only before this instant or day.")] = None,
    before: Annotated[int | None, typer.Option(help="Only versions below this one.")] = None,
    size: Annotated[int, typer.Option(help="How many changes, at most 200.")] = 50,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show who changed a record and its lines, when, from what to what; the latest change first. A deleted record has
    its history too.

    \b
    truweel history offers/12 --tenant acme
    truweel history offers/12 --tenant acme --member lineItems.price --from 2026-01-01
    """
    import msgspec

    from truweel.auth.caller import Caller
    from truweel.http.history_query import parse_history_query
    from truweel.operations import history as operation
    from truweel.storage.byte_budget import ByteBudget

    parameters = {"member": member, "userId": user, "from": since, "to": until, "before": before, "size": size}
    pairs = [(name, str(value)) for name, value in parameters.items() if value is not None]
    with open_system(data, database) as system:
        operator = Caller(system.tenant(tenant).id, 0, "Operator", is_administrator=True)
        named = system.registry.resolve("/" + record.strip("/"))
        if named is None or named[0].parent is not None or named[0].owner_member:
            raise CommandError(f"'{record}' is not the path of a record, such as offers/12.")
        collection, id = named
        query, _ = parse_history_query(collection, pairs)
        answer = system.database.read_sync(
            lambda reader: operation.get(reader, system.registry, operator, collection, id, query, budget=ByteBudget())
        )
        entries = msgspec.json.decode(answer.body)
        lines = [line for entry in entries for line in _lines(system.registry, collection, entry)]
    if next_before := answer.headers.get("before"):
        lines.append(f"There are older ones: --before {next_before}")
    print_result(entries, "\n".join(lines or ["No such changes."]), as_json)


def _lines(registry: "Registry", collection: "Collection", entry: dict[str, Any]) -> Iterator[str]:
    """A change as text: who and when, then a line for each member, with the names of what it refers to."""
    who = entry["userName"] or f"user {entry['userId']}"
    app = f" by the app {entry['appName'] or entry['appId']}" if entry["appId"] else ""
    yield f"v{entry['version']}  {entry['at']}  {who}{app}  {entry['operation']}"
    yield from _members(registry, collection, entry, entry["names"], "    ")
    for child in entry["children"]:
        name = f" ({child['description']})" if child["description"] else ""
        yield f"    {child['member']} {child['id']}{name}  {child['operation']}"
        yield from _members(registry, collection.child_fields[child["member"]], child, entry["names"], "        ")


def _members(
    registry: "Registry", collection: "Collection", change: dict[str, Any], names: dict[str, str], indent: str
) -> Iterator[str]:
    from truweel.operations.history import name_references

    for name, pair in change["changes"].items() if change["operation"] != "create" else ():
        old, new = (
            json.dumps(name_references(registry, collection, name, value, names), ensure_ascii=False) for value in pair
        )
        yield f"{indent}{name}: {old} → {new}"
