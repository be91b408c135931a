"""Definitions of extra fields."""

from collections.abc import Iterable

from truweel.error_codes import Code
from truweel.schema import ExtraField, Fault, Work, check, registry

__all__ = ["ExtraFieldDefinition"]


class ExtraFieldDefinition(
    ExtraField,
    path="extra-fields",
    module="settings",
    scope="settings",
    type="extra-field",
    unique=(("module", "name"),),
):
    """A member that the tenant adds to the records of a module; its name is the key under `extraFields`."""

    @check
    def be_usable(self, before: "ExtraFieldDefinition | None", work: Work) -> Iterable[Fault]:
        """The module must carry extra fields, and a SELECT needs words to choose from."""
        carriers = [collection.key for collection in registry.load_registry() if collection.extra]
        if self.module not in carriers:
            yield Fault("module", "must be one of " + ", ".join(carriers), Code.UNKNOWN_OPTION, {"options": carriers})
        if self.type == "SELECT" and not self.options:
            yield Fault("options", "a SELECT needs at least one option", Code.REQUIRED)
