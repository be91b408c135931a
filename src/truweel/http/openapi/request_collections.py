"""Collections of requests for Postman and Bruno, small enough to be opened at once.

Each collection of records is a folder: search, and, with a record that the folder itself creates, get, change, delete.
Played from top to bottom, every request answers 2xx. A script keeps what later requests need: a search sets `client` to
the first id of its list, a creation sets `newClient` to the id of the new record.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from truweel.http.call import MERGE_PATCH
from truweel.http.openapi.examples import body_example
from truweel.http.openapi.names import plural_name, singular_name, with_article
from truweel.schema.collection import Collection
from truweel.schema.fields import Choice, Field, Text
from truweel.schema.registry import Registry
from truweel.schema.relations import Ref, Refs, ResourceRef
from truweel.schema.values import List, Value

__all__ = ["Folder", "Request", "encode_bruno", "encode_postman", "request_folders"]

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
HELP = "Fill in apiKey and apiSecret. Search first: a search keeps the first record, a creation the new one."
ZIP_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `path` is below `/api/v2`; `{{…}}` in path and body are variables. `sets` is the variable that the
    answer sets: to the id of the first record of a list, or of the record that was created."""

    name: str
    method: str
    path: str
    body: Any = None
    media_type: str = "application/json"
    sets: str = ""


@dataclass(slots=True)
class Folder:
    """The requests of one collection, in the order in which they can be played."""

    name: str
    requests: list[Request] = field(default_factory=list)


def request_folders(registry: Registry) -> list[Folder]:
    """A folder for each collection at the top level, after those that its new records refer to."""
    return [_folder(registry, collection) for collection in _ordered(registry)]


def _ordered(registry: Registry) -> Iterator[Collection]:
    done: set[str] = set()

    def visit(collection: Collection) -> Iterator[Collection]:
        if collection.key in done or collection.parent:
            return
        done.add(collection.key)
        for target in _targets(collection):
            yield from visit(registry[target])
        yield collection

    for collection in registry:
        yield from visit(collection)


def _targets(collection: Collection) -> Iterator[str]:
    example = body_example(collection)
    yield from (ref.target for name, ref in collection.refs.items() if name in example)
    for child in collection.writable_children.values():
        yield from _targets(child)


def _variable(name: str) -> str:
    """`sales order` → `salesOrder`."""
    first, *others = re.sub(r"[^a-zA-Z]+", " ", name).split()
    return first.lower() + "".join(word.capitalize() for word in others)


def _folder(registry: Registry, collection: Collection) -> Folder:
    verbs, path = collection.options.verbs, f"/{collection.path}"
    singular, record = singular_name(collection), with_article(singular_name(collection))
    known = _variable(singular)
    new = f"new{known[0].upper()}{known[1:]}"
    folder = Folder(plural_name(collection)[0].upper() + plural_name(collection)[1:])
    add = folder.requests.append
    if "list" in verbs:
        add(Request(f"Search {plural_name(collection)}", "GET", f"{path}?size=10", sets=known))
    if "create" not in verbs or collection.owner_member or _needs_two_of_one(collection):
        return folder
    body = _body(registry, collection)
    add(Request(f"Create {record}", "POST", path, body, sets=new))
    one = f"{path}/{{{{{new}}}}}"
    if "get" in verbs:
        add(Request(f"Get {record}", "GET", one))
    if "update" in verbs:
        change = dict(list(body.items())[:1])
        add(Request(f"Change {record}", "PATCH", one, change, MERGE_PATCH))
        add(Request(f"Archive {record}", "POST", f"{one}/archive"))
        add(Request(f"Unarchive {record}", "POST", f"{one}/unarchive"))
    if "get" in verbs:
        add(Request(f"Get the history of {record}", "GET", f"{one}/history"))
    if "delete" in verbs:
        add(Request(f"Delete {record}", "DELETE", one))
    return folder


def _needs_two_of_one(collection: Collection) -> bool:
    """Whether a new record needs two records of the same collection: a search keeps only its first one."""
    targets = [ref.target for ref in collection.refs.values() if ref.required]
    return len(set(targets)) < len(targets)


def _body(registry: Registry, collection: Collection) -> dict[str, Any]:
    """A body of POST whose references are variables. What must be unique has the time in it."""
    body: dict[str, Any] = {}
    grouped = {name for names in collection.options.unique for name in names}
    for name, value in body_example(collection).items():
        member = collection.fields.get(name)
        if name in collection.writable_children:
            if member is None or not member.required:
                continue  # a record with payments can't be deleted
            body[name] = [_body(registry, collection.writable_children[name])]
        elif isinstance(member, Ref):
            body[name] = f"{{{{{_variable(singular_name(registry[member.target]))}}}}}"
        elif isinstance(member, (Refs, ResourceRef)):
            continue
        elif isinstance(member, Value):
            body[name] = {key: inner for key, inner in value.items() if not _refers(member.kind.members[key])}
        elif (
            isinstance(member, Text)
            and isinstance(value, str)
            and _takes_a_number_in_front(member, value)
            and (member.unique or name in grouped)
        ):
            body[name] = "{{$timestamp}}" + value
        else:
            body[name] = value
    return body


def _refers(member: Field) -> bool:
    """Whether a member of a value object holds ids."""
    return isinstance(member.element if isinstance(member, List) else member, Ref)


def _takes_a_number_in_front(member: Text, value: str) -> bool:
    if member.names is not None or isinstance(member, Choice):
        return False
    return member.pattern is None or re.fullmatch(member.pattern, f"1700000000{value}") is not None


def encode_postman(registry: Registry, base_url: str) -> bytes:
    """A Postman collection, v2.1: `apiKey` and `apiSecret` are variables that the user fills in."""
    folders = request_folders(registry)
    script = [
        f"const names = {json.dumps(_names_by_segment(folders))};",
        'const name = names[pm.request.url.getPath().split("/").pop()];',
        "if (name && pm.response.code === 201) {",
        '  pm.collectionVariables.set("new" + name[0].toUpperCase() + name.slice(1), pm.response.json().id);',
        '} else if (name && pm.response.code === 200 && pm.request.method === "GET") {',
        "  const rows = pm.response.json().items ?? pm.response.json();",
        "  if (rows.length) pm.collectionVariables.set(name, rows[0].id);",
        "}",
        'pm.test("answers 2xx", () => pm.expect(pm.response.code).to.be.within(200, 299));',
    ]
    secrets = [{"key": "username", "value": "{{apiKey}}"}, {"key": "password", "value": "{{apiSecret}}"}]
    document = {
        "info": {"name": "Truweel", "schema": SCHEMA, "description": HELP},
        "auth": {"type": "basic", "basic": secrets},
        "event": [{"listen": "test", "script": {"type": "text/javascript", "exec": script}}],
        "variable": [
            {"key": "baseUrl", "value": f"{base_url}/api/v2"},
            {"key": "apiKey", "value": ""},
            {"key": "apiSecret", "value": ""},
        ],
        "item": [
            {"name": folder.name, "item": [_postman_item(request) for request in folder.requests]} for folder in folders
        ],
    }
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def _postman_item(request: Request) -> dict[str, Any]:
    message: dict[str, Any] = {"method": request.method, "url": f"{{{{baseUrl}}}}{request.path}"}
    if request.body is not None:
        message["header"] = [{"key": "Content-Type", "value": request.media_type}]
        message["body"] = {"mode": "raw", "raw": json.dumps(request.body, ensure_ascii=False, indent=2)}
    return {"name": request.name, "request": message}


def encode_bruno(registry: Registry, base_url: str) -> bytes:
    """A Bruno collection, a ZIP of its folder: credentials are in the environment `Truweel`, the secret as a secret."""
    folders = request_folders(registry)
    script = [
        f"const names = {json.dumps(_names_by_segment(folders))};",
        'const name = names[req.getUrl().split("?")[0].split("/").pop()];',
        "if (name && res.getStatus() === 201) {",
        '  bru.setVar("new" + name[0].toUpperCase() + name.slice(1), res.getBody().id);',
        '} else if (name && res.getStatus() === 200 && req.getMethod() === "GET") {',
        "  const rows = res.getBody().items ?? res.getBody();",
        "  if (rows.length) bru.setVar(name, rows[0].id);",
        "}",
    ]
    files = {
        "bruno.json": json.dumps({"version": "1", "name": "Truweel", "type": "collection"}),
        "collection.bru": "\n".join(
            [
                _block("auth", ["mode: basic"]),
                _block("auth:basic", ["username: {{apiKey}}", "password: {{apiSecret}}"]),
                _block("script:post-response", script),
                _block("docs", [HELP]),
            ]
        ),
        "environments/Truweel.bru": "\n".join(
            [_block("vars", [f"baseUrl: {base_url}/api/v2", "apiKey: "]), "vars:secret [\n  apiSecret\n]\n"]
        ),
    }
    for number, folder in enumerate(folders, 1):
        files[f"{folder.name}/folder.bru"] = _block("meta", [f"name: {folder.name}", f"seq: {number}"])
        for place, request in enumerate(folder.requests, 1):
            files[f"{folder.name}/{request.name}.bru"] = _bruno_request(request, place)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as writer:
        for path, text in files.items():
            writer.writestr(zipfile.ZipInfo(f"Truweel/{path}", ZIP_DATE), text, zipfile.ZIP_DEFLATED)
    return archive.getvalue()


def _bruno_request(request: Request, place: int) -> str:
    kind = "none" if request.body is None else "json"
    blocks = [
        _block("meta", [f"name: {request.name}", "type: http", f"seq: {place}"]),
        _block(request.method.lower(), [f"url: {{{{baseUrl}}}}{request.path}", f"body: {kind}", "auth: inherit"]),
        _block("assert", ["res.status: lt 300"]),
    ]
    if request.body is not None:
        blocks.append(_block("headers", [f"Content-Type: {request.media_type}"]))
        blocks.append(_block("body:json", json.dumps(request.body, ensure_ascii=False, indent=2).splitlines()))
    return "\n".join(blocks)


def _block(name: str, lines: list[str]) -> str:
    return f"{name} {{\n" + "".join(f"  {line}\n" for line in lines) + "}\n"


def _names_by_segment(folders: list[Folder]) -> dict[str, str]:
    """Last segment of the path of a list → the variable that a search sets."""
    searches = (
        request for folder in folders for request in folder.requests if request.method == "GET" and request.sets
    )
    return {request.path.removeprefix("/").partition("?")[0]: request.sets for request in searches}
