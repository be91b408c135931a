"""A cache whose entries have a size."""

from truweel.bounded_cache import BoundedCache


def test_the_least_used_make_way_for_what_is_new() -> None:
    cache: BoundedCache[str, int] = BoundedCache(10)
    for number, key in enumerate("abc"):
        cache.put(key, number, 3)
    assert cache.get("a") == 0
    cache.put("d", 3, 4)
    assert [cache.get(key) for key in "abcd"] == [0, None, 2, 3]
    assert cache.size == 10


def test_a_value_is_replaced_and_one_that_is_too_large_is_not_kept() -> None:
    cache: BoundedCache[str, int] = BoundedCache(10)
    cache.put("a", 1, 9)
    cache.put("a", 2, 4)
    assert (cache.get("a"), cache.size) == (2, 4)
    cache.put("a", 3, 11)
    assert (cache.get("a"), cache.size) == (None, 0)
