"""Schemas of the operations outside collections."""

from typing import Any

from truweel.http.openapi.schemas import Json, closed_object, nullable

__all__ = ["INSTANT", "NON_NEGATIVE", "TEXT", "endpoint_schemas"]

TEXT: Json = {"type": "string"}
INSTANT: Json = {"type": "string", "format": "date-time"}
UUID: Json = {"type": "string", "format": "uuid"}
NON_NEGATIVE: Json = {"type": "integer", "minimum": 0}
OBJECT: Json = {"type": "object"}


def open_object(*required: str, **properties: Any) -> Json:
    return {"type": "object", "required": list(required), "properties": properties}


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
    writable = {"url": TEXT, "events": names, "description": nullable(TEXT), "active": {"type": "boolean"}}
    return {
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
        "Acknowledge": open_object(ids={"type": "array", "items": TEXT}, results={"type": "array", "items": OBJECT}),
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
        "AppManifest": OBJECT,
        "AppSecret": closed_object({"clientSecret": TEXT}),
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
