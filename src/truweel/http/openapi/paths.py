"""The operations of each collection, as the generic endpoint serves them."""

from collections.abc import Iterator

from truweel.http.call import JSON_PATCH, MERGE_PATCH
from truweel.http.openapi import parameters
from truweel.http.openapi.answers import content, response_refs, success_response
from truweel.http.openapi.names import CollectionRoute, collection_routes, operation_tag
from truweel.http.openapi.schemas import Json, Schemas, ref
from truweel.operations.write import action_docs
from truweel.schema.registry import Registry
from truweel.schema.resource import Action

__all__ = ["collection_paths"]

ALWAYS = (400, 401, 403, 429, 503)
CHANGING = (*ALWAYS, 404, 408, 409, 413, 415, 422)


def collection_paths(registry: Registry, schemas: Schemas) -> Json:
    """`collection_paths` of the document, in the order of the declarations."""
    found: Json = {}
    for place in collection_routes(registry):
        operations = _Operations(place, schemas)
        for path, item in operations.items():
            if item:
                found[path] = item
    return found


class _Operations:
    """What can be done at one place."""

    def __init__(self, place: CollectionRoute, schemas: Schemas) -> None:
        self.place = place
        self.collection = place.collection
        self.schemas = schemas

    def items(self) -> Iterator[tuple[str, Json]]:
        """Path → path item."""
        place, verbs = self.place, self.place.verbs
        outer = parameters.parameter_refs("id") if place.owned else []
        inner = parameters.parameter_refs("id", "childId") if place.owned else parameters.parameter_refs("id")
        lists: Json = {}
        if "list" in verbs:
            lists["get"] = self.search()
        if "create" in verbs:
            lists["post"] = self.create()
        yield place.path, _with(outer, lists)
        one: Json = {}
        if "get" in verbs:
            one["get"] = self.get()
        if "update" in verbs:
            one["put"] = self.replace()
            one["patch"] = self.patch()
        if "delete" in verbs:
            one["delete"] = self.delete()
        yield place.item, _with(inner, one)
        if not place.owned and not self.collection.owner_member:
            yield place.item + "/history", _with(inner, {"get": self.history()} if "get" in verbs else {})
        for name, operation in self.actions():
            yield f"{place.item}/{name}", _with(inner, {"post": operation})

    def operation(self, verb: str, summary: str, about: str, responses: Json, *, body: Json | None = None) -> Json:
        """One operation; who may call it follows from the collection's module and scope."""
        right = "read" if verb in ("search", "get", "history") else "write"
        module = self.collection.module
        needs = f"the module `{module}`" if module else "the module of the record it belongs to"
        return {
            "operationId": f"{self.place.stem}_{verb.replace('-', '_')}",
            "tags": [operation_tag(self.collection)],
            "summary": summary,
            "description": f"{about}\n\nNeeds the right `{right}` on {needs}.".strip(),
            **({"requestBody": body} if body else {}),
            "responses": dict(sorted(responses.items())),
            "security": [{"basic": []}, {"oauth2": [self.collection.scope] if self.collection.scope else []}],
        }

    def search(self) -> Json:
        collection = self.collection
        known = self.schemas.definitions.get(collection.path)
        missing = (404,) if self.place.owned else ()
        responses = response_refs(*ALWAYS, 304, *missing) | self._success("200", "Page")
        operation = self.operation("search", "Search", collection.resource.__doc__ or "", responses)
        return operation | {"parameters": parameters.list_parameters(collection, known, owned=self.place.owned)}

    def get(self) -> Json:
        responses = response_refs(*ALWAYS, 304, 404) | self._success("200", "Record")
        operation = self.operation("get", "Get one", "Relations are null unless included.", responses)
        headers = parameters.parameter_refs("PreferHandling", "IfNoneMatch", "DatabaseMode")
        return operation | {"parameters": [*parameters.include_parameter(self.collection), *headers]}

    def history(self) -> Json:
        responses = response_refs(*ALWAYS, 404) | {
            "200": success_response("The changes.", {"type": "array", "items": ref("Change"), "maxItems": 200})
        }
        about = "Who changed what, the latest first, at most 200 (ours). A deleted record has its history too."
        return self.operation("history", "History", about, responses)

    def create(self) -> Json:
        responses = response_refs(*CHANGING) | self._success("201", "Created")
        about = "Members that are left out have their default; those that the server sets are ignored."
        body = {"required": True, "content": content(self.schemas.write(self.collection))}
        operation = self.operation("create", "Create", about, responses, body=body)
        return operation | {"parameters": parameters.write_parameters(match=False)}

    def replace(self) -> Json:
        about = (
            "A member that is left out gets its default; children that aren't named stay. What GET answers may be "
            "sent back as it is."
        )
        body = {"required": True, "content": content(self.schemas.write(self.collection))}
        operation = self.operation("replace", "Replace", about, self._changed(), body=body)
        return operation | {"parameters": parameters.write_parameters(match=True)}

    def patch(self) -> Json:
        about = f"`{MERGE_PATCH}` (RFC 7396) or `{JSON_PATCH}` (RFC 6902); any other content type is 415."
        merge, operations = self.schemas.merge_patch(self.collection), ref("JsonPatch")
        body = {"required": True, "content": content(merge, MERGE_PATCH) | content(operations, JSON_PATCH)}
        operation = self.operation("patch", "Change", about, self._changed(), body=body)
        return operation | {"parameters": parameters.write_parameters(match=True)}

    def delete(self) -> Json:
        about = "It is hidden from then on; what refers to it keeps doing so."
        operation = self.operation("delete", "Delete", about, response_refs(*ALWAYS, 204, 404, 409, 412))
        return operation | {"parameters": parameters.write_parameters(match=True, keyed=False, prefer=False)}

    def actions(self) -> Iterator[tuple[str, Json]]:
        """The engine's actions, then those of the declaration."""
        for name, about in action_docs(self.collection).items():
            yield name, self._action(name, about, self.collection.actions.get(name))

    def _action(self, name: str, about: str, action: Action | None) -> Json:
        body = None
        if action and action.body:
            required = any(field.required for field in action.body.values())
            body = {"required": required, "content": content(self.schemas.body(action.body))}
        summary = name.replace("-", " ").capitalize()
        operation = self.operation(name, summary, about, self._changed(), body=body)
        return operation | {"parameters": parameters.write_parameters(match=True)}

    def _changed(self) -> Json:
        return response_refs(*CHANGING, 204, 412) | self._success("200", "Record")

    def _success(self, status: str, kind: str) -> Json:
        name = self.schemas.names[self.collection.key]
        return {status: {"$ref": f"#/components/responses/{name}{kind}"}}


def _with(names: list[Json], operations: Json) -> Json:
    if not operations:
        return {}
    return ({"parameters": names} if names else {}) | operations
