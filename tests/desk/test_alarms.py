"""Somebody in danger stands in front of the desk's list, with kind, place and since when."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from backend.conversation.alarms import RaiseAlarm, alarm_of
from backend.conversation.desk_commands import Caller, TakeOver, WhoWaits
from backend.conversation.model import CallHuman, Inbound
from backend.conversation.tables import handovers
from backend.desk.model import Role
from backend.filing.model import Case
from backend.shared.tables import audit
from tests.desk.chat_fixtures import Chat
from tests.desk.desk_browser import Desk
from tests.web.fake_house import House


def _ben(chat: Chat) -> str:
    """Somebody else, who writes from another address."""
    chat.backend.conversation.receiver.receive(Inbound("web", "ben", "b1", "你好", None))
    return str(chat.backend.conversation.people.find("web", "ben"))


def _waiting(chat: Chat) -> list[Caller]:
    found: list[Caller] = chat.do(WhoWaits())
    return found


def test_who_is_in_danger_stands_before_who_has_waited_longer(chat: Chat) -> None:
    other = _ben(chat)
    chat.do(CallHuman(other, "ask_human", "web"))
    chat.clock.advance(timedelta(hours=1))
    chat.do(RaiseAlarm(chat.person, "violence_now", "AU", "墨尔本"))
    first, second = _waiting(chat)
    assert (first.person_id, second.person_id) == (chat.person, other)
    assert first.alarm is not None and second.alarm is None
    assert (first.alarm.kind, first.alarm.country, first.alarm.place) == ("violence_now", "AU", "墨尔本")
    assert first.alarm.since == chat.clock.now()


def test_who_asked_for_a_human_before_is_marked_too_and_listed_once(chat: Chat) -> None:
    chat.do(CallHuman(chat.person, "ask_human", "web"))
    chat.clock.advance(timedelta(minutes=5))
    chat.do(RaiseAlarm(chat.person, "medical"))
    (caller,) = _waiting(chat)
    assert caller.alarm is not None and (caller.alarm.kind, caller.alarm.place) == ("medical", "")


def test_the_same_danger_told_again_is_one_alarm_and_another_kind_a_second(chat: Chat) -> None:
    for kind in ("detained", "detained", "medical"):
        chat.do(RaiseAlarm(chat.person, kind, "US", "洛杉矶"))
    with chat.backend.database.reading() as session:
        noted = session.execute(select(audit.c.what).where(audit.c.what == "emergency.alarm")).all()
    assert len(noted) == 2


def test_a_person_has_one_open_alarm_that_tells_the_latest_danger_and_place(chat: Chat) -> None:
    chat.do(RaiseAlarm(chat.person, "violence_now"))
    since = chat.clock.now()
    chat.clock.advance(timedelta(minutes=5))
    chat.do(RaiseAlarm(chat.person, "medical", "AU", "悉尼"))
    with chat.backend.database.reading() as session:
        told = session.execute(select(handovers.c.reason).where(handovers.c.person_id == chat.person)).scalars().all()
    assert told == ["emergency:medical:AU"], "the place is sealed beside it"
    (caller,) = _waiting(chat)
    assert caller.alarm is not None
    assert (caller.alarm.kind, caller.alarm.since, caller.alarm.place) == ("medical", since, "悉尼")


def test_many_alarms_of_one_person_are_one_place_before_who_asks_for_a_human(chat: Chat) -> None:
    for kind in ("violence_now", "medical", "missing", "detained"):
        chat.do(RaiseAlarm(chat.person, kind))
    chat.clock.advance(timedelta(minutes=5))
    assert chat.do(CallHuman(_ben(chat), "ask_human", "web")).ahead == 1


def test_it_is_off_the_list_once_an_officer_speaks_with_them(chat: Chat) -> None:
    chat.do(RaiseAlarm(chat.person, "self_harm"))
    chat.do(TakeOver(chat.person, "o_1", "陈书记员"))
    (caller,) = _waiting(chat)
    assert (caller.taken_by, caller.alarm) == ("o_1", None)


def test_an_ordinary_call_is_no_alarm(chat: Chat) -> None:
    assert alarm_of("ask_human", chat.clock.now()) is None


def test_the_desk_sees_it_in_red_with_its_kind_its_place_and_since_when(
    services: House, desks: dict[Role, Desk], filed: Case
) -> None:
    services.backend.bus.handle(RaiseAlarm(filed.person_id, "trafficked_or_held", "MM", "妙瓦底"))
    page = desks["clerk"].page("/desk/talks").text
    row = page[page.index('class="in-danger"') :]
    assert "被拐卖或关押" in row and "妙瓦底 (MM)" in row
