import pytest

from truweel.limits import PollingDetector, PollingPolicy, PollingReport

NOW = 1_700_000_000_000


@pytest.fixture
def polling():
    return PollingDetector(PollingPolicy(window_seconds=60, max_repeats=3, max_queries=2))


def ask(polling, *seconds, query="page=0", caller="u"):
    return [polling.record(caller, "clients", query, NOW + second * 1000) for second in seconds]


def test_the_same_query_over_and_over_is_noticed(polling):
    assert ask(polling, 0, 10, 20, 30, 40) == [False, False, False, True, True]
    assert polling.report() == [PollingReport("u", "clients", "page=0", NOW + 30_000, NOW + 40_000, 5)]


def test_seldom_enough_is_fine(polling):
    assert ask(polling, *range(0, 2_000, 20)) == [False] * 100
    assert polling.report() == []


def test_walking_through_pages_is_no_polling():
    polling = PollingDetector(PollingPolicy(max_repeats=3))
    assert [polling.record("u", "clients", f"page={page}", NOW) for page in range(50)] == [False] * 50


def test_who_stopped_stays_in_the_report_with_the_moment(polling):
    ask(polling, 0, 10, 20, 30)
    assert ask(polling, 1_000) == [False]
    assert polling.report() == [PollingReport("u", "clients", "page=0", NOW + 30_000, NOW + 1_000_000, 5)]


def test_the_most_frequent_first(polling):
    ask(polling, *range(4), query="a")
    ask(polling, *range(6), query="b")
    assert [(row.query, row.times) for row in polling.report()] == [("b", 6), ("a", 4)]


def test_only_the_latest_queries_are_remembered(polling):
    ask(polling, *range(4), query="a")
    ask(polling, *range(4), query="b")
    ask(polling, 5, query="a")
    ask(polling, 6, query="c")
    assert [row.query for row in polling.report()] == ["a"]
