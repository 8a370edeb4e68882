"""A call from the wish to the summary, on both databases: times, who is there, what is told once, whose it is."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from sqlalchemy import inspect, select

from backend.calls.commands import AskForCall, CallDiary, CancelCall, JudgeSummary, MoveCall, OneCall
from backend.calls.tables import calls, entries, places
from backend.shared.database import metadata
from backend.shared.errors import Refused
from backend.shared.tables import audit, outbox
from tests.calls.conftest import ANNA, BEN, CHEN, LI, NINE, TAISHAN, XINHUI, World


def test_at_once_is_offered_while_the_desk_is_open_somebody_is_there_and_free(world: World) -> None:
    assert world.times().now and world.times().opens is None
    world.officers.clear()
    assert not world.times().now and world.refused(AskForCall("c1", ANNA, "question")) == "call_nobody_there"
    world.officers.append("")
    world.ask("c2", BEN)
    assert not world.times().now, "the one officer is wanted by Ben"
    world.officers.append("")
    assert world.times().now
    world.clock.set(NINE.replace(hour=12, minute=30))
    assert not world.times().now and world.times().opens == NINE.replace(hour=14, minute=30)


def test_about_a_case_somebody_of_its_court_must_be_there(world: World) -> None:
    world.officers[:] = [TAISHAN]
    assert world.times().now and not world.times(case_id="k1").now
    world.officers.append(XINHUI)
    assert world.times(case_id="k1").now
    assert world.ask(about="case", case_id="k1").court == XINHUI
    assert [one.call_id for one in world.do(CallDiary(TAISHAN))] == []
    assert (
        [one.call_id for one in world.do(CallDiary(XINHUI))]
        == ["c1"]
        == [one.call_id for one in world.do(CallDiary(""))]
    )
    assert world.refused(OneCall("c1", TAISHAN)) == "call_unknown"


def test_nobody_calls_about_another_ones_case(world: World) -> None:
    for case_id in ("k1", "k9"):
        assert world.refused(AskForCall("c1", BEN, "case", case_id=case_id)) == "filing_case_unknown"


def test_what_is_sent_twice_is_asked_for_once_and_a_person_has_one_call_at_a_time(world: World) -> None:
    assert world.ask() == world.ask()
    assert world.refused(AskForCall("c2", ANNA, "question")) == "call_too_many"
    world.cancel()
    assert world.ask("c2").status == "asked"


def test_a_place_in_the_diary_is_given_once_however_many_ask(world: World) -> None:
    slot = world.times().slots[0].slot_id
    people = [f"p_{count:016x}" for count in range(8)]

    def book(person: str) -> str:
        try:
            return world.ask(f"c-{person}", person, slot_id=slot).status
        except Refused as no:
            return no.reason

    with ThreadPoolExecutor(4) as pool:
        ended = sorted(pool.map(book, people))
    assert ended == ["asked", *["call_time_taken"] * 7]
    assert slot not in [one.slot_id for one in world.times().slots]


def test_a_call_that_is_moved_or_called_off_frees_its_time_and_its_officer(world: World) -> None:
    first = world.book(at=0)
    slot = world.times().slots[0]
    world.take()
    moved = world.move(at=3)
    assert (moved.status, moved.officer, moved.officer_name) == ("asked", "", "") and moved.start > first.start
    assert world.times().slots[0].start == first.start < slot.start
    for _ in range(2):
        assert world.cancel().status == "cancelled"
    with world.infra.database.reading() as session:
        assert session.execute(select(places)).all() == []
    assert world.refused(MoveCall("c1", ANNA, slot.slot_id)) == "call_over"


def test_a_move_to_a_time_that_is_gone_changes_nothing(world: World) -> None:
    before = world.book(at=0)
    slot = world.times(BEN).slots[0].slot_id
    world.ask("c2", BEN, slot_id=slot)
    assert world.refused(MoveCall("c1", ANNA, slot)) == "call_time_taken"
    assert world.refused(MoveCall("c1", ANNA, "202611290300")) == "call_time_taken"
    assert world.latest().start == before.start


def test_another_person_reaches_nothing(world: World) -> None:
    world.held()
    world.summarize("小结")
    slot = world.times().slots[0].slot_id
    for command in (CancelCall("c1", BEN), MoveCall("c1", BEN, slot), JudgeSummary("j1", "c1", BEN, True)):
        assert world.refused(command) == "call_unknown"
    assert world.refused(AskForCall("c1", BEN, "question")) == "call_unknown"
    assert world.refused(CancelCall("c9", ANNA)) == "call_unknown"


def test_who_waits_at_once_gets_the_link_with_the_news_that_somebody_is_there(world: World) -> None:
    world.ask(topic="我的案子排期了没有")
    assert world.take() == world.take() and world.said() == ["open"]
    told = world.infra.heard.spoken[0]
    assert "/call/" in told.facts["url"] and "陈书记员" in told.facts["officer"]
    assert [title.zh for title, _ in told.buttons] == ["进通话页", "取消通话"]


def test_who_waits_on_the_page_already_is_sent_no_second_link(world: World) -> None:
    world.ask()
    seat = world.sit("person")
    assert world.see(seat).stage == "waiting"
    world.take()
    assert world.said() == [] and world.see(seat).stage == "open"


def test_a_booked_call_that_is_taken_is_told_on_both_clocks(world: World) -> None:
    world.book()
    world.take()
    told = world.infra.heard.spoken[0]
    assert told.utter == "utter_call_news_accepted" and "北京时间 11月30日 周一 09:30" in told.facts["when"]
    assert "多伦多" in told.facts["when"] and "20:30" in told.facts["when"]
    assert [title.zh for title, _ in told.buttons] == ["进通话页", "改时间", "取消通话"]


def test_a_colleague_does_not_take_what_is_taken(world: World) -> None:
    world.ask()
    world.take()
    for again in (lambda: world.take(officer=LI), lambda: world.decline("忙", officer=LI)):
        try:
            again()
        except Refused as no:
            assert no.reason == "call_taken"
        else:
            raise AssertionError("a colleague took it")


def test_declining_needs_a_reason_which_the_person_reads_with_numbers_masked(world: World) -> None:
    world.book()
    try:
        world.decline("  ")
    except Refused as no:
        assert no.reason == "call_words_missing"
    assert world.decline("请带护照 E12345678 来").status == "declined"
    told = world.infra.heard.spoken[0]
    assert told.utter == "utter_call_news_declined" and "E12345678" not in str(told.facts)
    assert [payload for _, payload in told.buttons] == ["/call_court"]
    assert world.times().slots[0].start == NINE + timedelta(minutes=30), "its time is free again"


def test_not_reached_is_noted_from_its_time_on_and_told(world: World) -> None:
    world.book()
    world.take()
    try:
        world.not_reached()
    except Refused as no:
        assert no.reason == "call_not_begun"
    world.clock.set(world.latest().start + timedelta(minutes=5))
    assert world.not_reached().status == "not_reached" and world.said() == ["accepted", "not_reached"]


def test_the_evening_before_is_the_persons_and_the_last_reminder_brings_the_link(world: World) -> None:
    friday = next(number for number, slot in enumerate(world.times().slots) if slot.start.day == 4)
    call = world.book(at=friday)  # Friday 08:30 in Beijing is Thursday 19:30 in Toronto
    world.wait_until(call.start - timedelta(hours=23))
    assert world.said() == ["reminder"]
    world.wait_until(call.start - timedelta(minutes=15))
    assert world.said() == ["reminder", "reminder_link"]
    assert "/call/" in world.infra.heard.spoken[1].facts["url"]


def test_a_call_that_was_moved_is_reminded_of_at_its_new_time_alone(world: World) -> None:
    first = world.book(at=2)
    second = world.move(at=8)
    world.wait_until(first.start - timedelta(minutes=10))
    assert world.said() == []
    world.wait_until(second.start - timedelta(minutes=15))
    assert world.said() == ["reminder_link"]


def test_when_nobody_of_ours_comes_the_person_is_told_that_it_was_us(world: World) -> None:
    world.ask()
    world.wait(minutes=9)
    assert world.said() == []
    for _ in range(2):
        world.wait(minutes=2)
    assert world.said() == ["lapsed"] and world.latest().status == "lapsed"
    assert world.infra.heard.spoken[0].facts["contact"] == "12368"


def test_a_call_that_was_taken_and_then_forgotten_is_ours_too(world: World) -> None:
    world.ask()
    world.take()
    world.wait(minutes=51)
    assert world.said() == ["open", "lapsed"]


def test_the_summary_is_shown_and_a_word_against_it_stands_beside_every_version(world: World) -> None:
    world.held()
    world.summarize("告知当事人十二月三日开庭。")
    told = world.infra.heard.spoken[-1]
    assert told.utter == "utter_call_news_summary" and told.facts["words"] == "告知当事人十二月三日开庭。"
    assert [title.zh for title, _ in told.buttons] == ["没有错", "不对"]
    assert world.refused(JudgeSummary("j0", "c1", ANNA, False, " ")) == "call_words_missing"
    world.judge(False, "说的是十二月五日")
    assert world.judge(False, "说的是十二月五日") == world.latest()
    world.summarize("更正：十二月五日开庭。", "s2")
    kept = [(one.kind, one.text) for one in world.latest().summaries]
    assert kept == [
        ("summary", "告知当事人十二月三日开庭。"),
        ("not_right", "说的是十二月五日"),
        ("summary", "更正：十二月五日开庭。"),
    ]
    assert world.latest().verdict is None
    world.judge(True, request_id="j2")
    assert world.latest().verdict is not None and world.said().count("summary") == 2


def test_only_a_call_that_was_held_has_a_summary(world: World) -> None:
    world.ask()
    world.take()
    try:
        world.summarize("没有谈")
    except Refused as no:
        assert no.reason == "call_not_held"
    else:
        raise AssertionError("a summary of nothing")
    assert world.refused(JudgeSummary("j1", "c1", ANNA, True)) == "call_no_summary"


def test_nothing_that_was_told_lies_open_in_the_tables_the_outbox_or_the_log(world: World) -> None:
    world.ask(topic="不能说的事", name="林美玲")
    world.take()
    world.decline("也不能说的理由")
    with world.infra.database.reading() as session:
        kept = str([session.execute(select(table)).all() for table in (calls, entries, outbox, audit)])
    assert all(word not in kept for word in ("不能说的事", "林美玲", "也不能说的理由", "陈书记员"))


def test_who_did_what_is_in_the_audit_log(world: World) -> None:
    world.held()
    world.summarize("小结")
    with world.infra.database.reading() as session:
        found = [(row.who, row.what) for row in session.execute(select(audit).order_by(audit.c.at))]
    assert (ANNA, "call.asked") in found and (f"officer:{CHEN}", "call.accept") in found
    assert (f"officer:{CHEN}", "call.end") in found and (f"officer:{CHEN}", "call.summary") in found


def test_migrations_and_tables_agree(world: World) -> None:
    names = [name for name in metadata.tables if name == "calls" or name.startswith("call_")]
    assert len(names) == 5
    for name in names:
        there = {column["name"] for column in inspect(world.infra.database.engine).get_columns(name)}
        assert there == set(metadata.tables[name].columns.keys())
