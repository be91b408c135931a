"""What the contract tests send: bodies that no unique rule of a collection refuses."""

from tests.samples import Samples
from truweel.schema import Date, Ref, Resource, Text, Today
from truweel.schema.registry import Registry


class Site(Resource, path="sites", module="sites"):
    """What the others refer to."""

    name = Text()


class Budget(Resource, path="budgets", module="sites"):
    """One for each site."""

    siteId = Ref["Site"]("sites", unique=True)
    ownerId = Ref["Site"]("sites")


class Diary(Resource, path="diaries", module="sites", unique=(("siteId", "date"),)):
    """One for each site and day; a body without the day takes today."""

    siteId = Ref["Site"]("sites", required=True)
    date = Date(default=Today(), filter=True)


def test_a_reference_that_must_be_unique_leads_to_a_new_record_each_time() -> None:
    made: list[str] = []

    def create(target: str) -> dict[str, str]:
        made.append(target)
        return {"id": str(len(made))}

    samples = Samples(Registry([Site, Budget, Diary]), create)
    bodies = [samples.full("budgets") for _ in range(2)]
    assert bodies[0]["siteId"] != bodies[1]["siteId"]
    assert bodies[0]["ownerId"] == bodies[1]["ownerId"]
    assert len({samples.minimal("diaries")["siteId"], samples.full("diaries")["siteId"]}) == 2
    assert set(made) == {"sites"}
