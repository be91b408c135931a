"""What an administrator looks after: webhooks and what was delivered to them, users and what they may use."""

from typing import Any
from urllib.parse import urlencode

from starlette.responses import Response

from truweel import clock, opaque
from truweel.auth import store as accounts
from truweel.auth.refusal_log import describe_refusals
from truweel.auth.refusals import RefusalFilter
from truweel.console.site import Site, Visit, parse_pairs
from truweel.errors import NotFound
from truweel.events import registration
from truweel.events import store as endpoints
from truweel.oauth import store as apps
from truweel.schema.engine import SYSTEM_EMAIL
from truweel.storage import records
from truweel.storage.database import Reader

__all__ = ["OperationsPages"]

ROWS = 50
REFUSALS = 100


class OperationsPages:
    """Pages that show, and change nothing."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._database = site.services.database

    async def webhooks(self, visit: Visit) -> Response:
        """The tenant's endpoints and how they fare."""
        tenant = visit.signed_in_caller.tenant_id

        def work(reader: Reader) -> list[dict[str, Any]]:
            return [
                {
                    "endpoint": endpoint,
                    "state": registration.endpoint_state(endpoint),
                    "app": apps.find_app(reader, endpoint.app_id) if endpoint.app_id is not None else None,
                    "pending": endpoints.count_deliveries(reader, endpoint, "pending"),
                    "failed": endpoints.count_deliveries(reader, endpoint, "failed"),
                }
                for endpoint in endpoints.list_endpoints(reader, tenant)
            ]

        return self._site.render(visit, "webhooks.html", rows=await self._database.read(work))

    async def webhook(self, visit: Visit) -> Response:
        """One endpoint and its latest deliveries."""
        tenant, uuid = visit.signed_in_caller.tenant_id, visit.request.path_params["uuid"]
        kinds = (*endpoints.ENDPOINT_KINDS, *endpoints.CONSUMER_KINDS)

        def work(reader: Reader) -> dict[str, Any] | None:
            endpoint = endpoints.find_endpoint(reader, tenant, uuid, kinds)
            if endpoint is None:
                return None
            return {
                "endpoint": endpoint,
                "state": registration.endpoint_state(endpoint),
                "deliveries": endpoints.list_deliveries(reader, endpoint, limit=ROWS),
            }

        context = await self._database.read(work)
        if context is None:
            raise NotFound(visit.translate("error.missing"))
        return self._site.render(visit, "webhook.html", **context)

    async def refusals(self, visit: Visit) -> Response:
        """What was refused in the last 30 days, and who was blocked."""
        tenant = visit.signed_in_caller.tenant_id
        parameters = dict(parse_pairs(visit.request.url.query))
        page = opaque.parse_integer(parameters.get("page", "")) or 0
        user = opaque.parse_integer(parameters.get("userId", ""))
        chosen = RefusalFilter(user_id=user, limit=REFUSALS + 1, offset=REFUSALS * min(max(page, 0), 10_000))
        registry = self._site.services.registry
        rows = await self._database.read(lambda reader: describe_refusals(reader, registry, tenant, chosen))
        older = {"page": page + 1} | ({"userId": user} if user is not None else {})
        return self._site.render(
            visit, "refusals.html", rows=rows[:REFUSALS], older=urlencode(older) if len(rows) > REFUSALS else ""
        )

    async def callers(self, visit: Visit) -> Response:
        """Users, their roles, keys and limits, and who is blocked."""
        tenant, now = visit.signed_in_caller.tenant_id, clock.now()
        registry = self._site.services.registry

        def work(reader: Reader) -> list[dict[str, Any]]:
            roles: dict[int, Any] = {role.id: role for role in records.select(reader, registry["roles"], tenant, {})}
            blocked = {row[0]: row[1:] for row in accounts.list_blocked_users(reader, tenant, now)}
            return [
                {
                    "user": user,
                    "role": roles.get(user.__dict__["roleId"]),
                    "keys": [key for key in accounts.list_keys(reader, tenant, user.id) if key.revoked_at is None],
                    "standing": accounts.load_user_status(reader, tenant, user.id),
                    "blocked": blocked.get(user.id),
                }
                for user in records.select(reader, registry["users"], tenant, {}, limit=500)
                if user.__dict__["email"] != SYSTEM_EMAIL
            ]

        return self._site.render(visit, "callers.html", rows=await self._database.read(work))
