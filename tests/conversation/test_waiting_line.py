"""Who asks for a person has one place in the line, is told by when somebody answers, and can leave it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from backend.bootstrap import Backend
from backend.conversation.desk_commands import TakeOver, WhoWaits
from backend.conversation.model import CallHuman, EndCall, SetWhereabouts, Waiting, WaitsForHuman
from backend.conversation.waiting_words import AboutCall, about_the_call, facts_of_waiting
from backend.shared.clock import FixedClock
from backend.shared.parties import Person
from tests.conversation.conftest import PlayedBot, Say

END, WHEN = "end", "when"

EXPLICIT = [
    (
        END,
        [
            "取消转人工",
            "取消人工",
            "不用转人工了",
            "不要人工了",
            "人工不用了",
            "不等了",
            "唔使轉人工喇",
            "唔等啦",
            "不找客服了",
            "回到机器人",
            "返去機械人",
            "取消排队",
            "back to the bot",
            "Back to the robot please",
            "cancel the call",
            "stop waiting",
            "I don't need a person anymore",
            "cancel my place in the queue",
            "I do not want to wait any longer",
        ],
    ),
    (
        WHEN,
        [
            "什么时候有人回",
            "多久才有人回我",
            "人工什么时候来",
            "几时有人覆我",
            "怎么还没人",
            "还没人回",
            "點解仲冇人",
            "我前面还有几个人",
            "我排第几",
            "人呢？",
            "人工呢",
            "你们上班时间",
            "when will somebody answer?",
            "how long until someone replies",
            "is anybody there?",
            "Is there anyone there",
            "how many people are ahead of me",
            "nobody answers",
            "where is the officer?",
            "I am still waiting",
            "who will answer me and by when?",
            "谁来回我，几时回",
            "邊個會覆我",
            "他们什么时候回我",
            "谁会联系我",
            "who is going to reply to me?",
            "when will they get back to me",
        ],
    ),
]
BARE = [
    (
        END,
        ["算了不用了 谢谢", "还是不用了，我再想想", "都係唔使喇，我自己搞掂", "唔该，唔使喇", "那先不麻烦您了，谢谢"],
    ),
    (END, ["actually never mind, I'll think about it", "oh no need, thanks", "okay forget it, sorry"]),
    (END, ["不用了", "算了", "唔使喇", "不用了，谢谢", "取消", "never mind", "no need", "forget it", "cancel"]),
    (WHEN, ["要多久", "还要多久", "仲要等幾耐", "什么时候", "how long?", "when?", "how long do I have to wait"]),
]
OTHER = [
    "转人工",
    "我要人工",
    "talk to a person",
    "什么时候开庭",
    "案子要多久",
    "取消公证预约",
    "公证要多久",
    "我的案子等了三个月了",
    "when is my hearing",
    "how long does it take to notarize",
    "cancel my appointment",
    "对方不还钱",
    "我不用律师",
    "现在怎么办",
    "有人欠我钱",
    "人在多伦多",
    "no",
    "不",
    "不是",
    "谢谢",
    "没有",
    "I need a person to act for me",
    "两个人借钱不还，什么时候能立案",
    "谁来接我的案子",
    "who is my judge",
    "when do they have to answer my complaint",
    "when will the court answer the appeal?",
]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in EXPLICIT for text in texts])
def test_what_speaks_of_the_call(kind: str, text: str) -> None:
    assert about_the_call(text) == AboutCall(kind, bare=False)  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in BARE for text in texts])
def test_what_speaks_of_it_only_right_afterwards(kind: str, text: str) -> None:
    assert about_the_call(text) == AboutCall(kind, bare=True)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", OTHER)
def test_what_is_about_something_else(text: str) -> None:
    assert about_the_call(text) is None


def _person(backend: Backend, address: str) -> str:
    return backend.conversation.people.resolve("terminal", address)


def _called(backend: Backend, clock: FixedClock, *addresses: str) -> list[str]:
    people = [_person(backend, address) for address in addresses]
    for person in people:
        backend.bus.handle(CallHuman(person))
        clock.advance(timedelta(minutes=1))
    return people


def test_the_place_is_kept_however_often_one_calls(backend: Backend, clock: FixedClock) -> None:
    first, second, third = _called(backend, clock, "a", "b", "c")
    assert [backend.bus.handle(WaitsForHuman(one)).ahead for one in (first, second, third)] == [0, 1, 2]
    again = backend.bus.handle(CallHuman(first))
    assert (again.ahead, again.is_new) == (0, False)
    assert [one.person_id for one in backend.bus.handle(WhoWaits())] == [first, second, third]


def test_who_leaves_the_line_is_gone_from_the_desk_and_the_others_move_up(backend: Backend, clock: FixedClock) -> None:
    first, second = _called(backend, clock, "a", "b")
    assert backend.bus.handle(EndCall(first)) is True
    assert backend.bus.handle(EndCall(first)) is False
    assert backend.bus.handle(WaitsForHuman(first)) is None
    assert backend.bus.handle(WaitsForHuman(second)).ahead == 0
    assert [one.person_id for one in backend.bus.handle(WhoWaits())] == [second]


def test_who_is_being_spoken_with_waits_no_more(backend: Backend, say: Say, clock: FixedClock) -> None:
    say("你好")
    person = str(backend.conversation.people.find("terminal", "a"))
    backend.bus.handle(CallHuman(person))
    backend.bus.handle(TakeOver(person, "u1", "陈书记员"))
    assert backend.bus.handle(WaitsForHuman(person)) is None


def test_waiting_is_asked_about_and_ended_without_the_bot(backend: Backend, say: Say, bot: PlayedBot) -> None:
    say("你好")
    backend.conversation.worker.run_until_idle()
    person = str(backend.conversation.people.find("terminal", "a"))
    backend.bus.handle(CallHuman(person))
    heard = []
    for text in ("什么时候有人回", "不用了", "什么时候有人回"):
        turn_id = say(text)
        backend.conversation.worker.run_until_idle()
        view = backend.conversation.history.turn(turn_id)
        assert view is not None
        heard.append(view.replies[0].utter or view.replies[0].text)
    assert heard == ["utter_human_when", "utter_human_ended", "答：什么时候有人回"]
    assert backend.bus.handle(WhoWaits()) == []


def test_a_bare_no_belongs_to_the_question_that_was_asked_since(backend: Backend, say: Say) -> None:
    say("你好")
    backend.conversation.worker.run_until_idle()
    person = str(backend.conversation.people.find("terminal", "a"))
    backend.bus.handle(CallHuman(person))
    say("我想公证")
    say("不用了")
    backend.conversation.worker.run_until_idle()
    assert len(backend.bus.handle(WhoWaits())) == 1


def test_who_never_called_and_speaks_of_a_call_is_left_to_whoever_knows_of_one(backend: Backend, say: Say) -> None:
    turn_id = say("cancel my call")
    backend.conversation.worker.run_until_idle()
    view = backend.conversation.history.turn(turn_id)
    assert view is not None and all(one.utter != "utter_human_not_called" for one in view.replies)


def test_who_never_called_is_told_so(backend: Backend, say: Say) -> None:
    turn_id = say("取消转人工")
    backend.conversation.worker.run_until_idle()
    view = backend.conversation.history.turn(turn_id)
    assert view is not None and view.replies[0].utter == "utter_human_not_called"


def test_the_explanation_of_short_numbers_sends_nobody_in_a_circle(backend: Backend, say: Say, bot: PlayedBot) -> None:
    say("转人工")
    bot.answer = lambda request: [{"text": "请打 12368"}]
    person = str(backend.conversation.people.find("terminal", "a"))
    backend.bus.handle(CallHuman(person))
    backend.conversation.worker.run_until_idle()
    said = [entry.reply.text for entry in backend.conversation.history.since(person, 0, 20)]
    assert any("12368、12348" in text for text in said) and not any("说“转人工”" in text for text in said)


def _waiting(opens: datetime | None, ahead: int = 0) -> Waiting:
    now = datetime(2026, 11, 27, 2, tzinfo=UTC)
    return Waiting("12368", ahead, now, True, opens, datetime(2026, 11, 30, 1, 30, tzinfo=UTC), "08:30–12:00", False)


def test_both_clocks_are_told_and_how_many_wait_before() -> None:
    person = Person("p_1", "zh-Hans", city="多伦多", timezone="America/Toronto")
    closed = facts_of_waiting(_waiting(datetime(2026, 11, 30, 0, 30, tzinfo=UTC), 2), person)
    assert closed["place"] == "您前面还有 2 位。"
    assert all(part in closed["when"] for part in ("08:30–12:00", "11月30日 周一 08:30", "11月29日 周日 19:30"))
    english = facts_of_waiting(_waiting(None, 1), Person("p_1", "en", timezone="America/Toronto"))
    assert "one person ahead" in english["place"] and "open now" in english["when"]


def test_the_clock_of_whoever_moved_is_theirs(backend: Backend) -> None:
    person = _person(backend, "a")
    backend.bus.handle(SetWhereabouts(person, "悉尼", "Australia/Sydney"))
    facts = facts_of_waiting(backend.bus.handle(CallHuman(person)), backend.person(person))
    assert "悉尼" in facts["when"]
