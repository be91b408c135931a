"""Backup and restore: the same rows and files elsewhere, damage is noticed, nothing is written over."""

import errno
import hashlib
import io
import json
import resource
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from tests.cli.conftest import Shell
from truweel.cli.app import run
from truweel.maintenance import backup
from truweel.storage import jobs
from truweel.storage.backup import count_rows
from truweel.storage.jobs import NewJob

BYTES = b"the plan of the cellar"
DIGEST = hashlib.sha256(BYTES).hexdigest()


@contextmanager
def new_location(shell: Shell, tmp_path: Path) -> Iterator[list[str]]:
    """The options of a place to restore to, empty."""
    where = ["--data", str(tmp_path / "new")]
    if shell.url is None:
        yield where
        return
    name = f"restored_{uuid4().hex}"
    with psycopg.connect(shell.url.rpartition("/")[0] + "/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        yield [*where, "--database", shell.url.rpartition("/")[0] + f"/{name}"]
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def filled(shell: Shell) -> None:
    """A server's key, and a file in the store with its row."""
    assert shell("init").code == 0
    database = shell.database()
    row = (1, DIGEST, "s1", len(BYTES), 0)
    sql = "INSERT INTO blob (tenant_id, digest, suffix, size, created_at) VALUES (?, ?, ?, ?, ?)"
    database.write_sync(lambda writer: writer.execute(sql, row))
    database.close()
    path = shell.data / "files" / "1" / DIGEST[:2] / f"{DIGEST}.s1"
    path.parent.mkdir(parents=True)
    path.write_bytes(BYTES)


def test_what_was_backed_up_is_restored(shell: Shell, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    filled(shell)
    database = shell.database()
    database.write_sync(lambda writer: jobs.insert(writer, 1, 0, "", [NewJob("clients.call", 7, "7")]))
    database.close()
    target = tmp_path / "backups" / "b.tar"
    report = shell("backup", str(target), "--json").value
    assert (report["files"], report["notes"]) == (1, [])
    assert report["dialect"] == ("postgresql" if shell.url else "sqlite")
    assert target.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in target.parent.iterdir()] == ["b.tar"]
    with new_location(shell, tmp_path) as where:
        capsys.readouterr()
        assert run(["restore", str(target), "--json", *where]) == 0
        assert json.loads(capsys.readouterr().out)["rows"] == report["rows"]
        new = tmp_path / "new"
        assert (new / "files" / "1" / DIGEST[:2] / f"{DIGEST}.s1").read_bytes() == BYTES
        assert (new / "server.key").read_bytes() == (shell.data / "server.key").read_bytes()
        assert (new / "server.key").stat().st_mode & 0o777 == 0o600
        capsys.readouterr()
        assert run(["jobs", "list", "--json", *where]) == 0
        assert [job["key"] for job in json.loads(capsys.readouterr().out)] == ["7"]
        assert run(["doctor", *where]) == 0
        assert run(["backup", str(tmp_path / "again.tar"), *where]) == 0
        assert manifest(tmp_path / "again.tar")["rows"] == manifest(target)["rows"]
        capsys.readouterr()
        assert run(["restore", str(target), *where]) == 1  # nothing is written over
        assert "already" in capsys.readouterr().err


def manifest(path: Path) -> dict[str, object]:
    with tarfile.open(path) as tar:
        file = tar.extractfile("manifest.json")
        assert file
        manifest: dict[str, object] = json.load(file)
        return manifest


def test_the_target_is_never_written_over(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "b.tar"
    target.write_text("mine")
    outcomes = shell("backup", str(target))
    assert (outcomes.code, outcomes.err) == (1, f"truweel: {target} is there already; name a new file.\n")
    assert target.read_text() == "mine"


def test_a_file_that_is_missing_or_changed_is_named(shell: Shell, tmp_path: Path) -> None:
    filled(shell)
    path = next((shell.data / "files" / "1").rglob("*.s1"))
    path.write_bytes(BYTES[::-1])
    assert "its SHA-256 differs from its name" in shell("backup", str(tmp_path / "b.tar")).err
    path.unlink()
    assert "is missing, though the database names it" in shell("backup", str(tmp_path / "b.tar")).err
    assert not (tmp_path / "b.tar").exists()


def test_without_the_keys_there_is_no_backup(shell: Shell, tmp_path: Path) -> None:
    filled(shell)
    key = shell.data / "server.key"
    text = key.read_text()
    key.unlink()
    outcomes = shell("backup", str(tmp_path / "b.tar"))
    assert (outcomes.code, f"{key} is missing, and this database was used with the key" in outcomes.err) == (1, True)
    key.write_text(text.partition(":")[0] + ":" + "A" * 43 + "\n")
    key.chmod(0o600)
    assert "another key" in shell("backup", str(tmp_path / "b.tar")).err
    assert not (tmp_path / "b.tar").exists()


def test_what_is_no_database_or_is_out_of_reach_is_a_sentence(
    tmp_path: Path, postgres_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "junk").write_text("hello")
    nowhere = "postgresql://truweel@127.0.0.1:1/none"
    for command, url, said in (
        ("backup", f"sqlite:///{tmp_path}/none.db", f"There is no database of Truweel at {tmp_path}/none.db."),
        ("backup", f"sqlite:///{tmp_path}/junk", f"{tmp_path}/junk is no SQLite database"),
        ("backup", postgres_database, "There is no database of Truweel at that URL."),
        ("backup", nowhere, "PostgreSQL can't be reached"),
        ("restore", nowhere, f"{tmp_path}/junk is no backup of Truweel"),
    ):
        file = tmp_path / ("b.tar" if command == "backup" else "junk")
        assert run([command, str(file), "--data", str(tmp_path / "data"), "--database", url]) == 1
        stderr = capsys.readouterr().err
        assert (stderr.startswith(f"truweel: {said}"), stderr.count("\n")) == (True, 1), stderr
    assert [path.name for path in tmp_path.iterdir()] == ["junk"]


def test_a_disk_that_is_full_is_a_sentence_and_leaves_nothing(shell: Shell, tmp_path: Path) -> None:
    filled(shell)
    whole, target = tmp_path / "whole.tar", tmp_path / "b.tar"
    assert shell("backup", str(whole)).code == 0
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    with new_location(shell, tmp_path) as where:
        resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
        try:
            outcomes = [shell("backup", str(target)), shell("restore", str(whole), *where)]
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)
        for outcome in outcomes:
            assert (outcome.code, "Traceback" in outcome.err, outcome.err.startswith("truweel: ")) == (1, False, True)
        assert not target.exists()
        assert run(["restore", str(whole), *where]) == 0


def test_a_restore_that_fails_can_be_tried_again(shell: Shell, tmp_path: Path) -> None:
    filled(shell)
    target, new = tmp_path / "b.tar", tmp_path / "new"
    assert shell("backup", str(target)).code == 0
    with new_location(shell, tmp_path) as where:
        if shell.url is None:
            (new / "truweel.db").mkdir(parents=True)  # in its way
        else:
            assert run(["init", "--data", str(tmp_path / "other"), *where[2:]]) == 0
        assert run(["restore", str(target), *where]) == 1
        assert [path for path in new.rglob("*") if path.is_file()] == []


def test_a_restore_that_fails_leaves_no_folder(shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    filled(shell)
    target, new = tmp_path / "b.tar", tmp_path / "new"
    assert shell("backup", str(target)).code == 0

    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(backup, "_write_new_file", fail)
    with new_location(shell, tmp_path) as where:
        assert run(["restore", str(target), *where]) == 1
        assert not new.exists()


def damaged(source: Path, target: Path, change: Callable[[str, bytes], bytes | None]) -> None:
    """A copy whose members are what `change` makes of them."""
    with tarfile.open(source) as old, tarfile.open(target, "w") as new:
        for member in old:
            file = old.extractfile(member)
            assert file
            content = change(member.name, file.read())
            if content is not None:
                entry = tarfile.TarInfo(member.name)
                entry.size = len(content)
                new.addfile(entry, io.BytesIO(content))


def test_damage_refuses_to_be_restored(shell: Shell, tmp_path: Path) -> None:
    filled(shell)
    whole, broken = tmp_path / "b.tar", tmp_path / "broken.tar"
    assert shell("backup", str(whole)).code == 0
    where = ["--data", str(tmp_path / "new")] + (["--database", shell.url] if shell.url else [])

    def refused(change: Callable[[str, bytes], bytes | None]) -> None:
        damaged(whole, broken, change)
        assert run(["restore", str(broken), *where]) == 1
        assert not (tmp_path / "new").exists()

    refused(lambda name, content: content[:-1] + b"!" if name.startswith("files/") else content)
    refused(lambda name, content: None if name == "server.key" else content)
    refused(lambda name, content: None if name == "manifest.json" else content)
    refused(lambda name, content: content.replace(b"files/1", b"../x1") if name == "manifest.json" else content)
    broken.write_bytes(whole.read_bytes()[: whole.stat().st_size // 2])
    assert run(["restore", str(broken), *where]) == 1
    assert not (tmp_path / "new").exists()


def test_counts_are_of_the_copy(shell: Shell, tmp_path: Path) -> None:
    target = tmp_path / "b.tar"
    assert shell("backup", str(target)).code == 0
    with tarfile.open(target) as tar:
        tar.extract("database", tmp_path, filter="data")
    dialect = "postgresql" if shell.url else "sqlite"
    rows = count_rows(tmp_path / "database", dialect)
    assert (rows["tenant"], rows["users"]) == (2, 10)
    assert rows == manifest(target)["rows"]
