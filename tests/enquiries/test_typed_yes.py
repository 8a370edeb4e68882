"""A typed yes at the question whether to withdraw: what the database then holds of the enquiry, row by row."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import select

from backend.enquiries.module import purpose_of
from backend.enquiries.tables import DETAILS, TEXT, enquiries, entries
from backend.files.tables import kept_files
from tests.files import made_files
from tests.stage.house import House
from tests.stage.player import Player

QUESTION, ADDED, ANSWER = "紫藤树下那份合同的仲裁条款有效吗？", "补充：青花瓷盘也写在合同里", "石榴籽那一条有效。"
NAME, CONTACT = "欧阳翠花", "cuihua@example.org"


def rows_of(house: House, person_id: str) -> dict[str, Any]:
    """The enquiry's row with its details opened, its entries' words, and the copies of its files."""
    backend = house.backend
    keyring = backend.infra.keyring
    with backend.database.reading() as session:
        row = session.execute(select(enquiries).where(enquiries.c.person_id == person_id)).mappings().one()
        written = session.execute(select(entries).where(entries.c.enquiry_id == row["enquiry_id"])).mappings().all()
        mine = (kept_files.c.person_id == person_id) & (kept_files.c.purpose == purpose_of(row["enquiry_id"]))
        copies = session.execute(select(kept_files.c.file_id).where(mine)).scalars().all()
    return {
        "status": row["status"], "due": row["due"],
        "details": keyring.open_json(row["details"], DETAILS.context.format(**row)),
        "texts": [keyring.open(one["text"], TEXT.context.format(**one)).decode() for one in written],
        "kinds": [one["kind"] for one in written], "copies": list(copies),
    }  # fmt: skip


def asked_added_and_answered(house: House) -> Player:
    """Somebody whose enquiry has a file, an answer and an addition, and who has said that they take it back."""
    person = Player(house, "Asia/Shanghai")
    person.say("给仲裁秘书留个问题")
    person.upload("合同.pdf", made_files.pdf())
    for text in (QUESTION, "称呼和联系方式也给", NAME, CONTACT):
        person.say(text)
    person.press("确认提交")
    person.play([{"officer": {"enquiry": {"answer": ANSWER}}, "later": "utter_enquiry_news_answer"}])
    person.press("继续问")
    person.say(ADDED)
    person.press("确认提交")
    person.say("撤回我的咨询")
    return person


@pytest.mark.slow
def test_after_a_typed_yes_the_rows_hold_nothing_of_it_but_its_number(house: House) -> None:
    person = asked_added_and_answered(house)
    person_id = house.backend.conversation.people.find("terminal", person.name) or ""
    before = rows_of(house, person_id)
    assert before["status"] in ("open", "answered")
    assert (before["details"]["name"], len(before["copies"])) == (NAME, 1)
    assert {QUESTION, ADDED, ANSWER} <= set(before["texts"])
    replies = person.say("确定")
    assert [one["utter"] for one in replies] == ["utter_enquiry_withdrawn"]
    after = rows_of(house, person_id)
    assert (after["status"], after["due"], after["details"], after["copies"]) == ("withdrawn", None, {}, [])
    assert set(after["texts"]) == {""}
    assert after["kinds"][-1] == "withdrawn"


@pytest.mark.slow
def test_after_a_typed_no_every_row_is_as_it_was(house: House) -> None:
    person = asked_added_and_answered(house)
    person_id = house.backend.conversation.people.find("terminal", person.name) or ""
    before = rows_of(house, person_id)
    replies = person.say("不用了")
    assert [one["utter"] for one in replies] == ["utter_enquiry_kept"]
    assert rows_of(house, person_id) == before
