"""Secrets of commands: from the environment or a file, and a warning where the list of processes shows them."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Shell
from truweel.cli import webhook
from truweel.cli.app import run
from truweel.settings import Settings, SettingsError

URL = "postgresql://truweel:pass%40word@127.0.0.1:1/none"
WARNING = (
    "Warning: the list of processes shows the secret in --database; use TRUWEEL_DATABASE, TRUWEEL_DATABASE_FILE or "
    "truweel.toml instead.\n"
)


def test_a_password_in_the_url_of_the_database_is_warned_of(
    shell: Shell, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert shell("tenant", "list").err == ""
    run(["tenant", "list", "--database", URL])
    assert capsys.readouterr().err.startswith(WARNING)
    monkeypatch.setenv("TRUWEEL_DATABASE", URL)
    run(["tenant", "list"])
    captured = capsys.readouterr()
    assert "Warning" not in captured.err
    assert "pass%40word" not in captured.err + captured.out


def test_settings_that_may_hold_a_password_come_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "database"
    file.write_text(URL + "\n")
    environment = {"TRUWEEL_DATABASE_FILE": str(file), "TRUWEEL_KEY_FILE": str(tmp_path / "server.key")}
    settings = Settings.load(environment)
    assert (settings.database, settings.key, settings.key_file) == (URL, None, tmp_path / "server.key")
    assert Settings.load(environment, database="sqlite:///x").database == "sqlite:///x"


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ({"TRUWEEL_DATABASE": URL}, "TRUWEEL_DATABASE_FILE: there is TRUWEEL_DATABASE too; set one of them."),
        ({"TRUWEEL_DATABASE_FILE": "/nowhere"}, "TRUWEEL_DATABASE_FILE = /nowhere: can't be read: "),
        ({"TRUWEEL_HOST_FILE": "x"}, "TRUWEEL_HOST_FILE: there is no such setting"),
    ],
)
def test_a_wrong_file_is_named(tmp_path: Path, more: dict[str, str], message: str) -> None:
    file = tmp_path / "database"
    file.write_text(URL)
    with pytest.raises(SettingsError) as error:
        Settings.load({"TRUWEEL_DATABASE_FILE": str(file)} | more)
    assert message in str(error.value)


def test_a_wrong_value_of_a_file_is_not_shown(tmp_path: Path) -> None:
    file = tmp_path / "database"
    file.write_text("mysql://u:secret@h/d")
    with pytest.raises(SettingsError) as error:
        Settings.load({"TRUWEEL_DATABASE_FILE": str(file)})
    message = "must be a URL that starts with postgresql:// or postgres:// or sqlite://."
    assert str(error.value) == f"TRUWEEL_DATABASE_FILE = {file}: {message}"


def test_the_secret_of_a_client(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str | None] = []

    def connect(data: Any, server: Any, key: Any, secret: str | None) -> Any:
        seen.append(secret)
        raise webhook.UsageError("seen")

    monkeypatch.setattr(webhook, "connect_api", connect)
    (tmp_path / "secret").write_text("of a file\n")
    command = ["webhook", "list", "--key", "k"]
    run([*command, "--secret", "of an argument"])
    assert capsys.readouterr().err.startswith(
        "Warning: the list of processes shows the secret in --secret; use TRUWEEL_CLIENT_SECRET or "
        "TRUWEEL_CLIENT_SECRET_FILE instead.\n"
    )
    monkeypatch.setenv("TRUWEEL_CLIENT_SECRET_FILE", str(tmp_path / "secret"))
    run(command)
    monkeypatch.setenv("TRUWEEL_CLIENT_SECRET", "of the environment")
    run(command)
    assert "Warning" not in capsys.readouterr().err
    assert seen == ["of an argument", "of a file", "of the environment"]
    monkeypatch.delenv("TRUWEEL_CLIENT_SECRET")
    monkeypatch.setenv("TRUWEEL_CLIENT_SECRET_FILE", "/nowhere")
    assert run(command) == 2
    assert "TRUWEEL_CLIENT_SECRET_FILE = /nowhere: can't be read" in capsys.readouterr().err
