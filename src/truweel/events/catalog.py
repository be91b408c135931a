"""The names of events: all that exist, those an endpoint subscribes to, and their names for older event consumers.

An event is *documented* when the reference lists it (`wire.md` section 4.2), and an *addition* when it is ours.
`client.*` and `*` mean documented events only: a program written for the reference gets no name that it doesn't know.
An addition goes only to an endpoint that names it exactly.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from truweel.schema.collection import Collection
from truweel.schema.registry import Registry

__all__ = [
    "ALL_EVENTS",
    "APP_INSTALLED",
    "APP_UNINSTALLED",
    "CONSUMER_EVENTS",
    "DOCUMENTED_EVENTS",
    "MAX_NAMES",
    "TEST_EVENT",
    "Catalog",
    "EventType",
    "Subscription",
    "expand_event_names",
]

ALL_EVENTS = "*"
MAX_NAMES = 200
"""Names in one registration."""
MAX_SUGGESTIONS = 20
MAX_SUGGESTED = 100
"""Characters of a name for which the nearest ones are looked up."""
TEST_EVENT = "webhook.test"
"""What `POST …/test` sends by default."""
APP_INSTALLED, APP_UNINSTALLED = "app.installed", "app.uninstalled"
"""Events about an app itself, for its own endpoints. They need no rights."""

_CHANGES = ("created", "updated")
_VERBS_BY_STEM: dict[str, tuple[str, ...]] = {
    "client": _CHANGES,
    "sales-invoice": _CHANGES,
    "offer": (*_CHANGES, "recalculated"),
    "settlement": (*_CHANGES, "recalculated"),
    "project": _CHANGES,
    "article": (*_CHANGES, "stock-changed"),
    "employee": _CHANGES,
    "planning-item": _CHANGES,
    "work-order": _CHANGES,
    "material": _CHANGES,
    "installation": _CHANGES,
    "document": _CHANGES,
    "sales-order": _CHANGES,
    "comment": _CHANGES,
}
DOCUMENTED_EVENTS = tuple(f"{stem}.{verb}" for stem, verbs in _VERBS_BY_STEM.items() for verb in verbs)
"""Every event of the reference, including those whose collection this server doesn't have yet."""

CONSUMER_EVENTS = {
    "client.created": ("clients", "ClientCreated"),
    "client.updated": ("clients", "ClientUpdated"),
    "project.created": ("projects", "ProjectCreated"),
    "project.updated": ("projects", "ProjectUpdated"),
    "planning-item.created": ("planningItems", "PlanningItemCreated"),
    "planning-item.updated": ("planningItems", "PlanningItemUpdated"),
    "sales-invoice.created": ("salesInvoices", "SalesInvoiceCreated"),
    "sales-invoice.updated": ("salesInvoices", "SalesInvoiceUpdated"),
    "sales-invoice.send-to-accountant": ("salesInvoices", "SendSalesInvoiceToAccountantRequested"),
    "purchase-invoice.created": ("purchaseInvoices", "PurchaseInvoiceCreated"),
    "purchase-invoice.updated": ("purchaseInvoices", "PurchaseInvoiceUpdated"),
    "purchase-invoice.send-to-accountant": ("purchaseInvoices", "SendPurchaseInvoiceToAccountantRequested"),
    "article.created": ("articles", "ArticleCreated"),
    "article.updated": ("articles", "ArticleUpdated"),
    "article.stock-changed": ("articles", "StockChanged"),
    "offer.created": ("offers", "OfferCreated"),
    "offer.updated": ("offers", "OfferUpdated"),
}
"""Event → context and type, as the older event consumers call it (`wire.md` section 4.3)."""

_NAME_BY_CONSUMER_TYPE = {type_: name for name, (_, type_) in CONSUMER_EVENTS.items()}


@dataclass(frozen=True, slots=True)
class EventType:
    """One kind of event. `doc` is a sentence for the docs."""

    name: str
    collection: Collection
    is_addition: bool
    doc: str


@dataclass(frozen=True, slots=True)
class Subscription:
    """What an endpoint subscribes to. `event_names` are as written; `faults` and `notes` are for the author."""

    event_names: tuple[str, ...]
    faults: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Catalog:
    """Every event that the collections of `registry` can produce."""

    def __init__(self, registry: Registry) -> None:
        self.events = {event.name: event for collection in registry for event in _event_types(collection)}
        self._known = (*dict.fromkeys((*DOCUMENTED_EVENTS, *self.events)),)

    def parse_names(self, names: Sequence[str]) -> Subscription:
        """The names of a registration: events, `client.*`, or `*` for all.

        An unknown name is a fault, and the first `MAX_SUGGESTIONS` of them suggest the nearest names; more names than
        `MAX_NAMES` are one fault. A name whose collection this server doesn't have yet is accepted with a note.
        """
        if len(names) > MAX_NAMES:
            return _too_many(names)
        faults: list[str] = []
        notes: list[str] = []
        for name in dict.fromkeys(names):
            if name == ALL_EVENTS or name in self.events:
                continue
            if name in DOCUMENTED_EVENTS:
                notes.append(f"{name} is known, and this server has no collection yet that makes it")
            elif not any(_matches(name, known) for known in DOCUMENTED_EVENTS):
                faults.append(self._unknown(name, with_nearest=len(faults) < MAX_SUGGESTIONS))
        return Subscription(tuple(dict.fromkeys(names)), tuple(faults), tuple(notes))

    def parse_consumer_names(self, names: Sequence[str]) -> Subscription:
        """The same for an event consumer, which may write `ClientUpdated` or `client.updated`."""
        if len(names) > MAX_NAMES:
            return _too_many(names)
        event_names = [_NAME_BY_CONSUMER_TYPE.get(name, name) for name in names]
        unknown = [name for name in event_names if name not in CONSUMER_EVENTS]
        known = (*_NAME_BY_CONSUMER_TYPE, *CONSUMER_EVENTS)
        faults = [_unknown(name, known, with_nearest=index < MAX_SUGGESTIONS) for index, name in enumerate(unknown)]
        notes = [
            f"{CONSUMER_EVENTS[name][1]} is known, and this server has nothing yet that makes it"
            for name in event_names
            if name in CONSUMER_EVENTS and name not in self.events
        ]
        return Subscription(tuple(dict.fromkeys(event_names)), tuple(faults), tuple(notes))

    def unreadable(self, names: Iterable[str] | None, may_read: Callable[[str], bool]) -> dict[str, list[str]]:
        """Module → events that `names` say and that nobody receives who `may_read` no record of the module.

        Nothing for None (all): that is all that the owner may read. What belongs to other records follows their rights.
        """
        events: dict[str, list[str]] = {}
        for name in sorted(expand_event_names(names)) if names is not None and ALL_EVENTS not in names else ():
            event = self.events.get(name)
            if (
                event is not None
                and not event.collection.owner_member
                and not any(map(may_read, event.collection.modules))
            ):
                events.setdefault(event.collection.module, []).append(name)
        return events

    def _unknown(self, name: str, *, with_nearest: bool) -> str:
        stem = name.removesuffix(".*")
        additions = [event for event in self.events if event.startswith(f"{stem}.")]
        if additions and stem != name:
            return f"'{name}' would hold additions only, which have to be named one by one: {', '.join(additions)}"
        return _unknown(name, self._known, with_nearest=with_nearest)


def expand_event_names(names: Iterable[str] | None) -> frozenset[str]:
    """The events that a registration with these names receives. None means all documented events."""
    if names is None:
        return frozenset(DOCUMENTED_EVENTS)
    expanded: set[str] = set()
    for name in names:
        matching = [known for known in DOCUMENTED_EVENTS if _matches(name, known)]
        expanded.update(matching or [name])
    return frozenset(expanded)


def _matches(pattern: str, name: str) -> bool:
    return pattern in (ALL_EVENTS, name) or (pattern.endswith(".*") and name.startswith(pattern[:-1]))


def _too_many(names: Sequence[str]) -> Subscription:
    return Subscription((), (f"must be at most {MAX_NAMES} names of events, not {len(names)}",))


def _unknown(name: str, known: Sequence[str], *, with_nearest: bool) -> str:
    is_looked_up = with_nearest and len(name) <= MAX_SUGGESTED
    nearest = get_close_matches(name, known, n=3, cutoff=0.5) if is_looked_up else []
    nearest = nearest or [candidate for candidate in known if name and name in candidate][:3]
    hint = f"; nearest: {', '.join(nearest)}" if nearest else f"; some there are: {', '.join(known[:3])}"
    return f"there is no event '{name[:80]}'{hint}"


def _event_types(collection: Collection) -> list[EventType]:
    stem = collection.event
    if not stem:
        return []
    docs = {
        "created": f"A record of `{collection.path}` was created.",
        "updated": f"A record of `{collection.path}` changed; a change of what belongs to it counts.",
        "deleted": f"A record of `{collection.path}` was deleted.",
    }
    docs |= {name: f"`{name}` of a record of `{collection.path}`." for name in collection.further_events}
    return [
        EventType(f"{stem}.{verb}", collection, f"{stem}.{verb}" not in DOCUMENTED_EVENTS, doc)
        for verb, doc in docs.items()
    ]
