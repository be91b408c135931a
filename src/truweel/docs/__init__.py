"""The generated pages of `docs/reference`, written from what the code declares."""

from collections.abc import Mapping
from pathlib import Path

from truweel.docs import collections, tables
from truweel.schema.registry import Registry, load_registry

__all__ = ["render_pages", "write_pages"]


def render_pages(registry: Registry) -> Mapping[str, str]:
    """Every generated page: its path below the folder → its text."""
    pages = {
        "README.md": tables.render_index(registry),
        "errors.md": tables.render_errors(),
        "events.md": tables.render_events(registry),
        "paths.md": tables.render_paths(registry),
        "requests.md": tables.render_requests(),
        "settings.md": tables.render_settings(),
    }
    return pages | {
        collections.page_path(collection): collections.render_page(collection, registry) for collection in registry
    }


def write_pages(out: Path, *, check: bool = False, extra_pages: Mapping[str, str] | None = None) -> list[str]:
    """Bring the pages in `out` and `extra_pages` up to date; return the names of those that were not.

    With `check` nothing is written.

    Pages of collections that no longer exist are deleted. Pages written by hand are not touched.
    """
    expected = {**render_pages(load_registry()), **(extra_pages or {})}
    existing = {path.relative_to(out).as_posix() for path in (out / collections.FOLDER).glob("*.md")}
    stale = [name for name, text in expected.items() if not _has_text(out / name, text)]
    removed = sorted(existing - expected.keys())
    if not check:
        (out / collections.FOLDER).mkdir(parents=True, exist_ok=True)
        for name in stale:
            (out / name).write_text(expected[name], encoding="utf-8")
        for name in removed:
            (out / name).unlink()
    return stale + removed


def _has_text(path: Path, text: str) -> bool:
    return path.exists() and path.read_text(encoding="utf-8") == text
