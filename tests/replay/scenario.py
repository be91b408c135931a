"""The words that `calls.py` is written in.

A string in a path, a header or a body may refer to an earlier answer that was saved under a name:
`{client}` is the `id` of its body, `{client.lineItems.0.id}` another member of it, `{client:etag}` one of its headers,
and `{page:next}` the address in its `Link` header.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["JSON_PATCH", "MERGE_PATCH", "PREFIX", "Call", "Scenario"]

PREFIX = "/api/v2"
MERGE_PATCH = "application/merge-patch+json"
JSON_PATCH = "application/json-patch+json"


@dataclass(frozen=True)
class Call:
    """One request. A path that starts with `//` stands beside the API: `//healthz` is `/healthz`."""

    method: str
    path: str
    body: Any = None
    """Sent as JSON."""
    content: str | bytes | None = None
    """Sent as it is."""
    form: Mapping[str, str] | None = None
    """Sent as a form."""
    type: str | None = "application/json"
    headers: Mapping[str, str] = field(default_factory=dict)
    caller: str = "admin"
    """Who calls: a caller of the scenario, or "" for a request without credentials."""
    save: str = ""
    """Name under which the answer is kept."""

    @property
    def title(self) -> str:
        """What a reader of the recording sees of it."""
        caller = "" if self.caller == "admin" else f" as {self.caller or 'nobody'}"
        headers = "".join(f" [{name}: {text}]" for name, text in self.headers.items())
        return f"{self.method} {self.path}{caller}{headers}"


@dataclass(frozen=True)
class Scenario:
    """Calls in order, in a tenant of their own."""

    name: str
    calls: list[Call]
    callers: Mapping[str, str] = field(default_factory=dict)
    """Callers beside the administrator, each with the rights of its role: `{"reader": "*=read"}`."""
    limits: tuple[str, ...] = ("--rate", "1000", "--burst", "100000")
    """Options of `truweel tenant limits`."""
