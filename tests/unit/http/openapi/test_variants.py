"""Variants of the document: what a tool asks for, and nothing that leads nowhere."""

import json
import re
from typing import Any

import pytest
from openapi_spec_validator import validate

from truweel.errors import ValidationError
from truweel.http.openapi.document import build_document, tag_names
from truweel.http.openapi.variants import Variant, parse_variant
from truweel.schema.extra import EXTRA_FIELD_TYPES, Definition
from truweel.schema.registry import load_registry

REGISTRY = load_registry()
TAGS = tag_names(REGISTRY)
CLIENTS = frozenset({"clients"})


def build(variant: Variant, **options: Any) -> dict[str, Any]:
    return build_document(REGISTRY, base_url="https://truweel.test", variant=variant, **options)


def content_types(document: dict[str, Any]) -> set[str]:
    return set(re.findall(r'"(application/[a-z+-]+)": ', json.dumps(document["paths"])))


def test_a_query_names_a_variant() -> None:
    query = [("version", "3.0"), ("webhooks", "false"), ("patch", "merge"), ("tag", "clients,files"), ("tag", "offers")]
    expected = Variant("3.0", False, "merge", frozenset({"clients", "files", "offers"}))
    assert parse_variant(query, REGISTRY, TAGS) == expected
    assert parse_variant([], REGISTRY, TAGS) == Variant()
    assert parse_variant([("collections", "contacts")], REGISTRY, TAGS) == Variant(collections=frozenset({"contacts"}))


def test_all_that_is_wrong_is_named() -> None:
    query = [("version", "2.0"), ("webhooks", "no"), ("tag", "cleints"), ("collections", "ofers"), ("patch", "both")]
    with pytest.raises(ValidationError) as caught:
        parse_variant(query, REGISTRY, TAGS)
    faults = {fault.field: fault for fault in caught.value.faults}
    assert list(faults) == ["version", "webhooks", "tag", "collections"]
    assert faults["version"].message == "'2.0' is none of 3.1, 3.0; did you mean '3.0'?"
    assert faults["version"].params == {"options": ["3.1", "3.0"]}
    assert faults["tag"].message.endswith("did you mean 'clients'?")
    assert faults["collections"].message.endswith("did you mean 'offers'?")
    with pytest.raises(ValidationError):
        parse_variant([("version", "3.0,3.1")], REGISTRY, TAGS)


@pytest.mark.parametrize(
    "variant",
    [
        Variant("3.0"),
        Variant(webhooks=False),
        Variant(patch="merge"),
        Variant(tags=frozenset({"files", "events"})),
        Variant("3.0", False, "merge", frozenset({"offers"}), CLIENTS),
    ],
    ids=["3.0", "no webhooks", "merge", "tags", "all"],
)
def test_each_variant_is_valid_and_has_no_loose_ends(variant: Variant) -> None:
    fields = [Definition(i, f"{name} é", name, None, ("a", "b")) for i, name in enumerate(EXTRA_FIELD_TYPES, 1)]
    document = build(variant, definitions={"clients": fields})
    validate(document)
    used = set(re.findall(r'"#/components/(\w+)/([^"]+)"', json.dumps(document)))
    components = {
        (kind, name) for kind, named in document["components"].items() if kind != "securitySchemes" for name in named
    }
    assert components == used
    used_tags = {tag for path in document["paths"].values() for tag in re.findall(r"'tags': \['([^']+)'\]", str(path))}
    used_tags |= {"events"} if document.get("webhooks") else set()
    assert {tag["name"] for tag in document["tags"]} == used_tags


def test_3_0_speaks_3_0() -> None:
    document = build(Variant("3.0"))
    text = json.dumps(document)
    assert document["openapi"] == "3.0.3"
    assert "webhooks" not in document
    for word in ('"null"', '"const"', '"examples"', '"propertyNames"', '"identifier"'):
        assert word not in text, word
    client = document["components"]["schemas"]["ClientReadDTO"]
    assert client["properties"]["email"]["nullable"] is True
    assert client["properties"]["email"]["type"] == "string"
    assert client["properties"]["assignedUser"] == {
        "type": "object",
        "allOf": [{"$ref": "#/components/schemas/UserReadDTO"}],
        "nullable": True,
        "description": "Null unless included: `include=assignedUser`.",
    }
    assert "assignedUser" not in client["required"]
    assert "assignedUser" not in client["example"]
    assert "email" in client["required"]
    tariff = document["components"]["schemas"]["VatTariffReadDTO"]["properties"]["default"]
    assert tariff["type"] == "boolean", "a member may have the name of a keyword"


def test_one_content_type_of_patch() -> None:
    assert content_types(build(Variant())) == {
        "application/json", "application/json-patch+json", "application/merge-patch+json", "application/pdf",
        "application/xml",
    }  # fmt: skip
    merge = build(Variant(patch="merge"))
    assert content_types(merge) == {
        "application/json", "application/merge-patch+json", "application/octet-stream", "application/pdf",
        "application/xml",
    }  # fmt: skip
    assert list(merge["paths"]["/clients/{id}/documents"]["post"]["requestBody"]["content"]) == ["application/json"]


def test_a_cut_has_the_collection_with_all_below_it_and_its_events() -> None:
    whole, document = build(Variant()), build(Variant(collections=CLIENTS))
    assert set(document["paths"]) == {path for path in whole["paths"] if path.split("/")[1] == "clients"}
    assert "/clients/{id}/documents" in document["paths"]
    assert {name for name in document["webhooks"] if name.startswith("client.")} == set(document["webhooks"])
    assert "client.created" in document["webhooks"]
    assert len(json.dumps(document)) < len(json.dumps(whole)) / 4


def test_a_cut_by_tag_has_its_operations_alone() -> None:
    document = build(Variant(tags=frozenset({"files"})))
    assert "get" in document["paths"]["/clients/{id}/documents"]
    assert "/clients" not in document["paths"]
    assert document["webhooks"] == {}
    assert set(build(Variant(tags=frozenset({"events"})))["webhooks"]) == set(build(Variant())["webhooks"])
