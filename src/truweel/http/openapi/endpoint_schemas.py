"""The schemas of the operations that are no collection's."""

from typing import Any

from truweel.http.openapi.schemas import Json, nullable

__all__ = ["INSTANT", "TEXT", "WHOLE", "closed_object", "endpoint_schemas"]

TEXT: Json = {"type": "string"}
INSTANT: Json = {"type": "string", "format": "date-time"}
UUID: Json = {"type": "string", "format": "uuid"}
WHOLE: Json = {"type": "integer", "minimum": 0}
OBJECT: Json = {"type": "object"}


def closed_object(properties: Json) -> Json:
    """An object with these members and no other."""
    return {"type": "object", "required": list(properties), "properties": properties, "additionalProperties": False}


def _open(*required: str, **properties: Any) -> Json:
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
        "version": WHOLE,
        "createdAt": INSTANT,
        "state": {"type": "string", "enum": ["pending", "held", "sending", "delivered", "failed", "withheld"]},
        "attempts": WHOLE,
        "nextAttemptAt": nullable(INSTANT),
        "doneAt": nullable(INSTANT),
        "lastStatus": nullable(WHOLE),
        "lastError": nullable(TEXT),
    }
    written = {"url": TEXT, "events": names, "description": nullable(TEXT), "active": {"type": "boolean"}}
    return {
        "WebhookEndpoint": closed_object(endpoint),
        "WebhookSecret": closed_object(endpoint | {"secret": UUID}),
        "WebhookEndpointWrite": _open(**written, timeoutSeconds={"type": "number"}, listener={"type": "boolean"}),
        "WebhookTest": _open(event=TEXT),
        "Recovered": closed_object({"recovered": WHOLE}),
        "Delivery": closed_object(delivery),
        "DeliveryDetail": closed_object(delivery | {"request": OBJECT, "tries": {"type": "array", "items": OBJECT}}),
        "ListenerMessage": closed_object({"id": UUID, "event": TEXT, "attempt": WHOLE, "body": TEXT}),
        "Acknowledge": _open(ids={"type": "array", "items": TEXT}, results={"type": "array", "items": OBJECT}),
        "Acknowledged": closed_object({"acknowledged": WHOLE}),
        "EventConsumer": closed_object(consumer),
        "EventConsumerSecret": closed_object(consumer | {"secret": UUID}),
        "EventConsumerWrite": _open(url=nullable(TEXT), events=nullable(names)),
        "ConsumerMessage": closed_object(
            {"id": UUID, "context": TEXT, "type": TEXT, "timestamp": WHOLE, "payload": closed_object({"id": TEXT})}
        ),
        "Bucket": closed_object({"id": UUID, "expires": INSTANT}),
        "Upload": _open(name=TEXT, contentType=TEXT, bytesBase64=TEXT, sha256=TEXT),
        "UploadSession": _open("id", id=UUID),
        "UploadSessionWrite": _open(name=TEXT, contentType=TEXT, size=WHOLE, partCount=WHOLE, sha256=TEXT),
        "UploadPart": _open("partNumber", partNumber=WHOLE, bytesBase64=TEXT, sha256=TEXT),
        "App": _open("clientId", "state", clientId=TEXT, state=TEXT),
        "AppManifest": OBJECT,
        "AppSecret": closed_object({"clientSecret": TEXT}),
        "Installation": _open("tenant", "scopes", tenant=TEXT, scopes=names),
        "Profile": _open("id", "email", "tenant", id=TEXT, email=TEXT, tenant=OBJECT),
        "Callers": closed_object(
            {
                "items": {"type": "array", "items": _open("userId", userId=TEXT)},
                "apps": {"type": "array", "items": _open("clientId", clientId=TEXT)},
            }
        ),
    }
