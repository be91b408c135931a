"""The manifest of an app, parsed and validated: from the API, the console, the command line, or a TOML file."""

import base64
import binascii
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from truweel.error_codes import Code
from truweel.errors import Fault, ValidationError
from truweel.events.catalog import Catalog
from truweel.oauth import scopes
from truweel.oauth.model import Manifest, Webhook
from truweel.query import body_report
from truweel.query.model import Notice
from truweel.query.parse import suggestion
from truweel.schema import Boolean, Field, List, LongText, Text, Value, ValueObject
from truweel.schema.body import Report
from truweel.schema.registry import Registry

__all__ = [
    "LOGO_BYTES",
    "ManifestError",
    "ParsedManifest",
    "image_type",
    "manifest_document",
    "manifest_fields",
    "parse_manifest",
    "parse_manifest_file",
]

LOGO_BYTES = 64 * 1024
_LOCAL = ("localhost", "127.0.0.1", "::1")
HOST = re.compile(r"([A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?")
"""Host and port of a URL that may stand in a header of ours, such as Content-Security-Policy."""
_PRIVATE = re.compile(r"[a-z][a-z0-9+-]*(\.[a-z0-9+-]+)+", re.IGNORECASE)
_PRINTABLE = re.compile(r"[!-~]+")
_INVISIBLE = ("Cf", "Co", "Cs", "Zl", "Zp")
"""Unicode categories of characters that make a name look like another: zero-width ones, and changes of direction."""
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


class ManifestError(Exception):
    """An invalid manifest file; `lines` are its faults, each `file:line: member: message`."""

    def __init__(self, lines: list[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = lines


class Link(Text):
    """The URL of a page: https, or http on localhost."""

    max_length = 1000

    def from_json(self, value: Any) -> str:
        """Raises ValueError with the expected format."""
        text = super().from_json(value)
        try:
            url = urlsplit(text)
            is_valid = url.scheme == "https" or (url.scheme == "http" and url.hostname in _LOCAL)
        except ValueError:
            is_valid = False
        if not is_valid or not HOST.fullmatch(url.netloc) or not _PRINTABLE.fullmatch(text):
            raise ValueError("must be an address such as https://example.com/start")
        return text


class RedirectUri(Text):
    """A redirect URI (RFC 9700 §2.1, RFC 8252 §7)."""

    max_length = 1000

    def from_json(self, value: Any) -> str:
        """Raises ValueError with the expected format."""
        text = super().from_json(value)
        if not _PRINTABLE.fullmatch(text) or "\\" in text:
            raise ValueError("must be printable ASCII without blanks")
        if "#" in text or "*" in text:
            raise ValueError("must have no fragment (#) and no wildcard (*); it is compared character by character")
        try:
            url = urlsplit(text)
            _ = url.port
        except ValueError:
            raise ValueError("is not a valid URI") from None
        if url.username is not None or url.password is not None:
            raise ValueError("must not hold credentials")
        if url.netloc and not HOST.fullmatch(url.netloc):
            raise ValueError(
                "must name its host by letters, digits, points and hyphens (or an IPv6 address in brackets)"
            )
        if url.scheme == "https" and url.hostname:
            return text
        if url.scheme == "http" and url.hostname in _LOCAL:
            return text
        if _PRIVATE.fullmatch(url.scheme):
            return text
        raise ValueError(
            "must begin with https://, http://localhost, or a scheme of your own such as com.example.app:/"
        )


class Address(Text):
    """An e-mail address or the URL of a page."""

    def from_json(self, value: Any) -> str:
        """Raises ValueError with the expected format."""
        text = super().from_json(value)
        if _MAIL.fullmatch(text):
            return text
        try:
            return Link().from_json(text)
        except ValueError:
            raise ValueError("must be an e-mail address, or an address such as https://example.com/help") from None


class Image(Field):
    """A logo as a `data:` URL, PNG, JPEG or WebP of at most 64 KB."""

    def from_json(self, value: Any) -> bytes:
        """The bytes. Raises ValueError with the expected format."""
        match = re.fullmatch(r"data:image/[a-z+]+;base64,([A-Za-z0-9+/=\s]+)", value) if type(value) is str else None
        try:
            content = base64.b64decode(match[1], validate=False) if match else b""
        except binascii.Error:
            content = b""
        if not content or len(content) > LOGO_BYTES or image_type(content) is None:
            raise ValueError(
                f"must be a PNG, JPEG or WebP of at most {LOGO_BYTES // 1024} KB, as data:image/png;base64,…"
            )
        return content


def image_type(content: bytes) -> str | None:
    """The media type of an image by its first bytes; None if it is not supported."""
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    return "image/webp" if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


MAX_EVENT_NAMES = 1000
"""Names of events in all webhooks of an app together."""


class _Hook(ValueObject):
    url = Link(required=True)
    events = List(Text(max_length=60))


class _Scope(Text):
    """A known scope."""

    def __init__(self, known: tuple[str, ...]) -> None:
        super().__init__(max_length=60)
        self._known = known

    def from_json(self, value: Any) -> str:
        """Raises ValueError with the nearest known scope."""
        text = super().from_json(value)
        if text not in self._known:
            raise ValueError(f"there is no scope '{text}'{suggestion(text, self._known)}")
        return text


def manifest_fields(registry: Registry) -> dict[str, Field]:
    """The fields of a manifest by their JSON names."""
    return {
        "name": Text(required=True, max_length=60, doc="Name, as customers see it."),
        "vendor": Text(required=True, max_length=80, doc="Who makes it."),
        "description": LongText(max_length=2000, default="", doc="What it does, in a few sentences."),
        "homePage": Link(doc="A page about it."),
        "supportAddress": Address(doc="Where customers get help."),
        "startUrl": Link(doc="Page of the vendor where a customer starts the OAuth flow."),
        "videoUrl": Link(doc="A video that shows it at work; needed before it is published."),
        "redirectUris": List(RedirectUri(), required=True, doc="Where codes may be sent; compared exactly."),
        "scopes": List(_Scope(scopes.known_scopes(registry)), required=True, doc="What it needs at most."),
        "webhooks": List(Value(_Hook), doc="Webhooks that every tenant gets with it."),
        "public": Boolean(default=False, doc="It can't keep a secret: an app on a phone or in a browser."),
        "strict": Boolean(default=False, doc="Its calls are strict: unknown names are refused."),
        "logo": Image(doc="Logo, at best square."),
    }


@dataclass(frozen=True, slots=True)
class ParsedManifest:
    """A parsed manifest and its logo; None keeps the stored logo. `warnings` are for its author."""

    manifest: Manifest
    logo: bytes | None
    warnings: tuple[Notice, ...] = ()


def parse_manifest(registry: Registry, body: Any) -> ParsedManifest:
    """The manifest in parsed JSON or TOML. Raises ValidationError with all faults, also unknown members."""
    report = Report()
    fields = manifest_fields(registry)
    if type(body) is not dict:
        raise ValidationError([Fault("body", "must be an object", Code.WRONG_TYPE, {"expected": "object"})])
    for name in [name for name in body if name not in fields]:
        report.ignore(name, tuple(fields))
    values = {name: _read_member(name, field, body, report) for name, field in fields.items()}
    report.faults += body_report.strict_faults(report)
    if not report.faults:
        _check_webhooks(registry, values["webhooks"], report)
    if report.faults:
        raise ValidationError(report.faults)
    manifest = Manifest(
        name=values["name"].strip(),
        vendor=values["vendor"].strip(),
        description=values["description"] or "",
        home_page=values["homePage"],
        support_address=values["supportAddress"],
        start_url=values["startUrl"],
        video_url=values["videoUrl"],
        redirect_uris=tuple(dict.fromkeys(values["redirectUris"])),
        scopes=tuple(scope for scope in scopes.known_scopes(registry) if scope in values["scopes"]),
        webhooks=tuple(Webhook(hook["url"], tuple(hook["events"])) for hook in values["webhooks"]),
        public=bool(values["public"]),
        strict=bool(values["strict"]),
    )
    _warn_of_uncovered(registry, manifest, report)
    return ParsedManifest(manifest, values["logo"], tuple(body_report.notices(report)))


def _read_member(name: str, field: Field, body: Mapping[str, Any], report: Report) -> Any:
    faults_before = len(report.faults)
    value = field.read(body.get(name), name, report) if name in body else field.default()
    is_empty = value is None or value == [] or (isinstance(value, str) and not value.strip())
    if field.required and is_empty and len(report.faults) == faults_before:
        report.fault(name, "is required", Code.REQUIRED)
    if isinstance(value, str) and any(c < " " and c != "\n" for c in value.replace("\r\n", "\n")):
        report.fault(name, "must hold no control characters", Code.INVALID_CHARACTERS)
    elif isinstance(value, str) and any(unicodedata.category(c) in _INVISIBLE for c in value):
        message = "must hold no invisible characters, such as those that change the direction of writing"
        report.fault(name, message, Code.INVALID_CHARACTERS)
    return value


def _check_webhooks(registry: Registry, hooks: list[dict[str, Any]], report: Report) -> None:
    count = sum(len(hook["events"]) for hook in hooks)
    if count > MAX_EVENT_NAMES:
        message = f"must name at most {MAX_EVENT_NAMES} events in all, not {count}"
        report.fault("webhooks", message, Code.TOO_MANY_ITEMS, max=MAX_EVENT_NAMES)
        return
    catalog = Catalog(registry)
    for index, hook in enumerate(hooks):
        if not hook["url"]:
            report.fault(f"webhooks[{index}].url", "is required", Code.REQUIRED)
        if not hook["events"]:
            report.fault(f"webhooks[{index}].events", "is required", Code.REQUIRED)
        for fault in catalog.parse_names(hook["events"]).faults:
            report.fault(f"webhooks[{index}].events", fault)


def _warn_of_uncovered(registry: Registry, manifest: Manifest, report: Report) -> None:
    """Tell which events of the webhooks never come, because no scope of the app covers what they are about."""
    modules = scopes.modules_of(registry, manifest.scopes)
    catalog = Catalog(registry)
    for index, hook in enumerate(manifest.webhooks):
        for module, events in catalog.unreadable(hook.events, modules.__contains__).items():
            wanted = next(collection.scope for collection in registry if collection.module == module)
            message = f"{', '.join(events)} will not come: the app needs the scope '{wanted}{scopes.READ}'"
            report.warn(f"webhooks[{index}].events", message, Code.FORBIDDEN, right="read", module=module)


def parse_manifest_file(registry: Registry, name: str, text: str) -> ParsedManifest:
    """The manifest in the TOML file `name`. Raises ManifestError with each fault and its line."""
    try:
        body = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line_match = re.search(r"line (\d+)", str(error))
        raise ManifestError([f"{name}:{line_match[1] if line_match else text.count(chr(10)) + 1}: {error}"]) from None
    try:
        return parse_manifest(registry, body)
    except ValidationError as error:
        raise ManifestError(
            [f"{name}:{_find_line(text, fault.field, body)}: {fault.field}: {fault.message}" for fault in error.faults]
        ) from None


def _find_line(text: str, path: str, body: Any) -> int:
    """The line number of the member at `path`: that of its list element, else its own; 1 for a missing member."""
    lines = text.splitlines()
    names = re.findall(r"[^.\[\]]+", path)
    start, table = 0, names[0]
    if len(names) > 1 and names[1].isdigit():
        table_lines = [number for number, line in enumerate(lines) if line.replace(" ", "").startswith(f"[[{table}]]")]
        if table_lines:
            start, names = table_lines[min(int(names[1]), len(table_lines) - 1)], names[2:] or [table]
    key = re.compile(rf"\s*[\"']?{re.escape(names[0])}[\"']?\s*=")
    position = next((n for n in range(start, len(lines)) if key.match(lines[n])), start)
    if len(names) > 1 and names[1].isdigit() and isinstance(body.get(names[0]), list):
        element = body[names[0]][int(names[1])]
        matches = (n for n in range(position, len(lines)) if isinstance(element, str) and element in lines[n])
        position = next(matches, position)
    return position + 1


def manifest_document(manifest: Manifest) -> dict[str, Any]:
    """A manifest as JSON, without the logo."""
    return {
        "name": manifest.name,
        "vendor": manifest.vendor,
        "description": manifest.description,
        "homePage": manifest.home_page,
        "supportAddress": manifest.support_address,
        "startUrl": manifest.start_url,
        "videoUrl": manifest.video_url,
        "redirectUris": list(manifest.redirect_uris),
        "scopes": list(manifest.scopes),
        "webhooks": [{"url": hook.url, "events": list(hook.events)} for hook in manifest.webhooks],
        "public": manifest.public,
        "strict": manifest.strict,
    }
