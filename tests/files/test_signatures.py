"""The signature with which a client accepts an offer."""

from tests.files.conftest import FileWorld, ok
from tests.harness import json_body


def test_a_signature_leaves_its_bucket_for_the_offer(world: FileWorld) -> None:
    offer = world.admin.create("offers", {"title": "Badkamer", "lineItems": [{"description": "Werk", "price": 10}]})[
        "id"
    ]
    bucket = json_body(world.admin.post("/temp-document-buckets", {}))["id"]
    png = b"\x89PNG\r\n\x1a\n" + b"\x00" * 50
    documents = f"/temp-document-buckets/{bucket}/documents"
    signature = ok(world.multipart(world.admin, documents, png, "handtekening.png"))["id"]
    text = ok(world.multipart(world.admin, documents, b"plain", "nota.txt"))["id"]
    with world.unchanged():
        refused = json_body(world.admin.post(f"/offers/{offer}/accept", {"signatureId": text}, status=400))
    assert [error["field"] for error in refused["errors"]] == ["signatureId"]
    world.admin.post(
        f"/offers/{offer}/accept", {"signatureId": signature, "signatureName": "Els", "createOrder": False}, status=200
    )
    accepted = world.admin.read(f"/offers/{offer}")
    assert (accepted["signatureId"], accepted["signatureName"]) == (signature, "Els")
    assert world.admin.read(f"/documents/{signature}")["attachedToResource"] == f"/offers/{offer}"
    assert world.bytes_of(world.admin, signature) == png
