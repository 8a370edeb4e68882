"""Over a hundred answers spoken at the questions of filings, in the real house: each reaches the field that was meant.

Two people go the same way, one types and one speaks. Before the speaker's word nothing of theirs may stand in the
filing; after it, the same field holds what the typed play holds and what `spoken_filings.yml` expects. The recordings
are made ones in which the transcription stand-in reads the words: what is shown is the way of the words, not hearing.
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from backend.contracts.voice import HearVoice
from backend.shared.yaml_pages import read_yaml
from backend.voice.tables import voice_messages
from sandbox.transcription.recordings import recording
from tests.connectors.platform_double import Double
from tests.stage.house import House, running_house
from tests.stage.standing import Speaker, Standing
from tests.voice.conftest import KEY

FILINGS: list[dict[str, Any]] = read_yaml(Path(__file__).with_name("spoken_filings.yml"))
FEWEST = 100
DOUBTS = "utter_form_is_it_the_answer"
_TOKEN = re.compile(r"⟦(\w+):[0-9a-f]{10}⟧")
_PATIENCE = 20.0
_OWN = "reviewed"
"""Marks of the lines that were shown, made of each person's own tokens."""


@pytest.fixture(scope="module")
def hearing_house(transcriber: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    transcriber.reset()
    folder = tmp_path_factory.mktemp("heard")
    with running_house(folder, transcription_url=transcriber.url, transcription_key=KEY) as started:
        started.reset()
        yield started


class Voice(Speaker):
    """Somebody who speaks instead of typing."""

    def speak(self, words: str) -> str:
        """Send a recording of some words and return the id under which they were read back."""
        spoken = recording(words, max(2.0, len(words) / 4))
        person_id = self.house.backend.conversation.people.resolve("terminal", self.name, None)
        order = HearVoice(person_id, "terminal", self.name, uuid.uuid4().hex, spoken)
        voice_id: str = self.house.backend.bus.handle(order)
        deadline = time.monotonic() + _PATIENCE
        while (state := self._state_of(voice_id)) == "waiting" and time.monotonic() < deadline:
            time.sleep(0.02)
        assert state == "heard", f"{words!r} is {state}"
        return voice_id

    def confirm(self, voice_id: str) -> list[dict[str, Any]]:
        """Say that what was heard is right."""
        return self._send({"payload": f'/voice_right{{"voice": "{voice_id}"}}'})

    def _state_of(self, voice_id: str) -> str:
        with self.house.backend.database.reading() as session:
            query = select(voice_messages.c.state).where(voice_messages.c.voice_id == voice_id)
            return str(session.execute(query).scalar_one())


def kept(standing: Standing) -> Mapping[str, Any]:
    """The answers of a filing; a private number is its kind."""
    return {name: _nameless(value) for name, value in standing.answers.items() if name != _OWN}


def _nameless(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _nameless(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_nameless(one) for one in value]
    return _TOKEN.sub(r"⟦\1⟧", value) if isinstance(value, str) else value


def _expected(value: Any, standing: Standing, name: str) -> None:
    found = kept(standing).get(name)
    found = found["text"] if isinstance(found, Mapping) else found
    assert found == value, f"{name}: {found!r}, not {value!r}"


def test_there_are_over_a_hundred_answers_in_three_languages() -> None:
    assert sum(len(filing["answers"]) for filing in FILINGS) >= FEWEST
    assert {filing["language"] for filing in FILINGS} == {"zh", "yue", "en"}
    assert all(answer.get("keeps") for filing in FILINGS for answer in filing["answers"])


@pytest.mark.slow
@pytest.mark.parametrize("filing", FILINGS, ids=[one["name"] for one in FILINGS])
def test_what_is_spoken_is_kept_where_it_was_typed_and_only_on_the_persons_word(
    hearing_house: House, filing: dict[str, Any]
) -> None:
    typist, speaker = Speaker(hearing_house, filing["zone"]), Voice(hearing_house, filing["zone"])
    for person in (typist, speaker):
        person.say(filing["begins"])
    for answer in filing["answers"]:
        words, before = str(answer["say"]), speaker.standing()
        typist.say(words)
        voice_id = speaker.speak(words)
        assert kept(speaker.standing()) == kept(before), f"kept before anybody confirmed it: {words}"
        heard = [reply["utter"] for reply in speaker.confirm(voice_id)]
        assert DOUBTS not in heard, f"a second confirmation: {words}"
        for name, value in answer["keeps"].items():
            _expected(value, speaker.standing(), name)
        assert kept(speaker.standing()) == kept(typist.standing()), words
        assert speaker.standing().question == typist.standing().question
