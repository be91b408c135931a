"""One file with all that a server needs to go on elsewhere: the database, the files in a local store, the keys.

A tar, so that it can be looked at without this program: `database` (SQLite, or a dump of `pg_dump`), `files/…` as the
store keeps them, `server.key`, and last `manifest.json`, with the SHA-256 of each and the rows of every table. The
database's state comes first and names the files: bytes stay an hour in the store after their last use, so they are all
there. The file is read back whole before it gets its name.
"""

import hashlib
import io
import json
import os
import shutil
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from truweel import __version__, clock
from truweel.auth.keyring import load_verified_keyring
from truweel.files import blobs
from truweel.settings import Settings
from truweel.storage.backup import BackupError, RowCounts, count_rows, dump_database, require_empty, restore_database
from truweel.storage.opening import SchemaError, require_supported, revision

__all__ = ["BackupError", "BackupReport", "back_up", "restore"]

DATABASE, KEY, MANIFEST, FILES = "database", "server.key", "manifest.json", "files/"
FORMAT = 1
BLOCK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class BackupReport:
    """What a backup holds. `notes` say what it doesn't. `revision` is that of the schema; empty in backups of before it
    was noted."""

    dialect: str
    version: str
    revision: str
    created_at: str
    rows: int
    files: int
    size: int
    notes: tuple[str, ...]


def back_up(settings: Settings, target: Path) -> BackupReport:
    """Write everything to the new file `target`, readable by its owner only. BackupError, KeyringError, SchemaError."""
    if target.exists():
        raise BackupError(f"{target} is there already; name a new file.")
    path, url = _database_location(settings)
    if not revision(path=path, url=url):
        raise BackupError(f"There is no database of Truweel {'at that URL' if url else f'at {path}'}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = target.with_name(f".{target.name}.{clock.new_secret(4)}")
    try:
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            _write_archive(settings, file, target.parent)
            file.flush()
            os.fsync(file.fileno())
        report = _verify_backup(fresh)
        fresh.rename(target)
    finally:
        fresh.unlink(missing_ok=True)
    return report


def restore(settings: Settings, source: Path) -> BackupReport:
    """Restore to where `settings` say, which must be empty. BackupError: then no server can start from there."""
    report, manifest = _verify_backup(source), _read_manifest(source)
    try:
        require_supported(report.revision)
    except SchemaError as error:
        raise BackupError(f"{source}: {error}") from None
    path, url = _database_location(settings)
    if (report.dialect == "postgresql") != (url is not None):
        advice = "give --database the URL of an empty one" if report.dialect == "postgresql" else "leave --database out"
        raise BackupError(f"The backup is of {report.dialect}; {advice}.")
    store = _local_store(settings)
    if not settings.key and settings.key_path.exists():
        raise BackupError(f"There is a {settings.key_path} already; restore into a new folder.")
    if manifest["files"] and store is None:
        raise BackupError("The backup has files of a local store; set store to a folder, or leave it out.")
    require_empty(path=path, url=url)
    with (
        _new_folder(settings.data),
        tempfile.TemporaryDirectory(dir=settings.data, prefix=".restoring-") as name,
    ):
        database = Path(name) / DATABASE
        with _restored_files(source, database, None if settings.key else settings.key_path, store):
            restore_database(database, path=path, url=url)  # last: without it nothing serves
    return report


@contextmanager
def _new_folder(folder: Path) -> Iterator[None]:
    """Make the folder; if the block fails, remove it with all in it, unless it was there before."""
    was_there = folder.exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        yield
    except BaseException:
        if not was_there:
            shutil.rmtree(folder, ignore_errors=True)
        raise


@contextmanager
def _restored_files(source: Path, database: Path, key: Path | None, store: Path | None) -> Iterator[None]:
    """Write the files of the backup; delete them if the block fails, so that it can be repeated."""
    written: list[Path] = []
    try:
        with tarfile.open(source) as tar:
            for member in tar:
                path = {DATABASE: database, KEY: key}.get(member.name)
                if member.name.startswith(FILES) and store is not None:
                    path = store / member.name.removeprefix(FILES)
                if path is not None:
                    _write_new_file(_open_member(tar, member), path)
                    written.append(path)
        yield
    except BaseException:
        for path in written:
            path.unlink()
        raise


# Writing


def _write_archive(settings: Settings, file: IO[bytes], temporary_parent: Path) -> None:
    notes: list[str] = []
    hashes: dict[str, str] = {}
    keys: list[str] = []
    revisions: list[str] = []

    def look(select: Callable[[str], list[tuple[Any, ...]]]) -> None:
        if proofs := dict(select("SELECT id, proof FROM server_key")):
            load_verified_keyring(settings, proofs)  # without its keys a database is worth little
        revisions.extend(row[0] for row in select("SELECT revision FROM database_revision"))
        rows = select("SELECT tenant_id, digest, suffix FROM blob ORDER BY tenant_id, digest")
        keys.extend(blobs.storage_key(*row) for row in rows)

    path, url = _database_location(settings)
    with (
        tempfile.TemporaryDirectory(dir=temporary_parent, prefix=".backup-") as name,
        tarfile.open(fileobj=file, mode="w") as tar,
    ):
        copy = Path(name) / DATABASE
        rows = dump_database(copy, path=path, url=url, inspect=look)
        hashes[DATABASE] = _add_file(tar, DATABASE, copy)
        copy.unlink()
        store = _local_store(settings)
        if store is None and keys:
            notes.append(f"the {len(keys)} files in {urlsplit(settings.store_url).scheme}:// stay where they are")
        for key in keys if store is not None else ():
            assert store is not None
            digest = hashes[FILES + key] = _add_file(tar, FILES + key, store / key)
            if digest != Path(key).name.partition(".")[0]:
                raise BackupError(f"{store / key} isn't what was uploaded: its SHA-256 differs from its name.")
        if settings.key:
            notes.append("the server's keys stand in TRUWEEL_KEY: keep them elsewhere")
        elif settings.key_path.exists():
            hashes[KEY] = _add_file(tar, KEY, settings.key_path)
        dialect = "postgresql" if url else "sqlite"
        _add_manifest(tar, dialect, revisions[0], rows, hashes, len(keys) if store else 0, notes)


def _add_manifest(
    tar: tarfile.TarFile, dialect: str, revision: str, rows: RowCounts, hashes: dict[str, str], files: int,
    notes: list[str],
) -> None:  # fmt: skip
    manifest = {
        "format": FORMAT,
        "version": __version__,
        "revision": revision,
        "createdAt": clock.format_instant(clock.now()),
        "dialect": dialect,
        "rows": rows,
        "files": files,
        "sha256": hashes,
        "notes": notes,
    }
    text = json.dumps(manifest, indent=1).encode()
    entry = tarfile.TarInfo(MANIFEST)
    entry.size, entry.mode = len(text), 0o600
    tar.addfile(entry, io.BytesIO(text))


def _add_file(tar: tarfile.TarFile, name: str, path: Path) -> str:
    """Add the file; the SHA-256 of its bytes as they went in."""
    entry = tarfile.TarInfo(name)
    entry.mode = 0o600
    try:
        with path.open("rb") as file:
            entry.size = os.fstat(file.fileno()).st_size
            reading = _HashingReader(file)
            tar.addfile(entry, reading)
    except FileNotFoundError:
        raise BackupError(f"{path} is missing, though the database names it; truweel doctor tells more.") from None
    return reading.digest.hexdigest()


class _HashingReader:
    """A file that is hashed as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        block = self._file.read(size)
        self.digest.update(block)
        return block


# Reading back


def _verify_backup(source: Path) -> BackupReport:
    """Read all of it: every hash, and every row of the database. BackupError where anything is missing or differs."""
    manifest = _read_manifest(source)
    hashes: dict[str, str] = {}
    with tempfile.TemporaryDirectory(dir=source.parent, prefix=".verify-") as name, tarfile.open(source) as tar:
        database = Path(name) / DATABASE
        for member in tar:
            if member.name == MANIFEST:
                continue
            reading = _HashingReader(_open_member(tar, member))
            with database.open("wb") if member.name == DATABASE else Path(os.devnull).open("wb") as out:
                shutil.copyfileobj(reading, out, BLOCK)
            hashes[member.name] = reading.digest.hexdigest()
        if hashes != manifest["sha256"]:
            expected = manifest["sha256"]
            damaged = sorted(name for name in {*hashes, *expected} if hashes.get(name) != expected.get(name))
            raise BackupError(f"{source} is damaged: {', '.join(damaged[:5])}.")
        if (rows := count_rows(database, manifest["dialect"])) != manifest["rows"]:
            raise BackupError(f"{source}: the database holds {sum(rows.values())} rows, not those of the manifest.")
    return BackupReport(
        manifest["dialect"],
        manifest["version"],
        manifest.get("revision", ""),
        manifest["createdAt"],
        sum(rows.values()),
        manifest["files"],
        source.stat().st_size,
        tuple(manifest["notes"]),
    )


def _read_manifest(source: Path) -> dict[str, Any]:
    try:
        with tarfile.open(source) as tar:
            manifest: dict[str, Any] = json.load(_open_member(tar, tar.getmember(MANIFEST)))
    except (OSError, tarfile.TarError, KeyError, ValueError) as error:
        reason = str(error).partition("\n")[0].strip("'\":")
        raise BackupError(f"{source} is no backup of Truweel, or it is cut off: {reason}.") from None
    if manifest.get("format") != FORMAT:
        raise BackupError(f"{source} was made by Truweel {manifest.get('version')}; use that version.")
    names = set(manifest["sha256"])
    if any(".." in name.split("/") or (name not in (DATABASE, KEY) and not name.startswith(FILES)) for name in names):
        raise BackupError(f"{source} holds names that no backup has.")
    return manifest


def _open_member(tar: tarfile.TarFile, member: tarfile.TarInfo) -> IO[bytes]:
    file = tar.extractfile(member) if member.isfile() else None
    if file is None:
        raise BackupError(f"{member.name} is no file.")
    return file


def _write_new_file(file: IO[bytes], path: Path) -> None:
    """Write a new file, flushed, for its owner only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out:
        try:
            shutil.copyfileobj(file, out, BLOCK)
            out.flush()
            os.fsync(out.fileno())
        except BaseException:
            path.unlink()
            raise


def _database_location(settings: Settings) -> tuple[Path, str | None]:
    """Path and URL of the database; the URL is None where it is SQLite."""
    return settings.sqlite_path or settings.data / "truweel.db", None if settings.sqlite_path else settings.database


def _local_store(settings: Settings) -> Path | None:
    """The folder of a local store."""
    parts = urlsplit(settings.store_url)
    return Path(url2pathname(parts.path)) if parts.scheme == "file" else None
