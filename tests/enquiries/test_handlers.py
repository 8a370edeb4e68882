"""An enquiry from the question to its end, on both databases: numbers, consent, the promise, and what is told once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import inspect, select

from backend.enquiries.announcements import original_words
from backend.enquiries.commands import (
    EnquiryQueue,
    MyEnquiries,
    OneEnquiry,
    ReplyToOffice,
    SearchEnquiries,
    WithdrawEnquiry,
)
from backend.enquiries.tables import SEALED, enquiries, entries
from backend.shared.calendar import BEIJING
from backend.shared.database import metadata
from backend.shared.tables import audit, outbox
from tests.enquiries.conftest import ANNA, BEN, HERE, QUESTION, SECRETARY, World

THERE = ("litigation_service",)


def test_a_question_gets_a_number_and_a_day_and_twice_is_once(world: World) -> None:
    first, again = world.leave(), world.leave()
    assert first == again and (first.number, first.status, first.due) == ("ZC-2026-0001", "open", date(2026, 11, 27))
    assert world.leave("e2").number == "ZC-2026-0002"
    assert world.leave("e3", office="litigation_service").number == "SF-2026-0001"


def test_numbers_begin_anew_with_beijings_year(world: World) -> None:
    world.leave()
    world.clock.set(datetime(2027, 1, 1, 0, 30, tzinfo=BEIJING))
    assert world.leave("e2").number == "ZC-2027-0001"


def test_no_number_is_given_twice_to_people_who_ask_at_once(world: World) -> None:
    people = [f"p_{count:016x}" for count in range(12)]
    with ThreadPoolExecutor(6) as pool:
        made = list(pool.map(lambda person: world.leave(f"e-{person}", person_id=person), people))
    assert sorted(one.number for one in made) == [f"ZC-2026-{count:04d}" for count in range(1, 13)]


@pytest.mark.parametrize(
    ("share", "name", "contact", "before"),
    [("question", "", "", 0), ("contact", "陈太", "⟦phone:0123456789⟧", 0), ("talk", "陈太", "⟦phone:0123456789⟧", 2)],
)
def test_the_office_sees_what_the_person_shares_and_no_more(
    world: World, share: str, name: str, contact: str, before: int
) -> None:
    world.leave(share=share, name="陈太", contact="⟦phone:0123456789⟧")
    seen = world.do(OneEnquiry("e1", HERE))
    assert (seen.question, seen.name, seen.contact, len(seen.excerpt)) == (QUESTION, name, contact, before)


def test_nothing_that_was_written_lies_open_in_the_tables_the_outbox_or_the_log(world: World) -> None:
    world.leave(share="talk", name="陈太", contact="x@example.org")
    world.answer("不能说的答复")
    with world.database.reading() as session:
        rows = [session.execute(select(table)).all() for table in (enquiries, entries, outbox, audit)]
    kept = str(rows)
    assert all(word not in kept for word in (QUESTION, "陈太", "x@example.org", "不能说的答复", "仲裁怎么办"))


def test_another_office_and_another_person_reach_nothing(world: World) -> None:
    world.leave()
    assert world.refused(OneEnquiry("e1", THERE)) == "enquiry_unknown" and world.do(EnquiryQueue(THERE)) == []
    assert world.do(SearchEnquiries(THERE, "ZC-2026")) == [] and world.do(MyEnquiries(BEN)) == []
    for command in (WithdrawEnquiry("e1", BEN), ReplyToOffice("r1", BEN, "e1", "你好你好")):
        assert world.refused(command) == "enquiry_unknown"
    assert world.refused(OneEnquiry("e9", HERE)) == "enquiry_unknown"


def test_an_answer_is_told_once_with_its_number_and_numbers_in_it_are_masked(world: World) -> None:
    world.leave()
    text = "打 13800138000，带护照 E12345678"
    first, again = world.answer(text), world.answer(text)
    assert first.status == "answered" and first == again and world.said() == ["answer"]
    _, facts, buttons = world.spoken[0]
    assert facts["words"].startswith("打 13800138000，带护照 ⟦document:")
    assert "ZC-2026-0001" in facts["number"] and "何秘书" in facts["officer"]
    assert buttons == ["继续问", "撤回咨询"] and world.do(EnquiryQueue(HERE)) == []


def test_the_promise_rests_while_the_person_is_asked_and_begins_anew_with_the_reply(world: World) -> None:
    world.leave()
    assert world.ask().due is None and world.spoken[-1][2] == ["回复", "撤回咨询"]
    world.wait(10)
    assert world.said() == ["ask"], "nobody is told of a delay that is not the office's"
    for _ in range(2):
        told = world.do(ReplyToOffice("r1", ANNA, "e1", "2012 年签的"))
    assert (told.status, told.due) == ("open", date(2026, 12, 9)) and len(told.entries) == 3
    assert world.do(OneEnquiry("e1", HERE)).latest("reply").text == "2012 年签的"


def test_who_asks_on_after_an_answer_waits_for_the_office_again(world: World) -> None:
    world.leave()
    world.answer()
    assert world.do(ReplyToOffice("r1", ANNA, "e1", "费用多少？")).status == "open"
    assert [one.number for one in world.do(EnquiryQueue(HERE))] == ["ZC-2026-0001"]
    assert world.answer("请看收费表", "a2").status == "answered" and world.said() == ["answer", "answer"]


def test_a_promise_that_was_not_kept_is_said_once_and_the_enquiry_stays(world: World) -> None:
    world.leave()
    world.wait(3)
    assert world.said() == []
    for _ in range(3):
        world.wait(1)
    assert world.said() == ["late"] and world.spoken[0][1]["contact"] == "12348"
    assert world.latest().status == "open" and world.answer().status == "answered"


def test_what_is_taken_back_is_erased_and_its_number_stays(world: World) -> None:
    world.leave(share="talk", name="陈太", contact="x@example.org")
    world.ask()
    for _ in range(2):
        assert world.do(WithdrawEnquiry("e1", ANNA)).status == "withdrawn"
    seen = world.do(OneEnquiry("e1", HERE))
    assert (seen.number, seen.question, seen.name, seen.contact, seen.excerpt) == ("ZC-2026-0001", "", "", "", ())
    assert all(one.text == "" for one in seen.entries)
    assert world.refused(ReplyToOffice("r1", ANNA, "e1", "还想问")) == "enquiry_over"
    with pytest.raises(Exception, match="enquiry_over"):
        world.answer()


def test_what_is_closed_says_why_and_takes_nothing_more(world: World) -> None:
    world.leave()
    assert world.close().status == "closed" and world.spoken[0][1]["words"] == "与仲裁无关"
    assert world.spoken[0][2] == [] and world.refused(WithdrawEnquiry("e1", ANNA)) == "enquiry_over"
    assert [one.status for one in world.do(EnquiryQueue(HERE, over=True))] == ["closed"]


def test_the_queue_has_the_soonest_promise_first_and_who_is_asked_last(world: World) -> None:
    world.leave("e1")
    world.ask()
    world.leave("e2")
    world.clock.advance(timedelta(days=1))
    world.leave("e3", person_id=BEN)
    assert [one.enquiry_id for one in world.do(EnquiryQueue(HERE))] == ["e2", "e3", "e1"]


def test_an_enquiry_is_found_by_number_in_any_width_by_name_and_by_words_of_the_question(world: World) -> None:
    world.leave(share="contact", name="陈太")
    for text in ("zc-2026-0001", "ＺＣ－２０２６", "陈太", "华南国仲"):
        assert len(world.do(SearchEnquiries(HERE, text))) == 1, text
    assert world.do(SearchEnquiries(HERE, "离婚")) == world.do(SearchEnquiries(HERE, " ")) == []


def test_nobody_buries_an_office_in_questions(world: World) -> None:
    for count in range(5):
        world.leave(f"e{count}")
    with pytest.raises(Exception, match="enquiry_too_many"):
        world.leave("e9")
    assert world.leave("e9", person_id=BEN).number == "ZC-2026-0006"


def test_the_log_says_who_did_what_and_not_what_was_written(world: World) -> None:
    world.leave()
    world.answer()
    world.do(WithdrawEnquiry("e1", ANNA))
    with world.database.reading() as session:
        rows = session.execute(select(audit.c.who, audit.c.what).order_by(audit.c.position)).all()
    officer = f"officer:{SECRETARY}"
    assert [tuple(row) for row in rows] == [
        (ANNA, "enquiry.question"), (officer, "enquiry.answer"), (ANNA, "enquiry.withdrawn"),
    ]  # fmt: skip


PLANTED = ("紫藤树下的玉镯", "欧阳翠花", "cuihua@example.org", "青花瓷盘补充", "答复里的石榴籽")


def _everything(world: World) -> str:
    """Every cell of every table, sealed ones opened."""
    sealed = {(one.column.table.name, one.column.name): one for one in SEALED}
    told: list[str] = []
    with world.database.reading() as session:
        tables = [table for table in metadata.sorted_tables if inspect(session).has_table(table.name)]
        for table in tables:
            for row in session.execute(select(table)).mappings():
                for name, value in row.items():
                    one = sealed.get((table.name, name))
                    opened = world.keyring.open(value, one.context.format(**row)) if one else value
                    told.append(opened.decode(errors="replace") if isinstance(opened, bytes) else str(opened))
    return "\n".join(told)


def test_words_planted_in_an_enquiry_are_nowhere_in_the_database_once_it_is_taken_back(world: World) -> None:
    question, name, contact, reply, answer = PLANTED
    world.leave(question=question + "是谁的？", name=name, contact=contact, share="talk")
    world.answer(answer)
    world.do(ReplyToOffice("r1", ANNA, "e1", reply))
    before = _everything(world)
    assert all(word in before for word in PLANTED), "the search finds what is there"
    world.do(WithdrawEnquiry("e1", ANNA))
    after = _everything(world)
    assert [word for word in (*PLANTED, "仲裁怎么办") if word in after] == []


def test_files_are_copied_for_the_enquiry_and_deleted_with_it(world: World) -> None:
    world.leave(files=("f1", "f2"))
    assert world.do(OneEnquiry("e1", HERE)).files == ("f1-e1", "f2-e1")
    world.do(ReplyToOffice("r1", ANNA, "e1", "再补一张", ("f3",)))
    assert world.do(OneEnquiry("e1", HERE)).files == ("f1-e1", "f2-e1", "f3-e1")
    assert world.refused(WithdrawEnquiry("e1", BEN)) == "enquiry_unknown" and world.dropped == []
    world.do(WithdrawEnquiry("e1", ANNA))
    assert world.dropped == [(ANNA, "f1-e1"), (ANNA, "f2-e1"), (ANNA, "f3-e1")]
    assert world.do(OneEnquiry("e1", HERE)).files == ()


def test_more_files_than_an_enquiry_takes_are_refused(world: World) -> None:
    world.leave(files=("f1", "f2", "f3"))
    assert world.refused(ReplyToOffice("r1", ANNA, "e1", "还有", ("f4", "f5", "f6"))) == "enquiry_files_full"


@pytest.mark.parametrize(
    ("words", "language", "told"),
    [
        ("请带土地证来。", "en", True),
        ("Please bring the land certificate.", "en", False),
        ("Please bring the land certificate.", "zh-Hans", True),
        ("请到 Vancouver 总领馆办 affidavit。", "zh-Hant", False),
        ("请到 Vancouver 总领馆办 affidavit。", "en", True),
        ("2026-12-01", "en", False),
    ],
)
def test_words_in_another_language_are_said_to_be_the_original(words: str, language: str, told: bool) -> None:
    assert bool(original_words(words, language)) is told
