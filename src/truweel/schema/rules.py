"""The rules of a declaration: functions that are found by their decorator, so that no member of the wire can hide one.

`@label` describes a record in a line. `@derive` sets members that follow from others, `@on_deletion` what else changes
when the record is deleted. `@check` and `@check_deletion` refuse. `@frozen` says what can't change any more. `@follows`
turns a status with a balance. `@emits` names a further event. `@action` opens `POST /{collection}/{id}/{name}`,
`@rendition` `GET /{collection}/{id}/{name}`, `@report` `GET /{collection}/{name}`. `@job` is done later, `@every`
regularly.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, overload

import msgspec

from truweel.schema.fields import Field, T
from truweel.schema.schedule import Condition, Due, Period

__all__ = [
    "Action",
    "Follow",
    "Freeze",
    "Job",
    "Rendition",
    "Report",
    "Rules",
    "action",
    "check",
    "check_deletion",
    "derive",
    "emits",
    "every",
    "follows",
    "formula",
    "frozen",
    "job",
    "label",
    "mark",
    "on_deletion",
    "patched",
    "rendition",
    "report",
]

Function = TypeVar("Function", bound=Callable[..., Any])
Record = TypeVar("Record")
_MARK = "__truweel_rule__"


@dataclass(frozen=True, slots=True)
class Action:
    """`POST /{collection}/{id}/{name}`. `run(record, work, **arguments)` changes the record.

    `body` are the fields that its body takes. `rights` is the right that it needs. `returns` is the path of the
    collection of which it makes a record, whose right it needs too: the answer is then 201 with that record and its
    `Location`, or where it makes `many`, with an array of them. `on_collection`: it is one of the collection,
    `POST /{collection}/{name}`, and is run without a record. Where it makes none this
    time it gives None, and the answer is 200 with the record that it is about.
    """

    name: str
    run: Callable[..., Any]
    body: dict[str, Field]
    rights: str
    returns: str | None
    doc: str
    on_collection: bool = False
    many: bool = False
    or_returns: str | None = None
    """The path of the other collection that it may make a record of."""


@dataclass(frozen=True, slots=True)
class Rendition:
    """`GET /{collection}/{id}/{name}`: a record as a file of `content_type`, for whoever may read the record.

    `compose(record, reads)` gives what the file says, as data: one of the classes that `operations.renditions` writes
    files of. It reads through `schema.work.Reads` and changes nothing. `Refused` where the record can't be one. Where
    there are several `types`, the query parameter `type` chooses, by default the first; `compose` takes it as third.
    """

    name: str
    content_type: str
    compose: Callable[..., Any]
    doc: str
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """`GET /{collection}/{name}`, or of a record `GET /{collection}/{id}/{name}`: rows that are computed when they are
    asked for, as a bare array, for whoever may read the collection.

    `run(record, reads, **arguments)`, or `run(reads, **arguments)` of a static method, gives the rows, dicts of the
    Python values of `row`, a `ValueObject`. It reads through `schema.work.Reads` and changes nothing. `parameters` are
    the fields that its query takes.
    """

    name: str
    run: Callable[..., Iterable[Mapping[str, Any]]]
    parameters: dict[str, Field]
    row: Any
    on_collection: bool
    doc: str


@dataclass(frozen=True, slots=True)
class Freeze:
    """Members that can't change in a state. `reason(before, work)` is None while they can, else why not.

    `members` are frozen, or all but `free` where it names none. `lineItems` freezes the set of children and their
    members, `lineItems.price` that member of each; `free` may name members of children too. `archivedAt` is a member:
    the record can't be archived. `deletion` freezes the record's existence.

    Nothing that the server computes (`@formula`, `@derive`, `Snapshot`, `Sum`) is computed anew meanwhile, except what
    `free` names, sums of children that are not frozen, and what follows from balances.
    """

    members: tuple[str, ...]
    free: tuple[str, ...]
    deletion: bool
    reason: Callable[..., str | None]
    doc: str


@dataclass(frozen=True, slots=True)
class Follow:
    """A stored member that turns with balances and sums. `choose(record, work)` is what it turns to, or None.

    It runs when one of `sources` moves on a record that exists. `former` keeps what `member` was before (the empty text
    for null), and gives it back once `choose` is None. A member that the request itself sets follows nothing until the
    next move. Without `former` it is always what `choose` says. Records that are archived or locked stay as they are.
    """

    member: Field
    sources: tuple[Field, ...]
    former: Field | None
    choose: Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with a record later, by the system user, in a unit of work of its own.

    `run(record, work)`, or `run(record, work, payload)` with a `payload` of that class. With `due` it is regular work.
    """

    name: str
    run: Callable[..., None]
    payload: type[msgspec.Struct] | None
    due: Due | None
    doc: str

    @property
    def when(self) -> str:
        """When it is done, for the docs: `every day`."""
        return (
            f"every {self.due.period.text.removeprefix('1 ')}"
            if self.due is not None
            else "after a change that asks for it"
        )


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one declaration, those of its bases first."""

    label: Callable[[Any], str] | None = None
    derive: tuple[Callable[..., None], ...] = ()
    derive_since: Mapping[str, int] = field(default_factory=dict)
    """Name of a function → the revision that derives so first, where it is not the first one."""
    check: tuple[Callable[..., Iterable[Any]], ...] = ()
    check_deletion: tuple[Callable[..., Iterable[Any]], ...] = ()
    on_deletion: tuple[Callable[..., None], ...] = ()
    frozen: tuple[Freeze, ...] = ()
    emits: tuple[tuple[str, Callable[..., bool]], ...] = ()
    formulas: tuple[tuple[Field, Callable[[Any], Any]], ...] = ()
    formulas_since: Mapping[str, int] = field(default_factory=dict)
    """Member → the revision that computes it so first."""
    follows: tuple[Follow, ...] = ()
    postings: tuple[Any, ...] = ()
    patched: tuple[tuple[Field, Callable[..., None]], ...] = ()
    actions: Mapping[str, Action] = field(default_factory=dict)
    renditions: Mapping[str, Rendition] = field(default_factory=dict)
    reports: Mapping[str, Report] = field(default_factory=dict)
    jobs: Mapping[str, Job] = field(default_factory=dict)

    @classmethod
    def of(cls, declaration: type) -> "Rules":
        """The rules of `declaration` and its bases; a function hides one of the same name in a base."""
        functions: dict[str, Any] = {}
        for base in reversed(declaration.__mro__):
            functions |= {name: value for name, value in vars(base).items() if hasattr(value, _MARK)}
        marked = [(*getattr(function, _MARK), function) for function in functions.values()]

        def kind(rule: str) -> list[tuple[Any, Any]]:
            return [(options, function) for name, options, function in marked if name == rule]

        labels = [function for _, function in kind("label")]
        return cls(
            label=labels[-1] if labels else None,
            derive=tuple(function for _, function in kind("derive")),
            derive_since={function.__name__: since for since, function in kind("derive") if since > 1},
            check=tuple(function for _, function in kind("check")),
            check_deletion=tuple(function for _, function in kind("check_deletion")),
            on_deletion=tuple(function for _, function in kind("on_deletion")),
            frozen=tuple(
                Freeze(members, free, deletion, function, _doc(function))
                for (members, free, deletion), function in kind("frozen")
            ),
            emits=tuple((event, function) for event, function in kind("emits")),
            formulas=tuple((member, function) for (member, _), function in kind("formula")),
            formulas_since={member.name: since for (member, since), _ in kind("formula")},
            follows=tuple(
                Follow(member, sources, former, function) for (member, sources, former), function in kind("follows")
            ),
            postings=tuple(posting for posting, _ in kind("posting")),
            patched=tuple(kind("patched")),
            actions={options.name: options for options, _ in kind("action")},
            renditions={options.name: options for options, _ in kind("rendition")},
            reports={options.name: options for options, _ in kind("report")},
            jobs={options.name: options for options, _ in kind("job")},
        )


def mark(kind: str, options: Any, function: Function) -> Function:
    """Make `function` a rule of this kind; the class that it stands in finds it by that."""
    setattr(function, _MARK, (kind, options))
    return function


def _doc(function: Callable[..., Any]) -> str:
    return (function.__doc__ or "").strip()


def label(function: Function) -> Function:
    """`def …(self) -> str`: `_metadata.description`, a line in which a person recognises the record."""
    return mark("label", None, function)


@overload
def derive(function: Function, /) -> Function: ...
@overload
def derive(*, since: int) -> Callable[[Function], Function]: ...
def derive(function: Any = None, /, *, since: int = 1) -> Any:
    """`def …(self, work) -> None`: set the members that follow from others.

    It runs before the checks of every transaction that changes the record or one of its children; a second run
    changes nothing. `since` is the revision of the collection that derives so first (`@derive(since=2)`): open records
    of before are derived anew.
    """
    return mark("derive", since, function) if function is not None else lambda f: mark("derive", since, f)


def formula(member: Field[T], *, since: int = 1) -> Callable[[Callable[[Record], T]], Callable[[Record], T]]:
    """`def …(self) -> T`: the value of `member`, a pure function of the record's own members.

    It is computed anew at every change of the record, after the sums over its children, in the order of declaration.
    `since` is the revision of the collection that computes it so first: open records of before are computed anew.
    """
    return lambda function: mark("formula", (member, since), function)


def check(function: Function) -> Function:
    """`def …(self, before, work) -> Iterable[Fault]`: what no single field can state.

    It runs for every record that is created or changed. `before` is the stored state, None on creation. Each `Fault`
    names its member.
    """
    return mark("check", None, function)


def check_deletion(function: Function) -> Function:
    """`def …(self, work) -> Iterable[Fault]`: why the record can't be deleted. It may raise `Refused`."""
    return mark("check_deletion", None, function)


def on_deletion(function: Function) -> Function:
    """`def …(self, work) -> None`: what else changes when the record is deleted, as it is stored but for its children,
    which are deleted before it. It runs once."""
    return mark("on_deletion", None, function)


def frozen(*members: str, but: Iterable[str] = (), deletion: bool = True) -> Callable[[Function], Function]:
    """`def …(self, work) -> str | None`: why `members` can't change, asked of the stored state. See `Freeze`."""
    return lambda function: mark("frozen", (members, tuple(but), deletion), function)


def follows(
    member: Field[T], *sources: Field[Any], former: Field[T] | None = None
) -> Callable[[Callable[[Record, Any], T]], Callable[[Record, Any], T]]:
    """`def …(self, work) -> T`: what `member` turns to when one of `sources` moves, or None. See `Follow`."""
    return lambda function: mark("follows", (member, sources, former), function)


def patched(member: Field[T]) -> Callable[[Callable[[Record, T, Any], None]], Callable[[Record, T, Any], None]]:
    """`def …(self, value, work) -> None`: what a patch does that gives `member`, which the server keeps, another value.

    Only a patch of the record's own path does so. In a POST, a PUT and an array of children a value that differs is
    told and not taken, since programs send whole records that they read earlier.
    """
    return lambda function: mark("patched", member, function)


def emits(event: str) -> Callable[[Function], Function]:
    """`def …(self, before) -> bool`: whether this change is also `{stem}.{event}`, besides created and updated."""
    return lambda function: mark("emits", event, function)


def action(
    name: str = "",
    *,
    rights: str = "write",
    returns: str | None = None,
    or_returns: str | None = None,
    many: bool = False,
) -> Callable[[Function], Function]:
    """`def …(self, work, argument: Annotated[T, Field(…)])`: an action, named after the function unless `name` says
    otherwise. The annotations give the members that its body takes. That of a child is
    `POST /{collection}/{id}/{children}/{id}/{name}`; a `@staticmethod`, `def …(work, …)`, is one of the collection."""

    def declare(function: Function) -> Function:
        body = _arguments(function)
        path = name or function.__name__.replace("_", "-")
        on_collection = isinstance(function, staticmethod)
        options = Action(path, function, body, rights, returns, _doc(function), on_collection, many, or_returns)
        return mark("action", options, function)

    return declare


def rendition(name: str, content_type: str, *, types: Iterable[str] = ()) -> Callable[[Function], Function]:
    """`def …(self, work: Reads) -> T`: the record as a file, at `GET /{collection}/{id}/{name}`; with `types`
    `def …(self, work, type)`. See `Rendition`."""

    def declare(function: Function) -> Function:
        return mark("rendition", Rendition(name, content_type, function, _doc(function), tuple(types)), function)

    return declare


def report(row: Any, name: str = "") -> Callable[[Function], Function]:
    """`def …(self, work: Reads, argument: Annotated[T, Field(…)])`: rows of the `ValueObject` `row`, named after the
    function unless `name` says otherwise. A `@staticmethod`, `def …(work, …)`, is one of the collection."""

    def declare(function: Function) -> Function:
        path = name or function.__name__.replace("_", "-")
        on_collection = isinstance(function, staticmethod)
        return mark(
            "report", Report(path, function, _arguments(function), row, on_collection, _doc(function)), function
        )

    return declare


def _arguments(function: Callable[..., Any]) -> dict[str, Field]:
    """The fields that the annotations of `function` name."""
    fields: dict[str, Field] = {}
    for argument, annotation in function.__annotations__.items():
        for argument_field in getattr(annotation, "__metadata__", ()):  # of `Annotated`
            argument_field.name = argument
            fields[argument] = argument_field
    return fields


def job(function: Function) -> Function:
    """`def …(self, work) -> None` or `def …(self, work, payload: P) -> None`, P a `msgspec.Struct`: a job, which
    `Work.enqueue` asks for. It is named after the function."""
    return _mark_job(function, None)


def every(period: str, *conditions: Condition) -> Callable[[Function], Function]:
    """`def …(self, work) -> None`: a job that is due each `period` (`1 hour`, `1 day`) for the records that meet all
    `conditions`: `member.equals(…)`, `past(member)`, `reached(member)`, `positive(member)`. Days begin
    at night in the tenant's time zone.

    What has no meaning any more is not done: the conditions are looked at again when the job runs.
    """
    due = Due(Period.parse(period), conditions)
    return lambda function: _mark_job(function, due)


def _mark_job(function: Function, due: Due | None) -> Function:
    name = function.__name__.replace("_", "-")
    parameters = list(inspect.signature(function).parameters.values())
    payload = parameters[2].annotation if len(parameters) > 2 else None
    if payload is not None and not (isinstance(payload, type) and issubclass(payload, msgspec.Struct)):
        raise TypeError(f"{function.__qualname__}: the payload of a job is a msgspec.Struct, not {payload!r}")
    if payload is not None and due is not None:
        raise TypeError(f"{function.__qualname__}: regular work has no payload")
    return mark("job", Job(name, function, payload, due, _doc(function)), function)
