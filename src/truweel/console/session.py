"""Sessions of the pages: a cookie, whose keyed hash the server stores, and the token against CSRF in each form."""

from dataclasses import dataclass

from truweel import clock
from truweel.auth.keyring import Keyring
from truweel.console import store
from truweel.storage.database import Database, Reader, Writer
from truweel.storage.side_writes import write_if_possible

__all__ = ["COOKIE", "VISITOR", "Session", "Sessions", "cookie_name"]

COOKIE = "truweel_session"
VISITOR = "truweel_visitor"
"""The cookie of somebody who isn't signed in: only there to tie a form to the browser that asked for it."""
HOST_PREFIX = "__Host-"
"""Begins the name of a cookie that browsers take from this host only, over https, and for all of its paths."""
IDLE = 12 * 3600 * 1000
MAX_AGE = 7 * 24 * 3600 * 1000
NOTE_USE_EVERY = 60_000
ID_LENGTH = 16
_PURPOSE, _FORM = "session", "csrf"


def cookie_name(name: str, base: str) -> str:
    """`name` as the server at the URL `base` uses it. Over http browsers refuse the prefix."""
    return HOST_PREFIX + name if base.startswith("https:") else name


@dataclass(frozen=True, slots=True)
class Session:
    """A valid session."""

    id: str
    tenant_id: int
    user_id: int
    used_at: int


class Sessions:
    """Sessions end after 12 hours without use, and after a week in any case. One that is dated ahead doesn't hold."""

    def __init__(self, database: Database, keyring: Keyring) -> None:
        self._database = database
        self._keyring = keyring

    async def start(self, tenant_id: int, user_id: int, *, replaces: Session | None = None) -> str:
        """Sign in; the value of the cookie. The session `replaces` ends."""
        id, proof, now = clock.new_secret(12), clock.new_secret(32), clock.now()
        hashed = self._keyring.hash(proof, _PURPOSE)

        def work(writer: Writer) -> None:
            store.delete_unused(writer, now - IDLE, now + clock.MAX_SKEW)
            if replaces is not None:
                store.end(writer, replaces.id)
            store.add(writer, id, hashed, tenant_id, user_id, now)

        await self._database.write(work)
        return id + proof

    def find(self, reader: Reader, cookie: str) -> Session | None:
        """The session of a cookie, None for one that is over or was never one."""
        id, proof = cookie[:ID_LENGTH], cookie[ID_LENGTH:]
        row = store.find(reader, id) if cookie.isascii() and len(cookie) < 200 else None
        if row is None or not self._keyring.matches(proof, row[0], _PURPOSE):
            return None
        _, tenant_id, user_id, created_at, used_at = row
        now = clock.now()
        if not (clock.is_recent(used_at, IDLE, now) and clock.is_recent(created_at, MAX_AGE, now)):
            return None
        return Session(id, tenant_id, user_id, used_at)

    async def use(self, session: Session) -> None:
        """Note the use, at most once a minute."""
        now = clock.now()
        if now - session.used_at > NOTE_USE_EVERY:
            await write_if_possible(
                self._database, lambda writer: store.note_use(writer, session.id, now), "the use of a session"
            )

    async def end(self, session: Session) -> None:
        """Sign out."""
        await self._database.write(lambda writer: store.end(writer, session.id))

    def form_token(self, cookie: str) -> str:
        """What a form in the browser with this cookie carries, so that no other site can send it."""
        return self._keyring.hash(cookie, _FORM)

    def is_valid_form_token(self, cookie: str, token: str) -> bool:
        """Whether a form with `token` came from a page in the browser with this cookie."""
        return bool(cookie) and self._keyring.matches(cookie, token, _FORM)
