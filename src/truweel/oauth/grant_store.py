"""SQL of grants and tokens. A token does not contain its tenant; its row does."""

from collections.abc import Sequence
from typing import Any

from truweel.auth.keyring import Keyring
from truweel.oauth import secrets
from truweel.oauth.model import Grant, TokenPair
from truweel.oauth.secrets import ACCESS, CODE, REFRESH, Secret
from truweel.storage.database import Reader, Writer

__all__ = [
    "add_grant",
    "add_token_pair",
    "count_pairs_since",
    "find_by_access_token",
    "find_by_code",
    "find_by_refresh_token",
    "mark_code_used",
    "mark_rotated",
    "revoke_access_token",
    "revoke_grant",
    "revoke_grants_of_app",
]

_GRANT_COLUMNS = (
    "g.tenant_id, g.id, g.app_id, g.user_id, g.scopes, g.redirect_uri, g.redirect_uri_given, g.challenge, "
    "g.created_at, g.code_hash, g.code_used_at, g.revoked_at"
)
_PAIR_COLUMNS = "p.tenant_id, p.id, p.scopes, p.access_hash, p.refresh_hash, p.created_at, p.rotated_at, p.revoked_at"
_SELECT_TOKEN_PAIR = (
    f"SELECT {_PAIR_COLUMNS}, {_GRANT_COLUMNS} FROM oauth_token p "
    "JOIN oauth_grant g ON g.tenant_id = p.tenant_id AND g.id = p.grant_id"
)


def _to_grant(row: Sequence[Any]) -> Grant:
    members: list[Any] = [*row[:4], tuple(row[4].split()), row[5], bool(row[6]), *row[7:12]]
    return Grant(*members)


def _to_token_pair(row: Sequence[Any]) -> TokenPair:
    members: list[Any] = [*row[:2], tuple(row[2].split()), *row[3:8], _to_grant(row[8:])]
    return TokenPair(*members)


def add_grant(writer: Writer, grant: Grant, code: Secret) -> None:
    """Insert a consent, with an id from `writer.next_ids("oauth_grant")`."""
    writer.execute(
        "INSERT INTO oauth_grant (tenant_id, id, app_id, user_id, scopes, redirect_uri, redirect_uri_given, challenge, "
        "code, code_hash, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            grant.tenant_id, grant.id, grant.app_id, grant.user_id, " ".join(grant.scopes), grant.redirect_uri,
            int(grant.redirect_uri_given), grant.challenge, code.handle, code.hash, grant.created_at,
        ),
    )  # fmt: skip


def find_by_code(reader: Reader, keyring: Keyring, code: str, *, lock: str = "") -> Grant | None:
    """The grant that `code` belongs to. `lock` is the writer's `for_update`."""
    handle, proof = secrets.split_secret(code, CODE)
    row = reader.row(f"SELECT {_GRANT_COLUMNS} FROM oauth_grant g WHERE g.code = ?{lock}", (handle,))
    grant = _to_grant(row) if row else None
    return grant if grant and keyring.matches(proof, grant.code_hash, CODE) else None


def mark_code_used(writer: Writer, grant: Grant, instant: int) -> None:
    """Mark the code of the grant as used."""
    sql = "UPDATE oauth_grant SET code_used_at = ? WHERE tenant_id = ? AND id = ?"
    writer.execute(sql, (instant, grant.tenant_id, grant.id))


def add_token_pair(
    writer: Writer, grant: Grant, scopes: Sequence[str], access: Secret, refresh: Secret, instant: int
) -> None:
    """Insert tokens of the token family of `grant`."""
    (id,) = writer.next_ids("oauth_token")
    writer.execute(
        "INSERT INTO oauth_token (tenant_id, id, grant_id, scopes, access, access_hash, refresh, refresh_hash, "
        "created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            grant.tenant_id, id, grant.id, " ".join(scopes), access.handle, access.hash,
            refresh.handle, refresh.hash, instant,
        ),
    )  # fmt: skip


def find_by_access_token(reader: Reader, keyring: Keyring, token: str) -> TokenPair | None:
    """The pair of this access token, also if it expired or was revoked."""
    handle, proof = secrets.split_secret(token, ACCESS)
    row = reader.row(f"{_SELECT_TOKEN_PAIR} WHERE p.access = ?", (handle,))
    pair = _to_token_pair(row) if row else None
    return pair if pair and keyring.matches(proof, pair.access_hash, ACCESS) else None


def find_by_refresh_token(reader: Reader, keyring: Keyring, token: str, *, lock: str = "") -> TokenPair | None:
    """The pair of this refresh token, also if it expired or was revoked; `lock` is the writer's `for_update`."""
    handle, proof = secrets.split_secret(token, REFRESH)
    row = reader.row(f"{_SELECT_TOKEN_PAIR} WHERE p.refresh = ?{lock}", (handle,))
    pair = _to_token_pair(row) if row else None
    return pair if pair and keyring.matches(proof, pair.refresh_hash, REFRESH) else None


def mark_rotated(writer: Writer, pair: TokenPair, instant: int) -> None:
    """Mark the refresh token as used, and with it all others of its token family that aren't yet.

    Two requests at once get a pair each. As soon as one of these is used, the other is as if it were used too: a family
    goes on in one way only. Only the first use is recorded.
    """
    sql = "UPDATE oauth_token SET rotated_at = ? WHERE tenant_id = ? AND grant_id = ? AND rotated_at IS NULL"
    writer.execute(sql, (instant, pair.tenant_id, pair.grant.id))


def count_pairs_since(reader: Reader, grant: Grant, instant: int) -> int:
    """The number of pairs that the token family got from `instant` on."""
    sql = "SELECT count(*) FROM oauth_token WHERE tenant_id = ? AND grant_id = ? AND created_at >= ?"
    row = reader.row(sql, (grant.tenant_id, grant.id, instant))
    return int(row[0]) if row else 0


def revoke_access_token(writer: Writer, pair: TokenPair, instant: int) -> None:
    """Revoke the access token of the pair, not its refresh token."""
    sql = "UPDATE oauth_token SET revoked_at = ? WHERE tenant_id = ? AND id = ? AND revoked_at IS NULL"
    writer.execute(sql, (instant, pair.tenant_id, pair.id))


def revoke_grant(writer: Writer, grant: Grant, instant: int, reason: str) -> None:
    """Revoke the whole token family."""
    writer.execute(
        "UPDATE oauth_grant SET revoked_at = ?, revoked_because = ? "
        "WHERE tenant_id = ? AND id = ? AND revoked_at IS NULL",
        (instant, reason, grant.tenant_id, grant.id),
    )


def revoke_grants_of_app(writer: Writer, tenant_id: int, app_id: int, instant: int, reason: str) -> int:
    """Revoke every token family of the app in the tenant; returns how many."""
    return writer.execute(
        "UPDATE oauth_grant SET revoked_at = ?, revoked_because = ? "
        "WHERE tenant_id = ? AND app_id = ? AND revoked_at IS NULL",
        (instant, reason, tenant_id, app_id),
    )
