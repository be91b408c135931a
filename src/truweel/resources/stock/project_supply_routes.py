"""Project supply routes."""

from truweel.schema import Resource, Text

__all__ = ["ProjectSupplyRoute"]


class ProjectSupplyRoute(Resource, path="project-supply-routes", module="articles", type="project-supply-route"):
    """A way in which an article gets to a project: from stock, or straight from the supplier."""

    name = Text(required=True, filter=True, sort=True, doc="Name.", example="Rechtstreeks naar de werf")
