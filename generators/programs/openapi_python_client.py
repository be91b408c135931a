"""The client that openapi-python-client makes."""

import base64
import os
from http import HTTPStatus

from truweel_client import AuthenticatedClient
from truweel_client.api.clients import clients_create, clients_get, clients_patch, clients_search
from truweel_client.api.files import clients_upload
from truweel_client.models import (
    ClientMergePatch,
    ClientReadDTO,
    ClientsSearchExtraFieldsContactVia,
    ClientWriteDTO,
    Error,
    Upload,
)

basic = base64.b64encode(f"{os.environ['KEY']}:{os.environ['SECRET']}".encode()).decode()
with AuthenticatedClient(base_url=os.environ["BASE"], token=basic, prefix="Basic") as client:
    page = clients_search.sync(client=client, status=["klant"], size=5)
    assert page is not None
    assert not isinstance(page, Error)
    assert [row.status for row in page.items] == ["klant"] * 5
    print("ok list")
    page = clients_search.sync(
        client=client, extra_fields_contact_via=ClientsSearchExtraFieldsContactVia("Website"), size=5
    )
    assert page is not None
    assert not isinstance(page, Error)
    assert page.items
    assert {row.to_dict()["extraFields"]["Contact via"]["stringValue"] for row in page.items} == {"Website"}
    print("ok extra")
    created = clients_create.sync(client=client, body=ClientWriteDTO(name="Dakwerken Janssens"))
    assert isinstance(created, ClientReadDTO)
    print("ok create")
    changed = clients_patch.sync_detailed(created.id, client=client, body=ClientMergePatch(tel="+32 9 221 03 44"))
    assert changed.status_code == HTTPStatus.NO_CONTENT
    row = clients_get.sync(created.id, client=client)
    assert isinstance(row, ClientReadDTO)
    assert (row.tel, row.name) == ("+32 9 221 03 44", "Dakwerken Janssens")
    print("ok patch")
    note = base64.b64encode(b"Hello").decode()
    uploaded = clients_upload.sync_detailed(created.id, client=client, body=Upload(name="note.txt", bytes_base_64=note))
    assert uploaded.status_code == HTTPStatus.CREATED
    print("ok upload")
    missing = clients_get.sync("987654321", client=client)
    assert isinstance(missing, Error)
    assert missing.status == HTTPStatus.NOT_FOUND
    print("ok 404")
    for _ in range(1000):
        answer = clients_search.sync_detailed(client=client, size=1)
        if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            assert int(answer.headers["Retry-After"]) >= 1
            print("ok 429")
            break
