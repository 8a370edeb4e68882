"""The way to the bot: one's own first, passed over when it is gone, and each failure judged by the bot's health."""

from __future__ import annotations

import socket
from collections import Counter
from collections.abc import Iterator

import pytest

from backend.conversation import bots as bots_module
from backend.conversation import metrics
from backend.conversation.bots import BotEnded, Bots
from backend.shared.errors import PlatformRejected, PlatformUnavailable
from backend.shared.metrics import REGISTRY
from tests.reliability.fake_bot import FakeBot

REQUEST = {"sender_id": "p_1", "message_id": "t_1", "text": "hi"}


@pytest.fixture
def bot() -> Iterator[FakeBot]:
    bot = FakeBot()
    yield bot
    bot.stop()


def _closed_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


def test_a_person_keeps_their_bot_when_another_joins() -> None:
    two, three = Bots(["http://a", "http://b"], "t"), Bots(["http://a", "http://b", "http://c"], "t")
    for number in range(200):
        before, after = two.in_order_for(f"p_{number}")[0], three.in_order_for(f"p_{number}")[0]
        assert after in (before, "http://c")


def test_persons_are_spread_over_the_bots() -> None:
    bots = Bots(["http://a", "http://b", "http://c"], "t")
    shares = Counter(bots.in_order_for(f"p_{number}")[0] for number in range(600))
    assert min(shares.values()) > 130


def test_an_answer_comes_back(bot: FakeBot) -> None:
    assert Bots([bot.url], "t").turn("p_1", REQUEST)["replies"] == [{"text": "answer to hi"}]


def test_a_bot_that_is_gone_is_passed_over(bot: FakeBot) -> None:
    gone = _closed_port()
    bots = Bots([bot.url, gone], "t")
    persons = [f"p_{number}" for number in range(20)]
    assert {bots.in_order_for(person)[0] for person in persons} == {bot.url, gone}
    assert all(bots.turn(person, REQUEST | {"sender_id": person})["replies"] for person in persons)


def test_no_bot_at_all_is_an_outage() -> None:
    with pytest.raises(PlatformUnavailable):
        Bots([_closed_port()], "t").turn("p_1", REQUEST)


def test_a_failure_of_a_healthy_bot_is_the_messages_fault(bot: FakeBot) -> None:
    bot.poison.add("hi")
    with pytest.raises(PlatformRejected):
        Bots([bot.url], "t").turn("p_1", REQUEST)


def test_a_bot_that_hangs_on_one_message_but_is_healthy_is_the_messages_fault(bot: FakeBot) -> None:
    bot.delay = 0.5
    with pytest.raises(PlatformRejected):
        Bots([bot.url], "t", answer_seconds=0.1).turn("p_1", REQUEST)


def test_a_bot_that_ends_over_a_message_is_the_messages_fault(bot: FakeBot) -> None:
    bot.dies_at.add("hi")
    with pytest.raises(BotEnded, match="ended over it"):
        Bots([bot.url], "t").turn("p_1", REQUEST)


def test_an_outage_behind_the_bot_is_not_the_messages_fault(bot: FakeBot) -> None:
    bot.outage = True
    with pytest.raises(PlatformUnavailable):
        Bots([bot.url], "t").turn("p_1", REQUEST)


def test_one_bot_of_two_is_enough(bot: FakeBot) -> None:
    assert Bots([_closed_port(), bot.url], "t").healthy()
    assert not Bots([_closed_port()], "t").healthy()


def test_the_bot_is_told_whose_actions_the_turn_needs(bot: FakeBot) -> None:
    Bots([bot.url], "t", actions="http://one:8000/internal/actions").turn("p_1", REQUEST)
    assert bot.requests[-1]["actions"] == "http://one:8000/internal/actions"


def test_at_least_one_address_is_needed() -> None:
    with pytest.raises(ValueError):
        Bots([], "t")


def _said(name: str, **labels: str) -> float | None:
    return REGISTRY.get_sample_value(f"yiqiaotong_{name}", labels)


def test_calls_are_counted_by_bot_and_end_and_a_bot_is_named_without_its_path(bot: FakeBot) -> None:
    name, gone = bot.url.removeprefix("http://"), _closed_port()
    Bots([bot.url], "t").turn("p_1", REQUEST)
    with pytest.raises(PlatformUnavailable):
        Bots([gone], "t").turn("p_1", REQUEST)
    assert _said("bot_call_seconds_count", bot=name, outcome="answered") == 1
    assert _said("bot_call_seconds_count", bot=gone.removeprefix("http://"), outcome="away") == 1
    assert _said("bot_calls_under_way", bot=name) == 0


def test_a_look_tells_a_bot_that_is_well_from_one_that_hangs_and_one_that_is_gone(
    bot: FakeBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bots_module, "CONNECT_SECONDS", 0.3)
    gone = _closed_port()
    with socket.create_server(("127.0.0.1", 0)) as deaf:  # takes the connection, and says nothing
        hung = f"http://127.0.0.1:{deaf.getsockname()[1]}"
        Bots([bot.url, hung, gone], "t").look()
    for url, state in ((bot.url, "well"), (hung, "hung"), (gone, "away")):
        named = url.removeprefix("http://")
        assert [one for one in metrics.BOT_STATES if _said("bot_state", bot=named, state=one)] == [state]


def test_of_the_models_a_bot_had_only_the_newest_is_told() -> None:
    for model in ("aaa", "bbb"):
        metrics.saw_bot("a:1", "well", model)
    assert (_said("bot_model_info", bot="a:1", model="aaa"), _said("bot_model_info", bot="a:1", model="bbb")) == (
        None,
        1,
    )
