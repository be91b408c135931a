"""The pages that are one table: errors, events, parameters and headers, settings, and the index of all."""

import json

from truweel import errors as errors_module
from truweel.docs import collections
from truweel.docs.markdown import code, table
from truweel.error_codes import Code
from truweel.errors import ApiError
from truweel.events.catalog import Catalog
from truweel.http.openapi import answers, examples, parameters
from truweel.http.openapi.endpoints import OPERATIONS, TAGS
from truweel.marketplace.manifest import manifest_fields
from truweel.schema.registry import Registry
from truweel.settings import setting_docs

__all__ = ["render_errors", "render_events", "render_index", "render_paths", "render_requests", "render_settings"]


def render_index(registry: Registry) -> str:
    """What stands where, and every collection by module."""
    modules: dict[str, list[tuple[str, str]]] = {}
    for collection in registry:
        link = f"[{collection.key}]({collections.page_path(collection)})"
        modules.setdefault(collection.module, []).append((link, collection.resource.__doc__ or ""))
    parts = [
        "# Reference",
        ("Written from the code by `truweel docs`, but for [compatibility](compatibility.md)."),
        table(
            ("page", "what"),
            [
                ("[requests](requests.md)", "query parameters and headers"),
                ("[paths](paths.md)", "every call outside the collections: webhooks, files, apps, callers"),
                ("[errors](errors.md)", "every error"),
                ("[events](events.md)", "what webhooks receive"),
                ("[settings](settings.md)", "what an operator can set"),
                ("[command line](command-line.md)", "the commands"),
                ("[compatibility](compatibility.md)", "what is known of the Robaws API, and what is ours"),
            ],
        ),
    ]
    for module, rows in sorted(modules.items()):
        parts += [f"## {module or 'of every module'}", table(("collection", "what it holds"), sorted(rows))]
    return _join(parts)


def render_paths(registry: Registry) -> str:
    """Every call of the API that is of no collection."""
    parts = ["# Paths outside the collections", "All of them are below `/api/v2`."]
    for tag, operations in OPERATIONS.items():
        rows = [(code(f"{o.verb.upper()} {o.path}"), str(o.status), f"{o.summary}. {o.doc}") for o in operations]
        parts += [f"## {tag}", TAGS[tag], table(("call", "answers", "what it does"), rows)]
        if tag == "apps":
            members = [
                (code(name), "**required**" if field.required else "", field.doc)
                for name, field in manifest_fields(registry).items()
            ]
            parts += ["Members of an app:", table(("member", "", "what it is"), members)]
    parts.append(
        "[Webhooks](../guide/webhooks.md), [files](../guide/files.md) and [apps](../guide/marketplace.md) have a guide."
    )
    return _join(parts)


def render_errors() -> str:
    """Every class of an error, with its status."""
    classes = [vars(errors_module)[name] for name in errors_module.__all__]
    error_classes = sorted(
        (kind for kind in classes if issubclass(kind, ApiError) and kind is not ApiError),
        key=lambda kind: (kind.status, kind.__name__),
    )
    rows = [(str(k.status), k.title, code(k.__name__), (k.__doc__ or "").partition(": ")[2]) for k in error_classes]
    code_rows = [(code(c.value), c.meaning, code(json.dumps(c.params)) if c.params else "") for c in Code]
    return _join(
        [
            "# Errors",
            (
                "Every error, on every path, has this body; `errors` names all that is wrong with a body or its "
                "parameters. The header `X-Correlation-Id` holds the same id as `correlationId`, and so does the log."
            ),
            f"```json\n{json.dumps(examples.ERROR, indent=2)}\n```",
            "[Errors and warnings](../guide/errors.md) says what a program does about each kind.",
            table(("status", "`error`", "class", "when"), rows),
            "500 is a bug; the log has it under the correlation id.",
            "## Codes",
            (
                "Every error, every entry of `errors` and every warning has a `code` from this list, and `params`. "
                "A code keeps its meaning. The list may grow: a program treats a code that it doesn't know like the "
                "status. A param with `?` may be absent. The warnings of a successful answer are in the header "
                "`Truweel-Warning-Codes`."
            ),
            table(("code", "what it means", "example of `params`"), code_rows),
        ]
    )


def render_events(registry: Registry) -> str:
    """Every event of the catalogue."""
    rows = [
        (
            code(event.name),
            "ours" if event.is_addition else "",
            f"[{event.collection.key}]({collections.page_path(event.collection)})",
            event.doc,
        )
        for event in Catalog(registry).events.values()
    ]
    return _join(
        [
            "# Events",
            (
                "A webhook endpoint asks for events by name, for `client.*`, or for all with `*`. Those marked *ours* "
                "are not in the reference; they go only to endpoints that name them one by one."
            ),
            table(("event", "", "collection", "when"), rows),
        ]
    )


def render_requests() -> str:
    """Query parameters, request headers, answer headers."""
    parameter_rows = [(code(name), str(parameter["description"])) for name, parameter in parameters.COMMON.items()]
    parameter_rows += [
        ("`sort`", "Members to sort by: `sort=date:desc,name`. Each collection's page has those that can be."),
        ("`include`", "Relations to fill in: `include=contacts,assignedUser.employee`."),
        ("`extraFields[Name]`", "Only those whose extra field has this value; brackets encoded or not."),
        ("`database-mode`", "The same as the header `Database-Mode`."),
    ]
    request_headers = {
        str(parameter["name"]): str(parameter["description"]) for parameter in parameters.HEADERS.values()
    }
    request_headers |= {
        "Authorization": "`Basic` with API key and secret, or `Bearer` with an access token.",
        "X-Tenant": "The tenant, for a user of several; otherwise it has to be the one of the credentials.",
        "Content-Type": "`application/json`; of PATCH `application/merge-patch+json` or `application/json-patch+json`.",
        "Range": "Of a download: one part of the bytes, `bytes=1000-`.",
        "If-Range": "Of a download: the `ETag` that the part belongs to; when it is another by now, all bytes come.",
    }
    answer_header_rows = [(code(name), text) for name, (text, _) in answers.HEADERS.items()]
    answer_header_rows += [
        ("`Content-Disposition`", "Of a download: the name of the file."),
        ("`Accept-Ranges`", "Of a download: `bytes`, since `Range` is taken."),
        ("`Content-Range`", "Of a part: which it is, and of how many bytes."),
    ]
    return _join(
        [
            "# Requests",
            "## Query parameters of lists",
            "Each collection has filters of its own besides.",
            table(("parameter", "what it does"), parameter_rows),
            "## Request headers",
            table(("header", "what it does"), [(code(name), text) for name, text in request_headers.items()]),
            "## Answer headers",
            table(("header", "what it says"), answer_header_rows),
        ]
    )


def render_settings() -> str:
    """Every key with its variable and its default."""
    rows = [
        (
            code(setting.name),
            code(setting.variable),
            "" if setting.default in (None, ()) else code(_format_default(setting.default)),
            setting.doc,
        )
        for setting in setting_docs()
    ]
    secret_keys = ", ".join(code(setting.name) for setting in setting_docs() if setting.secret)
    return _join(
        [
            "# Settings",
            (
                "A value comes from the first that has it: the command line, the variable, `truweel.toml` in the data "
                "folder (or the file that `TRUWEEL_CONFIG` names), the default. Instead of the variable of a key that "
                f"may hold a password ({secret_keys}), one that ends in `_FILE` can name a file with the value; for "
                "`key` that is the setting `key_file`."
            ),
            table(("key", "variable", "default", "what it does"), rows),
        ]
    )


def _format_default(default: object) -> str:
    if isinstance(default, bool):
        return "on" if default else "off"
    return ", ".join(map(str, default)) if isinstance(default, tuple) else str(default)


def _join(parts: list[str]) -> str:
    return "\n\n".join(parts) + "\n"
