"""The four languages of the pages, and the catalogue of what they say."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["LANGUAGES", "NAMES", "choose", "has", "messages", "say"]

NAMES = {"nl": "Nederlands", "fr": "Français", "de": "Deutsch", "en": "English"}
LANGUAGES = tuple(NAMES)


@cache
def messages() -> Mapping[str, Mapping[str, str]]:
    """Key (`sign_in.title`) → language → text."""
    found = tomllib.loads(files("truweel.console").joinpath("messages.toml").read_text("utf-8"))
    return {f"{group}.{name}": texts for group, entries in found.items() for name, texts in entries.items()}


def say(language: str, key: str, **values: Any) -> str:
    """The text of `key` in `language`, with `{name}` replaced by values. KeyError for a key that isn't there."""
    text = messages()[key][language]
    return text.format(**values) if values else text


def has(key: str) -> bool:
    """Whether the catalogue holds `key`."""
    return key in messages()


def choose(*wishes: str | None) -> str:
    """The first of `wishes` that is one of ours, English without any: `NL`, `fr-BE`, or an Accept-Language header."""
    for wish in wishes:
        for part in sorted(_weighted(wish or ""), key=lambda pair: -pair[1]):
            if part[0] in LANGUAGES:
                return part[0]
    return "en"


def _weighted(wish: str) -> list[tuple[str, float]]:
    """Language and weight of each part of an Accept-Language header (RFC 9110 §12.5.4)."""
    found = []
    for part in wish[:200].split(","):
        tag, _, rest = part.strip().partition(";")
        try:
            weight = float(rest.strip().removeprefix("q=")) if rest else 1.0
        except ValueError:
            weight = 0.0
        if weight > 0:
            found.append((tag.strip().lower()[:2], weight))
    return found
