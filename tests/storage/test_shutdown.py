"""The end of a process is bounded: threads whose work hangs are left behind."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from truweel.auth.passwords import PasswordVerifier
from truweel.errors import Unavailable
from truweel.files.local import LocalStore
from truweel.http.uploads import UploadReader
from truweel.storage import postgres, threads
from truweel.storage.postgres import Postgres
from truweel.storage.threads import DaemonThreads

SECONDS = 0.02


def close_while_at_work(pool: DaemonThreads, close: Callable[[], object]) -> None:
    """`close` returns although the work of a thread of `pool` ends only later."""
    is_begun, may_end = threading.Event(), threading.Event()

    def work() -> bool:
        is_begun.set()
        return may_end.wait(60)

    future = pool.submit(work)
    assert is_begun.wait(60)
    close()
    assert not future.done()
    with pytest.raises(RuntimeError):
        pool.submit(work)
    may_end.set()
    assert future.result(60) is True


@pytest.fixture(autouse=True)
def short_bounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(threads, "CLOSE_SECONDS", SECONDS)
    monkeypatch.setattr(postgres, "BREAK_OFF_SECONDS", SECONDS)


def test_files_and_uploads(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    store = LocalStore(tmp_path)
    reader = UploadReader(store)  # type: ignore[arg-type]
    close_while_at_work(reader._decode_executor, reader.close)
    close_while_at_work(store.threads, store.close)
    assert caplog.messages == [
        f"work of the threads {name} was still under way at the shutdown" for name in ("uploads", "files")
    ]


def test_passwords() -> None:
    verifier = PasswordVerifier()
    close_while_at_work(verifier._threads, verifier.close)


def test_postgresql_and_what_hangs_beside_it(postgres_database: str) -> None:
    database = Postgres(postgres_database, size=2)
    assert database.read_sync(lambda reader: reader.row("SELECT 1")) == (1,)
    close_while_at_work(database._primary._threads, database.close)


def test_a_statement_of_postgresql_is_broken_off(postgres_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "BREAK_OFF_SECONDS", 30)
    database = Postgres(postgres_database, size=2)
    is_begun = threading.Event()

    def sleep() -> object:
        return database.read_sync(lambda reader: (is_begun.set(), reader.row("SELECT pg_sleep(3600)")))

    future = database._primary._threads.submit(sleep)
    assert is_begun.wait(60)
    database.close()
    assert isinstance(future.exception(60), Unavailable)
