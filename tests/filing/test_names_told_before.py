"""A name that was told is found again: on its own side, with the remark that it was told, offered to nobody else."""

from __future__ import annotations

from typing import Any

import pytest

from actions.filing.party_name import PartyName
from actions.filing.readers.owners import Sides
from actions.filing.story import answers_of, whom_said
from actions.filing.story_owners import with_owners
from actions.story.reading import read_story
from tests.filing.one_message import LOAN, after, commands

SUED, OURS = "defendant_1_name", "plaintiff_1_name"
NOBODY = Sides({"plaintiff": (), "defendant": ()})


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我表哥梁伟强，借咗我嘅錢唔還，我想告佢", "梁伟强"),
        ("我有個表哥梁偉強，呃咗我五萬蚊貨款，買咗我嘅貨唔畀錢，想告佢", "梁偉強"),
        ("借钱给朋友，叫吴家俊，3万，2022年借的，没还，我要告他", "吴家俊"),
        ("装修公司鹤山市美家装饰有限公司收了我8万定金不开工，我要起诉退钱", "鹤山市美家装饰有限公司"),
        (
            "We supplied Jiangmen Huaxing Trading Co Ltd with lamps, they still owe 88,000, we want to sue",
            "Jiangmen Huaxing Trading Co Ltd",
        ),
    ],
)
def test_the_only_one_named_is_who_is_sued(text: str, name: str) -> None:
    assert answers_of(with_owners(whom_said(read_story(text, [])), NOBODY)).get(SUED) == name


@pytest.mark.parametrize(
    "text",
    [
        "我叫梁伟强，朋友借了我3万不还，我要告他",
        "朋友借了我3万不还，介绍人是梁伟强，我要告他",
        "朋友借了我3万不还，我的律师叫梁伟强，我要起诉",
        "朋友借了我3万，梁伟强和陈志明都知道，我要告他",
        "A friend owes me 30,000, the witness was Wu Jianming, I want to sue",
    ],
)
def test_who_stands_aside_is_not_sued(text: str) -> None:
    assert SUED not in answers_of(with_owners(whom_said(read_story(text, [])), NOBODY))


WITHOUT: dict[str, Any] = {name: value for name, value in LOAN.items() if not name.startswith("plaintiff_")}
NAMELESS: dict[str, Any] = {**WITHOUT, "plaintiff_1_kind": "person"}


@pytest.mark.parametrize(
    ("text", "question", "known", "name"),
    [
        ("佢叫梁伟强，我头先讲咗㗎", "private_lending_last_asked_on", LOAN, SUED),
        ("他叫梁伟强，我一开始就说过了", "private_lending_last_asked_on", LOAN, SUED),
        ("I told you already, Wu Jianming", OURS, NAMELESS, OURS),
        ("我講過啦，梁偉強", OURS, NAMELESS, OURS),
    ],
)
def test_a_name_beside_the_remark_is_taken(text: str, question: str, known: dict[str, Any], name: str) -> None:
    made = after(commands(text, question, known), known)
    assert made[name] in ("梁伟强", "梁偉強", "Wu Jianming")


@pytest.mark.parametrize(
    ("clause", "may_be"),
    [
        ("我表哥梁伟强", False),
        ("佢叫梁伟强", False),
        ("我要告梁伟强", False),
        ("I want to sue Wu Jianming", False),
        ("被告叫吴家俊", False),
        ("我叫谭伟强", True),
        ("谭伟强", True),
        ("my name is Wu Jianming", True),
    ],
)
def test_who_is_sued_is_not_offered_as_the_plaintiff(clause: str, may_be: bool) -> None:
    assert PartyName("plaintiff", 1).may_be_told_in(clause) is may_be
    assert PartyName("defendant", 1).may_be_told_in(clause)
