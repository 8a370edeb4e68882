"""With each typed message the bot is told which buttons stood under our last words."""

from __future__ import annotations

from typing import Any

from backend.bootstrap import Backend
from backend.conversation.offered import is_question
from tests.conversation.conftest import PlayedBot, Say

SURE = {
    "text": "确定撤回吗？",
    "buttons": [{"title": "确定撤回", "payload": "/y"}, {"title": "不撤了", "payload": "/n"}],
}
WAYS = {"text": "可以这样办：", "buttons": [{"title": "网上立案", "payload": "/a"}]}


def _offered(backend: Backend, say: Say, bot: PlayedBot, replies: list[dict[str, Any]], *then: str) -> dict[str, Any]:
    bot.answer = lambda request: replies if request["text"] == "你好" else [{"text": "好的。"}]
    for text in ("你好", *then):
        say(text)
        backend.conversation.worker.run_until_idle()
    offered: dict[str, Any] = bot.requests[-1]["offered"]
    return offered


def test_the_buttons_of_the_last_bubble_that_has_any_are_offered(backend: Backend, say: Say, bot: PlayedBot) -> None:
    offered = _offered(backend, say, bot, [WAYS, SURE, {"text": "请放心。"}], "确定")
    assert offered["buttons"] == [["确定撤回", "/y"], ["不撤了", "/n"]]
    assert offered["asks"] is True
    assert offered["beside"] == [["网上立案", "/a"]]


def test_buttons_of_an_answer_before_the_last_are_not_offered_any_more(
    backend: Backend, say: Say, bot: PlayedBot
) -> None:
    assert _offered(backend, say, bot, [SURE], "等一下", "确定")["buttons"] == []


def test_the_first_message_is_offered_nothing(backend: Backend, say: Say, bot: PlayedBot) -> None:
    assert _offered(backend, say, bot, [SURE])["buttons"] == []


def test_a_question_is_known_by_its_end() -> None:
    assert is_question("要我转过去吗？ ")
    assert is_question("Shall I pass it on?)")
    assert not is_question("已取消。要重新约吗？随时告诉我。")
