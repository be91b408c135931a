"""The command line: `truweel …`, one file a group of commands.

Exit codes: 0 done, 1 refused (one sentence on stderr says why), 2 called wrongly or set wrongly, 3 a server that failed
to start (its log says why).
"""

import os
import sys

__all__ = ["main"]


def main() -> None:
    """The program `truweel`."""
    from truweel.cli.app import run

    os.umask(0o077)  # what it makes holds what a firm knows of its customers
    sys.exit(run(sys.argv[1:]))
