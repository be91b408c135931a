"""The record of an answered request: the access log writes it, the telemetry counts it."""

import msgspec

__all__ = ["RequestRecord"]


class RequestRecord(msgspec.Struct, frozen=True):
    """One answered request. `route` is its template (`/api/v2/clients/{id}`); `seconds` and `database` are in seconds,
    `ended_at` in milliseconds since 1970. `caller` (tenant:user:app) is, of 401, whom the credentials name."""

    ended_at: int
    correlation_id: str
    method: str
    route: str
    status: int
    seconds: float
    caller: str
    statements: int
    database: float
    address: str = ""
