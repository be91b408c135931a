"""Schemathesis over the whole OpenAPI document: no answer is a 5xx, none breaks the document.

`TRUWEEL_FUZZ_CALLS=20000` (`make fuzz`) for the whole of it; 500 in every run of the suite, half on each database.
Ids in paths are, more often than not, those of records that there are; the client holds every answer to the document.
"""

import json
import os
import random
from typing import Any
from urllib.parse import quote

import httpx
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.schemas import APIOperation

from tests.harness import Client, World
from truweel.http.openapi.document import build_document

CALLS = int(os.environ.get("TRUWEEL_FUZZ_CALLS", "500")) // 2
SEED = int(os.environ.get("TRUWEEL_FUZZ_SEED", "0"))
"""Another one makes other calls. `make fuzz` takes it from the clock; the suite makes the same calls each time."""
OWN = {"authorization", "content-length", "host", "transfer-encoding"}
"""Headers that the client sets, not the fuzzer."""


def test_no_answer_breaks_the_document(world: World) -> None:
    schema = schemathesis.openapi.from_dict(build_document(world.registry))
    operations = [loaded.ok() for loaded in schema.get_all_operations()]
    random.Random(SEED + 3).shuffle(operations)
    records = Records(world)
    rounds = -(-CALLS // len(operations))
    faults: list[str] = []
    sent = 0
    for number, operation in enumerate(operations):
        count = min(rounds, CALLS - sent)
        for mode, share in zip(GenerationMode, ((count + 1 - number % 2) // 2, (count + number % 2) // 2), strict=True):
            if share:
                faults += fuzz(operation, mode, share, number, records)
        sent += count
    assert faults == [], f"TRUWEEL_FUZZ_SEED={SEED} makes these calls again"
    assert sent == CALLS


def fuzz(
    operation: "APIOperation[Any, Any, Any, Any]", mode: GenerationMode, count: int, number: int, records: "Records"
) -> list[str]:
    """Send `count` generated calls of one operation; what was wrong with the answers. An operation that nothing sent
    can break is sent what it takes."""
    faults: list[str] = []

    @seed(SEED + number)
    @settings(
        max_examples=count,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def call(case: Any) -> None:
        try:
            answer = send(records.world.admin, case, records.path(operation.path, case))
        except AssertionError as error:
            faults.append(f"{operation.label}: {str(error)[:1500]}")
        else:
            if answer.status_code >= 500:
                faults.append(f"{operation.label}: {answer.status_code} {answer.request.url} {answer.text[:500]}")

    try:
        call()
    except Unsatisfiable:
        if mode is GenerationMode.POSITIVE:
            raise
        return fuzz(operation, GenerationMode.POSITIVE, count, number, records)
    return faults


def send(client: Client, case: Any, path: str) -> httpx.Response:
    """Send a case as it is, with the client's own credentials."""
    arguments = case.as_transport_kwargs(base_url="http://fuzz")
    headers = {
        name: str(value).encode("ascii", "replace").decode()
        for name, value in (arguments.get("headers") or {}).items()
        if name.isascii() and name.lower() not in OWN
    }
    kind = headers.pop("Content-Type", case.media_type or "application/json").encode("ascii", "replace").decode()
    content = arguments.get("data")
    if arguments.get("json") is not None:
        content = json.dumps(arguments["json"]).encode()
    if isinstance(content, str):
        content = content.encode()
    if content is not None and not isinstance(content, bytes):
        content = b""
    query = [
        (name, element)
        for name, value in (arguments.get("params") or {}).items()
        for element in (value if isinstance(value, list) else [value])
    ]
    return client(case.method, path, query=query or None, content=content, headers=headers, type=kind)


class Records:
    """One record of each collection, made when it is first needed."""

    def __init__(self, world: World) -> None:
        self.world = world
        self._chance = random.Random(SEED + 5)
        self._ids: dict[str, str] = {}

    def path(self, template: str, case: Any) -> str:
        """The path of a case, with ids that there are in three of four."""
        parameters = dict(case.path_parameters or {})
        segments = template.strip("/").split("/")
        collection = self.world.registry.top_level.get(segments[0])
        for name in parameters:
            if collection is not None and segments[1:2] == [f"{{{name}}}"] and self._chance.random() < 0.75:
                parameters[name] = self._id(collection.key)
        return template.format(**{name: quote(str(text), safe="") for name, text in parameters.items()})

    def _id(self, key: str) -> str:
        id = self._ids.get(key)
        if id is None or self.world.admin("GET", self.world.path(key, id)).status_code != 200:
            try:
                id = self.world.admin.create(key)["id"]
            except (AssertionError, NotImplementedError):
                id = "1"
            self._ids[key] = id
        return id
