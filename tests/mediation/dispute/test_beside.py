"""What is told beside a wish in a mediation: how to reach somebody, what they are called, a limit that is a secret."""

from __future__ import annotations

from typing import Any

import pytest

from actions.mediation.memory import told_in
from actions.mediation.readers.dispute import tells_how_to_reach, tells_who, wants_quarrel_mediated, wish_in


def _money(text: str, **sums: str) -> list[dict[str, Any]]:
    """What the bot reads of sums: the words as they stand, without their currency."""
    found = []
    for amount, words in ((amount.removeprefix("of_"), words) for amount, words in sums.items()):
        at = text.index(words)
        value = {"amount": f"{amount}.00", "currency": "CNY"}
        found.append({"entity": "money", "value": value, "start": at, "end": at + len(words)})
    return found


@pytest.mark.parametrize(
    ("text", "wants"),
    [
        ("我跟人家合伙开了个公司，现在闹翻了，不想打官司，能不能有人来调解一下", True),
        ("合作了好多年，不想撕破脸，能不能你们帮忙调一调", True),
        ("My brother kept the rent of our flat for years. I don't want a lawsuit, can somebody mediate?", True),
        ("不想打官司，能不能先找人调解", False),
        ("I don't want to sue. Can somebody mediate?", False),
        ("他欠我十五万，借条在我手上", False),
    ],
)
def test_a_quarrel_told_with_the_wish_is_no_question_of_law(text: str, wants: bool) -> None:
    assert wants_quarrel_mediated(text) is wants


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("電話我得佢個微信", True),
        ("他电话我没有，只有微信", True),
        ("不知道她电话", True),
        ("I only have his WhatsApp", True),
        ("no phone, just wechat", True),
        ("我有她电话，微信也有", False),
        ("赔我一部手机", False),
        ("还我八万", False),
        ("他电话多少你们能查到吗", False),
    ],
)
def test_how_somebody_is_reached_is_no_wish(text: str, tells: bool) -> None:
    assert tells_how_to_reach(text) is tells


@pytest.mark.parametrize(
    ("text", "tells"),
    [
        ("他们老总叫黎永昌，吴经理做不了主", True),
        ("老板姓刘", True),
        ("Her manager is called Ben Ho", True),
        ("叫他还我八万", False),
        ("大家各让一步", False),
    ],
)
def test_what_somebody_is_called_is_no_wish(text: str, tells: bool) -> None:
    assert tells_who(text) is tells


def test_what_may_be_shown_beside_a_limit_is_the_wish() -> None:
    text = "12万是我的底线，别让他知道，我要他还16万"
    told = told_in(text, _money(text, of_120000="12万", of_160000="16万"))
    assert (told["wish"], told["amount"]) == ("我要他还16万", "160000.00 CNY")
    assert told["secret_sums"] == ["120000.00 CNY"]


def test_a_wish_that_is_the_secret_itself_is_written_nowhere() -> None:
    text = "I'd accept 200,000, but don't tell him that"
    told = told_in(text, _money(text, of_200000="200,000"))
    assert not {"wish", "amount"} & set(told)


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        ("房子归他们，补我20万", "房子归他们，补我20万"),
        ("祖屋归我，我补他钱", "祖屋归我，我补他钱"),
        ("祖屋是我爷爷的", ""),
    ],
)
def test_who_shall_have_the_thing_is_a_wish(text: str, wish: str) -> None:
    assert wish_in(text) == wish
