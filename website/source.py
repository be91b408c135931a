"""What the site is made from: the pages of `docs/` and `examples/`, with links and code as the site needs them.

In `docs/` a page reads well anywhere. Two things differ on the site: a link to a file outside of `docs/` leads to a
copy, and blocks of code that follow each other, one in each language, become tabs.
"""

from __future__ import annotations

import os
import posixpath
import re
import shutil
from pathlib import Path

__all__ = ["DeadLink", "join_blocks_to_tabs", "write_source"]

ROOT = Path(__file__).resolve().parent.parent
TABS = {"sh": "curl", "python": "Python", "php": "PHP", "javascript": "JavaScript"}
"""Language of a block of code → the name of its tab."""

PROGRAMS = (".js", ".mjs", ".php", ".py", ".ts")

LINK = re.compile(r"(\]\()([^)#\s]+)((?:#[^)\s]*)?\))")
BLOCK = re.compile(r"```(\w+)\n.*?^```\n", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)


class DeadLink(Exception):
    """A link of a page leads nowhere."""


def write_source(folder: Path) -> list[str]:
    """Write all pages into the empty `folder`; returns their paths, sorted. Raises DeadLink."""
    pages = {path: site_path(path) for path in sorted((ROOT / "docs").rglob("*")) if path.is_file()}
    pages |= {path: site_path(path) for path in sorted((ROOT / "examples").rglob("README.md")) if _is_source(path)}
    pages[ROOT / "CHANGELOG.md"] = "CHANGELOG.md"
    copies: set[Path] = set()
    for path, name in pages.items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".md":
            text, linked = rewrite_links(path.read_text(), path)
            copies |= linked
            target.write_text(join_blocks_to_tabs(text))
        else:
            shutil.copyfile(path, target)
    for path in copies - pages.keys():
        target = folder / site_path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return sorted(name for path, name in pages.items() if path.suffix == ".md")


def _is_source(path: Path) -> bool:
    return "node_modules" not in path.parts


def site_path(path: Path) -> str:
    """Where a file of the repository is on the site: `docs/` is its root. A program is a text there, to be read."""
    name = path.relative_to(ROOT).as_posix()
    if path.suffix in PROGRAMS:
        return f"{name}.txt"
    if name == "docs/README.md":
        return "index.md"
    return name.removeprefix("docs/")


def rewrite_links(text: str, path: Path) -> tuple[str, set[Path]]:
    """The text of the page at `path` with links as the site needs them, and the files that they lead to. Raises
    DeadLink."""
    linked: set[Path] = set()

    def rewrite(link: re.Match[str]) -> str:
        before, target, after = link.groups()
        if target.startswith(("http:", "https:", "mailto:", "/")):
            return link[0]
        file = Path(os.path.normpath(path.parent / target))
        if file.is_dir():
            file /= "README.md"
        if not file.is_file():
            raise DeadLink(f"{path.relative_to(ROOT)}: {target} is not there")
        linked.add(file)
        return before + posixpath.relpath(site_path(file), posixpath.dirname(site_path(path)) or ".") + after

    parts: list[str] = []
    end = 0
    for code in CODE.finditer(text):  # code may look like a link
        parts += [LINK.sub(rewrite, text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, LINK.sub(rewrite, text[end:])]), linked


def join_blocks_to_tabs(text: str) -> str:
    """Blocks of code of different languages with nothing between them, as tabs."""
    parts: list[str] = []
    end = 0
    for group in _groups(text):
        parts.append(text[end : group[0].start()])
        end = group[-1].end()
        for block in group:
            indented = "".join(f"    {line}" if line.strip() else line for line in block[0].splitlines(keepends=True))
            parts.append(f'=== "{TABS[block[1]]}"\n\n{indented}\n')
    return "".join([*parts, text[end:]])


def _groups(text: str) -> list[list[re.Match[str]]]:
    """The blocks that belong together, two or more in each group."""
    groups: list[list[re.Match[str]]] = []
    for block in BLOCK.finditer(text):
        last = groups[-1] if groups else []
        follows = bool(last) and not text[last[-1].end() : block.start()].strip()
        if follows and block[1] in TABS and block[1] not in {other[1] for other in last}:
            last.append(block)
        else:
            groups.append([block] if block[1] in TABS else [])
    return [group for group in groups if len(group) > 1]
