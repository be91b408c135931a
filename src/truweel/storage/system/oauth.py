"""Apps, and what tenants granted them."""

from sqlalchemy import BigInteger, Index, Integer, LargeBinary, MetaData, SmallInteger, Text

from truweel.storage.ddl import column, table

__all__ = ["tables"]


def tables(metadata: MetaData) -> None:
    """Add them to `metadata`."""
    app = table(
        metadata,
        "app",
        column("id", BigInteger),
        column("client_id", Text),
        column("secret_hash", Text, null=True),
        column("old_secret_hash", Text, null=True),
        column("old_until", BigInteger, null=True),
        column("webhook_secret", Text),
        column("owner_tenant_id", BigInteger),
        column("owner_user_id", BigInteger),
        column("state", Text),
        column("manifest", Text),
        column("logo", LargeBinary, null=True),
        column("created_at", BigInteger),
        column("updated_at", BigInteger),
        column("tested_at", BigInteger, null=True),
        key=("id",),
        per_tenant=False,
    )
    Index("app_client_id", app.c.client_id, unique=True)
    Index("app_owner", app.c.owner_tenant_id, app.c.id)
    table(
        metadata,
        "app_log",
        column("app_id", BigInteger),
        column("id", BigInteger),
        column("at", BigInteger),
        column("tenant_id", BigInteger, null=True),
        column("user_id", BigInteger, null=True),
        column("action", Text),
        column("note", Text),
        key=("app_id", "id"),
        per_tenant=False,
    )
    table(
        metadata,
        "installation",
        column("app_id", BigInteger),
        column("user_id", BigInteger),
        column("scopes", Text),
        column("installed_at", BigInteger),
        column("uninstalled_at", BigInteger, null=True),
        column("used_at", BigInteger, null=True),
        column("blocked_until", BigInteger, null=True),
        column("blocked_times", Integer),
        column("blocked_reason", Text, null=True),
        key=("tenant_id", "app_id"),
    )
    table(
        metadata,
        "app_notice",
        column("app_id", BigInteger),
        column("kind", Text),
        column("subject", Text),
        column("first_at", BigInteger),
        column("last_at", BigInteger),
        column("times", BigInteger),
        column("note", Text),
        key=("tenant_id", "app_id", "kind", "subject"),
    )
    grant = table(
        metadata,
        "oauth_grant",
        column("id", BigInteger),
        column("app_id", BigInteger),
        column("user_id", BigInteger),
        column("scopes", Text),
        column("redirect_uri", Text),
        column("redirect_uri_given", SmallInteger),
        column("challenge", Text, null=True),
        column("code", Text),
        column("code_hash", Text),
        column("created_at", BigInteger),
        column("code_used_at", BigInteger, null=True),
        column("revoked_at", BigInteger, null=True),
        column("revoked_because", Text, null=True),
        key=("tenant_id", "id"),
    )
    Index("oauth_grant_code", grant.c.code, unique=True)
    Index("oauth_grant_app", grant.c.tenant_id, grant.c.app_id, grant.c.id)
    pair = table(
        metadata,
        "oauth_token",
        column("id", BigInteger),
        column("grant_id", BigInteger),
        column("scopes", Text),
        column("access", Text),
        column("access_hash", Text),
        column("refresh", Text),
        column("refresh_hash", Text),
        column("created_at", BigInteger),
        column("rotated_at", BigInteger, null=True),
        column("revoked_at", BigInteger, null=True),
        key=("tenant_id", "id"),
    )
    Index("oauth_token_access", pair.c.access, unique=True)
    Index("oauth_token_refresh", pair.c.refresh, unique=True)
    Index("oauth_token_grant", pair.c.tenant_id, pair.c.grant_id, pair.c.id)
    table(
        metadata,
        "test_tenant",
        column("owner_tenant_id", BigInteger),
        column("owner_user_id", BigInteger),
        column("user_id", BigInteger),
        column("extended", Integer),
        key=("tenant_id",),
    )
