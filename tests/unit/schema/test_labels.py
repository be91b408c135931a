"""Labels, groups and widgets: what the files beside a declaration may say, and that two collections have everything."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from truweel.schema.labels import LANGUAGES, Labels, load_labels
from truweel.schema.registry import DeclarationError, Registry, load_registry
from truweel.schema.values import Value

REGISTRY = load_registry()
COMPLETE = ("clients", "clients/contacts", "sales-invoices", "sales-invoices/line-items", "sales-invoices/payments")

DECLARATION = '''
from truweel.schema import Children, Resource, Text

class Thing(Resource, path="things", module="things"):
    """A thing."""
    name = Text(doc="Name.")
    parts = Children["Part"]("parts", doc="Parts.")

class Part(Resource, path="parts", parent="things"):
    """A part."""
    colour = Text(doc="Colour.")
'''


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package with a module `things`, and files beside it."""
    folder = tmp_path / "labelled"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "things.py").write_text(DECLARATION)
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in ("labelled", "labelled.things"):
        sys.modules.pop(name, None)


def load(package: Path, **contents: str) -> dict[str, Labels]:
    for name, text in contents.items():
        (package / f"things.{name}.toml").write_text(text)
    module = importlib.import_module("labelled.things")
    return load_labels(Registry([module.Thing, module.Part]))


def test_a_collection_without_files_has_no_labels(package: Path) -> None:
    assert load(package) == {}


def test_files_are_read_for_a_collection_and_its_children(package: Path) -> None:
    labels = load(
        package,
        layout='groups = {all = ["name"]}\nwidgets = {name = "multiline"}\n[children.parts]\ncolumns = ["colour"]',
        nl='singular = "Ding"\nplural = "Dingen"\ngroups = {all = "Alles"}\nmembers = {name = "Naam"}\n'
        'help = {name = "Hoe het heet."}\n[children.parts.members]\ncolour = "Kleur"',
    )
    assert list(labels) == ["things", "things/parts"]
    layout, dutch = labels["things"].layout, labels["things"].texts["nl"]
    assert (layout.groups, layout.widgets, layout.columns) == ({"all": ("name",)}, {"name": "multiline"}, ())
    assert (dutch.singular, dutch.plural, dutch.groups) == ("Ding", "Dingen", {"all": "Alles"})
    assert (dutch.members["name"], dutch.help) == ("Naam", {"name": "Hoe het heet."})
    assert dutch.members["createdAt"] == "Aangemaakt op"
    assert labels["things/parts"].layout.columns == ("colour",)
    assert labels["things/parts"].texts["nl"].members["colour"] == "Kleur"
    assert labels["things"].texts["fr"].members == {}


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("nl", 'members = {nmae = "x"}', "things.nl.toml: [members] unknown name 'nmae'; did you mean 'name'?"),
        ("nl", 'help = {nmae = "x"}', "things.nl.toml: [help] unknown name 'nmae'; did you mean 'name'?"),
        ("de", 'groups = {al = "x"}', "things.de.toml: [groups] unknown name 'al'; known: "),
        ("fr", 'label = "x"', "things.fr.toml: unknown name 'label'; known: singular, plural, groups, members, help"),
        ("en", "children.prts = {}", "things.en.toml: [children] unknown name 'prts'; did you mean 'parts'?"),
        (
            "en",
            'children.parts.members = {color = "x"}',
            "things.en.toml: [children.parts.members] unknown name 'color'; did you mean 'colour'?",
        ),
        ("en", "children.parts.member = {}", "things.en.toml: [children.parts] unknown name 'member'; did you mean"),
        ("layout", 'groups = {all = ["nmae"]}', "things.layout.toml: [groups.all] unknown name 'nmae'; did you mean"),
        (
            "layout",
            'widgets = {nmae = "url"}',
            "things.layout.toml: [widgets] unknown name 'nmae'; did you mean 'name'",
        ),
        (
            "layout",
            'widgets = {name = "emial"}',
            "things.layout.toml: [widgets] unknown name 'emial'; did you mean 'em",
        ),
        ("layout", 'children.parts.columns = ["name"]', "things.layout.toml: [children.parts.columns] unknown name"),
        ("nl", "members = 3", "things.nl.toml: [members] must be a table or a list of names, not 3"),
        (
            "layout",
            'groups = {all = "name"}',
            "things.layout.toml: [groups.all] must be a table or a list of names, not",
        ),
        ("nl", "members = ", "things.nl.toml: can't be read as TOML: Invalid value"),
    ],
)
def test_a_wrong_name_is_an_error_that_names_the_nearest(package: Path, file: str, text: str, message: str) -> None:
    with pytest.raises(DeclarationError) as refused:
        load(package, **{file: text})
    assert str(refused.value).startswith(message)


@pytest.mark.parametrize("key", COMPLETE)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_member_has_a_name_in_every_language(key: str, language: str) -> None:
    collection = REGISTRY[key]
    labels = load_labels(REGISTRY)[key]
    texts = labels.texts[language]
    shown = [name for name in collection.members if name not in collection.relations and name != "_metadata"]
    shown += [
        f"{name}.{part}"
        for name, field in collection.values.items()
        if isinstance(field, Value)
        for part in field.kind.members
    ]
    missing = [name for name in (*shown, *collection.child_fields) if not texts.members.get(name)]
    assert missing == [], f"name these in the {language}.toml beside {collection.resource.__module__}"
    assert texts.singular
    assert texts.plural
    assert list(texts.groups) == list(labels.layout.groups)
    dutch = labels.texts["nl"]
    assert list(texts.help) == list(dutch.help)


@pytest.mark.parametrize("key", COMPLETE)
def test_every_member_is_in_one_group(key: str) -> None:
    collection, layout = REGISTRY[key], load_labels(REGISTRY)[key].layout
    grouped = [name for names in layout.groups.values() for name in names]
    assert sorted(grouped) == sorted(collection.fields), "groups of the layout.toml beside the declaration"
    assert collection.parent is None or layout.columns
