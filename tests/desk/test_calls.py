"""Calls over HTTP: the diary, one taken and gone into, declined, summed up; another court sees nothing of it."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from backend.calls.commands import AskForCall, FindCallTimes, JudgeSummary, MyCalls
from backend.calls.line.orders import Arrive, EndCall, LookAtLink, MyCallLink, TakeSeat
from backend.calls.tables import calls
from backend.contracts.desk import OfficersThere
from backend.desk.model import Role
from tests.desk.desk_browser import Desk, desk_of
from tests.desk.test_sections import last_said
from tests.web.fake_house import House


def booked(services: House, call_id: str, *, soon: bool = False) -> str:
    """A call of somebody new, in half an hour at the soonest or in a minute; the person's id."""
    person_id = str(services.backend.conversation.people.resolve("web", uuid.uuid4().hex))
    do = services.backend.bus.handle
    slots = do(FindCallTimes(person_id)).slots
    topic = "<script>alert(1)</script> 开庭在哪里"
    do(AskForCall(call_id, person_id, "question", slot_id=slots[len(slots) // 2].slot_id, name="林美玲", topic=topic))
    if soon:
        start = datetime.now(UTC) - timedelta(minutes=1)
        with services.backend.database.transaction() as session:
            change = update(calls).where(calls.c.call_id == call_id)
            session.execute(change.values(start=start, ends=start + timedelta(minutes=20)))
    return person_id


def test_a_call_is_in_the_diary_is_taken_and_its_person_hears_by_whom(services: House, desks: dict[Role, Desk]) -> None:
    anna = booked(services, "call-1")
    desk, path = desks["clerk"], "/desk/calls/call-1"
    assert path in desk.page("/desk/calls").text and "/desk/calls" in desk.page("/desk").text
    before = desk.page(path).text
    assert "&lt;script&gt;" in before and "林美玲" in before and 'value="enter"' not in before
    assert desk.send(path, do="take").status_code == 303
    assert "法院会按时和您通话" in last_said(services, anna) and "北京时间" in last_said(services, anna)
    colleague = desks["judge"].page(path).text
    assert "已由同事接" in colleague and 'value="take"' not in colleague
    assert desks["judge"].send(path, do="take").status_code == 409
    assert desk.send(path, do="summary", text="没有谈").status_code == 409


def test_who_may_not_see_calls_does_not(desks: dict[Role, Desk]) -> None:
    for role in ("notary", "mediator", "arbitration_secretary", "administrator"):
        assert desks[role].page("/desk/calls").status_code == 403


def test_declining_needs_a_reason_which_the_person_reads(services: House, desks: dict[Role, Desk]) -> None:
    anna = booked(services, "call-2")
    path = "/desk/calls/call-2"
    assert desks["clerk"].send(path, do="decline", reason=" ").status_code == 409
    assert desks["clerk"].send(path, do="decline", reason="那天法庭搬迁").status_code == 303
    assert "那天法庭搬迁" in last_said(services, anna) and path in desks["clerk"].page("/desk/calls?show=over").text


def test_the_officer_goes_in_from_the_page_and_writes_the_summary_afterwards(
    services: House, desks: dict[Role, Desk]
) -> None:
    anna, do = booked(services, "call-3", soon=True), services.backend.bus.handle
    desk, path = desks["clerk"], "/desk/calls/call-3"
    assert "现在" in desk.page("/desk/calls").text and 'value="enter"' in desk.page(path).text
    way_in = desk.send(path, do="enter")
    assert way_in.status_code == 303 and way_in.headers["location"].startswith("/call/")
    ticket = way_in.headers["location"].rpartition("/")[2]
    assert do(LookAtLink(ticket)).role == "officer"
    officer = do(TakeSeat(ticket, True, "Asia/Shanghai"))
    do(Arrive(do(TakeSeat(do(MyCallLink("call-3", anna)).url.rpartition("/")[2], True, "UTC")), "line"))
    do(EndCall(officer))
    assert desk.send(path, do="summary", text="告知开庭地点。").status_code == 303
    assert "告知开庭地点。" in last_said(services, anna)
    do(JudgeSummary("j1", "call-3", anna, False, "说的是第二法庭"))
    shown = desk.page(path).text
    assert "告知开庭地点。" in shown and "说的是第二法庭" in shown and "不对，实际是" in shown
    assert do(MyCalls(anna))[0].status == "done"


def test_not_reached_is_told_and_the_log_is_in_words(services: House, desks: dict[Role, Desk]) -> None:
    anna = booked(services, "call-4", soon=True)
    desk, path = desks["clerk"], "/desk/calls/call-4"
    desk.send(path, do="enter")
    assert desk.send(path, do="not_reached").status_code == 303
    assert "没有等到您" in last_said(services, anna) and "当事人没有来" in desk.page(path).text


def test_whoever_is_signed_in_and_may_take_calls_counts_as_there(services: House, desks: dict[Role, Desk]) -> None:
    do = services.backend.bus.handle
    before = do(OfficersThere("calls"))
    assert before >= 2 and do(OfficersThere("nothing")) == 0
    desk_of(services, "third-clerk", "clerk")
    assert do(OfficersThere("calls")) == before + 1
