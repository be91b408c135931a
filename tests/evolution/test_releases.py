"""The database files of every release are brought up to date, read, changed and verified by this version.

Until there is a release, files of the current version take their place.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from tests.evolution.release_files import COUNTS, FOLDER, list_ids, restore, world_of, write_release
from tests.harness import DIALECTS, World
from truweel.maintenance.rewriting import Rewriter
from truweel.operations.doctor import examine_rules
from truweel.schema.fields import Boolean, Choice, Field, LongText, Text
from truweel.storage import doctor
from truweel.storage.migrations import RELEASED

CURRENT = "current"
RELEASES = sorted(folder.name for folder in FOLDER.glob("*")) or [CURRENT]


@pytest.fixture(scope="module")
def current(tmp_path_factory: pytest.TempPathFactory, postgres_url: str) -> Iterator[Path]:
    """The files that a release of this version would have."""
    name = f"release_{uuid4().hex}"
    with psycopg.connect(postgres_url, autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        folder = tmp_path_factory.mktemp("release")
        write_release(folder / "files", folder, postgres_url.rpartition("/")[0] + f"/{name}")
        yield folder / "files"
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def test_every_release_has_its_files() -> None:
    assert len(RELEASED) == len([release for release in RELEASES if release != CURRENT])


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("release", RELEASES)
def test_files_of_a_release_are_migrated_read_changed_and_verified(
    release: str, dialect: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    folder = request.getfixturevalue("current") if release == CURRENT else FOLDER / release
    counts: dict[str, int] = json.loads((folder / COUNTS).read_text())
    assert all(count >= 24 for count in counts.values())
    url = request.getfixturevalue("postgres_database") if dialect == "postgresql" else None
    restore(folder, dialect, tmp_path / "truweel.db", url)
    with world_of(tmp_path / "truweel.db", url) as world:
        answers = {key: read_all(world, key) for key in counts if key in world.registry}
        assert {key: len(records) for key, records in answers.items()} == {key: counts[key] for key in answers}
        for key in counts:
            if key in world.registry:
                change_one(world, key)
        world.run(Rewriter(world.database, world.registry).rewrite_all())
        for key, records in answers.items():
            assert {record["id"] for record in records} <= {record["id"] for record in read_all(world, key)}
        assert doctor.examine(world.database, world.registry).findings == []
        assert examine_rules(world.database, world.registry) == []


def read_all(world: World, key: str) -> list[dict[str, Any]]:
    """Every record by its own path, with all members that the declaration has."""
    collection = world.registry[key]
    records = []
    for parent, id in list_ids(world, key):
        record = world.admin.read(world.path(key, id, parent=parent))
        assert record.keys() == set(collection.members)
        records.append(record)
    return records


def change_one(world: World, key: str) -> None:
    """Change the last record that has nothing but what is required, and see the change."""
    collection = world.registry[key]
    name = next((name for name, field in collection.writable.items() if is_plain(field)), None)
    if "update" not in collection.options.verbs or name is None:
        return
    parent, id = list_ids(world, key)[-1]
    path = world.path(key, id, parent=parent)
    value = world.samples().full(key)[name]
    world.admin.merge(path, {name: value})
    assert world.admin.read(path)[name] == value


def is_plain(field: Field) -> bool:
    """Whether any record takes any text in it."""
    return isinstance(field, (LongText, Boolean)) or (
        isinstance(field, Text) and not isinstance(field, Choice) and not field.pattern and not field.unique
    )
