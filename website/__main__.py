"""Make the site. `make site`

    python -m website                  where the server shows it and the wheel takes it: src/truweel/http/static/site
    python -m website --if-changed     the same, but nothing where no page has changed since
    python -m website --out FOLDER     elsewhere

A dead link, a dead anchor or a page that is nowhere in the navigation ends it with exit code 1. What is there stays
until the new site is whole.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from website.config import make_config
from website.source import DeadLink, write_source

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src/truweel/http/static/site"
STAMP = ".made-from"
COLOURS = re.compile(r"\x1b\[[0-9;]*m")


def digest_of_sources() -> str:
    """Of everything that decides what the site is."""
    digest = hashlib.sha256()
    files = [path for name in ("docs", "examples", "deploy", "website") for path in (ROOT / name).rglob("*")]
    for path in sorted([*files, ROOT / "requirements/site.txt"]):
        if path.is_file() and "__pycache__" not in path.parts and "node_modules" not in path.parts:
            digest.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes() + b"\0")
    return digest.hexdigest()


def build(target: Path) -> None:
    """Make the site in `target`. SystemExit, with what is wrong, where it can't be made."""
    with tempfile.TemporaryDirectory(prefix="truweel-site-") as name:
        folder = Path(name)
        source, made = folder / "source", folder / "site"
        source.mkdir()
        try:
            pages = write_source(source)
            config = make_config(source, made, pages)
        except (DeadLink, ValueError) as error:
            raise SystemExit(f"website: {error}") from None
        run_zensical(folder, config)
        (made / "sitemap.xml").unlink(missing_ok=True)  # it names addresses, and those of this site are not known
        (made / STAMP).write_text(digest_of_sources())
        replace(made, target)


def run_zensical(folder: Path, config: dict[str, Any]) -> None:
    """Make a site with these settings in `folder`. SystemExit, with what is wrong, where a link or anchor is dead."""
    (folder / "mkdocs.yml").write_text(json.dumps(config))  # JSON is YAML too
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(folder / "mkdocs.yml")]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit("website: " + COLOURS.sub("", done.stdout + done.stderr))


def replace(made: Path, target: Path) -> None:
    """Put the site in place of the one that is there, at once for who reads it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh, old = target.with_name(f".{target.name}.new"), target.with_name(f".{target.name}.old")
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(made, fresh)
    if target.exists():
        target.rename(old)
    fresh.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def main() -> None:
    """Read the options, and make it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--out", type=Path, default=TARGET)
    parser.add_argument("--if-changed", action="store_true")
    options = parser.parse_args()
    stamp = options.out / STAMP
    if options.if_changed and stamp.exists() and stamp.read_text() == digest_of_sources():
        return
    build(options.out)
    print(f"website: {options.out}")


if __name__ == "__main__":
    main()
