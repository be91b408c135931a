"""The server's keys: a keyed hash of a secret that is only compared, encryption of one that is needed again.

They stand in `server.key` in the data folder (or in `TRUWEEL_KEY`), one a line, `<id>:<32 bytes as URL-safe base64>`.
The first makes what is new; the others still check and open what they made. The database keeps a proof of each, so
that a server with the wrong file refuses to start instead of refusing every caller.
"""

import base64
import binascii
import contextlib
import hashlib
import hmac
import os
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from truweel import clock
from truweel.auth import store
from truweel.settings import Settings
from truweel.storage.database import Database

if TYPE_CHECKING:
    from cryptography.fernet import Fernet

__all__ = ["Keyring", "KeyringError", "open_keyring", "rotate"]

SIZE = 32
_LINE = re.compile(r"([A-Za-z0-9_-]{1,32}):([A-Za-z0-9_-]{43}=?)")


class KeyringError(Exception):
    """Keys that can't be served with; the message says which and what would be right."""


class Keyring:
    """Keys by id, the current one first."""

    def __init__(self, keys: Mapping[str, bytes]) -> None:
        self._keys = dict(keys)
        self.current = next(iter(self._keys))

    @classmethod
    def parse(cls, text: str, source: str) -> "Keyring":
        """The keys of a file or variable; `source` is its name, for the message of a KeyringError."""
        keys: dict[str, bytes] = {}
        for line in filter(None, (part.strip() for part in text.replace(",", "\n").splitlines())):
            match = _LINE.fullmatch(line)
            if match is None or match[1] in keys:
                raise KeyringError(
                    f"{source} holds no keys; each is a line <id>:<32 bytes as URL-safe base64>, ids differ."
                )
            keys[match[1]] = _decoded(match[2])
        if not keys:
            raise KeyringError(f"{source} is empty; it holds the server's keys.")
        return cls(keys)

    def __repr__(self) -> str:
        return f"<Keyring {', '.join(self._keys)}>"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of its keys, the current one first."""
        return tuple(self._keys)

    def text(self) -> str:
        """The keys as the file holds them."""
        return "".join(f"{id}:{base64.urlsafe_b64encode(key).decode().rstrip('=')}\n" for id, key in self._keys.items())

    def with_new(self) -> "Keyring":
        """The same with a new key in front."""
        return Keyring({**_made(), **self._keys})

    def hash(self, secret: str, purpose: str) -> str:
        """`<id>:<hex>` of a high-entropy secret, another one for each `purpose` (a word of at most 16 bytes)."""
        return f"{self.current}:{self._hash(self.current, secret, purpose)}"

    def matches(self, secret: str, hashed: str, purpose: str) -> bool:
        """Whether `hashed` is the hash of `secret`, by any of the keys; takes as long when it isn't."""
        id, _, digest = hashed.partition(":")
        known = id in self._keys
        same = hmac.compare_digest(self._hash(id if known else self.current, secret, purpose), digest)
        return known and same

    def _hash(self, id: str, secret: str, purpose: str) -> str:
        return hashlib.blake2b(
            secret.encode("utf-8", "surrogatepass"), digest_size=SIZE, key=self._keys[id], person=purpose.encode()
        ).hexdigest()

    def seal(self, secret: str, purpose: str) -> str:
        """`<id>:<token>`: encrypted so that only `unseal` with the same `purpose` reads it."""
        return f"{self.current}:{self._fernet(self.current, purpose).encrypt(secret.encode()).decode()}"

    def unseal(self, sealed: str, purpose: str) -> str:
        """The inverse of `seal`; KeyringError where the key is missing or the text was tampered with."""
        from cryptography.fernet import InvalidToken

        id, _, token = sealed.partition(":")
        if id not in self._keys:
            raise KeyringError(f"A stored secret was encrypted with the key '{id}', which the server doesn't have.")
        try:
            return self._fernet(id, purpose).decrypt(token).decode()
        except InvalidToken:
            raise KeyringError(f"A stored secret ({purpose}) can't be decrypted: it was changed.") from None

    def _fernet(self, id: str, purpose: str) -> "Fernet":
        from cryptography.fernet import Fernet

        derived = hashlib.blake2b(f"seal {purpose}".encode(), digest_size=SIZE, key=self._keys[id]).digest()
        return Fernet(base64.urlsafe_b64encode(derived))

    def proof(self, id: str) -> str:
        """A text that only the key `id` gives."""
        return self._hash(id, "proof", "proof")


def _decoded(text: str) -> bytes:
    try:
        return base64.urlsafe_b64decode(text.rstrip("=") + "=")
    except binascii.Error:
        raise KeyringError("A key is no URL-safe base64.") from None


def _made() -> dict[str, bytes]:
    return {f"k{clock.new_secret(3)}": _decoded(clock.new_secret(SIZE))}


def open_keyring(settings: Settings, database: Database) -> Keyring:
    """The server's keys, made when there are none yet. KeyringError: they aren't those the database was used with."""
    proofs = database.read_now(store.proofs)
    keyring = _load(settings, missing=tuple(proofs))
    source = "TRUWEEL_KEY" if settings.key else str(settings.key_path)
    for id, proof in proofs.items():
        if id not in keyring.ids:
            raise KeyringError(f"{source} lacks the key '{id}', which this database was used with; put it back.")
        if proof != keyring.proof(id):
            raise KeyringError(
                f"{source} has another key '{id}' than the one this database was used with; put it back."
            )
    new = {id: keyring.proof(id) for id in keyring.ids if id not in proofs}
    if new:
        database.write_now(lambda writer: store.add_proofs(writer, new))
    return keyring


def rotate(settings: Settings, database: Database) -> Keyring:
    """Put a new key in front of the file; servers use it from their next start. KeyringError: it is a variable."""
    keyring = open_keyring(settings, database).with_new()
    if settings.key:
        raise KeyringError(f"The keys stand in TRUWEEL_KEY; set it to: {','.join(keyring.text().split())}")
    path = settings.key_path
    fresh = path.with_name(path.name + ".new")
    _write(fresh, keyring.text())
    fresh.replace(path)
    return open_keyring(settings, database)


def _load(settings: Settings, missing: Iterable[str]) -> Keyring:
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
            _write(path, Keyring(_made()).text())
    if path.stat().st_mode & 0o007:
        raise KeyringError(f"{path} can be read by everyone on this machine; make it yours alone: chmod 600 {path}")
    return Keyring.parse(path.read_text(), str(path))


def _write(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
