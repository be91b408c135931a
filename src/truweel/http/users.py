"""How users get in: `POST /users/{id}/invite`, `POST /users/{id}/reset-password`, for administrators, and
`POST /profile/password` for oneself (ours)."""

from typing import Any, Protocol

import msgspec

from truweel import clock
from truweel.auth import invitations, store
from truweel.auth.caller import Caller
from truweel.auth.keyring import Keyring
from truweel.auth.passwords import MIN_LENGTH
from truweel.error_codes import Code
from truweel.errors import BadRequest, Fault, Forbidden, PathNotFound, ValidationError
from truweel.http.admission import client_address
from truweel.http.body_checks import read_no_arguments
from truweel.http.call import Call
from truweel.http.idempotent_writes import IdempotentWrites
from truweel.operations.answer import Answer
from truweel.schema.registry import Registry
from truweel.schema.relations import parse_id
from truweel.storage.database import Database, Writer

__all__ = ["ACTIONS", "UserAccess"]

ACTIONS = ("invite", "reset-password")


class Passwords(Protocol):
    """Checks a password, slowed down after wrong ones."""

    async def sign_in(
        self, email: str, password: str, tenant: str | None, address: str, *, via_api: bool = False
    ) -> Caller:
        """The user. Unauthorized, TooManyRequests."""

    async def hash_password(self, password: str) -> str:
        """The hash to store. ValueError, Unavailable."""


class UserAccess:
    """The handlers of these paths."""

    def __init__(self, database: Database, registry: Registry, keyring: Keyring, passwords: Passwords) -> None:
        self._database = database
        self._registry = registry
        self._keyring = keyring
        self._passwords = passwords
        self._writes = IdempotentWrites(database, keyring)

    async def __call__(self, call: Call) -> Answer:
        """`POST /users/{id}/invite` and `/reset-password`: 200 with the link to hand over. Raises Forbidden unless the
        caller is an administrator; RecordNotFound, Refused."""
        if call.segments[0] != "users" or len(call.segments) != 3:
            raise PathNotFound(call.path)
        if call.method != "POST":
            raise call.method_not_allowed("POST")
        caller = call.caller
        if not caller.is_administrator:
            raise Forbidden("Only administrators let users in.")
        try:
            user_id = parse_id(call.segments[1])
        except ValueError:
            raise PathNotFound(call.path, f": '{call.segments[1][:40]}' is not an id") from None
        resets = call.segments[2] == "reset-password"
        raw, warnings = await read_no_arguments(call)

        def work(writer: Writer) -> Answer:
            path, expires_at = invitations.invite(
                writer, self._registry, self._keyring, caller.tenant_id, user_id, resets=resets
            )
            link = {"url": call.base_url + path, "expiresAt": clock.format_instant(expires_at)}
            return Answer(200, msgspec.json.encode(link), {}, warnings)

        return await self._writes.run(call, raw, work)

    async def change_password(self, call: Call) -> Answer:
        """`POST /profile/password` with `currentPassword` and `newPassword`: 204. All sessions of the user end."""
        caller = call.caller
        if call.method != "POST":
            raise call.method_not_allowed("POST")
        if caller.app_id is not None:
            raise Forbidden("An app can't change its user's password.")
        body: Any = await call.json(await call.body())
        current, new = _texts(body, "currentPassword", "newPassword")
        # What is kept of the body would otherwise tell who reads the database whether a guess is right.
        digest = self._keyring.hash(f"{current}\n{new}", "passwords").encode()
        kept = await self._writes.find_kept_answer(call, digest)
        if kept is not None:  # the current password is another one since
            return kept
        proven = await self._passwords.sign_in(caller.email, current, caller.tenant, client_address(call))
        if (proven.tenant_id, proven.user_id) != (caller.tenant_id, caller.user_id):
            raise Forbidden("This is another user's password.")
        try:
            hashed = await self._passwords.hash_password(new)
        except ValueError as error:
            fault = Fault("newPassword", str(error), Code.OUT_OF_RANGE, {"min": MIN_LENGTH})
            raise ValidationError([fault]) from None

        def work(writer: Writer) -> Answer:
            store.replace_password(writer, caller.tenant_id, caller.user_id, hashed, clock.now())
            return Answer(204)

        return await self._writes.run(call, digest, work)


def _texts(body: Any, *names: str) -> list[str]:
    if type(body) is not dict:
        raise BadRequest("The body is an object.", code=Code.MALFORMED_BODY)
    faults = [
        Fault(name, "must be a text", Code.WRONG_TYPE, {"expected": "string"})
        for name in names
        if type(body.get(name)) is not str
    ]
    faults += [Fault(name[:80], "unknown member", Code.UNKNOWN_MEMBER) for name in body if name not in names]
    if faults:
        raise ValidationError(faults)
    return [body[name] for name in names]
