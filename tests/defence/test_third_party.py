"""Whoever is the third party of a suit is told apart from a defendant, and from who only speaks of a third one."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.defence import third_party
from actions.readers.standing import stands


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("我不是被告，是第三人", True), ("法院追加我做第三人", True), ("我係第三人唔係被告", True),
        ("我唔係被告，我係第三人嚟㗎", True), ("法院把我爸列为第三人了", True), ("传票上写我是第三人", True),
        ("通知書寫住我係第三人", True), ("我在這個案子裡是無獨立請求權的第三人", True), ("我被法院加为第三人", True),
        ("法院通知我作为第三人参加诉讼", True), ("我公司被追加成第三人", True),
        ("the court added me as a third party", True), ("I'm only a third party in this case", True),
        ("They've joined me as third-party in the suit", True), ("I was listed as a third person", True),
        ("I am not the defendant, I'm the third party", True), ("my company was named as a third party", True),
        ("钱是第三人转给他的", False), ("我可以申请追加他做第三人吗", False), ("第三人撤销之诉是什么", False),
        ("我是通过第三人介绍认识他的", False), ("我老公有第三者，我要离婚", False), ("被告申请追加第三人怎么写", False),
        ("I paid through a third party website", False), ("I want to add him as a third party", False),
        ("I sold it to a third party", False), ("我是被告", False), ("我把房子卖给了第三人", False),
        ("I am suing a third party", False), ("他把我的股权卖给第三人", False), ("我要告的是第三人", False),
    ],
)  # fmt: skip
def test_a_third_party_is_who_says_so_of_oneself(text: str, *, is_one: bool) -> None:
    assert third_party.is_third_party(text) is is_one


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("第三人要交答辩状吗", True), ("第三人有什么权利", True), ("第三人可以上诉吗", True),
        ("第三人使唔使出庭", True), ("can a third party appeal", True),
        ("does the third party have to appear in court", True),
        ("第三人撤销之诉要多久判决", False), ("保险公司赔第三人要看责任吗", False),
        ("what is a third party", False),
    ],
)  # fmt: skip
def test_what_holds_for_third_parties_is_asked_apart(text: str, *, asks: bool) -> None:
    assert stands("asks_of_third_party", text) is asks


class Talk:
    """A turn outside any form that keeps the words said."""

    def __init__(self, text: str, *before: str, language: str = "zh-Hans") -> None:
        self.answer, self.has_draft, self.language = Answer(text, "inform"), False, language
        self.before = [Answer(one, "inform") for one in before]
        self.words = ""

    def typed_before(self, most: int) -> list[Answer]:
        return self.before[:most]

    def say(self, utter: str, buttons: Any = None, *, words: str) -> None:
        self.words = words


@pytest.fixture(autouse=True)
def no_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """A suit of which no day is told."""
    monkeypatch.setattr(third_party, "suit_told", lambda turn, said: type("Told", (), {"values": {}})())


def test_no_time_to_answer_is_told_and_the_appeal_by_what_the_judgment_says() -> None:
    talk: Any = Talk("我不是被告，是第三人")
    assert third_party.answered(talk)
    assert "答辩期是给被告的" in talk.words
    further: Any = Talk("那我能上诉吗", "我不是被告，是第三人")
    assert third_party.answered(further)
    assert "判您承担责任的" in further.words
    assert "管辖" not in further.words


@pytest.mark.parametrize("text", ["附近的公证处", "谢谢", "我能请律师去开庭吗", "can I appeal online?"])
def test_other_matters_after_it_are_left_to_their_answers(text: str) -> None:
    talk: Any = Talk(text, "我係第三人")
    assert not third_party.answered(talk)


def test_nobody_else_hears_of_it() -> None:
    talk: Any = Talk("我能上诉吗", "我是被告")
    assert not third_party.answered(talk)
