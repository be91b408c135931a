"""The drawing of a signature that is sent with it: `POST /work-orders/{id}/sign {signatureName, bytesBase64}`."""

import base64

from tests.files.conftest import FileWorld
from tests.harness import json_body

PICTURE = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def test_the_drawing_becomes_a_document_of_the_work_order(world: FileWorld) -> None:
    admin = world.admin
    path = f"/work-orders/{admin.create('work-orders', {})['id']}"
    body = {"signatureName": "Els Maes", "bytesBase64": PICTURE}
    with world.changes() as change:
        admin.post(f"{path}/sign", body, status=204)
    assert sorted(name for name, *_ in change.events) == ["document.created", "work-order.updated"]
    order = admin.read(path)
    (document,) = admin.read(f"{path}/documents")
    assert (order["signatureId"], order["signatureName"], order["status"]) == (document["id"], "Els Maes", "uitgevoerd")
    assert (document["name"], document["contentType"]) == ("handtekening.png", "image/png")
    assert admin.get(f"/documents/{document['id']}/download").content == base64.b64decode(PICTURE)
    with world.unchanged():
        admin.post(f"{path}/sign", body, status=204)


def test_what_is_no_picture_signs_nothing(world: FileWorld) -> None:
    admin = world.admin
    path = f"/work-orders/{admin.create('work-orders', {})['id']}"
    with world.unchanged():
        for bytes_base64, message in (
            ("geen base64!", "is not valid base64"),
            (f"data:image/png;base64,{PICTURE}", "is not valid base64: leave out 'data:…;base64,'"),
            (base64.b64encode(b"text").decode(), "must be a document of type image"),
        ):
            body = {"signatureName": "Els", "bytesBase64": bytes_base64}
            (fault,) = json_body(admin.post(f"{path}/sign", body, status=400))["errors"]
            assert (fault["field"], message in fault["message"]) == ("bytesBase64", True), fault
