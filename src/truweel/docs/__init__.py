"""The generated pages of `docs/reference`: written from what the code declares, so they say nothing else."""

from collections.abc import Mapping
from pathlib import Path

from truweel.docs import collections, tables
from truweel.schema.registry import Registry, load_registry

__all__ = ["pages", "write"]


def pages(registry: Registry) -> Mapping[str, str]:
    """Every generated page: its path below the folder → its text."""
    found = {
        "README.md": tables.index(registry),
        "errors.md": tables.errors(),
        "events.md": tables.events(registry),
        "requests.md": tables.requests(),
        "settings.md": tables.settings(),
    }
    return found | {collections.file(one): collections.page(one, registry) for one in registry}


def write(out: Path, *, check: bool = False, more: Mapping[str, str] | None = None) -> list[str]:
    """Bring the pages in `out` up to date, and `more` with them; with `check` write nothing. The names of those that
    weren't.

    A page of a collection that is gone is removed. Pages that people write, beside these, are left alone.
    """
    wanted = {**pages(load_registry()), **(more or {})}
    there = {path.relative_to(out).as_posix() for path in (out / collections.FOLDER).glob("*.md")}
    stale = [name for name, text in wanted.items() if not _is(out / name, text)]
    gone = sorted(there - wanted.keys())
    if not check:
        (out / collections.FOLDER).mkdir(parents=True, exist_ok=True)
        for name in stale:
            (out / name).write_text(wanted[name], encoding="utf-8")
        for name in gone:
            (out / name).unlink()
    return stale + gone


def _is(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
