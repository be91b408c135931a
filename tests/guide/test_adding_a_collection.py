"""The guide's collection and its tests, as a reader would paste them: `docs/guide/adding-a-collection.md`."""

import importlib
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from tests.harness import Templates, fresh_world, world
from truweel.schema.registry import Registry, declared_resources

__all__ = ["fresh_world", "world"]

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "adding-a-collection.md"
FILE, TESTS, *_ = re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)


def _import_text(name: str, text: str) -> ModuleType:
    """The module `name` of the source `text`."""
    module = sys.modules[name] = ModuleType(name)
    exec(compile(text, str(GUIDE), "exec"), module.__dict__)
    return module


FUEL_TICKETS = _import_text("tests.guide.fuel_tickets", FILE)
GUIDE_TESTS = _import_text("tests.guide.test_fuel_tickets", TESTS)
globals().update({name: member for name, member in vars(GUIDE_TESTS).items() if name.startswith("test_")})


@pytest.fixture(scope="session")
def templates(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Templates]:
    """Databases whose registry has the guide's collections besides those of the product."""
    resources = declared_resources(importlib.import_module("truweel.resources"))
    fuel = [FUEL_TICKETS.FuelCard, FUEL_TICKETS.FuelTicket, FUEL_TICKETS.FuelTicketLineItem]
    folder = tmp_path_factory.mktemp("guide")
    templates = Templates(
        folder, cache(lambda: str(request.getfixturevalue("postgres_url"))), Registry([*resources, *fuel])
    )
    yield templates
    templates.close()
