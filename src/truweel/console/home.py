"""The way in: `/`, which may carry a link to a record after its `#`, and the first page of the console."""

from starlette.responses import Response

from truweel.console.site import Site, Visit

__all__ = ["HomePages"]


class HomePages:
    """`/` reads what follows `#` in the browser, since no browser sends it: `/#/objectRef/CLIENT:1` (reference D1)."""

    def __init__(self, site: Site) -> None:
        self._site = site

    async def root(self, visit: Visit) -> Response:
        """A page that leads on at once."""
        return self._site.render(visit, "root.html")
