"""The one form offered under an answer is taken by a wish that names it, or by a yes to a question; never by chance."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from actions.dialogue.message import UserMessage
from actions.dialogue.offer_taken import form_taken

SERVICES = ("notarization", "filing")
BOOK = {"title": "预约公证", "payload": '/start_notarization{"notarization_matter": "will"}'}
BOOK_TRADITIONAL = {"title": "預約公證", "payload": "/start_notarization"}
BOOK_EN = {"title": "Book a notarization", "payload": "/start_notarization"}
FILE = {"title": "开始办：网上立案", "payload": "/start_filing"}
HELP = {"title": "能办什么", "payload": "/ask_help"}
TOLD, ASKED = "费用：以公证处窗口公布为准", "您现在没有公证预约。要约一个吗？"


def _turn(text: str, buttons: list[dict[str, Any]], said: str = TOLD, *, has_draft: bool = False) -> Any:
    answer = UserMessage.from_message({"text": text, "intent": {"name": "inform"}})
    return SimpleNamespace(answer=answer, buttons_last=buttons, texts_before=[said], has_draft=has_draft)


@pytest.mark.parametrize(
    ("text", "buttons"),
    [
        ("那帮我预约吧", [BOOK]), ("好，预约", [BOOK]), ("那就约公证吧", [BOOK]), ("咁幫我預約啦", [BOOK_TRADITIONAL]),
        ("ok please book one", [BOOK_EN]), ("book it for me then", [BOOK_EN]), ("那帮我预约吧", [BOOK, HELP]),
        ("好，帮我立案", [FILE]),
    ],
)  # fmt: skip
def test_a_wish_that_names_the_button_takes_it(text: str, buttons: list[dict[str, Any]]) -> None:
    assert form_taken(_turn(text, buttons), SERVICES) == ("filing" if FILE in buttons else "notarization")


@pytest.mark.parametrize("text", ["那先写吧", "好 起狀啦", "ok let's start"])
def test_to_begin_takes_the_form_that_was_offered_some_messages_before(text: str) -> None:
    assert form_taken(_later(text, [[FILE], []]), SERVICES) == "filing"
    assert form_taken(_later(text, [[BOOK], [FILE, HELP]]), SERVICES) == "filing"
    assert form_taken(_later(text, [[FILE], [FILE, BOOK]]), SERVICES) == ""
    assert form_taken(_later(text, [[HELP]]), SERVICES) == ""


def test_to_begin_never_means_the_enquiry_that_stands_below_every_doubtful_answer() -> None:
    ask = {"title": "替我去问", "payload": "/start_enquiry"}
    assert form_taken(_later("那先写吧", [[FILE], [ask]]), (*SERVICES, "enquiry"), {"enquiry"}) == "filing"


def _later(text: str, offered: list[list[dict[str, Any]]]) -> Any:
    """A person who typed this behind several answers with these buttons."""
    events: list[dict[str, Any]] = []
    for buttons in offered:
        events += [{"event": "user", "text": "…"}, {"event": "bot", "data": {"buttons": buttons}}]
    turn = _turn(text, offered[-1])
    turn.tracker = SimpleNamespace(events=[*events, {"event": "user", "text": text}])
    return turn


@pytest.mark.parametrize("text", ["好", "好的", "ok", "可以！"])
def test_a_yes_takes_what_we_asked_for_and_is_no_more_than_courtesy_below_an_answer(text: str) -> None:
    assert form_taken(_turn(text, [BOOK], ASKED), SERVICES) == "notarization"
    assert form_taken(_turn(text, [BOOK], TOLD), SERVICES) == ""


@pytest.mark.parametrize(
    "turn",
    [
        _turn("帮我查一下我的预约", [BOOK]),
        _turn("我想了解收养公证要备哪些材料", [BOOK]), _turn("那预约要多少钱？", [BOOK]),
        _turn("帮我写一份起诉状", [BOOK]), _turn("公证费我付了", [BOOK]),
        _turn("那帮我预约吧", [BOOK, FILE]), _turn("那帮我预约吧", []), _turn("那帮我预约吧", [HELP]),
        _turn("那帮我预约吧", [BOOK], has_draft=True),
        _turn("我爸预约了医院的手术，人还在多伦多没有回来，等他下个月回来以后我再跟你说这件事情的经过", [BOOK]),
        _turn("好", [BOOK, HELP], ASKED), _turn("好，可是我弟弟不肯", [BOOK], ASKED),
    ],
    ids=[
        "looks up", "wants to know", "asks",
        "another wish", "told as done", "two forms", "no button", "no form", "in a form", "tells", "two buttons",
        "a yes and more",
    ],
)  # fmt: skip
def test_anything_else_takes_nothing(turn: Any) -> None:
    assert form_taken(turn, SERVICES) == ""
