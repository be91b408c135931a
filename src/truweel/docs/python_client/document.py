"""The OpenAPI document, as the client has it: its collections, its other calls, and Python names for both."""

import keyword
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

__all__ = ["Call", "CollectionPath", "Document", "class_name", "snake"]

Json = dict[str, Any]
VERBS = ("get", "post", "put", "patch", "delete")
BUILTINS = frozenset({"dict", "float", "int", "list", "object", "str", "type", "bool", "bytes"})
"""Names that a class body of models uses as types: a member called so would hide them."""
HEADER = (
    '"""{doc}\n\nWritten by `truweel docs` from the OpenAPI document of the server. Do not change it by hand.\n"""\n'
)


def snake(name: str) -> str:
    """The Python name of a member or parameter: `clientId` → `client_id`, `from` → `from_`."""
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_", name.strip("_").replace("-", "_")).lower()
    return text + "_" if keyword.iskeyword(text) or text in BUILTINS - {"type"} else text


def class_name(path: str) -> str:
    """`line-items` → `LineItems`."""
    return "".join(part.capitalize() for part in re.split(r"[-_/]", path) if part)


@dataclass(frozen=True)
class CollectionPath:
    """A collection at one path.

    path          `/offers`, `/offers/{id}/line-items`
    record        schema of a record, as the class is called in the client: `Offer`
    write, patch  schemas of bodies; empty where it takes none
    verbs         search, create, get, replace, delete
    actions       name → operation
    """

    path: str
    class_name: str
    record: str
    write: str
    patch: str
    search: Json
    verbs: frozenset[str]
    actions: Mapping[str, Json]
    children: list["CollectionPath"] = field(default_factory=list)
    has_history: bool = False
    has_documents: bool = False

    @property
    def record_path(self) -> str:
        """The path of one record."""
        return self.path + ("/{childId}" if "{" in self.path else "/{id}")

    @property
    def attribute(self) -> str:
        """What it is called as an attribute."""
        return snake(self.path.rpartition("/")[2])


@dataclass(frozen=True)
class Call:
    """A call outside the collections."""

    verb: str
    path: str
    name: str
    operation: Json


class Document:
    """Reads an OpenAPI document."""

    def __init__(self, document: Json) -> None:
        self.document = document
        self.schemas: Mapping[str, Json] = document["components"]["schemas"]
        self.paths: Mapping[str, Json] = document["paths"]

    def resolve(self, value: Json) -> Json:
        """What a reference refers to; anything else itself."""
        while "$ref" in value:
            target: Any = self.document
            for part in value["$ref"].removeprefix("#/").split("/"):
                target = target[part]
            value = target
        return value

    def parameters(self, path: str, operation: Json, place: str = "query") -> Iterator[Json]:
        """The parameters of an operation in `place`."""
        for parameter in [*self.paths[path].get("parameters", []), *operation.get("parameters", [])]:
            resolved = self.resolve(parameter)
            if resolved["in"] == place:
                yield resolved

    def answer_schema(self, operation: Json, *statuses: str) -> Json | None:
        """The schema of the first of `statuses` that the operation has, by default of any success."""
        for status in statuses or ("200", "201", "202"):
            if status in operation["responses"]:
                content = self.resolve(operation["responses"][status]).get("content", {})
                for media_type in content.values():
                    schema: Json = media_type["schema"]
                    return schema
        return None

    def is_binary(self, operation: Json) -> bool:
        """Whether it answers bytes."""
        schema = self.answer_schema(operation, "200")
        return schema is not None and schema.get("format") == "binary"

    def body_schema(self, operation: Json) -> Json | None:
        """The schema of its JSON body, of PATCH that of a merge patch."""
        content = self.resolve(operation.get("requestBody", {})).get("content", {})
        for media_type in ("application/merge-patch+json", "application/json"):
            if media_type in content:
                schema: Json = content[media_type]["schema"]
                return schema
        return None

    @cached_property
    def collections(self) -> list[CollectionPath]:
        """The collections at the top, each with its children."""
        top = [self._collection(path) for path in self.paths if "{" not in path and self._is_collection(path)]
        owners: dict[str, list[str]] = {}
        nested = [path for path in self.paths if path.count("{") == 1 and self._is_collection(path)]
        for path in nested:
            owners.setdefault(path.rpartition("/")[2], []).append(path.split("/")[1])
        tops = {collection.path.strip("/"): collection for collection in top}
        for path in nested:
            _, owner, _, name = path.split("/")
            is_attached = name in tops and len(owners[name]) > 1 and self._record(path) == tops[name].record
            child = self._collection(path, f"Record{class_name(name)}" if is_attached else None)
            tops[owner].children.append(child)
        return top

    def _is_collection(self, path: str) -> bool:
        operation = self.paths[path].get("get", {})
        return operation.get("operationId", "").endswith("_search") and self._record(path) != ""

    def _record(self, path: str) -> str:
        """The schema of the items of a list that is a collection."""
        schema = self.resolve(self.answer_schema(self.paths[path]["get"], "200") or {})
        items = schema.get("items") or schema.get("properties", {}).get("items", {}).get("items", {})
        name: str = items.get("$ref", "").rpartition("/")[2]
        return name if name.endswith("ReadDTO") else ""

    def _collection(self, path: str, name: str | None = None) -> CollectionPath:
        record = self._record(path)
        start = record.removesuffix("ReadDTO")
        record_path = path + ("/{childId}" if "{" in path else "/{id}")
        operations = {"search": self.paths[path].get("get"), "create": self.paths[path].get("post")}
        record_item = self.paths.get(record_path, {})
        operations |= {"get": record_item.get("get"), "replace": record_item.get("put")}
        operations |= {"delete": record_item.get("delete")}
        verbs = frozenset(verb for verb, operation in operations.items() if operation)
        actions = {}
        for other, item in self.paths.items():
            action = other.removeprefix(record_path + "/")
            if action != other and "/" not in action and "post" in item and self._is_action(item["post"], path):
                actions[action] = item["post"]
        return CollectionPath(
            path,
            name or class_name(path.replace("{id}", "")),
            record,
            f"{start}WriteDTO" if verbs & {"create", "replace"} else "",
            f"{start}MergePatch" if "replace" in verbs else "",
            self.paths[path]["get"],
            verbs,
            actions,
            has_history=f"{record_path}/history" in self.paths,
            has_documents=f"{record_path}/document-upload-sessions" in self.paths,
        )

    def _is_action(self, operation: Json, path: str) -> bool:
        names = {"IfMatch"}
        refs = {parameter.get("$ref", "").rpartition("/")[2] for parameter in operation.get("parameters", [])}
        return names <= refs

    def _is_of_uploads(self, path: str) -> bool:
        """Whether the client has its calls by hand: what takes a file, and uploads in parts."""
        content = self.resolve(self.paths[path].get("post", {}).get("requestBody", {})).get("content", {})
        return "multipart/form-data" in content or "document-upload-sessions" in path

    @cached_property
    def calls(self) -> dict[str, list[Call]]:
        """First segment of the path → the calls that belong to no collection."""
        known: set[tuple[str, str]] = set()
        for collection in self.collections:
            for place in (collection, *collection.children):
                known |= {(verb, path) for verb in VERBS for path in (place.path, place.record_path)}
                known |= {("post", f"{place.record_path}/{action}") for action in place.actions}
                known.add(("get", f"{place.record_path}/history"))
        calls: dict[str, list[Call]] = {}
        for path, item in self.paths.items():
            segments = path.strip("/").split("/")
            if path == "/" or self._is_of_uploads(path):
                continue
            for verb in VERBS:
                if verb in item and (verb, path) not in known:
                    prefix = snake(segments[0]) + "_"
                    name = item[verb]["operationId"].removeprefix(prefix).removeprefix("messages_")
                    calls.setdefault(segments[0], []).append(Call(verb, path, name, item[verb]))
        return calls
