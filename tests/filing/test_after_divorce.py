"""Property after a divorce: the divorce and the purchase are no wedding, and papers and name of the cause fit it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from actions.filing.elements import element_fields
from actions.story.reading import read_story
from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import draft
from backend.filing.foreseen.papers import read_page
from backend.filing.wording.owned_things import owned_things

DIVORCE = load_causes()["divorce"]


def told(text: str, *years: str) -> dict[str, Any]:
    entities = [
        {
            "entity": "date_range",
            "value": {"from": f"{year[:4]}-01-01", "to": f"{year[:4]}-12-31"},
            "start": text.index(year),
            "end": text.index(year) + len(year),
        }
        for year in years
    ]
    story = read_story(text, entities, today=date(2026, 12, 1), cause="divorce")
    return {name: fact.value for name, fact in story.sure.items()}


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("我要起诉前妻分房，房子在鹤山沙坪，2012年买的，离婚是2021年在鹤山民政局办的，当时没分", ["2012年", "2021年"]),
        ("我2019年同佢離咗婚，開平間屋冇分", ["2019年"]),
        ("法院2018年判我们离婚，财产没处理", ["2018年"]),
        ("2021年在江门民政局办的离婚证，房子在恩平", ["2021年"]),
        ("离了婚五年了，房子还是共有的，我要分", []),
        ("我前夫把江门的房子卖了，我要我那一半", []),
        ("my ex-husband keeps the flat in Taishan, I want my half", []),
    ],
)
def test_who_tells_of_a_divorce_is_divorced_and_no_wedding_is_made_of_it(text: str, years: list[str]) -> None:
    facts = told(text, *years)
    assert facts["earlier_suit"] == "already_divorced"
    assert not {"married_on", "married_place"} & set(facts)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("我老公和他前妻还有来往，我要离婚", []),
        ("2023年我起诉离婚，没判", ["2023年"]),
        ("她前夫欠我钱，我要离婚", []),
        ("我想离婚，还没分居，没有分割财产的打算", []),
        ("2021年办的离婚协议还没签，他不肯", ["2021年"]),
        ("I want a divorce, my husband still lives with his ex wife", []),
        ("我想离婚，离了婚孩子归谁", []),
    ],
)
def test_who_wants_a_divorce_or_tells_of_anothers_is_not_divorced(text: str, years: list[str]) -> None:
    assert told(text, *years).get("earlier_suit") != "already_divorced"


@pytest.mark.parametrize(
    ("text", "year", "place"),
    [
        ("2003年在鹤山结婚", "2003年", "鹤山"),
        ("我们2010年在台山登记结婚，2018年离婚了", "2010年", "台山"),
        ("2010年在台山结婚现在想离婚", "2010年", "台山"),
    ],
)
def test_a_wedding_told_as_one_stays_one(text: str, year: str, place: str) -> None:
    facts = told(text, year)
    assert facts["married_on"] == year and facts["married_place"]["text"] == place


def test_a_house_registered_in_a_year_is_no_wedding() -> None:
    assert "married_on" not in told("我要离婚，房子2012年登记在她名下", "2012年")


def test_the_wish_to_sue_is_no_property() -> None:
    facts = told("我想起诉我前妻要回房子的一半，房子在鹤山沙坪，2012年买的，登记她名下，离婚时没分", "2012年")
    assert facts["property_list"] == "房子在鹤山沙坪，2012年买的，登记她名下"


def test_a_year_of_purchase_alone_is_no_property() -> None:
    assert "property_list" not in told("我要离婚，我的表是2012年买的", "2012年")


def test_the_divorced_are_not_asked_whether_there_is_property() -> None:
    known = {"earlier_suit": "already_divorced"}
    assert [one.key for one in DIVORCE.asked(known)] == [
        "earlier_suit", "married_on", "married_place", "property_list", "property_value"
    ]  # fmt: skip
    made = draft(DIVORCE, {**known, "property_list": "房子在鹤山沙坪，2012年买的，登记她名下"})
    assert made.name.zh == "离婚后财产纠纷"
    assert made.claims[0].zh == "请求依法分割夫妻共同财产：位于鹤山沙坪的房屋，2012年购买，登记在被告名下"
    assert "夫妻共同财产：位于鹤山沙坪的房屋" in made.facts


def test_who_is_married_is_asked_whether_there_is_property_and_may_say_no() -> None:
    known = {"earlier_suit": "never", "property": "no"}
    asked = [one.key for one in DIVORCE.asked(known)]
    assert "property" in asked and "property_list" not in asked


@pytest.mark.parametrize(
    ("suit", "first"), [("already_divorced", "离婚证"), ("never", "结婚证"), ("", "结婚证")]
)  # fmt: skip
def test_the_papers_named_are_those_of_the_case(suit: str, first: str) -> None:
    papers = [one.zh for one in DIVORCE.wanted({"earlier_suit": suit})]
    assert papers[0].startswith(first)
    assert any("离婚协议" in one for one in papers) == (suit != "never")


def test_a_court_looks_for_the_papers_of_the_divorce() -> None:
    assert read_page().causes[DIVORCE.called({"earlier_suit": "already_divorced"}).zh].name.zh.startswith("离婚证")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("开平一间屋", "位于开平的房屋一间"),
        ("江门蓬江区的房子，登记在我前夫名下", "位于江门蓬江区的房屋，登记在被告名下"),
        ("深圳嘅鋪位，2015年5月買嘅，寫咗佢個名", "位于深圳的商铺，2015年5月购买，登记在被告名下"),
    ],
)
def test_a_house_is_written_as_a_complaint_has_it(said: str, written: str) -> None:
    assert owned_things(said) == written


@pytest.mark.parametrize(
    "said", ["房子还是共有的", "前夫把房子卖了", "存款二十万", "我妈的房子", "台山市台城街道一套房屋"]
)
def test_what_says_more_than_where_a_house_is_stays_as_it_was_told(said: str) -> None:
    assert owned_things(said) is None


@pytest.mark.parametrize(
    ("clause", "meant"),
    [("2012年买的", False), ("2021年在民政局离的婚", False), ("2003年在鹤山结婚", True), ("2003年", True)],
)
def test_the_year_of_a_purchase_is_not_offered_for_the_wedding(clause: str, meant: bool) -> None:
    wedding = next(one for one in element_fields() if one.name == "divorce_married_on")
    assert wedding.told_in(clause) is meant


@pytest.mark.parametrize("text", ["2009年6月喺台山民政局", "2009年去台山婚姻登记处", "2009年在台山民政局领的证"])
def test_a_registry_told_with_its_year_is_where_they_married(text: str) -> None:
    assert told(text, "2009年")["married_place"]["text"] == "台山"


@pytest.mark.parametrize("text", ["2021年在台山民政局办的离婚", "2021年喺台山民政局離咗婚", "2021年去台山民政局离婚"])
def test_a_registry_of_the_divorce_is_not(text: str) -> None:
    assert "married_place" not in told(text, "2021年")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("我想離婚，我老公成日賭錢，又打過我一次", "又打過我一次"),
        ("我要离婚，他喝酒，还打伤了我", "还打伤了我"),
        ("我想離婚，佢成日唔返屋企", "佢成日唔返屋企"),
    ],
)
def test_violence_and_absence_that_are_told_stand_in_the_reason(text: str, reason: str) -> None:
    assert reason in told(text)["reason"]


@pytest.mark.parametrize("text", ["我想离婚，他打我电话我没接", "我想离婚，他和我打官司"])
def test_a_call_or_a_suit_is_no_violence(text: str) -> None:
    assert "reason" not in told(text)


def test_a_divorce_told_in_cantonese_is_heard_as_one() -> None:
    text = "我前夫霸住江門蓬江區間屋，2015年買嘅，寫佢個名，我哋2019年離咗婚，間屋冇分，我想告佢"
    story = read_story(text, [], today=date(2026, 12, 1))
    assert story.cause == "divorce" and "property_list" in story.sure


def test_a_loan_to_somebody_divorced_is_a_loan_still() -> None:
    text = "我借给离了婚的表姐五万块，写了借条，到期没还"
    assert read_story(text, [], today=date(2026, 12, 1)).cause == "private_lending"
