"""Several denials in one breath are each heard: no IOU, no interest, no day, no demand; a denial of more is not."""

from __future__ import annotations

import pytest

from actions.dialogue.fields import SKIPPED
from actions.filing.story import answers_of
from actions.story.reading import read_story

ALL = {"written": "none", "interest": "no", "due_on": SKIPPED}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("没写借条，只有转账记录，没讲利息，也没讲几时还", ALL),
        ("冇寫借據，只有轉數記錄，冇講利息，亦冇講幾時還", ALL),
        ("we had no IOU, only bank transfers, no interest was agreed and no date", ALL),
        ("没有约定还款日期，也没说利息", {"interest": "no", "due_on": SKIPPED}),
        ("没催过。被告叫林志明", {"last_asked_on": SKIPPED}),
        ("从来没向他追过钱", {"last_asked_on": SKIPPED}),
        ("冇問佢攞過錢", {"last_asked_on": SKIPPED}),
        ("never asked him for it", {"last_asked_on": SKIPPED}),
    ],
)
def test_every_denial_of_a_message_answers_its_question(text: str, told: dict[str, str]) -> None:
    answers = answers_of(read_story(text, [], cause="private_lending"))
    assert {name: answers.get(f"private_lending_{name}") for name in told} == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("没写借条", "written"),  # a chat may be left
        ("我没有要他还利息", "last_asked_on"),
        ("上个月催过他", "last_asked_on"),
        ("说好2022年还，他没还", "due_on"),
        ("没讲几时还多少", "due_on"),
    ],
)
def test_what_is_not_denied_stays_open(text: str, name: str) -> None:
    assert answers_of(read_story(text, [], cause="private_lending")).get(f"private_lending_{name}") != SKIPPED
