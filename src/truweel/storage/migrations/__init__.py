"""Migrations of the schema: one text a release in `versions`, written from the declarations and frozen by the release.

`versions/0001.txt` makes all tables of the first release, `0002.txt` says what the second one changes, in the words of
`layout` and `changes`. What `main` has beyond the last release is in `versions/unreleased.txt`, which
`python -m truweel.storage.migrations` writes anew. It isn't frozen, so no other version reads a database made with it.
"""

import hashlib
from functools import cache
from pathlib import Path

__all__ = ["HEAD", "PLACE", "RELEASED", "UNRELEASED", "head", "is_unreleased", "versions"]

PLACE = Path(__file__).parent / "versions"
UNRELEASED = "unreleased"


def head(released: tuple[str, ...], unreleased: str) -> str:
    """The revision that migrations make: that of the last release, or `0002+1a2b3c4d`, by the unreleased text."""
    if not unreleased:
        return released[-1] if released else ""
    number = f"{int(released[-1]) + 1 if released else 1:04d}"
    return f"{number}+{hashlib.sha256(unreleased.encode()).hexdigest()[:8]}"


def is_unreleased(revision: str) -> bool:
    """Whether a database of this revision was made between two releases."""
    return "+" in revision


@cache
def versions(place: Path = PLACE) -> dict[str, str]:
    """Revision → text of its migration, in order; what is unreleased comes last."""
    texts = {path.stem: path.read_text() for path in sorted(place.glob("[0-9]*.txt"))}
    unreleased = place / f"{UNRELEASED}.txt"
    if unreleased.exists():
        text = unreleased.read_text()
        texts[head(tuple(texts), text)] = text
    return texts


HEAD = next(reversed(versions()), "")
"""The revision that this code needs."""
RELEASED = tuple(revision for revision in versions() if not is_unreleased(revision))
