"""Walks by page number are kept apart, however long what they have in common."""

from tests.harness import World


def test_walks_that_begin_alike_are_not_mixed_up(fresh_world: World) -> None:
    admin = fresh_world.admin
    for name in ("other", "other", "other", "mine", "mine"):
        admin.create("clients", {"name": name})
    shared = "aa=" + "x" * 2100  # unknown, and the first by name
    assert len(admin.items(f"/clients?{shared}&size=2&name=mine")) == 2  # a full page: its end is remembered
    page = admin.items(f"/clients?{shared}&size=2&name=other&page=1")
    assert [client["name"] for client in page] == ["other"]
