"""Record the answers anew, from the code that is installed: `python -m tests.replay`.

Run it in the folder of the repository, on SQLite, in about ten seconds. It writes `tests/replay/recorded/`; look at
the difference before it is committed, and empty `tests/replay/sentences.toml`.
"""

import sys
import tempfile
from pathlib import Path

from tests.replay.calls import SCENARIOS
from tests.replay.recording import FOLDER, names, write
from tests.replay.server import running


def main() -> None:
    """Record all scenarios; a recording of one that is no more is deleted."""
    with tempfile.TemporaryDirectory() as folder, running(SCENARIOS, Path(folder), None) as server:
        for scenario in SCENARIOS:
            write(scenario, server.answers(scenario))
    for name in names() - {scenario.name for scenario in SCENARIOS}:
        (FOLDER / f"{name}.json").unlink()
    count = sum(len(scenario.calls) for scenario in SCENARIOS)
    sys.stdout.write(f"{count} calls of {len(SCENARIOS)} scenarios recorded.\n")


if __name__ == "__main__":
    main()
