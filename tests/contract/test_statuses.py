"""A status is a free word; what the tenant says of it, and which ones a record has had, come along when included."""

from tests.harness import World


def test_details_and_history_of_a_status(fresh_world: World) -> None:
    admin = fresh_world.admin
    details = admin.post("/statuses", {"module": "projects", "name": "Lopend", "color": "#0a0"}).json()
    admin.post("/statuses", {"module": "offers", "name": "Klaar"})
    project = admin.post("/projects", {"title": "De Bron", "status": "lopend"}).json()
    plain = admin.post("/projects", {"title": "De Berg"}).json()
    admin.merge(f"/projects/{project['id']}", {"remark": "x"})
    admin.merge(f"/projects/{project['id']}", {"status": "Klaar"})
    path = "/projects?include=statusDetails,statusHistory"

    klaar, none = admin.items(path)
    assert [klaar["statusDetails"], none["statusDetails"], none["statusHistory"]] == [None, None, []]
    assert [(s["status"], s["userId"]) for s in klaar["statusHistory"]] == [
        ("lopend", klaar["createdBy"]),
        ("Klaar", klaar["createdBy"]),
    ]
    assert klaar["statusHistory"][0]["changedAt"] == project["createdAt"]

    admin.merge(f"/projects/{plain['id']}", {"status": "LOPEND"})
    assert admin.items(path)[1]["statusDetails"] == details
