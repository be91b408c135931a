"""The pages of the demo company: whatever a collection declares, its list and its records are shown."""

import re

from tests.oauth.conftest import server, time
from tests.oauth.server import OAuthServer
from truweel.demo import generate_bodies
from truweel.demo.load import load_bodies
from truweel.operations.system import system_caller
from truweel.query.compile import face_condition

__all__ = ["server", "time"]

NOT_IN_THE_DEMO = {"bank-statements"}


def test_every_page_of_every_record_of_the_demo_is_shown(server: OAuthServer) -> None:
    tenant = server.tenants["bouw"]
    operator = server.database.write_sync(lambda writer: system_caller(writer, server.registry, tenant))
    load_bodies(server.database, server.registry, operator, generate_bodies(3))
    cookies = server.sign_in("admin@bouw")
    unseen = []
    for collection in server.registry:
        if collection.parent or collection.single or not collection.module:
            continue
        pages = [f"/console/records/{collection.path}"]
        own = f"tenant_id = ? AND deleted_at IS NULL{face_condition(collection)}"
        sql = f'SELECT id FROM "{collection.table}" WHERE {own} ORDER BY id'
        ids = server.database.read_sync(lambda reader: [row[0] for row in reader.rows(sql, (tenant,))])  # noqa: B023
        pages += [f"{pages[0]}/{id}" for id in ids]
        unseen += [] if ids else [collection.path]
        for page in pages:
            answer = server.send("GET", page, cookies=cookies)
            assert answer.status_code == 200, (page, answer.text[:500])
            assert re.search(r"<h1>.+</h1>", answer.text), page
    assert set(unseen) == NOT_IN_THE_DEMO
