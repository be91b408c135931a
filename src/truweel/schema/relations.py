"""Fields that refer to something else: one record (`Ref`), several (`Refs`), the record's children (`Children`), its
parent (`Parent`), a document (`File`), a URL on this server (`Url`, `SignedUrl`)."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Literal, Unpack, overload

from truweel.error_codes import Code
from truweel.errors import Fault, InvalidValue
from truweel.schema.body import Report, array_fault
from truweel.schema.fields import DefaultRule, Field, FieldOptions, T, Text
from truweel.schema.filters import Equals, Filter

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    from truweel.schema.attachment import Attachment  # noqa: F401  # the type of File's records

    R = TypeVar("R", default=Any)
else:
    from typing import TypeVar

    R = TypeVar("R")

__all__ = [
    "Children",
    "File",
    "FileContent",
    "Id",
    "Parent",
    "Ref",
    "Referring",
    "Refs",
    "ResourceRef",
    "SignedUrl",
    "StatusDetails",
    "StatusHistory",
    "Url",
    "VirtualField",
    "parse_id",
]

FileContent = Literal["invoice", "bank statements"]
"""What documents of a member are read as: electronic invoices, or the statements of a bank."""
MAX_ID = 2**63 - 1
_ID = re.compile(r"-?[0-9]{1,19}")


def parse_id(value: Any) -> int:
    """An id of the wire, string or integer → the number. ValueError otherwise."""
    if type(value) is str and _ID.fullmatch(value):
        value = int(value)
    if type(value) is not int or not -MAX_ID <= value <= MAX_ID:
        raise InvalidValue('must be an id such as "123"', Code.WRONG_TYPE, expected="id")
    return value


class Id(int, Generic[R]):
    """The type of the ids of `R`, so that mypy tells the id of a client from an article's. At run time an `int`."""


class Ref(Field[T], Generic[R, T]):
    """A reference to one record of `target`, under its wire name: `clientId = Ref["Client"]("clients")`; included as
    `client`.

    The class of its records stands in brackets. `Work.follow` gives the record.

    `relation` names the relation where it isn't the field's name without `Id`; several names are several keys in the
    answer. `released` clears it when the record that it leads to is deleted, as the draft of an invoice frees what it
    was made from; else what refers to a deleted record goes on to.
    """

    python_type = int
    column = "reference"
    default_filters: ClassVar[tuple[Filter, ...]] = (Equals(),)

    @overload
    def __init__(
        self: "Ref[R, Id[R]]",
        target: str,
        *,
        required: Literal[True],
        default: DefaultRule | None = None,
        relation: str | tuple[str, ...] = (),
        released: bool = False,
        **options: Unpack[FieldOptions],
    ) -> None: ...
    @overload
    def __init__(
        self: "Ref[R, Id[R] | None]",
        target: str,
        *,
        required: bool = False,
        default: DefaultRule | None = None,
        relation: str | tuple[str, ...] = (),
        released: bool = False,
        **options: Unpack[FieldOptions],
    ) -> None: ...
    def __init__(
        self, target: str, *, relation: str | tuple[str, ...] = (), released: bool = False, **options: Any
    ) -> None:
        super().__init__(**options)
        self.target = target
        self.released = released
        self.relations = (relation,) if isinstance(relation, str) else relation

    def __set_name__(self, owner: type, name: str) -> None:
        super().__set_name__(owner, name)
        self.relations = self.relations or (name.removesuffix("Id"),)

    @property
    def has_column(self) -> bool:
        """Always: the column carries the foreign key."""
        return True

    def from_json(self, value: Any) -> int:
        return parse_id(value)

    def from_storage(self, value: Any) -> int:
        return int(value)

    def to_json(self, value: Any) -> str:
        return str(value)

    @property
    def has_references(self) -> bool:
        return True

    def references(self, value: Any, path: str) -> Iterator[tuple[str, str, int]]:
        yield path, self.target, value

    def from_query(self, text: str) -> int:
        return parse_id(text)

    def json_schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": "^-?\\d{1,19}$", "description": f"Id of one of `{self.target}`."}


class Parent(Ref[R, "Id[R]"]):
    """The record that owns this child, where the wire shows its id on the child (`clientId` of a contact)."""

    def __init__(self, target: str, **options: Any) -> None:
        super().__init__(target, read_only=True, **options)


class File(Ref["Attachment", "Id[Attachment] | None"]):
    """A document that is a member of its record: `imageId = File("image/")`; included as `image`.

    A body names a document in a temporary bucket of the caller's, which the write moves out of it, or one that the
    record has already. `accept` are the content types that are accepted, or their prefixes; empty: any. `Work.read`
    reads it as what `reads` says.
    """

    def __init__(
        self, *accept: str, target: str = "documents", reads: "FileContent" = "invoice", **options: Any
    ) -> None:
        super().__init__(target, **options)
        self.accept = accept
        self.reads = reads

    def accepts(self, content_type: str) -> bool:
        """Whether a document of this content type is accepted."""
        return not self.accept or content_type.startswith(self.accept)

    def json_schema(self) -> dict[str, Any]:
        types = f" of type {' or '.join(type.rstrip('/') for type in self.accept)}" if self.accept else ""
        description = (
            f"Id of a document{types}: one in a temporary bucket of yours, which it leaves, or one of the record's own."
        )
        return super().json_schema() | {"description": description}


class Refs(Field["list[Id[R]]"], Generic[R]):
    """References to several records, in order: `employeeIds = Refs["Employee"]("employees")`; included as
    `employees`.

    `filter` opens a filter named like the member, or as the text says: `filter="employeeId"`.
    """

    python_type = list
    max_items = 1000

    def __init__(self, target: str, *, relation: str = "", filter: bool | str = False, **options: Any) -> None:
        super().__init__(default=list, **options)
        self.target = target
        self.relation = relation
        self.filtered = filter
        """Whether there is a filter, or its name where it isn't the member's."""

    def __set_name__(self, owner: type, name: str) -> None:
        super().__set_name__(owner, name)
        self.relation = self.relation or name.removesuffix("Ids") + "s"

    def read(self, value: Any, path: str, report: Report) -> Any:
        if value is None:
            return []
        if type(value) is not list or len(value) > self.max_items:
            code, params = array_fault(value, self.max_items)
            report.fault(path, f"must be an array of at most {self.max_items} ids", code, **params)
            return []
        ids: dict[int, None] = {}
        for index, raw_id in enumerate(value):
            try:
                id = parse_id(raw_id)
            except ValueError as error:
                report.add(Fault.of(f"{path}[{index}]", error))
                continue
            if id in ids:
                report.warn(f"{path}[{index}]", "duplicate id; kept once", Code.DUPLICATE)
            ids[id] = None
        return list(ids)

    def from_json(self, value: Any) -> list[int]:
        return [parse_id(id) for id in value]

    def from_storage(self, value: Any) -> list[int]:
        return [int(id) for id in value]

    def to_json(self, value: Any) -> list[str]:
        return [str(id) for id in value]

    @property
    def has_references(self) -> bool:
        return True

    def references(self, value: Any, path: str) -> Iterator[tuple[str, str, int]]:
        for index, id in enumerate(value):
            yield f"{path}[{index}]", self.target, id

    def json_schema(self) -> dict[str, Any]:
        return {"type": "array", "items": {"type": "string"}, "description": f"Ids of `{self.target}`, in order."}


class ResourceRef(Text):
    """A reference to a record of any collection, by its path: `/offers/123`. The record must exist when it is set.

    With `relation` it is included under that name; it needs `filter=True` then.
    """

    def __init__(self, *, relation: str = "", **options: Any) -> None:
        super().__init__(**options)
        self.relation = relation

    def json_schema(self) -> dict[str, Any]:
        description = "Path of a record, such as `/offers/123`."
        return super().json_schema() | {"description": description}


class VirtualField(Field[T]):
    """Base class of members without a stored value: they are read from elsewhere when included, else null."""


class StatusDetails(VirtualField[None]):
    """The record of `statuses` that `status` names, when included; null where the tenant has none."""


class StatusHistory(VirtualField[None]):
    """The statuses that the record has had, when included: `[{"status", "changedAt", "userId"}]`, oldest first."""


class Children(VirtualField["list[R]"], Generic[R]):
    """The records that belong to this one, a collection declared with `parent=`: `Children["Line"]("line-items")`.

    In the record's body an array replaces the set (matched by `id`); null or absence keeps it.

    `filter` names to-one references of the children: `?materialId=7` then lists the records of which a child has it.
    `brings` names relations of the children that are included with them, where the caller may read those.
    """

    max_items = 1000

    def __init__(
        self,
        child: str,
        *,
        required: bool = False,
        filter: Sequence[str] = (),
        brings: Sequence[str] = (),
        doc: str = "",
    ) -> None:
        super().__init__(required=required, doc=doc)
        self.child = child
        self.filtered = tuple(filter)
        self.brings = tuple(brings)

    if not TYPE_CHECKING:

        def __get__(self, record: Any, owner: type) -> Any:
            """On a record its children, read in the record's transaction when first asked for."""
            return self if record is None else record._meta.keeper.children(record, self.name)

    def __set__(self, record: Any, value: Any) -> None:
        raise TypeError(f"{self.name} can't be set; use work.add and work.delete")


class Referring(VirtualField["list[R]"], Generic[R]):
    """The records that refer to this one, when included: `Referring["Visit"]("visits", by="installationId")`.

    `by` is their member that does: a reference to one record, to several, or the path of a record.
    """

    def __init__(self, target: str, *, by: str, doc: str = "") -> None:
        super().__init__(doc=doc)
        self.target = target
        self.by = by


class Url(VirtualField[None]):
    """A URL on this server, built from the record's id: `url = Url("/documents/{id}")`; in every answer."""

    json_type: ClassVar[dict[str, Any]] = {"type": "string", "format": "uri"}

    def __init__(self, path: str, *, doc: str = "") -> None:
        super().__init__(doc=doc)
        self.path = path


class SignedUrl(Url):
    """A URL that is valid for a short time for whoever has it, without a log-in; null unless included."""
