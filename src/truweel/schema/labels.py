"""What people read of a collection, from files beside its declaration.

`clients.layout.toml`   groups of members in their order, widgets, and the columns of a table of children
`clients.nl.toml` …     in one language: name of a record, of several, of groups and members, and help for a member

A child collection has its table in the files of its parent: `[children.contacts]`. The members of a value object are
named beside its class (`address.nl.toml`), those of the engine beside `engine.py`.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Any

from truweel.schema.collection import Collection
from truweel.schema.known import nearest_name
from truweel.schema.registry import DeclarationError, Registry
from truweel.schema.values import Value, ValueObject

__all__ = ["LANGUAGES", "WIDGETS", "Labels", "Layout", "Texts", "load_labels"]

LANGUAGES = ("nl", "fr", "de", "en")
WIDGETS = ("currency", "email", "language", "multiline", "percentage", "telephone", "url")
"""How a member is shown and typed in, where its type doesn't say so."""
TEXT_KEYS = ("singular", "plural", "groups", "members", "help", "children")
LAYOUT_KEYS = ("groups", "widgets", "columns", "children")

Table = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """Group → its members, member → its widget, and the columns of a table of these records below their parent."""

    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    widgets: Mapping[str, str] = field(default_factory=dict)
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Texts:
    """The names in one language. `members` has those of value objects too, as `address.city`."""

    singular: str = ""
    plural: str = ""
    groups: Mapping[str, str] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    help: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Labels:
    """What is known of one collection: its layout, and language → its texts."""

    layout: Layout
    texts: Mapping[str, Texts]


def load_labels(registry: Registry) -> dict[str, Labels]:
    """Key of a collection → its labels, for those that have files. DeclarationError names file, place and what is
    wrong."""
    return {key: labels for collection in registry if collection.parent is None for key, labels in _load(collection)}


def _load(collection: Collection) -> Iterator[tuple[str, Labels]]:
    module, stem = collection.resource.__module__, collection.path.replace("-", "_")
    layout_file = _File(module, f"{stem}.layout.toml")
    text_files = {language: _File(module, f"{stem}.{language}.toml") for language in LANGUAGES}
    if layout_file.table is None and not any(file.table for file in text_files.values()):
        return
    children = {child.path: child for child in collection.child_fields.values()}
    for file, keys in ((layout_file, LAYOUT_KEYS), *((file, TEXT_KEYS) for file in text_files.values())):
        file.check("", file.root, keys)
        file.check("children", file.root.get("children", {}), children)
        for path, child_table in file.root.get("children", {}).items():
            file.check(f"children.{path}", child_table, keys)
    for owner, place in ((collection, ()), *((child, ("children", path)) for path, child in children.items())):
        layout = _read_layout(layout_file, owner, place)
        texts = {language: _read_texts(file, owner, place, layout, language) for language, file in text_files.items()}
        yield owner.key, Labels(layout, texts)


class _File:
    """One TOML file beside a module. `table` is None where there is none."""

    def __init__(self, module: str, name: str) -> None:
        package = module.rpartition(".")[0]
        self.name = name
        self.table: Table | None = None
        path = files(package).joinpath(name) if package else None
        if path is not None and path.is_file():
            try:
                self.table = tomllib.loads(path.read_text("utf-8"))
            except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
                raise DeclarationError(f"{name}: can't be read as TOML: {error}") from None

    @property
    def root(self) -> Table:
        """The whole file; empty where there is none."""
        return self.table or {}

    def below(self, place: tuple[str, ...]) -> Table:
        """The table at `place`."""
        table = self.root
        for key in place:
            table = table.get(key, {})
        return table

    def check(self, place: str, names: Iterable[str], known: Iterable[str]) -> None:
        """DeclarationError for the first of `names` that is not known, with the nearest that is."""
        known, where = tuple(known), f"[{place}] " if place else ""
        if isinstance(names, str) or not isinstance(names, Iterable):
            raise DeclarationError(f"{self.name}: {where}must be a table or a list of names, not {names!r}")
        for name in names:
            if name not in known:
                nearest = nearest_name(name, known)
                hint = f"; did you mean '{nearest}'?" if nearest else f"; known: {', '.join(known)}"
                raise DeclarationError(f"{self.name}: {where}unknown name '{name}'{hint}")


def _read_layout(file: _File, collection: Collection, place: tuple[str, ...]) -> Layout:
    table = file.below(place)
    groups, widgets, columns = (table.get(name, {}) for name in ("groups", "widgets", "columns"))
    for name, members in groups.items():
        file.check(".".join((*place, "groups", name)), members, collection.members)
    file.check(".".join((*place, "widgets")), widgets, collection.members)
    file.check(".".join((*place, "widgets")), widgets.values(), WIDGETS)
    file.check(".".join((*place, "columns")), columns, collection.members)
    return Layout({name: tuple(members) for name, members in groups.items()}, widgets, tuple(columns))


def _read_texts(file: _File, collection: Collection, place: tuple[str, ...], layout: Layout, language: str) -> Texts:
    if file.table is None:
        return Texts()
    table = file.below(place)
    groups, members, help_texts = (table.get(name, {}) for name in ("groups", "members", "help"))
    file.check(".".join((*place, "groups")), groups, layout.groups)
    file.check(".".join((*place, "members")), members, collection.members)
    file.check(".".join((*place, "help")), help_texts, collection.members)
    engine = _File(__name__, f"engine.{language}.toml").root
    own = {name: engine[name] for name in collection.members if name in engine} | members
    for name, value_field in collection.values.items():
        if isinstance(value_field, Value):
            own |= {f"{name}.{part}": text for part, text in _value_texts(value_field.kind, language).items()}
    return Texts(table.get("singular", ""), table.get("plural", ""), groups, own, help_texts)


def _value_texts(kind: type[ValueObject], language: str) -> Table:
    file = _File(kind.__module__, f"{kind.__name__.lower()}.{language}.toml")
    file.check("", file.root, kind.members)
    return file.root
