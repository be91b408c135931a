"""Everything a user can use is documented: a name in the code that no page mentions fails here."""

import itertools
import re
from pathlib import Path

import pytest
import typer

from truweel import application, docs, errors
from truweel.cli.app import app
from truweel.docs import commands, python_client
from truweel.errors import ApiError
from truweel.events.catalog import Catalog
from truweel.http.openapi.endpoints import OPERATIONS
from truweel.marketplace.manifest import manifest_fields
from truweel.operations.write import ENGINE_ACTIONS
from truweel.query.parse import IGNORED_PARAMETERS, PARAMETERS
from truweel.schema.registry import load_registry
from truweel.settings import setting_docs

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
REGISTRY = load_registry()
PROGRAM = typer.main.get_command(app)
FRONT_PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md")]
PAGES = [*FRONT_PAGES, ROOT / "examples" / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def text(name: str) -> str:
    return (ROOT / "docs" / name).read_text()


def test_the_generated_pages_are_those_of_this_code() -> None:
    more = {"command-line.md": commands.render_page(PROGRAM)}
    assert docs.write_pages(REFERENCE, check=True, extra_pages=more) == [], "run: truweel docs"


def test_the_generated_modules_of_the_client_are_those_of_this_code() -> None:
    stale = python_client.write_modules(REGISTRY, ROOT / python_client.SOURCE, check=True)
    assert stale == [], "run: truweel docs"


def test_writing_is_complete_and_leaves_other_pages_alone(tmp_path: Path) -> None:
    (tmp_path / "collections").mkdir()
    (tmp_path / "collections" / "gone.md").write_text("x")
    (tmp_path / "compatibility.md").write_text("mine")
    first = docs.write_pages(tmp_path)
    assert "collections/gone.md" in first
    assert "collections/clients.md" in first
    assert not (tmp_path / "collections" / "gone.md").exists()
    assert (tmp_path / "compatibility.md").read_text() == "mine"
    (tmp_path / "errors.md").write_text("old")
    assert docs.write_pages(tmp_path, check=True) == ["errors.md"]
    assert (tmp_path / "errors.md").read_text() == "old"
    assert docs.write_pages(tmp_path) == ["errors.md"]
    assert docs.write_pages(tmp_path) == []


@pytest.mark.parametrize("path", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(path: Path) -> None:
    prose = re.sub(r"`[^`]*`", "", path.read_text())  # code may look like a link
    for target in re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose):
        if not target.startswith(("http:", "https:")):
            assert (path.parent / target).exists(), target


@pytest.mark.parametrize("path", FRONT_PAGES, ids=lambda path: path.name)
def test_the_front_pages_name_headings_targets_commands_and_paths_that_exist(path: Path) -> None:
    page = path.read_text()
    for target, anchor in re.findall(r"\]\(([^)#\s]+)#([^)]+)\)", page):
        headings = re.findall(r"^#+ (.*)$", (ROOT / target).read_text(), re.MULTILINE)
        assert anchor in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}, anchor
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = re.findall(r"(?:^|`)make ((?:[a-z-]+ ?)+)", page, re.MULTILINE)
    assert {word for words in named for word in words.split()} <= targets
    names = {name for name, _ in commands.iterate_commands(PROGRAM, "truweel")}
    for name in re.findall(r"`(truweel [a-z]+(?: [a-z-]+)*)`", page):
        assert name in names, name
    for name in re.findall(r"`([\w./-]+/)`", page):
        assert (ROOT / name).exists(), name


def test_the_code_tour_names_files_and_packages_that_exist() -> None:
    source = ROOT / "src" / "truweel"
    page = text("guide/code-tour.md")
    for name in re.findall(r"`([\w/]+(?:\.py|/))`", page):
        assert (source / name).exists() or (ROOT / name).exists(), name
    packages = page[page.index("## The packages") :]
    for path in source.iterdir():
        name = f"{path.name}/" if path.is_dir() else path.name
        if name not in ("__init__.py", "__pycache__/", "py.typed"):
            assert f"`{name}`" in packages, f"{name} has no line"


def test_every_setting() -> None:
    page = text("reference/settings.md")
    for setting in setting_docs():
        assert f"| `{setting.name}` | `{setting.variable}` |" in page
        assert len(setting.doc) > 10, setting.name


def test_every_error() -> None:
    page = text("reference/errors.md")
    for name in errors.__all__:
        if name not in ("ApiError", "Fault", "InvalidValue"):
            kind = vars(errors)[name]
            assert issubclass(kind, ApiError)
            assert re.search(rf"\| {kind.status} \| {kind.title} \| `{name}` \| \S", page), name


def test_every_event() -> None:
    page = text("reference/events.md")
    for name in Catalog(REGISTRY).events:
        assert f"| `{name}` |" in page


def test_every_reason_of_a_401() -> None:
    page = text("guide/authentication.md")
    source = "".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
    reasons = set(re.findall(r'reason: str = "([a-z-]+)"|reason="([a-z-]+)"', source))
    names = {first or second for first, second in reasons}
    assert {"invalid-credentials", "temp-blocked", "wrong-tenant", "invalid-token"} <= names
    for reason in names:
        assert f"`{reason}`" in page, reason


READ_HEADERS = (
    "Accept", "Authorization", "Content-Type", "Database-Mode", "Idempotency-Key", "If-Match", "If-None-Match",
    "If-Range", "Prefer", "Range", "X-Request-ID", "X-Tenant",
)  # fmt: skip
"""Headers of a request that the server reads."""


def test_every_parameter_and_header() -> None:
    page = text("reference/requests.md")
    for name in (*PARAMETERS, *(IGNORED_PARAMETERS - {"_s"}), *READ_HEADERS, *application.EXPOSED):
        if name not in ("Accept", "X-Request-ID"):  # HTTP's own, and one that is taken and means nothing
            assert f"| `{name}` |" in page, name


def test_every_command_and_option() -> None:
    page = text("reference/command-line.md")
    for name, command in commands.iterate_commands(PROGRAM, "truweel"):
        assert f"## {name}\n" in page
        assert command.help, name


def test_every_call_outside_the_collections() -> None:
    page = text("reference/paths.md")
    for operation in itertools.chain.from_iterable(OPERATIONS.values()):
        assert f"| `{operation.verb.upper()} {operation.path}` | {operation.status} |" in page
    for path in ("POST /apps/{clientId}/submit", "GET /callers", "POST /callers/{id}/unblock"):
        assert f"| `{path}` |" in page
    for name in manifest_fields(REGISTRY):
        assert f"| `{name}` |" in page


MISSING = {
    "automations": "/automations",
    "rental": "/rental-tickets",
}
"""Words of README for what is not there, and the end of a path that would make them untrue."""


def test_the_first_sentences_of_readme_promise_what_is_there() -> None:
    opening = " ".join((ROOT / "README.md").read_text().split("```")[0].split())
    promised, missing = re.search(r"There are (.*?); (.*?) are not there yet\.", opening).groups()  # type: ignore[union-attr]
    roots = {collection.path for collection in REGISTRY if not collection.parent}
    paths = [
        *(f"/{collection.key}" for collection in REGISTRY),
        *(f"/{collection.key}/{{id}}/{action}" for collection in REGISTRY for action in collection.actions),
        *(f"/{collection.key}/{{id}}/{file}" for collection in REGISTRY for file in collection.rules.renditions),
        *(operation.path for operation in itertools.chain.from_iterable(OPERATIONS.values())),
    ]
    assert set(re.split(r", | and ", missing)) == set(MISSING)
    not_there = text("reference/compatibility.md").partition("## Not there yet")[2]
    for words, gone in MISSING.items():
        assert words in not_there, words
        assert not [path for path in paths if path.endswith(gone)], f"{words} is there: say so in README too"
    names = re.split(r", | and ", promised.replace("sales and purchase invoices", "sales-invoices, purchase-invoices"))
    assert {"stock-changes" if name == "stock" else name.replace(" ", "-") for name in names} <= roots


def test_every_action_of_the_engine() -> None:
    page = text("guide/conventions.md")
    for name in ENGINE_ACTIONS:
        assert f"/{name}`" in page


@pytest.mark.parametrize("key", [collection.key for collection in REGISTRY])
def test_every_name_of_a_collection(key: str) -> None:
    collection = REGISTRY[key]
    page = text(f"reference/collections/{key.replace('/', '.')}.md")
    for name in (*collection.members, *collection.parameters, *collection.actions):
        if name != "_metadata":
            assert f"| `{name}` |" in page, name
    for name, field in collection.stored.items():
        assert field.doc, f"{key}.{name} has no doc"
    assert collection.resource.__doc__


@pytest.mark.parametrize("key", [collection.key for collection in REGISTRY])
def test_every_rule_by_which_a_member_comes_to_its_value(key: str) -> None:
    page = text(f"reference/collections/{key.replace('/', '.')}.md")
    for name, field in REGISTRY[key].stored.items():
        rule = field.default_rule or field.value_rule
        if rule is not None and rule.sentence:
            lines = [line for line in page.splitlines() if line.startswith(f"| `{name}` |") and field.doc in line]
            assert any(rule.sentence[1:] in line for line in lines), name
