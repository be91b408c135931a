"""The users of a tenant, for its administrators: let in, changed, disabled, deleted. And the password of oneself."""

from collections.abc import Callable
from typing import Any

from starlette.responses import Response

from truweel import clock
from truweel.auth import invitations, store
from truweel.console.site import Site, Visit
from truweel.errors import ApiError, NotFound, Unauthorized
from truweel.http.admission import request_address
from truweel.operations.answer import Answer, Context
from truweel.operations.write import Write, create, delete, patch, run_action
from truweel.schema.engine import SYSTEM_EMAIL
from truweel.storage import records
from truweel.storage.database import Reader, Writer

__all__ = ["UserPages"]

MEMBERS = ("email", "fullName", "roleId")


class UserPages:
    """Changes go through the operations that answer the API."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._database = site.services.database
        self._registry = site.services.registry

    async def new(self, visit: Visit) -> Response:
        """The form of a new user."""
        return await self._page(visit, None, {})

    async def create(self, visit: Visit) -> Response:
        """Make a user and show the link with which it chooses a password, once."""
        body = _body(visit)

        def work(writer: Writer) -> tuple[int, str]:
            write = self._write(visit, writer)
            create(write, body)
            root = write.unit.root
            assert root is not None
            path, _ = invitations.invite(
                writer, self._registry, self._site.services.keyring, write.caller.tenant_id, root.id
            )
            return root.id, path

        try:
            id, path = await self._database.write(work)
        except ApiError as error:
            return await self._page(visit, None, body, fault=_words(error), status=error.status)
        return await self._page(visit, id, {}, link=visit.base + path)

    async def show(self, visit: Visit) -> Response:
        """One user: who it is, and what can be done."""
        return await self._page(visit, visit.request.path_params["id"], {})

    async def change(self, visit: Visit) -> Response:
        """Change name, address and role."""
        body = _body(visit)
        return await self._act(visit, lambda write, id: patch(write, id, lambda document: document | body), body)

    async def disable(self, visit: Visit) -> Response:
        """End its access."""
        return await self._act(visit, lambda write, id: run_action(write, id, "archive", None))

    async def enable(self, visit: Visit) -> Response:
        """Let it in again."""
        return await self._act(visit, lambda write, id: run_action(write, id, "unarchive", None))

    async def delete(self, visit: Visit) -> Response:
        """Delete it."""
        return await self._act(visit, delete, goal="/console/callers")

    async def invite(self, visit: Visit) -> Response:
        """Show a link with which the user chooses a password, once."""
        return await self._invite(visit, resets=False)

    async def reset(self, visit: Visit) -> Response:
        """The same; the password and the sessions of before end at once."""
        return await self._invite(visit, resets=True)

    async def _invite(self, visit: Visit, *, resets: bool) -> Response:
        id, keyring = visit.request.path_params["id"], self._site.services.keyring
        tenant = visit.signed_in_caller.tenant_id
        try:
            path, _ = await self._database.write(
                lambda writer: invitations.invite(writer, self._registry, keyring, tenant, id, resets=resets)
            )
        except ApiError as error:
            return await self._page(visit, id, {}, fault=_words(error), status=error.status)
        return await self._page(visit, id, {}, link=visit.base + path)

    async def _act(
        self,
        visit: Visit,
        action: Callable[[Write, int], Answer],
        values: dict[str, Any] | None = None,
        *,
        goal: str = "",
    ) -> Response:
        id = visit.request.path_params["id"]
        try:
            await self._database.write(lambda writer: action(self._write(visit, writer), id))
        except ApiError as error:
            return await self._page(visit, id, values or {}, fault=_words(error), status=error.status)
        return self._site.redirect(goal or f"/console/users/{id}")

    def _write(self, visit: Visit, writer: Writer) -> Write:
        context = Context(visit.base, correlation_id=visit.request.scope["state"]["correlation_id"])
        return Write(writer, self._registry, visit.signed_in_caller, context, self._registry["users"])

    async def _page(
        self,
        visit: Visit,
        id: int | None,
        values: dict[str, Any],
        *,
        fault: str = "",
        link: str = "",
        status: int = 200,
    ) -> Response:
        tenant = visit.signed_in_caller.tenant_id

        def work(reader: Reader) -> tuple[Any, list[Any]]:
            user = records.load(reader, self._registry["users"], tenant, id) if id is not None else None
            return user, records.select(reader, self._registry["roles"], tenant, {})

        user, roles = await self._database.read(work)
        if id is not None and (user is None or user.deletedAt is not None or user.email == SYSTEM_EMAIL):
            raise NotFound(visit.translate("error.missing"))
        stored = {name: getattr(user, name) for name in MEMBERS} if user is not None else {}
        return self._site.render(
            visit, "user.html", user=user, roles=roles, values=stored | values, fault=fault, link=link, status=status
        )

    # Passwords

    async def show_password(self, visit: Visit) -> Response:
        """The form for a new password of oneself."""
        return self._site.render(visit, "password.html", fault="", email=visit.signed_in_caller.email, token_=None)

    async def change_password(self, visit: Visit) -> Response:
        """Change it; all other sessions end."""
        caller, form = visit.signed_in_caller, visit.form
        try:
            await self._site.authenticator.sign_in(
                caller.email, form.get("current", ""), caller.tenant, request_address(visit.request)
            )
            hashed = await self._hash(visit)
        except (ApiError, ValueError) as error:
            message = visit.translate("users.wrong") if isinstance(error, Unauthorized) else str(error)
            return self._site.render(visit, "password.html", fault=message, email=caller.email, token_=None, status=400)
        await self._database.write(
            lambda writer: store.replace_password(writer, caller.tenant_id, caller.user_id, hashed, clock.now())
        )
        await self._site.start_session(visit, caller.tenant_id, caller.user_id)
        return self._site.redirect("/console")

    async def show_invitation(self, visit: Visit) -> Response:
        """The form for whom an administrator invites."""
        return await self._invitation_page(visit, visit.request.query_params.get("token", ""))

    async def accept_invitation(self, visit: Visit) -> Response:
        """Set the password, and sign in."""
        token, keyring = visit.form.get("invitation", ""), self._site.services.keyring
        await self._find_invitation(visit, token)  # before the work of hashing
        try:
            hashed = await self._hash(visit)
        except ValueError as error:
            return await self._invitation_page(visit, token, str(error))
        accepted = await self._database.write(
            lambda writer: invitations.accept(writer, self._registry, keyring, token, hashed)
        )
        if accepted is None:
            return await self._invitation_page(visit, token)
        await self._site.start_session(visit, accepted.tenant_id, accepted.user_id)
        return self._site.redirect("/console")

    async def _invitation_page(self, visit: Visit, token: str, fault: str = "") -> Response:
        invitation = await self._find_invitation(visit, token)
        return self._site.render(
            visit, "password.html", fault=fault, email=invitation.email, token_=token, status=400 if fault else 200
        )

    async def _find_invitation(self, visit: Visit, token: str) -> invitations.Invitation:
        keyring = self._site.services.keyring
        invitation = await self._database.read(
            lambda reader: invitations.find_invitation(reader, self._registry, keyring, token)
        )
        if invitation is None:
            raise NotFound(visit.translate("users.no_invitation"))
        return invitation

    async def _hash(self, visit: Visit) -> str:
        """The hash of the password that the form has twice. ValueError says what is wrong with it."""
        password = visit.form.get("new", "")
        if password != visit.form.get("again", ""):
            raise ValueError(visit.translate("users.different"))
        try:
            return await self._site.authenticator.hash_password(password)
        except ValueError:
            raise ValueError(visit.translate("users.short")) from None


def _body(visit: Visit) -> dict[str, Any]:
    """The members that the form sets."""
    return {name: visit.form.get(name, "").strip() or None for name in MEMBERS}


def _words(error: ApiError) -> str:
    return "; ".join(f"{fault.field}: {fault.message}" for fault in error.faults) or error.message
