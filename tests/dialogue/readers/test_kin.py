"""What relatives are called: one page for every reader."""

from __future__ import annotations

import re

import pytest

from actions.dialogue.readers.kin import (
    FRIENDS,
    OTHERS,
    RELATIVES,
    ROLES,
    gender_of,
    people_en,
    people_zh,
    relatives_in,
)
from actions.dialogue.readers.phrases import read_page, words_of
from actions.script import sign_by_sign


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("我二姐同三姨婆", ["sister", "uncle"]),
        ("佢個仔同個女", ["son", "daughter"]),
        ("我老豆先走，阿嫲之後", ["father", "grandmother"]),
        ("my late father-in-law and my kids", ["father_in_law", "children"]),
        ("her ex-husband's elder brother", ["spouse", "brother"]),
        ("我太太的表哥", ["spouse", "brother"]),
        ("他欠我钱，2024年借的", []),
    ],
)
def test_the_relatives_of_a_text_are_found_in_its_order(text: str, families: list[str]) -> None:
    assert [one.family for one in relatives_in(text)] == families


@pytest.mark.parametrize(
    ("text", "gender"), [("他老婆", "f"), ("佢細佬", "m"), ("her grandson", "m"), ("我表亲", ""), ("合同", "")]
)
def test_the_gender_of_a_relative_is_that_of_the_word(text: str, gender: str) -> None:
    assert [gender_of(one.word) for one in relatives_in(text)] == ([gender] if text != "合同" else [])


@pytest.mark.parametrize(("text", "led", "fits"), [("母", True, True), ("母", False, False), ("三舅", False, True)])
def test_a_single_sign_is_a_relative_only_behind_whose_it_is(text: str, led: bool, fits: bool) -> None:
    assert (re.fullmatch(people_zh(RELATIVES, led=led), text) is not None) is fits


def test_every_word_of_the_page_is_written_in_simplified_and_small_letters() -> None:
    page = read_page("kin")
    entries = [entry for group in (RELATIVES, OTHERS, ROLES) for entry in page[group].values()]
    told = [word for one in entries for key in ("zh", "yue", "signs") for word in words_of(one.get(key, ""))]
    assert [word for word in told if sign_by_sign(word) != word] == []
    assert [word for one in entries for word in one.get("en", ()) if word != word.casefold()] == []


def test_an_accountant_is_no_friend() -> None:
    assert re.fullmatch(people_zh(*FRIENDS), "会计") is None
    assert re.fullmatch(people_zh(OTHERS), "会计") is not None
    assert re.fullmatch(people_en(OTHERS), "accountant") is not None
