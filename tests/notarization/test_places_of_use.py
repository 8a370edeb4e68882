"""A place alone answers where a paper is used; the mainland named there is no passport."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.dialogue.turn import Turn
from actions.notarization.questions import QUESTIONS

FIELDS = {field.name: field for field in QUESTIONS}


def read(name: str, text: str, *told: tuple[str, str, Any], asked: str = "use_place") -> Any:
    """What a question makes of a message while one is open."""
    entities = tuple(
        {"entity": kind, "value": value, "start": text.index(words), "end": text.index(words) + len(words)}
        for kind, words, value in told
    )
    draft = SimpleNamespace(open_question=asked, answers={"matter": "kinship"}, service="notarization")
    turn = SimpleNamespace(
        draft=draft, answers=draft.answers, has_draft=True, language="zh-Hans", is_open=lambda one: one == asked
    )
    answer = Answer(text, "inform", "answer", entities)
    return asyncio.run(cast(Any, FIELDS[name].read(cast(Turn, turn), answer))).value


GERMANY = {"said": "Germany", "country": "DE"}


@pytest.mark.parametrize(
    ("text", "told", "use"),
    [
        ("Germany of course", ("country", "Germany", "DE"), "abroad"),
        ("in Germany, naturally", ("country", "Germany", "DE"), "abroad"),
        ("当然是德国", ("country", "德国", "DE"), "abroad"),
        ("梗係加拿大啦", ("country", "加拿大", "CA"), "abroad"),
        ("就是新会", ("place", "新会", {"said": "新会", "country": "CN"}), "china"),
        ("香港嗰边用", ("country", "香港", "HK"), "abroad"),
    ],
)
def test_a_place_and_a_word_beside_it_is_where_the_paper_is_used(
    text: str, told: tuple[str, str, Any], use: str
) -> None:
    assert read("use_place", text, told) == use


@pytest.mark.parametrize(
    "text",
    ["中国内地，就是新会", "中國內地，即係新會", "内地，江门", "国内，我老家新会", "mainland China, that is Xinhui"],
)
def test_the_mainland_is_a_place_and_no_passport(text: str) -> None:
    words = text.replace("，", ",").split(",")[0]
    told = ("nationality", words, "prc_mainland")
    assert read("use_place", text, told) == "china"
    assert read("nationality", text, told) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("my mother is chinese, in enping now", ("place", "enping", {"said": "enping", "country": "CN"})),
        ("我妈现在在恩平", ("place", "恩平", {"said": "恩平", "country": "CN"})),
        ("我人在德国", ("country", "德国", "DE")),
        ("I was born in Germany in 1960", ("country", "Germany", "DE")),
        ("佢以前住喺加拿大十年", ("country", "加拿大", "CA")),
    ],
)
def test_where_somebody_is_says_nothing_of_use(text: str, told: tuple[str, str, Any]) -> None:
    assert read("use_place", text, told) is None


@pytest.mark.parametrize("text", ["中国内地护照", "内地居民，中国护照"])
def test_a_passport_stays_one(text: str) -> None:
    assert read("nationality", text, ("nationality", text[:4], "prc_mainland"), asked="nationality") == "prc_mainland"
