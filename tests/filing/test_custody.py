"""A wish for the children is put as courts grant it where it is plain, and stays as it was written where it is not."""

from __future__ import annotations

import pytest

from backend.filing.causes.custody import custody
from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import draft


@pytest.mark.parametrize(
    ("wish", "claim"),
    [
        ("有个女儿9岁，我要女儿", "请求判令婚生女由原告直接抚养"),
        ("女儿归我", "请求判令婚生女由原告直接抚养"),
        ("兩個仔都跟我", "请求判令婚生子由原告直接抚养"),
        ("有个儿子5岁，跟我住，他每个月给2000元", "请求判令婚生子由原告直接抚养，被告每月支付抚养费2000元"),
        ("個女歸我，佢每個月俾3,000蚊", "请求判令婚生女由原告直接抚养，被告每月支付抚养费3000元"),
        ("Our son is 5, he should live with me", "请求判令婚生子由原告直接抚养"),
        ("I want custody of my daughter, 2,500 yuan a month", "请求判令婚生女由原告直接抚养，被告每月支付抚养费2500元"),
        ("我要抚养权", "请求判令婚生子女由原告直接抚养"),
        ("一子一女，儿子6岁女儿4岁，都归我", "请求判令婚生子女由原告直接抚养"),
        ("請把兩個孩子都判給我", "请求判令婚生子女由原告直接抚养"),
        ("孩子判给我", "请求判令婚生子女由原告直接抚养"),
    ],
)
def test_a_plain_wish_is_put_as_courts_grant_it(wish: str, claim: str) -> None:
    worded = custody(wish)
    assert worded is not None and worded.zh == claim


@pytest.mark.parametrize(
    "wish",
    [
        "女儿归我，儿子归他",
        "孩子跟他，我每月给2000",
        "女儿李某（2014-02-03出生）随原告生活，被告每月付抚养费2000元",
        "轮流带，一人一半时间",
        "跟我妈住",
        "归我，抚养费由法院定，每个月要付",
        "女儿9岁",
        "son lives with his father, I visit him",
        "joint custody, the kids stay with me on weekdays",
        "我要探望孩子",
        "我要孩子的抚养费",
        "我要孩子抚养费，每月2000",
        "I want child support of 2,000 yuan a month",
        "他给我孩子的生活费太少",
    ],
)
def test_any_other_wish_stays_in_the_persons_words(wish: str) -> None:
    assert custody(wish) is None


def test_the_persons_own_words_stay_in_the_facts() -> None:
    told = {"earlier_suit": "never", "married_on": "2012-01-01", "married_place": "开平", "reason": "感情破裂",
            "children": "yes", "children_wish": "有个女儿9岁，我要女儿", "property": "no"}  # fmt: skip
    made = draft(load_causes()["divorce"], told)
    assert "请求判令婚生女由原告直接抚养" in [one.zh for one in made.claims]
    assert "有个女儿9岁，我要女儿" in made.facts
    assert not any("我要女儿" in one.zh for one in made.claims)
