"""A name told in characters and in letters, each called by what it is, stands in a paper in both."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.names import one_name
from backend.filing.court import Claimant
from backend.filing.fitness import is_named


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("林秀珍（护照姓名 LIN SAU CHUN）", "LIN SAU CHUN 林秀珍"),
        ("中文名林秀珍，护照上是 LIN SAU CHUN", "LIN SAU CHUN 林秀珍"),
        ("LIN SAU CHUN, Chinese name 林秀珍", "LIN SAU CHUN 林秀珍"),
        ("我叫林秀珍，护照姓名 LIN SAU CHUN", "LIN SAU CHUN 林秀珍"),
        ("CHAN TAI MAN (Chinese name 陳大文)", "CHAN TAI MAN 陳大文"),
        ("陳大文，我護照上面寫 CHAN TAI MAN", "CHAN TAI MAN 陳大文"),
        ("陈大文（英文名 Peter Chan）", "Peter Chan 陈大文"),
        ("my passport name is LIN SAU CHUN, Chinese name 林秀珍", "LIN SAU CHUN 林秀珍"),
    ],
)
def test_both_scripts_are_kept(text: str, name: str) -> None:
    assert one_name(text) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("我叫王小明，护照号E12345678", "王小明"), ("护照上是王小明", "王小明"), ("中文名林秀珍", "林秀珍"),
        ("my passport name is LIN SAU CHUN", "LIN SAU CHUN"), ("陈国强（曾用名陈强）", "陈国强"), ("洋子", "洋子"),
        ("林秀珍 and CHAN TAI MAN", None), ("英文名叫什么", None),
    ],
)  # fmt: skip
def test_one_script_two_people_and_questions_are_read_as_before(text: str, name: str | None) -> None:
    assert one_name(text) == name


def test_the_form_that_is_advised_is_the_verified_person() -> None:
    """The advice named a form that was read as the Chinese name alone, and refused again."""
    name = one_name("林秀珍（护照姓名 LIN SAU CHUN）")
    assert name is not None
    assert is_named(name, Claimant(organisation=False, names=("LIN SAU CHUN",)))
