"""Hostile calls: for each operation the largest and oddest paths, queries, headers and bodies that its bounds allow."""

import base64
import io
import json
import random
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from PIL import Image

from tests.samples import scalar
from truweel.http.openapi.document import build_document
from truweel.schema.collection import Collection
from truweel.schema.fields import Field, LongText, Text
from truweel.schema.registry import Registry
from truweel.schema.relations import File, Ref, Refs
from truweel.schema.values import List, Map, Value

__all__ = ["HostileCall", "HostileCalls"]

KILOBYTE, MEGABYTE = 1024, 1024 * 1024
HEAD_BYTES = 60 * KILOBYTE
"""Of the 64 KB that an address and headers may have."""
SIZES = (0.02, 0.02, 0.2, 0.2, 1, 7.9)
"""Megabytes that bodies have about."""
ODD_TEXTS = (
    "", "0", "-1", "9" * 18, "9" * 5_000, "1e400", "NaN", "null", "é", "\u202e", "\ud7ff\U0010ffff", "../" * 50, "%",
    "' OR 1=1 --", '"', "\\", "a\tb", "x" * 4_000, "2026-13-45", "[]", "{}", "clients.contacts", "*", "\x7f",
)  # fmt: skip
ODD_HEADERS: tuple[tuple[bytes, bytes], ...] = (
    (b"prefer", b"handling=strict, return=representation"),
    (b"prefer", b"," * 9_000),
    (b"prefer", b"\xff\xfe=;=,"),
    (b"if-match", b'"1", ' * 9_000),
    (b"if-match", b"*"),
    (b"if-none-match", b"\xe9" * 9_000),
    (b"if-none-match", b"*"),
    (b"idempotency-key", b"k" * 128),
    (b"idempotency-key", b"k" * 129),
    (b"accept", b"text/html;q=0.1," * 3_000),
    (b"accept-encoding", b"zstd;q=0.5," * 5_000),
    (b"accept-encoding", b"gzip"),
    (b"range", b"bytes=0-,5-6," * 3_000),
    (b"database-mode", b"replica"),
    (b"database-mode", b"x" * 9_000),
    (b"x-tenant", b"acme"),
    (b"x-request-id", b"r" * 9_000),
    (b"origin", b"https://evil.example"),
    (b"host", b"h" * 255),
    (b"host", b"h" * 9_000),
    (b"traceparent", b"00-" + b"f" * 300),
    (b"cookie", b"truweel_session=" + b"c" * 9_000),
    (b"x-forwarded-for", b"1," * 9_000),
    (b"expect", b"100-continue"),
    (b"accept-language", b"nl;q=0.9," * 5_000),
)
CONTENT_TYPES = (b"application/json", b"application/json; charset=" + b"x" * 2_000, b"text/plain", b"", b"\xff/\xfe")
PAGES = (
    ("GET", "/sign-in"),
    ("POST", "/sign-in"),
    ("GET", "/console"),
    ("GET", "/marketplace"),
    ("GET", "/v3/api-docs"),
    ("POST", "/oauth2/tokens"),
    ("POST", "/oauth2/introspect"),
    ("GET", "/oauth2/authorize"),
    ("GET", "/metrics"),
    ("GET", "/readyz"),
    ("GET", "/documents/1"),
    ("GET", "/images/1"),
    ("GET", "/swagger-ui/index.html"),
)
FALLBACK_IDS = {"roles": ("999",), "users": ("999",)}
"""Ids where none are known: never the sender's own role or user, without which it may do nothing any more."""
MERGE_PATCH, JSON_PATCH = b"application/merge-patch+json", b"application/json-patch+json"


@dataclass(frozen=True)
class HostileCall:
    """One request: method, raw target, headers besides those of the connection, body; `operation` is what is called."""

    operation: str
    method: str
    target: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class HostileCalls:
    """An endless, repeatable sequence. `ids` has ids of records by the key of their collection."""

    def __init__(self, registry: Registry, ids: dict[str, list[str]], seed: int) -> None:
        self._registry = registry
        self._ids = ids
        self._chance = random.Random(seed)
        self._document = build_document(registry)
        self._operations = [
            (method.upper(), path, operation)
            for path, item in self._document["paths"].items()
            for method, operation in item.items()
            if method in ("get", "post", "put", "patch", "delete")
        ]

    def __iter__(self) -> Iterator[HostileCall]:
        while True:
            operations = list(self._operations)
            self._chance.shuffle(operations)
            for method, path, operation in operations:
                yield self._call(method, path, operation)
                if self._chance.random() < 0.05:
                    yield self._page()

    @property
    def count(self) -> int:
        """How many operations there are."""
        return len(self._operations)

    def _call(self, method: str, path: str, operation: dict[str, Any]) -> HostileCall:
        headers = [header for header in ODD_HEADERS if self._chance.random() < 0.06]
        target = b"/api/v2" + self._path(path)
        if self._chance.random() < 0.7:
            target += b"?" + self._query(operation)
        body = b""
        if method in ("POST", "PUT", "PATCH"):
            kind, body = self._body(method, path)
            headers.append((b"content-type", kind))
        return HostileCall(f"{method} {path}", method, target, self._fit(target, headers), body)

    def _fit(self, target: bytes, headers: list[tuple[bytes, bytes]]) -> tuple[tuple[bytes, bytes], ...]:
        """As many headers as the bound allows; now and then more."""
        if self._chance.random() < 0.02:
            return tuple(headers)
        remaining, kept = HEAD_BYTES - len(target), []
        for name, value in headers:
            remaining -= len(name) + len(value)
            if remaining > 0:
                kept.append((name, value))
        return tuple(kept)

    def _page(self) -> HostileCall:
        """Doors beside the API."""
        choose = self._chance.choice
        method, path = choose(PAGES)
        query = "&".join(f"{quote(choose(ODD_TEXTS)[:2_000])}={quote(choose(ODD_TEXTS)[:2_000])}" for _ in range(8))
        body = f"grant_type=refresh_token&refresh_token={'r' * 60_000}".encode() if method == "POST" else b""
        kind = (b"content-type", b"application/x-www-form-urlencoded")
        target = f"{path}?{query}".encode()
        return HostileCall(f"{method} {path}", method, target, self._fit(target, [kind, choose(ODD_HEADERS)]), body)

    # Paths and queries

    def _path(self, template: str) -> bytes:
        segments = template.strip("/").split("/")
        parts = []
        for position, segment in enumerate(segments):
            if not segment.startswith("{"):
                parts.append(segment)
                continue
            keys = [segments[0], "/".join((segments[0], segments[position - 1]))]
            ids = self._ids.get(keys[-1] if position > 2 else keys[0]) or FALLBACK_IDS.get(segments[0], ("1", "2"))
            text = self._chance.choice(ids if self._chance.random() < 0.85 else ODD_TEXTS)
            parts.append(quote(text[:4_000].encode("utf-8", "surrogatepass"), safe=""))
        path = "/" + "/".join(parts)
        return path.encode() if self._chance.random() < 0.98 else (path + "/%00%ff/" + "a/" * 2_000).encode()

    def _query(self, operation: dict[str, Any]) -> bytes:
        names = [name for name in map(self._parameter_name, operation.get("parameters", ())) if name]
        pairs: list[tuple[str, str]] = []
        for _ in range(self._chance.choice((1, 3, 10, 200, 490))):
            name = self._chance.choice([*names, "searchText", "include", "x" * 500]) if names else "x"
            pairs.append((name, self._query_value(name)))
        if self._chance.random() < 0.3 and names:  # the same filter as often as it may be given
            name = self._chance.choice(names)
            pairs = [(name, f"{number}{self._query_value(name)}"[:100]) for number in range(200)]
        text = "&".join(
            f"{quote(name, safe='')}={quote(value.encode('utf-8', 'surrogatepass'))}" for name, value in pairs
        )
        return text[: HEAD_BYTES - 8_000].rpartition("&")[0].encode() or b"limit=100"

    def _parameter_name(self, parameter: dict[str, Any]) -> str:
        if "$ref" in parameter:
            parameter = self._document["components"]["parameters"][parameter["$ref"].rpartition("/")[2]]
        name: str = parameter["name"]
        return name if parameter["in"] == "query" else ""

    def _query_value(self, name: str) -> str:
        if name == "include":
            relations = [name for collection in self._registry for name in collection.relations]
            return ".".join(self._chance.choice(relations) for _ in range(self._chance.randint(1, 6)))
        if name in ("limit", "size"):
            return self._chance.choice(("100", "99999", "0", "-1", "9" * 17))
        if name in ("page", "offset"):
            return self._chance.choice(("0", "1", "100000", "9" * 16))
        if name == "sort":
            return ",".join(self._chance.choice(("name:asc", "id:desc", "updatedAt", "x")) for _ in range(20))
        if name == "cursor":
            raw = self._chance.choice((b'["id",1e400]', b'["id",[[[]]]]', b"\xff", b"[" * 2_000))
            return base64.urlsafe_b64encode(raw).decode()
        words = (*ODD_TEXTS, "1", "a", "ab", "abc", "true", "2026-01-01T00:00:00Z", "client")
        return self._chance.choice(words)[:3_000]

    # Bodies

    def _body(self, method: str, path: str) -> tuple[bytes, bytes]:
        size = int(self._chance.choice(SIZES) * MEGABYTE)
        segments = [segment for segment in path.strip("/").split("/") if not segment.startswith("{")]
        if segments[-1] in ("documents", "document-upload-sessions") and self._chance.random() < 0.9:
            return self._upload(size)
        collection = self._registry.get("/".join(segments)) or self._registry.top_level.get(segments[0])
        if method == "PATCH":
            if self._chance.random() < 0.5:
                return JSON_PATCH, self._json_patch(size)
            return MERGE_PATCH, self._document_body(collection, size)
        if self._chance.random() < 0.1:
            return self._chance.choice(CONTENT_TYPES), self._odd_json(size)
        if segments[0] in ("webhook-endpoints", "event-consumers", "apps"):
            return b"application/json", json.dumps(self._chance.choice(self._app_bodies(size))).encode()
        return b"application/json", self._document_body(collection, size)

    def _app_bodies(self, size: int) -> list[dict[str, Any]]:
        """Of webhooks and apps: many events, acknowledged messages, pages, scopes."""
        address = "https://x.example/"
        return [
            {"url": address + "u" * 4_000, "events": [f"client.{number}" for number in range(size // 15)]},
            {"listener": True, "description": "d" * size},
            {"ids": ["i" * 30] * (size // 40), "results": [{"id": "1", "durationMs": 10**18}] * 9},
            {"name": "n" * size, "redirectUris": [address] * (size // 30), "scopes": ["clients"]},
        ]

    def _document_body(self, collection: Collection | None, size: int) -> bytes:
        if collection is None or self._chance.random() < 0.25:
            return self._odd_json(size)
        body = self._record(collection, size)
        encoded = json.dumps(body, default=str).encode("utf-8", "surrogatepass")
        return encoded[: 8 * MEGABYTE - 1]

    def _record(self, collection: Collection, size: int) -> dict[str, Any]:
        """Every member at its largest, as many children as fit, as many extra fields."""
        body = {name: self._value(field, size) for name, field in collection.writable.items()}
        for name, child in collection.writable_children.items():
            row = {name: self._value(field, 50) for name, field in child.writable.items()}
            row_size = len(json.dumps(row, default=str))
            body[name] = [row] * min(size // max(row_size, 1) + 1, self._chance.choice((1, 1_000, 20_000)))
        if collection.extra:
            names = [f"Field {number}" for number in range(self._chance.choice((1, 300, size // 60 + 1)))]
            body["extraFields"] = {name: {"stringValue": "x" * 30} for name in names}
        return body

    def _value(self, field: Field, size: int) -> Any:
        if self._chance.random() < 0.05:
            return self._chance.choice(ODD_TEXTS)
        if isinstance(field, File):
            return None
        if isinstance(field, (Ref, Refs)):
            ids = self._ids.get(field.target) or ["1"]
            one = self._chance.choice(ids)
            return [one] * min(size // 5 + 1, 5_000) if isinstance(field, Refs) else one
        if isinstance(field, Value):
            return {name: self._value(member, 200) for name, member in field.kind.members.items()}
        if isinstance(field, List):
            return [self._value(field.element, 50) for _ in range(min(size // 60 + 1, 2_000))]
        if isinstance(field, Map):
            return {f"k{number}": self._value(field.element, 20) for number in range(min(size // 60 + 1, 2_000))}
        if isinstance(field, LongText):
            return self._chance.choice("xé\U0001f9f1") * min(size, field.max_length)
        if isinstance(field, Text) and not field.pattern:
            return self._chance.choice("xé\U0001f9f1") * field.max_length
        return scalar(field, self._chance.randint(1, 10**6))

    def _odd_json(self, size: int) -> bytes:
        makers: tuple[Callable[[], bytes], ...] = (
            lambda: b"[" * size,
            lambda: b'{"a":' * (size // 5),
            lambda: b'{"name":"' + b"x" * size + b'"}',
            lambda: b"{" + b",".join(b'"k%d":%d' % (n, n) for n in range(size // 15)) + b"}",
            lambda: b'{"name":1,"name":2}' + b" " * size,
            lambda: b'{"name":' + b"9" * size + b"}",
            lambda: b'{"name":1e' + b"9" * 20 + b"}",
            lambda: b'{"name":"\xff\xfe\\ud800"}',
            lambda: b'{"name":"' + b"\\u0041" * (size // 6) + b'"}',
            lambda: b'{"lineItems":[' + b"{}," * (size // 3) + b"{}]}",
            lambda: b"[" + b"null," * (size // 5) + b"null]",
            lambda: b'{"extraFields":{' + b",".join(b'"f%d":{}' % n for n in range(size // 12)) + b"}}",
            lambda: b"\0" * size,
            lambda: b"",
        )
        return self._chance.choice(makers)()

    def _json_patch(self, size: int) -> bytes:
        long = "x" * min(size, MEGABYTE)
        patches: tuple[Callable[[], Any], ...] = (
            lambda: (
                [{"op": "add", "path": "/name", "value": [1] * 50}]
                + [{"op": "copy", "from": "/name", "path": "/name/-"}] * min(size // 50, 20_000)
            ),
            lambda: (
                [{"op": "move", "from": "/name", "path": "/remark"}, {"op": "move", "from": "/remark", "path": "/name"}]
                * min(size // 100, 20_000)
            ),
            lambda: [{"op": "test", "path": "/name", "value": [long]}] * 3,
            lambda: [{"op": "add", "path": "/lineItems/-", "value": {"description": "x"}}] * min(size // 70, 20_000),
            lambda: [{"op": "replace", "path": "/" + "a/" * (size // 2), "value": 1}],
            lambda: [{"op": "remove", "path": "/lineItems/0"}] * min(size // 40, 20_000),
            lambda: [{"op": "add", "path": "/extraFields/f", "value": {"stringValue": long}}],
            lambda: [{"op": "x" * 1_000, "path": 5}] * min(size // 1_050 + 1, 5_000),
            lambda: [[]] * min(size // 3, 100_000),
        )
        return json.dumps(self._chance.choice(patches)()).encode()

    def _upload(self, size: int) -> tuple[bytes, bytes]:
        content = self._chance.choice((self._picture, self._invoice, self._noise))(min(size, 6 * MEGABYTE))
        if self._chance.random() < 0.5:
            members = {
                "name": "n" * 4_000,
                "contentType": "image/png",
                "bytesBase64": base64.b64encode(content).decode(),
            }
            members |= {"size": 10**17, "partCount": 10**6, "partNumber": 0} if self._chance.random() < 0.3 else {}
            return b"application/json", json.dumps(members).encode()
        name = self._chance.choice(
            (b'form-data; name="file"; filename="' + b"n" * 4_000 + b'"', b'form-data; name="x"')
        )
        part = b"--b\r\nContent-Disposition: " + name + b"\r\n\r\n" + content + b"\r\n"
        ending = self._chance.choice((b"--b--\r\n", b"", b"--b\r\n" * 2_000))
        return b"multipart/form-data; boundary=b", part + ending

    def _noise(self, size: int) -> bytes:
        return self._chance.choice((b"x" * size, self._chance.randbytes(size)))

    def _picture(self, size: int) -> bytes:
        """A PNG of few bytes that says it has very many pixels, or a real one."""
        if self._chance.random() < 0.5:
            picture = io.BytesIO()
            Image.new("RGB", (3_000, 3_000), "red").save(picture, "PNG")
            return picture.getvalue()
        header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
        chunk = b"IHDR" + header
        data = zlib.compress(b"\0" * min(size, MEGABYTE))
        parts = [(chunk, header), (b"IDAT" + data, data), (b"IEND", b"")]
        encoded = (struct.pack(">I", len(body)) + kind + struct.pack(">I", zlib.crc32(kind)) for kind, body in parts)
        return b"\x89PNG\r\n\x1a\n" + b"".join(encoded)

    def _invoice(self, size: int) -> bytes:
        """An electronic invoice of very many elements."""
        head = b'<?xml version="1.0"?><Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">'
        kind = self._chance.choice((b"<a/>", b"<InvoiceLine><ID>1</ID></InvoiceLine>", b"<a>", b"text &amp; text "))
        return head + kind * (size // len(kind)) + b"</Invoice>"
