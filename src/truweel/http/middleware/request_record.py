"""What is known of a request once it was answered: the access log writes it, the telemetry counts it."""

import msgspec

__all__ = ["RequestRecord"]


class RequestRecord(msgspec.Struct, frozen=True):
    """One request that was answered. `route` is its template (`/api/v2/clients/{id}`), times are in seconds."""

    ended_at: int
    correlation_id: str
    method: str
    route: str
    status: int
    seconds: float
    caller: str
    statements: int
    database: float
