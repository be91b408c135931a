"""A host that is longer than any is refused by every part of the server: links with it would be remembered."""

import pytest

from tests.harness import World, json_body


@pytest.mark.parametrize("path", ["/api/v2/clients", "/api/v2/", "/nowhere"])
def test_a_host_has_at_most_255_characters(world: World, path: str) -> None:
    url = f"http://truweel.test{path}"
    for length, status in ((255, 404 if path == "/nowhere" else 200), (256, 400)):
        answer = world.admin("GET", url, headers={"Host": "h" * length})
        assert answer.status_code == status
    assert json_body(answer)["message"] == "Host: must have at most 255 characters."
