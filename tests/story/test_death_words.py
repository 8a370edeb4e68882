"""Deaths as families say them, and idioms of death that tell of none."""

from __future__ import annotations

import pytest

from actions.story.outright import cause_outright
from actions.story.readers.bereavement import tells_death
from actions.story.reading import read_story


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("我妈去年在医院抢救没救回来，想告医院", True),
        ("我爸送到医院抢救无效", True),
        ("老豆喺醫院救唔返", True),
        ("我婆婆没挺过来", True),
        ("my mom didn't survive the surgery", True),
        ("my father could not be saved", True),
        ("老豆死咗都唔知祖屋點算", True),
        ("老豆話死咗都唔會賣祖屋，但我想問我有冇權賣我嗰份", False),
        ("我爸死了都不肯签字", False),
        ("my mom didn't make it to the notary", False),
        ("我妈抢救过来了", False),
        ("我爸的存款救不回来", False),
    ],
)
def test_a_death_is_told_and_an_idiom_is_none(text: str, *, told: bool) -> None:
    assert tells_death(text) is told


@pytest.mark.parametrize(
    ("text", "medical"),
    [
        ("我妈去年在医院抢救没救回来，想告医院", True),
        ("要起诉那家医院", True),
        ("I want to sue the hospital for what they did to my dad", True),
        ("我在医院门口被车撞，想告司机", False),
        ("医院欠我工资，想告医院", False),
        ("我爸在医院去世了，留下一套房", False),
    ],
)
def test_who_sues_a_hospital_has_a_medical_dispute(text: str, *, medical: bool) -> None:
    found = cause_outright(text)
    named = any("医疗" in name.name.zh for name in found.names) if found else False
    assert named is medical


@pytest.mark.parametrize(
    "text",
    [
        "我公司快死了，客户都跑了，欠我三十万不还",
        "他累死了还欠我三万",
        "我被他气死了，借我五万不还",
        "我的店快要死了，房东不退押金",
    ],
)
def test_a_business_that_dies_leaves_no_estate(text: str) -> None:
    read = read_story(text, [])
    assert read.cause != "inheritance"
