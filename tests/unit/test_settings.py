from ipaddress import ip_network
from pathlib import Path

import pytest

from truweel.settings import Settings, SettingsError, setting_docs


def load(**variables: str) -> Settings:
    return Settings.load({f"TRUWEEL_{name.upper()}": value for name, value in variables.items()})


def test_nothing_set_is_sqlite_on_loopback() -> None:
    settings = Settings.load({})
    assert settings == Settings()
    assert settings.sqlite_path == Path("data/truweel.db")
    assert settings.base_url == "http://127.0.0.1:8080"
    assert settings.is_loopback_only


def test_the_command_line_wins_over_the_environment_and_that_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "truweel.toml").write_text(
        'port = 1\nhost = "::1"\nlog_level = "error"\n[webhooks]\nallow_networks = ["10.0.0.0/8"]\n'
        '[limits]\nwhen_redis_gone = "closed"\n'
    )
    settings = Settings.load({"TRUWEEL_PORT": "2", "TRUWEEL_HOST": "::"}, port=3, host=None, data=tmp_path)
    assert (settings.port, settings.host, settings.log_level) == (3, "::", "error")
    assert settings.webhooks_allow_networks == (ip_network("10.0.0.0/8"),)
    assert settings.limits_when_redis_gone == "closed"
    assert settings.base_url == "http://[::1]:3"
    assert not settings.is_loopback_only


def test_a_named_file_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"TRUWEEL_CONFIG = .*none\.toml: there is no such file"):
        Settings.load({"TRUWEEL_CONFIG": str(tmp_path / "none.toml")})


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("port", "80a", "TRUWEEL_PORT = 80a: must be a whole number from 0 to 65535."),
        ("port", "70000", "TRUWEEL_PORT = 70000: must be a whole number from 0 to 65535."),
        ("limits", "maybe", "TRUWEEL_LIMITS = maybe: must be on or off."),
        ("log_format", "xml", "TRUWEEL_LOG_FORMAT = xml: must be one of json, text."),
        ("public_url", "https://a.example/api?x", "must be scheme and host, perhaps with a path"),
        ("trusted_proxies", "10.0.0.0/33", "must be networks such as 10.0.0.0/8"),
        ("host", " ", "must be a text that isn't empty"),
        ("worker", "2", "TRUWEEL_WORKER: there is no such setting; did you mean workers?"),
        ("workers", "2", "workers = 2: SQLite is served by one process"),
        ("replica", "postgresql://h/d", "replica: needs PostgreSQL"),
    ],
)
def test_a_wrong_one_is_named_with_what_would_be_right(name: str, value: str, message: str) -> None:
    with pytest.raises(SettingsError) as error:
        load(**{name: value})
    assert message in str(error.value)


def test_several_processes_need_a_redis_unless_limits_are_off() -> None:
    with pytest.raises(SettingsError, match="set redis to its URL, or limits to off"):
        load(database="postgresql://h/d", workers="2")
    assert load(database="postgresql://h/d", workers="2", limits="off").workers == 2
    assert load(database="postgresql://h/d", workers="2", redis="redis://h").workers == 2


def test_a_password_is_never_shown() -> None:
    with pytest.raises(SettingsError) as error:
        load(database="mysql://root:hunter2@h/d")
    assert "hunter2" not in str(error.value)
    assert "hunter2" not in repr(load(database="postgresql://root:hunter2@h/d", key="hunter2"))


def test_every_key_is_documented() -> None:
    for key in setting_docs():
        assert key.variable == f"TRUWEEL_{key.name.upper()}"
        assert key.doc.endswith(".")


@pytest.mark.parametrize("password", ["p@ss", "p/a@b", "p?a", "p#a@"])
def test_a_password_in_a_url_is_percent_encoded(password: str) -> None:
    with pytest.raises(SettingsError, match="percent-encoded") as caught:
        Settings.load({"TRUWEEL_DATABASE": f"postgresql://user:{password}@db.example/truweel"})
    assert password not in str(caught.value)
    Settings.load({"TRUWEEL_DATABASE": "postgresql://user:p%40ss@db.example/truweel"})


def test_a_public_url_may_have_a_path() -> None:
    for url in ("https://api.example.com", "https://example.com/tw", "https://example.com/a/b-c/"):
        assert Settings.load({"TRUWEEL_PUBLIC_URL": url}).public_url == url.rstrip("/")
    for url in ("https://example.com/t w", "https://example.com/tw?x=1", "https://example.com//tw", "https://"):
        with pytest.raises(SettingsError):
            Settings.load({"TRUWEEL_PUBLIC_URL": url})
