"""A spouse's own words in a complaint: the parties by what they are there, and a child's name as it was told."""

from __future__ import annotations

import pytest

from actions.answers import Answer
from actions.filing.claims import drafted
from actions.filing.element_choices import read_yes_or_no
from backend.filing.causes.guides import load_causes
from backend.filing.wording.spouses_told import spouses_told


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("我老公徐偉明爛賭，上年打過我一次", "被告徐伟明烂赌，上年打过原告一次"),
        ("我丈夫成日唔返屋企", "被告整天不回家"),
        ("我们性格不合，我妈劝过", "原、被告性格不合，原告的妈劝过"),
        ("我們性格不合", "原、被告性格不合"),
    ],
)
def test_the_first_person_is_the_plaintiff_and_the_spouse_the_defendant(said: str, written: str) -> None:
    assert spouses_told(said) == written


@pytest.mark.parametrize("said", ["性格不合", "长期分居两国，感情破裂", "我覺得冇得傾㗎喇，佢乜都唔理", "he hits me"])
def test_what_has_no_first_person_or_holds_talk_stays(said: str) -> None:
    assert spouses_told(said) is None


def test_names_of_a_spouse_and_a_child_stay_as_they_were_told() -> None:
    made = drafted(
        {
            "cause": "divorce",
            "divorce_earlier_suit": "never",
            "divorce_children": "yes",
            "defendant_1_name": "徐偉明",
            "divorce_children_wish": "有個仔黎俊軒，跟我住，我要個仔跟我，每個月畀3000蚊",
            "divorce_reason": "我老公徐偉明爛賭",
        }
    )
    assert made is not None
    assert "被告徐偉明烂赌" in made.facts and "儿子黎俊軒，跟我住" in made.facts
    assert made.claims[1].zh == "请求判令婚生子由原告直接抚养，被告每月支付抚养费3000元"


@pytest.mark.parametrize(
    ("text", "answer"),
    [("在", "yes"), ("喺度", "yes"), ("在的。", "yes"), ("不在", "no"), ("搬走了", "no"), ("在台山", None)],
)
def test_there_alone_says_that_the_tenant_is_there(text: str, answer: str | None) -> None:
    there = next(one for one in load_causes()["house_lease"].questions if "住在里面" in one.ask.zh)
    assert read_yes_or_no(there, Answer(text, "inform")).value == answer
