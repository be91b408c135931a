"""Schemas of the operations outside collections."""

from typing import Any

from truweel.http.openapi.schemas import Json, closed_object, nullable

__all__ = ["BODY_EXAMPLES", "INSTANT", "NON_NEGATIVE", "TEXT", "endpoint_schemas"]

TEXT: Json = {"type": "string"}
INSTANT: Json = {"type": "string", "format": "date-time"}
UUID: Json = {"type": "string", "format": "uuid"}
NON_NEGATIVE: Json = {"type": "integer", "minimum": 0}
OBJECT: Json = {"type": "object"}

ID_EXAMPLE = "019ab2c4-1f3e-7d10-9c55-3a6f1f0b7e21"
INSTANT_EXAMPLE = "2026-01-15T09:30:00.000Z"
TEXT_BYTES = "SGVsbG8K"
"""`Hello`, in base64."""
ADDRESS = "https://shop.example.com/hooks"
BODY_EXAMPLES: dict[str, Json] = {
    "Acknowledge": {"ids": [ID_EXAMPLE]},
    "AppManifest": {
        "name": "Planbord",
        "vendor": "Voorbeeld bv",
        "redirectUris": ["https://planbord.example/callback"],
        "scopes": ["clients:read"],
    },
    "EventConsumerWrite": {"events": ["client.created"]},
    "PasswordChange": {"currentPassword": "correct horse", "newPassword": "battery staple"},
    "Upload": {"name": "note.txt", "contentType": "text/plain", "bytesBase64": TEXT_BYTES},
    "UploadPart": {"partNumber": 0, "bytesBase64": TEXT_BYTES},
    "UploadSessionWrite": {"name": "plan.pdf", "contentType": "application/pdf", "size": 8000000, "partCount": 2},
    "WebhookEndpointWrite": {"url": ADDRESS, "events": ["client.created", "client.updated"], "description": "Shop"},
    "WebhookTest": {"event": "client.updated"},
}
"""Schema of a body → a body."""


def open_object(*required: str, **properties: Any) -> Json:
    return {"type": "object", "properties": properties} | ({"required": list(required)} if required else {})


def endpoint_schemas() -> dict[str, Json]:
    """The component schemas of these operations."""
    names: Json = {"type": "array", "items": TEXT}
    endpoint: Json = {
        "id": UUID,
        "createdAt": INSTANT,
        "updatedAt": INSTANT,
        "url": nullable(TEXT),
        "events": names,
        "description": nullable(TEXT),
        "active": {"type": "boolean"},
        "timeoutSeconds": {"type": "number"},
        "listener": {"type": "boolean"},
        "state": TEXT,
        "failingSince": nullable(INSTANT),
        "suspendedAt": nullable(INSTANT),
        "suspendedReason": nullable(TEXT),
        "oldSecretUntil": nullable(INSTANT),
    }
    consumer: Json = {
        "id": UUID,
        "createdAt": INSTANT,
        "type": {"type": "string", "enum": ["PUSH", "PULL"]},
        "url": nullable(TEXT),
        "events": names,
        "state": TEXT,
        "suspendedAt": nullable(INSTANT),
        "suspendedReason": nullable(TEXT),
    }
    delivery: Json = {
        "id": UUID,
        "event": TEXT,
        "object": TEXT,
        "version": NON_NEGATIVE,
        "createdAt": INSTANT,
        "state": {"type": "string", "enum": ["pending", "held", "sending", "delivered", "failed", "withheld"]},
        "attempts": NON_NEGATIVE,
        "nextAttemptAt": nullable(INSTANT),
        "doneAt": nullable(INSTANT),
        "lastStatus": nullable(NON_NEGATIVE),
        "lastError": nullable(TEXT),
    }
    refusal: Json = {
        "hour": INSTANT,
        "status": NON_NEGATIVE,
        "code": TEXT | {"description": "That of the error, of 401 its reason; `blocked` where a block began."},
        "count": NON_NEGATIVE,
        "firstAt": INSTANT,
        "lastAt": INSTANT,
        "userId": nullable(TEXT),
        "user": nullable(TEXT),
        "appId": nullable(TEXT),
        "app": nullable(TEXT),
        "key": nullable(TEXT),
        "address": nullable(TEXT),
        "route": nullable(TEXT),
        "message": TEXT | {"description": "What the last one was told."},
    }
    outcome = open_object(
        "id",
        id=TEXT,
        status=nullable({"type": "integer", "minimum": 100, "maximum": 599}),
        durationMs=NON_NEGATIVE,
        error=nullable(TEXT),
        body=TEXT,
    )
    endpoint_example: Json = {
        "id": ID_EXAMPLE,
        "createdAt": INSTANT_EXAMPLE,
        "updatedAt": INSTANT_EXAMPLE,
        "url": ADDRESS,
        "events": ["client.created", "client.updated"],
        "description": "Shop",
        "active": True,
        "timeoutSeconds": 10,
        "listener": False,
        "state": "active",
        "failingSince": None,
        "suspendedAt": None,
        "suspendedReason": None,
        "oldSecretUntil": None,
    }
    consumer_example: Json = {
        "id": ID_EXAMPLE,
        "createdAt": INSTANT_EXAMPLE,
        "type": "PULL",
        "url": None,
        "events": ["client.created"],
        "state": "active",
        "suspendedAt": None,
        "suspendedReason": None,
    }
    delivery_example: Json = {
        "id": ID_EXAMPLE,
        "event": "client.updated",
        "object": "/clients/1024",
        "version": 7,
        "createdAt": INSTANT_EXAMPLE,
        "state": "delivered",
        "attempts": 1,
        "nextAttemptAt": None,
        "doneAt": INSTANT_EXAMPLE,
        "lastStatus": 200,
        "lastError": None,
    }
    secret: Json = {"secret": "0b9e8a5e-3a51-4d4e-9a0e-5f8f8f1f7a10"}
    refusal_example: Json = {
        "hour": "2026-01-15T09:00:00.000Z",
        "status": 429,
        "code": "rate_limited",
        "count": 12,
        "firstAt": INSTANT_EXAMPLE,
        "lastAt": INSTANT_EXAMPLE,
        "userId": "5",
        "user": "shop@example.com",
        "appId": None,
        "app": None,
        "key": "tw_u1Xq2lM9JC4ttOorIp12",
        "address": "192.0.2.7",
        "route": "GET /clients",
        "message": "Slower.",
    }
    answer_examples: Json = {
        "WebhookEndpoint": endpoint_example,
        "WebhookSecret": endpoint_example | secret,
        "Recovered": {"recovered": 3},
        "Delivery": delivery_example,
        "DeliveryDetail": delivery_example | {"request": {}, "tries": []},
        "ListenerMessage": {
            "id": ID_EXAMPLE,
            "event": "client.updated",
            "object": "/clients/1024",
            "attempt": 1,
            "body": "{}",
        },
        "Acknowledged": {"acknowledged": 1},
        "EventConsumer": consumer_example,
        "EventConsumerSecret": consumer_example | secret,
        "ConsumerMessage": {
            "id": ID_EXAMPLE,
            "context": "clients",
            "type": "ClientUpdated",
            "timestamp": 1768469400000,
            "payload": {"id": "1024"},
        },
        "Bucket": {"id": ID_EXAMPLE, "expires": INSTANT_EXAMPLE},
        "UploadSession": {"id": ID_EXAMPLE},
        "App": {"clientId": "planbord", "state": "test"},
        "AppSecret": {
            "clientSecret": "LW7bcZXtwSnYAGQr4hlXq6sANc_iqDPuarR5sDzqDSY",
            "oldSecretUntil": INSTANT_EXAMPLE,
        },
        "Installation": {"tenant": "acme", "scopes": ["clients:read"]},
        "Profile": {"id": "1", "email": "an@acme.be", "tenant": {"slug": "acme", "name": "Acme bv"}},
        "InvitationLink": {"url": "https://truweel.example/invitation/…", "expiresAt": INSTANT_EXAMPLE},
        "Refusals": {"items": [refusal_example]},
        "Callers": {"items": [{"userId": "5"}], "apps": [{"clientId": "planbord"}]},
    }
    writable = {"url": TEXT, "events": names, "description": nullable(TEXT), "active": {"type": "boolean"}}
    schemas = {
        "WebhookEndpoint": closed_object(endpoint),
        "WebhookSecret": closed_object(endpoint | {"secret": UUID}),
        "WebhookEndpointWrite": open_object(
            **writable, timeoutSeconds={"type": "number"}, listener={"type": "boolean"}
        ),
        "WebhookTest": open_object(event=TEXT),
        "Recovered": closed_object({"recovered": NON_NEGATIVE}),
        "Delivery": closed_object(delivery),
        "DeliveryDetail": closed_object(delivery | {"request": OBJECT, "tries": {"type": "array", "items": OBJECT}}),
        "ListenerMessage": closed_object(
            {"id": UUID, "event": TEXT, "object": TEXT, "attempt": NON_NEGATIVE, "body": TEXT}
        ),
        "Acknowledge": open_object(ids=names, results={"type": "array", "items": outcome}),
        "Acknowledged": closed_object({"acknowledged": NON_NEGATIVE}),
        "EventConsumer": closed_object(consumer),
        "EventConsumerSecret": closed_object(consumer | {"secret": UUID}),
        "EventConsumerWrite": open_object(url=nullable(TEXT), events=nullable(names)),
        "ConsumerMessage": closed_object(
            {
                "id": UUID,
                "context": TEXT,
                "type": TEXT,
                "timestamp": NON_NEGATIVE,
                "payload": closed_object({"id": TEXT}),
            }
        ),
        "Bucket": closed_object({"id": UUID, "expires": INSTANT}),
        "Upload": open_object(name=TEXT, contentType=TEXT, bytesBase64=TEXT, sha256=TEXT),
        "UploadSession": open_object("id", id=UUID),
        "UploadSessionWrite": open_object(
            name=TEXT, contentType=TEXT, size=NON_NEGATIVE, partCount=NON_NEGATIVE, sha256=TEXT
        ),
        "UploadPart": open_object("partNumber", partNumber=NON_NEGATIVE, bytesBase64=TEXT, sha256=TEXT),
        "App": open_object("clientId", "state", clientId=TEXT, state=TEXT),
        "AppManifest": open_object(
            "name",
            "vendor",
            "redirectUris",
            "scopes",
            name=TEXT,
            vendor=TEXT,
            description=TEXT,
            homePage=nullable(TEXT),
            supportAddress=nullable(TEXT),
            startUrl=nullable(TEXT),
            videoUrl=nullable(TEXT),
            redirectUris=names,
            scopes=names,
            webhooks={"type": "array", "items": open_object("url", "events", url=TEXT, events=names)},
            public={"type": "boolean"},
            strict={"type": "boolean"},
            logo=nullable(TEXT),
        ),
        "AppSecret": closed_object({"clientSecret": TEXT, "oldSecretUntil": INSTANT}),
        "Installation": open_object("tenant", "scopes", tenant=TEXT, scopes=names),
        "Profile": open_object("id", "email", "tenant", id=TEXT, email=TEXT, tenant=OBJECT),
        "InvitationLink": closed_object({"url": TEXT, "expiresAt": INSTANT}),
        "PasswordChange": open_object("currentPassword", "newPassword", currentPassword=TEXT, newPassword=TEXT),
        "Refusals": closed_object({"items": {"type": "array", "items": closed_object(refusal)}}),
        "Callers": closed_object(
            {
                "items": {"type": "array", "items": open_object("userId", userId=TEXT)},
                "apps": {"type": "array", "items": open_object("clientId", clientId=TEXT)},
            }
        ),
    }
    for name, example in answer_examples.items():
        schemas[name] |= {"examples": [example]}
    return schemas
