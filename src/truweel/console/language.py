"""The four languages of the pages, and the catalogue of what they say."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["LANGUAGES", "NAMES", "choose_language", "has_message", "messages", "translate"]

NAMES = {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}
LANGUAGES = tuple(NAMES)


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Key (`sign_in.title`) → language → text."""
    groups = tomllib.loads(files("truweel.console").joinpath("messages.toml").read_text("utf-8"))
    return {f"{group}.{name}": texts for group, entries in groups.items() for name, texts in entries.items()}


def translate(language: str, key: str, **values: Any) -> str:
    """The text of `key` in `language`, with `{name}` replaced by values. KeyError for a key that isn't there."""
    text = messages()[key][language]
    return text.format(**values) if values else text


def has_message(key: str) -> bool:
    """Whether the catalogue holds `key`."""
    return key in messages()


def choose_language(*preferences: str | None) -> str:
    """The first of `preferences` (`NL`, `fr-BE`, an Accept-Language header) that is one of ours; else English."""
    for preference in preferences:
        for part in sorted(_parse_accept_language(preference or ""), key=lambda pair: -pair[1]):
            if part[0] in LANGUAGES:
                return part[0]
    return "en"


def _parse_accept_language(preference: str) -> list[tuple[str, float]]:
    """Language and weight of each part of an Accept-Language header (RFC 9110 §12.5.4)."""
    weighted = []
    for part in preference[:200].split(","):
        tag, _, rest = part.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            weight = 0.0
        if weight > 0:
            weighted.append((tag.strip().lower()[:2], weight))
    return weighted
