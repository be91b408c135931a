"""Records that an older revision of their collection wrote: what their members are called now, and what is checked."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from truweel.schema.collection import Collection
from truweel.schema.relations import Refs
from truweel.schema.values import List, Map

__all__ = ["find_faults", "rename_members"]

V = TypeVar("V")


def rename_members(collection: Collection, members: Mapping[str, V], revision: int) -> dict[str, V]:
    """The members that `revision` stored, under the names of now. What has no name any more keeps the old one."""
    renamed = dict(members)
    newer = {name: field for name, field in collection.stored.items() if field.since > revision}
    for name, field in newer.items():
        for old_name in (name, *field.was):
            renamed.pop(old_name, None)
    for name, field in newer.items():
        stored_name = next((old_name for old_name in field.was if old_name in members), None)
        if stored_name is not None:
            renamed[name] = members[stored_name]
    return renamed


def find_faults(collection: Collection) -> Iterator[str]:
    """What the declaration says wrong of its own past, a sentence each."""
    options, class_name = collection.options, collection.resource.__name__
    if not 1 <= options.oldest <= options.revision:
        yield (
            f"{class_name}: oldest={options.oldest} is not between 1 and revision={options.revision}; "
            "it is the oldest revision whose records are still read"
        )
    for name, revision in options.removed.items():
        if name in collection.fields:
            yield (
                f"{class_name}.{name}: revision {revision} removed a member of this name; "
                f"choose another name until no record of before is left (oldest={revision})"
            )
        if revision > options.revision:
            yield f"{class_name}: removed={{'{name}': {revision}}} is later than revision={options.revision}"
        if revision <= options.oldest:
            yield f"{class_name}: no record has '{name}' any more (oldest={options.oldest}); take it out of removed="
    for rule, revision in collection.rule_revisions.items():
        if not 1 <= revision <= options.revision:
            yield (
                f"{class_name}: since={revision} of its {rule} is not between 1 and revision={options.revision}; "
                "raise the revision of the collection"
            )
    for revision in options.announced:
        if not 1 < revision <= options.revision:
            yield f"{class_name}: announced={revision} is not between 2 and revision={options.revision}"
    successors: dict[str, str] = {}
    for name, field in collection.fields.items():
        where = f"{class_name}.{name}"
        if not 1 <= field.since <= options.revision:
            yield (
                f"{where}: since={field.since} is not between 1 and revision={options.revision}; "
                "raise the revision of the collection"
            )
        if (
            field.since > 1 and field.is_default_computed and not isinstance(field, Refs | List | Map)
        ):  # these are empty
            yield f"{where}: a member that is added needs one default for all older records, not a function"
        if field.since > 1 and field.required and not field.was and field.default() is None:
            yield f"{where}: a required member that is added needs default=, which older records answer"
        if field.was and field.since == 1:
            yield f"{where}: was='{field.was[0]}' needs since=, the revision that has the new name first"
        if field.was and isinstance(field, Refs):
            yield f"{where}: a list of references can't be renamed; its table keeps the name"
        for old_name in field.was:
            if old_name in collection.fields:
                yield f"{where}: was='{old_name}' is a member now; a name is free once its member is gone"
            elif old_name in options.removed:
                yield f"{where}: was='{old_name}' is in removed= too; a member is renamed or removed"
            elif old_name in successors:
                yield f"{where}: was='{old_name}' is what {successors[old_name]} was"
            successors[old_name] = name
