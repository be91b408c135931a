"""The endpoint of all collections under `/api/v2`. A dictionary of the registry finds the collection: no routes are
tried."""

import asyncio
from collections.abc import Awaitable, Callable, Container, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, TypeAlias
from urllib.parse import quote

from starlette.types import Receive, Scope, Send

from truweel import __version__
from truweel.auth.caller import Caller
from truweel.auth.claims import Claim
from truweel.error_codes import Code
from truweel.errors import (
    ApiError,
    BadRequest,
    Fault,
    Forbidden,
    MethodNotAllowed,
    PathNotFound,
    Unavailable,
    ValidationError,
)
from truweel.files.blobs import BlobVanishedError
from truweel.http.admission import Admission, Headers
from truweel.http.call import LARGE_BODY_BYTES, Call, measure
from truweel.http.history_query import parse_history_query
from truweel.http.idempotent_writes import IdempotentWrites
from truweel.http.methods import allowed_methods
from truweel.http.openapi.endpoints import KNOWN_PARAMETERS, OPERATIONS
from truweel.http.patches import may_be_long, parse_patch
from truweel.http.responses import error_answer, send_answer, without_unchanged_body
from truweel.operations import attached, history, read, renditions, reports, write
from truweel.operations.answer import Answer, Context, Sign
from truweel.operations.page_tokens import PageTokens, page_tokens_for
from truweel.operations.reading import DocumentReader, UnreadDocument, UnstoredFile
from truweel.operations.renditions import Renderer
from truweel.operations.write import ENGINE_ACTIONS, Write, record_actions
from truweel.query.model import Notice, Query
from truweel.query.parse import (
    IGNORED_PARAMETERS,
    POSITION_PARAMETERS,
    hint,
    nearest_name,
    parse_includes,
    parse_query,
    unknown_parameter,
)
from truweel.schema.collection import SINGLE_ID, Collection
from truweel.schema.fields import TRUE_WORDS
from truweel.schema.registry import Registry
from truweel.schema.relations import parse_id
from truweel.schema.rules import Rendition, Report
from truweel.storage.byte_budget import AnswerLease, AnswerMemory
from truweel.storage.database import Database, Reader, Writer

__all__ = ["Api", "Handler"]

PREFIX = "/api/v2"
MAX_CACHED_QUERIES = 2000
MAX_READINGS = 8
"""How often a write begins anew for what a document says."""
HUGE_BODIES = 2
"""How many huge bodies are in hand at once."""
MAX_CACHED_QUERY_BYTES = 300

Handler = Callable[[Call], Awaitable[Answer]]
"""An endpoint under `/api/v2` that serves no collection. Takes a call whose caller is known; raises ApiError."""


Grant = Callable[[Reader], str]
"""Returns the module that grants a call on an attached record; raises Forbidden, NotFound."""
OnFailure = Callable[[Caller, int, str], None]
"""Called for each admitted call that failed, with its caller, the status and the route template."""
OnRefusal = Callable[[Call, ApiError], None]
"""Called for each call that is answered with an error, admitted or not; `call.claim` is whom it names."""
OnStored = Callable[[Caller, int], None]
"""Called for each call that stored something, with its caller and the bytes, refused uploads included."""
_Names: TypeAlias = dict[str, "_Names"]


class Api:
    """The ASGI app under `/api/v2`.

    `handlers` are further first segments (`webhook-endpoints`), `record_handlers` further third segments (`documents`
    of a record).
    """

    def __init__(
        self,
        registry: Registry,
        database: Database,
        admission: Admission,
        *,
        public_url: str | None = None,
        body_limit: int = 8 * 1024 * 1024,
        handlers: dict[str, Handler] | None = None,
        record_handlers: dict[str, Handler] | None = None,
        sign: Sign | None = None,
        documents: DocumentReader | None = None,
        renderer: Renderer | None = None,
        on_failure: OnFailure | None = None,
        on_refusal: OnRefusal | None = None,
        on_stored: OnStored | None = None,
    ) -> None:
        self.sign = sign
        self.documents = documents
        self.renderer = renderer or Renderer()
        self.on_stored = on_stored
        self.on_failure = on_failure
        self.on_refusal = on_refusal
        self.registry = registry
        self.database = database
        self.admission = admission
        self.public_url = public_url
        self.body_limit = body_limit
        self.handlers = handlers or {}
        self.record_handlers = record_handlers or {}
        self.page_tokens: PageTokens = page_tokens_for(database)
        self._queries: dict[tuple[str, bytes, str], Query] = {}
        self.answer_memory = AnswerMemory()
        self.huge_bodies = asyncio.Semaphore(HUGE_BODIES)
        self.writes = IdempotentWrites(database)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request. Every expected error has an answer in the shape of the reference."""
        lease = AnswerLease(self.answer_memory)
        call = Call(
            scope,
            receive,
            public_url=self.public_url,
            body_limit=self.body_limit,
            sign=self.sign,
            lease=lease,
            huge_bodies=self.huge_bodies,
        )
        headers: Headers = []
        try:
            try:
                answer = await self.answer(call, headers)
                if_none_match = call.headers.get(b"if-none-match", b"")
                if if_none_match and call.method in ("GET", "HEAD"):
                    answer = await without_unchanged_body(answer, if_none_match)
                lease.resize(len(answer.body))
            except ApiError as error:
                lease.resize(0)
                answer = error_answer(error, path=call.path, correlation_id=call.correlation_id)
                caller = getattr(call, "caller", None)
                if caller is not None and self.on_failure is not None:
                    self.on_failure(caller, error.status, scope["state"]["route"])
                if caller is not None:
                    call.claim = Claim.of(caller, call.header(b"authorization"))
                scope["state"]["caller"] = scope["state"]["caller"] or call.claim.identity
                if self.on_refusal is not None:
                    self.on_refusal(call, error)
            if scope["state"]["stored"] and self.on_stored is not None:
                self.on_stored(call.caller, scope["state"]["stored"])
            call.drop_body()
            await send_answer(send, answer, headers, head=call.method == "HEAD", receive=receive)
        finally:
            call.end()
            lease.resize(0)

    async def answer(self, call: Call, headers: Headers) -> Answer:
        """The answer to `call`. Raises ApiError."""
        segments = call.segments
        segments[0] = self.registry.other_paths.get(segments[0], segments[0])
        if segments == [""]:
            return self._server_info(call)
        if call.method == "OPTIONS":
            return self._allow_methods(call)
        state = call.scope["state"]
        state["route"] = route_template(segments, self.registry, self.handlers, self.record_handlers)
        call.caller = await self.admission.admit(call, headers)
        state["caller"] = call.caller.identity
        handler = self.handlers.get(segments[0]) or (
            self.record_handlers.get(segments[2]) if len(segments) > 2 else None
        )
        if handler is not None:
            return await self._answer_outside(call, handler)
        collection = self.registry.top_level.get(segments[0])
        if collection is None:
            nearest = nearest_name(segments[0], tuple(self.registry.top_level))
            raise PathNotFound(call.path, hint(nearest), nearest=nearest)
        match segments[1:]:
            case [] if collection.single:
                return await self._route_record(call, collection, SINGLE_ID, None)
            case ["history"] if collection.single and call.method in ("GET", "HEAD"):
                return await self._get_history(call, collection, SINGLE_ID)
            case _ if collection.single:
                raise PathNotFound(call.path, f" under {PREFIX}/{collection.path}")
            case []:
                return await self._route_collection(call, collection, None)
            case [name] if name in collection.actions and collection.actions[name].on_collection:
                return await self._run_action(call, collection, None, name)
            case [name] if name in collection.reports and collection.reports[name].on_collection:
                return await self._report(call, collection, collection.reports[name], None)
            case [id]:
                return await self._route_record(call, collection, _parse_id(id, call), None)
            case [id, name] if name in collection.children:
                return await self._route_collection(call, collection.children[name], _parse_id(id, call))
            case [id, name, child] if name in collection.children:
                return await self._route_record(
                    call, collection.children[name], _parse_id(child, call), _parse_id(id, call)
                )
            case [id, name, *rest] if name in self.registry.attached_to(collection):
                return await self._route_attached(
                    call, collection, _parse_id(id, call), self.registry.attached[name], rest
                )
            case [id, "history"] if call.method in ("GET", "HEAD") and collection.path not in self.registry.attached:
                return await self._get_history(call, collection, _parse_id(id, call))
            case [id, name] if name in collection.rules.renditions:
                return await self._render(call, collection, _parse_id(id, call), collection.rules.renditions[name])
            case [id, name] if name in reports.record_reports(collection):
                return await self._report(call, collection, collection.reports[name], _parse_id(id, call))
            case [id, children, child, name] if (
                children in collection.children and name in collection.children[children].actions
            ):
                child_id, parent = _parse_id(child, call), _parse_id(id, call)
                return await self._run_action(call, collection.children[children], child_id, name, parent)
            case [id, name] if name in record_actions(collection) or (
                name in ENGINE_ACTIONS and not _is_dependent(collection)
            ):
                return await self._run_action(call, collection, _parse_id(id, call), name)
        raise PathNotFound(call.path, f" under {PREFIX}/{collection.path}")

    def _server_info(self, call: Call) -> Answer:
        """Name and version. Clients read the server's clock with `HEAD /api/v2/` (reference LIVE)."""
        if call.method in ("GET", "HEAD"):
            return Answer(200, f'{{"name":"Truweel","version":"{__version__}","api":"v2"}}'.encode())
        if call.method == "OPTIONS":
            return Answer(204, headers={"Allow": "GET, HEAD, OPTIONS"})
        raise MethodNotAllowed("This path answers GET.", ("GET", "HEAD", "OPTIONS"))

    def _allow_methods(self, call: Call) -> Answer:
        """The methods of a path; no credentials needed. Raises NotFound."""
        allowed = allowed_methods(self.registry, call.segments)
        if not allowed:
            raise PathNotFound(call.path)
        return Answer(204, headers={"Allow": ", ".join(allowed)})

    # Collections and records

    async def _route_collection(self, call: Call, collection: Collection, parent: int | None) -> Answer:
        if call.method in ("GET", "HEAD"):
            return await self._search(call, collection, parent)
        if call.method == "POST":
            if collection.parent and parent is None:
                raise Forbidden(f"Create it under its parent: POST /{collection.parent.path}/{{id}}/{collection.path}.")
            body = await self._read_body(call, collection, "create")
            return await self._run_write(
                call, collection, body, lambda w, payload: write.create(w, payload, parent=parent), has_payload=True
            )
        raise MethodNotAllowed(
            f"{call.path} takes GET and POST, not {call.method}.", ("GET", "HEAD", "POST", "OPTIONS")
        )

    async def _search(self, call: Call, collection: Collection, parent: int | None) -> Answer:
        query = self._parse_query(call, collection)
        caller, context = call.caller, call.context
        answer = await self._read(
            call,
            lambda reader: read.search(reader, self.registry, caller, context, query, self.page_tokens, parent=parent),
        )
        token = answer.headers.pop("next", None)
        if token is not None:
            if query.page.cursor is None:
                await self.page_tokens.remember(caller.tenant_id, caller.identity, query, token)
            answer.headers["Link"] = _next_link(call, "cursor", token)
        return answer

    def _parse_query(self, call: Call, collection: Collection) -> Query:
        """The parsed query. Programs repeat their queries, so short ones are cached."""
        raw = call.scope["query_string"]
        key = (collection.key, raw, call.caller.time_zone)
        query = self._queries.get(key)
        if query is None:
            query = parse_query(self.registry, collection, call.query, call.caller.time_zone)
            if len(raw) <= MAX_CACHED_QUERY_BYTES:
                if len(self._queries) >= MAX_CACHED_QUERIES:
                    self._queries.clear()
                self._queries[key] = query
        return query

    async def _route_attached(
        self, call: Call, owner: Collection, owner_id: int, collection: Collection, rest: Sequence[str]
    ) -> Answer:
        """What is attached to a record: `/offers/{id}/comments`, `/offers/{id}/comments/{id}`."""
        resource, caller = f"/{owner.path}/{owner_id}", call.caller
        if rest:
            if len(rest) > 1:
                raise PathNotFound(call.path)
            return await self._route_record(call, collection, _parse_id(rest[0], call), None, resource=resource)
        if call.method in ("GET", "HEAD"):
            query, context = (
                attached.parse_list(self.registry, collection, call.query, caller.time_zone, resource),
                call.context,
            )

            def search(reader: Reader) -> Answer:
                module = attached.require_owner(reader, caller, owner, owner_id, "read")
                return read.search(reader, self.registry, caller, context, query, self.page_tokens, module=module)

            answer = await self._read(call, search)
            if token := answer.headers.pop("next", None):
                answer.headers["Link"] = _next_link(call, "cursor", token)
            return answer
        if call.method == "POST":
            grant: Grant = lambda reader: attached.require_owner(reader, caller, owner, owner_id, "write")  # noqa: E731
            body = await self._read_body(call, collection, None, grant)
            work = lambda w, payload: write.create_attached(w, payload, resource)  # noqa: E731
            return await self._run_write(call, collection, body, work, has_payload=True, grant=grant)
        raise MethodNotAllowed(
            f"{call.path} takes GET and POST, not {call.method}.", ("GET", "HEAD", "POST", "OPTIONS")
        )

    async def _route_record(
        self, call: Call, collection: Collection, id: int, parent: int | None, *, resource: str | None = None
    ) -> Answer:
        method = call.method
        if collection.single and method not in ("GET", "HEAD", "PUT", "PATCH"):
            raise call.method_not_allowed("GET", "HEAD", "PUT", "PATCH")
        grant: Grant | None = None
        if collection.path in self.registry.attached:
            caller, right = call.caller, "read" if method in ("GET", "HEAD") else "write"
            grant = lambda reader: attached.require_right(  # noqa: E731
                reader, self.registry, caller, collection, id, right, resource
            )
        if method in ("GET", "HEAD"):
            return await self._get(call, collection, id, parent, grant)
        if collection.parent and parent is None and method in ("PUT", "PATCH", "DELETE"):
            raise Forbidden(f"Change it under its parent: /{collection.parent.path}/{{id}}/{collection.path}/{id}.")
        if method == "PUT":
            body = await self._read_body(call, collection, "update", grant)
            return await self._run_write(
                call,
                collection,
                body,
                lambda w, payload: write.replace(w, id, payload, parent=parent),
                has_payload=True,
                grant=grant,
            )
        if method == "PATCH":
            body = await self._read_body(call, collection, "update", grant)
            change = await parse_patch(collection, call.content_type, body)
            return await self._run_write(
                call,
                collection,
                body,
                lambda w, _: write.patch(w, id, change, parent=parent),
                heavy=may_be_long(call.content_type, body),
                grant=grant,
            )
        if method == "DELETE":
            context = call.context
            return await self._commit(
                call,
                lambda writer: write.delete(
                    self._begin_write(call, writer, context, collection, grant), id, parent=parent
                ),
            )
        allowed = ("GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")
        raise MethodNotAllowed(f"{call.path} takes {', '.join(allowed)}, not {method}.", allowed)

    async def _get(
        self, call: Call, collection: Collection, id: int, parent: int | None, grant: Grant | None = None
    ) -> Answer:
        caller, context = call.caller, call.context
        if not call.scope["query_string"] and grant is None:
            return await self._read(
                call,
                lambda reader: read.get(reader, self.registry, caller, context, collection, id, parent=parent),
                snapshot=False,
            )
        warnings: list[Notice] = []
        faults: list[Any] = []
        paths = [path for name, path in call.query if name == "include"]
        tree = parse_includes(self.registry, collection, paths, warnings, faults)
        for name, _ in call.query:
            if name != "include" and name not in IGNORED_PARAMETERS:
                warnings.append(unknown_parameter(name, ("include",)))
        if faults:
            raise BadRequest(
                faults[0].message, faults=faults, code=Code.VALIDATION_FAILED, params={"count": len(faults)}
            )
        return await self._read(
            call,
            lambda reader: read.get(
                reader, self.registry, caller, context, collection, id,
                parent=parent, includes=tree, warnings=warnings, module=grant(reader) if grant else None,
            ),
        )  # fmt: skip

    async def _answer_outside(self, call: Call, handler: Handler) -> Answer:
        """The answer of `handler`; parameters that its path doesn't have are told, and refused in strict."""
        known = KNOWN_PARAMETERS.get((call.method, call.scope["state"]["route"].removeprefix(PREFIX)))
        if known is None and call.method not in ("GET", "HEAD"):
            known = ()
        if known is None or not call.scope["query_string"]:  # the handler reads them as a list of records does
            return await handler(call)
        unknown = (name for name, _ in call.query if name not in known and name not in IGNORED_PARAMETERS)
        warnings = [unknown_parameter(name, known) for name in unknown]
        read.raise_if_strict(call.caller, call.context, warnings)
        answer = await handler(call)
        return replace(answer, warnings=[*answer.warnings, *warnings])

    async def _render(self, call: Call, collection: Collection, id: int, rendition: Rendition) -> Answer:
        """A record as a file: `GET /{collection}/{id}/{name}`."""
        if call.method not in ("GET", "HEAD"):
            raise call.method_not_allowed("GET", "HEAD")
        caller, context = call.caller, call.context
        known = ("inline", "type") if rendition.types else ("inline",)
        unknown = (name for name, _ in call.query if name not in known and name not in IGNORED_PARAMETERS)
        warnings = [unknown_parameter(name, known) for name in unknown]
        type_ = next((value for name, value in call.query if name == "type" and rendition.types), None)
        if type_ is not None and type_ not in rendition.types:
            options = {"options": list(rendition.types)}
            message = f"must be one of {', '.join(rendition.types)}"
            raise ValidationError([Fault("type", message, Code.UNKNOWN_OPTION, options)])
        read.raise_if_strict(caller, context, warnings)
        composed = await self.database.read(
            measure(
                call,
                lambda reader: renditions.compose(reader, self.registry, caller, collection, id, rendition, type_),
            ),
            replica=call.uses_replica,
        )
        show = any(name == "inline" and value.lower() in TRUE_WORDS for name, value in call.query)
        return await self.renderer.answer(composed, rendition, show=show, warnings=warnings)

    async def _get_history(self, call: Call, collection: Collection, id: int) -> Answer:
        caller, context = call.caller, call.context
        query, warnings = parse_history_query(collection, call.query)
        read.raise_if_strict(caller, context, warnings)
        answer = await self._read(
            call,
            lambda reader: history.get(
                reader, self.registry, caller, collection, id, query, warnings, budget=context.new_budget()
            ),
        )
        if before := answer.headers.pop("before", None):
            answer.headers["Link"] = _next_link(call, "before", before)
        return answer

    async def _report(self, call: Call, collection: Collection, report: Report, id: int | None) -> Answer:
        """The rows of a `@report`."""
        if call.method not in ("GET", "HEAD"):
            raise MethodNotAllowed(f"{call.path} takes GET, not {call.method}.", ("GET", "HEAD", "OPTIONS"))
        caller, context = call.caller, call.context
        return await self._read(
            call,
            lambda reader: reports.answer_report(
                reader, self.registry, caller, context, collection, report, id, call.query
            ),
        )

    async def _run_action(
        self, call: Call, collection: Collection, id: int | None, name: str, parent: int | None = None
    ) -> Answer:
        if call.method != "POST":
            raise MethodNotAllowed(f"{call.path} is an action; it takes POST, not {call.method}.", ("POST", "OPTIONS"))
        action = None if name in ENGINE_ACTIONS else collection.actions[name]
        right = action.rights if action is not None else "write"
        body = await self._read_body(call, collection, None if action is not None else "update", right=right)
        return await self._run_write(
            call,
            collection,
            body,
            lambda w, payload: write.run_action(w, id, name, payload, parent=parent),
            has_payload=bool(body.strip()),
            right=right,
        )

    # Writing

    async def _read_body(
        self, call: Call, collection: Collection, verb: str | None, grant: Grant | None = None, *, right: str = "write"
    ) -> bytes:
        """The body; checks first that the caller may write and the collection takes `verb`. Raises Forbidden."""
        if grant is None:
            write.require_write(call.caller, collection, right=right)
        else:
            await self.database.read(grant)
        if verb is not None:
            write.require_verb(collection, verb)
        return await call.body()

    async def _run_write(
        self,
        call: Call,
        collection: Collection,
        body: bytes,
        work: Callable[[Write, Any], Answer],
        *,
        has_payload: bool = False,
        heavy: bool = False,
        grant: Grant | None = None,
        right: str = "write",
    ) -> Answer:
        """Run `work` in a transaction, under the call's Idempotency-Key if it has one. `heavy` work, and that of a
        large body, runs outside the event loop."""
        payload = await call.json(body) if has_payload else None
        context = call.context
        readings = context.readings = None if self.documents is None else {}
        stored = context.stored = None if self.documents is None else {}

        def run(writer: Writer) -> Answer:
            return work(self._begin_write(call, writer, context, collection, grant, right), payload)

        for _ in range(MAX_READINGS):
            try:
                return await self._commit(call, run, body, heavy=heavy)
            except UnreadDocument as unread:
                assert self.documents is not None
                assert readings is not None
                readings[unread.id] = await self.documents.read(call.caller.tenant_id, unread)
            except UnstoredFile as unstored:
                assert self.documents is not None
                assert stored is not None
                stored[unstored.file.data] = await self.documents.store(call.caller.tenant_id, unstored)
            except BlobVanishedError:  # of a file inside a document: it was swept meanwhile
                if readings is not None and stored is not None:
                    readings.clear()
                    stored.clear()
        raise Unavailable("The document changes while it is read; nothing was changed. Try again.")

    def _begin_write(
        self,
        call: Call,
        writer: Writer,
        context: Context,
        collection: Collection,
        grant: Grant | None = None,
        right: str = "write",
    ) -> Write:
        """The write that `call` asks for. Warns of query parameters: a write takes none."""
        new_write = Write(
            writer, self.registry, call.caller, context, collection, grant(writer) if grant else None, right
        )
        for name, _ in call.query:
            if name not in IGNORED_PARAMETERS:
                new_write.report.drop(Fault(name[:80], "a change takes no parameters", Code.UNKNOWN_PARAMETER))
        return new_write

    async def _commit(
        self, call: Call, work: Callable[[Writer], Answer], body: bytes = b"", *, heavy: bool = False
    ) -> Answer:
        return await self.writes.run(call, body, work, heavy=heavy or call.bytes_read > LARGE_BODY_BYTES)

    async def _read(self, call: Call, work: Callable[[Reader], Answer], *, snapshot: bool = True) -> Answer:
        return await self.database.read(measure(call, work), snapshot=snapshot, replica=call.uses_replica)


def route_template(
    segments: Sequence[str], registry: Registry, handlers: Container[str] = (), record_handlers: Container[str] = ()
) -> str:
    """The route template of a path, the same for all records (`/api/v2/offers/{id}/line-items/{id}`).

    It names metrics, log lines and rows, so it holds declared names only: `…` stands for what isn't declared.
    """
    first, *rest = segments
    if first in handlers:
        return f"{PREFIX}/{'/'.join(_declared_names(segments))}"
    collection = registry.top_level.get(first)
    if collection is None:
        return f"{PREFIX}/…"
    if collection.single:
        return f"{PREFIX}/{first}/{'history' if rest == ['history'] else '…'}" if rest else f"{PREFIX}/{first}"
    if len(rest) < 2:
        named = [rule for rules in (collection.actions, collection.reports) for rule in rules.values()]
        is_named = bool(rest) and any(rule.name == rest[0] and rule.on_collection for rule in named)
        return f"{PREFIX}/{first}/{rest[0] if is_named else '{id}'}" if rest else f"{PREFIX}/{first}"
    name = rest[1]
    is_action = name in record_actions(collection) or name in ENGINE_ACTIONS or name == "history"
    is_action = is_action or name in collection.rules.renditions
    is_action = is_action or name in reports.record_reports(collection)
    if not (is_action or name in collection.children or name in record_handlers or name in registry.attached):
        return f"{PREFIX}/{first}/{{id}}/…"
    if len(rest) == 2:
        return f"{PREFIX}/{first}/{{id}}/{name}"
    if len(rest) == 4 and name in collection.children and rest[3] in collection.children[name].actions:
        return f"{PREFIX}/{first}/{{id}}/{name}/{{id}}/{rest[3]}"
    return f"{PREFIX}/{first}/{{id}}/{name}/{'…' if is_action else '{id}'}"


def _declared_names(segments: Sequence[str]) -> Iterator[str]:
    """The names of a path outside the collections, as the OpenAPI document has them; `…` from where it has none."""
    names = _ENDPOINT_NAMES
    for segment in segments:
        name = segment if segment in names else next((name for name in names if name.startswith("{")), "…")
        yield name
        if name == "…":
            return
        names = names[name]


def _nest_endpoint_names() -> _Names:
    root: _Names = {}
    for operation in chain.from_iterable(OPERATIONS.values()):
        names = root
        for name in operation.path.strip("/").split("/"):
            names = names.setdefault(name, {})
    return root


_ENDPOINT_NAMES = _nest_endpoint_names()
"""The segments of the paths of `OPERATIONS`: each leads to those that may follow it."""


def _next_link(call: Call, name: str, position: str) -> str:
    """The `Link` (RFC 8288) to the next page: the URL of this request with the new position in the parameter `name`."""
    raw = call.scope["query_string"].decode("latin-1")
    positions = (name,) if name not in POSITION_PARAMETERS else POSITION_PARAMETERS
    parameters = [part for part in raw.split("&") if part and part.partition("=")[0] not in positions]
    return f'<{call.base_url}{quote(call.path)}?{"&".join([*parameters, f"{name}={position}"])}>; rel="next"'


def _is_dependent(collection: Collection) -> bool:
    """Whether its records belong to other records. Only the owner is archived or locked."""
    return collection.parent is not None or bool(collection.owner_member)


def _parse_id(text: str, call: Call) -> int:
    try:
        return parse_id(text)
    except ValueError:
        raise PathNotFound(call.path, f": '{text[:40]}' is not an id") from None
