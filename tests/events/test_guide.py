"""The code in docs/guide/webhooks.md verifies what the server signs, and nothing else."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests import servers
from truweel import clock
from truweel.events.signing import sign

GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "webhooks.md"
BODY = '{"id":"1","event":"client.updated","data":{"name":"Café €"}}'.encode()
SECRET = "6f1c1a0e-6b39-4f0e-9d3c-1f6a37cf3c55"

ASK = {
    "python": "import json, sys\nfor b, h, s in json.load(sys.stdin):\n    print(int(verify(b.encode(), h, s)))\n",
    "php": "foreach (json_decode(stream_get_contents(STDIN)) as [$b, $h, $s])"
    " { echo (int) verify($b, $h, $s), PHP_EOL; }",
    "javascript": "import fs from 'node:fs'\n"
    "for (const [b, h, s] of JSON.parse(fs.readFileSync(0, 'utf8')))"
    " console.log(Number(verify(Buffer.from(b), h, s)))\n",
}


def snippet(language: str) -> str:
    """The code block that has a function `verify` in this language."""
    blocks = re.findall(rf"```{language}\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    return next(block for block in blocks if "verify" in block)


def command(language: str) -> list[str]:
    if language == "python":
        return [sys.executable, "-c"]
    if language == "javascript":
        return [str(servers.NODE.path()), "--input-type=module", "-e"]
    return [str(servers.PHP.path()), "-r"]


@pytest.mark.parametrize("language", ASK)
def test_the_guide_verifies(language: str) -> None:
    now = clock.now() // 1000
    good = sign([SECRET], BODY, now)
    cases = [
        (BODY, good, SECRET, 1),
        (BODY, sign(["new", SECRET], BODY, now), SECRET, 1),
        (BODY, sign([SECRET], BODY, now - 200), SECRET, 1),
        (BODY, sign([SECRET], BODY, now - 400), SECRET, 0),
        (BODY, sign([SECRET], BODY, now + 400), SECRET, 0),
        (BODY + b" ", good, SECRET, 0),
        (BODY, good, "another", 0),
        (BODY, good.replace(f"t={now}", f"t={now - 1}"), SECRET, 0),
        (BODY, "", SECRET, 0),
        (BODY, f"t={now},v1=zz", SECRET, 0),
        (BODY, f"t=x,v1={'0' * 64}", SECRET, 0),
    ]
    code = snippet(language).removeprefix("<?php\n") + "\n" + ASK[language]
    stdin = json.dumps([(body.decode(), header, secret) for body, header, secret, _ in cases])
    process = subprocess.run([*command(language), code], input=stdin, capture_output=True, text=True, timeout=30)
    assert process.stderr == ""
    assert process.stdout.split() == [str(expected) for *_, expected in cases]
