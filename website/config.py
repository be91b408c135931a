"""How the site looks, and what is where in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

__all__ = ["make_config"]

SECTIONS: dict[str, list[str]] = {
    "Start": [
        "guide/getting-started.md",
        "guide/integration.md",
        "guide/migration.md",
    ],
    "Guide": [
        "guide/conventions.md",
        "guide/authentication.md",
        "guide/filtering.md",
        "guide/extra-fields.md",
        "guide/updating.md",
        "guide/errors.md",
        "guide/limits.md",
        "guide/files.md",
        "guide/webhooks.md",
        "guide/keep-a-copy.md",
        "guide/find-or-create.md",
        "guide/marketplace.md",
        "guide/api-changes.md",
        "CHANGELOG.md",
    ],
    "Clients and tools": [
        "guide/client/README.md",
        "guide/client/lists.md",
        "guide/client/changes.md",
        "guide/client/files.md",
        "guide/client/webhooks.md",
        "guide/client/oauth.md",
        "guide/client/errors.md",
        "guide/client/limits.md",
        "guide/code-generators.md",
        "guide/command-line.md",
        "guide/mcp.md",
        "examples/README.md",
        "examples/typescript/README.md",
    ],
    "Operate": [
        "guide/operate.md",
        "threat-model.md",
    ],
    "Contribute": [
        "guide/code-tour.md",
        "guide/adding-a-collection.md",
        "guide/releasing.md",
    ],
}
"""Title of a tab → its pages, in order. The reference and the decisions follow from their folders."""

FEATURES = [
    "content.code.copy",
    "content.tabs.link",
    "navigation.footer",
    "navigation.indexes",
    "navigation.prune",
    "navigation.tabs",
    "navigation.top",
    "search.highlight",
    "toc.follow",
]

EXTENSIONS: dict[str, Any] = {
    "admonition": {},
    "attr_list": {},
    "md_in_html": {},
    "tables": {},
    "toc": {"permalink": True},
    "pymdownx.highlight": {"pygments_lang_class": True},
    "pymdownx.inlinehilite": {},
    "pymdownx.superfences": {},
    "pymdownx.tabbed": {"alternate_style": True},
}

PALETTE = [
    {
        "media": "(prefers-color-scheme)",
        "toggle": {"icon": "lucide/sun-moon", "name": "Light"},
    },
    {
        "media": "(prefers-color-scheme: light)",
        "scheme": "default",
        "toggle": {"icon": "lucide/sun", "name": "Dark"},
    },
    {
        "media": "(prefers-color-scheme: dark)",
        "scheme": "slate",
        "toggle": {"icon": "lucide/moon", "name": "As the system"},
    },
]


def make_config(source: Path, target: Path, pages: Iterable[str]) -> dict[str, Any]:
    """The settings of Zensical, in the manner of mkdocs.yml, for a file beside `source` and `target`. Raises ValueError
    where a page is nowhere in the navigation."""
    navigation = make_navigation(source)
    lost = set(pages) - set(_paths(navigation))
    if lost:
        raise ValueError(f"Name in website/config.py where these pages belong: {', '.join(sorted(lost))}")
    return {
        "site_name": "Truweel",
        "site_description": "An open back office for construction and installation firms, with one REST API.",
        "docs_dir": source.name,
        "site_dir": target.name,
        "use_directory_urls": True,
        "theme": {
            "name": "material",
            "language": "en",
            "font": False,  # the reader's own: nothing comes from elsewhere
            "features": FEATURES,
            "palette": PALETTE,
            "favicon": "images/trowel.svg",
            "logo": "images/trowel.svg",
        },
        "extra": {"generator": False},
        "extra_css": ["stylesheets/site.css"],
        "markdown_extensions": [{name: options} for name, options in EXTENSIONS.items()],
        "nav": navigation,
        "validation": {"invalid_links": True, "invalid_link_anchors": True},
    }


def make_navigation(source: Path) -> list[Any]:
    """What is where: the sections above, the reference by modules, and the decisions."""
    sections: list[Any] = [{"Truweel": "index.md"}]
    for title, paths in SECTIONS.items():
        if title == "Operate":
            sections.append({"Reference": list(_reference(source))})
        more = _decisions(source) if title == "Contribute" else []
        sections.append({title: [*paths, *more]})
    return sections


def _reference(source: Path) -> Iterator[Any]:
    """The pages of the reference, then the collections of each module, as its first page lists them."""
    yield "reference/README.md"
    head, *modules = re.split(r"^## ", (source / "reference/README.md").read_text(), flags=re.MULTILINE)
    yield from (f"reference/{name}" for name in re.findall(r"\]\(([\w-]+\.md)\)", head))
    for module in modules:
        title = module.splitlines()[0]
        links = re.findall(r"\[([^]]+)\]\((collections/[^)]+)\)", module)
        yield {title: [{name: f"reference/{path}"} for name, path in links]}


def _decisions(source: Path) -> list[Any]:
    return [{"Decisions": [f"decisions/{path.name}" for path in sorted((source / "decisions").glob("*.md"))]}]


def _paths(navigation: Any) -> Iterator[str]:
    if isinstance(navigation, str):
        yield navigation
    else:
        for part in navigation.values() if isinstance(navigation, dict) else navigation:
            yield from _paths(part)
