"""Uploads: into temporary buckets and straight to records, in one request or in parts.

Bytes are in the store before a transaction begins; the transaction only takes them.
"""

import asyncio
import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

import msgspec

from truweel import clock
from truweel.auth.caller import Caller
from truweel.errors import BadRequest, Conflict, Locked, NotFound, PayloadTooLarge
from truweel.files import blobs, buckets, content, sessions, ubl
from truweel.files.blobs import Kept, Vanished
from truweel.files.buckets import Unattached
from truweel.files.incoming import Received
from truweel.files.sessions import MAX_PART, MAX_SIZE, Part, Session
from truweel.files.store import Store
from truweel.files.ubl import NotUbl
from truweel.operations import attach, documents
from truweel.operations.answer import Answer, Context
from truweel.operations.unit import Unit
from truweel.schema.attachment import clean
from truweel.schema.collection import Collection
from truweel.schema.document import tail
from truweel.schema.registry import Registry
from truweel.storage.database import Database, Reader, Writer

__all__ = ["Commit", "Place", "Upload", "Uploads", "Who"]

Commit = Callable[[Callable[[Writer], Answer]], Awaitable[Answer]]
"""Runs work in a transaction, and under the request's Idempotency-Key where it has one."""


@dataclass(frozen=True, slots=True)
class Who:
    """The caller, and what else of the request matters."""

    caller: Caller
    context: Context

    @property
    def tenant(self) -> int:
        """The caller's tenant."""
        return self.caller.tenant_id


@dataclass(frozen=True, slots=True)
class Place:
    """Where documents go: a bucket by its id, or the record `id` of a collection."""

    bucket: str | None = None
    collection: Collection | None = None
    id: int = 0

    @property
    def target(self) -> str | None:
        """The record's path (`/offers/12`)."""
        return f"/{self.collection.path}/{self.id}" if self.collection else None

    def check(self, reader: Reader, caller: Caller, *, lock: bool = False) -> int | None:
        """When the bucket expires, None for a record. NotFound, Forbidden, Gone; Locked."""
        if self.bucket is not None:
            return buckets.bucket(reader, caller, self.bucket).expires_at
        assert self.collection is not None
        documents.owner(reader, caller, self.collection, self.id, "write")
        sql = f'SELECT locked_at FROM "{self.collection.table}" WHERE tenant_id = ? AND id = ?'
        row = reader.row(sql, (caller.tenant_id, self.id))
        if row and row[0] is not None:
            raise Locked(f"{self.collection.path} {self.id} is locked; unlock it before adding to it.")
        return None


@dataclass(frozen=True, slots=True)
class Upload:
    """What a request brought: the bytes, a name and a content type as the caller says, and the SHA-256 it expects."""

    received: Received
    name: str | None
    content_type: str | None
    sha256: str | None = None


class Uploads:
    """The use cases of uploading."""

    def __init__(self, registry: Registry, database: Database, store: Store) -> None:
        self.registry = registry
        self.database = database
        self.store = store

    # Buckets and single uploads

    async def bucket(self, who: Who, commit: Commit) -> Answer:
        """A new temporary bucket. Forbidden for who may put nothing that lies in one anywhere."""
        if not any(who.caller.may_write(one.module) for one in self.registry if one.options.documents or one.files):
            raise who.caller.refused("write", "any module whose records take documents")

        def work(writer: Writer) -> Answer:
            made = buckets.create(writer, who.caller)
            body = {"id": made.id, "expires": clock.instant(made.expires_at)}
            location = f"{who.context.base}/api/v2/temp-document-buckets/{made.id}"
            return Answer(201, msgspec.json.encode(body), {"Location": location})

        return await commit(work)

    async def document(self, who: Who, place: Place, upload: Upload, commit: Commit) -> Answer:
        """A document in one request."""
        _verify(upload.sha256, upload.received.digest)
        name = clean(upload.name)
        kind = content.sniff(upload.received.head, name, upload.content_type)
        pieces = [(upload.received.digest, upload.received.size)]
        facts = await self._facts(upload.received, kind) if place.bucket is not None else None

        def work(writer: Writer, kept: Kept) -> Answer:
            place.check(writer, who.caller)
            blobs.claim(writer, who.tenant, kept)
            return self._deliver(writer, who, place, name, kind, pieces, facts)

        return await self._keeping(who, upload.received, lambda kept: commit(lambda writer: work(writer, kept)))

    async def _facts(self, received: Received, kind: str) -> str | None:
        """What an electronic invoice says, read before its bytes move on."""
        if kind != "application/xml" or received.size > ubl.MAX_BYTES:
            return None
        return await asyncio.get_running_loop().run_in_executor(self.store.threads, _read, received)

    async def _keeping(self, who: Who, received: Received, use: Callable[[Kept], Awaitable[Answer]]) -> Answer:
        while True:
            kept = await blobs.keep(self.database, self.store, who.tenant, received)
            try:
                return await use(kept)
            except Vanished:
                continue

    def _deliver(
        self,
        writer: Writer,
        who: Who,
        place: Place,
        name: str,
        kind: str,
        pieces: Sequence[tuple[str, int]],
        facts: str | None = None,
    ) -> Answer:
        """Make a document of bytes that are claimed already."""
        size = sum(size for _, size in pieces)
        if place.target is None:
            waiting = self._wait(writer, who, place, name, kind, size, facts)
            blobs.append(writer, who.tenant, waiting.id, 0, pieces)
            return self._answer(who, waiting)
        unit = Unit(writer, self.registry, who.caller, who.context)
        record = attach.document(unit, place.target, name, kind, size)
        blobs.append(writer, who.tenant, record.id, 0, pieces)
        unit.finish(record)
        unit.close()
        saved = unit.bytes_of(record)
        ending = tail(documents.collection(self.registry), who.context.base)
        return self._created(who, record.id, ending.complete(saved.document, record.id, saved.label))

    def _wait(
        self, writer: Writer, who: Who, place: Place, name: str, kind: str, size: int, facts: str | None = None
    ) -> Unattached:
        (id,) = writer.ids(documents.collection(self.registry).table)
        now = clock.now()
        waiting = Unattached(
            id, who.caller.user_id, who.caller.app_id, place.bucket, place.target, name, kind, size, now, now, facts
        )
        buckets.add(writer, who.tenant, waiting)
        return waiting

    def _answer(self, who: Who, waiting: Unattached, status: int = 201) -> Answer:
        answer = self._created(who, waiting.id, documents.shown(self.registry, who.context, waiting))
        return answer if status == 201 else replace(answer, status=status, headers={})

    @staticmethod
    def _created(who: Who, id: int, body: bytes) -> Answer:
        return Answer(201, body, {"Location": f"{who.context.base}/api/v2/documents/{id}"})

    # Uploads in parts

    async def session(
        self,
        who: Who,
        place: Place,
        commit: Commit,
        *,
        name: str | None,
        content_type: str | None,
        size: int | None,
        part_count: int | None,
        sha256: str | None,
    ) -> Answer:
        """A new upload in parts."""
        if size is not None and size > MAX_SIZE:
            raise PayloadTooLarge(f"size: a document has at most {MAX_SIZE} bytes, not {size}.")

        def work(writer: Writer) -> Answer:
            until = place.check(writer, who.caller)
            now = clock.now()
            made = Session(
                clock.new_uuid(), who.caller.user_id, who.caller.app_id, place.bucket, place.target, clean(name),
                content_type or "", size, part_count, sha256, now, until or now + buckets.KEPT,
            )  # fmt: skip
            sessions.create(writer, who.tenant, made)
            location = f"{who.context.base}/api/v2/document-upload-sessions/{made.id}"
            return Answer(201, _described(made, []), {"Location": location})

        return await commit(work)

    def described(self, reader: Reader, who: Who, id: str) -> Answer:
        """Which parts of a session are there."""
        found = sessions.find(reader, who.caller, id)
        return Answer(200, _described(found, sessions.parts(reader, who.tenant, found.id)))

    async def part(self, who: Who, id: str, number: int, upload: Upload) -> Answer:
        """One part. Sent again with the same bytes it is answered again, so that a retry is always safe."""
        _verify(upload.sha256, upload.received.digest)
        part = Part(number, upload.received.digest, upload.received.size)

        async def use(kept: Kept) -> Answer:
            return await self.database.write(lambda writer: self._part(writer, who, id, part, upload.received, kept))

        answer = await self._keeping(who, upload.received, use)
        if answer.status != 202:
            return answer
        await self._check(who, id)
        return await self.database.write(lambda writer: self._complete(writer, who, id))

    def _part(self, writer: Writer, who: Who, id: str, part: Part, received: Received, kept: Kept) -> Answer:
        found = sessions.find(writer, who.caller, id, lock=writer.for_update)
        place = self._place(found)
        place.check(writer, who.caller)
        there = sessions.parts(writer, who.tenant, found.id)
        if sessions.place(found, there, part):
            blobs.claim(writer, who.tenant, kept)
            sessions.insert(writer, who.tenant, found, part)
            found = sessions.touch(writer, who.tenant, found)
            there = sorted([*there, part], key=lambda one: one.number)
            if part.number == 0:
                kind = content.sniff(received.head, found.name, found.content_type)
                found = sessions.typed(writer, who.tenant, found, kind)
            if not found.declared:
                return self._longer(writer, who, found, place, there)
        if found.document_id is not None:
            return self._again(writer, who, found.document_id)
        if not sessions.complete(found, there):
            return Answer(200, _described(found, there))
        # The whole is hashed outside of the transaction, where that is asked for.
        return Answer(202) if found.sha256 else self._finished(writer, who, found, there)

    def _place(self, session: Session) -> Place:
        owner = self.registry.owner(session.target)
        return Place(session.bucket_id) if owner is None else Place(None, *owner)

    def _longer(self, writer: Writer, who: Who, session: Session, place: Place, there: Sequence[Part]) -> Answer:
        """The document of a session that declares nothing, with one part more."""
        size = sum(one.size for one in there)
        if session.document_id is None:
            waiting = self._wait(writer, who, place, session.name, session.content_type, size)
            sessions.close(writer, who.tenant, session, waiting.id, open_=True)
        else:
            buckets.grow(writer, who.tenant, session.document_id, size, clock.now())
            waiting = self._waiting(writer, who, session.document_id)
        blobs.append(writer, who.tenant, waiting.id, len(there) - 1, [(there[-1].digest, there[-1].size)])
        return self._answer(who, waiting)

    def _waiting(self, reader: Reader, who: Who, id: int) -> Unattached:
        found = buckets.find(reader, who.tenant, id)
        if found is None:
            raise NotFound(f"documents has no record with id {id}.")
        return found

    def _again(self, reader: Reader, who: Who, id: int) -> Answer:
        return documents.get(reader, self.registry, who.caller, replace(who.context, strict=False), id, {})

    def _finished(self, writer: Writer, who: Who, session: Session, there: Sequence[Part]) -> Answer:
        pieces = [(part.digest, part.size) for part in there]
        answer = self._deliver(writer, who, self._place(session), session.name, session.content_type, pieces)
        sessions.close(writer, who.tenant, session, int(answer.headers["Location"].rpartition("/")[2]))
        return answer

    async def _check(self, who: Who, id: str) -> None:
        """All parts together must have the SHA-256 that was declared. Conflict: the session is closed."""

        def work(reader: Reader) -> tuple[Session, list[blobs.Chunk]]:
            found = sessions.find(reader, who.caller, id)
            return found, sessions.pieces(reader, who.tenant, found.id)

        found, pieces = await self.database.read(work)
        digest = hashlib.sha256()
        async for block in blobs.read(self.store, pieces):
            digest.update(block)
        if digest.hexdigest() != found.sha256:
            await self.database.write(lambda writer: sessions.close(writer, who.tenant, found, None))
            raise Conflict(
                f"sha256: the parts together have {digest.hexdigest()}, not the declared {found.sha256}. "
                "The session is closed; start another one."
            )

    def _complete(self, writer: Writer, who: Who, id: str) -> Answer:
        found = sessions.find(writer, who.caller, id, lock=writer.for_update)
        if found.document_id is not None:
            return self._again(writer, who, found.document_id)
        self._place(found).check(writer, who.caller)
        return self._finished(writer, who, found, sessions.parts(writer, who.tenant, found.id))

    # Ends

    @staticmethod
    def open(reader: Reader, tenant: int, id: int) -> bool:
        """Whether more parts of a document may come."""
        return sessions.open_for(reader, tenant, id)

    async def settle(self, tenant: int, waiting: Unattached) -> None:
        """A document is read while its session is open: the session closes, and what goes to a record gets there."""
        await self.database.write(lambda writer: self.settled(writer, tenant, waiting.id))

    def settled(self, writer: Writer, tenant: int, id: int) -> None:
        """`settle`, as part of a transaction. A record that went away meanwhile takes the document with it."""
        sessions.close_for(writer, tenant, id)
        waiting = buckets.find(writer, tenant, id, lock=writer.for_update)
        if waiting is None or waiting.target is None:
            return
        caller = Caller(tenant, waiting.user_id, "Uploader", app_id=waiting.app_id)
        owner = self.registry.owner(waiting.target)
        unit = Unit(writer, self.registry, caller, Context(base=""))
        if owner is None or unit.load(*owner) is None:
            blobs.release(writer, tenant, id)
            buckets.take(writer, tenant, id)
            return
        attach.adopt(unit, waiting, waiting.target)
        unit.close()


def _read(received: Received) -> str:
    try:
        return msgspec.json.encode(ubl.read(received.path.read_bytes())).decode()
    except NotUbl as error:
        return msgspec.json.encode({"fault": str(error)}).decode()


def _verify(wanted: str | None, digest: str) -> None:
    if wanted is not None and wanted != digest:
        raise BadRequest(f"sha256: the bytes that came have {digest}, not {wanted}; send them again.")


def _described(session: Session, there: Sequence[Part]) -> bytes:
    numbers = {part.number for part in there}
    upper = session.part_count if session.part_count is not None else max(numbers, default=-1) + 1
    body = {
        "id": session.id,
        "name": session.name,
        "size": session.size,
        "partCount": session.part_count,
        "sha256": session.sha256,
        "maxPartSize": MAX_PART,
        "expires": clock.instant(session.expires_at),
        "closed": session.closed_at is not None,
        "receivedSize": sum(part.size for part in there),
        "parts": [{"partNumber": p.number, "size": p.size, "sha256": p.digest} for p in there],
        "missingParts": [number for number in range(upper) if number not in numbers],
        "documentId": str(session.document_id) if session.document_id is not None else None,
    }
    return msgspec.json.encode(body)
