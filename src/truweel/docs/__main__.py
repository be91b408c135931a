"""`python -m truweel.docs [--check] [--out docs/reference]`: what `truweel docs` does."""

import argparse
import sys
from pathlib import Path

from truweel.docs import write_pages


def main() -> int:
    """Write the pages, or with `--check` name those that aren't of this code and fail."""
    parser = argparse.ArgumentParser(prog="python -m truweel.docs", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; fail where a page differs")
    parser.add_argument("--out", type=Path, default=Path("docs/reference"), help="folder of the pages")
    arguments = parser.parse_args()
    stale = write_pages(arguments.out, check=arguments.check)
    sys.stdout.writelines(f"{name}\n" for name in stale)
    return int(arguments.check and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
