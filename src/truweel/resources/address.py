"""The address, as every record that has one writes it."""

from truweel.schema import DecimalField, Text, ValueObject

__all__ = ["Address"]


class Address(ValueObject):
    """A postal address (reference 8.1). The country is free text: programs send `BE` as well as `België`."""

    addressLine1 = Text(doc="Street and number.", example="Kortrijksesteenweg 112")
    addressLine2 = Text(doc="Box, building or name of the site.", example="bus 3")
    postalCode = Text(max_length=20, doc="Postal code.", example="9000")
    city = Text(max_length=120, doc="City.", example="Gent")
    country = Text(max_length=120, doc="Country, best as ISO 3166-1 alpha-2.", example="BE")
    latitude = DecimalField(decimals=9, minimum=-90, maximum=90, doc="Degrees north.", example=51.0363)
    longitude = DecimalField(decimals=9, minimum=-180, maximum=180, doc="Degrees east.", example=3.7102)
