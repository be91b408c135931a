"""Transactions of calls: one for each `Idempotency-Key`, whichever part of the API the call is for."""

from collections.abc import Callable

from truweel.http.call import Call, conflict_error, measure
from truweel.operations.answer import Answer
from truweel.operations.idempotency import KeyedRequest, KeysInFlight, SealAnswer, find_kept_answer, run_once
from truweel.storage.database import ConstraintViolation, Database, Writer

__all__ = ["KEYED_METHODS", "IdempotentWrites"]

KEYED_METHODS = ("POST", "PUT", "PATCH")
"""Methods for which the header counts; others ignore it (reference [D] S-IDEM)."""


class IdempotentWrites:
    """Runs the writes of calls to `database`. Where answers may hold secrets, `seal` encrypts what is kept of them."""

    def __init__(self, database: Database, seal: SealAnswer | None = None) -> None:
        self._database = database
        self._seal = seal
        self._keys_in_flight = KeysInFlight()

    async def run(self, call: Call, body: bytes, work: Callable[[Writer], Answer], *, heavy: bool = False) -> Answer:
        """The answer of `work`, in one transaction; with an `Idempotency-Key`, the answer that the same request got
        before. `body` identifies the body. Raises Conflict, IdempotencyMismatch, BadRequest for a key that is none."""
        request = self._keyed_request(call, body)
        try:
            if request is None:
                return await self._database.write(measure(call, work), heavy=heavy)

            def work_once(writer: Writer) -> Answer:
                return run_once(writer, request, lambda: work(writer), self._seal)

            with self._keys_in_flight.taken(request):
                return await self._database.write(measure(call, work_once), heavy=heavy)
        except ConstraintViolation as violation:
            raise conflict_error(violation) from None

    async def find_kept_answer(self, call: Call, body: bytes) -> Answer | None:
        """The answer that the same request got before, for a call that does more than to write before it writes."""
        request = self._keyed_request(call, body)
        if request is None:
            return None
        return await self._database.read(lambda reader: find_kept_answer(reader, request, self._seal))

    @staticmethod
    def _keyed_request(call: Call, body: bytes) -> KeyedRequest | None:
        key = call.header(b"idempotency-key") if call.method in KEYED_METHODS else None
        if key is None:
            return None
        path, query = "/".join(call.segments), call.scope["query_string"].decode("latin-1")
        return KeyedRequest.of(call.caller, key, call.method, path, f"{query} {call.content_type}", body)
