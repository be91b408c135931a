"""Serves the site that is made from `docs/` (`make site`): everything under `/docs/`, to anyone.

The pages are files beside the code. They need nothing from elsewhere, and no scripts but those of the site itself.
"""

import re
from base64 import b64encode
from functools import lru_cache
from hashlib import blake2b, sha256
from pathlib import Path

from starlette.routing import Route

from truweel.errors import PathNotFound
from truweel.http.admission import Headers
from truweel.http.call import Call
from truweel.http.openapi.pages import HandlerApp
from truweel.operations.answer import Answer

__all__ = ["routes"]

FOLDER = Path(__file__).parent / "static" / "site"
"""Where `make site` puts it, and the wheel has it."""

MEDIA_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
}
TEXT = "text/plain; charset=utf-8"

INLINE_SCRIPT = re.compile(rb"<script>(.*?)</script>", re.DOTALL)
CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'{scripts}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
)


def routes(public_url: str | None = None, folder: Path = FOLDER) -> list[Route]:
    """The routes. `public_url` is the setting."""
    site = _Site(folder)
    app = HandlerApp(site.page, public_url)
    return [Route("/docs", app), Route("/docs/{path:path}", app)]


class _Site:
    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()

    async def page(self, call: Call, headers: Headers) -> Answer:
        """A file of the site. Raises PathNotFound, and says how the site is made where there is none."""
        path = call.scope["path_params"].get("path")
        if path is None:
            return Answer(307, b"", {"Location": "/docs/"})
        file = self._folder / path
        if file.is_dir() and not path.endswith("/") and path:
            return Answer(307, b"", {"Location": f"/docs/{path}/"})
        if path == "" or path.endswith("/"):
            file /= "index.html"
        if "\0" in path or not file.resolve().is_relative_to(self._folder) or not file.is_file():
            is_made = (self._folder / "index.html").exists()
            advice = (
                ": its pages are not made yet; 'make run' makes them in a minute (build/site.log), 'make site' at once"
            )
            raise PathNotFound(call.path, "" if is_made else advice)
        return _answer(file, file.stat().st_mtime_ns)


@lru_cache(maxsize=128)
def _answer(file: Path, changed: int) -> Answer:
    """The answer with a file as it was at an instant."""
    body = file.read_bytes()
    digests = (b64encode(sha256(script).digest()).decode() for script in INLINE_SCRIPT.findall(body))
    policy = CONTENT_SECURITY_POLICY.format(scripts="".join(f" 'sha256-{digest}'" for digest in digests))
    headers = {
        "Content-Type": MEDIA_TYPES.get(file.suffix, TEXT),
        "Content-Security-Policy": policy,
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }
    return Answer(200, body, headers, (), f'"{blake2b(body, digest_size=9).hexdigest()}"')
