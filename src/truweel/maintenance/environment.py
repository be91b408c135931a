"""What `truweel doctor` checks besides the data: disk and permissions, clock, and settings that conflict.

Invalid settings are refused when they are read (`truweel.settings`).
"""

import shutil
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from truweel import clock
from truweel.settings import Settings
from truweel.storage.database import Database, Reader
from truweel.storage.doctor import Finding

__all__ = [
    "check_clocks",
    "check_disk",
    "check_free_space",
    "check_full_disk",
    "check_settings",
    "free_bytes",
    "is_writable",
    "newest_change",
    "read_clock_faults",
]

MIN_FREE_BYTES = 512 * 1024 * 1024
"""Bytes that have to be free; a full disk ends every write."""
FULL_BYTES = 32 * 1024 * 1024
"""Free bytes below which writes fail already, or soon will."""
MAX_CLOCK_DIFFERENCE = 2_000
"""Milliseconds that two clocks may differ."""
MEGABYTE = 1024 * 1024


def _fault(where: str, what: str, *, mended: bool = False) -> Finding:
    return Finding(0, where, what, mended)


def _advice(where: str, what: str) -> Finding:
    return Finding(0, where, what, is_advice=True)


# Disk


def is_writable(settings: Settings) -> bool:
    """Whether every folder can be written; where one can't, the database can't be opened."""
    return not any(map(_write_error, _folders(settings)))


def check_disk(settings: Settings, *, fix: bool = False) -> Iterator[Finding]:
    """Whether the folders are writable and have free space, and who else can read the keys; `fix` ends that."""
    for folder in _folders(settings):
        if (refusal := _write_error(folder)) is not None:
            yield _fault("disk", f"{folder} can't be written: {refusal}")
        elif (free := shutil.disk_usage(folder).free) < MIN_FREE_BYTES:
            yield _fault(
                "disk", f"{free // MEGABYTE} MB are free in {folder}; keep {MIN_FREE_BYTES // MEGABYTE} MB at least"
            )
    if settings.sqlite_path and settings.sqlite_path.exists():
        size, free = settings.sqlite_path.stat().st_size, shutil.disk_usage(settings.sqlite_path.parent).free
        if MIN_FREE_BYTES <= free < size:
            yield _advice(
                "disk", f"{free // MEGABYTE} MB are free beside a database of {size // MEGABYTE} MB: no backup fits"
            )
    if not settings.key and settings.key_path.exists():
        yield from _check_key_file(settings.key_path, fix)


def free_bytes(settings: Settings) -> float:
    """The bytes that are free in the folder with the least; without end where no folder is there."""
    return min((shutil.disk_usage(folder).free for folder in _folders(settings)), default=float("inf"))


def check_full_disk(settings: Settings) -> str | None:
    """A message when the disk is full, or None. It is public, so it names no folder."""
    free = free_bytes(settings)
    return (
        f"The disk is full: {free // MEGABYTE:.0f} MB are free; changes fail, or soon will."
        if free < FULL_BYTES
        else None
    )


def check_free_space(settings: Settings) -> str | None:
    """A message when the free space is low, or None. It is public, so it names no folder."""
    free = free_bytes(settings)
    if free >= MIN_FREE_BYTES:
        return None
    return f"{free // MEGABYTE:.0f} MB are free on the disk; keep {MIN_FREE_BYTES // MEGABYTE} MB at least."


def _folders(settings: Settings) -> list[Path]:
    folders = [settings.data]
    if settings.sqlite_path:
        folders.append(settings.sqlite_path.parent)
    if (store := urlsplit(settings.store_url)).scheme == "file":
        folders.append(Path(unquote(store.path)))
    return list(dict.fromkeys(folder.absolute() for folder in folders if folder.exists()))


def _write_error(folder: Path) -> str | None:
    try:
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError as error:
        return error.strerror or str(error)


def _check_key_file(path: Path, fix: bool) -> Iterator[Finding]:
    mode = stat.S_IMODE(path.stat().st_mode)
    if mode & 0o007:
        if fix:
            path.chmod(mode & ~0o007)
        is_mended = not path.stat().st_mode & 0o007  # some file systems take a chmod and keep their own mode
        message = f"{path} can be read by everyone on this machine ({mode:04o}); chmod 600"
        yield _fault("disk", message, mended=is_mended)
    elif mode & 0o070:
        yield _advice("disk", f"{path} can be read by its group ({mode:04o}); chmod 600, unless the server needs that")


# Clock


def check_clocks(database: Database) -> Iterator[Finding]:
    """Whether this machine's clock agrees with the database's, and with what was written last."""
    return (_fault("clock", fault) for fault in database.read_sync(read_clock_faults))


def read_clock_faults(reader: Reader) -> list[str]:
    """How this machine's clock disagrees with the database's, and with what was written last; a sentence each."""
    faults = []
    before = clock.now()
    database_time = _database_time(reader)
    after = clock.now()
    if database_time is not None and not before - MAX_CLOCK_DIFFERENCE <= database_time <= after + MAX_CLOCK_DIFFERENCE:
        difference = (database_time - after) / 1000
        order = "behind" if difference > 0 else "ahead of"
        faults.append(f"this machine's clock is {abs(difference):.0f} seconds {order} the database's; use NTP on both")
    newest = newest_change(reader)
    if newest > after + MAX_CLOCK_DIFFERENCE:
        faults.append(
            f"the last change is dated {clock.format_instant(newest)}, {(newest - after) / 1000:.0f} seconds from now: "
            "this machine's clock was set back, or another server's is ahead"
        )
    return faults


def _database_time(reader: Reader) -> int | None:
    """The database's clock in milliseconds; SQLite has none of its own."""
    if reader.dialect == "sqlite":
        return None
    row = reader.row("SELECT extract(epoch FROM clock_timestamp()) * 1000")
    return int(row[0]) if row else None


def newest_change(reader: Reader) -> int:
    """Instant of the last change or event, in milliseconds; 0 where there is none."""
    row = reader.row(
        "SELECT coalesce(max(at), 0) FROM (SELECT max(at) AS at FROM history UNION ALL SELECT max(at) FROM event) t"
    )
    return int(row[0]) if row else 0


# Settings


def check_settings(settings: Settings, database: Database) -> Iterator[Finding]:
    """Settings that are allowed, but probably a mistake."""
    if any(network.prefixlen == 0 for network in settings.trusted_proxies):
        yield _fault("settings", "trusted_proxies names every address: anybody can say who they are; name the proxies")
    yield from _check_webhook_networks(settings)
    if settings.sqlite_path and not settings.webhooks_deliver:
        yield _fault("settings", "webhooks_deliver is off, and with SQLite nothing else delivers them; set it to on")
    if settings.redis and settings.limits and (failure := _redis_error(settings.redis)):
        yield _fault(
            "settings", f"redis doesn't answer ({failure}); limits are {settings.limits_when_redis_gone} meanwhile"
        )
    if not settings.limits and not settings.is_loopback_only:
        yield _advice("settings", "limits is off: nobody is held back, however fast they ask")
    secure = (settings.public_url or "").startswith("https://")
    if settings.public_url and not secure and not settings.is_loopback_only:
        yield _advice("settings", f"public_url is {settings.public_url}: credentials travel in clear; use https")
    if not settings.public_url and not settings.is_loopback_only:
        yield _advice("settings", "public_url isn't set: links are made of the Host that each client names")
    if secure and not settings.trusted_proxies:
        yield _advice(
            "settings", "trusted_proxies isn't set: to log and limits everybody is at the address of the proxy"
        )
    if not settings.is_loopback_only and database.read_sync(_has_demo_keys):
        yield _advice(
            "settings", f"the demo's keys are in this database, and refused while the server listens on {settings.host}"
        )


def _check_webhook_networks(settings: Settings) -> Iterator[Finding]:
    """Networks in which a webhook reaches what was not meant to be reached."""
    for network in settings.webhooks_allow_networks:
        if network.prefixlen == 0:
            yield _fault("settings", f"webhooks_allow_networks names every address ({network}): name the networks")
        elif network.is_loopback:
            yield _advice(
                "settings",
                f"webhooks_allow_networks names loopback ({network}): whoever may register a webhook can call the "
                "services of this machine, and reads what they answer",
            )
        elif network.is_link_local:
            yield _fault(
                "settings",
                f"webhooks_allow_networks names link-local addresses ({network}): there a cloud gives out credentials",
            )


def _redis_error(url: str) -> str | None:
    """Why Redis doesn't answer, None where it does."""
    import redis

    with redis.Redis.from_url(url, socket_connect_timeout=2, socket_timeout=2) as connection:
        try:
            connection.ping()
        except redis.RedisError as error:
            return type(error).__name__
    return None


def _has_demo_keys(reader: Reader) -> bool:
    return reader.row("SELECT 1 FROM api_key WHERE local = 1 AND revoked_at IS NULL LIMIT 1") is not None
