"""Postings: what changed documents post to ledgers, and the balances that move with them.

For each source line and key the sum of the ledger is brought to what the posting says, by adding rows. So booking,
changing, undoing and deleting need no code of their own. A line is asked only where it may post otherwise than it has:
where it changed, or a member of its document that it reads.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from truweel.error_codes import Code
from truweel.errors import Refused
from truweel.operations import frozen
from truweel.schema.collection import Collection
from truweel.schema.effects import SCALE, ZERO, Balance, ColumnField, Ledger, Posting
from truweel.schema.resource import Resource, meta
from truweel.storage import ledgers
from truweel.storage.ledgers import Key, Movement

if TYPE_CHECKING:
    from truweel.operations.entries import Entry
    from truweel.operations.unit import Unit

__all__ = ["check_changed_bounds", "compute_formulas", "post", "target_sums"]

Amounts = tuple[Decimal, ...]
Target = tuple[str, int, int]
"""Collection and id of a record whose balance moves; of one per key the id of its parent, and the key's, else 0."""
ITSELF = 0
"""In the place of a line's id: what the record itself posts."""
STEP = Decimal(1) / SCALE
MAX_BALANCE = Decimal((2**63 - 1) // SCALE)
"""Units of the largest amount that a column holds, and of the largest balance."""


def post(unit: "Unit", roots: Iterable["Entry"]) -> list[Movement]:
    """The rows that `roots` add to ledgers, besides those that the unit has. The balances are moved under lock and held
    to their bounds; what follows from these is posted as well. Refused."""
    movements: list[Movement] = []
    deltas: dict[Target, dict[str, Decimal]] = {}
    asked = [root for root in roots if root.collection.ledgers]
    while asked or deltas:
        for root in asked:
            added = list(_movements(unit, root, movements))
            movements += added
            _add_deltas(unit, added, deltas)
        asked = _move(unit, _take_first(unit, deltas))
    return movements


def _add_deltas(unit: "Unit", movements: Sequence[Movement], deltas: dict[Target, dict[str, Decimal]]) -> None:
    """Add how far `movements` move each balance."""
    for ledger in dict.fromkeys(movement.ledger for movement in movements):
        own = [movement for movement in movements if movement.ledger is ledger]
        keys, amounts = ["", *ledger.keys], list(ledger.amounts)
        for collection, balance in unit.registry.balances.get(ledger.name, ()):
            by, amount = keys.index(balance.by.name), amounts.index(balance.amount.name)
            per = keys.index(balance.per) if balance.per else None
            for movement in own:
                id, per_id = movement.key[by], ITSELF if per is None else movement.key[per]
                if id is not None and per_id is not None:
                    moved = deltas.setdefault((collection.key, id, per_id), {})
                    moved[balance.name] = moved.get(balance.name, ZERO) + movement.amounts[amount]


def _take_first(unit: "Unit", deltas: dict[Target, dict[str, Decimal]]) -> dict[Target, dict[str, Decimal]]:
    """Take out those that are locked first. What they post in turn is locked later, so that a record whose balances
    move for several reasons is moved once."""
    ranks = {key: unit.registry.rank[unit.registry[key].root.key] for key in {key for key, _, _ in deltas}}
    first = min(ranks.values(), default=0)
    taken = {target: deltas.pop(target) for target in list(deltas) if ranks[target[0]] == first}
    return {target: moved for target, moved in taken.items() if any(moved.values())}


def _movements(unit: "Unit", root: "Entry", just_made: Sequence[Movement]) -> Iterator[Movement]:
    """The rows that a root adds besides those of the unit, and besides those `just_made`."""
    for ledger in root.collection.ledgers:
        earlier = [
            movement
            for movement in (*unit.movements, *just_made)
            if movement.ledger is ledger and (movement.collection, movement.record_id) == root.key
        ]
        sources = _changed_sources(unit, root, ledger, {movement.key[0] for movement in earlier})
        if sources is not None and not sources:
            continue
        posted = _posted_sums(unit, root, ledger, sources)
        for movement in earlier:
            posted[movement.key] = _added(posted.get(movement.key), movement.amounts)
        targets = {} if root.is_deleted else _target_sums(unit, root.collection, root.record, ledger, sources)
        nothing = (ZERO,) * len(ledger.amounts)
        for key in dict.fromkeys((*targets, *posted)):
            pairs = zip(targets.get(key, nothing), posted.get(key, nothing), strict=True)
            difference = tuple(target - before for target, before in pairs)
            if any(difference):
                version = meta(root.record).version + unit.is_changed(root)
                yield Movement(ledger, root.collection.key, root.record.id, version, key, difference)


def _changed_sources(unit: "Unit", root: "Entry", ledger: type[Ledger], earlier: set[int]) -> set[int] | None:
    """What of a root may post otherwise than it has: ids of its lines, 0 for itself; None for all there is. `earlier`
    are those that have posted in this unit."""
    if root.is_new or root.is_deleted or unit.renewal is not None or unit.is_rederived(root):
        return None
    sources, kinds = set(earlier), 0
    for name, child in root.collection.child_fields.items():
        postings = _postings(child, ledger)
        if not postings:
            continue
        kinds += 1
        if root.record.__dict__.get(name) is not None or any(_is_read_changed(root, posting) for posting in postings):
            return None
        sources |= {line.id for line in unit.children_at_hand(root, name)}
    if kinds > 1 and sources:  # lines of two kinds may have the same id
        return None
    if any(_posts_anew(unit, root, posting) for posting in _postings(root.collection, ledger)):
        sources.add(ITSELF)
    return sources


def _is_read_changed(root: "Entry", posting: Posting) -> bool:
    """Whether a member of a root that the posting reads differs from what is stored."""
    assert posting.reads is not None
    before, members = root.before, root.record.__dict__
    return before is not None and any(before.__dict__.get(f.name) != members.get(f.name) for f in posting.reads)


def _posts_anew(unit: "Unit", root: "Entry", posting: Posting) -> bool:
    """Whether what the root itself posts may have changed."""
    is_moved = any(balance.name in root.moved for balance in posting.balances)
    is_read = posting.reads is None or is_moved or _is_read_changed(root, posting)
    return is_read or (posting.over is not None and unit.is_loaded(root.record, posting.over.name))


def _posted_sums(unit: "Unit", root: "Entry", ledger: type[Ledger], sources: set[int] | None) -> dict[Key, Amounts]:
    """What the record, or these lines of it, have posted. Of one that stays frozen it is what today's rule says of its
    stored state: what it posted by an older rule stays, and what changes now is posted by that of today."""
    if root.is_new:
        return {}
    evolved = any(
        posting.since > 1
        for owner in (root.collection, *root.collection.children.values())
        for posting in owner.rules.postings
        if posting.ledger is ledger
    )
    if evolved and not root.is_deleted and frozen.lasting_freezes(unit, root):
        return _target_sums(unit, root.collection, root.stored or root.record, ledger, sources)
    return ledgers.posted_sums(unit.writer, ledger, unit.tenant, root.collection.key, root.record.id, sources)


def _target_sums(
    unit: "Unit", collection: Collection, document: Resource, ledger: type[Ledger], sources: set[int] | None
) -> dict[Key, Amounts]:
    """What a root, or `sources` of it, posts in the state `document`."""
    lines: list[tuple[Collection, Resource]] = []
    for name, child in collection.child_fields.items():
        if sources is None and child.rules.postings:
            lines += [(child, line) for line in unit.children(document, name)]
        elif sources is not None and child.rules.postings:
            at_hand = unit.children_at_hand(unit.entry(document), name, document)
            lines += [(child, line) for line in at_hand if line.id in sources]

    def children(posting: Posting) -> Iterable[Any]:
        assert posting.over is not None
        assert posting.outline is not None
        return unit.outline(document, posting.over.name, posting.outline)

    is_itself = sources is None or ITSELF in sources
    return target_sums(ledger, (collection, document), lines, children, is_itself=is_itself)


def target_sums(
    ledger: type[Ledger],
    root: tuple[Collection, Resource],
    lines: Iterable[tuple[Collection, Resource]],
    children: Callable[[Posting], Iterable[Any]],
    *,
    is_itself: bool = True,
) -> dict[Key, Amounts]:
    """What `lines` of a root post by the rules of now, and the root if it `is_itself` meant. `children` are those that
    a posting of the root goes over. Refused."""
    sums: dict[Key, Amounts] = {}
    collection, document = root

    def add(source: int, rows: Iterable[Ledger]) -> None:
        for row in rows:
            key: Key = (source, *(row.members.get(name) for name in ledger.keys))
            amounts = (_rounded(row.members.get(name)) for name in ledger.amounts)
            sums[key] = _added(sums.get(key), tuple(amounts))

    for posting in _postings(collection, ledger) if is_itself else ():
        narrow = posting.narrow(document)
        add(ITSELF, posting.rows(narrow) if posting.over is None else posting.rows(narrow, children(posting)))
    heads: dict[str, list[tuple[Posting, Resource]]] = {}
    for child, line in lines:
        if child.key not in heads:
            heads[child.key] = [(posting, posting.narrow(document)) for posting in _postings(child, ledger)]
        for posting, head in heads[child.key]:
            add(line.id, posting.rows(line, head))
    return sums


def _postings(collection: Collection, ledger: type[Ledger]) -> list[Posting]:
    return [posting for posting in collection.rules.postings if posting.ledger is ledger]


def _added(sums: Amounts | None, amounts: Amounts) -> Amounts:
    return amounts if sums is None else tuple(sum(pair, ZERO) for pair in zip(sums, amounts, strict=True))


def _move(unit: "Unit", deltas: Mapping[Target, Mapping[str, Decimal]]) -> "list[Entry]":
    """Lock the records whose balances move, in order, and move them. Returns the roots that post otherwise then."""
    asked: dict[tuple[str, int], Entry] = {}
    to_lock: dict[str, list[int]] = {}
    keyed: dict[str, list[tuple[int, int]]] = {}
    for key, id, per in deltas:
        collection = unit.registry[key]
        to_lock.setdefault(collection.root.key if collection.per else key, []).append(id)
        if collection.per:
            keyed.setdefault(key, []).append((id, per))
    for key in sorted(to_lock, key=lambda key: unit.registry.rank[unit.registry[key].root.key]):
        unit.lock_balances(key, to_lock[key])
    children = {key: unit.keyed_children(unit.registry[key], keys) for key, keys in keyed.items()}
    for (key, id, per), moved in deltas.items():
        entry = children[key][id, per] if key in children else unit.held(key, id)
        entry.keep()
        for name, delta in moved.items():
            if delta:
                balance = entry.collection.balances[name]
                value = balance.from_column(balance.to_column(entry.record.__dict__[name] + delta))  # without zeros
                if unit.renewal is None:
                    _check_bounds(entry, name, value, delta)
                entry.record.__dict__[name] = value
                entry.moved[name] = None
                _announce(unit, entry, name)
                if any(balance in posting.balances for posting in entry.collection.rules.postings):
                    root = unit.root_of(entry)
                    asked[root.key] = root
        compute_formulas(entry)
    return list(asked.values())


def _announce(unit: "Unit", entry: "Entry", name: str) -> None:
    """A balance that moves is a change of its record and, where that is a child, of the root."""
    balance = entry.collection.balances[name]
    assert isinstance(balance, Balance)
    parent = entry.collection.parent
    for owner in (entry, unit.held(parent.key, meta(entry.record).parent_id or 0)) if parent else (entry,):
        owner.keep()
        owner.carried = True
        owner.announced |= not balance.quiet


def _check_bounds(entry: "Entry", name: str, value: Decimal, delta: Decimal) -> None:
    balance = entry.collection.balances[name]
    assert isinstance(balance, Balance)
    where = f"{entry.collection.path} {entry.record.id}"
    if abs(value) > MAX_BALANCE:
        raise _out_of_range(f"{name} of {where} would be {value}, past {MAX_BALANCE}.", name, 1, MAX_BALANCE)
    for bound, direction, word in _bounds(balance):
        if bound is None or delta * direction < 0:
            continue
        limit = getattr(entry.record, bound) if isinstance(bound, str) else Decimal(bound)
        if limit is not None and (value - limit) * direction > 0:
            raise _out_of_range(_describe(entry, balance, bound, word, value, limit), name, direction, limit)


def check_changed_bounds(entry: "Entry") -> None:
    """Refused where a member that bounds a balance of a changed record now passes the balance."""
    stored = entry.stored
    if stored is None or entry.is_deleted:
        return
    for name, balance in entry.collection.balances.items():
        if not isinstance(balance, Balance):
            continue
        for bound, direction, word in _bounds(balance):
            if not isinstance(bound, str):
                continue
            limit, before = getattr(entry.record, bound), getattr(stored, bound)
            value = entry.record.__dict__[name]
            is_tighter = limit is not None and (before is None or (limit - before) * direction < 0)
            if is_tighter and (value - limit) * direction > 0:
                message = _describe(entry, balance, bound, word, value, limit)
                if bound in entry.collection.values:
                    raise _out_of_range(message, bound, -direction, value)
                raise _out_of_range(message, name, direction, limit)  # a property is no member that a caller knows


def _describe(entry: "Entry", balance: Balance, bound: int | str, word: str, value: Decimal, limit: Decimal) -> str:
    """What a bound refuses, and what to do about it."""
    noun = bound if isinstance(bound, str) and bound in entry.collection.values else "limit"
    where = f"{balance.name} of {entry.collection.path} {entry.record.id}"
    message = f"{where} would be {value}, {word} its {noun} of {limit}."
    return f"{message} {balance.remedy}".rstrip()


def _out_of_range(message: str, member: str, direction: int, limit: Decimal | int) -> Refused:
    """Refused, since `member` would pass `limit`: upwards where `direction` is 1."""
    params = {"max" if direction > 0 else "min": limit}
    return Refused(message, members=[member], code=Code.OUT_OF_RANGE, params=params)


def _bounds(balance: Balance) -> tuple[tuple[int | str | None, int, str], ...]:
    return (balance.at_least, -1, "below"), (balance.at_most, 1, "above")


def _rounded(amount: Decimal | None) -> Decimal:
    """An amount as the ledger's column holds it, so that what is posted and what is stored are the same. Refused."""
    if amount is None:
        return ZERO
    if abs(amount) > MAX_BALANCE:
        raise Refused(f"{amount} is more than a ledger takes; at most {MAX_BALANCE}.")
    return amount.quantize(STEP, ROUND_HALF_UP)


def compute_formulas(entry: "Entry") -> None:
    """Bring what follows from the balances of a record up to date."""
    for member, formula in entry.collection.rules.formulas:
        if isinstance(member, ColumnField):
            value = formula(entry.record)
            if value != entry.record.__dict__.get(member.name):
                entry.record.__dict__[member.name] = value
                entry.moved[member.name] = None
