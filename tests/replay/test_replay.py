"""Calls that were recorded before the code was renamed and its write half rewritten are answered as they were then,
byte for byte; ids, instants and the sentences of `sentences.toml` aside."""

from pathlib import Path

import pytest

from tests.replay.calls import SCENARIOS
from tests.replay.recording import Sentences, differences, names, read
from tests.replay.server import running


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_every_call_is_answered_as_recorded(dialect: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    url = request.getfixturevalue("postgres_database") if dialect == "postgresql" else None
    sentences = Sentences()
    different: list[str] = []
    with running(SCENARIOS, tmp_path, url) as server:
        for scenario in SCENARIOS:
            expected = [sentences.applied(answer) for answer in read(scenario)]
            different += differences(scenario, expected, server.answers(scenario))
    assert not different, f"{len(different)} differences\n" + "\n".join(different)


def test_every_listed_sentence_was_recorded() -> None:
    sentences = Sentences()
    for scenario in SCENARIOS:
        for answer in read(scenario):
            sentences.applied(answer)
    assert not sentences.unused, "sentences.toml lists what no recorded answer says"


def test_the_recording_has_the_scenarios_that_are_replayed() -> None:
    assert names() == {scenario.name for scenario in SCENARIOS}


def test_a_sentence_replaces_text_of_messages_only_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "sentences.toml"
    path.write_text(
        '[plain]\n"say \\"a\\"" = "tell \\"b\\""\nunused = "x"\n[regular]\n"(\\\\d+) bytes" = "bytes: \\\\1"\n'
    )
    sentences = Sentences(path)
    answer = {
        "call": "",
        "status": 400,
        "headers": {"truweel-warning": "12 bytes"},
        "body": '{"message":"say \\"a\\" ü"}',
    }
    changed = sentences.applied(answer)
    assert changed["headers"] == {"truweel-warning": "bytes: 12"}
    assert changed["body"] == '{"message":"tell \\"b\\" ü"}'
    assert sentences.unused == {"unused"}
