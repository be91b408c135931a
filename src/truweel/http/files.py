"""Files over HTTP: buckets, uploads and documents of records under `/api/v2`; downloads and images outside it."""

import hashlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import unquote

from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from truweel.background_task import repeating
from truweel.error_codes import Code
from truweel.errors import ApiError, Fault, NotFound, PathNotFound, ValidationError
from truweel.files.images import draw_placeholder
from truweel.files.links import SignedLinks
from truweel.files.sessions import MAX_PARTS
from truweel.files.store import BlobStore
from truweel.http.admission import Admission, Headers
from truweel.http.api import Handler
from truweel.http.body_checks import check_report, read_no_arguments, report_unknown
from truweel.http.call import Call, conflict_error, measure
from truweel.http.downloads import download
from truweel.http.idempotent_writes import IdempotentWrites
from truweel.http.patches import parse_patch
from truweel.http.responses import error_answer, send_answer, without_unchanged_body
from truweel.http.uploads import UploadForm, UploadReader
from truweel.maintenance.file_sweep import FileSweeper
from truweel.operations import documents
from truweel.operations.answer import Answer
from truweel.operations.documents import DocumentFile
from truweel.operations.pictures import Pictures
from truweel.operations.reading import DocumentReader
from truweel.operations.renditions import Renderer
from truweel.operations.uploads import Commit, Destination, Requester, Upload, Uploads
from truweel.query.model import Notice
from truweel.query.parse import parse_includes, unknown_parameter
from truweel.schema.body import Report
from truweel.schema.fields import TRUE_WORDS
from truweel.schema.registry import Registry
from truweel.schema.relations import parse_id
from truweel.storage.database import ConstraintViolation, Database, Reader, Writer

__all__ = ["DOWNLOAD_PATHS", "Files"]

DOWNLOAD_PATHS = ("/documents/", "/images/")
"""Where the paths of files begin that are outside the API."""
PARTS = ("download", "preview", "thumbnail")
"""What a path of a file may end in."""
SPOOL_SECONDS = 3600
"""Seconds between two looks for what interrupted uploads left on the disk."""
UPLOAD_MEMBERS = ("name", "fileName", "contentType", "bytesBase64", "sha256")
SESSION_MEMBERS = ("name", "fileName", "contentType", "size", "partCount", "sha256")
PART_MEMBERS = ("partNumber", "bytesBase64", "sha256")
OTHER_PARAMETERS = frozenset({"include", "database-mode", "_s", "inline", "timestamp", "tenant"})


class Files:
    """The file endpoints: `handlers` and `record_handlers` under `/api/v2`, `routes` outside it."""

    def __init__(self, registry: Registry, database: Database, store: BlobStore, links: SignedLinks) -> None:
        self.registry = registry
        self.database = database
        self.store = store
        self.links = links
        self.uploads = Uploads(registry, database, store)
        self.reader = DocumentReader(database, store)
        self.renderer = Renderer(store)
        self.pictures = Pictures(database, store)
        self.sweeper = FileSweeper(database, store, self.uploads)
        self.writes = IdempotentWrites(database)
        self._upload_reader = UploadReader(store)

    @property
    def handlers(self) -> dict[str, Handler]:
        """First path segment under `/api/v2` → its handler."""
        return {
            "temp-document-buckets": self._handle_buckets,
            "document-upload-sessions": self._handle_session,
            "documents": self._handle_documents,
            "images": self._handle_image,
        }

    @property
    def record_handlers(self) -> dict[str, Handler]:
        """Third path segment under `/api/v2` → its handler."""
        return {"documents": self._handle_record_files, "document-upload-sessions": self._handle_record_files}

    def routes(self, admission: Admission, public_url: str | None = None) -> tuple[BaseRoute, ...]:
        """`/documents/{id}` and `/images/{id}` outside the API."""
        downloads = FileDownloads(self, admission, public_url)
        return (Route("/documents/{rest:path}", downloads), Route("/images/{rest:path}", downloads))

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Clears the disk of this process while the block runs; closes the store at the end."""
        try:
            async with repeating(self.sweeper.clear_spool, SPOOL_SECONDS, "clearing the folder of incoming files"):
                yield
        finally:
            self.store.close()
            self._upload_reader.close()

    # Under /api/v2

    async def _handle_buckets(self, call: Call) -> Answer:
        match call.segments[1:]:
            case []:
                _require_method(call, "POST")
                _, warnings = await read_no_arguments(call)
                bucket = await self.uploads.create_bucket(_requester(call), self._committer(call, "bucket"))
                return _with_warnings(bucket, warnings)
            case [id, ("documents" | "document-upload-sessions") as kind]:
                _require_method(call, "POST")
                return await self._upload(call, Destination(id), kind)
        raise PathNotFound(call.path)

    async def _handle_record_files(self, call: Call) -> Answer:
        collection = self.registry.top_level.get(call.segments[0])
        if collection is None or len(call.segments) != 3 or not collection.options.documents:
            raise PathNotFound(call.path)
        id, kind = _parse_id(call.segments[1], call), call.segments[2]
        if kind == "documents" and call.method in ("GET", "HEAD"):
            requester = _requester(call)
            return await self._read(
                call,
                lambda reader: documents.list_of_record(
                    reader, self.registry, requester.caller, requester.context, collection, id, call.query
                ),
            )
        _require_method(call, *(("GET", "HEAD", "POST") if kind == "documents" else ("POST",)))
        return await self._upload(call, Destination(None, collection, id), kind)

    async def _upload(self, call: Call, destination: Destination, kind: str) -> Answer:
        requester = _requester(call)
        # Checked before the bytes are read: a refused upload costs no transfer.
        await self.database.read(lambda reader: destination.check(reader, requester.caller))
        async with self._upload_reader.read_form(call) as form:
            if kind == "documents":
                warnings = _check_members(call, form, UPLOAD_MEMBERS)
                return _with_warnings(await self._upload_document(call, requester, destination, form), warnings)
            warnings = _check_members(call, form, SESSION_MEMBERS)
            return _with_warnings(await self._open_session(call, requester, destination, form), warnings)

    async def _upload_document(
        self, call: Call, requester: Requester, destination: Destination, form: UploadForm
    ) -> Answer:
        received = form.require_file()
        upload = Upload(received, form.name, form.content_type, form.sha256())
        body_fingerprint = f"{received.digest} {form.name} {form.content_type}"
        return await self.uploads.upload_document(
            requester, destination, upload, self._committer(call, body_fingerprint)
        )

    async def _open_session(
        self, call: Call, requester: Requester, destination: Destination, form: UploadForm
    ) -> Answer:
        if form.received is not None and form.received.size:
            raise ValidationError(
                [Fault("file", "must be sent in parts to the new session, starting with partNumber 0")]
            )
        size, count = form.number("size", 1, 10**15), form.number("partCount", 1, MAX_PARTS)
        if form.sha256() is not None and size is None and count is None:
            raise ValidationError([Fault("sha256", "needs size or partCount: they say when all bytes are there")])
        body_fingerprint = f"{form.name} {form.content_type} {size} {count} {form.sha256()}"
        return await self.uploads.create_session(
            requester,
            destination,
            self._committer(call, body_fingerprint),
            name=form.name,
            content_type=form.content_type,
            size=size,
            part_count=count,
            sha256=form.sha256(),
        )

    async def _handle_session(self, call: Call) -> Answer:
        if len(call.segments) != 2:
            raise PathNotFound(call.path)
        id, requester = call.segments[1], _requester(call)
        if call.method in ("GET", "HEAD"):
            return await self._read(call, lambda reader: self.uploads.describe_session(reader, requester, id))
        _require_method(call, "GET", "HEAD", "POST")
        await self.database.read(lambda reader: self.uploads.describe_session(reader, requester, id))
        async with self._upload_reader.read_form(call) as form:
            warnings = _check_members(call, form, PART_MEMBERS + UPLOAD_MEMBERS)
            received = form.require_file()
            number = form.number("partNumber", 0, MAX_PARTS - 1)
            if number is None:
                raise ValidationError([Fault("partNumber", "is required; parts are numbered from 0", Code.REQUIRED)])
            part = Upload(received, None, None, form.sha256())
            try:
                return _with_warnings(await self.uploads.upload_part(requester, id, number, part), warnings)
            except ConstraintViolation as violation:
                raise conflict_error(violation) from None

    async def _handle_documents(self, call: Call) -> Answer:
        requester, method = _requester(call), call.method
        match call.segments[1:]:
            case []:
                _require_method(call, "GET", "HEAD")
                return await self._read(
                    call,
                    lambda reader: documents.list_all(
                        reader, self.registry, requester.caller, requester.context, call.query
                    ),
                )
            case [id] if method in ("GET", "HEAD"):
                return await self._get_document(call, requester, _parse_id(id, call))
            case [id]:
                _require_method(call, "GET", "HEAD", "PUT", "PATCH", "DELETE")
                return await self._change_document(call, requester, _parse_id(id, call))
            case [id, "download"]:
                _require_method(call, "GET", "HEAD")
                return await self.answer_download(
                    call, await self.find_file(call, _parse_id(id, call), call.caller.tenant_id, requester)
                )
        raise PathNotFound(call.path)

    async def _get_document(self, call: Call, requester: Requester, id: int) -> Answer:
        warnings: list[Notice] = []
        faults: list[Fault] = []
        paths = [path for name, path in call.query if name == "include"]
        tree = parse_includes(self.registry, documents.collection(self.registry), paths, warnings, faults)
        unknown = (name for name, _ in call.query if name not in OTHER_PARAMETERS)
        warnings += [unknown_parameter(name, ("include",)) for name in unknown]
        if faults:
            raise ValidationError(faults)
        return await self._read(
            call,
            lambda reader: documents.get(
                reader, self.registry, requester.caller, requester.context, id, tree, warnings
            ),
        )

    async def _change_document(self, call: Call, requester: Requester, id: int) -> Answer:
        registry, caller, context = self.registry, requester.caller, requester.context
        # Checked before the Idempotency-Key: a caller without access gets no replayed answer.
        await self.database.read(lambda reader: documents.require_change_right(reader, registry, caller, id))
        body = await call.body()
        commit = self._committer(call, hashlib.sha256(body).hexdigest())
        if call.method == "DELETE":
            return await commit(lambda writer: documents.delete(writer, registry, caller, context, id))
        if call.method == "PATCH":
            change = await parse_patch(documents.collection(registry), call.content_type, body)
            return await commit(lambda writer: documents.update(writer, registry, caller, context, id, None, change))
        payload = await call.json(body)
        return await commit(lambda writer: documents.update(writer, registry, caller, context, id, payload, None))

    async def _handle_image(self, call: Call) -> Answer:
        _require_method(call, "GET", "HEAD")
        return await self.answer_image(call, call.segments[1:], call.caller.tenant_id, _requester(call))

    # Bytes

    async def answer_image(self, call: Call, segments: list[str], tenant: int, requester: Requester | None) -> Answer:
        """`/images/{id}` and `/images/{id}/thumbnail`. Raises NotFound where no picture can be made."""
        match segments:
            case [id] | [id, "thumbnail"]:
                file = await self.find_file(call, _parse_id(id, call), tenant, requester)
                return await self.answer_picture(file, tenant, "image" if len(segments) == 1 else "thumbnail")
        raise PathNotFound(call.path)

    async def answer_preview(self, file: DocumentFile, tenant: int) -> Answer:
        """The thumbnail of a document; without one, a drawn sheet with the file extension."""
        try:
            return await self.answer_picture(file, tenant, "thumbnail")
        except NotFound:
            return _picture_answer(draw_placeholder(file.name), "image/svg+xml", f'{file.etag[:-1]}-sheet"')

    async def answer_picture(self, file: DocumentFile, tenant: int, kind: str) -> Answer:
        """A picture of a document; `kind` is `image` or `thumbnail`."""
        picture_bytes, content_type = await self.pictures.picture(tenant, file, kind)
        return _picture_answer(picture_bytes, content_type, f'{file.etag[:-1]}-{kind}"')

    async def find_file(self, call: Call, id: int, tenant: int, requester: Requester | None) -> DocumentFile:
        """The file of a document. An open upload of it is closed first: no bytes may follow once it is read. Raises
        NotFound, Forbidden."""

        def work(reader: Reader) -> DocumentFile:
            return documents.load_file(reader, self.registry, tenant, id, requester.caller if requester else None)

        file = await self.database.read(work)
        if file.unattached is None or not await self.database.read(
            lambda reader: self.uploads.is_open(reader, tenant, id)
        ):
            return file
        await self.uploads.close_session(tenant, file.unattached)
        return await self.database.read(work)

    async def answer_download(self, call: Call, file: DocumentFile) -> Answer:
        """The answer with the bytes; `inline=true` in the query displays them in a browser."""
        show = any(name == "inline" and value.lower() in TRUE_WORDS for name, value in call.query)
        return await download(call, self.store, file, show=show)

    # Transactions

    async def _read(self, call: Call, work: Callable[[Reader], Answer]) -> Answer:
        return await self.database.read(measure(call, work), replica=call.uses_replica)

    def _committer(self, call: Call, body_fingerprint: str) -> Commit:
        """A function that runs work in a transaction, once for each Idempotency-Key. `body_fingerprint` identifies the
        body."""

        async def commit(work: Callable[[Writer], Answer]) -> Answer:
            return await self.writes.run(call, body_fingerprint.encode(), work)

        return commit


class FileDownloads:
    """`/documents/{id}` and `/images/{id}` outside the API: with credentials, or by a signed URL."""

    def __init__(self, files: Files, admission: Admission, public_url: str | None) -> None:
        self._files = files
        self._admission = admission
        self._public_url = public_url

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; errors have the shape of the API."""
        call = Call(scope, receive, public_url=self._public_url, body_limit=0, sign=self._files.links.sign)
        call.segments = [unquote(part) for part in call.path.strip("/").split("/")]
        headers: Headers = []
        try:
            try:
                answer = await self._answer(call, headers)
                answer = await without_unchanged_body(answer, call.headers.get(b"if-none-match", b""))
            except ApiError as error:
                answer = error_answer(error, path=call.path, correlation_id=call.correlation_id)
            await send_answer(send, answer, headers, head=call.method == "HEAD", receive=receive)
        finally:
            call.end()

    async def _answer(self, call: Call, headers: Headers) -> Answer:
        _require_method(call, "GET", "HEAD")
        part = next((f"/{name}" for name in call.segments[2:3] if name in PARTS), "")
        call.scope["state"]["route"] = f"/{call.segments[0]}/{{id}}{part}"
        tenant = self._files.links.verify(call.path, call.query)
        requester = None
        if tenant is None:
            call.caller = await self._admission.admit(call, headers)
            call.scope["state"]["caller"] = call.caller.identity
            requester, tenant = _requester(call), call.caller.tenant_id
        match call.segments:
            case ["documents", id] | ["documents", id, "download"]:
                return await self._files.answer_download(
                    call, await self._files.find_file(call, _parse_id(id, call), tenant, requester)
                )
            case ["documents", id, "preview"]:
                return await self._files.answer_preview(
                    await self._files.find_file(call, _parse_id(id, call), tenant, requester), tenant
                )
            case ["images", *rest]:
                return await self._files.answer_image(call, rest, tenant, requester)
        raise PathNotFound(call.path)


def _picture_answer(picture_bytes: bytes, content_type: str, etag: str) -> Answer:
    headers = {"Content-Type": content_type, "Content-Security-Policy": "default-src 'none'; sandbox"}
    return Answer(200, picture_bytes, headers, etag=etag)


def _requester(call: Call) -> Requester:
    return Requester(call.caller, call.context)


def _check_members(call: Call, form: UploadForm, known: tuple[str, ...]) -> list[Notice]:
    """A warning for each member of the form that is none of `known`; with strict handling ValidationError instead."""
    report = Report()
    report_unknown(form.members, known, report)
    return check_report(call, report)


def _with_warnings(answer: Answer, warnings: list[Notice]) -> Answer:
    return Answer(answer.status, answer.body, answer.headers, [*answer.warnings, *warnings], answer.etag)


def _require_method(call: Call, *methods: str) -> None:
    if call.method not in methods:
        raise call.method_not_allowed(*methods)


def _parse_id(text: str, call: Call) -> int:
    try:
        return parse_id(text)
    except ValueError:
        raise PathNotFound(call.path, f": '{text[:40]}' is not an id") from None
