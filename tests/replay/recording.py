"""The recorded answers, and what of them was changed on purpose since."""

import json
import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from tests.replay.scenario import Scenario
from tests.replay.server import Answer

__all__ = ["FOLDER", "Sentences", "differences", "names", "read", "write"]

FOLDER = Path(__file__).parent / "recorded"
SENTENCES = Path(__file__).parent / "sentences.toml"
JSON_STRING = re.compile(r'"(?:[^"\\]|\\.)*"')


def read(scenario: Scenario) -> list[Answer]:
    """The recorded answers of a scenario."""
    answers: list[Answer] = json.loads((FOLDER / f"{scenario.name}.json").read_text())
    return answers


def write(scenario: Scenario, answers: list[Answer]) -> None:
    """Record the answers of a scenario."""
    text = json.dumps(answers, indent=1, ensure_ascii=False)
    (FOLDER / f"{scenario.name}.json").write_text(text + "\n")


def names() -> set[str]:
    """The scenarios that are recorded."""
    return {path.stem for path in FOLDER.glob("*.json")}


class Sentences:
    """Old sentences and their successors, as `sentences.toml` lists them."""

    def __init__(self, path: Path = SENTENCES) -> None:
        listed = tomllib.loads(path.read_text())
        patterns = [(old, re.escape(old), new.replace("\\", "\\\\")) for old, new in listed.get("plain", {}).items()]
        patterns += [(old, old, new) for old, new in listed.get("regular", {}).items()]
        self._changes = [(old, re.compile(pattern), new) for old, pattern, new in patterns]
        self.unused = {old for old, _, _ in self._changes}

    def applied(self, answer: Answer) -> Answer:
        """A recorded answer with the sentences of today."""
        headers = {name: self._changed(text) for name, text in answer["headers"].items()}
        return answer | {"headers": headers, "body": self._body(answer["body"])}

    def _body(self, body: str) -> str:
        if not self._changes or not body.startswith(("{", "[")):
            return self._changed(body)
        return JSON_STRING.sub(lambda match: _quoted(self._changed(json.loads(match[0])), match[0]), body)

    def _changed(self, text: str) -> str:
        for old, pattern, new in self._changes:
            text, count = pattern.subn(new, text)
            if count:
                self.unused.discard(old)
        return text


def _quoted(text: str, before: str) -> str:
    """`text` as a JSON string; what didn't change stays as it was written."""
    return before if json.loads(before) == text else json.dumps(text, ensure_ascii=False)


def differences(scenario: Scenario, expected: list[Answer], answers: list[Answer]) -> Iterable[str]:
    """Each difference between recorded answers and those of today, in a form to read."""
    if len(expected) != len(answers):
        yield f"{scenario.name}: {len(answers)} answers, {len(expected)} are recorded"
    for old, new in zip(expected, answers, strict=False):
        for part in ("call", "status", "headers", "body"):
            if old[part] != new[part]:
                place = f"{scenario.name} {new['call']}: {part}"
                recorded, answered = _excerpt(old[part], new[part]), _excerpt(new[part], old[part])
                yield f"{place}\n  recorded {recorded}\n  answered {answered}"


def _excerpt(value: object, other: object) -> str:
    """The text of `value` from shortly before it differs from `other`."""
    text, other_text = str(value), str(other)
    common = next((at for at, pair in enumerate(zip(text, other_text, strict=False)) if len(set(pair)) > 1), None)
    start = max(0, (min(len(text), len(other_text)) if common is None else common) - 80)
    return ("…" if start else "") + text[start : start + 300]
