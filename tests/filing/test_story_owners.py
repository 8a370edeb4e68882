"""A story names nobody as sued who is only a relative, a witness or a helper in it."""

from __future__ import annotations

import pytest

from actions.filing.readers.owners import Sides
from actions.filing.story_owners import with_owners
from actions.story.reading import read_story

NOBODY = Sides({"plaintiff": [], "defendant": []})
KNOWN = Sides({"plaintiff": [], "defendant": ["Zeng Yaohui"]})


@pytest.mark.parametrize(
    ("text", "sides", "sued"),
    [
        ("我儿子在江门可以帮我去吗，他叫高俊熙", NOBODY, set()),
        ("我叫麥惠芳，我家姐叫麥惠蘭，欠錢嗰個叫關志明", NOBODY, {"關志明"}),
        ("我叫谭美玲，我老公叫伍国栋，借钱的人叫区志强", NOBODY, {"区志强"}),
        (
            "My name is Grace Tan, my husband is Peter Lim, and the man who owes me is Wu Jianhua",
            NOBODY,
            {"Wu Jianhua"},
        ),
        ("My dad is at the flat and can let people in, he's Fung Kwok Hung.", NOBODY, set()),
        ("My dad is at the flat and can let people in, he's Fung Kwok Hung.", KNOWN, set()),
        ("我表弟陈大文借了我五万不还", NOBODY, {"陈大文"}),
        ("我同事叫陈大文，借了我五万不还，被告电话打不通", NOBODY, {"陈大文"}),
        ("他叫周大文，住在开平，欠我八万", NOBODY, {"周大文"}),
    ],
)
def test_who_is_sued_is_nobody_elses_relative(text: str, sides: Sides, sued: set[str]) -> None:
    facts = with_owners(read_story(text, []), sides).facts
    assert {str(facts[name].value) for name in ("defendant_1_name", "other_party") if name in facts} == sued


def test_the_relative_for_whom_one_sues_is_not_sued() -> None:
    sides = Sides({"plaintiff": [], "defendant": []}, acts_for="mother")
    text = "It's my mother's name on the contract though, not mine. She is Lam Yuk Ching, she's 71."
    assert "other_party" not in with_owners(read_story(text, []), sides).facts
