from typing import Any

import pytest

from tests.unit.auth.test_keyring import ONE
from truweel import clock, opaque
from truweel.files.links import LINK_LIFETIME, SignedLinks
from truweel.schema.registry import load_registry


@pytest.mark.parametrize("text", ["", "-1", "+1", "1.0", " 1", "1_0", "\u0661", "9" * 19, "9" * 5000, "1\0", "é"])
def test_an_integer_is_at_most_18_ascii_digits(text: str) -> None:
    assert opaque.parse_integer(text) is None


def test_integers() -> None:
    assert [opaque.parse_integer(text) for text in ("0", "007", "9" * 18)] == [0, 7, 10**18 - 1]


@pytest.mark.parametrize(
    ("received", "expected", "same"),
    [("a", "a", True), ("é", "é", True), ("\udc80", "\udc80", True), ("é", "a", False), ("", "a", False)],
)
def test_texts_of_any_characters_are_compared(received: str, expected: str, same: bool) -> None:
    assert opaque.is_same(received, expected) is same


@pytest.mark.parametrize("value", [None, 7, "é", ["a", 1, 1.5, None]])
def test_json_comes_back(value: Any) -> None:
    assert opaque.decode_json(opaque.encode_json(value)) == value


@pytest.mark.parametrize(
    "text", ["", "é", "=", "AAAA", "%", "a" * 5, opaque.encode_json("x")[:-1], "W1tb" * 100_000, "\0"]
)
def test_what_is_no_json_is_a_value_error(text: str) -> None:
    with pytest.raises(ValueError, match="not base64 of JSON"):
        opaque.decode_json(text)


@pytest.mark.parametrize("proof", ["é", "\udc80", "", "\0", "x" * 100_000])
def test_a_proof_of_any_characters_is_only_wrong(proof: str) -> None:
    assert not ONE.matches("secret", f"a:{proof}", "api-key")
    assert not ONE.matches("secret", proof, "api-key")


@pytest.mark.parametrize("name", ["tenant", "until", "signature"])
@pytest.mark.parametrize("value", ["", "a:é", "9" * 5000, "9" * 30, "\u0661", "-1", "\0"])
def test_a_signed_link_that_was_changed_is_only_not_valid(name: str, value: str) -> None:
    links = SignedLinks(ONE)
    until = clock.now() + LINK_LIFETIME
    signature = ONE.hash(f"1 {until} /documents/5", "document-url")
    parameters = {"tenant": "1", "until": str(until), "signature": signature}
    assert links.verify("/documents/5", list(parameters.items())) == 1
    assert links.verify("/documents/5", list((parameters | {name: value}).items())) is None


@pytest.mark.parametrize("id", ["9" * 5000, "9" * 19, "\u0661", ""])
def test_a_path_with_an_impossible_id_names_no_record(id: str) -> None:
    assert load_registry().resolve(f"/clients/{id}") is None
