"""What differs between two runs of the same calls, replaced by placeholders.

The same id becomes the same placeholder within a scenario: `<client 1>` is the first client that its answers name.
Instants of the pinned day, secrets, signatures and hashes become `<instant>`, `<secret>` and so on. All other text
stays as it is, the order of members included.

Codes of errors and warnings are younger than the recording. They are taken out here; `tests/openapi_check.py` holds
each of them to the list, in every suite.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping

__all__ = ["DAY", "Normaliser"]

DAY = "2026-03-02"
"""The day on which recording and replay take place."""

HIDDEN_HEADERS = ("content-length", "date", "server", "truweel-warning-codes")
USUAL_HEADERS = {
    "cache-control": "private, no-cache",
    "vary": "Authorization, Prefer, Database-Mode, Origin, Accept-Encoding",
    "x-content-type-options": "nosniff",
    "x-ratelimit-*": "burst-capacity, daily-limit, daily-remaining, daily-reset, remaining, replenish-rate",
}
"""Headers that nearly every answer has. They are recorded only where they differ or are absent."""
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]:,]|[^{}\[\]:,"\s]+|\s+')
CODE = re.compile(r',"code":"[a-z_]+","params":\{[^{}]*\}(?=[,}])')
UUID = re.compile(r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")
INSTANT = re.compile(DAY[:8] + r"\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)?")
PLACE = re.compile(r"/([a-z-]+)/(\d+)(?!\w)")
REFERENCE = re.compile(r"(?<=#/objectRef/)([A-Z_-]+):(\d+)")
FILTER = re.compile(r"(?<=[?&])(\w+)Id=(\d+)")
NAMED = re.compile(r"\b(Document|[a-z-]{4,}s) (\d+)(?= is\b|;)")
MENTION = re.compile(r"(?<=\bid )\d+\b|(?<=\bUser )\d+\b|(?<=\bof )\d+\b|(?<=; )\d+(?= is )")
CURSOR = re.compile(r"(?<=cursor=)[^&>]+")
SIGNATURE = re.compile(r"(?<=[?&])(tenant|until|signature)=[^&\"]+")
VERSION_TAG = re.compile(r'"(\d+)-[^"]+"')
SECRETS = frozenset({"secret", "clientSecret", "webhookSecret", "access_token", "refresh_token"})
VERSIONS = frozenset({"serverVersion", "version"})
KINDS = (
    "articlesupplier", "employeerole", "user", "client", "contact", "supplier", "project", "company", "article",
    "tariff", "condition", "role", "document", "image", "account", "group", "journal", "activity", "employee",
    "location", "status", "offer", "approver", "assignee", "profile", "documentuploadsession", "timeoperation",
)  # fmt: skip
"""Ends of names that say what an id is of; the first that fits holds."""
SAME = {
    "image": "document",
    "documentuploadsession": "document",
    "approver": "user",
    "assignee": "user",
    "profile": "user",
    "timeoperation": "article",
}
ACTIONS = (
    "accept", "add-approver", "approve", "archive", "history", "lock", "reject", "start-approval-request", "unarchive",
    "unlock",
)  # fmt: skip
"""Last segments that name no collection: what they answer is the record before them."""
NOT_OF_ITS_OWN = ("items", "changes", "")
"""Members whose records are of the kind that was asked for."""


class Normaliser:
    """Placeholders for the answers of one scenario."""

    def __init__(self, version: str) -> None:
        self._version = version
        self._placeholders: dict[tuple[str, str], str] = {}
        self._counts: dict[str, int] = {}

    def body(self, content: bytes, content_type: str, path: str, sent: Mapping[str, str]) -> str:
        """The text of a body; `path` was asked for, with `sent`: ids of earlier answers and their placeholders."""
        try:
            text = content.decode()
        except UnicodeDecodeError:
            return f"<{len(content)} bytes, sha256 {hashlib.sha256(content).hexdigest()[:16]}>"
        if "json" in content_type:
            text = self._json(CODE.sub("", text), _kind_of_path(path))
        return self.text(text, sent)

    def headers(self, headers: Iterable[tuple[str, str]], sent: Mapping[str, str]) -> dict[str, str]:
        """The headers that matter, by name."""
        kept: dict[str, str] = {}
        pairs = sorted(headers)
        from_starlette = ("content-type", "text/plain; charset=utf-8") in pairs
        for name, text in pairs:
            if name in HIDDEN_HEADERS:
                continue
            if name.startswith("x-ratelimit-"):
                others = kept.get("x-ratelimit-*")
                name, text = "x-ratelimit-*", ", ".join(filter(None, (others, name.removeprefix("x-ratelimit-"))))
            elif name == "retry-after":
                text = re.sub(r"\d+", "<number>", text)
            elif name == "etag":
                text = _etag(text)
            elif name == "allow" and from_starlette:
                text = ", ".join(sorted(text.split(", ")))  # its routes keep methods in a set
            kept[name] = self.text(text, sent)
        for name, usual in USUAL_HEADERS.items():
            if kept.get(name) == usual:
                del kept[name]
            else:
                kept.setdefault(name, "<absent>")
        return dict(sorted(kept.items()))

    def text(self, text: str, sent: Mapping[str, str]) -> str:
        """Any text, with what is known of chance taken out."""
        text = UUID.sub(lambda match: self._place("uuid", match[0]), text)
        text = INSTANT.sub("<instant>", text)
        text = CURSOR.sub("<cursor>", text)
        text = SIGNATURE.sub(lambda match: f"{match[1]}=<signature>", text)
        text = PLACE.sub(lambda match: f"/{match[1]}/{self.id(_kind(match[1]), match[2])}", text)
        text = FILTER.sub(lambda match: f"{match[1]}Id={self.id(_kind(match[1]), match[2])}", text)
        text = REFERENCE.sub(lambda match: f"{match[1]}:{self.id(_kind(match[1]), match[2])}", text)
        text = NAMED.sub(lambda match: f"{match[1]} {self.id(_kind(match[1]), match[2])}", text)
        return MENTION.sub(lambda match: sent.get(match[0], match[0]), text)

    def id(self, kind: str, value: str) -> str:
        """The placeholder of an id; one that no answer can have given stays as it is."""
        return value if len(value) >= 6 or value == "0" else self._place(kind, value)

    def _place(self, kind: str, value: str) -> str:
        placeholder = self._placeholders.get((kind, value))
        if placeholder is None:
            self._counts[kind] = self._counts.get(kind, 0) + 1
            placeholder = self._placeholders[kind, value] = f"<{kind} {self._counts[kind]}>"
        return placeholder

    # JSON, whose text is walked through so that nothing but the values in question changes

    def _json(self, text: str, kind: str) -> str:
        written: list[str] = []
        names: list[str] = []  # of the objects and arrays around a value
        name, is_key = "", False
        containers: list[str] = []
        for match in TOKEN.finditer(text):
            token = match[0]
            if token in "{[":
                containers.append(token)
                names.append(name)
                name, is_key = ("", True) if token == "{" else (name, False)
            elif token in "}]":
                containers.pop()
                name = names.pop()
            elif token == ",":
                is_key = bool(containers) and containers[-1] == "{"
            elif token == ":":
                is_key = False
            elif token.startswith('"'):
                if is_key:
                    name = token[1:-1]
                else:
                    token = f'"{self._value(token[1:-1], name, names, kind)}"'
            written.append(token)
        return "".join(written)

    def _value(self, value: str, name: str, names: list[str], kind: str) -> str:
        if name in SECRETS:
            return "<secret>"
        if name in VERSIONS and value.startswith(self._version):
            return value.replace(self._version, "<version>")
        if value.isdecimal():
            if name == "id":
                around = [outer for outer in names if outer not in NOT_OF_ITS_OWN]
                return self.id(_kind(around[-1]) if around else kind, value)
            if name.endswith(("Id", "Ids")):
                return self.id(_kind(re.sub("Ids?$", "", name)), value)
            if name in ("createdBy", "updatedBy"):
                return self.id("user", value)
        return value


def _etag(text: str) -> str:
    if VERSION_TAG.fullmatch(text):
        return VERSION_TAG.sub(r'"\1-<hash>"', text)
    return text if re.fullmatch(r'"\d{1,6}"', text) else '"<hash>"'


def _kind_of_path(path: str) -> str:
    """What the records are that a path answers: of `/clients/7/contacts/8` contacts."""
    words = UUID.sub("0", path).split("/")
    collections = [word for word in words if word.replace("-", "").isalpha() and word not in ACTIONS]
    return _kind(collections[-1]) if collections else ""


def _kind(name: str) -> str:
    """What a member, a segment of a path or a type refers to: `endClient` and `clients` to a client."""
    lower = re.sub("[-_]", "", name.lower())
    if lower.endswith("ies"):
        lower = lower[:-3] + "y"
    elif lower.endswith("statuses"):
        lower = lower[:-2]
    elif not lower.endswith("status"):
        lower = lower.removesuffix("s")
    kind = next((kind for kind in KINDS if lower.endswith(kind)), lower)
    return SAME.get(kind, kind)
