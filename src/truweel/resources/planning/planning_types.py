"""Planning types."""

from truweel.schema import Boolean, Integer, Resource, Text

__all__ = ["PlanningType"]


class PlanningType(Resource, path="planning-types", module="settings", scope="settings", type="planning-type"):
    """A kind of planning item, with its colour on the board."""

    name = Text(required=True, filter=True, sort=True, search=True, doc="Name.", example="Installatie")
    color = Text(max_length=20, doc="Colour, as CSS writes it.", example="#1976d2")
    position = Integer(default=0, minimum=0, sort=True, doc="Order on the board.")
    absence = Boolean(default=False, filter=True, doc="Whether it is an absence.")
    defaultMinutes = Integer(minimum=0, doc="Minutes that a new item of it takes.", example=480)
