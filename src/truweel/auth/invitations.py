"""Invitations: a link that lets a user choose a password, once, within a week. Also how a forgotten one is replaced.

There is one for each user; a new one takes the place of the one before. Whoever makes it hands it over: the server
sends no e-mail.
"""

from typing import NamedTuple

from truweel import clock
from truweel.auth import store
from truweel.auth.keyring import Keyring
from truweel.errors import RecordNotFound, Refused
from truweel.schema.registry import Registry
from truweel.storage import records
from truweel.storage.database import Reader, Writer

__all__ = ["PATH", "Invitation", "accept", "find_invitation", "invite"]

PATH = "/invitation"
VALID = 7 * 24 * 60 * 60 * 1000
ID_LENGTH = 16
_PURPOSE = "invitation"


class Invitation(NamedTuple):
    """Whom it is for; instant in milliseconds."""

    tenant_id: int
    user_id: int
    email: str
    expires_at: int


def invite(
    writer: Writer, registry: Registry, keyring: Keyring, tenant_id: int, user_id: int, *, resets: bool = False
) -> tuple[str, int]:
    """The path of a new invitation, with its secret, and when it expires. With `resets` the password of before and all
    sessions end at once. RecordNotFound; Refused for a program and for who can't log in."""
    users = registry["users"]
    user = records.load(writer, users, tenant_id, user_id, lock=writer.for_update)
    if user is None or user.deletedAt is not None:
        raise RecordNotFound(users.path, user_id)
    if user.archivedAt is not None:
        raise Refused("The user is disabled; enable it first.")
    if user.__dict__["apiOnly"]:
        raise Refused("The user is a program and logs in with its key; it has no password.")
    id, proof, expires_at = clock.new_secret(12), clock.new_secret(32), clock.now() + VALID
    store.set_invitation(writer, tenant_id, user_id, id, keyring.hash(proof, _PURPOSE), expires_at)
    if resets:
        store.delete_password(writer, tenant_id, user_id)
        store.end_sessions(writer, tenant_id, user_id)
    return f"{PATH}?token={id}{proof}", expires_at


def find_invitation(reader: Reader, registry: Registry, keyring: Keyring, token: str) -> Invitation | None:
    """The invitation of this token; None where it was used, replaced or has expired, or its user can't log in."""
    id, proof = token[:ID_LENGTH], token[ID_LENGTH:]
    row = store.find_invitation(reader, id) if token.isascii() and len(token) < 200 else None
    if row is None or not keyring.matches(proof, row[2], _PURPOSE):
        return None
    tenant_id, user_id, _, expires_at = row
    user = records.load(reader, registry["users"], tenant_id, user_id)
    if not clock.now() < expires_at <= clock.now() + VALID + clock.MAX_SKEW:
        return None
    if user is None or user.deletedAt is not None or user.archivedAt is not None:
        return None
    return Invitation(tenant_id, user_id, user.__dict__["email"], expires_at)


def accept(writer: Writer, registry: Registry, keyring: Keyring, token: str, password_hash: str) -> Invitation | None:
    """Set the password; the invitation and all sessions end. None where it doesn't hold any more."""
    invitation = find_invitation(writer, registry, keyring, token)
    if invitation is None or not store.take_invitation(writer, token[:ID_LENGTH]):
        return None
    store.replace_password(writer, invitation.tenant_id, invitation.user_id, password_hash, clock.now())
    return invitation
