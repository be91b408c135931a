"""Queries as SQL: exact statements for each shape, and pages by key against pages by offset on a real table."""

import base64
import contextlib
import sqlite3
from typing import Any

import msgspec
import pytest
import sqlalchemy
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.query.things import REGISTRY, THINGS
from truweel.errors import BadRequest
from truweel.query import compile
from truweel.query.compile import ExtraMatch, Select
from truweel.query.model import Condition, Page, Query, Sort
from truweel.query.parse import parse_query
from truweel.schema import Boolean, Children, Choice, Contains, Date, Range, Ref, Resource, Restricted, Text, View
from truweel.schema.registry import Registry
from truweel.schema.relations import Parent
from truweel.sql import placeholders
from truweel.storage.tables import metadata

PARTS = REGISTRY["things/parts"]


def where(*pairs: tuple[str, str], dialect: str = "sqlite", **more: Any) -> tuple[str, tuple[Any, ...]]:
    """The condition of the count that `pairs` ask, and its parameters, both without the tenant."""
    select = compile.count(parse_query(REGISTRY, THINGS, pairs), dialect, 1, **more)
    head = 'SELECT count(*) FROM "things" WHERE tenant_id = ?'
    assert select.sql.startswith(head)
    assert select.parameters[0] == 1
    return select.sql.removeprefix(head).removeprefix(" AND "), select.parameters[1:]


LIVE = "deleted_at IS NULL AND archived_at IS NULL"


@pytest.mark.parametrize(
    ("pairs", "sql", "parameters"),
    [
        ([], LIVE, ()),
        ([("includeArchived", "true")], "deleted_at IS NULL", ()),
        ([("deletedFrom", "1970-01-01")], "deleted_at IS NOT NULL AND deleted_at >= ?", (0,)),
        ([("code", "1")], f'{LIVE} AND "code" = ?', (1,)),
        ([("code", "1"), ("code", "2")], f'{LIVE} AND "code" IN (?, ?)', (1, 2)),
        ([("fromCode", "1")], f'{LIVE} AND "code" >= ?', (1,)),
        ([("toCode", "1")], f'{LIVE} AND "code" <= ? AND "code" > -9000000000000000000', (1,)),
        ([("dayTo", "2026-01-01")], f'{LIVE} AND "day" <= ? AND "day" > \'\'', ("2026-01-01",)),
        ([("updatedFrom", "1970-01-01")], f"{LIVE} AND updated_at >= ?", (0,)),
        ([("id", "1")], f"{LIVE} AND id = ?", (1,)),
        (
            [("tagIds", "4"), ("tagIds", "5")],
            (
                f'{LIVE} AND id IN (SELECT owner_id FROM "things_tagIds" WHERE "things_tagIds".tenant_id = '
                '"things".tenant_id AND target_id IN (?, ?))'
            ),
            (4, 5),
        ),
        (
            [("tagId", "4"), ("tagId", "5")],
            (
                f'{LIVE} AND id IN (SELECT parent_id FROM "thing_parts" WHERE tenant_id = ? AND deleted_at IS NULL '
                'AND "tagId" IN (?, ?))'
            ),
            (1, 4, 5),
        ),
        (
            [("tagId", "null")],
            (
                f'{LIVE} AND id NOT IN (SELECT parent_id FROM "thing_parts" WHERE tenant_id = ? AND deleted_at IS NULL '
                'AND "tagId" IS NOT NULL)'
            ),
            (1,),
        ),
        (
            [("tagId", "4"), ("tagId", "null")],
            (
                f'{LIVE} AND (id IN (SELECT parent_id FROM "thing_parts" WHERE tenant_id = ? AND deleted_at IS NULL '
                'AND "tagId" IN (?)) OR id NOT IN (SELECT parent_id FROM "thing_parts" WHERE tenant_id = ? AND '
                'deleted_at IS NULL AND "tagId" IS NOT NULL))'
            ),
            (1, 4, 1),
        ),
        ([("name", "ab")], f'{LIVE} AND (("name" >= ? AND "name" < ?))', ("ab", "ab\U0010ffff")),
        (
            [("name", 'a"bc'), ("name", "x")],
            (
                f'{LIVE} AND (id IN (SELECT rowid FROM "things_text" WHERE "things_text" MATCH ?) OR '
                '("name" >= ? AND "name" < ?))'
            ),
            ('"name" : "a""bc"', "x", "x\U0010ffff"),
        ),
        ([("searchText", "ab")], f'{LIVE} AND (("name" >= ? AND "name" < ?))', ("ab", "ab\U0010ffff")),
        (
            [("searchText", "abc")],
            f'{LIVE} AND (id IN (SELECT rowid FROM "things_text" WHERE "things_text" MATCH ?))',
            ('"search" : "abc"',),
        ),
    ],
)
def test_conditions(pairs: list[tuple[str, str]], sql: str, parameters: tuple[Any, ...]) -> None:
    assert where(*pairs) == (sql, parameters)


def test_a_list_that_follows_changes_ends_before_the_bound() -> None:
    query = parse_query(REGISTRY, THINGS, [("updatedFrom", "1970-01-01"), ("createdFrom", "1970-01-01")])
    assert query.followed == ("updatedAt", "createdAt")
    select = compile.count(query.before(7), "postgresql", 1)
    assert select.sql.endswith("updated_at >= ? AND created_at >= ? AND updated_at < ? AND created_at < ?")
    assert select.parameters == (1, 0, 0, 7, 7)
    assert parse_query(REGISTRY, THINGS, [("updatedTo", "1970-01-01"), ("fromCode", "1")]).followed == ()


def test_text_on_postgresql_escapes_what_like_would_read() -> None:
    sql, parameters = where(("name", r"a%_\b"), dialect="postgresql")
    assert sql == f"{LIVE} AND (\"name\" LIKE ? ESCAPE '\\')"
    assert parameters == (r"%a\%\_\\b%",)


def test_a_short_search_where_no_text_is_searched_finds_nothing() -> None:
    query = Query(THINGS, (Condition("code", "contains", ("1",)),))
    assert compile.count(query, "sqlite", 1).sql.endswith("AND (1 = 0)")


def test_extra_fields_and_parents() -> None:
    extra = [ExtraMatch(7, "text", ("a", "b"))]
    assert where(parent=3, extra=extra) == (
        (
            f"parent_id = ? AND {LIVE} AND +id IN (SELECT record_id FROM extra_value WHERE tenant_id = ? "
            'AND field_id = ? AND collection = ? AND "text" IN (?, ?))'
        ),
        (3, 1, 7, "things", "a", "b"),
    )


def test_records_without_a_value_are_found() -> None:
    rows = "SELECT record_id FROM extra_value WHERE tenant_id = ? AND field_id = ? AND collection = ?"
    key = (1, 7, "things")
    assert where(extra=[ExtraMatch(7, "text", (None,))]) == (f"{LIVE} AND id NOT IN ({rows})", key)
    assert where(extra=[ExtraMatch(7, "text", ("a", None))]) == (
        f'{LIVE} AND (id IN ({rows} AND "text" IN (?)) OR id NOT IN ({rows}))',
        (*key, "a", *key),
    )
    assert where(("ownerId", "null")) == (f'{LIVE} AND "ownerId" IS NULL', ())
    assert where(("ownerId", "null"), ("ownerId", "5")) == (f'{LIVE} AND ("ownerId" = ? OR "ownerId" IS NULL)', (5,))
    assert where(("name", "")) == (f"{LIVE} AND (\"name\" = '')", ())


def test_statements_for_single_records_and_includes() -> None:
    assert compile.by_id(THINGS, ("ownerId",), None, owned=False) == (
        'SELECT id, label, revision, document, version, "ownerId" FROM "things" '
        "WHERE tenant_id = ? AND id = ? AND deleted_at IS NULL"
    )
    assert compile.by_id(PARTS, (), None, owned=True).endswith("deleted_at IS NULL AND parent_id = ?")
    assert (
        compile.exists(THINGS, None) == 'SELECT 1 FROM "things" WHERE tenant_id = ? AND id = ? AND deleted_at IS NULL'
    )
    assert compile.by_ids(THINGS, (), None, 2) == (
        'SELECT id, label, revision, document FROM "things" WHERE tenant_id = ? AND id IN (?, ?)'
    )
    assert compile.by_parents(PARTS, ("tagId",), 1) == (
        'SELECT id, label, revision, document, "tagId", parent_id FROM "thing_parts" WHERE tenant_id = ? AND parent_id '
        "IN (?) AND deleted_at IS NULL ORDER BY parent_id, position, id"
    )
    assert compile.by_names(THINGS, ("ownerId",), 2) == (
        'SELECT id, label, revision, document, "ownerId", "name" FROM "things" WHERE tenant_id = ? AND "module" = ? '
        'AND "name" IN (?, ?) AND deleted_at IS NULL'
    )
    assert compile.links(THINGS, "tagIds", 2) == (
        'SELECT owner_id, target_id FROM "things_tagIds" WHERE tenant_id = ? AND owner_id IN (?, ?) '
        "ORDER BY owner_id, position"
    )
    assert compile.referring(THINGS, ("name",), None, "ownerId", 2) == (
        'SELECT id, label, revision, document, "name", "ownerId" FROM "things" WHERE "things".tenant_id = ? '
        'AND "ownerId" IN (?, ?) AND deleted_at IS NULL ORDER BY "ownerId", id'
    )
    assert compile.referring(THINGS, (), None, "tagIds", 1) == (
        'SELECT id, label, revision, document, link.target_id FROM "things" JOIN "things_tagIds" AS link '
        'ON link.tenant_id = "things".tenant_id AND owner_id = id WHERE "things".tenant_id = ? '
        "AND link.target_id IN (?) AND deleted_at IS NULL ORDER BY link.target_id, id"
    )
    assert compile.labels(THINGS, None, 2) == 'SELECT id, label FROM "things" WHERE tenant_id = ? AND id IN (?, ?)'
    assert compile.family(PARTS) == f'SELECT id FROM "{PARTS.table}" WHERE tenant_id = ? AND parent_id = ?'


class Sheet(Resource, path="sheets", module="sheets"):
    """A collection whose filters are by members that may be null."""

    mark = Text(filter=True)
    note = Text(filter=Contains(), search=True)
    day = Date(filter=Range())
    sheetId = Ref("sheets", filter=True)
    rows = Children("rows", filter=["nextSheetId"])


class Row(Resource, path="rows", parent="sheets"):
    """A child that is only read under its parent."""

    mark = Text(filter=True, sort=True)
    note = Text(filter=Contains(), search=True)
    sheetId = Ref("sheets", filter=True)
    nextSheetId = Ref("sheets", filter=True)


SHEETS = Registry([Sheet, Row])


@pytest.mark.parametrize(
    ("pairs", "condition"),
    [
        ([("mark", "A")], '"mark" = ? AND "mark" <> \'\''),
        ([("mark", "A"), ("mark", "b")], '"mark" IN (?, ?) AND "mark" <> \'\''),
        ([("mark", "null")], '"mark" = ?'),
        ([("mark", "A"), ("mark", "")], '"mark" IN (?, ?)'),
        ([("note", "ab")], '(("note" >= ? AND "note" < ? AND "note" <> \'\'))'),
        ([("note", "null")], "(\"note\" = '')"),
        ([("dayFrom", "2026-01-01")], '"day" >= ? AND "day" <> \'\''),
        ([("dayTo", "2026-01-01")], '"day" <= ? AND "day" > \'\' AND "day" <> \'\''),
        ([("sheetId", "5")], '"sheetId" = ?'),
        ([("sheetId", "null")], '"sheetId" IS NULL'),
    ],
)
def test_a_statement_says_that_it_needs_no_empty_text(pairs: list[tuple[str, str]], condition: str) -> None:
    select = compile.count(parse_query(SHEETS, SHEETS["sheets"], pairs), "sqlite", 1)
    assert select.sql.partition(" AND archived_at IS NULL AND ")[2] == condition


@pytest.mark.parametrize(
    ("pair", "condition"),
    [
        (("mark", "A"), '+"mark" = ?'),
        (("sheetId", "5"), '+"sheetId" = ?'),
        (("note", "abc"), "(\"note\" LIKE ? ESCAPE '\\')"),
        (("searchText", "abc"), "(\"search\" LIKE ? ESCAPE '\\')"),
    ],
)
def test_children_are_compared_one_by_one_under_their_parent(pair: tuple[str, str], condition: str) -> None:
    select = compile.count(parse_query(SHEETS, SHEETS["sheets/rows"], [pair]), "sqlite", 1, parent=7)
    assert select.sql.partition(" AND archived_at IS NULL AND ")[2] == condition


def test_children_have_the_indexes_that_lists_over_all_parents_need() -> None:
    tables = metadata(SHEETS).tables
    live = "deleted_at IS NULL"
    indexes = {str(i.name): str(i.dialect_options["sqlite"]["where"]) for i in tables["sheet_rows"].indexes}
    assert indexes == {
        "sheet_rows_parent": live,
        "sheet_rows_deleted": "deleted_at IS NOT NULL",
        "sheet_rows_sheetId": '"sheetId" IS NOT NULL',
        "sheet_rows_nextSheetId": f'{live} AND "nextSheetId" IS NOT NULL',
    }
    indexes = {str(i.name): str(i.dialect_options["sqlite"]["where"]) for i in tables["sheets"].indexes}
    assert indexes == {
        "sheets_live": live,
        "sheets_created": live,
        "sheets_updated": live,
        "sheets_deleted": "deleted_at IS NOT NULL",
        "sheets_mark": f"{live} AND \"mark\" <> ''",
        "sheets_note": f"{live} AND \"note\" <> ''",
        "sheets_day": f"{live} AND \"day\" <> ''",
        "sheets_sheetId": f'{live} AND "sheetId" IS NOT NULL',
    }


def test_columns() -> None:
    assert isinstance(PARTS.fields["thingId"], Parent)
    assert [compile.column(PARTS, name) for name in ("id", "thingId", "tagId", "updatedAt")] == [
        "id",
        "parent_id",
        '"tagId"',
        "updated_at",
    ]


def page(*pairs: tuple[str, str], **more: Any) -> tuple[str, tuple[Any, ...]]:
    """What follows the table in the statement of a page, and its parameters."""
    select = compile.page(parse_query(REGISTRY, THINGS, pairs), more.pop("dialect", "sqlite"), 1, **more)
    return select.sql.partition('"things" WHERE ')[2], select.parameters


def test_pages() -> None:
    live = f"tenant_id = ? AND {LIVE}"
    assert page() == (f"{live} ORDER BY id LIMIT 10", (1,))
    assert page(start=4096, offset=3) == (f"{live} AND id >= ? ORDER BY id LIMIT 10 OFFSET ?", (1, 4096, 3))
    assert page(after=[7]) == (f"{live} AND id > ? ORDER BY id LIMIT 10", (1, 7))
    assert page(("sort", "id:desc"), after=[7])[0] == f"{live} AND id < ? ORDER BY id DESC LIMIT 10"
    assert page(("sort", "name"), after=["a", 7]) == (
        f'{live} AND ("name", id) > (?, ?) ORDER BY "name", id LIMIT 10',
        (1, "a", 7),
    )
    assert page(("sort", "name:desc,code"), after=["a", 1, 7]) == (
        (
            f'{live} AND "name" <= ? AND (("name" < ?) OR ("name" = ? AND "code" > ?) OR '
            '("name" = ? AND "code" = ? AND id > ?)) ORDER BY "name" DESC, "code", id LIMIT 10'
        ),
        (1, "a", "a", "a", 1, "a", 1, 7),
    )
    assert page(parent=5)[0] == f"tenant_id = ? AND parent_id = ? AND {LIVE} ORDER BY position, id LIMIT ?"


def test_sqlite_is_told_which_index_to_follow() -> None:
    condition = ("code", "1")
    assert page(condition, index="order")[0] == f'tenant_id = ? AND {LIVE} AND +"code" = ? ORDER BY id LIMIT ?'
    assert page(condition, index="filter")[0] == f'tenant_id = ? AND {LIVE} AND "code" = ? ORDER BY +id LIMIT ?'
    since = ("updatedFrom", "2026-01-01T00:00:00Z")
    assert page(since, condition, ("sort", "updatedAt"), index="order")[0] == (
        f'tenant_id = ? AND {LIVE} AND updated_at >= ? AND +"code" = ? ORDER BY updated_at, id LIMIT ?'
    )
    assert page(since, ("sort", "updatedAt"), index="order", after=[5, 7])[0] == (
        f"tenant_id = ? AND {LIVE} AND +updated_at >= ? AND (updated_at, id) > (?, ?) ORDER BY updated_at, id LIMIT ?"
    )
    plain = page(condition, dialect="postgresql")
    assert page(condition, index="order", dialect="postgresql") == plain
    select = compile.page(parse_query(REGISTRY, THINGS, [("sort", "name")]), "sqlite", 1, columns=("ownerId",))
    assert select.sql.startswith('SELECT id, label, revision, document, "name", "ownerId" FROM')


def test_the_order_ends_at_the_id() -> None:
    assert Query(THINGS).order == (Sort("id"),)
    assert Query(THINGS, sort=(Sort("name", True),)).order == (Sort("name", True), Sort("id", True))
    mixed = (Sort("name"), Sort("id", True), Sort("code"))
    assert Query(THINGS, sort=mixed).order == (Sort("name"), Sort("id", True))


# Cursors

SORTED = Query(THINGS, sort=(Sort("name"), Sort("price", True), Sort("code")))
KEY: list[Any] = ["été", 0.1, 5, 77]


def row(name: str, price: float, code: int, id: int) -> tuple[Any, ...]:
    """A row of a page in the order of SORTED."""
    return id, b'"label"', 1, b"{}", name, price, code


def test_a_cursor_gives_its_key_back() -> None:
    assert compile.decode_cursor(SORTED, compile.encode_cursor(SORTED, row(*KEY))) == (KEY, None)
    lowest: list[Any] = ["", float("-inf"), -(2**63) + 1, 1]
    assert compile.decode_cursor(SORTED, compile.encode_cursor(SORTED, row(*lowest))) == (lowest, None)


def coded(*values: Any) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode(values)).decode().rstrip("=")


@pytest.mark.parametrize(
    "text",
    [
        "", "é", "====", "AAAA", coded(), coded("name"), coded("id", "7"), coded("id", 1.5), coded("id", None),
        coded("id", 2**63), coded("id", -(2**63)), coded("id", True), base64.urlsafe_b64encode(b"7").decode(),
        base64.urlsafe_b64encode(b'"text"').decode(),
        base64.urlsafe_b64encode(b"[" * 100_000).decode(), base64.urlsafe_b64encode(b"[" * 9 + b"]" * 9).decode(),
    ],
)  # fmt: skip
def test_other_cursors_are_refused(text: str) -> None:
    with pytest.raises(BadRequest, match=r"^cursor: "):
        compile.decode_cursor(Query(THINGS), text)


@pytest.mark.parametrize("values", [["a\0", "1", 5, 1], ["a", "x", 5, 1], ["a", 1, "5", 1], [1, "1", 5, 1]])
def test_cursors_with_values_of_another_type_are_refused(values: list[Any]) -> None:
    order = compile.encode_cursor(SORTED, row(*KEY))
    name = msgspec.json.decode(base64.urlsafe_b64decode(order + "=" * (-len(order) % 4)))[0]
    with pytest.raises(BadRequest, match="not issued in a Link header"):
        compile.decode_cursor(SORTED, coded(name, *values))


def test_a_cursor_of_a_list_that_follows_changes_has_its_bound() -> None:
    query = parse_query(REGISTRY, THINGS, [("updatedFrom", "1970-01-01")])
    assert compile.decode_cursor(query, compile.encode_cursor(query, (77, "", 1, b""), 5)) == ([77], 5)
    assert compile.decode_cursor(query, compile.encode_cursor(query, (77, "", 1, b""))) == ([77], None)
    for bound in ("5", -1, 2**62, True):
        with pytest.raises(BadRequest, match="was not issued"):
            compile.decode_cursor(query, coded("id", 77, bound))


def test_a_cursor_belongs_to_its_order() -> None:
    with pytest.raises(BadRequest, match="belongs to another sort order"):
        compile.decode_cursor(Query(THINGS), compile.encode_cursor(SORTED, row(*KEY)))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_=é", max_size=60))
def test_no_text_is_a_cursor_by_accident(text: str) -> None:
    with contextlib.suppress(BadRequest):
        compile.decode_cursor(SORTED, text)


# Keys against offsets, on a real table


@pytest.fixture(scope="module")
def table() -> sqlite3.Connection:
    """The table of things in SQLite, empty."""
    raw = sqlite3.connect(":memory:", isolation_level=None)
    engine = sqlalchemy.create_engine("sqlite://", creator=lambda: raw, poolclass=sqlalchemy.StaticPool)
    metadata(REGISTRY).tables["things"].create(engine)
    return raw


ROWS = st.lists(st.tuples(st.sampled_from(["", "a", "b"]), st.sampled_from([float("-inf"), 0.1, 2.0])), max_size=12)
SORTS = st.lists(
    st.tuples(st.sampled_from(["name", "price", "id"]), st.booleans()), max_size=3, unique_by=lambda s: s[0]
)


@settings(max_examples=60)
@given(ROWS, SORTS, st.integers(1, 4))
def test_pages_by_key_are_pages_by_offset(
    table: sqlite3.Connection, rows: list[tuple[str, float]], sorts: list[tuple[str, bool]], size: int
) -> None:
    table.execute("DELETE FROM things")
    columns = [row[1] for row in table.execute("PRAGMA table_info(things)")]
    nulls = ("archived_at", "locked_at", "deleted_at", "ownerId")
    for id, (name, price) in enumerate(rows, 1):
        known = {"tenant_id": 1, "id": id, "name": name, "price": price}
        values = [known.get(column, None if column in nulls else 0) for column in columns]
        table.execute(f"INSERT INTO things VALUES ({placeholders(len(values))})", values)
    query = Query(THINGS, sort=tuple(Sort(*sort) for sort in sorts), page=Page(0, size))
    after: list[Any] = []
    for offset in range(0, len(rows) + size, size):
        by_offset = compile.page(query, "sqlite", 1, offset=offset)
        by_key = compile.page(query, "sqlite", 1, after=after)
        expected = table.execute(by_offset.sql, by_offset.parameters).fetchall()
        assert table.execute(by_key.sql, by_key.parameters).fetchall() == expected
        if len(expected) < size:
            break
        after, _ = compile.decode_cursor(query, compile.encode_cursor(query, expected[-1]))


def test_the_values_of_a_row_are_found_by_name() -> None:
    columns = ("day", "code")
    sql = compile.by_id(THINGS, columns, None, owned=False)
    names = sql.removeprefix("SELECT ").split(" FROM ")[0].split(", ")
    layout = compile.by_id_layout(columns)
    assert [names[layout.position(column)] for column in columns] == ['"day"', '"code"']
    with pytest.raises(ValueError, match="not in tuple"):
        layout.position("price")
    assert compile.page_layout(SORTED, columns).position("code") == compile.DOCUMENT + len(SORTED.order) + 1


def test_when_a_record_was_locked_is_asked_of_its_tenant() -> None:
    assert compile.locked_at(THINGS) == 'SELECT locked_at FROM "things" WHERE tenant_id = ? AND id = ?'


class Tool(
    Resource,
    path="tools",
    module="tools",
    view=View("machines", "Machine", "heavy", module="machines"),
):
    """A tool, or a machine."""

    name = Text(filter=True)
    heavy = Boolean(default=False, read_only=True, filter=True)
    checks = Children["ToolCheck"]("checks")


class ToolCheck(Resource, path="checks", parent="tools"):
    """A check of one."""

    name = Text()


def test_each_path_of_a_kind_shows_its_own_records() -> None:
    registry = Registry([Tool, ToolCheck])
    for path, flag in (("tools", 0), ("machines", 1)):
        listed = compile.count(parse_query(registry, registry[path], [("name", "x")]), "sqlite", 1)
        equal = '+"heavy" = ? AND "name" = ? AND "name" <> \'\''
        sql = f'SELECT count(*) FROM "tools" WHERE tenant_id = ? AND {LIVE} AND {equal}'
        assert (listed.sql, listed.parameters) == (sql, (1, flag, "x"))
        assert compile.exists(registry[path], None).endswith(f' AND id = ? AND deleted_at IS NULL AND "heavy" = {flag}')
        assert compile.by_id(registry[f"{path}/checks"], (), None, owned=True).endswith(
            ' AND parent_id = ? AND EXISTS (SELECT 1 FROM "tools" AS owner '
            'WHERE owner.tenant_id = "tool_checks".tenant_id '
            f'AND owner.id = parent_id AND owner."heavy" = {flag})'
        )
    assert compile.face_condition(THINGS) == ""


class Secret(Resource, path="secrets", module="secrets", restricted=Restricted("kind", {"private": "private-secrets"})):
    """A record of which one module grants some, and another one the others."""

    kind = Choice("public", "private", default="public", filter=True)
    hints = Children["Hint"]("hints")


class Hint(Resource, path="hints", parent="secrets"):
    """A child of one."""

    text = Text()


def test_only_what_is_granted_is_shown() -> None:
    registry = Registry([Secret, Hint])
    secrets, hints = registry["secrets"], registry["secrets/hints"]
    assert registry.modules == ("secrets", "private-secrets")
    assert registry.record_modules == ("private-secrets",)
    assert secrets.granting == {"": "secrets", "public": "secrets", "private": "private-secrets"}
    assert secrets.shown_values(lambda module: True) is None
    public = secrets.shown_values("secrets".__eq__)
    assert public == ("", "public")
    assert (
        compile.exists(secrets, None) == 'SELECT 1 FROM "secrets" WHERE tenant_id = ? AND id = ? AND deleted_at IS NULL'
    )
    assert compile.exists(secrets, public).endswith(""" AND "kind" IN ('', 'public')""")
    assert compile.exists(secrets, ()).endswith(' AND "kind" IN (NULL)')
    assert compile.labels(secrets, public, 1).endswith(""" AND id IN (?) AND "kind" IN ('', 'public')""")
    assert compile.by_id(hints, (), public, owned=True).endswith(
        ' AND parent_id = ? AND EXISTS (SELECT 1 FROM "secrets" AS shown '
        'WHERE shown.tenant_id = "secret_hints".tenant_id AND shown.id = parent_id '
        """AND shown."kind" IN ('', 'public'))"""
    )
    assert compile.granting_value(secrets) == 'SELECT "kind" FROM "secrets" WHERE tenant_id = ? AND id = ?'
    query = Query(secrets)
    assert query.shown(None) is query
    assert Query(hints).shown(public) == Query(hints)
    narrowed = query.shown(public)
    assert narrowed.is_filtered
    assert compile.count(narrowed, "sqlite", 7) == Select(
        'SELECT count(*) FROM "secrets" WHERE tenant_id = ? AND deleted_at IS NULL AND archived_at IS NULL '
        'AND "kind" IN (?, ?)',
        (7, "", "public"),
    )


def test_a_list_that_is_narrow_asks_the_children_of_each_record() -> None:
    registry = Registry([Box, Coin])
    boxes = registry["boxes"]
    narrow = compile.count(parse_query(registry, boxes, [("coinId", "7"), ("ownerId", "3")]), "sqlite", 1)
    of_record = 'FROM "box_coins" WHERE tenant_id = ? AND deleted_at IS NULL AND parent_id = "boxes".id'
    assert f'EXISTS (SELECT parent_id {of_record} AND +"coinId" IN (?))' in narrow.sql
    assert narrow.parameters == (1, 1, 7, 3)
    wide = compile.count(parse_query(registry, boxes, [("coinId", "7")]), "postgresql", 1)
    assert (
        'id IN (SELECT parent_id FROM "box_coins" WHERE tenant_id = ? AND deleted_at IS NULL AND "coinId"' in wide.sql
    )
    walked = compile.page(parse_query(registry, boxes, [("coinId", "7")]), "sqlite", 1, index="order")
    assert "EXISTS" in walked.sql


class Box(Resource, path="boxes", module="boxes"):
    """Has coins."""

    ownerId = Ref("boxes", filter=True)
    coins = Children["Coin"]("coins", filter=["coinId"])


class Coin(Resource, path="coins", parent="boxes"):
    """One coin."""

    coinId = Ref("boxes")
