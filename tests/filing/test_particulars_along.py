"""A name with particulars in one message: all of them are kept; and names stand on the side that is told."""

from __future__ import annotations

import asyncio
from dataclasses import astuple
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer, Reading
from actions.dialogue.candidates import Candidates
from actions.dialogue.commands import ChangeAnswers, SetSlot
from actions.dialogue.turn import Turn
from actions.filing import corrections
from actions.filing.parties import party_fields
from actions.filing.readers.party_names import roles_told
from tests.dialogue.states import state_of
from tests.filing.one_message import commands

FIELDS = {field.name: field for role in ("plaintiff", "defendant") for field in party_fields(role)}  # type: ignore[arg-type]
DOCUMENT, PHONE = "⟦document:0123456789⟧", "⟦phone:0123456789⟧"


async def _accepts(command: object) -> object:
    """A backend to which every number looks right."""
    return next(value for value in astuple(cast(Any, command)) if str(value).startswith("⟦"))


def read(name: str, text: str, day: str = "", words: str = "", answers: dict[str, Any] | None = None) -> Reading:
    """What a question about a party makes of a message with at most one day in it."""
    start = text.index(words) if words else 0
    entity = {"entity": "date", "value": day, "start": start, "end": start + len(words)}
    answer = Answer(text, "inform", "answer", (entity,) if day else ())
    turn = SimpleNamespace(
        answer=answer,
        person=SimpleNamespace(timezone="America/Toronto", person_id="p_1"),
        do=_accepts,
        answers=answers or {"for_whom": "self", "plaintiff_1_kind": "person"},
        tracker=SimpleNamespace(get_slot=lambda slot: None, latest_message={}, events=[]),
        now=datetime(2026, 11, 24, 9, tzinfo=UTC),
        timezone="America/Toronto",
        language="zh-Hans",
        has_draft=False,
    )
    return asyncio.run(cast(Any, FIELDS[name].read(cast(Turn, turn), answer)))


@pytest.mark.parametrize(
    "text",
    [
        f"冯伟强，男，1971年5月6日，护照{DOCUMENT}，温哥华 Fraser St 4100号，{PHONE}",
        f"我叫冯伟强，{PHONE}，{DOCUMENT}，男，温哥华 Fraser St 4100号，1971年5月6日",
    ],
)
def test_all_that_is_told_with_a_name_is_kept(text: str) -> None:
    found = read("plaintiff_1_name", text, "1971-05-06", "1971年5月6日")
    assert found.value == "冯伟强"
    assert found.also["plaintiff_1_sex"] == "male"
    assert found.also["plaintiff_1_birth_date"] == "1971-05-06"
    assert found.also["plaintiff_1_document_number"] == DOCUMENT
    assert found.also["plaintiff_1_phone"] == PHONE
    assert found.also["plaintiff_1_address"]["text"] == "温哥华 Fraser St 4100号"


def test_a_birthday_told_with_the_sex_is_kept() -> None:
    found = read("plaintiff_1_sex", "女，1980年9月2日", "1980-09-02", "1980年9月2日")
    assert (found.value, found.also["plaintiff_1_birth_date"]) == ("female", "1980-09-02")


def test_a_day_of_something_else_is_no_birthday() -> None:
    found = read("plaintiff_1_name", "我叫冯伟强，2021年3月2日借给他的钱", "2021-03-02", "2021年3月2日")
    assert found.value == "冯伟强"
    assert "plaintiff_1_birth_date" not in found.also


def test_a_companys_name_is_taken_out_of_its_sentence() -> None:
    found = read("defendant_1_name", "we bought there. it is Kaiping Sunny Bath Co Ltd 开平市阳光卫浴有限公司")
    assert (found.value, found.also["defendant_1_kind"]) == ("开平市阳光卫浴有限公司", "organisation")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("搞错了，梁少强系被告，我先系原告，我叫冯伟强", {"defendant": "梁少强", "plaintiff": "冯伟强"}),
        ("被告才是梁少强，佢住恩平", {"defendant": "梁少强"}),
        ("Peter Kwan is the defendant", {"defendant": "Peter Kwan"}),
        ("原告應該是我媽溫李秀蘭 我替她辦", {"plaintiff": "溫李秀蘭"}),
        ("被告只有溫志強一個", {"defendant": "溫志強"}),
        ("The plaintiff should be Lam Yuk Ching, not Kevin Lam", {"plaintiff": "Lam Yuk Ching"}),
        ("被告是我老公", {}),
        ("他就是被告", {}),
    ],
)
def test_who_stands_on_which_side(text: str, told: dict[str, str]) -> None:
    assert roles_told(text) == told


def test_a_name_on_the_wrong_side_goes_to_the_other_with_what_was_told_of_it() -> None:
    known = {"plaintiff_1_name": "梁少强", "plaintiff_1_kind": "person", "plaintiff_1_sex": "male"}
    said = Answer("错了，梁少强是被告，我是原告，我叫冯伟强", "inform")
    state = state_of(tuple(FIELDS.values()), "plaintiff_1_particulars", known)
    (command,) = corrections.propose(state, said, Candidates())
    assert isinstance(command, ChangeAnswers)
    assert command.changes == {
        "plaintiff_1_name": "冯伟强",
        "plaintiff_1_kind": "person",
        "plaintiff_1_sex": None,
        "defendant_1_name": "梁少强",
        "defendant_1_kind": "person",
        "defendant_1_sex": "male",
    }


@pytest.mark.parametrize(
    ("text", "day", "words", "born"),
    [
        ("女，1948年7月12日", "1948-07-12", "1948年7月12日", True),
        ("合同是2025年3月1日签的，说好年底完工", "2025-03-01", "2025年3月1日", False),
        ("借条写的是人民币35万，2024年1月5号借，一年还", "2024-01-05", "2024年1月5号", False),
    ],
)
def test_the_day_of_a_deed_is_no_birthday(text: str, day: str, words: str, born: bool) -> None:
    found = read("plaintiff_1_particulars", text, day, words)
    assert ("plaintiff_1_birth_date" in found.also) is born


@pytest.mark.parametrize(
    "text",
    [
        f"Female, born 5 May 1968, US passport {DOCUMENT}, 88 Mott Street Apt 4B New York, {PHONE}",
        f"male, 5 May 1968, {DOCUMENT}, 12 Rue Sainte-Catherine, Montreal, my cell is {PHONE}",
    ],
)
def test_particulars_are_taken_whatever_was_said_between(text: str) -> None:
    """Behind an alarm or an answer to a question the open question's own words are not the last that were said."""
    known = {"matter": "civil", "for_whom": "self", "plaintiff_1_kind": "person", "plaintiff_1_name": "Linda Chan"}
    values = [("document", DOCUMENT, DOCUMENT), ("phone", PHONE, PHONE), ("date", "5 May 1968", "1968-05-05")]
    made = commands(text, "plaintiff_1_particulars", {**known, "cause": "house_lease"}, *values)
    taken = next(one for one in made if isinstance(one, SetSlot))
    assert taken.field == "plaintiff_1_particulars"
    assert {name.removeprefix("plaintiff_1_") for name in taken.reading.also} == {
        "sex", "birth_date", "document_number", "address", "phone",
    }  # fmt: skip
