"""The caller: (tenant, user, app or none), with what it may do. One identity for limits, idempotency, log and guard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from truweel.errors import Forbidden

__all__ = ["Caller"]


@dataclass(frozen=True)
class Caller:
    """Whoever made a request. `rights` maps a module to `read` or `write`; a module that is missing grants nothing.

    via_api      authenticated by key or token, not by a session in the browser
    is_limited   whether the token bucket and the daily limit apply: `rate` a second, bursts of `burst`, `daily_limit`
                 a day and mode, `daily_megabytes` that its tenant may store a day (0: any number)
    wait         seconds that a request may wait for its token; None where the server's setting says
    is_strict    whether unknown names are refused (a setting of the user, the app or the tenant)
    time_zone    the tenant's, a name of the IANA database: its days are those of the rules and of numbers
    scopes       what an OAuth token was granted, None for a caller without an app; `rights` is already limited to it
    """

    tenant_id: int
    user_id: int
    role: str
    rights: Mapping[str, str] = field(default_factory=dict)
    is_administrator: bool = False
    app_id: int | None = None
    via_api: bool = True
    is_limited: bool = True
    rate: int = 15
    burst: int = 20
    wait: int | None = None
    daily_limit: int = 10_000
    daily_megabytes: int = 4096
    is_strict: bool = False
    tenant: str = ""
    email: str = ""
    scopes: frozenset[str] | None = None
    time_zone: str = "UTC"

    @cached_property
    def identity(self) -> str:
        """One text for this caller, the same in every process."""
        return f"{self.tenant_id}:{self.user_id}:{self.app_id or '-'}"

    def may_read(self, module: str) -> bool:
        """Whether the role (and, for an app, the scopes) grants reading `module`."""
        return self.is_administrator or module in self.rights

    def may_write(self, module: str) -> bool:
        """Whether they grant changing `module`."""
        return self.is_administrator or self.rights.get(module) == "write"

    def require(self, module: str, right: str) -> None:
        """Forbidden, naming module and role, unless `right` (`read` or `write`) on `module` is granted."""
        if self.may_write(module) if right == "write" else self.may_read(module):
            return
        where = f"the module '{module}'" if module else "what belongs to no module"
        raise self.forbidden_error(right, where, module)

    def forbidden_error(self, right: str, where: str, module: str = "") -> Forbidden:
        """The answer to a caller without `right` on `where`, in words; `module` is what grants it, if one does."""
        what = f"no {right} right on {where}."
        params = {"right": right, "module": module} if module else {"right": right}
        if self.app_id is None:
            return Forbidden(f"The role '{self.role}' grants {what}", params=params)
        challenge = {"WWW-Authenticate": 'Bearer realm="Truweel", error="insufficient_scope"'}  # RFC 6750 §3.1
        message = f"The app's scopes and its user's role '{self.role}' together grant {what}"
        return Forbidden(message, headers=challenge, params=params)
