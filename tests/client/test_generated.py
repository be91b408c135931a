"""What is generated is complete, and runs on the oldest Python. That it is of this code: tests/test_docs.py."""

import ast
import keyword
from pathlib import Path

import msgspec
import pytest

import truweel_client
from truweel.docs.python_client.document import Document
from truweel.docs.python_client.models import ModelNames, model_name
from truweel.events.catalog import Catalog
from truweel.http.openapi.document import build_document
from truweel.schema.registry import load_registry
from truweel_client import Truweel, events, models
from truweel_client import queries as q

SOURCE = Path(truweel_client.__file__).parent
REGISTRY = load_registry()
SCHEMAS = build_document(REGISTRY)["components"]["schemas"]
CLIENT = Truweel("http://127.0.0.1:1", key="a", secret="b")


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.py")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_it_is_python_3_10(path: Path) -> None:
    ast.parse(path.read_text(), feature_version=(3, 10))


@pytest.mark.parametrize("schema", [name for name in SCHEMAS if name.endswith(("ReadDTO", "WriteDTO", "MergePatch"))])
def test_a_model_has_the_members_of_its_schema(schema: str) -> None:
    name = schema.replace("ReadDTO", "").replace("WriteDTO", "Write").replace("MergePatch", "Patch")
    model = getattr(models, name, None)
    if model is None:
        assert schema.endswith(("WriteDTO", "MergePatch")), "only what nobody can write has no model"
        return
    assert set(model.__struct_encode_fields__) == set(SCHEMAS[schema]["properties"])


def test_every_example_of_an_answer_can_be_read() -> None:
    read = 0
    for name, schema in SCHEMAS.items():
        if name.endswith("ReadDTO"):
            model = getattr(models, name.removesuffix("ReadDTO"))
            for example in schema["examples"]:
                msgspec.json.decode(msgspec.json.encode(example), type=model)
                read += 1
    assert read > 30


@pytest.mark.parametrize("collection", [c for c in REGISTRY if not c.parent], ids=lambda collection: collection.path)
def test_every_collection_is_an_attribute(collection: object) -> None:
    path: str = collection.path  # type: ignore[attr-defined]
    resource = getattr(CLIENT, path.replace("-", "_"))
    verbs = collection.options.verbs  # type: ignore[attr-defined]
    methods = {"list": "list", "get": "get", "create": "create", "update": "patch", "delete": "delete"}
    for verb, method in methods.items():
        assert hasattr(resource, method) == (verb in verbs), verb
    for name in (*collection.actions, *collection.children):  # type: ignore[attr-defined]
        child = collection.children.get(name)  # type: ignore[attr-defined]
        attribute = (child.path if child else name).replace("-", "_")
        assert hasattr(resource, f"{attribute}_" if keyword.iskeyword(attribute) else attribute), name


LISTED = [c for c in REGISTRY if not c.parent and "list" in c.options.verbs]


@pytest.mark.parametrize("collection", LISTED, ids=lambda collection: collection.path)
def test_every_filter_is_a_keyword(collection: object) -> None:
    path: str = collection.path  # type: ignore[attr-defined]
    name = "".join(part.capitalize() for part in path.split("-")) + "Query"
    keywords = getattr(q, name).__annotations__
    from truweel_client.parameters import camel

    wire = {camel(keyword) for keyword in keywords}
    assert set(collection.parameters) <= wire  # type: ignore[attr-defined]


def test_every_event_has_a_class() -> None:
    assert set(events.EVENTS) == set(Catalog(REGISTRY).events)


def test_no_two_schemas_have_one_name() -> None:
    names = [model_name(schema) for schema in SCHEMAS]
    assert {name for name in names if names.count(name) > 1} == set()


def test_a_name_for_two_schemas_is_refused() -> None:
    one = {"type": "object", "properties": {"a": {"type": "string"}}}
    other = {"type": "object", "properties": {"b": {"type": "string"}}}
    names = ModelNames(Document(build_document(REGISTRY)))
    names.type_of(one, "Thing", body=False)
    with pytest.raises(ValueError, match="two schemas would be called Thing"):
        names.type_of(other, "Thing", body=False)
