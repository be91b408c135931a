"""`truweel user limits`, `user blocked` and `truweel tenant limits`: how much callers may ask."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from truweel import clock
from truweel.cli import tenants, users
from truweel.cli.common import (
    DatabaseOption,
    DataOption,
    JsonOption,
    TenantOption,
    UsageError,
    format_table,
    open_system,
    print_result,
)
from truweel.cli.users import UserArgument
from truweel.limits.policy import MAX_WAIT

if TYPE_CHECKING:
    from truweel.storage.database import Reader, Writer

__all__ = ["register"]

INHERIT = -1
RateOption = Annotated[
    int | None, typer.Option(min=INHERIT, max=1000, help="Requests a second; 0 for no limit, -1 for the default.")
]
BurstOption = Annotated[
    int | None, typer.Option(min=INHERIT, max=1_000_000, help="Requests at once; -1 for the default.")
]
WaitOption = Annotated[
    int | None,
    typer.Option(
        min=INHERIT,
        max=MAX_WAIT,
        help="Seconds that a request without others beside it waits instead of 429; 0 for none, -1 for the default.",
    ),
]
DailyOption = Annotated[
    int | None,
    typer.Option(min=INHERIT, help="Requests a day of all users, in each mode; 0 for no limit, -1 for the default."),
]


DailyMegabytesOption = Annotated[
    int | None,
    typer.Option(
        min=INHERIT,
        help="MB a day that all users store: records, history, events, uploads; 0 for no limit, -1 for the default.",
    ),
]


def user_limits(
    user: UserArgument,
    tenant: TenantOption,
    rate: RateOption = None,
    burst: BurstOption = None,
    wait: WaitOption = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show a user's bucket, or change it; what it doesn't have of its own is the tenant's. It holds within a second.

    \b
    truweel user limits shop@acme.be --tenant acme
    truweel user limits shop@acme.be --tenant acme --rate 50 --burst 100
    truweel user limits shop@acme.be --tenant acme --rate -1
    truweel user limits shop@acme.be --tenant acme --wait 10
    """
    from truweel.auth import roles, store
    from truweel.cli.accounts import find_user

    with open_system(data, database) as system:
        firm, default_wait = system.tenant(tenant), system.settings.limits_wait_seconds

        def work(writer: "Writer") -> dict[str, Any]:
            user_record = find_user(writer, system.registry, firm.id, user)
            old = store.list_user_limits(writer, firm.id).get(user_record.id, store.UserLimits())
            new = store.UserLimits(*map(_apply_option, old, (rate, burst, wait)))
            if new != old:
                store.set_user_limits(writer, firm.id, user_record.id, new)
            caller = roles.load_caller(writer, system.registry, firm.id, user_record.id, check_block=False)
            own = {name: limit is not None for name, limit in new._asdict().items()}
            seconds = default_wait if caller.wait is None else caller.wait
            bucket = {"rate": caller.rate, "burst": caller.burst, "wait": seconds}
            return {"limited": caller.is_limited, **bucket, "own": own}

        limits = system.database.write_sync(work)
    text = f"{user}: {limits['rate']} a second, bursts of {limits['burst']}, {format_wait(limits['wait'])}."
    print_result(limits, text if limits["limited"] else f"{user} isn't limited (truweel user set --limits).", as_json)


def tenant_limits(
    tenant: TenantOption,
    rate: RateOption = None,
    burst: BurstOption = None,
    wait: WaitOption = None,
    daily: DailyOption = None,
    daily_mb: DailyMegabytesOption = None,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what the users of a tenant may ask who have no limits of their own, or change it. It holds within a second.

    \b
    truweel tenant limits --tenant acme
    truweel tenant limits --tenant acme --rate 30 --daily 50000
    """
    from truweel.auth import roles, store
    from truweel.limits.policy import DAILY_LIMIT, DAILY_MEGABYTES
    from truweel.maintenance.sweeps import read_stored_today

    options = {"rate": rate, "burst": burst, "wait": wait, "daily": daily, "daily_mb": daily_mb}
    with open_system(data, database) as system:
        firm = system.tenant(tenant)
        changes = {name: _apply_option(None, limit) for name, limit in options.items() if limit is not None}
        if changes:
            system.database.write_sync(lambda writer: store.update_tenant_settings(writer, firm.id, changes))
        settings = system.tenant(tenant).settings
        stored_today = system.database.read_sync(lambda reader: read_stored_today(reader, firm.id))
        default_wait = system.settings.limits_wait_seconds
    bucket = roles.DEFAULT_BUCKET
    defaults = {"rate": bucket.rate, "burst": bucket.burst, "wait": default_wait}
    defaults |= {"daily": DAILY_LIMIT, "daily_mb": DAILY_MEGABYTES}
    limits = {name: settings.get(name, limit) for name, limit in defaults.items()}
    limits["storedToday"] = stored_today
    text = (
        f"{firm.slug}: {limits['rate']} a second and user, bursts of {limits['burst']}, "
        f"{format_wait(limits['wait'])}, {limits['daily']} a day in all "
        f"and {limits['daily_mb']} MB stored a day, {stored_today / 1_048_576:.0f} of them today (0: no limit)."
    )
    print_result(limits, text, as_json)


def blocked(data: DataOption = None, database: DatabaseOption = None, as_json: JsonOption = False) -> None:
    """Show which users and apps are blocked for not heeding 429, in every tenant, and from where wrong credentials come
    over and over; truweel user unblock and truweel app unblock let one in again.

    \b
    truweel user blocked
    """
    from truweel.auth import store
    from truweel.marketplace import app_blocks as apps
    from truweel.storage import records

    with open_system(data, database) as system:

        def work(reader: "Reader") -> list[dict[str, Any]]:
            entries = []
            for firm in store.list_tenants(reader):
                blocks = [
                    *store.list_blocked_users(reader, firm.id, clock.now()),
                    *_list_credential_blocks(reader, firm.id),
                ]
                ids = sorted({block[0] for block in blocks})
                emails = {
                    id: user.__dict__["email"]
                    for id, user in records.load_many(reader, system.registry["users"], firm.id, ids).items()
                }
                entries += [
                    {
                        "tenant": firm.slug,
                        "user": emails.get(user, str(user)),
                        "app": None,
                        "until": clock.format_instant(until),
                        "times": times,
                        "reason": reason,
                    }
                    for user, until, times, reason in blocks
                ]
                entries += [
                    {
                        "tenant": firm.slug,
                        "user": None,
                        "app": entry["name"],
                        **entry["blocked"],
                    }
                    for entry in apps.list_blocked_apps(reader, firm.id, clock.now())
                ]
            nobody = {"tenant": None, "user": None, "app": None}
            return entries + [
                nobody | {"until": clock.format_instant(until), "times": times, "reason": reason}
                for _, until, times, reason in _list_credential_blocks(reader, 0)
            ]

        payload = system.database.read_sync(work)
    heads = ("tenant", "user", "app", "until", "times", "reason")
    rows = [tuple(entry[head] for head in heads) for entry in payload]
    print_result(payload, format_table(heads, rows) if rows else "Nobody is blocked.", as_json)


def refusals(
    tenant: Annotated[
        str | None,
        typer.Option("--tenant", "-t", help="The tenant: its slug or id.", show_default="all, and strangers"),
    ] = None,
    user: Annotated[str | None, typer.Option(help="Only this user, with --tenant: e-mail address or id.")] = None,
    status: Annotated[int | None, typer.Option(help="Only 401, 403 or 429.")] = None,
    since: Annotated[str | None, typer.Option("--from", help="Only from this instant or day on.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="Only before this instant or day.")] = None,
    size: Annotated[int, typer.Option(min=1, max=10_000, help="How many rows of each tenant.")] = 100,
    data: DataOption = None,
    database: DatabaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show what was refused in the last 30 days (401, 403, 429) and who was blocked: with which key, from which
    address, on which route, how often; by the hour, the latest first.

    \b
    truweel user refusals --tenant acme
    truweel user refusals --tenant acme --user shop@acme.be --from 2026-01-30 --to 2026-01-31
    """
    from truweel.auth import store
    from truweel.auth.refusal_log import describe_refusals
    from truweel.auth.refusals import RefusalFilter
    from truweel.cli.accounts import find_user

    if user is not None and tenant is None:
        raise UsageError("--user needs --tenant.")
    start, end = (_read_instant(name, text) for name, text in (("--from", since), ("--to", until)))
    with open_system(data, database) as system:
        firms = [system.tenant(tenant)] if tenant is not None else system.database.read_sync(store.list_tenants)
        slugs: dict[int, str | None] = {firm.id: firm.slug for firm in firms} | (
            {} if tenant is not None else {0: None}
        )

        def read(reader: "Reader") -> list[dict[str, Any]]:
            user_id = find_user(reader, system.registry, firms[0].id, user).id if user is not None else None
            chosen = RefusalFilter(start or 0, end or 2**62, user_id, status, size)
            rows = [
                {"tenant": slug} | row
                for id, slug in slugs.items()
                for row in describe_refusals(reader, system.registry, id, chosen)
            ]
            return sorted(rows, key=lambda row: str(row["lastAt"]), reverse=True)

        payload = system.database.read_sync(read)
    heads = ("lastAt", "tenant", "user", "app", "key", "address", "status", "code", "count", "route", "message")
    table = format_table(heads, [tuple(row[head] for head in heads) for row in payload])
    print_result(payload, table if payload else "Nothing was refused.", as_json)


def _read_instant(option: str, text: str | None) -> int | None:
    try:
        return None if text is None else clock.read_instant(text)
    except ValueError:
        raise UsageError(f"{option} {text}: not an instant or a day, such as 2026-01-31.") from None


def _list_credential_blocks(reader: "Reader", tenant_id: int) -> list[tuple[int, int, int, str]]:
    """User, until, times and reason of wrong credentials that are refused unseen."""
    from truweel.auth import store

    blocks = store.list_credential_blocks(reader, tenant_id, clock.now())
    return [(block.user_id, block.until, block.times, f"wrong credentials from {block.address}") for block in blocks]


def register() -> None:
    """Add them to `truweel user` and `truweel tenant`."""
    users.app.command("limits")(user_limits)
    users.app.command("blocked")(blocked)
    users.app.command("refusals")(refusals)
    tenants.app.command("limits")(tenant_limits)


def format_wait(seconds: int) -> str:
    """A bucket's wait in words."""
    return f"a request waits at most {seconds} s for its token" if seconds else "429 at once"


def _apply_option(old: int | None, option: int | None) -> int | None:
    """What holds after an option: as it was where it wasn't given, none of its own for -1."""
    if option is None:
        return old
    return None if option == INHERIT else option
