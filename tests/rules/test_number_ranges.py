"""Number ranges: what numbers look like, which comes next, and that none is lost or given twice."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from tests.harness import World, fault, json_body
from truweel.errors import Conflict, ValidationError
from truweel.operations.internal import create_record, create_records
from truweel.schema.number_range import can_collide, format_number, number_expression, number_start
from truweel.schema.registry import load_registry
from truweel.storage.database import Writer
from truweel.storage.doctor import examine

DAY = "2026-03-15"
LOW = {"module": "offers", "pattern": "A", "digits": 1, "nextNumber": 1}


def make_range(world: World, **members: Any) -> str:
    """The path of a new range, of offers unless `members` say otherwise."""
    return f"/number-ranges/{json_body(world.admin.post('/number-ranges', {'module': 'offers', **members}))['id']}"


def number(world: World, day: str = DAY, **members: Any) -> str:
    """The number of a new offer."""
    text: str = json_body(world.admin.post("/offers", {"date": day, **members}))["logicId"]
    return text


def refusal(answer: Any) -> list[dict[str, Any]]:
    errors: list[dict[str, Any]] = json_body(answer)["errors"]
    return errors


def range_record(**members: Any) -> Any:
    collection = load_registry().number_ranges
    assert collection is not None
    record = collection.resource()
    record.__dict__.update({"prefix": None, "pattern": "{n}", "suffix": None, "digits": 4} | members)
    return record


@pytest.mark.parametrize(
    ("members", "text", "start"),
    [
        ({}, "0012", ""),
        ({"pattern": None, "digits": None}, "12", ""),
        ({"pattern": "ANG-yyyy-"}, "ANG-2026-0012", "ang-2026-"),
        ({"pattern": "yy.mm/{n}", "suffix": "-Ä", "digits": 2}, "26.03/12-Ä", "26."),
        ({"prefix": "yymm", "pattern": "{n}{n}-yy"}, "yymm0012-26", "yymm"),
    ],
)
def test_forms(members: dict[str, Any], text: str, start: str) -> None:
    record = range_record(**members)
    assert format_number(record, DAY, 12) == text
    assert number_start(record, "2026") == start
    for period in ("", "2026", "2026-03"):
        match = number_expression(record, period).fullmatch(text.lower().replace("ä", "a"))
        assert match is not None
        assert int(match[1]) == 12


@pytest.mark.parametrize(
    ("first", "second", "collide"),
    [
        ({}, {}, True),
        ({"prefix": "A"}, {"prefix": "a"}, True),
        ({"prefix": "A"}, {"pattern": "A{n}"}, True),
        ({"prefix": "A"}, {"prefix": "B"}, False),
        ({"prefix": "A"}, {"suffix": "A"}, False),
        ({"prefix": "A", "suffix": "-1"}, {"prefix": "A", "suffix": "-11"}, False),
        ({"prefix": "A", "suffix": "1"}, {"prefix": "A", "suffix": "11"}, True),
        ({"prefix": "A"}, {"prefix": "A1"}, True),
        ({"prefix": "A", "digits": 2}, {"prefix": "A", "digits": 9}, True),
        ({"pattern": "yyyy-{n}"}, {"pattern": "2026-{n}"}, True),
        ({"pattern": "yyyy-{n}"}, {"pattern": "yyyy{n}"}, False),
        ({"pattern": "yy{n}"}, {}, True),
        ({"pattern": "{n}-yy"}, {"pattern": "{n}-yyyy"}, False),
        ({"pattern": "yymm-"}, {"pattern": "yyyy-"}, True),
    ],
)
def test_ranges_that_can_give_the_same_number(first: dict[str, Any], second: dict[str, Any], collide: bool) -> None:
    pair = range_record(**first), range_record(**second)
    assert [can_collide(*pair), can_collide(*pair[::-1])] == [collide, collide]


def test_a_range_that_can_give_a_number_of_another_is_refused(fresh_world: World) -> None:
    admin = fresh_world.admin
    first = make_range(fresh_world, prefix="A")
    other = make_range(fresh_world, prefix="B")
    company = admin.create("companies")["id"]
    message = f"can give the same number as number range {first.rpartition('/')[2]} (offers A{{n}}); "
    collision = fault("pattern", message + "it needs another prefix, pattern or suffix")
    with fresh_world.unchanged():
        body = {"module": "offers", "pattern": "a{n}", "companyId": company, "nextNumber": 900}
        assert refusal(admin.post("/number-ranges", body, status=400)) == [collision]
        assert refusal(admin.merge(other, {"prefix": "A"}, status=400)) == [collision]
    make_range(fresh_world, module="projects", prefix="A")
    admin.post(f"{first}/archive", {}, status=204)
    admin.merge(other, {"prefix": "A"})
    with fresh_world.unchanged():
        admin.post(f"{first}/unarchive", {}, status=400)
    admin.merge(other, {"digits": 7, "nextNumber": 40})
    admin.delete(other)
    admin.post(f"{first}/unarchive", {}, status=204)


@pytest.mark.parametrize(
    ("members", "lacking"),
    [
        ({"reset": "YEARLY", "pattern": "mm-{n}"}, "`yyyy` or `yy`, since the numbers begin anew each year"),
        ({"reset": "YEARLY", "prefix": "yyyy"}, "`yyyy` or `yy`, since the numbers begin anew each year"),
        ({"reset": "MONTHLY", "pattern": "yy-"}, "`mm` and `yyyy` or `yy`, since the numbers begin anew each month"),
        ({"reset": "MONTHLY", "pattern": "mm-"}, "`mm` and `yyyy` or `yy`, since the numbers begin anew each month"),
    ],
)
def test_a_period_that_the_pattern_does_not_show_is_refused(
    world: World, members: dict[str, Any], lacking: str
) -> None:
    with world.unchanged():
        answer = world.admin.post("/number-ranges", {"module": "offers", **members}, status=400)
    assert refusal(answer) == [fault("pattern", f"must hold {lacking}")]


def test_the_range_of_a_journal_numbers_its_documents(fresh_world: World) -> None:
    admin = fresh_world.admin
    books = {name: admin.create("journals", {"name": name})["id"] for name in ("own", "plain", "foreign")}
    named = make_range(fresh_world, module="purchase-invoices", prefix="X", companyId=admin.create("companies")["id"])
    make_range(fresh_world, module="purchase-invoices", prefix="J", journalId=books["own"])
    foreign = make_range(fresh_world, module="offers", prefix="Y")
    admin.merge(f"/journals/{books['own']}", {"numberRangeId": named.rpartition("/")[2]})
    admin.merge(f"/journals/{books['foreign']}", {"numberRangeId": foreign.rpartition("/")[2]})

    def drawn(book: str) -> str:
        body = {"date": DAY, "journalId": books[book]}
        return str(json_body(admin.post("/purchase-invoices", body))["logicId"])

    assert [drawn("own"), drawn("own")] == ["X0001", "X0002"]
    assert [drawn("plain"), drawn("foreign")] == ["I260001", "I260002"]
    admin.post(f"{named}/archive", {}, status=204)
    assert drawn("own") == "J0001"


def test_of_eight_equal_ranges_at_once_one_is_made(fresh_world: World) -> None:
    world, caller = fresh_world, fresh_world.admin.caller
    assert caller is not None
    together = Barrier(8)

    def make(position: int) -> bool:
        body = {"module": "offers", "prefix": "A" * (1 + position % 2)}
        together.wait(30)
        try:
            world.database.write_sync(
                lambda writer: create_record(writer, world.registry, caller, "number-ranges", body)
            )
        except ValidationError:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        made = list(threads.map(make, range(8)))
    assert sum(made) == 2
    assert sorted(range_["prefix"] for range_ in world.admin.items("/number-ranges")) == ["A", "AA"]


def test_without_a_range_the_default_stays(fresh_world: World) -> None:
    make_range(fresh_world, module="projects", pattern="W{n}")
    make_range(fresh_world, companyId=fresh_world.admin.create("companies")["id"], pattern="B{n}")
    assert [number(fresh_world), number(fresh_world)] == ["O260001", "O260002"]
    assert fresh_world.other.create("projects", {})["logicId"].startswith("P")
    assert fresh_world.admin.create("projects", {})["logicId"] == "W0001"


def test_a_range_goes_on_and_shows_where_it_stands(fresh_world: World) -> None:
    path = make_range(fresh_world, pattern="ANG-yyyy-", nextNumber=115)
    with fresh_world.changes() as change:
        assert number(fresh_world) == "ANG-2026-0115"
    assert {key for key, *_ in change.history} == {"offers"}
    assert {name for name, *_ in change.events} == {"offer.created"}
    assert number(fresh_world, "2025-12-31") == "ANG-2025-0116"
    record = fresh_world.admin.read(path)
    assert (record["nextNumber"], record["period"]) == (117, "")
    assert fresh_world.admin.get(path).headers["etag"] == '"3"'
    assert examine(fresh_world.database, fresh_world.registry).findings == []


def test_a_range_begins_past_the_numbers_that_exist(fresh_world: World) -> None:
    for _ in range(3):
        number(fresh_world)
    path = make_range(fresh_world, pattern="Oyy{n}")
    record = fresh_world.admin.read(path)
    assert (record["nextNumber"], record["period"]) == (4, "")
    assert number(fresh_world) == "O260004"


def test_numbers_begin_anew_each_period(fresh_world: World) -> None:
    path = make_range(fresh_world, pattern="yyyy-", reset="YEARLY", digits=3)
    days = ("2098-05-01", "2099-01-01", "2098-12-31", "2099-02-01", "2098-12-31")
    drawn = [number(fresh_world, day) for day in days]
    assert drawn == ["2098-001", "2099-001", "2098-002", "2099-002", "2098-003"]
    record = fresh_world.admin.read(path)
    assert (record["nextNumber"], record["period"]) == (3, "2099")


def test_numbers_begin_anew_each_month(fresh_world: World) -> None:
    make_range(fresh_world, pattern="yymm", reset="MONTHLY", digits=2)
    drawn = [number(fresh_world, day) for day in ("2098-05-01", "2098-05-31", "2098-06-01", "2098-05-02")]
    assert drawn == ["980501", "980502", "980601", "980503"]


def test_a_range_passes_over_what_is_taken(fresh_world: World) -> None:
    make_range(fresh_world, pattern="A{n}", digits=1)
    for taken in ("a1", "A2", "A4"):
        fresh_world.admin.post("/offers", {"logicId": taken})
    assert [number(fresh_world), number(fresh_world)] == ["A3", "A5"]


def test_the_most_specific_range_in_use_counts(fresh_world: World) -> None:
    admin = fresh_world.admin
    company = admin.create("companies")["id"]
    make_range(fresh_world, pattern="ALL{n}", digits=1)
    own = make_range(fresh_world, pattern="OWN{n}", digits=1, companyId=company)
    make_range(fresh_world, pattern="LATER{n}", digits=1, companyId=company)
    assert [number(fresh_world), number(fresh_world, companyId=company)] == ["ALL1", "OWN1"]
    admin("POST", f"{own}/archive", content=b"")
    assert number(fresh_world, companyId=company) == "LATER1"


def test_the_next_number_is_raised_and_never_lowered_below_what_exists(fresh_world: World) -> None:
    admin, path = fresh_world.admin, make_range(fresh_world, pattern="A{n}", digits=1)
    assert [number(fresh_world), number(fresh_world)] == ["A1", "A2"]
    expected = fault("nextNumber", "must be at least 3, since the number 2 exists", "out_of_range", min=3)
    with fresh_world.unchanged():
        assert refusal(admin.merge(path, {"nextNumber": 2}, status=400)) == [expected]
        assert refusal(admin.put(path, LOW, status=400)) == [expected]
        assert refusal(admin.post("/number-ranges", LOW, status=400))[1:] == [expected]
    admin.merge(path, {"nextNumber": 10})
    assert number(fresh_world) == "A10"
    admin.put(path, {"module": "offers", "pattern": "B{n}", "digits": 1})
    assert (admin.read(path)["nextNumber"], number(fresh_world)) == (11, "B11")
    admin.merge(path, {"pattern": "C{n}", "nextNumber": 1})
    assert number(fresh_world) == "C1"


def test_a_gapless_range_is_not_raised(fresh_world: World) -> None:
    admin, path = fresh_world.admin, make_range(fresh_world, pattern="A{n}", digits=1, gapless=True, nextNumber=5)
    admin.merge(path, {"nextNumber": 7})
    assert number(fresh_world) == "A7"
    with fresh_world.unchanged():
        message = "must be 8, since the range is gapless and the number 7 exists"
        answer = admin.merge(path, {"nextNumber": 9}, status=400)
        assert refusal(answer) == [fault("nextNumber", message, "out_of_range", min=8, max=8)]
    assert number(fresh_world) == "A8"


def test_a_module_without_numbers_is_refused(fresh_world: World) -> None:
    with fresh_world.unchanged():
        (fault,) = refusal(fresh_world.admin.post("/number-ranges", {"module": "clients"}, status=400))
    assert fault["field"] == "module"
    assert fault["message"].startswith("must be one of ")
    assert "offers" in fault["message"]


def test_documents_of_one_transaction_get_numbers_in_a_row(fresh_world: World) -> None:
    make_range(fresh_world, pattern="A{n}", digits=1)
    caller = fresh_world.admin.caller
    assert caller is not None

    def work(writer: Writer) -> None:
        ids = writer.next_ids("offers", 3)
        create_records(writer, fresh_world.registry, caller, "offers", ids, [{"date": DAY}] * 3)

    fresh_world.database.write_sync(work)
    assert [offer["logicId"] for offer in fresh_world.admin.items("/offers")] == ["A1", "A2", "A3"]


def test_fifty_writers_over_two_ranges_leave_no_gap(fresh_world: World) -> None:
    """Every fifth transaction is rolled back after it drew its number."""
    world, caller = fresh_world, fresh_world.admin.caller
    assert caller is not None
    company = world.admin.create("companies")["id"]
    make_range(world, pattern="A{n}", gapless=True)
    make_range(world, pattern="B{n}", gapless=True, companyId=company)

    def write(position: int) -> str:
        def work(writer: Writer) -> str:
            body = {"date": DAY, "companyId": company if position % 2 else None}
            record: Any = create_record(writer, world.registry, caller, "offers", body)
            if position % 5 == 0:
                raise Conflict("rolled back")
            text: str = record.logicId
            return text

        try:
            return world.database.write_sync(work)
        except Conflict:
            return ""

    with ThreadPoolExecutor(50) as threads:
        drawn = sorted(text for text in threads.map(write, range(50)) if text)
    expected = [f"{letter}{n:04d}" for letter in "AB" for n in range(1, 21)]
    assert drawn == expected
    assert sorted(offer["logicId"] for offer in world.admin.items("/offers", {"size": 100})) == expected
    assert sorted(r["nextNumber"] for r in world.admin.items("/number-ranges")) == [21, 21]
