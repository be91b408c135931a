"""Installations that tests begin with: each kind is made once a worker, by the commands, and copied."""

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import psycopg

from tests.e2e.server_process import Installation

__all__ = ["Installations"]

DEMO_RECORDS = 30


class Installations:
    """The installations that others are copied from, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._templates: dict[str, Installation] = {}

    def empty(self, folder: Path, url: str | None = None, *, limited: bool = False) -> Installation:
        """One in `folder` with a tenant `acme` and its administrator. The database at `url`, one of the suite's own
        PostgreSQL, is made anew."""
        name = f"{'sqlite' if url is None else 'postgresql'}_{'limited' if limited else 'unlimited'}"
        return self._copy(name, folder, url, partial(Installation.fill, limited=limited))

    def demo(self, folder: Path) -> tuple[Installation, dict[str, Any]]:
        """One in `folder` with the demo company, thirty clients and all that belongs to them; its administrator: the
        key and secret, `email` and `password`."""
        installation = self._copy("demo", folder, None, _fill_with_demo)
        admin: dict[str, Any] = json.loads((folder / "demo-credentials.json").read_text())["admin"]
        installation.login = (admin["apiKey"], admin["apiSecret"])
        return installation, admin

    def _copy(self, name: str, folder: Path, url: str | None, fill: Callable[[Installation], None]) -> Installation:
        if name not in self._templates:
            template = Installation(self.folder / name, url and f"{url}_{name}")
            if template.url is not None:
                _make_database(template.url)
            fill(template)
            self._templates[name] = template
        template = self._templates[name]
        shutil.copytree(template.folder, folder, dirs_exist_ok=True)
        if url is not None:
            _make_database(url, template.url)
        return replace(template, folder=folder, url=url, variables={})

    def close(self) -> None:
        """Drop the databases; the files go with their folder."""
        for template in self._templates.values():
            if template.url is not None:
                _administer(template.url, f'DROP DATABASE "{_name(template.url)}" WITH (FORCE)')


def _fill_with_demo(installation: Installation) -> None:
    installation.run("demo", "--records", str(DEMO_RECORDS))


def _make_database(url: str, template: str | None = None) -> None:
    name, template_name = _name(url), "template1" if template is None else _name(template)
    _administer(
        url,
        f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)',
        f'CREATE DATABASE "{name}" TEMPLATE "{template_name}"',
    )


def _name(url: str) -> str:
    return url.rpartition("/")[2]


def _administer(url: str, *statements: str) -> None:
    with psycopg.connect(url.rpartition("/")[0] + "/postgres", autocommit=True) as admin:
        for sql in statements:
            admin.execute(sql.encode())
