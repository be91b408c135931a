"""Reads uploads: JSON (`bytesBase64`) or `multipart/form-data` (`file`). Bytes go to disk as they arrive."""

import asyncio
import binascii
import re
from base64 import b64decode
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from typing import Any
from urllib.parse import unquote

from python_multipart.exceptions import MultipartParseError
from python_multipart.multipart import MultipartParser, parse_options_header

from truweel.error_codes import Code
from truweel.errors import BadRequest, Fault, InvalidValue, PayloadTooLarge, UnsupportedMediaType, ValidationError
from truweel.files.incoming import IncomingFile, ReceivedFile
from truweel.files.sessions import MAX_PART_BYTES
from truweel.files.store import BlobStore
from truweel.http.call import Call
from truweel.schema.body import decode_body
from truweel.storage.threads import DaemonThreads

__all__ = ["UploadForm", "UploadReader", "parse_integer"]

MAX_FIELD_BYTES = 64 * 1024
"""Limit of the bytes in a body that are not the file's."""
PARTS_ADVICE = (
    f" A file in one request, and a part of one, has at most {MAX_PART_BYTES} bytes; send a larger file in parts: POST "
    "…/document-upload-sessions, then POST /document-upload-sessions/{id} with partNumber 0, 1, 2 …"
)
SHA256 = "[0-9a-fA-F]{64}"
_WHITESPACE = re.compile(r"[\r\n\t ]+")
_PLAIN_BASE64 = re.compile(rb'"bytesBase64"\s*:\s*"([A-Za-z0-9+/=]*)"')
_EXTENDED_NAME = re.compile(r"filename\*\s*=\s*\"?(utf-8|iso-8859-1)'[^']*'([^;\s\"]+)", re.IGNORECASE | re.ASCII)
_ENCODED_WORD = re.compile(r"=\?[\w-]+\?[bq]\?[^?\s]*\?=(?:\s+=\?[\w-]+\?[bq]\?[^?\s]*\?=)*", re.IGNORECASE | re.ASCII)
_NOT_BASE64 = re.compile(r"[^A-Za-z0-9+/]")


@dataclass(slots=True)
class UploadForm:
    """The members of an upload, and the file if there is one."""

    members: dict[str, Any] = field(default_factory=dict)
    received: ReceivedFile | None = None
    filename: str | None = None
    file_type: str | None = None

    def text(self, name: str, maximum: int = 1000) -> str | None:
        """A text member. Raises ValidationError for another type or a longer text."""
        value = self.members.get(name)
        if value is None or value == "":
            return None
        if type(value) is not str:
            raise ValidationError([Fault(name, "must be a string", Code.WRONG_TYPE, {"expected": "string"})])
        if len(value) > maximum:
            message = f"must be at most {maximum} characters, not {len(value)}"
            raise ValidationError([Fault(name, message, Code.TOO_LONG, {"max": maximum})])
        return value

    def sha256(self) -> str | None:
        """The expected SHA-256 of the bytes, lower case. Raises ValidationError."""
        digest = self.text("sha256")
        if digest is not None and not re.fullmatch(SHA256, digest):
            message = "must be 64 hexadecimal digits"
            raise ValidationError([Fault("sha256", message, Code.PATTERN_MISMATCH, {"pattern": SHA256})])
        return digest.lower() if digest else None

    def number(self, name: str, minimum: int, maximum: int) -> int | None:
        """An integer member; in multipart/form-data it is text. Raises ValidationError."""
        value = self.members.get(name)
        if value is None:
            return None
        try:
            return parse_integer(value, minimum, maximum)
        except ValueError as error:
            raise ValidationError([Fault.of(name, error)]) from None

    @property
    def name(self) -> str | None:
        """The file name."""
        return self.text("name", 4000) or self.text("fileName", 4000) or self.filename

    @property
    def content_type(self) -> str | None:
        """The content type that the caller declared."""
        return self.text("contentType") or self.file_type

    def require_file(self) -> ReceivedFile:
        """The file. Raises ValidationError if it is missing or empty."""
        if self.received is None:
            message = "is required: bytesBase64 in JSON, or the part `file` of multipart/form-data"
            raise ValidationError([Fault("file", message, Code.REQUIRED)])
        if self.received.size == 0:
            raise ValidationError([Fault("file", "is empty", Code.REQUIRED)])
        return self.received


def _malformed(message: str) -> BadRequest:
    return BadRequest(message, code=Code.MALFORMED_BODY)


def parse_integer(value: Any, minimum: int, maximum: int) -> int:
    """An integer, also from its decimal text. Raises ValueError; its message says what is allowed."""
    if type(value) is str and re.fullmatch(r"\d{1,18}", value):
        value = int(value)
    if type(value) is not int or not minimum <= value <= maximum:
        message = f"must be a whole number from {minimum} to {maximum}"
        raise InvalidValue(message, Code.OUT_OF_RANGE, min=minimum, max=maximum)
    return value


class UploadReader:
    """Reads uploads into the spool of a store."""

    def __init__(self, store: BlobStore) -> None:
        self._store = store
        # One decoding at a time, always on the same thread, which reuses its heap: memory stays small.
        self._decode_executor = DaemonThreads(1, "uploads")

    def close(self) -> None:
        """Stop the thread, in a bounded time."""
        self._decode_executor.close_in_time()

    @asynccontextmanager
    async def read_form(self, call: Call) -> AsyncIterator[UploadForm]:
        """The upload. Bytes that the store has not taken are deleted after the block. Raises PayloadTooLarge,
        BadRequest, UnsupportedMediaType."""
        incoming = IncomingFile(self._store.spool, self._store.threads)
        try:
            if call.content_type == "multipart/form-data":
                yield await self._read_multipart(call, incoming)
            elif call.content_type in ("application/json", ""):
                yield await self._read_json(call, incoming)
            else:
                raise UnsupportedMediaType(
                    f"Content-Type is '{call.content_type}'; an upload is application/json or multipart/form-data.",
                    "application/json",
                    "multipart/form-data",
                )
        finally:
            call.scope["state"]["stored"] += incoming.size
            incoming.discard()

    # JSON

    async def _read_json(self, call: Call, incoming: IncomingFile) -> UploadForm:
        """The body goes to disk while it arrives and is decoded once complete, so slow callers hold no memory."""
        body = IncomingFile(self._store.spool, self._store.threads)
        try:
            async for chunk in call.stream(MAX_PART_BYTES * 4 // 3 + MAX_FIELD_BYTES, PARTS_ADVICE):
                body.add(chunk)
                await body.flush()
            spooled = await body.finish()
            form = await asyncio.get_running_loop().run_in_executor(
                self._decode_executor, _decode_form, spooled, incoming
            )
        finally:
            body.discard()
        if incoming.size > MAX_PART_BYTES:
            raise PayloadTooLarge(f"bytesBase64 holds {incoming.size} bytes.{PARTS_ADVICE}", MAX_PART_BYTES)
        if "bytesBase64" in form.members:
            form.received = await incoming.finish()
            del form.members["bytesBase64"]
        return form

    # multipart/form-data (RFC 7578)

    async def _read_multipart(self, call: Call, incoming: IncomingFile) -> UploadForm:
        _, options = parse_options_header(call.header(b"content-type"))
        boundary = options.get(b"boundary")
        if not boundary:
            raise _malformed("Content-Type: multipart/form-data needs its boundary.")
        parts = _PartHandler(incoming)
        try:
            parser = MultipartParser(boundary, parts.callbacks())
            async for chunk in call.stream(MAX_PART_BYTES + MAX_FIELD_BYTES, PARTS_ADVICE):
                parser.write(chunk)
                if incoming.size > MAX_PART_BYTES:
                    message = f"The file has more than {MAX_PART_BYTES} bytes.{PARTS_ADVICE}"
                    raise PayloadTooLarge(message, MAX_PART_BYTES)
                await incoming.flush()
            parser.finalize()
        except MultipartParseError as error:
            raise _malformed(f"The body is not valid multipart/form-data: {error}.") from None
        if not parts.is_complete:
            raise _malformed("The body is not valid multipart/form-data: it ends before its last boundary.")
        if parts.has_file:
            parts.form.received = await incoming.finish()
        return parts.form


def _decode_form(spooled: ReceivedFile, incoming: IncomingFile) -> UploadForm:
    """The members of a JSON body. Base64 without escapes skips the JSON decoder, which would copy it three times."""
    body = spooled.path.read_bytes() if spooled.size else b"{}"
    plain = _PLAIN_BASE64.search(body)
    members = decode_body(body[: plain.start(1)] + body[plain.end(1) :] if plain else body)
    if plain and type(members) is dict and members.get("bytesBase64") == "":
        encoded_bytes = memoryview(body)[plain.start(1) : plain.end(1)]
        try:
            incoming.add(binascii.a2b_base64(encoded_bytes, strict_mode=True) if encoded_bytes else b"")
        except binascii.Error:
            raise ValidationError(
                [Fault("bytesBase64", _describe_base64_error(bytes(encoded_bytes).decode()))]
            ) from None
        incoming.flush_in_thread()
        return UploadForm(members)
    members = decode_body(body) if plain else members
    if type(members) is not dict:
        raise _malformed('The body is an object, such as {"name": …, "bytesBase64": …}.')
    encoded = members.pop("bytesBase64", None)
    if encoded is None:
        return UploadForm(members)
    if type(encoded) is not str:
        raise ValidationError([Fault("bytesBase64", "must be a string", Code.WRONG_TYPE, {"expected": "string"})])
    members["bytesBase64"] = True
    incoming.add(_decode_base64(encoded))
    incoming.flush_in_thread()
    return UploadForm(members)


def _decode_base64(text: str) -> bytes:
    """Decodes base64 (RFC 4648 §4), also with line breaks. Raises ValidationError with the position of the error."""
    if "\n" in text or " " in text:
        text = _WHITESPACE.sub("", text)
    try:
        return b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise ValidationError([Fault("bytesBase64", _describe_base64_error(text))]) from None


def _describe_base64_error(text: str) -> str:
    invalid_character = _NOT_BASE64.search(text.rstrip("="))
    if text.startswith("data:"):
        return "is not valid base64 at character 0: leave out 'data:…;base64,'"
    if invalid_character:
        return f"is not valid base64 at character {invalid_character.start()}: '{invalid_character[0]}'"
    return f"is not valid base64: {len(text)} characters with padding; it must be a multiple of 4"


class _PartHandler:
    """Receives the parser's events: bytes of the file go to `incoming`, other parts become members of the form."""

    def __init__(self, incoming: IncomingFile) -> None:
        self.form = UploadForm()
        self.has_file = False
        self.is_complete = False
        self._incoming = incoming
        self._headers: dict[bytes, bytes] = {}
        self._header_name_bytes, self._header_value_bytes = b"", b""
        self._name: str | None = None
        self._text: bytearray | None = None
        self._decoder: _Base64Decoder | _QuotedPrintableDecoder | None = None
        self._bytes_left = MAX_FIELD_BYTES

    def callbacks(self) -> Any:
        """Event name → method, for the parser."""
        return {
            "on_part_begin": self._on_part_begin,
            "on_header_field": self._on_header_field,
            "on_header_value": self._on_header_value,
            "on_header_end": self._on_header_end,
            "on_headers_finished": self._on_headers_finished,
            "on_part_data": self._on_part_data,
            "on_part_end": self._on_part_end,
            "on_end": self._on_end,
        }

    def _on_part_begin(self) -> None:
        self._headers = {}

    def _on_header_field(self, buffer: bytes, start: int, end: int) -> None:
        self._header_name_bytes += buffer[start:end]

    def _on_header_value(self, buffer: bytes, start: int, end: int) -> None:
        self._header_value_bytes += buffer[start:end]

    def _on_header_end(self) -> None:
        self._headers[self._header_name_bytes.lower()] = self._header_value_bytes
        self._header_name_bytes, self._header_value_bytes = b"", b""

    def _on_headers_finished(self) -> None:
        _, options = parse_options_header(self._headers.get(b"content-disposition"))
        name = _decode_text(options.get(b"name", b""))
        disposition = _decode_text(self._headers.get(b"content-disposition", b""))
        filename = _read_file_name(disposition, options.get(b"filename"))
        self._decoder = _decoder(self._headers.get(b"content-transfer-encoding", b""))
        if filename is None and name != "file":
            self._name, self._text = name, bytearray()
            return
        if self.has_file:
            raise _malformed("The form has two files; each upload brings one.")
        self.has_file, self._text = True, None
        self.form.filename = filename or None
        content_type = self._headers.get(b"content-type")
        self.form.file_type = _decode_text(content_type) if content_type else None

    def _on_part_data(self, buffer: bytes, start: int, end: int) -> None:
        data = buffer[start:end] if self._decoder is None else self._decoder.decode(buffer[start:end])
        if self._text is None:
            self._incoming.add(data)
            return
        self._bytes_left -= end - start
        if self._bytes_left < 0:
            raise PayloadTooLarge(
                f"The form's fields have more than {MAX_FIELD_BYTES} bytes; the bytes of a file go in `file`.",
                MAX_FIELD_BYTES,
            )
        self._text += data

    def _on_part_end(self) -> None:
        if self._decoder is not None:
            rest = self._decoder.finish()
            if self._text is None:
                self._incoming.add(rest)
            else:
                self._text += rest
        if self._text is not None and self._name is not None:
            if self._name in self.form.members:
                raise _malformed(f"Duplicate field '{self._name[:80]}' in the form.")
            try:
                self.form.members[self._name] = self._text.decode()
            except UnicodeDecodeError:
                raise _malformed(f"The field '{self._name[:80]}' is not UTF-8.") from None
            self._text = None

    def _on_end(self) -> None:
        self.is_complete = True


def _decode_text(raw: bytes) -> str:
    """A header value: UTF-8 if valid, as most programs write it; else Latin-1."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("latin-1")


class _Base64Decoder:
    """Decodes a part sent as base64 (RFC 2045 §6.8) as it arrives."""

    def __init__(self) -> None:
        self._waiting = b""

    def decode(self, data: bytes) -> bytes:
        """The bytes of all whole groups of four characters so far."""
        text = self._waiting + data.translate(None, b"\r\n\t ")
        whole = len(text) // 4 * 4
        self._waiting = text[whole:]
        return self._decode(text[:whole])

    def finish(self) -> bytes:
        """Nothing more; malformed where a group isn't whole."""
        return self._decode(self._waiting)

    def _decode(self, text: bytes) -> bytes:
        try:
            return binascii.a2b_base64(text, strict_mode=True) if text else b""
        except binascii.Error:
            raise _malformed("A part says Content-Transfer-Encoding: base64 and is no valid base64.") from None


class _QuotedPrintableDecoder:
    """Decodes a part sent as quoted-printable (RFC 2045 §6.7), line by line."""

    def __init__(self) -> None:
        self._waiting = b""

    def decode(self, data: bytes) -> bytes:
        """The bytes of all whole lines so far."""
        whole, line_end, self._waiting = (self._waiting + data).rpartition(b"\n")
        return binascii.a2b_qp(whole + line_end)

    def finish(self) -> bytes:
        """The bytes of the last line."""
        return binascii.a2b_qp(self._waiting)


def _decoder(encoding: bytes) -> _Base64Decoder | _QuotedPrintableDecoder | None:
    """What undoes a `Content-Transfer-Encoding`; None where the bytes are themselves. RFC 7578 §4.7 deprecates it, but
    programs send it."""
    name = _decode_text(encoding).strip().lower()
    if name in ("", "7bit", "8bit", "binary"):
        return None
    if name == "base64":
        return _Base64Decoder()
    if name == "quoted-printable":
        return _QuotedPrintableDecoder()
    raise _malformed(f"Content-Transfer-Encoding '{name[:40]}' of a part is not known; send its bytes as they are.")


def _read_file_name(disposition: str, plain: bytes | None) -> str | None:
    """The name in `Content-Disposition`, None where it has none. `filename*` (RFC 8187) and encoded words (RFC 2047)
    are not for forms (RFC 7578 §4.2), but .NET sends both."""
    extended = _EXTENDED_NAME.search(disposition)
    if extended is not None:
        try:
            return unquote(extended[2], encoding=extended[1], errors="strict")
        except (UnicodeDecodeError, LookupError):
            pass  # a malformed one does not erase the plain one
    if plain is None:
        return None
    # Browsers write a quotation mark in a name as %22 (WHATWG).
    name = _decode_text(plain).replace("%22", '"')
    if not _ENCODED_WORD.fullmatch(name):
        return name
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, UnicodeDecodeError, LookupError, ValueError):
        return name
