"""`make fuzz FUZZ_MODE=hostile`: the attack in full, with its figures. Exit code 1 where a bound doesn't hold."""

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

import psycopg

from tests import servers
from tests.hostile.attack import attack, fill, install


def main() -> int:
    """Attack a server on each database."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--database", nargs="+", default=["sqlite", "postgresql"], help="sqlite, postgresql")
    parser.add_argument("--seconds", type=float, default=1800, help="at most so many seconds on each")
    parser.add_argument("--calls", type=int, default=100_000, help="at most so many hostile calls on each")
    parser.add_argument("--seed", type=int, default=0, help="another one makes other calls")
    options = parser.parse_args()
    broken = []
    for dialect in options.database:
        with ExitStack() as stack:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="truweel-hostile-")))
            url = None
            if dialect == "postgresql":
                cluster = stack.enter_context(servers.postgres())
                with psycopg.connect(cluster, autocommit=True) as connection:
                    connection.execute("CREATE DATABASE hostile")
                url = cluster.rpartition("/")[0] + "/hostile"
            site = install(folder / "data", url)
            with site.installation.serve() as server:
                fill(site, server, 50)
                report = attack(site, server, seed=options.seed, calls=options.calls, seconds=options.seconds)
                sys.stdout.write(f"{dialect}, seed {options.seed}\n{report}\n")
            broken += [f"{dialect}: {bound}" for bound in report.broken_bounds()]
    sys.stdout.write("\n".join(broken or ["every bound holds"]) + "\n")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
