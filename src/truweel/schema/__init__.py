"""The vocabulary: everything a file under `resources/` needs is imported from here."""

from truweel.errors import Fault, Refused
from truweel.schema.attachment import Attachment
from truweel.schema.effects import Balance, BalanceFormula, Chosen, Creator, From, Ledger, Snapshot, Sum, Today, posting
from truweel.schema.engine import AUDIT
from truweel.schema.extra import ExtraField
from truweel.schema.fields import (
    Boolean,
    Choice,
    Date,
    DecimalField,
    Equality,
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
from truweel.schema.number_range import NumberRange
from truweel.schema.relations import Children, File, Id, Parent, Ref, Refs, SignedUrl, StatusDetails, StatusHistory, Url
from truweel.schema.resource import Resource, meta
from truweel.schema.rules import action, check, check_deletion, derive, emits, formula, frozen, label
from truweel.schema.values import List, Map, Value, ValueObject
from truweel.schema.work import InvoiceFacts, InvoiceFactsLine, Work

__all__ = [
    "AUDIT",
    "Attachment",
    "Balance",
    "BalanceFormula",
    "Boolean",
    "Children",
    "Choice",
    "Chosen",
    "Contains",
    "Creator",
    "Date",
    "DecimalField",
    "Equality",
    "Equals",
    "ExtraField",
    "Fault",
    "Field",
    "File",
    "From",
    "Id",
    "Instant",
    "Integer",
    "InvoiceFacts",
    "InvoiceFactsLine",
    "Ledger",
    "List",
    "LogicId",
    "LongText",
    "Map",
    "Money",
    "NumberRange",
    "Parent",
    "Range",
    "Ref",
    "Refs",
    "Refused",
    "Resource",
    "SignedUrl",
    "Snapshot",
    "StatusDetails",
    "StatusField",
    "StatusHistory",
    "Sum",
    "Text",
    "TimeOfDay",
    "Today",
    "Url",
    "Value",
    "ValueObject",
    "Work",
    "action",
    "check",
    "check_deletion",
    "derive",
    "emits",
    "formula",
    "frozen",
    "label",
    "meta",
    "posting",
]
