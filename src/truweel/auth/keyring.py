"""The server's keys: keyed hashes of secrets that are only compared, encryption of secrets that are needed again.

They are in `server.key` in the data folder (or in `TRUWEEL_KEY`), one a line, `<id>:<32 bytes as URL-safe base64>`.
The first makes what is new; the others still check and open what they made. The database keeps a proof of each, so
that a server with the wrong file refuses to start instead of refusing every caller. `<id>:retired` is what is left of a
key that somebody else may know: nothing that it made is accepted any more.

A running server looks whether the file changed whenever it makes something new, and whenever it meets a key that it
doesn't know: `rotate_keys` holds at once in every process that shares the file.
"""

import base64
import binascii
import contextlib
import hashlib
import logging
import os
import re
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from truweel import clock, opaque
from truweel.auth import store
from truweel.settings import Settings
from truweel.storage.database import Database

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

__all__ = [
    "Keyring",
    "KeyringError",
    "load_verified_keyring",
    "open_keyring",
    "retire_key",
    "rotate_keys",
]

log = logging.getLogger("truweel.keys")

KEY_SIZE = 32
_LINE = re.compile(r"([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]{43}=?|retired)")
RETIRED = "retired"
"""What stands for a retired key, in the file and among the proofs of the database."""


class KeyringError(Exception):
    """Unusable keys; the message says which and how to fix it."""


class Keyring:
    """Keys by id, the current one first; those of a file follow it."""

    def __init__(self, keys: Mapping[str, bytes], retired: Iterable[str] = ()) -> None:
        self._keys = dict(keys)
        self._retired = tuple(retired)
        self._opening_keys: dict[str, bytes] = {}  # retired since the start; what is in memory was encrypted with them
        self._path: Path | None = None
        self._file_state: tuple[int, ...] | None = None

    @classmethod
    def from_file(cls, path: Path) -> "Keyring":
        """The keys of a file, read anew whenever it changes. KeyringError: others can read it, or it holds none."""
        stamp = _file_stamp(path)
        if path.stat().st_mode & 0o007:
            raise KeyringError(f"{path} can be read by everyone on this machine; make it yours alone: chmod 600 {path}")
        keyring = cls.parse(path.read_text(), str(path))
        keyring._path, keyring._file_state = path, stamp
        return keyring

    @classmethod
    def parse(cls, text: str, source: str) -> "Keyring":
        """The keys of a file or variable; `source` is its name, for the message of a KeyringError."""
        keys: dict[str, bytes] = {}
        retired: list[str] = []
        for line in filter(None, (part.strip() for part in text.replace(",", "\n").splitlines())):
            match = _LINE.fullmatch(line)
            if match is None or match[1] in (*keys, *retired):
                raise KeyringError(
                    f"{source} holds no keys; each is a line <id>:<32 bytes as URL-safe base64>, ids differ."
                )
            if match[2] == RETIRED:
                retired.append(match[1])
            else:
                keys[match[1]] = _decode_key(match[2])
        if not keys:
            raise KeyringError(f"{source} is empty; it holds the server's keys.")
        return cls(keys, retired)

    def __repr__(self) -> str:
        return f"<Keyring {', '.join(self._keys)}>"

    @property
    def current_id(self) -> str:
        """The id of the key that makes what is new."""
        self._reload_if_changed()
        return next(iter(self._keys))

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its keys, the current one first."""
        return tuple(self._keys)

    @property
    def retired_ids(self) -> tuple[str, ...]:
        """The ids of the keys that are retired."""
        return self._retired

    def to_text(self) -> str:
        """The keys as the file holds them."""
        lines = [f"{id}:{base64.urlsafe_b64encode(key).decode().rstrip('=')}\n" for id, key in self._keys.items()]
        return "".join([*lines, *(f"{id}:{RETIRED}\n" for id in self._retired)])

    def with_new_key(self) -> "Keyring":
        """The same with a new key in front."""
        return Keyring({**_new_key(), **self._keys}, self._retired)

    def without_key(self, id: str) -> "Keyring":
        """The same with the key `id` retired. KeyringError for one that it doesn't have, or that makes what is new."""
        if id not in self._keys:
            raise KeyringError(f"There is no key '{id}'; there are {', '.join(self._keys)}.")
        if id == next(iter(self._keys)):
            raise KeyringError(f"'{id}' is the current key; run truweel key rotate first, so that another one is.")
        return Keyring({known: key for known, key in self._keys.items() if known != id}, (*self._retired, id))

    def hash(self, secret: str, purpose: str) -> str:
        """`<id>:<hex>` of a high-entropy secret, another one for each `purpose` (a word of at most 16 bytes)."""
        id = self.current_id
        return f"{id}:{self._hash(id, secret, purpose)}"

    def matches(self, secret: str, hashed: str, purpose: str) -> bool:
        """Whether `hashed` is the hash of `secret`, by any of the keys; takes as long when it isn't."""
        self._reload_if_changed()
        id, _, digest = hashed.partition(":")
        is_known = id in self._keys
        is_same = opaque.is_same(digest, self._hash(id if is_known else self.current_id, secret, purpose))
        return is_known and is_same

    def _hash(self, id: str, secret: str, purpose: str) -> str:
        return hashlib.blake2b(
            secret.encode("utf-8", "surrogatepass"), digest_size=KEY_SIZE, key=self._keys[id], person=purpose.encode()
        ).hexdigest()

    def seal(self, secret: str, purpose: str) -> str:
        """`<id>:<token>`: encrypted so that only `unseal` with the same `purpose` reads it."""
        id = self.current_id
        return f"{id}:{self._fernet(id, purpose).encrypt(secret.encode()).decode()}"

    def unseal(self, sealed: str, purpose: str) -> str:
        """The inverse of `seal`; KeyringError where the key is missing or the text was tampered with."""
        from cryptography.fernet import InvalidToken

        id, _, token = sealed.partition(":")
        if id not in self._keys:
            self._reload_if_changed()
        if id not in self._keys and id not in self._opening_keys:
            raise KeyringError(f"A stored secret was encrypted with the key '{id}', which the server doesn't have.")
        try:
            return self._fernet(id, purpose).decrypt(token).decode()
        except InvalidToken:
            raise KeyringError(f"A stored secret ({purpose}) can't be decrypted: it was changed.") from None

    def reseal(self, sealed: str, purpose: str) -> str:
        """The same secret, encrypted with the current key. KeyringError as for `unseal`."""
        return self.seal(self.unseal(sealed, purpose), purpose)

    def _fernet(self, id: str, purpose: str) -> "Fernet":
        from cryptography.fernet import Fernet

        key = self._keys.get(id) or self._opening_keys[id]
        derived = hashlib.blake2b(f"seal {purpose}".encode(), digest_size=KEY_SIZE, key=key).digest()
        return Fernet(base64.urlsafe_b64encode(derived))

    def compute_proof(self, id: str) -> str:
        """A text that only the key `id` gives."""
        return self._hash(id, "proof", "proof")

    def _reload_if_changed(self) -> None:
        """Load the file if it changed, unless it lacks a key that may still be needed."""
        if self._path is None or (stamp := _file_stamp(self._path)) == self._file_state:
            return
        self._file_state = stamp
        try:
            new = Keyring.from_file(self._path)
        except (KeyringError, OSError) as error:
            log.warning("the server's keys stay as they were: %s", error)
            return
        keys = new._keys
        if missing := [id for id, key in self._keys.items() if keys.get(id) != key and id not in new.retired_ids]:
            log.warning("the server's keys stay as they were: %s lacks the key '%s'", self._path, missing[0])
            return
        self._opening_keys |= {id: key for id, key in self._keys.items() if id in new.retired_ids}
        self._keys, self._retired = keys, new.retired_ids
        log.info("the server's keys were read anew; the current one is '%s'", next(iter(keys)))


def _file_stamp(path: Path) -> tuple[int, ...] | None:
    """A value that changes when the file does; None for a missing file."""
    try:
        stat_result = path.stat()
    except OSError:
        return None
    return stat_result.st_ino, stat_result.st_mtime_ns, stat_result.st_size, stat_result.st_mode


def _decode_key(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.rstrip("=") + "=")
    except binascii.Error:
        raise KeyringError("A key is no URL-safe base64.") from None


def _new_key() -> dict[str, bytes]:
    return {f"k{clock.new_secret(3)}": _decode_key(clock.new_secret(KEY_SIZE))}


def open_keyring(settings: Settings, database: Database) -> Keyring:
    """The server's keys, made when there are none yet. KeyringError: they aren't those the database was used with."""
    proofs = database.read_sync(store.load_key_proofs)
    keyring = load_verified_keyring(settings, proofs)
    new_proofs = {id: keyring.compute_proof(id) for id in keyring.ids if id not in proofs}
    if new_proofs:
        database.write_sync(lambda writer: store.add_key_proofs(writer, new_proofs))
    return keyring


def load_verified_keyring(settings: Settings, proofs: Mapping[str, str]) -> Keyring:
    """The server's keys, of which a database holds these `proofs`; made when it holds none. KeyringError."""
    keyring = _load_keyring(settings, missing=tuple(proofs))
    source = "TRUWEEL_KEY" if settings.key else str(settings.key_path)
    for id, proof in proofs.items():
        if id in keyring.retired_ids:
            continue
        if proof == RETIRED:
            raise KeyringError(
                f"{source} has the key '{id}', which was retired; put {id}:{RETIRED} in place of its line."
            )
        if id not in keyring.ids:
            raise KeyringError(f"{source} lacks the key '{id}', which this database was used with; put it back.")
        if proof != keyring.compute_proof(id):
            raise KeyringError(
                f"{source} has another key '{id}' than the one this database was used with; put it back."
            )
    return keyring


def rotate_keys(settings: Settings, database: Database) -> Keyring:
    """Put a new key in front of the file; servers that share it use it at once. KeyringError: it is a variable."""
    keyring = open_keyring(settings, database).with_new_key()
    if settings.key:
        new, *old = keyring.to_text().split()
        raise KeyringError(
            f"The keys stand in TRUWEEL_KEY; set it to {','.join([new, *old])} and restart the server. Several servers "
            f"have to know the new key before one uses it: restart each with {','.join([*old, new])} first."
        )
    _replace_file(settings.key_path, keyring)
    return open_keyring(settings, database)


def retire_key(settings: Settings, database: Database, id: str) -> Keyring:
    """Retire the key `id`, whose secrets were encrypted anew before. Servers that share the file accept
    nothing of it from now on. Harmless when repeated. KeyringError: it is the current one, or in a variable."""
    keyring = open_keyring(settings, database)
    if id not in keyring.retired_ids:
        keyring = keyring.without_key(id)
        if settings.key:
            text = ",".join(keyring.to_text().split())
            raise KeyringError(f"Set TRUWEEL_KEY to {text}, restart every server, and run this once more.")
        _replace_file(settings.key_path, keyring)
    database.write_sync(lambda writer: store.retire_key_proof(writer, id, RETIRED))
    return keyring


def _replace_file(path: Path, keyring: Keyring) -> None:
    new_path = path.with_name(path.name + ".new")
    new_path.unlink(missing_ok=True)  # of a rotation that was cut off
    _write_new_file(new_path, keyring.to_text())
    old_stat = path.stat()
    os.chown(new_path, old_stat.st_uid, old_stat.st_gid)  # root may rotate what a server of its own user reads
    new_path.chmod(stat.S_IMODE(old_stat.st_mode))
    new_path.replace(path)


def _load_keyring(settings: Settings, missing: Iterable[str]) -> Keyring:
    if settings.key:
        return Keyring.parse(settings.key, "TRUWEEL_KEY")
    path = settings.key_path
    if not path.exists():
        if ids := ", ".join(missing):
            raise KeyringError(
                f"{path} is missing, and this database was used with the key '{ids}'; put the file back."
            )
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):  # another process was first
            _write_new_file(path, Keyring(_new_key()).to_text())
    return Keyring.from_file(path)


def _write_new_file(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
