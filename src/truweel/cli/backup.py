"""`truweel backup` and `truweel restore`."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from truweel.cli.common import CommandError, DatabaseOption, DataOption, JsonOption, load_settings, print_result

if TYPE_CHECKING:
    from truweel.maintenance.backup import BackupReport

__all__ = ["backup", "restore"]


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, a tar; it must not be there yet.")],
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Write database, files and keys to one file, while the server goes on, and read it back. Keep it safe: it holds
    the keys.

    \b
    truweel backup /backup/truweel-$(date +%F).tar --data /srv/truweel
    """
    from truweel.maintenance.backup import back_up

    with _explain_errors():
        report = back_up(load_settings(data, database), file)
    _print_report(report, f"Backed up to {file}, and read back", as_json)


def restore(
    file: Annotated[Path, typer.Argument(help="A file of truweel backup.", exists=True, dir_okay=False)],
    data: Annotated[Path, typer.Option("--data", help="New data folder.")],
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Restore a backup into a new data folder (and, of a PostgreSQL, in an empty database). It is checked first.

    \b
    truweel restore /backup/truweel-2026-03-01.tar --data /srv/truweel-new
    truweel restore /backup/truweel-2026-03-01.tar --data /srv/new --database postgresql://truweel@db/new
    """
    from truweel.maintenance.backup import restore as restore_backup
    from truweel.storage.migrations import HEAD

    with _explain_errors():
        report = restore_backup(load_settings(data, database), file)
    steps = "truweel doctor and truweel serve"
    if report.revision not in ("", HEAD):
        steps = f"truweel migrate, which brings its schema from revision {report.revision} to {HEAD}, then {steps}"
    _print_report(report, f"Restored to {data}; next, with the same options, {steps}", as_json)


@contextmanager
def _explain_errors() -> Iterator[None]:
    from truweel.maintenance.backup import BackupError

    try:
        yield
    except BackupError as error:
        raise CommandError(str(error)) from None
    except OSError as error:
        if error.filename is not None:
            raise
        raise CommandError(f"It can't be written: {error.strerror}.") from None  # the disk is full


def _print_report(report: "BackupReport", summary: str, as_json: bool) -> None:
    payload = {
        "dialect": report.dialect,
        "version": report.version,
        "revision": report.revision,
        "createdAt": report.created_at,
        "rows": report.rows,
        "files": report.files,
        "bytes": report.size,
        "notes": list(report.notes),
    }
    notes = "".join(f"\nNot in it: {note}." for note in report.notes)
    print_result(payload, f"{summary}: {report.rows} rows, {report.files} files, {report.size} bytes.{notes}", as_json)
