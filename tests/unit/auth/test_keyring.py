from dataclasses import replace
from pathlib import Path

import pytest

from tests.unit.auth.conftest import AuthEnvironment
from truweel.auth.keyring import Keyring, KeyringError, open_keyring, rotate_keys

ONE = Keyring({"a": b"1" * 32})
TWO = Keyring({"b": b"2" * 32, "a": b"1" * 32})


def test_a_hash_is_of_one_key_and_one_purpose() -> None:
    hashed = ONE.hash("secret", "api-key")
    assert hashed.startswith("a:")
    assert ONE.matches("secret", hashed, "api-key")
    assert not ONE.matches("other", hashed, "api-key")
    assert not ONE.matches("secret", hashed, "token")
    assert not Keyring({"a": b"3" * 32}).matches("secret", hashed, "api-key")


def test_an_older_key_still_checks_and_opens_what_it_made() -> None:
    assert TWO.matches("secret", ONE.hash("secret", "x"), "x")
    assert TWO.unseal(ONE.seal("secret", "webhook"), "webhook") == "secret"
    with pytest.raises(KeyringError, match="with the key 'b', which the server doesn't have"):
        ONE.unseal(TWO.seal("secret", "webhook"), "webhook")


def test_what_is_sealed_opens_for_its_purpose_only_and_untouched() -> None:
    sealed = ONE.seal("secret", "webhook")
    assert "secret" not in sealed
    for text, purpose in ((sealed, "other"), (sealed[:-2] + "AA", "webhook")):
        with pytest.raises(KeyringError, match="can't be decrypted"):
            ONE.unseal(text, purpose)


def test_keys_are_read_back_as_they_are_written() -> None:
    assert Keyring.parse(TWO.to_text(), "here").to_text() == TWO.to_text()
    assert Keyring.parse(TWO.to_text().replace("\n", ","), "here").ids == ("b", "a")


@pytest.mark.parametrize("text", ["a", "a:short", "", "a:" + "x" * 43 + "\na:" + "x" * 43])
def test_a_file_without_keys_is_refused(text: str) -> None:
    with pytest.raises(KeyringError, match=r"^server\.key "):
        Keyring.parse(text, "server.key")


def test_no_key_is_shown() -> None:
    assert repr(TWO) == "<Keyring b, a>"


def test_the_key_is_made_once_for_its_owner_alone(environment: AuthEnvironment) -> None:
    path = environment.settings.key_path
    assert path.stat().st_mode & 0o777 == 0o600
    assert (
        open_keyring(environment.settings, environment.database).to_text()
        == environment.keyring.to_text()
        == path.read_text()
    )


def test_a_wrong_or_missing_key_refuses_to_start_and_makes_none(environment: AuthEnvironment, tmp_path: Path) -> None:
    path, id = environment.settings.key_path, environment.keyring.current_id
    text = path.read_text()
    path.unlink()
    with pytest.raises(KeyringError, match=f"is missing, and this database was used with the key '{id}'"):
        open_keyring(environment.settings, environment.database)
    assert not path.exists()
    for wrong, message in ((f"{id}:{'x' * 42}A", f"has another key '{id}'"), (ONE.to_text(), f"lacks the key '{id}'")):
        with pytest.raises(KeyringError, match=message):
            open_keyring(replace(environment.settings, key=wrong), environment.database)
    assert open_keyring(replace(environment.settings, key=text), environment.database).to_text() == text


def test_a_key_that_everyone_can_read_is_refused(environment: AuthEnvironment) -> None:
    environment.settings.key_path.chmod(0o644)
    with pytest.raises(KeyringError, match="chmod 600"):
        open_keyring(environment.settings, environment.database)


def test_a_running_server_follows_the_file(environment: AuthEnvironment) -> None:
    running, first = environment.keyring, environment.keyring.current_id
    turned = rotate_keys(environment.settings, environment.database)
    assert running.matches("secret", turned.hash("secret", "x"), "x")  # made by another process, before it noticed
    assert running.ids == (turned.current_id, first)
    again = rotate_keys(environment.settings, environment.database)
    assert running.hash("secret", "x") == again.hash("secret", "x")
    third = rotate_keys(environment.settings, environment.database)
    assert running.unseal(third.seal("secret", "webhook"), "webhook") == "secret"
    assert running.current_id == third.current_id


@pytest.mark.parametrize("text", ["", ONE.to_text(), None])
def test_a_running_server_keeps_its_keys_when_the_file_is_spoilt(
    environment: AuthEnvironment, text: str | None
) -> None:
    running, path, before = environment.keyring, environment.settings.key_path, environment.keyring.to_text()
    path.unlink()
    if text is not None:
        path.touch(0o600)
        path.write_text(text)
    hashed = running.hash("secret", "x")
    assert running.to_text() == before
    assert running.matches("secret", hashed, "x")
    assert not running.matches("secret", f"unknown:{hashed.partition(':')[2]}", "x")


def test_rotation_puts_a_new_key_in_front(environment: AuthEnvironment) -> None:
    hashed, before = environment.keyring.hash("secret", "x"), environment.keyring.current_id
    turned = rotate_keys(environment.settings, environment.database)
    assert turned.ids[1:] == (before,)
    assert turned.current_id != before
    assert turned.matches("secret", hashed, "x")
    assert environment.settings.key_path.read_text() == turned.to_text()
    assert environment.settings.key_path.stat().st_mode & 0o777 == 0o600
