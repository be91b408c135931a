"""Price indices."""

from truweel.schema import DecimalField, Equals, Range, Resource, Text, label

__all__ = ["PriceIndex"]


class PriceIndex(
    Resource,
    path="price-indices",
    module="settings",
    scope="settings",
    type="price-index",
    unique=(("code", "month"),),
):
    """What an index was in one month: by indices of wages and materials the price of a contract is revised."""

    code = Text(
        required=True,
        max_length=40,
        filter=True,
        sort=True,
        search=True,
        doc="The index, as the contract names it.",
        example="I-2021",
    )
    month = Text(
        required=True,
        pattern="[0-9]{4}-(0[1-9]|1[0-2])",
        filter=(Equals(), Range()),
        sort=True,
        doc="Month that it holds for, `yyyy-MM`.",
        example="2026-03",
    )
    value = DecimalField(required=True, minimum=0, doc="What it was.", example=1210.5)

    @label
    def describe(self) -> str:
        """Code and month."""
        return f"{self.code} {self.month}"
