"""The client that openapi-generator makes for Python."""

import base64
import os

import truweel_api as api

configuration = api.Configuration(
    host=os.environ["BASE"], username=os.environ["KEY"], password=os.environ["SECRET"], retries=0
)
with api.ApiClient(configuration) as client:
    clients, files = api.ClientsApi(client), api.FilesApi(client)
    page = clients.clients_search(status=["klant"], size=5)
    assert len(page.items) == 5
    assert {row.status for row in page.items} == {"klant"}
    print("ok list")
    page = clients.clients_search(extra_fields_contact_via="Website", size=5)
    assert page.items
    assert all(row.extra_fields.contact_via.string_value == "Website" for row in page.items)
    print("ok extra")
    created = clients.clients_create(api.ClientWriteDTO(name="Dakwerken Janssens"))
    assert created.name == "Dakwerken Janssens"
    print("ok create")
    clients.clients_patch(created.id, api.ClientMergePatch(tel="+32 9 221 03 44"))
    row = clients.clients_get(created.id)
    assert (row.tel, row.name) == ("+32 9 221 03 44", "Dakwerken Janssens")
    print("ok patch")
    note = base64.b64encode(b"Hello").decode()
    document = files.clients_upload(created.id, api.Upload(name="note.txt", bytesBase64=note))
    assert document.name == "note.txt"
    print("ok upload")
    try:
        clients.clients_get("987654321")
    except api.exceptions.NotFoundException as error:
        assert error.data.status == 404
        print("ok 404")
    try:
        for _ in range(1000):
            clients.clients_search(size=1)
    except api.ApiException as error:
        assert error.status == 429
        assert int(error.headers["Retry-After"]) >= 1
        print("ok 429")
