"""What a new firm begins with, instead of an empty tenant: tariffs, terms, journals, statuses, roles, its company.

Each set is a TOML file in this folder. It is written through the operations that requests use, once; from then on the
records are the tenant's own.
"""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib.resources import files
from typing import Any

from truweel.auth.caller import Caller
from truweel.operations.internal import create_record
from truweel.schema.registry import Registry
from truweel.storage.database import Writer

__all__ = ["SETS", "list_bodies", "load_set"]

SETS = ("belgium",)
"""The sets that there are."""
OWNER = "companyId"

Body = tuple[str, dict[str, Any]]
"""Path of a collection, and a body for it."""


def list_bodies(name: str) -> Iterator[Body]:
    """The bodies of the set `name`, without the company."""
    content = tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
    statuses, roles = content.pop("statuses"), content.pop("roles")
    for path, bodies in content.items():
        yield from ((path, body) for body in bodies)
    for module, words in statuses.items():
        yield from (("statuses", _status(module, position, word)) for position, word in enumerate(words))
    for role, modules in roles.items():
        rights = dict.fromkeys(modules.get("read", ()), "read") | dict.fromkeys(modules.get("write", ()), "write")
        yield "roles", {"name": role, "rights": rights}


def _status(module: str, position: int, line: str) -> dict[str, Any]:
    """The body of `verzonden #1976d2 40` or `geleverd #2e7d32 invoiceable final`: the word, its colour and, of offers,
    the chance of an order in percent; then the properties that it has. New records have the first of a module."""
    name, _, rest = line.partition(" #")
    color, *further = rest.split(" ")
    body = {"module": module, "name": name, "color": f"#{color}", "position": position, "isDefault": position == 0}
    return body | dict(("successPercentage", int(word)) if word.isdecimal() else (word, True) for word in further)


def load_set(writer: Writer, registry: Registry, caller: Caller, name: str, company: Mapping[str, Any]) -> Counter[str]:
    """Write the set `name` and the firm's `company` as `caller`. Path of each collection → how many records it got.
    ValidationError where the company is at fault."""
    owner = create_record(writer, registry, caller, "companies", company)
    counts = Counter(["companies"])
    for path, body in list_bodies(name):
        belongs = OWNER in registry[path].writable
        create_record(writer, registry, caller, path, body | ({OWNER: str(owner.id)} if belongs else {}))
        counts[path] += 1
    return counts
