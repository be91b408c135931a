"""Idempotency-Key (reference [D] S-IDEM): the first successful answer to a key is kept with the write itself and
given again.

A key counts for one method and path: programs keep one header for a client and its contacts.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from truweel import clock
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import BadRequest, Conflict, IdempotencyMismatch
from truweel.operations.answer import Answer
from truweel.storage.database import Reader, Writer

__all__ = [
    "RETENTION_MS",
    "KeyedRequest",
    "KeysInFlight",
    "SealAnswer",
    "find_kept_answer",
    "reseal_answers",
    "run_once",
]

RETENTION_MS = 24 * 60 * 60 * 1000
MAX_KEY = 128
SEAL_PURPOSE = "answer"


class SealAnswer(Protocol):
    """Encrypts the answers that are kept. A keyring is one."""

    def seal(self, secret: str, purpose: str) -> str:
        """The encrypted text."""

    def unseal(self, sealed: str, purpose: str) -> str:
        """The text of `seal`."""


@dataclass(frozen=True, slots=True)
class KeyedRequest:
    """A request with an Idempotency-Key. `scope` is the digest of method, path and key, `fingerprint` that of all
    which makes two requests the same one."""

    caller: Caller
    scope: str
    fingerprint: str

    @classmethod
    def of(cls, caller: Caller, key: str, method: str, path: str, details: str, body: bytes) -> "KeyedRequest":
        """The request. `details` are query string and content type. Raises BadRequest for a key that can't be one."""
        if not 0 < len(key) <= MAX_KEY:
            raise BadRequest(f"Idempotency-Key: must have 1 to {MAX_KEY} characters, not {len(key)}.")
        scope = hashlib.sha256(f"{method} {path}\n{key}".encode("utf-8", "surrogatepass")).hexdigest()
        digest = hashlib.sha256(f"{details}\n".encode("utf-8", "surrogatepass"))
        digest.update(body)
        return cls(caller, scope, digest.hexdigest())


def _in_progress() -> Conflict:
    return Conflict("Idempotency-Key: a request with this key is under way.", code=Code.REQUEST_IN_PROGRESS)


def reseal_answers(writer: Writer, key_id: str, reseal: Callable[[str], str]) -> int:
    """Put `reseal` of it in place of each kept answer that was encrypted with the server's key `key_id`; how many."""
    beginning = f"{key_id}:".encode()
    rows = writer.rows(
        f"SELECT tenant_id, caller, key, body FROM idempotency WHERE substr(body, 1, ?) = ?{writer.for_update}",
        (len(beginning), beginning),
    )
    for *key, body in rows:
        writer.execute(
            "UPDATE idempotency SET body = ? WHERE tenant_id = ? AND caller = ? AND key = ?",
            (reseal(bytes(body).decode()).encode(), *key),
        )
    return len(rows)


class KeysInFlight:
    """The keys that are being worked on in this process."""

    def __init__(self) -> None:
        self._keys: set[tuple[str, str]] = set()

    @contextmanager
    def taken(self, request: KeyedRequest) -> Iterator[None]:
        """Hold the key of `request` while the block runs. Raises Conflict while another request with it is under
        way."""
        key = request.caller.identity, request.scope
        if key in self._keys:
            raise _in_progress()
        self._keys.add(key)
        try:
            yield
        finally:
            self._keys.discard(key)


def run_once(
    writer: Writer, request: KeyedRequest, work: Callable[[], Answer], seal: SealAnswer | None = None
) -> Answer:
    """The kept answer to `request`, or that of `work`, kept in the same transaction, encrypted with `seal`. A refused
    call leaves the key free."""
    caller, scope = request.caller, request.scope
    if writer.dialect == "postgresql":
        digest = hashlib.blake2b(f"{caller.identity} {scope}".encode(), digest_size=8).digest()
        row = writer.row("SELECT pg_try_advisory_xact_lock(?)", (int.from_bytes(digest, signed=True),))
        if not row or not row[0]:
            raise _in_progress()
    kept = find_kept_answer(writer, request, seal)
    if kept is not None:
        return kept
    answer = work()
    headers = {**answer.headers, "ETag": answer.etag}
    body = seal.seal(answer.body.decode(), SEAL_PURPOSE).encode() if answer.body and seal is not None else answer.body
    writer.bytes_written += len(body)
    writer.execute(
        "DELETE FROM idempotency WHERE tenant_id = ? AND caller = ? AND key = ?",
        (caller.tenant_id, caller.identity, scope),
    )
    writer.execute(
        "INSERT INTO idempotency (tenant_id, caller, key, fingerprint, at, status, headers, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            caller.tenant_id, caller.identity, scope, request.fingerprint, clock.now(), answer.status,
            json.dumps(headers), body,
        ),
    )  # fmt: skip
    return answer


def find_kept_answer(reader: Reader, request: KeyedRequest, seal: SealAnswer | None = None) -> Answer | None:
    """The kept answer to `request`, if there is one. Raises IdempotencyMismatch where its key had another body."""
    stored = reader.row(
        "SELECT fingerprint, status, headers, body FROM idempotency "
        "WHERE tenant_id = ? AND caller = ? AND key = ? AND at > ?",
        (request.caller.tenant_id, request.caller.identity, request.scope, clock.now() - RETENTION_MS),
    )
    if stored is None:
        return None
    if stored[0] != request.fingerprint:
        raise IdempotencyMismatch("Idempotency-Key: was used here for another body; use a new key.")
    headers = json.loads(stored[2])
    etag, body = headers.pop("ETag", ""), bytes(stored[3])
    if body and seal is not None:
        body = seal.unseal(body.decode(), SEAL_PURPOSE).encode()
    return Answer(stored[1], body, headers | {"Idempotency-Replayed": "true"}, (), etag)
