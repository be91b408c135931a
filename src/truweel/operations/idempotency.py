"""Idempotency-Key (reference [D] S-IDEM): the first successful answer to a key is kept with the write itself and
given again."""

import hashlib
import json
from collections.abc import Callable

from truweel import clock
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import BadRequest, Conflict, IdempotencyMismatch
from truweel.operations.answer import Answer
from truweel.storage.database import Writer

__all__ = ["RETENTION_MS", "KeysInFlight", "request_fingerprint", "run_once"]

RETENTION_MS = 24 * 60 * 60 * 1000
MAX_KEY = 128


def request_fingerprint(method: str, path: str, content_type: str, body: bytes) -> str:
    """What makes two requests the same one."""
    digest = hashlib.sha256(f"{method} {path} {content_type}\n".encode())
    digest.update(body)
    return digest.hexdigest()


def _in_progress() -> Conflict:
    return Conflict("Idempotency-Key: a request with this key is under way.", code=Code.REQUEST_IN_PROGRESS)


class KeysInFlight:
    """The keys that are being worked on in this process."""

    def __init__(self) -> None:
        self._keys: set[tuple[str, str]] = set()

    def take(self, caller: Caller, key: str) -> None:
        """Conflict while another request with the key is under way; BadRequest for a key that can't be one."""
        if not 0 < len(key) <= MAX_KEY:
            raise BadRequest(f"Idempotency-Key: must have 1 to {MAX_KEY} characters, not {len(key)}.")
        if (caller.identity, key) in self._keys:
            raise _in_progress()
        self._keys.add((caller.identity, key))

    def release(self, caller: Caller, key: str) -> None:
        """The request is answered."""
        self._keys.discard((caller.identity, key))


def run_once(writer: Writer, caller: Caller, key: str, fingerprint: str, work: Callable[[], Answer]) -> Answer:
    """The kept answer to `key`, or that of `work`, kept in the same transaction. A refused call leaves the key free."""
    if writer.dialect == "postgresql":
        lock = int.from_bytes(hashlib.blake2b(f"{caller.identity} {key}".encode(), digest_size=8).digest(), signed=True)
        row = writer.row("SELECT pg_try_advisory_xact_lock(?)", (lock,))
        if not row or not row[0]:
            raise _in_progress()
    now = clock.now()
    stored = writer.row(
        "SELECT fingerprint, status, headers, body FROM idempotency "
        "WHERE tenant_id = ? AND caller = ? AND key = ? AND at > ?",
        (caller.tenant_id, caller.identity, key, now - RETENTION_MS),
    )
    if stored is not None:
        if stored[0] != fingerprint:
            raise IdempotencyMismatch("Idempotency-Key: was used for another method, path or body; use a new key.")
        headers = json.loads(stored[2])
        etag = headers.pop("ETag", "")
        return Answer(stored[1], bytes(stored[3]), headers | {"Idempotency-Replayed": "true"}, (), etag)
    answer = work()
    writer.bytes_written += len(answer.body)
    headers = {**answer.headers, "ETag": answer.etag}
    writer.execute(
        "DELETE FROM idempotency WHERE tenant_id = ? AND caller = ? AND key = ?",
        (caller.tenant_id, caller.identity, key),
    )
    writer.execute(
        "INSERT INTO idempotency (tenant_id, caller, key, fingerprint, at, status, headers, body) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (caller.tenant_id, caller.identity, key, fingerprint, now, answer.status, json.dumps(headers), answer.body),
    )
    return answer
