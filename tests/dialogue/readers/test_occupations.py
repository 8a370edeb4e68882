"""Work, employers and companies: what can be one is kept, what is said beside it is not."""

from __future__ import annotations

import pytest

from actions.dialogue.readers.occupations import read_occupation
from actions.dialogue.readers.organisations import (
    is_organisation,
    read_organisation_name,
    read_position,
    read_registration_number,
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("退休", "退休"),
        ("我是厨师", "厨师"),
        ("汉族，在新会开厂", "汉族，在新会开厂"),
        ("他是做生意的", "做生意的"),
        ("佢喺超市做收银", "喺超市做收银"),
        ("没有工作", "没有工作"),
        ("在多伦多做装修，汉族", "在多伦多做装修，汉族"),
        ("厨师，不是说了吗", "厨师"),
        ("retired", "retired"),
        ("He works as a cook", "cook"),
        ("I am a retired teacher", "retired teacher"),
        ("works in Xinhui", "works in Xinhui"),
        ("housewife", "housewife"),
        ("cook, I already told you", "cook"),
    ],
)
def test_work_is_kept_without_the_words_around_it(text: str, kept: str) -> None:
    assert read_occupation(text).value == kept


@pytest.mark.parametrize(
    "text",
    [
        "不知道",
        "问这个干嘛",
        "什么意思",
        "嗯",
        "I don't know his phone",
        "why do you need that",
        "can I skip this",
        "<b>",
        "12345",
    ],
)
def test_what_is_no_work_is_asked_again(text: str) -> None:
    assert read_occupation(text).problem == "utter_filing_occupation_odd"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("江门市新会区大泽五金厂", "江门市新会区大泽五金厂"),
        ("公司叫江门明辉贸易有限公司", "江门明辉贸易有限公司"),
        ("我们公司的全称是台山海宴水产合作社。", "台山海宴水产合作社"),
        ("Golden Dragon Trading Ltd.", "Golden Dragon Trading Ltd."),
        ("the company is called Pearl River Foods Inc", "Pearl River Foods Inc"),
    ],
)
def test_a_company_is_kept_by_its_name(text: str, name: str) -> None:
    assert read_organisation_name(text).value == name


@pytest.mark.parametrize("text", ["不知道", "要写全称吗", "what should I write?", "等一下", "<script>", "12345"])
def test_what_is_no_company_is_asked_again(text: str) -> None:
    assert read_organisation_name(text).problem == "utter_filing_organisation_name_odd"


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        ("江门市新会区五金厂", True),
        ("佳佳美发工作室", True),
        ("开平同乡会", True),
        ("Wing On Trading Co", True),
        ("Bank of East Asia", True),
        ("陈国强", False),
        ("厂仔", False),
        ("Cora Chan", False),
        ("Companion Lee", False),
    ],
)
def test_a_name_tells_whether_it_is_of_a_body(name: str, is_one: bool) -> None:
    assert is_organisation(name) is is_one


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("91440700MA4UJH8K1X", "91440700MA4UJH8K1X"),
        ("号码是 12345678-000", "12345678-000"),
        ("⟦document:0123456789⟧", "⟦document:0123456789⟧"),
        ("ACN 123 456 789", "ACN 123 456 789"),
        ("不知道", None),
        ("where do I find it?", None),
    ],
)
def test_a_registration_number_has_figures(text: str, number: str | None) -> None:
    assert read_registration_number(text).value == number


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("董事", "董事"),
        ("我是总经理", "总经理"),
        ("I'm the managing director", "managing director"),
        ("什么意思", None),
        ("嗯", None),
    ],
)
def test_a_position_is_read_without_i_am(text: str, position: str | None) -> None:
    assert read_position(text).value == position
