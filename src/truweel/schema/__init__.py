"""The vocabulary: everything a file under `resources/` needs is imported from here."""

from truweel.errors import Fault
from truweel.schema.attachment import Attachment
from truweel.schema.engine import AUDIT
from truweel.schema.extra import ExtraField
from truweel.schema.fields import (
    Boolean,
    Choice,
    Date,
    DecimalField,
    Field,
    Instant,
    Integer,
    LogicId,
    LongText,
    Money,
    StatusField,
    Text,
    TimeOfDay,
)
from truweel.schema.filters import Contains, Equals, Range
from truweel.schema.relations import Children, File, Parent, Ref, Refs, SignedUrl, StatusDetails, StatusHistory, Url
from truweel.schema.resource import Resource, action
from truweel.schema.values import List, Map, Value, ValueObject
from truweel.schema.work import Work

__all__ = [
    "AUDIT",
    "Attachment",
    "Boolean",
    "Children",
    "Choice",
    "Contains",
    "Date",
    "DecimalField",
    "Equals",
    "ExtraField",
    "Fault",
    "Field",
    "File",
    "Instant",
    "Integer",
    "List",
    "LogicId",
    "LongText",
    "Map",
    "Money",
    "Parent",
    "Range",
    "Ref",
    "Refs",
    "Resource",
    "SignedUrl",
    "StatusDetails",
    "StatusField",
    "StatusHistory",
    "Text",
    "TimeOfDay",
    "Url",
    "Value",
    "ValueObject",
    "Work",
    "action",
]
