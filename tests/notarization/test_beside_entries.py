"""An entry changed by its number at a notary's review, with a new number and another time told in the same breath."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.dialogue.candidates import Candidates, Proposal
from actions.dialogue.commands import ChangeAnswers, CorrectSlot
from actions.dialogue.readers.revisions import revisions
from actions.dialogue.reading import Reading
from actions.dialogue.state import REVIEW
from actions.dialogue.wished_before import WISHED
from actions.notarization.questions import QUESTIONS
from actions.notarization.readers.certificates import changes_time
from actions.notarization.told import Told, beside_entries
from backend.shared.wished_times import WishedTimes
from tests.dialogue.states import state_of

KNOWN = {
    "matter": "power_of_attorney", "use_place": "china", "nationality": "foreign", "whereabouts": "jiangmen",
    "route": "in_person", "slot": {"slot_id": "a", "start": "2026-12-02T01:00:00+00:00"}, "applicant_name": "李秀英",
    "document_number": "K1234567E", "phone": "+14165550123", "note": "两份",
}  # fmt: skip
NUMBER = Reading("E12345678", entities=("document_number",))
AFTERNOON = WishedTimes(days=(("2026-12-02", "2026-12-02"),), at="14:00")


def told_beside(text: str, **heard: Any) -> list[Any]:
    """Return the commands of a message beside the entries that it calls by number."""
    said = Answer(text, "correct_answer")
    revised = [Proposal(one, {}) for one in revisions(said, at_review=True, numbered=True)]
    state = state_of(QUESTIONS, REVIEW, KNOWN, numbered=True)
    return list(beside_entries(state, said, Candidates(revised=revised, own=Told(**heard))))


def test_the_number_and_the_time_told_beside_an_entry_are_changed_too() -> None:
    text = "第3项不对，我换了中国护照，号码是E12345678，还有日期改下午两点"
    number, time = told_beside(text, answers={"document_number": NUMBER}, wish=AFTERNOON)
    assert isinstance(number, CorrectSlot) and (number.field, number.reading) == ("document_number", NUMBER)
    assert isinstance(time, ChangeAnswers) and time.question == "slot" and time.changes[WISHED]


def test_a_number_that_stands_there_already_is_not_said_again() -> None:
    known = Reading("K1234567E", entities=("document_number",))
    assert told_beside("改第7项：李秀瑛，护照K1234567E没错", answers={"document_number": known}) == []


@pytest.mark.parametrize("text", ["第10项：护照号E12345678也带上", "第8项改成E12345678", "证件类别不对"])
def test_a_number_within_the_entry_is_the_entry_s(text: str) -> None:
    assert told_beside(text, answers={"document_number": NUMBER}) == []


def test_a_day_within_the_words_of_an_entry_moves_no_appointment() -> None:
    assert told_beside("第3项不对，我12月2日换了中国护照", wish=AFTERNOON) == []


@pytest.mark.parametrize(
    "text",
    ["还有日期改下午两点", "时间改到16号", "换成明天", "时间推到下周三", "change the time to 2pm", "move it to Friday"],
)
def test_another_time_is_heard(text: str) -> None:
    assert changes_time(text)


@pytest.mark.parametrize("text", ["我换了中国护照", "改第2项", "改2份", "make it 3 copies", "下午两点", "换个翻译"])
def test_what_changes_something_else_changes_no_time(text: str) -> None:
    assert not changes_time(text)
