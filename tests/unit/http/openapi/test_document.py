"""The document: valid, complete, and as exact as it claims."""

import json
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from openapi_spec_validator import validate

from tests.openapi_check import Validators
from truweel.bounded_cache import BoundedCache
from truweel.errors import NotFound
from truweel.http.openapi import document
from truweel.http.openapi.answers import errors_by_status, shared_components
from truweel.http.openapi.document import build_document, encode_document
from truweel.http.openapi.names import schema_names
from truweel.oauth import scopes
from truweel.query.parse import PARAMETERS
from truweel.schema.extra import EXTRA_FIELD_TYPES, Definition
from truweel.schema.registry import load_registry

Json = dict[str, Any]
REGISTRY = load_registry()
DEFINITIONS = {
    "clients": [
        Definition(index, f"{type_name} é", type_name, "Group" if index % 2 else None, ("a", "b"))
        for index, type_name in enumerate(EXTRA_FIELD_TYPES, 1)
    ]
}
BARE = build_document(REGISTRY, base_url="http://truweel.test")
TENANTS = build_document(REGISTRY, base_url="http://truweel.test", definitions=DEFINITIONS)
VALIDATORS = {id(document): Validators(document) for document in (BARE, TENANTS)}


def faults(document: Json, schema: Json, value: Any) -> list[str]:
    validator = VALIDATORS[id(document)].compile(schema)
    return [f"{error.instance_path}: {error.message}" for error in validator.iter_errors(value)]


def operations(document: Json) -> list[Json]:
    verbs = ("get", "post", "put", "patch", "delete")
    return [path_item[verb] for path_item in document["paths"].values() for verb in verbs if verb in path_item]


def parameters(operation: Json) -> list[str]:
    return [p["$ref"].rpartition("/")[2] if "$ref" in p else p["name"] for p in operation["parameters"]]


@pytest.mark.parametrize("document", [BARE, TENANTS], ids=["anyone", "tenant"])
def test_it_is_openapi_3_1(document: Json) -> None:
    validate(document)
    assert document["openapi"] == "3.1.0"


def test_operation_ids_are_unique_and_readable() -> None:
    ids = [operation["operationId"] for operation in operations(BARE)]
    assert len(ids) == len(set(ids))
    expected = {
        "clients_search", "clients_get", "clients_create", "clients_replace", "clients_patch", "clients_delete",
        "clients_archive", "clients_history", "clients_contacts_search", "contacts_search", "offers_line_items_create",
    }  # fmt: skip
    assert expected <= set(ids)


def test_a_child_at_the_root_is_only_read() -> None:
    assert {verb for verb in BARE["paths"]["/contacts"] if verb != "parameters"} == {"get"}
    assert {verb for verb in BARE["paths"]["/contacts/{id}"] if verb != "parameters"} == {"get"}


def test_verbs_that_a_collection_leaves_out_are_not_there() -> None:
    assert set(BARE["paths"]["/approval-requests"]) == {"get"}
    assert set(BARE["paths"]["/approval-requests/{id}"]) == {"parameters", "get"}
    assert "/approval-requests/{id}/archive" not in BARE["paths"]


def test_a_list_takes_what_the_parser_takes() -> None:
    for key, path in (("clients", "/clients"), ("offers/line-items", "/offers/{id}/line-items")):
        names = set(parameters(BARE["paths"][path]["get"])) - {"PreferHandling", "IfNoneMatch", "DatabaseMode"}
        collection = REGISTRY[key]
        accepted = {*PARAMETERS, *collection.parameters, *(["extraFields"] if collection.extra else [])}
        assert names == accepted - ({"cursor"} if collection.parent else set()) - (
            set() if collection.searched else {"searchText"}
        )


def test_statuses_of_a_change() -> None:
    patch = BARE["paths"]["/clients/{id}"]["patch"]
    assert list(patch["responses"]) == [
        "200", "204", "400", "401", "403", "404", "408", "409", "412", "413", "415", "422", "429", "503",
    ]  # fmt: skip
    assert list(patch["requestBody"]["content"]) == ["application/merge-patch+json", "application/json-patch+json"]
    assert next(iter(BARE["paths"]["/clients"]["post"]["responses"])) == "201"
    assert list(BARE["paths"]["/clients"]["get"]["responses"])[:2] == ["200", "304"]
    assert "204" in BARE["paths"]["/clients/{id}"]["delete"]["responses"]


def test_every_error_has_an_answer_of_its_own() -> None:
    classes_by_status = errors_by_status()
    assert {400, 401, 403, 404, 405, 409, 412, 413, 415, 422, 429, 503} <= set(classes_by_status)
    assert classes_by_status[404] is NotFound
    assert {error_class.__name__ for error_class in classes_by_status.values()} <= set(shared_components()[0])


def test_scopes_are_those_that_an_app_may_ask_for() -> None:
    scope_names = BARE["components"]["securitySchemes"]["oauth2"]["flows"]["authorizationCode"]["scopes"]
    assert set(scope_names) == set(filter(None, scopes.known_scopes(REGISTRY)))


@pytest.mark.parametrize("document", [BARE, TENANTS], ids=["anyone", "tenant"])
def test_each_example_is_one(document: Json) -> None:
    for name, schema in document["components"]["schemas"].items():
        for example in schema.get("examples", ()):
            assert faults(document, schema, example) == [], name
    for operation in operations(document):
        for content in operation.get("requestBody", {}).get("content", {}).values():
            assert faults(document, content["schema"], content["example"]) == [], operation["operationId"]


def test_each_answer_has_an_example() -> None:
    schemas = BARE["components"]["schemas"]
    for operation in operations(BARE):
        for status, answer in operation["responses"].items():
            if "$ref" in answer:
                answer = BARE["components"]["responses"][answer["$ref"].rpartition("/")[2]]
            schema = answer.get("content", {}).get("application/json", {}).get("schema")
            if schema:
                names = re.findall(r'"#/components/schemas/(\w+)"', json.dumps(schema))
                has_example = "examples" in schema or any("examples" in schemas[name] for name in names)
                assert has_example or names[0].endswith("Page"), (operation["operationId"], status)


def test_each_operation_says_what_it_does() -> None:
    summaries = [operation["summary"] for operation in operations(BARE)]
    assert len(set(summaries)) == len(summaries)
    assert all(operation["description"] for operation in operations(BARE))
    by_id = {operation["operationId"]: operation["summary"] for operation in operations(BARE)}
    assert [by_id[name] for name in EXPECTED_SUMMARIES] == list(EXPECTED_SUMMARIES.values())


EXPECTED_SUMMARIES = {
    "clients_search": "Search clients",
    "clients_get": "Get a client",
    "offers_create": "Create an offer",
    "vat_tariffs_patch": "Change a VAT tariff",
    "users_replace": "Replace a user",
    "employees_delete": "Delete an employee",
    "clients_contacts_search": "Search the contacts of a client",
    "offers_line_items_create": "Create a line item of an offer",
    "contacts_search": "Search contacts",
    "clients_comments_create": "Create a comment of a client",
    "sales_invoices_history": "Get the history of a sales invoice",
    "sales_invoices_book": "Book a sales invoice",
    "approval_requests_add_approver": "Add approver of an approval request",
    "clients_upload": "Upload a document of a client",
    "webhook_endpoints_search": "Search webhook endpoints",
}


def test_parameters_have_no_defaults_and_dates_no_patterns() -> None:
    """A generated client sends each default with each call, and holds parsed dates to patterns."""

    def schemas(node: Any) -> Iterator[Json]:
        if isinstance(node, dict):
            yield node
        for part in node.values() if isinstance(node, dict) else node if isinstance(node, list) else ():
            yield from schemas(part)

    for schema in schemas(TENANTS):
        assert not ("format" in schema and "pattern" in schema), schema
        assert not ("in" in schema and "default" in schema.get("schema", ())), schema
        assert not (isinstance(schema.get("type"), list) and len(set(schema["type"]) - {"null"}) > 1), schema


@pytest.mark.parametrize("key", [collection.key for collection in REGISTRY])
def test_an_answer_has_every_member_and_no_other(key: str) -> None:
    collection = REGISTRY[key]
    schema = BARE["components"]["schemas"][f"{schema_names(REGISTRY)[key]}ReadDTO"]
    assert tuple(schema["properties"]) == collection.members
    example = schema["examples"][0]
    assert list(example) == list(collection.members)
    for name in example:
        incomplete = {k: v for k, v in example.items() if k != name}
        assert faults(BARE, schema, incomplete) == [f'[]: "{name}" is a required property']
    assert len(faults(BARE, schema, example | {"another": 1})) == 1
    assert len(faults(BARE, schema, example | {"id": 7})) == 1


def test_the_tenants_extra_fields_are_members_and_parameters() -> None:
    read = TENANTS["components"]["schemas"]["ClientReadDTO"]
    example = read["examples"][0]
    valid = {"CHECKBOX é": {"type": "CHECKBOX", "group": "Group", "booleanValue": True}}
    assert faults(TENANTS, read, example | {"extraFields": valid}) == []
    invalid = {"CHECKBOX é": {"type": "CHECKBOX", "group": None, "stringValue": "x"}}
    assert faults(TENANTS, read, example | {"extraFields": invalid})
    write = TENANTS["components"]["schemas"]["ClientWriteDTO"]
    assert faults(TENANTS, write, {"name": "x", "extraFields": {"SELECT é": {"stringValue": "a"}}}) == []
    assert faults(TENANTS, write, {"name": "x", "extraFields": {"SELECT é": {"stringValue": "c"}}})
    assert faults(TENANTS, write, {"name": "x", "extraFields": {"Unknown": {"stringValue": "a"}}})
    names = parameters(TENANTS["paths"]["/clients"]["get"])
    assert [name for name in names if name.startswith("extraFields")] == [
        f"extraFields[{type_name} é]" for type_name in EXTRA_FIELD_TYPES
    ]


def test_a_body_may_hold_unknown_members() -> None:
    write = BARE["components"]["schemas"]["OfferWriteDTO"]
    lines = [{"id": "4", "quantity": 2}]
    assert faults(BARE, write, {"clientId": "7", "projectId": "8", "surprise": True, "lineItems": lines}) == []
    assert faults(BARE, write, {"clientId": True})


def test_events_are_webhooks() -> None:
    hooks = BARE["webhooks"]
    assert {"client.created", "client.updated", "offer.recalculated", "article.stock-changed"} <= set(hooks)
    body = hooks["offer.recalculated"]["post"]["requestBody"]["content"]["application/json"]["schema"]
    assert all((hook["post"]["tags"], hook["post"]["security"]) == (["events"], []) for hook in hooks.values())
    offer = BARE["components"]["schemas"]["OfferReadDTO"]["examples"][0]
    payload = {"id": "37de8552-0007-4269-a76c-06a9415c8b65", "event": "offer.recalculated", "data": offer}
    assert faults(BARE, body, payload) == []
    assert faults(BARE, body, payload | {"event": "offer.created"})


def test_the_document_is_made_once_for_the_same_definitions_whatever_host_is_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(document, "_encoded", BoundedCache(document.CACHE_BYTES))
    made: list[dict[str, Any]] = []
    build = document.build_document

    def counted_build(*arguments: Any, **options: Any) -> Any:
        made.append(options)
        return build(*arguments, **options)

    monkeypatch.setattr(document, "build_document", counted_build)
    for base_url in ("", "http://a", 'https://"é"\\', *(f"http://{number}.example" for number in range(50))):
        encoded = encode_document(REGISTRY, base_url=base_url, definitions={"clients": list(DEFINITIONS["clients"])})
        assert len(made) == 1
        if len(base_url) < 15:
            expected = build(REGISTRY, base_url=base_url, definitions=DEFINITIONS)
            assert encoded.body == msgspec.json.encode(expected)
    assert encode_document(REGISTRY, base_url="http://b").etag != encode_document(REGISTRY, base_url="http://a").etag
    assert len(made) == 2
