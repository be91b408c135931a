"""The generated modules of `client/src/truweel_client`, written from the OpenAPI document of the server.

models.py, queries.py, events.py   what the API takes and answers
_async/api.py                      the collections and their methods
_sync/                             all of `_async`, without `async`
"""

from collections.abc import Mapping
from pathlib import Path

from truweel.docs.python_client import api, models, queries, sync
from truweel.docs.python_client.document import Document
from truweel.http.openapi.document import build_document
from truweel.schema.registry import Registry

__all__ = ["SOURCE", "render_modules", "write_modules"]

SOURCE = Path("client/src/truweel_client")
"""From the root of the repository."""


def render_modules(registry: Registry, source: Path) -> Mapping[str, str]:
    """Every generated module: its path below `source`, the folder of the client → its text."""
    document = Document(build_document(registry))
    interface = api.render(document)
    modules = {
        "models.py": models.render(document),
        "queries.py": queries.render(document),
        "events.py": models.render_events(document),
        "_async/api.py": interface,
    }
    originals = {path.name: path.read_text(encoding="utf-8") for path in sorted((source / "_async").glob("*.py"))}
    originals["api.py"] = interface
    del originals["compat.py"]  # its twin is written by hand
    return modules | {f"_sync/{name}": sync.convert(text) for name, text in originals.items()}


def write_modules(registry: Registry, source: Path, *, check: bool = False) -> list[str]:
    """Bring the generated modules in `source` up to date; return the names of those that were not.

    With `check` nothing is written.
    """
    modules = render_modules(registry, source)
    unknown = [f"_sync/{path.name}" for path in (source / "_sync").glob("*.py") if path.name != "compat.py"]
    stale = [name for name, text in modules.items() if _text(source / name) != text]
    removed = [name for name in unknown if name not in modules]
    if not check:
        for name in stale:
            (source / name).write_text(modules[name], encoding="utf-8")
        for name in removed:
            (source / name).unlink()
    return stale + removed


def _text(path: Path) -> str | None:
    return path.read_text(encoding="utf-8") if path.exists() else None
