"""Definitions of extra fields."""

from collections.abc import Iterable

from truweel.error_codes import Code
from truweel.schema import ExtraField, Fault, Work, check

__all__ = ["ExtraFieldDefinition"]


class ExtraFieldDefinition(
    ExtraField,
    path="extra-fields",
    module="settings",
    scope="settings",
    type="extra-field",
    unique=(("module", "name"),),
    example={"module": "clients"},
):
    """A member that the tenant adds to the records of a module; its name is the key under `extraFields`."""

    @check
    def offer_words(self, before: "ExtraFieldDefinition | None", work: Work) -> Iterable[Fault]:
        """A SELECT needs words to choose from."""
        if self.type == "SELECT" and not self.options:
            yield Fault("options", "a SELECT needs at least one option", Code.REQUIRED)
