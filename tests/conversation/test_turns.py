"""One person's messages are answered in order, once, in their language, whatever happens to the bot."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update
from sqlalchemy.exc import OperationalError

from backend.bootstrap import Backend
from backend.conversation.bots import BotEnded
from backend.conversation.model import ChangeLanguage, GetPerson, Reply, SetWhereabouts
from backend.conversation.tables import conversations, inbox
from backend.shared.clock import FixedClock
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.private_numbers import PrivateNumber, find_private
from backend.shared.tables import outbox
from tests.conversation.conftest import PlayedBot, Say

Texts = Callable[..., list[str]]


def _raise(error: Exception) -> Callable[[Any], Any]:
    def play(request: Any) -> Any:
        raise error

    return play


def test_messages_are_answered_in_the_order_they_came(backend: Backend, say: Say, texts: Texts) -> None:
    for text in ("一", "二", "三"):
        say(text)
    assert backend.conversation.worker.run_until_idle() == 3
    assert texts() == ["> 一", "> 二", "> 三", "答：一", "答：二", "答：三"]


def test_the_same_message_delivered_twice_is_answered_once(backend: Backend, say: Say, bot: PlayedBot) -> None:
    assert say("你好", platform_id="7") == say("你好", platform_id="7")
    backend.conversation.worker.run_until_idle()
    assert say("你好", platform_id="7")
    assert backend.conversation.worker.run_until_idle() == 0
    assert len(bot.requests) == 1


def test_one_message_from_eight_deliveries_at_once_is_one_turn(backend: Backend, say: Say) -> None:
    with ThreadPoolExecutor(8) as pool:
        turns = set(pool.map(lambda _: say("你好", platform_id="7"), range(8)))
    assert len(turns) == 1
    assert backend.conversation.worker.run_until_idle() == 1


def test_the_turn_can_be_read_while_it_waits_and_when_it_is_done(backend: Backend, say: Say) -> None:
    turn_id = say("你好")
    assert backend.conversation.history.turn(turn_id).state == "pending"  # type: ignore[union-attr]
    backend.conversation.worker.run_until_idle()
    view = backend.conversation.history.turn(turn_id)
    assert view is not None and (view.state, view.intent, view.confidence) == ("done", "greet", 0.9)
    assert [reply.text for reply in view.replies] == ["答：你好"]
    assert backend.conversation.history.turn("t_unknown") is None


def test_the_bot_is_told_language_zone_and_the_moment_of_arrival(backend: Backend, say: Say, bot: PlayedBot) -> None:
    say("I want to book for tomorrow", timezone="America/Toronto")
    backend.conversation.worker.run_until_idle()
    about = {"language": "en", "timezone": "America/Toronto", "now": "2026-11-23T20:00:00-05:00", "channel": "terminal"}
    assert bot.requests[0]["metadata"] == about


def test_traditional_in_traditional_out(backend: Backend, say: Say, texts: Texts) -> None:
    say("我想辦公證")
    backend.conversation.worker.run_until_idle()
    assert texts() == ["> 我想辦公證", "答：我想辦公證"]
    bot_said = backend.bus.handle(GetPerson(str(backend.conversation.people.find("terminal", "a"))))
    assert bot_said.language == "zh-Hant"


def test_a_language_changed_in_the_turn_is_the_answers_language(
    backend: Backend, say: Say, bot: PlayedBot, texts: Texts
) -> None:
    def change(request: Any) -> Any:
        backend.bus.handle(ChangeLanguage(request["sender_id"], "zh-Hant"))
        return [{"text": "我们继续", "buttons": [{"title": "继续", "payload": "/resume"}]}]

    bot.answer = change
    say("繁体")
    backend.conversation.worker.run_until_idle()
    assert texts()[-1] == "我們繼續"


def test_a_city_the_person_named_wins_over_the_device(backend: Backend, say: Say) -> None:
    say("hi", timezone="America/Toronto")
    person_id = str(backend.conversation.people.find("terminal", "a"))
    backend.bus.handle(SetWhereabouts(person_id, "Vancouver", "America/Vancouver"))
    say("hi", timezone="America/Toronto")
    assert backend.bus.handle(GetPerson(person_id)).timezone == "America/Vancouver"


def test_a_pressed_button_reads_as_its_title(backend: Backend, say: Say, bot: PlayedBot, texts: Texts) -> None:
    bot.answer = lambda request: [{"text": "好", "buttons": [{"title": "继续", "payload": "/resume"}]}]
    say("你好")
    backend.conversation.worker.run_until_idle()
    say(None, payload="/resume")
    assert texts()[-1] == "> 继续"


@pytest.mark.parametrize("text", ["", "\x00\x1b[31m", "\ue000x\ue001"[0], "🙂" * 30, "<b>x</b> **y**", "长" * 20_000])
def test_an_odd_message_still_gets_its_turn(text: str, backend: Backend, say: Say, bot: PlayedBot) -> None:
    say(text)
    assert backend.conversation.worker.run_until_idle() == 1
    assert len(bot.requests[0]["text"]) <= 10_000
    assert not set(bot.requests[0]["text"]) & set("\x00\x1b\ue000\ue001⟦⟧")


def test_a_silent_bot_is_apologised_for(backend: Backend, say: Say, bot: PlayedBot) -> None:
    bot.answer = lambda request: []
    turn_id = say("你好")
    backend.conversation.worker.run_until_idle()
    view = backend.conversation.history.turn(turn_id)
    assert view is not None and [reply.utter for reply in view.replies] == ["utter_bot_silent"]


def test_a_bot_that_is_away_is_told_once_and_the_message_answered_later(
    backend: Backend, say: Say, bot: PlayedBot, texts: Texts, clock: FixedClock
) -> None:
    answer, bot.answer = bot.answer, _raise(PlatformUnavailable("bot"))
    say("一")
    say("二")
    for _ in range(20):
        backend.conversation.worker.run_until_idle()
        clock.advance(timedelta(seconds=1))
    notices = [text for text in texts() if not text.startswith("> ")]
    assert len(notices) == 1
    bot.answer = answer
    assert backend.conversation.worker.run_until_idle() == 2
    assert texts()[-2:] == ["答：一", "答：二"]


def test_each_outage_is_told(backend: Backend, say: Say, bot: PlayedBot, texts: Texts, clock: FixedClock) -> None:
    answer = bot.answer
    for _ in range(2):
        bot.answer = _raise(PlatformUnavailable("bot"))
        say("一")
        clock.advance(timedelta(seconds=5))
        backend.conversation.worker.run_until_idle()
        clock.advance(timedelta(seconds=5))
        bot.answer = answer
        backend.conversation.worker.run_until_idle()
    assert len(texts()) == 6


def test_a_short_absence_is_not_mentioned(
    backend: Backend, say: Say, bot: PlayedBot, texts: Texts, clock: FixedClock
) -> None:
    answer, bot.answer = bot.answer, _raise(PlatformUnavailable("bot"))
    say("一")
    backend.conversation.worker.run_until_idle()
    clock.advance(timedelta(seconds=2))
    bot.answer = answer
    backend.conversation.worker.run_until_idle()
    assert texts() == ["> 一", "答：一"]


def test_a_message_that_breaks_the_bot_is_set_aside_and_the_next_is_answered(
    backend: Backend, say: Say, bot: PlayedBot, texts: Texts, clock: FixedClock
) -> None:
    good = bot.answer
    bad = _raise(PlatformRejected("bot", "boom"))
    bot.answer = lambda request: bad(request) if request["text"] == "坏" else good(request)
    say("坏")
    say("好")
    for _ in range(30):
        backend.conversation.worker.run_until_idle()
        clock.advance(timedelta(seconds=1))
    assert texts()[:2] == ["> 坏", "> 好"]
    assert "12368" in texts()[2]
    assert [texts()[3].startswith("12368、12348"), texts()[4:]] == [True, ["答：好"]]
    assert sum(request["text"] == "坏" for request in bot.requests) == 4


def test_a_message_that_ends_every_process_is_set_aside_and_the_next_is_answered(
    backend: Backend, say: Say, bot: PlayedBot, texts: Texts, clock: FixedClock
) -> None:
    say("坏")
    say("好")
    for _ in range(4):  # each time the process died between the claim and the answer
        assert backend.conversation.worker._turns.claim() is not None
        clock.advance(timedelta(minutes=1))
    backend.conversation.worker.run_until_idle()
    assert "12368" in texts()[2] and texts()[-1] == "答：好"
    assert [request["text"] for request in bot.requests] == ["好"]


def test_a_message_that_ends_every_bot_is_set_aside_at_the_third_and_the_next_is_answered(
    backend: Backend, say: Say, bot: PlayedBot, texts: Texts, clock: FixedClock
) -> None:
    answer, bot.answer = bot.answer, _raise(BotEnded("bot", "ended over it"))
    say("坏")
    for _ in range(6):
        backend.conversation.worker.run_until_idle()
        clock.advance(timedelta(minutes=1))
    bot.answer = answer
    say("好")
    backend.conversation.worker.run_until_idle()
    assert "12368" in texts()[1] and texts()[-1] == "答：好"
    assert sum(request["text"] == "坏" for request in bot.requests) == 3


def test_of_those_that_were_in_a_bot_when_it_ended_one_is_tried_at_a_time(
    backend: Backend, say: Say, clock: FixedClock
) -> None:
    """Tried together they would all be set aside with the one that ends it."""
    turns = backend.conversation.worker._turns
    for name in ("a", "b", "c"):
        say("在吗", address=name)
    assert all(turns.claim() for _ in range(3))  # and the process that held them dies
    clock.advance(timedelta(minutes=1))
    say("新来的", address="d")
    first, new = turns.claim(), turns.claim()
    assert first is not None and new is not None and (first.attempts, new.text) == (1, "新来的")
    assert turns.claim() is None
    turns.answered(first, [Reply("好")], {})
    clock.advance(timedelta(seconds=2))
    second = turns.claim()
    assert second is not None and second.attempts == 1 and second.person != first.person
    assert turns.claim() is None


def test_an_outage_is_not_counted_against_the_message(
    backend: Backend, say: Say, bot: PlayedBot, texts: Texts, clock: FixedClock
) -> None:
    answer, bot.answer = bot.answer, _raise(PlatformUnavailable("bot"))
    say("一")
    for _ in range(10):
        backend.conversation.worker.run_until_idle()
        clock.advance(timedelta(minutes=1))
    bot.answer = answer
    backend.conversation.worker.run_until_idle()
    assert texts()[-1] == "答：一"


def test_a_database_that_goes_away_before_the_answer_is_kept_is_not_counted_against_the_message(
    backend: Backend, say: Say, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = backend.conversation.worker
    say("一")
    with monkeypatch.context() as away:
        gone = OperationalError(None, None, ConnectionError("refused"))  # as without a connection
        away.setattr(worker._turns, "answered", lambda *_: (_ for _ in ()).throw(gone))
        for _ in range(6):
            with pytest.raises(OperationalError):
                worker.run_one()
            worker.run_one()  # it is handed back, and rests
            backend.clock.advance(timedelta(seconds=2))  # type: ignore[attr-defined]
    worker.run_until_idle()
    assert texts()[-1] == "答：一"


def test_a_bot_that_thinks_too_long_is_excused_and_its_answer_still_comes(
    backend: Backend, say: Say, bot: PlayedBot, texts: Texts
) -> None:
    def slowly(request: Any) -> Any:
        time.sleep(0.4)
        return [{"text": "终于"}]

    bot.answer = slowly
    say("你好")
    backend.conversation.worker.run_until_idle()
    assert len(texts()) == 3 and texts()[-1] == "终于"


def test_a_worker_that_lost_its_lease_writes_nothing(backend: Backend, say: Say, bot: PlayedBot, texts: Texts) -> None:
    def steal(request: Any) -> Any:
        with backend.database.transaction() as session:
            session.execute(update(conversations).values(fence=conversations.c.fence + 1))
        return [{"text": "zu spät"}]

    bot.answer = steal
    say("你好")
    backend.conversation.worker.run_one()
    assert texts() == ["> 你好"]
    with backend.database.reading() as session:
        assert session.execute(select(inbox.c.state)).scalar_one() == "open"


def test_two_persons_are_served_at_the_same_time_and_one_person_is_not(
    backend: Backend, say: Say, bot: PlayedBot
) -> None:
    now: list[str] = []
    together: set[tuple[str, ...]] = set()

    def watch(request: Any) -> Any:
        now.append(request["sender_id"])
        time.sleep(0.05)
        together.add(tuple(sorted(now)))
        now.remove(request["sender_id"])
        return [{"text": "x"}]

    bot.answer = watch
    for number in range(6):
        say(str(number), address=f"person {number % 2}")
    with ThreadPoolExecutor(4) as pool:
        while sum(pool.map(lambda _: backend.conversation.worker.run_one(), range(4))):
            pass
    assert len(bot.requests) == 6
    assert any(len(set(people)) == 2 for people in together)
    assert all(len(set(people)) == len(people) for people in together)


def test_a_turn_and_its_delivery_are_one_transaction(backend: Backend, say: Say) -> None:
    turn_id = say("你好")
    backend.conversation.worker.run_until_idle()
    with backend.database.reading() as session:
        keys = session.execute(select(outbox.c.key).where(outbox.c.topic == "deliver")).scalars().all()
    assert keys == [f"turn:{turn_id}"]


def test_nobody_waits_while_a_message_is_looked_through(
    backend: Backend, say: Say, texts: Texts, monkeypatch: pytest.MonkeyPatch
) -> None:
    people, asked = backend.conversation.people, []

    def slowly(*told: Any) -> list[PrivateNumber]:
        with ThreadPoolExecutor(1) as other:
            asked.append(other.submit(people.resolve, "terminal", "somebody else").result(timeout=2))
        return find_private(*told)

    monkeypatch.setattr("backend.shared.privacy.find_private", slowly)
    say("电话 13800138000", timezone="Asia/Shanghai")
    assert asked and "138****8000" in texts()[0]


def test_many_messages_of_one_person_let_others_have_their_turn(
    backend: Backend, say: Say, bot: PlayedBot, clock: FixedClock
) -> None:
    for number in range(6):
        say(f"多{number}", address="a")
        clock.advance(timedelta(milliseconds=10))
    say("少", address="b")
    clock.advance(timedelta(milliseconds=10))
    backend.conversation.worker.run_until_idle()
    order = [request["text"] for request in bot.requests]
    assert order[:2] == ["多0", "少"] and order[2:] == [f"多{number}" for number in range(1, 6)]


def test_whoever_was_served_longest_ago_comes_first_and_a_stranger_when_they_came(
    backend: Backend, say: Say, bot: PlayedBot, clock: FixedClock
) -> None:
    say("早上好", address="regular")
    backend.conversation.worker.run_until_idle()
    clock.advance(timedelta(minutes=5))
    for stranger in ("x", "y"):
        for number in range(3):
            say(f"{stranger}{number}", address=stranger)
            clock.advance(timedelta(milliseconds=10))
    say("又是我", address="regular")
    say("新来的", address="new")
    clock.advance(timedelta(milliseconds=10))
    bot.requests.clear()
    while backend.conversation.worker.run_one():
        clock.advance(timedelta(milliseconds=10))
    order = [request["text"] for request in bot.requests]
    assert order[0] == "又是我" and order.index("新来的") == 3 and order[-1] == "y2"
