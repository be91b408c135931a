"""A collection as several releases declare it: each has members that the one before hadn't, or called otherwise."""

import importlib

from truweel.schema import Boolean, Children, Integer, LongText, Ref, Resource, Text
from truweel.schema.registry import Registry, declared_resources

__all__ = ["FIRST", "FORGETFUL", "FOUND", "SECOND"]

RESOURCES = declared_resources(importlib.import_module("truweel.resources"))


def _first() -> list[type[Resource]]:
    class SiteReport(Resource, path="site-reports", module="site-reports", event="site-report", extra=True):
        """A report as the first release has it."""

        name = Text(required=True, filter=True, sort=True, search=True)
        gsm = Text(filter=True, search=True)
        fax = Text(filter=True)
        clientId = Ref("clients", filter=True)
        remark = LongText(filter=True)
        entries = Children("entries")

    class Entry(Resource, path="entries", parent="site-reports"):
        """A line of it."""

        text = Text()
        hours = Integer()

    return [SiteReport, Entry]


def _second() -> list[type[Resource]]:
    class SiteReport(
        Resource,
        path="site-reports",
        module="site-reports",
        event="site-report",
        extra=True,
        revision=2,
        removed={"fax": 2},
    ):
        """The same a release later: `mobile` was `gsm`, `fax` is gone, three members are new."""

        name = Text(required=True, filter=True, sort=True, search=True)
        mobile = Text(filter=True, search=True, since=2, was="gsm")
        urgent = Boolean(filter=True, sort=True, default=False, since=2)
        language = Text(filter=True, default="nl", since=2)
        clientId = Ref("clients", filter=True)
        partnerId = Ref("clients", filter=True, since=2)
        remark = LongText(filter=True)
        entries = Children("entries")

    class Entry(Resource, path="entries", parent="site-reports", revision=2):
        """A line of it, with minutes."""

        text = Text()
        hours = Integer()
        minutes = Integer(default=0, since=2)

    return [SiteReport, Entry]


def _found() -> list[type[Resource]]:
    class SiteReport(Resource, path="site-reports", module="site-reports", event="site-report", extra=True, revision=2):
        """The first release's members, of which others are searched, filtered and sorted."""

        name = Text(required=True, filter=True, sort=True)
        gsm = Text(filter=True, search=True)
        fax = Text(filter=True)
        clientId = Ref("clients", filter=True)
        remark = LongText(filter=True, search=True)
        entries = Children("entries")

    class Entry(Resource, path="entries", parent="site-reports", revision=2):
        """A line of it."""

        text = Text()
        hours = Integer(filter=True, sort=True)

    return [SiteReport, Entry]


def _forgetful() -> list[type[Resource]]:
    class SiteReport(
        Resource, path="site-reports", module="site-reports", event="site-report", extra=True, revision=3, oldest=2
    ):
        """The second release's members, by a version that can't read records of the first any more."""

        name = Text(required=True, filter=True, sort=True, search=True)
        mobile = Text(filter=True, search=True)
        urgent = Boolean(filter=True, sort=True, default=False, since=2)
        language = Text(filter=True, default="nl", since=2)
        clientId = Ref("clients", filter=True)
        partnerId = Ref("clients", filter=True, since=2)
        remark = LongText(filter=True)
        weather = Text(since=3)
        entries = Children("entries")

    class Entry(Resource, path="entries", parent="site-reports", revision=2):
        """A line of it."""

        text = Text()
        hours = Integer()
        minutes = Integer(default=0, since=2)

    return [SiteReport, Entry]


FIRST = Registry([*RESOURCES, *_first()])
SECOND = Registry([*RESOURCES, *_second()])
FOUND = Registry([*RESOURCES, *_found()])
"""Instead of the second one: no member changes, but by which they are found."""
FORGETFUL = Registry([*RESOURCES, *_forgetful()])
"""The third one, after `SECOND`."""
