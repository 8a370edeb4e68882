"""Somebody who only wants to know whether they are sued is told where to look; nothing is noted, no form opens."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.defence import whether_sued
from actions.defence.readers.pleas import plea_kind
from actions.defence.readers.suits import asks_whether_sued, contested_in, says_nothing_came, says_sued
from actions.readers.sides import standpoint


@pytest.mark.parametrize(
    "text",
    [
        "我不是要告他,我只是想知道他有没有告我", "我想查下佢有冇告我", "怎么查他是不是已经起诉我了",
        "想知道前夫有没有去法院告我", "点样查到佢系咪告咗我",
        "is there a way to know whether he has sued me", "has my brother filed a lawsuit against me?",
        "I don't know if someone has sued me", "他到底告没告我",
    ],
)  # fmt: skip
def test_who_asks_whether_there_is_a_suit_tells_of_none(text: str) -> None:
    assert asks_whether_sued(text)
    assert not says_sued(text)
    assert standpoint(text).side != "sued"


@pytest.mark.parametrize(
    "text",
    [
        "他告我了", "我被人告了，不知道他有没有律师", "收到传票了，他是不是告我欠钱", "he sued me, has he a case?",
        "我想告他", "他有没有告诉我妈", "我有没有告错人", "我收到起诉状，不知道他有没有告我老婆",
        "being sued in Taishan", "有没有人能帮我",
    ],
)  # fmt: skip
def test_who_is_sued_or_sues_does_not_ask_whether(text: str) -> None:
    assert not asks_whether_sued(text)


@pytest.mark.parametrize(
    "text",
    [
        "我没收到任何东西", "我没有收到过法院的信", "冇收過嘢", "还没收到传票",
        "I have not received anything", "nothing came yet",
        "I haven't got any papers from the court",
    ],
)  # fmt: skip
def test_that_nothing_came_is_no_plea(text: str) -> None:
    assert says_nothing_came(text)
    assert contested_in(text) == ""


@pytest.mark.parametrize(
    "text", ["我没收到钱", "我没收到他的借款", "我从来没收到货", "I never received anything from him"]
)
def test_that_no_money_or_goods_came_stays_a_plea(text: str) -> None:
    assert not says_nothing_came(text)
    assert plea_kind(text)


class Talk:
    """A turn outside any form, with what was typed before."""

    def __init__(self, text: str, *before: str, draft: bool = False) -> None:
        self.answer, self.has_draft, self.language = Answer(text, "inform"), draft, "zh-Hans"
        self.before, self.words = [Answer(one, "inform") for one in before], ""

    def typed_before(self, most: int) -> list[Answer]:
        return self.before[:most]

    def say(self, name: str, buttons: Any = (), **facts: Any) -> None:
        self.words += str(facts["words"])


async def told(talk: Any) -> str:
    answered = await whether_sued.asked_outright(talk)
    assert answered is bool(talk.words)
    return str(talk.words)


async def test_the_ways_to_find_out_are_told_and_that_no_time_runs_without_papers() -> None:
    words = await told(Talk("我只是想知道他有没有告我"))
    assert all(one in words for one in ("12368", "没有送到您手上", "第128"))
    assert "没有期限在走" in await told(Talk("我没收到任何东西", "我只是想知道他有没有告我"))


async def test_nothing_is_told_to_others() -> None:
    for talk in (Talk("我没收到任何东西"), Talk("他有没有告我", draft=True), Talk("我被告了", "他有没有告我")):
        assert await told(talk) == ""
