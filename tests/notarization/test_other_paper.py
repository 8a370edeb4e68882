"""Another paper at the review takes the old paper's number along, so that no booking is made under it."""

from __future__ import annotations

from typing import Any

import pytest

from actions.dialogue.fields import Field
from actions.dialogue.flow import Circumstances
from actions.dialogue.message import UserMessage
from actions.dialogue.reading import Reading
from actions.notarization.flows import BOOK, drop_number_of_other_paper

OLD = {"nationality": "foreign", "document_number": "K1234567E", "applicant_name": "陈志明"}


class Reviewed:
    """A turn at the review that keeps what is changed."""

    def __init__(self, text: str, *entities: dict[str, Any]) -> None:
        self.answer = UserMessage(text, "correct_answer", entities=entities)
        self.answers: dict[str, Any] = dict(OLD)

    def change(self, forget: list[str]) -> None:
        for name in forget:
            del self.answers[name]


def field(name: str) -> Field:
    return next(one for one in BOOK.fields if one.name == name)


@pytest.mark.parametrize("text", ["我换了中国护照", "证件类别改成中国护照", "I have a Chinese passport now"])
async def test_the_number_of_the_old_paper_goes(text: str) -> None:
    turn: Any = Reviewed(text)
    await drop_number_of_other_paper(turn, field("nationality"), Reading("prc_mainland"), Circumstances())
    assert "document_number" not in turn.answers
    assert turn.answers["applicant_name"] == "陈志明"


async def test_a_number_told_with_the_new_paper_stays() -> None:
    number = {"entity": "document_number", "value": "E12345678", "start": 9, "end": 18}
    turn: Any = Reviewed("我换了中国护照，号码E12345678", number)
    await drop_number_of_other_paper(turn, field("nationality"), Reading("prc_mainland"), Circumstances())
    assert "document_number" in turn.answers


async def test_another_city_leaves_the_number() -> None:
    turn: Any = Reviewed("我现在在悉尼")
    await drop_number_of_other_paper(turn, field("city"), Reading("悉尼"), Circumstances())
    assert turn.answers == OLD


async def test_the_booking_does_so() -> None:
    turn: Any = Reviewed("我换了中国护照")
    await BOOK.kept(turn, field("nationality"), Reading("prc_mainland"), Circumstances())
    assert "document_number" not in turn.answers
