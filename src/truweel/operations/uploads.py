"""Uploads: into temporary buckets and straight to records, in one request or in parts.

Bytes are in the store before a transaction begins; the transaction only takes them.
"""

import hashlib
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace

import msgspec

from truweel import clock
from truweel.auth.caller import Caller
from truweel.auth.store import load_tenant
from truweel.errors import BadRequest, Conflict, PayloadTooLarge, RecordLocked
from truweel.files import blobs, buckets, content, sessions
from truweel.files.blobs import BlobVanishedError, StoredBlob
from truweel.files.buckets import UnattachedDocument
from truweel.files.incoming import ReceivedFile
from truweel.files.sessions import MAX_DOCUMENT_BYTES, MAX_PART_BYTES, UploadPart, UploadSession
from truweel.files.store import BlobStore
from truweel.operations import documents
from truweel.operations.answer import Answer, Context
from truweel.operations.unit import Unit
from truweel.query import compile
from truweel.schema.attachment import clean_file_name
from truweel.schema.collection import Collection
from truweel.schema.document import response_tail
from truweel.schema.registry import Registry
from truweel.storage.database import Database, Reader, Writer

__all__ = ["Commit", "Destination", "Requester", "Upload", "Uploads"]

Commit = Callable[[Callable[[Writer], Answer]], Awaitable[Answer]]
"""Runs work in a transaction, and under the request's Idempotency-Key where it has one."""


@dataclass(frozen=True, slots=True)
class Requester:
    """The caller, and what else of the request matters."""

    caller: Caller
    context: Context

    @property
    def tenant(self) -> int:
        """The caller's tenant."""
        return self.caller.tenant_id


@dataclass(frozen=True, slots=True)
class Destination:
    """Where documents go: a bucket by its id, or the record `id` of a collection."""

    bucket: str | None = None
    collection: Collection | None = None
    id: int = 0

    @property
    def target(self) -> str | None:
        """The record's path (`/offers/12`)."""
        return f"/{self.collection.path}/{self.id}" if self.collection else None

    def check(self, reader: Reader, caller: Caller, *, lock: bool = False) -> int | None:
        """When the bucket expires, None for a record. NotFound, Forbidden, Gone; RecordLocked."""
        if self.bucket is not None:
            return buckets.load_bucket(reader, caller, self.bucket).expires_at
        assert self.collection is not None
        documents.require_owner(reader, caller, self.collection, self.id, "write")
        row = reader.row(compile.locked_at(self.collection), (caller.tenant_id, self.id))
        if row and row[0] is not None:
            raise RecordLocked(self.collection.path, self.id, "adding to it")
        return None


@dataclass(frozen=True, slots=True)
class Upload:
    """What a request brought: the bytes, a name and a content type as the caller says, and the SHA-256 it expects."""

    received: ReceivedFile
    name: str | None
    content_type: str | None
    sha256: str | None = None


class Uploads:
    """The use cases of uploading."""

    def __init__(self, registry: Registry, database: Database, store: BlobStore) -> None:
        self.registry = registry
        self.database = database
        self.store = store

    # Buckets and single uploads

    async def create_bucket(self, requester: Requester, commit: Commit) -> Answer:
        """A new temporary bucket. Forbidden for who may put nothing that lies in one anywhere."""
        if not any(
            requester.caller.may_write(collection.module)
            for collection in self.registry
            if collection.options.documents or collection.files
        ):
            raise requester.caller.forbidden_error("write", "any module whose records take documents")

        def work(writer: Writer) -> Answer:
            bucket = buckets.create_bucket(writer, requester.caller)
            body = {"id": bucket.id, "expires": clock.format_instant(bucket.expires_at)}
            location = f"{requester.context.base}/api/v2/temp-document-buckets/{bucket.id}"
            return Answer(201, msgspec.json.encode(body), {"Location": location})

        return await commit(work)

    async def upload_document(
        self, requester: Requester, destination: Destination, upload: Upload, commit: Commit
    ) -> Answer:
        """A document in one request."""
        _verify(upload.sha256, upload.received.digest)
        name = clean_file_name(upload.name)
        kind = content.sniff(upload.received.head, name, upload.content_type)
        pieces = [(upload.received.digest, upload.received.size)]

        def work(writer: Writer, blob: StoredBlob) -> Answer:
            destination.check(writer, requester.caller)
            blobs.claim_blob(writer, requester.tenant, blob)
            return self._create_document(writer, requester, destination, name, kind, pieces)

        return await self._with_stored_bytes(
            requester, upload.received, lambda blob: commit(lambda writer: work(writer, blob))
        )

    async def _with_stored_bytes(
        self, requester: Requester, received: ReceivedFile, use: Callable[[StoredBlob], Awaitable[Answer]]
    ) -> Answer:
        while True:
            blob = await blobs.store_blob(self.database, self.store, requester.tenant, received)
            try:
                return await use(blob)
            except BlobVanishedError:
                continue

    def _create_document(
        self,
        writer: Writer,
        requester: Requester,
        destination: Destination,
        name: str,
        kind: str,
        pieces: Sequence[tuple[str, int]],
    ) -> Answer:
        """Make a document of bytes that are claimed already."""
        size = sum(size for _, size in pieces)
        if destination.target is None:
            unattached = self._add_unattached(writer, requester, destination, name, kind, size)
            blobs.append_chunks(writer, requester.tenant, unattached.id, 0, pieces)
            return self._answer(requester, unattached)
        unit = Unit(writer, self.registry, requester.caller, requester.context)
        record = unit.new_document(destination.target, name, kind, size)
        blobs.append_chunks(writer, requester.tenant, record.id, 0, pieces)
        unit.commit()
        saved = unit.saved_bytes(record)
        ending = response_tail(documents.collection(self.registry), requester.context.base)
        return self._respond_created(requester, record.id, ending.complete(saved.document, record.id, saved.label))

    def _add_unattached(
        self,
        writer: Writer,
        requester: Requester,
        destination: Destination,
        name: str,
        kind: str,
        size: int,
    ) -> UnattachedDocument:
        (id,) = writer.next_ids(documents.collection(self.registry).table)
        now = clock.now()
        unattached = UnattachedDocument(
            id,
            requester.caller.user_id,
            requester.caller.app_id,
            destination.bucket,
            destination.target,
            name,
            kind,
            size,
            now,
            now,
        )
        buckets.add_document(writer, requester.tenant, unattached)
        return unattached

    def _answer(self, requester: Requester, unattached: UnattachedDocument, status: int = 201) -> Answer:
        answer = self._respond_created(
            requester, unattached.id, documents.render_unattached(self.registry, requester.context, unattached)
        )
        return answer if status == 201 else replace(answer, status=status, headers={})

    @staticmethod
    def _respond_created(requester: Requester, id: int, body: bytes) -> Answer:
        return Answer(201, body, {"Location": f"{requester.context.base}/api/v2/documents/{id}"})

    # Uploads in parts

    async def create_session(
        self,
        requester: Requester,
        destination: Destination,
        commit: Commit,
        *,
        name: str | None,
        content_type: str | None,
        size: int | None,
        part_count: int | None,
        sha256: str | None,
    ) -> Answer:
        """A new upload in parts."""
        if size is not None and size > MAX_DOCUMENT_BYTES:
            raise PayloadTooLarge(
                f"size: a document has at most {MAX_DOCUMENT_BYTES} bytes, not {size}.", MAX_DOCUMENT_BYTES
            )

        def work(writer: Writer) -> Answer:
            until = destination.check(writer, requester.caller)
            now = clock.now()
            session = UploadSession(
                clock.new_uuid(), requester.caller.user_id, requester.caller.app_id, destination.bucket,
                destination.target, clean_file_name(name), content_type or "", size, part_count, sha256,
                now, until or now + buckets.LIFETIME,
            )  # fmt: skip
            sessions.create_session(writer, requester.tenant, session)
            location = f"{requester.context.base}/api/v2/document-upload-sessions/{session.id}"
            return Answer(201, _describe(session, []), {"Location": location})

        return await commit(work)

    def describe_session(self, reader: Reader, requester: Requester, id: str) -> Answer:
        """Which parts of a session are there."""
        session = sessions.load_session(reader, requester.caller, id)
        return Answer(200, _describe(session, sessions.list_parts(reader, requester.tenant, session.id)))

    async def upload_part(self, requester: Requester, id: str, number: int, upload: Upload) -> Answer:
        """One part. Sent again with the same bytes it is answered again, so that a retry is always safe."""
        _verify(upload.sha256, upload.received.digest)
        part = UploadPart(number, upload.received.digest, upload.received.size)

        async def use(blob: StoredBlob) -> Answer:
            return await self.database.write(
                lambda writer: self._part(writer, requester, id, part, upload.received, blob)
            )

        answer = await self._with_stored_bytes(requester, upload.received, use)
        if answer.status != 202:
            return answer
        await self._check(requester, id)
        return await self.database.write(lambda writer: self._complete(writer, requester, id))

    def _part(
        self, writer: Writer, requester: Requester, id: str, part: UploadPart, received: ReceivedFile, blob: StoredBlob
    ) -> Answer:
        session = sessions.load_session(writer, requester.caller, id, lock=writer.for_update)
        destination = self._destination(session)
        destination.check(writer, requester.caller)
        parts = sessions.list_parts(writer, requester.tenant, session.id)
        if sessions.check_part(session, parts, part):
            blobs.claim_blob(writer, requester.tenant, blob)
            sessions.insert_part(writer, requester.tenant, session, part)
            session = sessions.extend_session(writer, requester.tenant, session)
            parts = sorted([*parts, part], key=lambda part_: part_.number)
            if part.number == 0:
                kind = content.sniff(received.head, session.name, session.content_type)
                session = sessions.set_content_type(writer, requester.tenant, session, kind)
            if not session.has_declared_end:
                return self._append_part(writer, requester, session, destination, parts)
        if session.document_id is not None:
            return self._respond_with_document(writer, requester, session.document_id)
        if not sessions.is_complete(session, parts):
            return Answer(200, _describe(session, parts))
        # The whole is hashed outside of the transaction, where that is asked for.
        return Answer(202) if session.sha256 else self._finish(writer, requester, session, parts)

    def _destination(self, session: UploadSession) -> Destination:
        owner = self.registry.resolve(session.target)
        return Destination(session.bucket_id) if owner is None else Destination(None, *owner)

    def _append_part(
        self,
        writer: Writer,
        requester: Requester,
        session: UploadSession,
        destination: Destination,
        parts: Sequence[UploadPart],
    ) -> Answer:
        """The document of a session that declares nothing, with one part more."""
        size = sum(part.size for part in parts)
        if session.document_id is None:
            unattached = self._add_unattached(writer, requester, destination, session.name, session.content_type, size)
            sessions.close_session(writer, requester.tenant, session, unattached.id, keep_open=True)
        else:
            buckets.update_size(writer, requester.tenant, session.document_id, size, clock.now())
            unattached = self._find_unattached(writer, requester, session.document_id)
        blobs.append_chunks(
            writer, requester.tenant, unattached.id, len(parts) - 1, [(parts[-1].digest, parts[-1].size)]
        )
        return self._answer(requester, unattached)

    def _find_unattached(self, reader: Reader, requester: Requester, id: int) -> UnattachedDocument:
        unattached = buckets.find_document(reader, requester.tenant, id)
        if unattached is None:
            raise documents.missing_document(id)
        return unattached

    def _respond_with_document(self, reader: Reader, requester: Requester, id: int) -> Answer:
        return documents.get(reader, self.registry, requester.caller, replace(requester.context, strict=False), id, {})

    def _finish(
        self, writer: Writer, requester: Requester, session: UploadSession, parts: Sequence[UploadPart]
    ) -> Answer:
        pieces = [(part.digest, part.size) for part in parts]
        answer = self._create_document(
            writer, requester, self._destination(session), session.name, session.content_type, pieces
        )
        sessions.close_session(writer, requester.tenant, session, int(answer.headers["Location"].rpartition("/")[2]))
        return answer

    async def _check(self, requester: Requester, id: str) -> None:
        """All parts together must have the SHA-256 that was declared. Conflict: the session is closed."""

        def work(reader: Reader) -> tuple[UploadSession, list[blobs.Chunk]]:
            session = sessions.load_session(reader, requester.caller, id)
            return session, sessions.list_chunks(reader, requester.tenant, session.id)

        session, pieces = await self.database.read(work)
        digest = hashlib.sha256()
        async for block in blobs.read_chunks(self.store, pieces):
            digest.update(block)
        if digest.hexdigest() != session.sha256:
            await self.database.write(lambda writer: sessions.close_session(writer, requester.tenant, session, None))
            raise Conflict(
                f"sha256: the parts together have {digest.hexdigest()}, not the declared {session.sha256}. "
                "The session is closed; start another one."
            )

    def _complete(self, writer: Writer, requester: Requester, id: str) -> Answer:
        session = sessions.load_session(writer, requester.caller, id, lock=writer.for_update)
        if session.document_id is not None:
            return self._respond_with_document(writer, requester, session.document_id)
        self._destination(session).check(writer, requester.caller)
        return self._finish(writer, requester, session, sessions.list_parts(writer, requester.tenant, session.id))

    # Ends

    @staticmethod
    def is_open(reader: Reader, tenant: int, id: int) -> bool:
        """Whether more parts of a document may come."""
        return sessions.has_open_session(reader, tenant, id)

    async def close_session(self, tenant: int, unattached: UnattachedDocument) -> None:
        """A document is read while its session is open: the session closes, and what goes to a record gets there."""
        await self.database.write(lambda writer: self.close_session_in(writer, tenant, unattached.id))

    def close_session_in(self, writer: Writer, tenant: int, id: int) -> None:
        """`close_session`, as part of a transaction. A record that went away meanwhile takes the document with it."""
        sessions.close_for_document(writer, tenant, id)
        unattached = buckets.find_document(writer, tenant, id, lock=writer.for_update)
        if unattached is None or unattached.target is None:
            return
        time_zone = load_tenant(writer, tenant).time_zone
        caller = Caller(tenant, unattached.user_id, "Uploader", app_id=unattached.app_id, time_zone=time_zone)
        owner = self.registry.resolve(unattached.target)
        unit = Unit(writer, self.registry, caller, Context(base=""))
        if owner is None or unit.load(*owner) is None:
            blobs.release_document(writer, tenant, id)
            buckets.remove_document(writer, tenant, id)
            return
        unit.attach_document(unattached, unattached.target)
        unit.commit()


def _verify(expected: str | None, digest: str) -> None:
    if expected is not None and expected != digest:
        raise BadRequest(f"sha256: the bytes that came have {digest}, not {expected}; send them again.")


def _describe(session: UploadSession, parts: Sequence[UploadPart]) -> bytes:
    numbers = {part.number for part in parts}
    upper = session.part_count if session.part_count is not None else max(numbers, default=-1) + 1
    body = {
        "id": session.id,
        "name": session.name,
        "size": session.size,
        "partCount": session.part_count,
        "sha256": session.sha256,
        "maxPartSize": MAX_PART_BYTES,
        "expires": clock.format_instant(session.expires_at),
        "closed": session.closed_at is not None,
        "receivedSize": sum(part.size for part in parts),
        "parts": [{"partNumber": p.number, "size": p.size, "sha256": p.digest} for p in parts],
        "missingParts": [number for number in range(upper) if number not in numbers],
        "documentId": str(session.document_id) if session.document_id is not None else None,
    }
    return msgspec.json.encode(body)
