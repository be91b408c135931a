"""`truweel mcp`: tools for a language model, over the API of a server, with the rights of one key."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import quote

import typer

from truweel import __version__
from truweel.cli.api_client import ApiClient, KeyOption, SecretOption, ServerOption, connect_api
from truweel.cli.common import CommandError, DataOption

if TYPE_CHECKING:
    from truweel.schema.collection import Collection
    from truweel.schema.registry import Registry

__all__ = ["TOOLS", "Tool", "instructions", "mcp", "tool_schema"]

TEXT: dict[str, Any] = {"type": "string"}
OBJECT: dict[str, Any] = {"type": "object"}
COLLECTION: dict[str, Any] = TEXT | {"description": "Such as `offers`, or `offers/17/line-items` for the lines of one."}
ID: dict[str, Any] = {"type": "string", "pattern": "^[0-9]{1,19}$"}
PATH = re.compile(r"[a-z][a-z-]*(/[0-9]{1,19}/[a-z][a-z-]*)?")
ID_IN_PATH = re.compile(r"/[0-9]+/")

Arguments = Mapping[str, Any]
Call = Callable[[ApiClient, Arguments], Awaitable[Any]]


@dataclass(frozen=True)
class Tool:
    """A tool: what it says of itself, its arguments, and the calls that it makes. `changes` needs leave."""

    description: str
    arguments: dict[str, dict[str, Any]]
    call: Call
    required: tuple[str, ...] = ()
    changes: bool = False


def mcp(
    allow_changes: Annotated[
        bool, typer.Option("--allow-changes", help="Offer create, change, act and delete too.")
    ] = False,
    server: ServerOption = None,
    key: KeyOption = None,
    secret: SecretOption = None,
    data: DataOption = None,
) -> None:
    """Serve tools for a language model, by the Model Context Protocol over standard input and output.

    What it may do is what the key may do. Without `--allow-changes` it only reads. Needs `pip install 'truweel[mcp]'`.

    \b
    truweel mcp
    truweel mcp --allow-changes --server https://truweel.acme.be
    """
    try:
        from mcp.server.lowlevel import Server
    except ModuleNotFoundError:
        raise CommandError("truweel mcp needs the package mcp: pip install 'truweel[mcp]'.") from None
    asyncio.run(_serve(Server, allow_changes, lambda: connect_api(data, server, key, secret, strict=True)))


async def _serve(server_class: Any, allow_changes: bool, connect: Callable[[], Any]) -> None:
    import mcp_types as types
    from jsonschema import ValidationError, validate
    from mcp.server.stdio import stdio_server

    tools = {name: tool for name, tool in TOOLS.items() if allow_changes or not tool.changes}

    async def list_tools(context: Any, parameters: Any) -> Any:
        return types.ListToolsResult(
            tools=[
                types.Tool(
                    name=name,
                    description=tool.description,
                    input_schema=tool_schema(tool),
                    annotations=types.ToolAnnotations(read_only_hint=not tool.changes),
                )
                for name, tool in tools.items()
            ]
        )

    async with connect() as api:

        async def call_tool(context: Any, parameters: Any) -> Any:
            arguments = parameters.arguments or {}
            try:
                tool = _find(tools, parameters.name)
                validate(arguments, tool_schema(tool))
                answer = await tool.call(api, arguments)
                text, is_error = json.dumps(answer, ensure_ascii=False), False
            except (CommandError, ValidationError) as error:
                text, is_error = error.message if isinstance(error, ValidationError) else str(error), True
            return types.CallToolResult(content=[types.TextContent(type="text", text=text)], is_error=is_error)

        server = server_class(
            "truweel",
            version=__version__,
            instructions=instructions(_registry()),
            on_list_tools=list_tools,
            on_call_tool=call_tool,
        )
        async with stdio_server() as (reading, writing):
            await server.run(reading, writing, server.create_initialization_options())


def _find(tools: Mapping[str, Tool], name: str) -> Tool:
    """The tool of this name. CommandError where none is offered."""
    if name not in tools:
        raise CommandError(f"There is no tool {name}; there are {', '.join(tools)}.")
    return tools[name]


def tool_schema(tool: Tool) -> dict[str, Any]:
    """The JSON Schema of its arguments."""
    return {
        "type": "object",
        "properties": tool.arguments,
        "required": list(tool.required),
        "additionalProperties": False,
    }


def instructions(registry: "Registry") -> str:
    """What the model reads first: what there is, and how to find out more."""
    names = ", ".join(sorted(collection.path for collection in registry if not collection.parent))
    return (
        "Truweel is the back office of a construction or installation firm. Records are in collections. Call `explain` "
        "before you search in a collection or change it: names that it does not know are refused. Amounts are exact; "
        "days are those of the firm. A relation is null unless `include` names it; its id is always there. "
        f"Collections: {names}."
    )


@cache
def _registry() -> "Registry":
    from truweel.schema.registry import load_registry

    return load_registry()


def _declared(text: str) -> "Collection":
    """The collection that a path names. CommandError, with the nearest, where there is none."""
    from truweel.query.parse import suggestion

    registry = _registry()
    collections = {collection.key: collection for collection in registry} | registry.top_level
    path = text.strip("/")
    declared = collections.get(ID_IN_PATH.sub("/", path))
    if declared is None or not PATH.fullmatch(path):
        raise CommandError(f"There is no collection '{text}'{suggestion(text, tuple(collections))}.")
    return declared


def _path(arguments: Arguments, *more: str) -> str:
    """The path of a collection or of a record in it. CommandError where there is no such collection."""
    _declared(arguments["collection"])
    parts = [arguments["collection"].strip("/"), *([arguments["id"]] if "id" in arguments else []), *more]
    return "/" + "/".join(parts)


async def explain(api: ApiClient, arguments: Arguments) -> Any:
    """Members, filters, includes and actions of a collection."""
    from truweel.cli.explain import describe
    from truweel.docs.collections import describe_type

    collection = _declared(arguments["collection"])
    facts = describe(_registry(), collection)
    members = {name: f"{describe_type(value)}. {value.full_doc}" for name, value in collection.values.items()}
    chosen = ("doc", "filters", "sorts", "includes", "actions", "events")
    return {"members": members} | {name: facts[name] for name in chosen}


async def search(api: ApiClient, arguments: Arguments) -> Any:
    """A page of a list."""
    pairs = [
        (name, text if isinstance(text, str) else json.dumps(text))
        for name, value in arguments.get("filters", {}).items()
        for text in (value if isinstance(value, list) else [value])
    ]
    pairs += [(name, str(arguments[name])) for name in ("sort", "include", "page", "size") if name in arguments]
    return await _send(api, "GET", _path(arguments), query=pairs)


async def get(api: ApiClient, arguments: Arguments) -> Any:
    """One record."""
    pairs = [("include", arguments["include"])] if "include" in arguments else []
    return await _send(api, "GET", _path(arguments), query=pairs)


async def changes(api: ApiClient, arguments: Arguments) -> Any:
    """What changed in a collection, and what was deleted."""
    path, since = _path(arguments), arguments["since"]
    common = [("size", "100"), ("sort", "updatedAt")]
    changed = await _send(api, "GET", path, query=[("updatedFrom", since), ("includeArchived", "true"), *common])
    deleted = await _send(api, "GET", path, query=[("deletedFrom", since), ("size", "100")])
    return {"changed": changed, "deleted": [row["id"] for row in deleted["items"]]}


def part(name: str) -> Call:
    """The call that reads a part of a record."""

    async def read(api: ApiClient, arguments: Arguments) -> Any:
        return await _send(api, "GET", _path(arguments, name))

    return read


async def profile(api: ApiClient, arguments: Arguments) -> Any:
    """As whom it speaks."""
    return await _send(api, "GET", "/profile")


async def deliveries(api: ApiClient, arguments: Arguments) -> Any:
    """Webhook endpoints, and what became of the events of one."""
    if "id" not in arguments:
        return await _send(api, "GET", "/webhook-endpoints")
    return await _send(api, "GET", f"/webhook-endpoints/{quote(arguments['id'], safe='')}/deliveries")


async def create(api: ApiClient, arguments: Arguments) -> Any:
    """A new record."""
    return await _send(api, "POST", _path(arguments), arguments["body"])


async def change(api: ApiClient, arguments: Arguments) -> Any:
    """A merge patch; the record as it then is."""
    path = _path(arguments)
    await _send(api, "PATCH", path, arguments["members"])
    return await _send(api, "GET", path)


async def act(api: ApiClient, arguments: Arguments) -> Any:
    """An action of a record. CommandError where the collection has none of this name."""
    from truweel.operations.write import action_docs
    from truweel.query.parse import suggestion

    names = tuple(action_docs(_declared(arguments["collection"])))
    if arguments["action"] not in names:
        raise CommandError(f"There is no action '{arguments['action']}'{suggestion(arguments['action'], names)}.")
    return await _send(api, "POST", _path(arguments, arguments["action"]), arguments.get("body"))


async def delete(api: ApiClient, arguments: Arguments) -> Any:
    """Delete a record."""
    return await _send(api, "DELETE", _path(arguments))


async def _send(
    api: ApiClient, method: str, path: str, body: Any = None, query: list[tuple[str, str]] | None = None
) -> Any:
    content = None if body is None else json.dumps(body).encode()
    text = await api.send(method, path, content, query or [])
    return json.loads(text) if text else {"done": True}


RECORD = {"collection": COLLECTION, "id": ID}
INCLUDE = TEXT | {"description": "Relations to add, such as `client,lineItems.article`."}

TOOLS: dict[str, Tool] = {
    "explain": Tool(
        "Members, filters, sorts, includes and actions of a collection.",
        {"collection": TEXT | {"description": "Such as `offers`, or `offers/line-items`."}},
        explain,
        ("collection",),
    ),
    "search": Tool(
        "Find records. Answers a page, and how many there are.",
        {
            "collection": COLLECTION,
            "filters": OBJECT
            | {"description": "Name of a filter → value, or values of which one must match. `extraFields[Name]` too."},
            "sort": TEXT | {"description": "Such as `date:desc,title`."},
            "include": INCLUDE,
            "page": {"type": "integer", "minimum": 0},
            "size": {"type": "integer", "minimum": 1, "maximum": 100, "description": "10 where left out."},
        },
        search,
        ("collection",),
    ),
    "get": Tool("One record.", RECORD | {"include": INCLUDE}, get, ("collection", "id")),
    "history": Tool("Who changed what of a record, the latest first.", RECORD, part("history"), ("collection", "id")),
    "comments": Tool("What people say about a record.", RECORD, part("comments"), ("collection", "id")),
    "documents": Tool("The files of a record.", RECORD, part("documents"), ("collection", "id")),
    "changes": Tool(
        "What changed in a collection since an instant, and what was deleted.",
        {"collection": COLLECTION, "since": TEXT | {"description": "Such as 2026-01-31T08:00:00.000Z."}},
        changes,
        ("collection", "since"),
    ),
    "events": Tool(
        "Webhook endpoints and how they do; with the `id` of one, what was delivered to it.", {"id": TEXT}, deliveries
    ),
    "profile": Tool("The user and the firm for whom you speak.", {}, profile),
    "create": Tool(
        "Create a record. Children may be in its body.",
        {"collection": COLLECTION, "body": OBJECT},
        create,
        ("collection", "body"),
        changes=True,
    ),
    "change": Tool(
        "Change members of a record; null clears one. An array of children replaces them all, matched by id.",
        RECORD | {"members": OBJECT},
        change,
        ("collection", "id", "members"),
        changes=True,
    ),
    "act": Tool(
        "Carry out an action of a record, such as `book` of a sales invoice. `explain` lists them.",
        RECORD | {"action": TEXT, "body": OBJECT},
        act,
        ("collection", "id", "action"),
        changes=True,
    ),
    "delete": Tool("Delete a record.", RECORD, delete, ("collection", "id"), changes=True),
}
"""Name → tool."""
