"""What an operator can set: one frozen, typed `Settings`, each key setting_docs where it is declared.

A value comes from the first that has it: the command line, a variable `TRUWEEL_<KEY>`, a TOML file, the default. Of a
key that may hold a password, `TRUWEEL_<KEY>_FILE` may name a file with the value instead. The
file is the one that `TRUWEEL_CONFIG` names, else `truweel.toml` in the data folder if there is one; in it
`[webhooks] allow_networks` and `webhooks_allow_networks` are the same key. A value that can't be right, or a name that
is no key, refuses to start.
"""

# ruff: noqa: RUF009 (`_setting` is `dataclasses.field`, which the rule knows by name only)

import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import Field, dataclass, field, fields
from difflib import get_close_matches
from email.utils import parseaddr
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import Any, Literal, Self
from urllib.parse import urlsplit

__all__ = ["PREFIX", "Network", "Settings", "SettingsError", "setting_docs"]

PREFIX = "TRUWEEL_"
ADDRESS_PATH = re.compile(r"(/[A-Za-z0-9._~-]+)*")
IGNORED_VARIABLES = ("TRUWEEL_CONFIG", "TRUWEEL_CLIENT_", "TRUWEEL_TEST_", "TRUWEEL_FUZZ_", "TRUWEEL_BENCH_")
"""Variables, or prefixes of variables, that are no settings."""

Network = IPv4Network | IPv6Network


class SettingsError(Exception):
    """An invalid setting; the message names it, its value, and what would be right."""


# How a value is read: from TOML it may have its type already, from the environment it is text.
# ValueError says what would be right.


def _parse_text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError("must be a text that isn't empty")
    return value.strip()


def _parse_path(value: object) -> Path:
    return value if isinstance(value, Path) else Path(_parse_text(value)).expanduser()


def _parse_boolean(value: object) -> bool:
    if isinstance(value, bool):
        return value
    word = str(value).strip().lower()
    if word in ("on", "true", "yes", "1"):
        return True
    if word in ("off", "false", "no", "0"):
        return False
    raise ValueError("must be on or off")


def _integer_parser(low: int, high: int) -> Callable[[object], int]:
    def read(value: object) -> int:
        try:
            number = int(value) if isinstance(value, (int, str)) and not isinstance(value, bool) else None
        except ValueError:
            number = None
        if number is None or not low <= number <= high:
            raise ValueError(f"must be a whole number from {low} to {high}")
        return number

    return read


def _word_parser(*words: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in words:
            raise ValueError("must be one of " + ", ".join(words))
        return str(value)

    return read


def _url_parser(*schemes: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        url = _parse_text(value)
        if urlsplit(url).scheme not in schemes or "://" not in url:
            raise ValueError("must be a URL that starts with " + " or ".join(f"{scheme}://" for scheme in schemes))
        rest = url.partition("://")[2]
        authority = urlsplit(url).netloc
        if rest.count("@") > 1 or ("@" in rest and "@" not in authority and ":" in authority):
            raise ValueError("must have @ : / ? # and % of a user name or password percent-encoded, such as %40 for @")
        return url

    return read


def _parse_address(value: object) -> str:
    url = _url_parser("http", "https")(value).rstrip("/")
    parts = urlsplit(url)
    if not parts.netloc or parts.query or parts.fragment or not ADDRESS_PATH.fullmatch(parts.path):
        raise ValueError("must be scheme and host, perhaps with a path, such as https://api.example.com")
    return url


def _parse_sender(value: object) -> str:
    text = _parse_text(value)
    if "@" not in parseaddr(text)[1] or "\n" in text:
        raise ValueError("must be an e-mail address, with or without a name, such as Maes bv <office@example.com>")
    return text


def _parse_words(value: object) -> tuple[str, ...]:
    words = value.split(",") if isinstance(value, str) else value
    if not isinstance(words, (list, tuple)) or not all(isinstance(word, str) for word in words):
        raise ValueError("must be a list, or words with commas between them")
    return tuple(word.strip() for word in words if word.strip())


def _parse_networks(value: object) -> tuple[Network, ...]:
    try:
        return tuple(ip_network(word) for word in _parse_words(value))
    except ValueError as error:
        raise ValueError(
            f"must be networks such as 10.0.0.0/8 or addresses, with commas between them ({error})"
        ) from None


def _parse_ports(value: object) -> tuple[int, ...]:
    values = value if isinstance(value, (list, tuple)) else str(value).split(",")
    try:
        return tuple(_integer_parser(1, 65_535)(port) for port in values if str(port).strip())
    except ValueError:
        raise ValueError("must be ports from 1 to 65535, with commas between them") from None


def _setting(default: object, doc: str, read: Callable[[object], object], *, secret: bool = False) -> Any:
    """Declare a key. A `secret` may hold a password and is never shown."""
    return field(default=default, repr=not secret, metadata={"doc": doc, "read": read, "secret": secret})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting. `Settings.load()` reads them; `Settings(data=…)` takes them as they are."""

    # Where the data is
    data: Path = _setting(
        Path("data"), "Folder with the database, the files, `server.key` and the demo's credentials.", _parse_path
    )
    database: str | None = _setting(
        None,
        "URL of the database: `postgresql://user:password@host/name` (`?pooler=transaction` behind a pooler in "
        "transaction mode) or `sqlite:///path`. Unset: SQLite in `truweel.db` in the data folder.",
        _url_parser("postgresql", "postgres", "sqlite"),
        secret=True,
    )
    replica: str | None = _setting(
        None,
        "URL of a read replica, for requests with `Database-Mode: replica`. PostgreSQL only; unset, they are read "
        "from the database itself.",
        _url_parser("postgresql", "postgres"),
        secret=True,
    )
    pool_size: int = _setting(8, "Connections to PostgreSQL that each process opens at most.", _integer_parser(1, 500))
    redis: str | None = _setting(
        None,
        "URL of a Redis or Valkey that shares the limits between processes: `redis://host:6379/0`.",
        _url_parser("redis", "rediss", "unix"),
        secret=True,
    )
    store: str | None = _setting(
        None,
        "Where uploaded files are kept: `file:///path`, `s3://bucket/prefix`, `az://container` or `gs://bucket`. "
        "Unset: `files` in the data folder.",
        _url_parser("file", "s3", "az", "gs"),
        secret=True,
    )
    key: str | None = _setting(
        None,
        "The server's keys as text, instead of `key_file`: what `server.key` holds, lines or commas between the keys.",
        _parse_text,
        secret=True,
    )
    peppol_folder: Path | None = _setting(
        None,
        "Folder that electronic invoices are written to, for an access point of the Peppol network that takes them "
        "from there. Unset: they stay queued.",
        _parse_path,
    )
    key_file: Path | None = _setting(
        None,
        "File with the server's keys. Unset: `server.key` in the data folder, made when it isn't there.",
        _parse_path,
    )

    # How it is reached
    host: str = _setting(
        "127.0.0.1",
        "Address to listen on. The demo's credentials work only while it is a loopback address.",
        _parse_text,
    )
    port: int = _setting(8080, "Port to listen on; 0 lets the system choose one.", _integer_parser(0, 65_535))
    workers: int = _setting(1, "Processes that serve. More than one needs PostgreSQL.", _integer_parser(1, 256))
    public_url: str | None = _setting(
        None,
        "Address under which clients know the server, for links: `https://api.example.com`, or with a path, "
        "`https://example.com/truweel`. "
        "Unset: scheme and host of each request.",
        _parse_address,
    )
    trusted_proxies: tuple[Network, ...] = _setting(
        (),
        "Networks of the proxies whose `X-Forwarded-*` headers are believed: `For`, `Proto`, `Host`, `Prefix`.",
        _parse_networks,
    )
    cors_origins: tuple[str, ...] = _setting(
        ("*",), "Origins whose pages may call the API from a browser; `*` is any.", _parse_words
    )
    docs_enabled: bool = _setting(
        True, "Whether these pages, Swagger UI and the OpenAPI document are served.", _parse_boolean
    )

    # What is allowed
    body_limit: int = _setting(
        8 * 1024 * 1024,
        "Bytes of a request's body at most; a larger one is 413. Uploads come in parts.",
        _integer_parser(1024, 2**31),
    )
    statement_seconds: int = _setting(
        30,
        "Seconds that the database may work on one statement of a request; then it is broken off and answered 503. "
        "Behind a pooler in transaction mode, set it on the role: `ALTER ROLE truweel SET statement_timeout = '30s'`.",
        _integer_parser(1, 3600),
    )
    limits: bool = _setting(
        True, "Whether callers are limited: token bucket, daily counters and blocks.", _parse_boolean
    )
    limits_wait_seconds: int = _setting(
        0,
        "Seconds that a caller with one request in flight waits for its token instead of a 429; 0 lets nobody wait. "
        "For programs that send one call after the other. A user or tenant may have its own: `truweel user "
        "limits --wait`.",
        _integer_parser(0, 30),
    )
    limits_block: bool = _setting(
        True,
        "Whether a caller that goes on after 100 answers 429 in a minute is blocked: for a minute, then 5, 30 and 120.",
        _parse_boolean,
    )
    limits_when_redis_gone: Literal["open", "closed"] = _setting(
        "open",
        "What happens to requests while `redis` can't be reached: `open` lets them through, `closed` answers 503.",
        _word_parser("open", "closed"),
    )
    webhooks_allow_networks: tuple[Network, ...] = _setting(
        (),
        "Private networks that webhooks may be delivered to. Loopback is one of them: whoever may register a webhook "
        "then calls the services of this machine. `truweel run` on loopback allows it.",
        _parse_networks,
    )
    webhooks_ports: tuple[int, ...] = _setting(
        (), "Ports that webhooks may be delivered to, such as `443, 8443`. Unset: any.", _parse_ports
    )

    webhooks_deliver: bool = _setting(
        True,
        "Whether this server delivers webhooks itself; off where `truweel worker` does (PostgreSQL only).",
        _parse_boolean,
    )

    webhooks_notify: bool = _setting(
        True,
        "Whether a server that leaves deliveries to `truweel worker` wakes it by NOTIFY (PostgreSQL only); without it, "
        "and behind a transaction-mode pooler, a worker looks every second.",
        _parse_boolean,
    )

    # E-mail
    smtp: str | None = _setting(
        None,
        "URL of the mail server that e-mails of records are sent by: `smtp://user:password@host:587` (STARTTLS where "
        "the server offers it; no password without it) or `smtps://…` (TLS from the start). Unset: they stay queued.",
        _url_parser("smtp", "smtps"),
        secret=True,
    )
    smtp_sender: str | None = _setting(
        None, "Address that they are sent from: `Maes bv <office@example.com>`; needed with `smtp`.", _parse_sender
    )

    # How long things are kept
    events_kept_days: int = _setting(30, "Days that events and their deliveries are kept.", _integer_parser(1, 3650))
    history_kept_days: int = _setting(
        0, "Days that the history of changes is kept; 0 keeps it for good.", _integer_parser(0, 36_500)
    )

    # What is logged
    log_level: Literal["debug", "info", "warning", "error"] = _setting(
        "info",
        "What is logged: `debug`, `info` (a line a request), `warning` or `error`.",
        _word_parser("debug", "info", "warning", "error"),
    )
    log_format: Literal["json", "text"] = _setting(
        "json",
        "Form of the log: `json`, one object a line, or `text` for people.",
        _word_parser("json", "text"),
    )
    tracing: bool = _setting(
        False,
        "Whether each request becomes an OpenTelemetry span; needs `pip install truweel[otel]`, and where to send them "
        "say the standard variables `OTEL_EXPORTER_OTLP_ENDPOINT`, `OTEL_SERVICE_NAME` and their like.",
        _parse_boolean,
    )

    @classmethod
    def load(cls, environment: Mapping[str, str] | None = None, **overrides: object) -> Self:
        """Read them; `overrides` that are not None win. SettingsError names the first that is wrong and where it is."""
        environ = os.environ if environment is None else environment
        overridden = {
            name: (value, f"--{name.replace('_', '-')}") for name, value in overrides.items() if value is not None
        }
        variables = dict(_environment_settings(environ))
        data = _parse_path((overridden.get("data") or variables.get("data") or ("data", ""))[0])
        file = Path(environ["TRUWEEL_CONFIG"]) if environ.get("TRUWEEL_CONFIG") else data / "truweel.toml"
        values = {**_read_file(file, required="TRUWEEL_CONFIG" in environ), **variables, **overridden}
        parsed: dict[str, Any] = {name: _parse_setting(name, *value) for name, value in values.items()}
        return cls(**parsed)

    def __post_init__(self) -> None:
        if self.sqlite_path and self.workers > 1:
            raise SettingsError(
                f"workers = {self.workers}: SQLite is served by one process; to use several, set database to the URL "
                "of a PostgreSQL."
            )
        if self.sqlite_path and self.replica:
            raise SettingsError("replica: needs PostgreSQL; SQLite reads from snapshots without one.")
        if self.smtp and not self.smtp_sender:
            raise SettingsError("smtp: needs smtp_sender, the address that e-mails are sent from.")
        if self.workers > 1 and self.limits and not self.redis:
            raise SettingsError(
                f"workers = {self.workers}: several processes share limits through Redis; set redis to its URL, or "
                "limits to off."
            )

    @property
    def sqlite_path(self) -> Path | None:
        """The file of the SQLite database, None where PostgreSQL is used."""
        if self.database is None:
            return self.data / "truweel.db"
        return Path(self.database.removeprefix("sqlite:///")) if self.database.startswith("sqlite") else None

    @property
    def database_url(self) -> str:
        """The database, whichever it is: `postgresql://…` or `sqlite:///path`."""
        return f"sqlite:///{self.sqlite_path}" if self.sqlite_path else str(self.database)

    @property
    def store_url(self) -> str:
        """Where files are kept, whether set or not."""
        return self.store or (self.data / "files").absolute().as_uri()

    @property
    def key_path(self) -> Path:
        """The file with the server's keys, whether set or not; not used while `key` is set."""
        return self.key_file or self.data / "server.key"

    @property
    def base_url(self) -> str:
        """Address of the server as a client on this machine reaches it, unless `public_url` says another."""
        if self.public_url:
            return self.public_url
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104
        return f"http://[{host}]:{self.port}" if ":" in host else f"http://{host}:{self.port}"

    @property
    def is_loopback_only(self) -> bool:
        """Whether only programs on this machine can reach the server: only then the demo's credentials work."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether `host`, a name or an address, is this machine itself."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class SettingDoc:
    """A key as the docs show it."""

    name: str
    variable: str
    default: object
    doc: str
    secret: bool


def setting_docs() -> Iterator[SettingDoc]:
    """Every key, in order of declaration."""
    for key in fields(Settings):
        yield SettingDoc(key.name, PREFIX + key.name.upper(), key.default, key.metadata["doc"], key.metadata["secret"])


def _fields_by_name() -> dict[str, Field[Any]]:
    return {key.name: key for key in fields(Settings)}


def _environment_settings(environment: Mapping[str, str]) -> Iterator[tuple[str, tuple[object, str]]]:
    for variable, value in environment.items():
        if not variable.startswith(PREFIX) or variable.startswith(IGNORED_VARIABLES):
            continue
        name = variable.removeprefix(PREFIX).lower()
        key = _fields_by_name().get(name.removesuffix("_file"))
        if name in _fields_by_name() or key is None or not key.metadata["secret"]:
            yield name, (value, variable)
            continue
        if variable.removesuffix("_FILE") in environment:
            raise SettingsError(f"{variable}: there is {variable.removesuffix('_FILE')} too; set one of them.")
        try:
            yield key.name, (Path(value).read_text().strip(), f"{variable} = {value}")
        except (OSError, UnicodeDecodeError) as error:
            raise SettingsError(f"{variable} = {value}: can't be read: {error}.") from None


def _read_file(path: Path, *, required: bool) -> dict[str, tuple[object, str]]:
    try:
        content = tomllib.loads(path.read_text())
    except FileNotFoundError:
        if required:
            raise SettingsError(f"TRUWEEL_CONFIG = {path}: there is no such file.") from None
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{path}: can't be read as TOML: {error}.") from None
    return {name: (value, f"{name} in {path}") for name, value in _flatten(content, "")}


def _flatten(table: Mapping[str, Any], prefix: str) -> Iterator[tuple[str, object]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{name}_")
        else:
            yield prefix + name.replace("-", "_"), value


def _parse_setting(name: str, value: object, where: str) -> object:
    key = _fields_by_name().get(name)
    if key is None:
        suggestions = get_close_matches(name, _fields_by_name(), 1)
        hint = f"; did you mean {suggestions[0]}?" if suggestions else ". Known: " + ", ".join(_fields_by_name())
        raise SettingsError(f"{where}: there is no such setting{hint}")
    try:
        read: Callable[[object], object] = key.metadata["read"]
        return read(value)
    except ValueError as error:
        shown_value = "" if key.metadata["secret"] else f" = {value}"
        raise SettingsError(f"{where}{shown_value}: {error}.") from None
