"""Write `versions/unreleased.txt` anew: what the declarations have that the releases so far don't."""

import argparse
import sys

from truweel.schema.labels import load_labels
from truweel.schema.registry import DeclarationError, Registry, load_registry
from truweel.storage.migrations import PLACE, RELEASED, UNRELEASED, changes, versions
from truweel.storage.tables import declared_layout

__all__ = ["unreleased_text"]


def unreleased_text(released: list[str], registry: Registry) -> str:
    """The migration from the texts of the releases to the declarations; empty where nothing differs. EvolutionError."""
    return changes.render(changes.difference(changes.fold(released), declared_layout(registry), registry))


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m truweel.storage.migrations", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether it is as the declarations are")
    is_check = parser.parse_args().check
    path = PLACE / f"{UNRELEASED}.txt"
    try:
        registry = load_registry()
        load_labels(registry)
        text = unreleased_text([versions()[name] for name in RELEASED], registry)
    except (DeclarationError, changes.EvolutionError) as error:
        sys.exit(str(error))
    if is_check and text != (path.read_text() if path.exists() else ""):
        sys.exit(f"{path} is not what the declarations say: run python -m truweel.storage.migrations")
    if not is_check:
        path.write_text(text) if text else path.unlink(missing_ok=True)


if __name__ == "__main__":
    main()
