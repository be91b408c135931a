"""The models that datamodel-code-generator makes, with httpx for the calls."""

import base64
import os

import httpx
from truweel_models import ClientMergePatch, ClientPage, ClientReadDTO, ClientWriteDTO, DocumentReadDTO, Error, Upload

http = httpx.Client(base_url=os.environ["BASE"], auth=(os.environ["KEY"], os.environ["SECRET"]))
page = ClientPage.model_validate_json(http.get("/clients", params={"status": "klant", "size": 5}).content)
assert [row.status for row in page.items] == ["klant"] * 5
print("ok list")
answer = http.get("/clients", params={"extraFields[Contact via]": "Website", "size": 5})
page = ClientPage.model_validate_json(answer.content)
assert page.items
values = {row.extraFields.model_dump(by_alias=True)["Contact via"]["stringValue"] for row in page.items}
assert values == {"Website"}
print("ok extra")
json = {"Content-Type": "application/json"}
body = ClientWriteDTO(name="Dakwerken Janssens").model_dump_json(exclude_unset=True)
created = ClientReadDTO.model_validate_json(http.post("/clients", content=body, headers=json).content)
print("ok create")
path = f"/clients/{created.id if isinstance(created.id, str) else created.id.root}"
patch = ClientMergePatch(tel="+32 9 221 03 44").model_dump_json(exclude_unset=True)
http.patch(path, content=patch, headers={"Content-Type": "application/merge-patch+json"}).raise_for_status()
assert ClientReadDTO.model_validate_json(http.get(path).content).tel == "+32 9 221 03 44"
print("ok patch")
upload = Upload(name="note.txt", bytesBase64=base64.b64encode(b"Hello").decode()).model_dump_json(exclude_unset=True)
document = DocumentReadDTO.model_validate_json(http.post(path + "/documents", content=upload, headers=json).content)
assert document.name == "note.txt"
print("ok upload")
error = Error.model_validate_json(http.get("/clients/987654321").content)
assert error.status == 404
print("ok 404")
for _ in range(1000):
    answer = http.get("/clients", params={"size": 1})
    if answer.status_code == 429:
        assert Error.model_validate_json(answer.content).status == 429
        assert int(answer.headers["Retry-After"]) >= 1
        print("ok 429")
        break
