"""An officer writes and the bot is silent; what is read of the talk before is for the person to say."""

from __future__ import annotations

from datetime import timedelta

from backend.conversation.desk_commands import AskForExcerpt, HandBack, TakeOver, WhoWaits, WriteToPerson
from backend.conversation.model import CallHuman, ChangeLanguage, Inbound
from tests.desk.chat_fixtures import CHEN, LI, Chat


def test_while_an_officer_writes_the_bot_hears_nothing_and_then_it_does_again(chat: Chat) -> None:
    chat.take()
    turn = chat.says("我的案子怎么样了")
    chat.do(WriteToPerson("w1", chat.person, CHEN, "请补交借条原件的照片。"))
    assert chat.last() == "【陈书记员】\n请补交借条原件的照片。"
    chat.do(HandBack(chat.person, CHEN))
    assert "机器人回来了" in chat.last()
    chat.says("好")
    assert chat.bot.asked == ["你好", "好"]
    view = chat.backend.conversation.history.turn(turn)
    assert view and view.state == "done" and view.later[0].text.startswith("【陈书记员】\n请")


def test_what_still_waits_for_the_bot_when_the_officer_joins_is_the_officers(chat: Chat) -> None:
    chat.backend.conversation.receiver.receive(Inbound("web", "anna", "late", "在吗"))
    chat.take()
    chat.backend.conversation.worker.run_until_idle()
    assert chat.bot.asked == ["你好"]


def test_a_turn_in_the_bots_hands_is_finished(chat: Chat) -> None:
    chat.backend.conversation.receiver.receive(Inbound("web", "anna", "late", "在吗"))
    turn = chat.backend.conversation.worker._turns.claim()
    assert turn is not None
    chat.take()
    chat.backend.conversation.worker._turns.answered(turn, [], {})
    assert chat.backend.conversation.history.turn(turn.turn_id).state == "done"  # type: ignore[union-attr]


def test_the_person_is_told_in_their_language_and_everything_goes_out_once(chat: Chat) -> None:
    chat.do(ChangeLanguage(chat.person, "en"))
    chat.take(name="Clerk Chen")
    assert chat.last().startswith("Clerk Chen from our staff has joined")
    chat.do(WriteToPerson("w1", chat.person, CHEN, "Hello"))
    chat.do(WriteToPerson("w1", chat.person, CHEN, "Hello"))
    said = [entry.reply.text for entry in chat.backend.conversation.history.since(chat.person)]
    assert said.count("【Clerk Chen】\nHello") == 1


def test_a_traditional_reader_gets_traditional_and_the_officers_name_as_it_is(chat: Chat) -> None:
    chat.do(ChangeLanguage(chat.person, "zh-Hant"))
    chat.take(name="陈书记员")
    chat.do(WriteToPerson("w1", chat.person, CHEN, "请补交证据"))
    assert chat.last() == "【陈书记员】\n請補交證據"


def test_only_the_officer_who_joined_writes_and_hands_back(chat: Chat) -> None:
    assert chat.refused(WriteToPerson("w1", chat.person, CHEN, "x")) == "desk_talk_not_yours"
    chat.take()
    chat.take()
    assert chat.refused(TakeOver(chat.person, LI, "李法官")) == "desk_talk_taken"
    for command in (
        WriteToPerson("w2", chat.person, LI, "x"), HandBack(chat.person, LI), AskForExcerpt(chat.person, LI),
    ):  # fmt: skip
        assert chat.refused(command) == "desk_talk_not_yours"
    assert chat.refused(WriteToPerson("w3", chat.person, CHEN, " \u200b ")) == "desk_message_empty"
    assert chat.refused(TakeOver("p_nobody", CHEN, "x")) == "desk_person_unknown"


def test_who_calls_is_listed_until_somebody_answers(chat: Chat) -> None:
    for _ in range(2):
        chat.do(CallHuman(chat.person, "找人工", "web"))
    assert [(one.person_id, one.taken_by) for one in chat.do(WhoWaits())] == [(chat.person, "")]
    chat.take()
    assert [(one.officer_name, one.reason) for one in chat.do(WhoWaits())] == [("陈书记员", "")]
    chat.do(HandBack(chat.person, CHEN))
    assert chat.do(WhoWaits()) == [] and not chat.talk().called


def test_the_desk_reads_nothing_from_before_until_the_person_says_yes(chat: Chat) -> None:
    assert chat.seen_by_desk() == []
    chat.take()
    assert not any("你好" in text for text in chat.seen_by_desk())
    chat.do(AskForExcerpt(chat.person, CHEN))
    assert chat.talk().consent == "asked" and "想看您之前" in chat.last()
    chat.presses("同意")
    assert chat.talk().consent == "yes" and chat.seen_by_desk()[0] == "你好"
    chat.presses("撤回同意")
    assert chat.talk().consent == "no" and "你好" not in chat.seen_by_desk()
    assert chat.bot.asked == ["你好"]


def test_consent_to_read_ends_with_the_talk(chat: Chat) -> None:
    chat.take()
    chat.do(AskForExcerpt(chat.person, CHEN))
    chat.presses("同意")
    chat.do(HandBack(chat.person, CHEN))
    assert chat.seen_by_desk() == [] and chat.talk().consent == "none"
    chat.take(LI, "李法官")
    assert chat.talk(officer=LI).consent == "none" and "你好" not in chat.seen_by_desk(LI)


def test_consent_to_read_is_for_one_officer(chat: Chat) -> None:
    chat.take()
    chat.do(AskForExcerpt(chat.person, CHEN))
    chat.presses("同意")
    chat.says("秘密：我家里的事")
    assert chat.seen_by_desk(LI) == [] and chat.talk(officer=LI).consent == "none"


def test_an_old_yes_says_nothing_in_another_talk(chat: Chat) -> None:
    chat.take()
    chat.do(AskForExcerpt(chat.person, CHEN))
    chat.do(HandBack(chat.person, CHEN))
    chat.take(LI, "李法官")
    chat.presses("同意")
    assert "你好" not in chat.seen_by_desk(LI) and "已经结束" in chat.last()
    assert chat.bot.asked == ["你好"]


def test_an_officer_who_falls_silent_gives_the_person_back(chat: Chat) -> None:
    chat.take()
    chat.clock.advance(timedelta(minutes=20))
    chat.do(WriteToPerson("w1", chat.person, CHEN, "请稍等"))
    chat.clock.advance(timedelta(minutes=20))
    chat.backend.infra.outbox.run_due_once()
    assert chat.talk().taken_by == CHEN
    chat.clock.advance(timedelta(minutes=11))
    chat.backend.infra.outbox.run_due_once()
    assert chat.talk().taken_by == "" and "机器人回来了" in chat.last()


def test_a_document_number_an_officer_types_is_hidden_and_the_courts_telephone_is_not(chat: Chat) -> None:
    chat.take()
    chat.do(WriteToPerson("w1", chat.person, CHEN, "身份证 440703199001012317，请打 0750-3168168"))
    assert "0750-3168168" in chat.last() and "440703199001012317" not in chat.last()
