"""The texts of e-mails: `${name}` stands for what the record says (catalogue 6.3).

A name is replaced by a value, once, and nothing else: no expressions, no access to members, and what a value holds is
never read as a template. In HTML values are escaped.
"""

import html
import re
from collections.abc import Callable, Mapping

__all__ = ["fill_html", "fill_line", "list_unknown"]

VARIABLE = re.compile(r"\$\{([^{}$]{1,120})\}")
_LINE_BREAKS = re.compile(r"[\r\n\x00]+")


def fill_line(text: str, values: Mapping[str, str]) -> str:
    """A subject with its variables filled; it stays one line. Unknown ones stay visible."""
    return _LINE_BREAKS.sub(" ", _fill(text, values, lambda value: value))


def fill_html(text: str, values: Mapping[str, str]) -> str:
    """A body with its variables filled. Unknown ones stay visible."""
    return _fill(text, values, lambda value: html.escape(value).replace("\n", "<br>"))


def list_unknown(values: Mapping[str, str], *texts: str | None) -> list[str]:
    """The variables in `texts` that are none of `values`, each once."""
    names = [match.strip() for text in texts for match in VARIABLE.findall(text or "")]
    return [name for name in dict.fromkeys(names) if name not in values]


def _fill(text: str, values: Mapping[str, str], write: Callable[[str], str]) -> str:
    def replace(match: re.Match[str]) -> str:
        value = values.get(match[1].strip())
        return match[0] if value is None else write(value)

    return VARIABLE.sub(replace, text)
