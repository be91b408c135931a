"""The unreleased migration is what the declarations say: whoever changes a table writes it anew."""

from truweel.schema.registry import load_registry
from truweel.storage.migrations import PLACE, RELEASED, UNRELEASED, versions
from truweel.storage.migrations.__main__ import unreleased_text


def test_it_is_up_to_date() -> None:
    path = PLACE / f"{UNRELEASED}.txt"
    stored = path.read_text() if path.exists() else ""
    text = unreleased_text([versions()[name] for name in RELEASED], load_registry())
    assert text == stored, "run `python -m truweel.storage.migrations`, which writes it anew"
