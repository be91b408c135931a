"""Changing: create, replace, patch, delete, act. Each runs in the writer's transaction and either does all of it or
raises.

The steps are the same for all (design-writes §2): load under lock → apply the body to the record → commit the unit of
work. A child is changed through its parent, which is locked and derived with it.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from truweel import clock
from truweel.auth import granted
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import (
    BadRequest,
    Fault,
    Forbidden,
    PreconditionFailed,
    RecordLocked,
    RecordNotFound,
    ValidationError,
)
from truweel.operations import frozen
from truweel.operations.answer import Answer, Context
from truweel.operations.decode import assign
from truweel.operations.single import set_time_zone
from truweel.operations.unit import Unit
from truweel.query import body_report
from truweel.query.model import Notice
from truweel.schema.body import Report, array_fault, decode_stored
from truweel.schema.collection import Collection
from truweel.schema.document import describe, encode, response_tail
from truweel.schema.names import find_unknown_nulls
from truweel.schema.registry import Registry
from truweel.schema.relations import Children, File, parse_id
from truweel.schema.resource import Resource, meta
from truweel.schema.rules import Action
from truweel.storage.database import Writer

__all__ = [
    "Write",
    "action_docs",
    "create",
    "create_attached",
    "delete",
    "patch",
    "record_actions",
    "replace",
    "require_verb",
    "require_write",
    "run_action",
]

Patch = Callable[[Any], Any]
"""A document → the document after the patch; raises BadRequest or Conflict where it doesn't apply."""


def require_write(caller: Caller, collection: Collection, module: str | None = None, right: str = "write") -> None:
    """Forbidden unless `caller` may change records of the collection; `module` and `right` as for `Write`."""
    right = "read" if right == "read" and caller.app_id is None else "write"
    granted.require(caller, collection, right, module)
    if right == "read":
        return
    if collection.options.admin_only and not caller.is_administrator:
        where = f"{collection.path} (module '{collection.module}')"
        raise Forbidden(f"Only administrators change {where}; the role '{caller.role}' is none of theirs.")


class Write:
    """One write: the unit of work, the collection it is about, and the report on its body."""

    def __init__(
        self,
        writer: Writer,
        registry: Registry,
        caller: Caller,
        context: Context,
        collection: Collection,
        module: str | None = None,
        right: str = "write",
    ) -> None:
        """`module` grants it where the collection has none of its own: that of the record it is attached to. `right` is
        what a person needs, `read` for an action that decides by who calls; an app that only reads changes nothing."""
        self.unit = Unit(writer, registry, caller, context)
        self.caller = caller
        self.context = context
        self.face = collection
        """The path that it goes to, where a view has another than the kind."""
        self.collection = collection.kind
        self.report = Report()
        self.right = "read" if right == "read" and caller.app_id is None else "write"
        """The right on the record itself that it needs."""
        require_write(caller, collection, module, right)

    def lock_record(self, id: int, parent: int | None, *, deleting: bool = False, acting: bool = False) -> Resource:
        """The record `id`, its root locked. NotFound, RecordLocked, PreconditionFailed."""
        root = self.lock_root(id if parent is None else parent, deleting=deleting and parent is None, acting=acting)
        if parent is None:
            record = root
        else:
            child = self.unit.child(root, self.parent_member, id)
            if child is None:
                raise RecordNotFound(self.collection.path, id, parent)
            record = self.unit.subject = child
        self.check_preconditions(record)
        return record

    def lock_root(self, id: int, *, deleting: bool = False, acting: bool = False) -> Resource:
        """The root record `id`, locked: for an action, or to be edited. NotFound, RecordLocked."""
        collection = self.face.root
        record = self.unit.load(collection, id, deleting=deleting)
        if record is None and collection.single:
            record = self.unit.new(collection, id=id)
        self.unit.root = record
        if record is None:
            raise RecordNotFound(collection.path, id)
        self.require_record(record)
        if record.lockedAt is not None:
            raise RecordLocked(collection.path, id)
        self.unit.entry(record).edited = not acting
        if collection.single:
            set_time_zone(collection, record, self.caller)
        return record

    def require_record(self, root: Resource) -> None:
        """NotFound where the caller doesn't see `root`, Forbidden where it may not change it."""
        if self.face.granting:
            granted.require_record(self.caller, self.face.root, root, self.right)

    def new(self, parent: Resource | None = None, *, id: int | None = None) -> Resource:
        """A new record of the path."""
        record = self.unit.new(self.collection, parent, id=id)
        if parent is None and self.face.flag is not None:
            record.__dict__[self.face.flag] = self.face.is_view
        return record

    @property
    def parent_member(self) -> str:
        """The member of the parent that holds this child collection."""
        return self.collection.member

    def check_preconditions(self, record: Resource) -> None:
        """If-Match and If-None-Match against the version, under the row's lock (RFC 9110 §13.1). PreconditionFailed."""
        version = meta(record).version
        if_match, if_none_match = self.context.if_match, self.context.if_none_match
        if if_match is not None and not _names_version(if_match, version):
            raise PreconditionFailed(f"The record is at version {version}, which If-Match doesn't name.", version)
        if if_none_match is not None and _names_version(if_none_match, version):
            raise PreconditionFailed(f"The record is at version {version}, which If-None-Match names.", version)

    def apply(
        self,
        collection: Collection,
        record: Resource,
        body: Any,
        prefix: str = "",
        *,
        new: bool = False,
        unpatched: Mapping[str, Any] | None = None,
    ) -> None:
        """Apply `body` to `record`, children in arrays included. `unpatched` is the record as answered, where `body` is
        a patched form of it: what that lacks was removed, while what another body lacks stays where it is frozen or
        kept."""
        if type(body) is not dict:
            self.report.fault(prefix.rstrip(".") or "body", "must be an object", Code.WRONG_TYPE, expected="object")
            return
        before, kept = unpatched, frozenset[str]()
        if new and collection.flag is not None and collection.parent is None:
            before = {collection.flag: record.__dict__[collection.flag]}
        if not new:
            if before is None:
                before = _as_answered(collection, record)
                kept = collection.kept | frozen.kept_members(self.unit, self.unit.entry(record))
            self.unit.touch(record)
        self.unit.bodies[self.unit.entry(record).key] = body, unpatched
        definitions = lambda: self.unit.definitions(collection)  # noqa: E731
        is_patched = unpatched is not None
        assign(
            collection, record, body, definitions, self.report, prefix=prefix, before=before, kept=kept,
            is_patched=is_patched,
        )  # fmt: skip
        for fault in find_unknown_nulls(self.unit.registry, collection, body) if collection.named else ():
            self.report.add(fault.moved(prefix))
        for name, child in collection.child_fields.items():
            if name not in collection.writable_children and _has_new_items(body.get(name)):
                self.report.warn(prefix + name, _untaken(collection, child), Code.READ_ONLY)
        for name, child in collection.writable_children.items():
            if body.get(name) is not None:
                self._apply_children(record, name, child, body[name], prefix, new)
            elif new and collection.fields[name].required:
                self.report.fault(prefix + name, "is required", Code.REQUIRED)

    def _apply_children(
        self, parent: Resource, name: str, child: Collection, bodies: Any, prefix: str, new: bool
    ) -> None:
        """An array replaces the set: items with the id of a child change it, others are new, children not named are
        deleted."""
        field = self.unit.entry(parent).collection.fields[name]
        assert isinstance(field, Children)
        if type(bodies) is not list or len(bodies) > field.max_items:
            code, params = array_fault(bodies, field.max_items)
            self.report.fault(prefix + name, f"must be an array of at most {field.max_items} objects", code, **params)
            return
        existing = {} if new else {record.id: record for record in self.unit.children(parent, name)}
        # As many ids as there will be new children, drawn together.
        new_count = sum(new or type(body) is not dict or body.get("id") is None for body in bodies)
        drawn = iter(self.unit.writer.next_ids(child.ids, new_count) if new_count else ())
        children: list[Resource] = []
        for index, body in enumerate(bodies):
            path = f"{prefix}{name}[{index}]."
            record = self._match_child(child, existing, body, path, new)
            is_new = record is None
            if record is None:
                record = self.unit.new(child, parent, id=next(drawn, None))
            self.apply(child, record, body, path, new=is_new)
            children.append(record)
        for record in existing.values():
            self.unit.mark_deleted(record)
        self.unit.place(parent, name, children)

    def _match_child(
        self, collection: Collection, existing: dict[int, Resource], body: Any, path: str, new: bool
    ) -> Resource | None:
        id = body.get("id") if type(body) is dict else None
        if id is None:
            return None
        if new:
            self.report.warn(f"{path}id", "is set by the server; the value sent was not taken", Code.READ_ONLY)
            return None
        try:
            return existing.pop(parse_id(id))
        except ValueError as error:
            self.report.add(Fault.of(f"{path}id", error))
        except KeyError:
            message = f"no such child record, or it is listed twice: {id}"
            params = {"collection": collection.path, "id": str(id)}
            self.report.add(Fault(f"{path}id", message, Code.DEAD_REFERENCE, params))
        return None

    def raise_if_invalid(self) -> None:
        """Hand the faults of the body to the unit of work, which raises them; in strict also what would be ignored."""
        report = self.report
        if self.context.is_strict_for(self.caller):
            report.faults += body_report.strict_faults(report)
        self.unit.faults += report.faults

    def warnings(self) -> list[Notice]:
        """What of the body had no effect."""
        return [*body_report.notices(self.report), *map(Notice.of, self.unit.notices)]

    def answer_all(self, records: Sequence[Resource], path: str) -> Answer:
        """Commit the unit and answer 201 with an array of what it made; `Location` is the list of these at `path`."""
        self.unit.commit()
        bodies = [self._body(record) for record in records]
        location = f"{path}?{'&'.join(f'id={record.id}' for record in records)}"
        return Answer(201, b"[" + b",".join(bodies) + b"]", {"Location": location}, self.warnings())

    def _body(self, record: Resource) -> bytes:
        collection = self.unit.face_of(self.unit.entry(record))
        saved = self.unit.saved_bytes(record)
        return response_tail(collection, self.context.base).complete(saved.document, record.id, saved.label)

    def answer(self, record: Resource, status: int, *, location: str = "") -> Answer:
        """Commit the unit and answer: the record where it is asked for, else nothing."""
        self.unit.commit()
        headers = {"Location": location} if location else {}
        if self.context.representation and status == 204:
            status, headers = 200, {"Preference-Applied": "return=representation"}
        body, collection = b"", self.unit.face_of(self.unit.entry(record))
        if status != 204:
            body = self._body(record)
        return Answer(status, body, headers, self.warnings(), collection.entity_tag(meta(record).version))


def require_verb(collection: Collection, verb: str) -> None:
    """Forbidden where the collection leaves `verb` out."""
    if verb not in collection.options.verbs:
        raise Forbidden(f"{collection.path} can't be changed through the API this way ({verb}).")


def _names_version(tags: str, version: int) -> bool:
    """Whether entity tags, or `*`, name this version; a tag may be weak, and have a hash behind the version."""
    versions = {tag.strip().removeprefix("W/").strip('"').partition("-")[0] for tag in tags.split(",")}
    return tags.strip() == "*" or str(version) in versions


def _as_answered(collection: Collection, record: Resource) -> dict[str, Any]:
    """The record as a client that GETs it without includes reads it: what patches apply to. The link in `_metadata`
    is left out."""
    document = meta(record).document or encode(collection, record)
    read: dict[str, Any] = decode_stored(document + b"}")
    if collection.is_spliced:
        read |= {name: record.__dict__[name] for name in collection.balances}
        read["updatedAt"] = clock.format_instant(record.updatedAt)
    read |= dict.fromkeys(collection.relations)
    if "_metadata" in collection.members:
        read["_metadata"] = {
            "resource": f"/{collection.face_of(record).path}/{record.id}",
            "resourceTypeId": collection.face_of(record).type,
            "description": describe(record),
        }
    return read


def _has_new_items(items: Any) -> bool:
    """Whether a list has objects that no GET answered: they have no id."""
    return isinstance(items, list) and any(isinstance(item, dict) and item.get("id") is None for item in items)


def _untaken(collection: Collection, child: Collection) -> str:
    """Why a body makes no children of a kind."""
    if "create" in child.options.verbs:
        return f"was not taken; POST /{collection.path}/{{id}}/{child.path} makes one"
    return "is set by the server; the value sent was not taken"


def create(write: Write, body: Any, *, parent: int | None = None) -> Answer:
    """POST: 201 with the record. ValidationError names every fault."""
    require_verb(write.collection, "create")
    collection = write.collection
    if parent is None:
        write.caller.require(write.face.module, "write")
    root = write.lock_root(parent) if parent is not None else None
    siblings = write.unit.children(root, write.parent_member) if root is not None else []
    record = write.new(root)
    write.apply(collection, record, body, new=True)
    if root is None:
        write.unit.root = record
    else:
        write.unit.subject = record
        write.unit.place(root, write.parent_member, [*siblings, record])
    write.raise_if_invalid()
    place = f"{write.face.root.path}/{parent}/{collection.path}" if parent is not None else write.face.path
    return write.answer(record, 201, location=f"{write.context.base}/api/v2/{place}/{record.id}")


def create_attached(write: Write, body: Any, resource: str) -> Answer:
    """POST under the record at the path `resource` (`/offers/12`): 201. ValidationError names every fault."""
    collection = write.collection
    record = write.unit.root = write.unit.new(collection)
    write.apply(collection, record, body, new=True)
    record.__dict__[collection.owner_member] = resource
    write.raise_if_invalid()
    return write.answer(record, 201, location=f"{write.context.base}/api/v2{resource}/{collection.path}/{record.id}")


def replace(write: Write, id: int, body: Any, *, parent: int | None = None) -> Answer:
    """PUT: the whole record; what the body lacks gets its default, children that it doesn't name stay."""
    require_verb(write.collection, "update")
    record = write.lock_record(id, parent)
    write.apply(write.collection, record, body)
    write.raise_if_invalid()
    return write.answer(record, 204)


def patch(write: Write, id: int, change: Patch, *, parent: int | None = None) -> Answer:
    """PATCH, either kind: `change` is applied to the record as GET answers it without includes."""
    require_verb(write.collection, "update")
    record = write.lock_record(id, parent)
    before = _as_answered(write.collection, record)
    after = change(before)
    if type(after) is not dict:
        raise BadRequest("The patch leaves no object; a record is one.", code=Code.MALFORMED_BODY)
    for name in write.collection.sticky:
        if before.get(name) is not None and after.get(name) is None:
            write.report.warn(name, "cannot be cleared; the value was kept", Code.NOT_CLEARABLE)
    after, wishes = _read_patched(write, before, after)
    write.apply(write.collection, record, after, unpatched=before)
    write.raise_if_invalid()
    if wishes and not write.unit.faults:
        for rule, value in wishes:
            rule(record, value, write.unit)
    return write.answer(record, 204)


def _read_patched(
    write: Write, before: dict[str, Any], after: dict[str, Any]
) -> tuple[dict[str, Any], list[tuple[Callable[..., None], Any]]]:
    """`after` without what the patch asks of members that the server keeps, and the rules that do it, each with the
    value that is asked for."""
    wishes = []
    for member, rule in write.collection.rules.patched:
        wish = after.get(member.name)
        if wish is not None and wish != before[member.name]:
            after = {**after, member.name: before[member.name]}
            value = member.read(wish, member.name, write.report)
            if value is not None:
                wishes.append((rule, value))
    return after, wishes


def delete(write: Write, id: int, *, parent: int | None = None) -> Answer:
    """DELETE: hidden from lists and GET; what refers to it keeps resolving; children go with their parent."""
    require_verb(write.collection, "delete")
    record = write.lock_record(id, parent, deleting=True)
    write.raise_if_invalid()
    write.unit.delete(record)
    write.unit.commit()
    return Answer(204, warnings=write.warnings())


def run_action(write: Write, id: int | None, name: str, body: Any, *, parent: int | None = None) -> Answer:
    """POST /{collection}/{id}/{action}: the engine's own actions, or one that the collection declares; without an id
    one of the collection itself."""
    collection = write.collection
    arguments_body = {} if body is None else body
    if type(arguments_body) is not dict:
        raise BadRequest("The body of an action is an object.", code=Code.MALFORMED_BODY)
    if name in ENGINE_ACTIONS:
        require_verb(write.collection, "update")
        _read_arguments(write, {}, arguments_body)
        write.raise_if_invalid()
        assert id is not None
        record = _stamp(write, id, *ENGINE_ACTIONS[name])
        return write.answer(record, 204)
    action = collection.actions[name]
    subject = [] if id is None else [write.lock_record(id, parent, acting=True)]
    arguments = _read_arguments(write, action.body, arguments_body)
    write.raise_if_invalid()
    if write.unit.faults:
        raise ValidationError(write.unit.faults)
    made = action.run(*subject, write.unit, **arguments)
    if action.returns is None:
        return write.answer(subject[0], 204)
    if made is None:
        return write.answer(subject[0], 200)
    if action.many:
        require_write(write.caller, write.unit.registry[action.returns])
        return write.answer_all(made, f"{write.context.base}/api/v2/{action.returns}")
    kind = write.unit.face_of(write.unit.entry(made))
    require_write(write.caller, kind)
    return write.answer(made, 201, location=f"{write.context.base}/api/v2/{kind.path}/{made.id}")


def _read_arguments(write: Write, fields: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    for name in body:
        if name not in fields:
            write.report.ignore(name, tuple(fields))
    arguments = {}
    for name, field in fields.items():
        value = field.read(body.get(name), name, write.report)
        arguments[name] = field.default() if value is None else value
        if arguments[name] is None and field.required and body.get(name) is None:
            write.report.fault(name, "is required", Code.REQUIRED)
        if arguments[name] and field.has_references and not isinstance(field, File):  # a file may be no record yet
            named = field.references(arguments[name], name)
            write.unit.arguments |= {(target, id): path for path, target, id in named}
    return arguments


ENGINE_ACTIONS = {
    "archive": ("archivedAt", True),
    "unarchive": ("archivedAt", False),
    "lock": ("lockedAt", True),
    "unlock": ("lockedAt", False),
}
_ENGINE_DOCS = {
    "archive": "Hide it from lists, unless they ask with `includeArchived=true` (ours).",
    "unarchive": "Show it in lists again (ours).",
    "lock": "Refuse changes from now on with 409 (ours).",
    "unlock": "Take changes again (ours).",
}


def record_actions(collection: Collection) -> Mapping[str, Action]:
    """The declared actions of a record of `collection`: those that are not the collection's own."""
    return {name: action for name, action in collection.actions.items() if not action.on_collection}


def action_docs(collection: Collection) -> dict[str, str]:
    """Every action of `collection` and what it does: the engine's, where its records are changed and don't go with
    others, then its own."""
    engine = "update" in collection.options.verbs and not collection.parent and not collection.owner_member
    engine = engine and not collection.single
    return (_ENGINE_DOCS if engine else {}) | {action.name: action.doc for action in collection.actions.values()}


def _stamp(write: Write, id: int, member: str, on: bool) -> Resource:
    record = write.unit.root = write.unit.load(write.face, id)
    if record is None:
        raise RecordNotFound(write.face.path, id)
    write.require_record(record)
    write.check_preconditions(record)
    if record.lockedAt is not None and member != "lockedAt":
        raise RecordLocked(write.face.path, id)
    if on != (record.__dict__[member] is not None):
        write.unit.touch(record)
        record.__dict__[member] = write.unit.now if on else None
    return record
