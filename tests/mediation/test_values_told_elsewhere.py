"""Free words of an application for mediation: neither homes nor corrections of another answer are kept in them."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest

from actions.answers import Answer
from actions.mediation.fields import _place_reader, _read_story, _read_wish
from actions.mediation.memory import told_in
from actions.mediation.readers.sides import tells_home

READERS = (_read_story, _read_wish, _place_reader)
KNOWN = {"other_name": "陈国雄", "matter": "debt"}


def kept(text: str, intent: str = "inform", readers: tuple[Any, ...] = READERS) -> list[Any]:
    """What each of the free questions keeps of a message."""
    whole = Answer(text, intent)
    turn: Any = SimpleNamespace(
        answers=KNOWN, language="zh-Hans", said_last=(), answer=whole, stands_instead=lambda one: one.text != text
    )
    found = [asyncio.run(read(turn, whole)) for read in readers]
    return [one.value for one in found if one.found]


@pytest.fixture(autouse=True)
def _told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "actions.mediation.fields.told_now", lambda turn, answer: told_in(answer.text, answer.entities, known=KNOWN)
    )


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("Sorry, the amount was wrong, it's 13,000 not 30,000", "correct_answer"),
        ("搞错咗，佢叫陳國強唔係陳國雄", "correct_answer"),
        ("佢嘅名係梁志民，我打錯", "correct_answer"),
        ("名字打错了，应该是黄伟雄", "correct_answer"),
        ("唔啱呀，係十二萬先啱", "deny"),
        ("oops, I meant Li Guomin", "inform"),
    ],
)
def test_a_correction_of_another_answer_is_no_answer(text: str, intent: str) -> None:
    assert kept(text, intent) == []


@pytest.mark.parametrize(
    "text",
    [
        "大哥住开平长沙幕沙路12号",
        "佢住喺新會會城冈州大道8號",
        "舅舅住在开平赤坎镇堤西路30号",
        "he lives at 23 Fengle Road, Pengjiang",
        "My brother's address is 5 Donghua Road, Jiangmen",
        "地址：台山市台城镇桥湖路5号",
    ],
)
def test_where_somebody_lives_is_neither_what_happened_nor_a_wish(text: str) -> None:
    assert tells_home(text)
    assert kept(text, readers=(_read_story, _read_wish)) == []


@pytest.mark.parametrize(
    "text",
    [
        "他住在台山台城镇我的祖屋不交租",
        "he lives in my house in Taishan and refuses to leave",
        "他住我家三年不肯走",
        "我们住隔壁，他把水引到我家",
    ],
)
def test_what_somebody_does_at_home_is_told_for_its_own_sake(text: str) -> None:
    assert not tells_home(text)
    assert kept(text, readers=(_read_story,)) == [text]


@pytest.mark.parametrize("text", ["give me a second, I'm thinking", "give me a moment", "让我想一下", "等我想想"])
def test_who_thinks_aloud_wishes_for_nothing(text: str) -> None:
    assert "wish" not in told_in(text, known=KNOWN)


@pytest.mark.parametrize(
    "text", ["不对，我要他还我五万", "把墙拆了，赔我三万", "he pulls the wall down and pays me 30000"]
)
def test_a_wish_stays_one(text: str) -> None:
    assert len(kept(text, readers=(_read_wish,))) == 1
