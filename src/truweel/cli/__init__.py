"""The command line: `truweel …`, one file a group of commands.

Exit codes: 0 done, 1 refused (one sentence on stderr says why), 2 called wrongly or set wrongly.
"""

import sys

__all__ = ["main"]


def main() -> None:
    """The program `truweel`."""
    from truweel.cli.app import run

    sys.exit(run(sys.argv[1:]))
