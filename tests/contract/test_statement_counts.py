"""How many statements each read takes, held in `statement_counts.json`, so that one more for each record fails here.

`TRUWEEL_WRITE_STATEMENTS=1 pytest tests/contract/test_statement_counts.py` writes the file anew; look at what changed.
"""

import json
import os
from pathlib import Path

from tests.contract.cases import ALL, create_full_record
from tests.harness import Templates, World, open_world
from truweel.schema.relations import Children

MOST = 4
"""A page, its count, and a link table with its targets; what the file says is held to this too. Children that bring
relations of theirs may take a statement more for each."""
FILE = Path(__file__).with_name("statement_counts.json")


def counts(world: World) -> dict[str, int]:
    """Read → statements: each record, and each list with a filter, a sort, a search and each of its relations."""
    statements: dict[str, int] = {}
    for key in ALL:
        collection = world.registry[key]
        _, path, _, _ = create_full_record(world, key)
        above = path.rpartition("/")[0]
        listing = above if collection.parent else f"/{collection.path}"
        template = f"/{collection.parent.path}/{{id}}/{collection.path}" if collection.parent else listing
        reads = {f"{template}/{{id}}": path, template: listing, f"{template}?sort=updatedAt:desc": None}
        reads |= {f"{template}?include={name}": None for name in collection.relations}
        if not collection.parent:
            reads[f"{template}?updatedFrom=1970-01-01"] = None
        if collection.searched:
            reads[f"{template}?searchText=abc"] = None
        for name, target in reads.items():
            url = target or listing + "?" + name.partition("?")[2]
            world.admin.get(url)  # counts are remembered from here on
            with world.count_statements() as count:
                world.admin.get(url)
            statements[name] = count.statements
    return statements


def test_every_read_takes_as_many_statements_as_it_is_known_to(templates: Templates) -> None:
    with open_world(templates, "postgresql") as world:
        statements = counts(world)
    if os.environ.get("TRUWEEL_WRITE_STATEMENTS"):
        FILE.write_text(json.dumps(statements, indent=1) + "\n")
    known = json.loads(FILE.read_text())
    assert statements == known
    brought = {
        f"/{collection.path}?include={name}": len(field.brings)
        for collection in (world.registry[key] for key in ALL)
        for name, field in collection.fields.items()
        if isinstance(field, Children)
    }
    assert [read for read, count in statements.items() if count > MOST + brought.get(read, 0)] == []
