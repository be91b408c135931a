"""Reports: `GET /{collection}/{name}` of a `@report`: rows that a rule computes when they are asked for.

A rule reads through `RecordReader`, which changes nothing, so a report is answered from a reader, or a replica.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from truweel.auth import granted
from truweel.auth.caller import Caller
from truweel.error_codes import Code
from truweel.errors import Fault, RecordNotFound, ValidationError
from truweel.operations.answer import Answer, Context
from truweel.operations.read import raise_if_strict
from truweel.operations.renditions import RecordReader
from truweel.query.parse import IGNORED_PARAMETERS, unknown_parameter
from truweel.schema.collection import Collection
from truweel.schema.fields import Field
from truweel.schema.registry import Registry
from truweel.schema.rules import Report
from truweel.storage.database import Reader

__all__ = ["answer_report", "record_reports"]

_encode = msgspec.json.Encoder(decimal_format="number").encode


def answer_report(
    reader: Reader,
    registry: Registry,
    caller: Caller,
    context: Context,
    collection: Collection,
    report: Report,
    id: int | None,
    query: Sequence[tuple[str, str]],
) -> Answer:
    """The rows of a report about the live record `id`, or the collection. Forbidden, NotFound, ValidationError."""
    granted.require(caller, collection, "read")
    unknown = (name for name, _ in query if name not in report.parameters and name not in IGNORED_PARAMETERS)
    warnings = [unknown_parameter(name, tuple(report.parameters)) for name in unknown]
    raise_if_strict(caller, context, warnings)
    arguments = _read_parameters(report.parameters, query)
    reads = RecordReader(reader, registry, caller.tenant_id, caller.time_zone, caller.may_read)
    subject = []
    if id is not None:
        record = reads.find(collection, id)
        if record is None or record.deletedAt is not None or not collection.shows(record):
            raise RecordNotFound(collection.path, id)
        granted.require_record(caller, collection, record, "read")
        subject.append(record)
    members = report.row.members
    rows = [
        {name: None if (value := row.get(name)) is None else field.to_json(value) for name, field in members.items()}
        for row in report.run(*subject, reads, **arguments)
    ]
    body = _encode(rows)
    context.new_budget().check(len(body))
    return Answer(200, body, warnings=warnings)


def record_reports(collection: Collection) -> Mapping[str, Report]:
    """The reports about a record of `collection`: those that are not the collection's own."""
    return {name: report for name, report in collection.reports.items() if not report.on_collection}


def _read_parameters(fields: Mapping[str, Field], query: Sequence[tuple[str, str]]) -> dict[str, Any]:
    """The Python values of the parameters; the last one of a name counts."""
    texts = {name: text for name, text in query if text}
    values: dict[str, Any] = {}
    faults: list[Fault] = []
    for name, field in fields.items():
        values[name] = field.default()
        if name in texts:
            try:
                values[name] = field.from_json(texts[name])
            except ValueError as error:
                faults.append(Fault.of(name, error))
        elif field.required:
            faults.append(Fault(name, "is required", Code.REQUIRED))
    if faults:
        raise ValidationError(faults)
    return values
