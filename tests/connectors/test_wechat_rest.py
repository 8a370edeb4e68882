"""An answer longer than WeChat's quota: the person is told that more waits, and a word brings it, nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.conversation.delivery import hand_over
from backend.conversation.model import Button, Reply
from connectors.base import utf8_bytes
from connectors.wechat.bubbles import composed, plain_text
from connectors.wechat.connector import PATH
from connectors.wechat.rest import PAYLOAD, saying_so
from sandbox.channels import wechat as platform
from tests.connectors.platform_double import Double
from tests.connectors.wechat_account import ACCOUNT, newest_job, post, running_account
from tests.web.fake_house import House, house

SENTENCES = [f"第{number:03}句：说得很长，一直说下去，没有尽头。" for number in range(1, 266)]
CHOICES = [{"title": "好", "payload": "/affirm"}, {"title": "不", "payload": "/deny"}]


@pytest.fixture(scope="module")
def double() -> Iterator[Double]:
    with running_account() as served:
        yield served


@pytest.fixture(scope="module")
def services(double: Double, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with house(tmp_path_factory.mktemp("wechat"), **ACCOUNT, wechat_api=double.url) as started:
        yield started


@pytest.fixture(autouse=True)
def a_bot_that_talks_long(double: Double, services: House, monkeypatch: pytest.MonkeyPatch) -> None:
    double.reset(services.url + PATH)
    answer = [{"text": "".join(SENTENCES), "buttons": CHOICES}]
    monkeypatch.setattr(services.bot, "replies", lambda request: answer)


def words(message: dict[str, Any]) -> str:
    menu = message.get("msgmenu", {})
    return str(message.get("xml") or message.get("text", {}).get("content") or menu.get("head_content") or "")


def more_waits(message: dict[str, Any]) -> bool:
    """Return True if a message says that more waits.

    The passive reply goes by another way than the rest, so it may be the last to be seen here.
    """
    return "后面还有" in words(message)


def heard_of(double: Double) -> list[str]:
    """Return the sentences that have arrived, in order; the passive reply is the first of an answer."""
    sent = sorted(double.sent, key=lambda message: message.get("msgtype") != "passive")
    said = "".join(words(message) for message in sent)
    return [sentence[:5] for sentence in sorted(SENTENCES, key=said.find) if sentence[:5] in said]


def test_the_last_message_allowed_says_that_more_waits_and_a_word_brings_it(double: Double, services: House) -> None:
    double.deliver(post("r_1", Content="长"))
    told = words(double.wait(1, more_waits)[0])
    double.wait(6)
    assert "后面还有 3 条" in told and "继续看" in told
    services.wait_until(lambda: newest_job(services)[0] == "done")
    double.deliver(post("r_1", Content="继续看"))
    last = double.wait(9)[-1]
    assert heard_of(double) == [sentence[:5] for sentence in SENTENCES], "all, in order"
    assert [one["content"] for one in last["msgmenu"]["list"]] == ["好", "不"]
    assert len(services.bot.asked) == 1, "the bot never hears of it"


def test_the_key_under_it_is_tapped_as_well_and_what_a_tap_does_not_allow_waits_again(
    double: Double, services: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(services.bot, "replies", lambda request: [{"text": "".join(SENTENCES) * 2}])
    double.deliver(post("r_2", Content="长"))
    for times in (1, 2):
        (key,) = double.wait(times, more_waits)[-1]["msgmenu"]["list"]
        double.deliver(post("r_2", window="click", Content=key["content"], bizmsgmenuid=key["id"]))
        double.wait(times + 1, more_waits)
    double.wait(12)
    assert double.calls.count("send") == 11, "one was the passive reply"


def test_a_tap_on_the_key_of_a_rest_that_has_come_says_that_it_is_an_old_choice(
    double: Double, services: House
) -> None:
    double.deliver(post("r_3", Content="长"))
    (key,) = double.wait(1, more_waits)[0]["msgmenu"]["list"]
    double.wait(6)
    tap = {"Content": key["content"], "bizmsgmenuid": key["id"]}
    double.deliver(post("r_3", Content="继续"))
    double.wait(9)
    asked = len(services.bot.asked)
    double.deliver(post("r_3", window="click", **tap))
    double.wait(10)
    assert len(services.bot.asked) == asked and PAYLOAD not in words(double.sent[-1])


def test_go_on_is_the_bots_word_where_nothing_waits(double: Double, services: House) -> None:
    services.bot.asked.clear()
    double.deliver(post("r_4", Content="继续"))
    double.wait()
    assert services.bot.asked[-1]["text"] == "继续"


def test_news_that_did_not_come_whole_are_told_to_wait_and_find_another_way_too(
    double: Double, services: House
) -> None:
    double.deliver(post("r_5", Content="你好"))
    double.wait(6)
    person = str(services.backend.conversation.people.find("wechat", "r_5"))
    services.wait_until(lambda: newest_job(services)[0] == "done")
    double.deliver(post("r_5", "voice", MediaId="m", Format="amr"))
    double.wait(7)
    with services.backend.database.transaction() as session:
        news = {"replies": [Reply("".join(SENTENCES))], "language": "zh-Hans", "key": "news", "elsewhere": True}
        hand_over(session, person, ("wechat", "r_5"), at=services.backend.clock.now(), **news)
    double.wait(2, more_waits)
    services.wait_until(lambda: newest_job(services)[0] == "dead")
    assert "quota_spent" in str(newest_job(services)[1])
    assert any("后面还有" in words(message) for message in double.sent)


@given(text=st.text(max_size=3_000), language=st.sampled_from(["zh-Hans", "zh-Hant", "en"]))
def test_any_message_has_room_for_the_sentence_that_more_waits(text: str, language: str) -> None:
    for piece in composed([Reply(text, (Button("好", "/affirm"),))], language):
        assert utf8_bytes(plain_text(saying_so(piece, 999, language))) <= platform.LONGEST_TEXT
