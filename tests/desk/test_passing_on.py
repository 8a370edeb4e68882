"""A conversation is passed on, with a note: the person is told, and the bot answers meanwhile."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.conversation.desk_commands import Caller, HandBack, PassOn, WhoWaits
from backend.conversation.model import CallHuman, ChangeLanguage, Inbound
from backend.conversation.tables import handovers
from backend.desk.model import Role
from backend.shared.tables import audit
from backend.shared.wording import Words
from tests.desk.chat_fixtures import CHEN, LI, Chat
from tests.desk.desk_browser import Desk
from tests.web.fake_house import House

NOTE = "问公证书认证，护照 G12345678"


def pass_on(chat: Chat, officer: str = CHEN, to_officer: str = "", note: str = NOTE) -> PassOn:
    role, name = ("", Words("李法官", "李法官")) if to_officer else ("notary", Words("公证员", "our notary"))
    return PassOn(chat.person, officer, "陈书记员", role, to_officer, name, note)


def waiting(chat: Chat) -> list[Caller]:
    found: list[Caller] = chat.do(WhoWaits())
    return found


def test_whoever_speaks_with_a_person_passes_them_on_and_the_bot_answers_meanwhile(chat: Chat) -> None:
    chat.do(CallHuman(chat.person, "找人工", "web"))
    chat.take()
    chat.do(pass_on(chat))
    assert "陈书记员已经请公证员来接着答复您" in chat.last()
    chat.says("好的")
    assert chat.bot.asked[-1] == "好的"
    (caller,) = waiting(chat)
    assert (caller.reason, caller.taken_by, caller.passing and caller.passing.to_role) == ("找人工", "", "notary")
    chat.take(LI, "李公证员")
    passing = chat.talk().passing
    assert passing is not None and (passing.by, passing.note) == (CHEN, NOTE)
    chat.do(HandBack(chat.person, LI))
    assert waiting(chat) == [] and chat.talk().passing is None


def test_a_caller_nobody_has_answered_is_passed_on_and_keeps_their_place(chat: Chat) -> None:
    chat.do(CallHuman(chat.person, "找人工", "web"))
    since = chat.clock.now()
    chat.clock.advance(timedelta(hours=2))
    for _ in range(2):
        chat.do(pass_on(chat))
    (caller,) = waiting(chat)
    assert (caller.since, caller.reason) == (since, "找人工")
    said = [entry.reply.text for entry in chat.backend.conversation.history.since(chat.person)]
    assert sum("陈书记员已经请" in text for text in said) == 1
    chat.do(pass_on(chat, LI, to_officer=CHEN))
    (caller,) = waiting(chat)
    assert caller.passing is not None and (caller.passing.to_officer, caller.since) == (CHEN, since)


def test_an_english_reader_is_told_in_english(chat: Chat) -> None:
    chat.do(ChangeLanguage(chat.person, "en"))
    chat.take()
    chat.do(pass_on(chat))
    assert chat.last().startswith("陈书记员 has asked our notary to take over from here")


def test_nobody_passes_on_what_is_not_theirs(chat: Chat) -> None:
    assert chat.refused(pass_on(chat)) == "desk_talk_not_yours"
    chat.take()
    assert chat.refused(pass_on(chat, LI)) == "desk_talk_taken"
    assert chat.refused(pass_on(chat, note=" \u200b ")) == "desk_note_empty"
    assert chat.talk().taken_by == CHEN


def test_the_note_is_sealed_and_the_audit_log_says_who_passed_it_to_whom(chat: Chat) -> None:
    chat.take()
    chat.do(pass_on(chat))
    with chat.backend.database.reading() as session:
        kept: Any = session.execute(select(handovers.c.note)).scalar_one()
        line = session.execute(select(audit).where(audit.c.what == "desk.talk_passed")).mappings().one()
    assert b"G12345678" not in bytes(kept)
    assert (line["who"], line["facts"]) == (f"officer:{CHEN}", {"person": chat.person, "to": "notary"})


@pytest.fixture
def path(services: House) -> str:
    """The page of somebody new who calls."""
    address = secrets.token_hex(4)
    services.backend.conversation.receiver.receive(Inbound("web", address, "m1", "你好"))
    person = services.backend.conversation.people.find("web", address) or ""
    services.backend.bus.handle(CallHuman(person, "要问公证的事", "web"))
    return f"/desk/talks/{person}"


def test_the_desk_passes_on_and_only_both_sides_read_the_note(desks: dict[Role, Desk], path: str) -> None:
    clerk, notary, judge = desks["clerk"], desks["notary"], desks["judge"]
    assert clerk.send(path, do="pass", to="role:notary", note=NOTE).headers["location"] == "/desk/talks?done=passed_on"
    assert "陈书记员转给您" in notary.page("/desk/talks").text and "转给公证员" in judge.page("/desk/talks").text
    assert NOTE in notary.page(path).text and NOTE in clerk.page(path).text
    assert NOTE not in judge.page(path).text and "说明只给转交人和接手的人看" in judge.page(path).text
    assert notary.send(path, do="take").status_code == 303
    assert NOTE in notary.page(path).text


@pytest.mark.parametrize("to", ["", "role:administrator", "role:<b>", "officer:o_nobody"])
def test_it_is_passed_only_to_somebody_in_the_list(desks: dict[Role, Desk], path: str, to: str) -> None:
    answer = desks["clerk"].send(path, do="pass", to=to, note="说明")
    assert answer.status_code == 409 and "请从列表里选择转给谁" in answer.text and ">说明</textarea>" in answer.text


def test_who_calls_about_arbitration_stands_first_for_its_secretary_and_is_named_in_words(
    services: House, desks: dict[Role, Desk]
) -> None:
    plain, asking = (services.backend.conversation.people.resolve("web", secrets.token_hex(4)) for _ in range(2))
    for person, reason in ((plain, "ask_human"), (asking, "ask_arbitration")):
        services.backend.bus.handle(CallHuman(person, reason, "web"))
    queue = desks["arbitration_secretary"].page("/desk/talks").text
    assert "问仲裁" in queue and "要找人工" in queue and "归您答复" in queue
    assert "ask_human" not in queue and "ask_arbitration" not in queue
    assert queue.index(asking) < queue.index(plain)
    others = desks["clerk"].page("/desk/talks").text
    assert others.index(plain) < others.index(asking) and "归您答复" not in others
