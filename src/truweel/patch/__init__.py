"""Changes to JSON documents, as pure functions: merge patch, JSON Patch and the difference between two.

A document is what a JSON decoder returns: dict, list, str, int, Decimal, bool and None. No function here
changes its arguments; the answer shares its untouched parts with them, so treat documents as immutable.
"""

from truweel.patch.changes import changed_members, json_equal
from truweel.patch.errors import MalformedPatch, PatchError, TestFailed
from truweel.patch.json_patch import json_patch
from truweel.patch.measure import Limits
from truweel.patch.merge import merge_patch

__all__ = [
    "Limits",
    "MalformedPatch",
    "PatchError",
    "TestFailed",
    "changed_members",
    "json_equal",
    "json_patch",
    "merge_patch",
]
