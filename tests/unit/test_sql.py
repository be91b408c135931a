"""Texts of statements: few of them, whatever lists they are given."""

from truweel.query import compile
from truweel.schema.registry import load_registry
from truweel.sql import cached_if_short, padded, padded_batches


def test_a_list_is_filled_up_with_its_last_value() -> None:
    assert padded([]) == []
    assert padded([7]) == [7]
    assert padded([1, 2, 3]) == [1, 2, 3, 3]
    assert len(padded(range(4096))) == 4096
    assert len(padded(range(20_000))) == 20_480  # SQLite takes 32,766 parameters


def test_batches_have_each_value_once() -> None:
    assert [*padded_batches([3, 1, 3, 2], size=2)] == [[3, 1], [2]]
    assert [*padded_batches([])] == []


def test_however_many_records_are_included_the_statements_are_few() -> None:
    clients = load_registry()["clients"]
    texts = {
        compile.by_ids(clients, (), None, len(batch))
        for count in range(1, 2000)
        for batch in padded_batches(range(count))
    }
    assert len(texts) == 10


def test_only_short_texts_are_remembered() -> None:
    calls: list[str] = []
    length = cached_if_short(lambda text: calls.append(text) or len(text))  # type: ignore[func-returns-value]
    short, long = "x" * 4096, "x" * 4097
    assert [length(text) for text in (short, short, long, long)] == [4096, 4096, 4097, 4097]
    assert calls == [short, long, long]
