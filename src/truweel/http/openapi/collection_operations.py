"""The operations of each collection, as `http.api` serves them."""

from collections.abc import Iterator

from truweel.http.call import JSON_PATCH, MERGE_PATCH
from truweel.http.openapi import examples, parameters
from truweel.http.openapi.answers import RATE_LIMIT_HEADERS, content, header_refs, response_refs, success_response
from truweel.http.openapi.names import (
    CollectionRoute,
    collection_routes,
    operation_tag,
    plural_name,
    singular_name,
    with_article,
)
from truweel.http.openapi.schemas import Json, Schemas, ref
from truweel.operations.write import action_docs
from truweel.schema.registry import Registry
from truweel.schema.rules import Action, Rendition, Report

__all__ = ["collection_paths"]

READ_STATUSES = (400, 401, 403, 429, 503)
WRITE_STATUSES = (*READ_STATUSES, 404, 408, 409, 413, 415, 422)


def collection_paths(registry: Registry, schemas: Schemas) -> Json:
    """`paths` of the collections, in the order of their declarations."""
    paths: Json = {}
    for route in collection_routes(registry):
        operations = _RouteOperations(route, schemas)
        for path, path_item in operations.path_items():
            if path_item:
                paths[path] = path_item
    return paths


class _RouteOperations:
    """The operations of one route."""

    def __init__(self, route: CollectionRoute, schemas: Schemas) -> None:
        self.route = route
        self.collection = route.collection
        self.schemas = schemas
        below = f" of {with_article(singular_name(route.owner))}" if route.owner else ""
        self.record_name = with_article(singular_name(route.collection)) + below
        """What one of its records is called: `a contact of a client`."""
        self.records_name = ("the " if below else "") + plural_name(route.collection) + below

    def path_items(self) -> Iterator[tuple[str, Json]]:
        """Path → path item."""
        route, verbs = self.route, self.route.verbs
        list_path_parameters = parameters.parameter_refs("id") if route.is_nested else []
        record_path_parameters = (
            []
            if self.collection.single
            else parameters.parameter_refs("id", "childId")
            if route.is_nested
            else parameters.parameter_refs("id")
        )
        list_operations: Json = {}
        if "list" in verbs:
            list_operations["get"] = self.search()
        if "create" in verbs:
            list_operations["post"] = self.create()
        yield route.path, _path_item(list_path_parameters, list_operations)
        record_operations: Json = {}
        if "get" in verbs:
            record_operations["get"] = self.get()
        if "update" in verbs:
            record_operations["put"] = self.replace()
            record_operations["patch"] = self.patch()
        if "delete" in verbs:
            record_operations["delete"] = self.delete()
        yield route.record_path, _path_item(record_path_parameters, record_operations)
        if not route.is_nested and not self.collection.owner_member:
            yield (
                route.record_path + "/history",
                _path_item(record_path_parameters, {"get": self.history()} if "get" in verbs else {}),
            )
        for rendition in self.collection.rules.renditions.values():
            item = {"get": self.render(rendition)}
            yield f"{route.record_path}/{rendition.name}", _path_item(record_path_parameters, item)
        for report in self.collection.reports.values():
            start, place = (
                (route.path, list_path_parameters)
                if report.on_collection
                else (route.record_path, record_path_parameters)
            )
            yield f"{start}/{report.name}", _path_item(place, {"get": self.report(report)})
        for name, operation in self.actions():
            action = self.collection.actions.get(name)
            if action is not None and action.on_collection:
                yield f"{route.path}/{name}", _path_item(list_path_parameters, {"post": operation})
            else:
                yield f"{route.record_path}/{name}", _path_item(record_path_parameters, {"post": operation})

    def operation(
        self,
        verb: str,
        summary: str,
        description: str,
        responses: Json,
        *,
        body: Json | None = None,
        access: str = "",
    ) -> Json:
        """An operation object. The collection's module and scope say who may call it."""
        access = access or ("read" if verb in ("search", "get", "history") else "write")
        module = self.collection.module
        owner = f"the module `{module}`" if module else "the module of the record it belongs to"
        return {
            "operationId": f"{self.route.operation_prefix}_{verb.replace('-', '_')}",
            "tags": [operation_tag(self.collection)],
            "summary": summary,
            "description": f"{description}\n\nNeeds the right `{access}` on {owner}.".strip(),
            **({"requestBody": body} if body else {}),
            "responses": dict(sorted(responses.items())),
            "security": [{"basic": []}, *({"oauth2": names} for names in self._scopes(access))],
        }

    def _scopes(self, access: str) -> list[list[str]]:
        """The scopes of an app, one list of which it needs."""
        scope = self.collection.scope
        if not scope:
            return [[]]
        return [[scope], [f"{scope}:read"]] if access == "read" else [[scope]]

    def search(self) -> Json:
        collection = self.collection
        definitions = self.schemas.definitions.get(collection.path)
        not_found = (404,) if self.route.is_nested else ()
        responses = response_refs(*READ_STATUSES, 304, *not_found) | self._success_ref("200", "Page")
        summary = f"Search {self.records_name}"
        operation = self.operation("search", summary, collection.resource.__doc__ or "", responses)
        return operation | {
            "parameters": parameters.list_parameters(collection, definitions, is_nested=self.route.is_nested)
        }

    def get(self) -> Json:
        responses = response_refs(*READ_STATUSES, 304, 404) | self._success_ref("200", "Record")
        operation = self.operation("get", f"Get {self.record_name}", "Relations are null unless included.", responses)
        headers = parameters.parameter_refs("PreferHandling", "IfNoneMatch", "DatabaseMode")
        return operation | {"parameters": [*parameters.include_parameter(self.collection), *headers]}

    def history(self) -> Json:
        responses = response_refs(*READ_STATUSES, 404) | {
            "200": success_response("The changes.", {"type": "array", "items": ref("Change"), "maxItems": 200})
        }
        description = (
            "Who changed what of the record and of its children, the latest first, at most 200 at once (ours). `Link` "
            'has the next page, as `rel="next"`. A deleted record has its history too.'
        )
        operation = self.operation("history", f"Get the history of {self.record_name}", description, responses)
        return operation | {"parameters": parameters.history_parameters()}

    def render(self, rendition: Rendition) -> Json:
        """A record as a file."""
        file = {
            "description": "The file.",
            "headers": header_refs("ETag", "Content-Disposition", *RATE_LIMIT_HEADERS),
            "content": content({"type": "string", "format": "binary"}, rendition.content_type),
        }
        responses = response_refs(*READ_STATUSES, 304, 404, 409) | {"200": file}
        summary = f"Get {self.record_name} as {rendition.name.upper()}"
        operation = self.operation(rendition.name, summary, f"{rendition.doc} (Ours.)", responses, access="read")
        return operation | {"parameters": parameters.rendition_parameters(rendition.types)}

    def report(self, report: Report) -> Json:
        not_found = () if report.on_collection else (404,)
        rows = {"type": "array", "items": self.schemas.row_ref(report.row)}
        responses = response_refs(*READ_STATUSES, *not_found) | {"200": success_response("The rows.", rows)}
        words = report.name.replace("-", " ").capitalize()
        summary = f"{words} of {self.records_name if report.on_collection else self.record_name}"
        operation = self.operation(report.name, summary, report.doc, responses, access="read")
        return operation | {"parameters": parameters.report_parameters(report)}

    def create(self) -> Json:
        responses = response_refs(*WRITE_STATUSES) | self._success_ref("201", "Created")
        description = "Members that are left out have their default; those that the server sets are ignored."
        summary = f"Create {self.record_name}"
        operation = self.operation("create", summary, description, responses, body=self._record_body())
        return operation | {"parameters": parameters.write_parameters(is_conditional=False)}

    def replace(self) -> Json:
        description = (
            "A member that is left out gets its default; children that aren't named stay. What GET answers may be "
            "sent back as it is."
        )
        summary = f"Replace {self.record_name}"
        operation = self.operation("replace", summary, description, self._change_responses(), body=self._record_body())
        return operation | {"parameters": parameters.write_parameters(is_conditional=True)}

    def patch(self) -> Json:
        description = f"`{MERGE_PATCH}` (RFC 7396) or `{JSON_PATCH}` (RFC 6902); any other content type is 415."
        merge = content(
            self.schemas.merge_patch_ref(self.collection), MERGE_PATCH, examples.merge_patch_example(self.collection)
        )
        operations = content(ref("JsonPatch"), JSON_PATCH, examples.json_patch_example(self.collection))
        body = {"required": True, "content": merge | operations}
        operation = self.operation(
            "patch", f"Change {self.record_name}", description, self._change_responses(), body=body
        )
        return operation | {"parameters": parameters.write_parameters(is_conditional=True)}

    def delete(self) -> Json:
        description = "It is hidden from then on; what refers to it keeps doing so."
        responses = response_refs(*READ_STATUSES, 204, 404, 409, 412)
        operation = self.operation("delete", f"Delete {self.record_name}", description, responses)
        return operation | {
            "parameters": parameters.write_parameters(is_conditional=True, is_idempotent=False, has_preferences=False)
        }

    def actions(self) -> Iterator[tuple[str, Json]]:
        """Actions of the engine, then those of the declaration."""
        for name, description in action_docs(self.collection).items():
            yield name, self._action(name, description, self.collection.actions.get(name))

    def _action(self, name: str, description: str, action: Action | None) -> Json:
        body = None
        if action and action.body:
            required = any(field.required for field in action.body.values())
            schema, example = self.schemas.action_body(action.body), examples.action_example(action.body)
            body = {"required": required, "content": content(schema, example=example)}
        words = name.replace("-", " ").capitalize()
        summary = f"{words} of {self.record_name}" if " " in words else f"{words} {self.record_name}"
        responses = self._change_responses()
        if action and action.returns:
            made = self._success_ref("201", "Created", action.returns)
            if action.many:
                rows = {"type": "array", "items": ref(f"{self.schemas.names[action.returns]}ReadDTO")}
                made = {"201": success_response("Created.", rows, "Location", "Idempotency-Replayed")}
            if action.or_returns:
                either = [ref(f"{self.schemas.names[path]}ReadDTO") for path in (action.returns, action.or_returns)]
                made = {"201": success_response("Created.", {"anyOf": either}, "Location", "Idempotency-Replayed")}
            responses = response_refs(*WRITE_STATUSES, 412) | self._success_ref("200", "Record") | made
        access = action.rights if action else "write"
        operation = self.operation(name, summary, description, responses, body=body, access=access)
        return operation | {"parameters": parameters.write_parameters(is_conditional=True)}

    def _record_body(self) -> Json:
        schema, example = self.schemas.write_ref(self.collection), examples.body_example(self.collection)
        return {"required": True, "content": content(schema, example=example)}

    def _change_responses(self) -> Json:
        return response_refs(*WRITE_STATUSES, 204, 412) | self._success_ref("200", "Record")

    def _success_ref(self, status: str, kind: str, key: str = "") -> Json:
        name = self.schemas.names[key or self.collection.key]
        return {status: {"$ref": f"#/components/responses/{name}{kind}"}}


def _path_item(parameter_refs: list[Json], operations: Json) -> Json:
    if not operations:
        return {}
    return ({"parameters": parameter_refs} if parameter_refs else {}) | operations
