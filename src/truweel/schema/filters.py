"""Filters of a declaration: each has its query parameters, their operator and their sentence in the docs."""

from dataclasses import dataclass
from typing import Literal

__all__ = ["AtLeast", "AtMost", "Contains", "Equals", "Filter", "Parameter", "Range"]

Operator = Literal["in", "contains", "from", "to"]


@dataclass(frozen=True, slots=True)
class Parameter:
    """One query parameter: `operator` compares the column of `field` with the parameter's values.

    `field` may be a path to a reference of the children: `lineItems.materialId`.
    """

    name: str
    field: str
    operator: Operator
    doc: str


class Filter:
    """Base class of the filters. `parameters(field)` lists its query parameters."""

    def parameters(self, field: str) -> tuple[Parameter, ...]:
        """The parameters that this filter gives to field `field`."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Equals(Filter):
    """`?status=open` or `?status=open&status=done`: any of the values, without regard to case or accents in text."""

    name: str | None = None

    def parameters(self, field: str) -> tuple[Parameter, ...]:
        """One parameter, named like the field unless `name` says otherwise."""
        doc = f"Only those whose `{field}` equals this value; repeat it for any of several."
        return (Parameter(self.name or field, field, "in", doc),)


@dataclass(frozen=True, slots=True)
class Contains(Filter):
    """`?name=jans`: the text anywhere in the value, without regard to case or accents; under three characters, at its
    start."""

    name: str | None = None

    def parameters(self, field: str) -> tuple[Parameter, ...]:
        """One parameter, named like the field unless `name` says otherwise."""
        doc = f"Only those whose `{field}` contains this text (under three characters: starts with it)."
        return (Parameter(self.name or field, field, "contains", doc),)


@dataclass(frozen=True, slots=True)
class Range(Filter):
    """Two parameters, both ends included: `?fromDate=2026-01-01&toDate=2026-01-31`."""

    start: str | None = None
    end: str | None = None

    def parameters(self, field: str) -> tuple[Parameter, ...]:
        """`start` and `end`, by default `{field}From` and `{field}To` (of `updatedAt`: `updatedFrom`, `updatedTo`)."""
        stem = field.removesuffix("At")
        start, end = self.start or f"{stem}From", self.end or f"{stem}To"
        return (
            Parameter(start, field, "from", f"Only those whose `{field}` is this or later (higher)."),
            Parameter(end, field, "to", f"Only those whose `{field}` is this or earlier (lower)."),
        )


@dataclass(frozen=True, slots=True)
class AtLeast(Filter):
    """`?fromDate=2026-01-01`: this or later (higher). With `AtMost` on another member it finds what overlaps a range:
    what ends after its start and starts before its end."""

    name: str

    def parameters(self, field: str) -> tuple[Parameter, ...]:
        """One parameter."""
        return (Parameter(self.name, field, "from", f"Only those whose `{field}` is this or later (higher)."),)


@dataclass(frozen=True, slots=True)
class AtMost(Filter):
    """`?toDate=2026-01-31`: this or earlier (lower)."""

    name: str

    def parameters(self, field: str) -> tuple[Parameter, ...]:
        """One parameter."""
        return (Parameter(self.name, field, "to", f"Only those whose `{field}` is this or earlier (lower)."),)
