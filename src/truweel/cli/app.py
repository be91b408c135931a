"""All commands, and the exit codes of expected errors."""

import inspect
import sys
from collections.abc import Sequence
from typing import Any

import typer

from truweel import __version__
from truweel.auth.keyring import KeyringError
from truweel.cli import (
    apps,
    backup,
    call,
    demo,
    docs,
    doctor,
    explain,
    history,
    jobs,
    keys,
    limits,
    logs,
    mcp,
    overview,
    purge,
    roles,
    serve,
    setup,
    tenants,
    users,
    webhook,
    worker,
)
from truweel.cli.common import CommandError, UsageError
from truweel.errors import ApiError
from truweel.settings import SettingsError

__all__ = ["app", "run"]

app = typer.Typer(
    name="truweel",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="""
Start here:

    truweel run                                  a demo company on http://127.0.0.1:8080

    truweel init --data /srv/truweel             a server of your own, empty
    truweel tenant create --slug acme --name "Acme bv" --data /srv/truweel
    truweel user create --tenant acme --email shop@acme.be --role Administrator --api-only --data /srv/truweel
    truweel serve --data /srv/truweel

Every option is a setting as well (`TRUWEEL_DATA`, `TRUWEEL_PORT` …). Exit codes: 0 done, 1 refused, 2 called wrongly.
""",
)


@app.callback(invoke_without_command=True)
def _truweel(version: bool = typer.Option(False, "--version", help="Show the version.")) -> None:
    """An open, self-hosted back office for construction firms, reached through one REST API."""
    if version:
        typer.echo(f"truweel {__version__}")
        raise typer.Exit


app.command("run")(serve.run)
app.command("serve")(serve.serve)
app.command("init")(setup.init)
app.command("migrate")(setup.migrate)
app.command("demo")(demo.demo)
limits.register()
overview.register()
app.add_typer(tenants.app, name="tenant")
app.add_typer(users.app, name="user")
app.add_typer(roles.app, name="role")
app.add_typer(keys.app, name="key")
app.add_typer(webhook.app, name="webhook")
app.command("api")(call.api)
app.command("logs")(logs.logs)
app.command("mcp")(mcp.mcp)
app.command("worker")(worker.worker)
app.add_typer(jobs.app, name="jobs")
app.add_typer(apps.app, name="app")
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)
app.command("purge")(purge.purge)
app.command("doctor")(doctor.doctor)
app.command("history")(history.history)
app.command("explain")(explain.explain)
app.command("docs")(docs.docs)


def run(arguments: Sequence[str]) -> int:
    """Run one command; its exit code. An expected error is a sentence on stderr, never a traceback."""
    from truweel.schema.registry import DeclarationError
    from truweel.storage.database import ConstraintViolation
    from truweel.storage.opening import SchemaError

    program = typer.main.get_command(app)
    _format_help(program)
    try:
        program(args=list(arguments), prog_name="truweel")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(bool(end.code))
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    except (SettingsError, UsageError) as error:
        return _print_error(str(error), 2)
    except ApiError as error:
        return _print_error("; ".join(f"{f.field}: {f.message}" for f in error.faults) or error.message, 1)
    except (CommandError, KeyringError, SchemaError, ConstraintViolation, DeclarationError) as error:
        return _print_error(str(error), 1)
    except OSError as error:
        if error.filename is None:
            raise
        return _print_error(f"{error.filename}: {error.strerror}.", 1)
    return 0


def _format_help(command: Any) -> None:
    """Turn the examples after `\\b` into code blocks: the help is Markdown, which would join their lines."""
    text, mark, examples = inspect.cleandoc(command.help or "").partition("\b\n")
    if mark:
        command.help = f"{text}```\n{examples}\n```"
    for subcommand in getattr(command, "commands", {}).values():
        _format_help(subcommand)


def _print_error(message: str, code: int) -> int:
    typer.echo(f"truweel: {message}", err=True)
    return code
