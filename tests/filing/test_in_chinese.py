"""A complaint is in Chinese whatever its person speaks: simple answers are put into it, the rest goes along."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from actions.filing.claims import drafted, in_court_script, suggested_claims
from actions.filing.complaint import complaint_of
from actions.filing.in_chinese import facts_in_chinese, left_for_a_translator
from backend.documents.complaint_text import complaint_text
from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import draft
from backend.filing.foreseen.wording import of_wording
from backend.filing.model import OWN_WORDS
from backend.filing.wording.claim_words import claim_words
from backend.filing.wording.court_words import court_words
from tests.filing.test_foreseen import sound

ESTATE: Mapping[str, str] = {
    "deceased": "Chan Wing Fat 陈荣发",
    "relation": "second daughter",
    "died_on": "2025-03-15",
    "deceased_place": "Huicheng, Xinhui",
    "estate_list": "a house in Huicheng, Xinhui",
    "estate_place": "Huicheng, Xinhui",
    "will": "none",
    "heirs": "only my brother Chan Kwok Keung 陈国强",
    "share_wish": "I want half of the house",
    "share_value": "600000.00 CNY",
}
UNKNOWN = "He left a house and my older brother took it all"


@pytest.mark.parametrize(
    ("key", "said", "written"),
    [
        ("relation", "second daughter", "次女"),
        ("relation", "I am his eldest son", "长子"),
        ("relation", "my father", "被继承人是原告的父亲"),
        ("relation", "cousin", "堂（表）兄弟姐妹"),
        ("heirs", "only my brother Chan Kwok Keung 陳國強", "仅有原告的兄弟Chan Kwok Keung 陳國強"),
        ("heirs", "my younger sister Mary and my mother", "原告的妹妹Mary、原告的母亲"),
        ("heirs", "no one else", "没有其他继承人"),
        ("estate_list", "a house in Huicheng, Xinhui", "位于江门市新会区会城街道的一套房屋"),
        ("estate_list", "two flats and savings at ICBC", "两套住宅、中国工商银行存款"),
        ("estate_list", "a shop in Taicheng, Taishan and a car", "位于台山市台城街道的一间商铺、一辆汽车"),
        ("estate_list", "200,000 yuan in the bank", "银行存款200000元"),
        ("share_wish", "equal shares among us", "由各继承人均等分割"),
        ("share_wish", "30%", "原告分得30%"),
        ("goods", "floor tiles, 300 boxes", "地砖300箱"),
        ("job", "I was a cook", "厨师"),
        ("interest_rate", "6% a year", "年利率6%"),
    ],
)  # fmt: skip
def test_a_simple_answer_in_english_is_written_in_chinese(key: str, said: str, written: str) -> None:
    kind = "relation" if key == "relation" else "text"
    assert court_words(kind, key, said) == written


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("relation", "second brother"),
        ("relation", "Mary"),
        ("relation", "his business partner"),
        ("heirs", "my brother and his wife"),
        ("heirs", "my brother keeps everything"),
        ("estate_list", UNKNOWN),
        ("estate_list", "the old house my grandfather built"),
        ("share_wish", "I want what is fair"),
        ("share_wish", "half for me or 200000 yuan"),
        ("goods", "lamp parts with glass shades"),
        ("breach", "half of the tiles arrived broken"),
        ("interest_rate", "six percent, later eight"),
    ],
)
def test_what_is_not_known_whole_is_guessed_in_no_part(key: str, said: str) -> None:
    assert court_words("relation" if key == "relation" else "text", key, said) is None


def test_an_english_estate_is_drafted_in_chinese_alone() -> None:
    made = draft(load_causes()["inheritance"], ESTATE)
    assert [one.zh for one in made.claims][:2] == [
        "请求依法分割被继承人Chan Wing Fat 陈荣发的遗产：位于江门市新会区会城街道的一套房屋",
        "请求判令遗产按以下方式分割：原告分得房屋的二分之一",
    ]
    assert "原告与被继承人的关系：次女。" in made.facts and made.to_translate == ()


def test_words_that_cannot_be_put_into_chinese_stand_in_no_sentence() -> None:
    made = draft(load_causes()["inheritance"], {**ESTATE, "estate_list": UNKNOWN, "share_wish": "what is fair"})
    written = made.facts + "".join(one.zh for one in made.claims)
    assert "house" not in written and "fair" not in written
    assert made.claims[0].zh == "请求依法分割被继承人Chan Wing Fat 陈荣发的遗产"
    assert made.to_translate == ("estate_list", "share_wish")


def told(**changed: str) -> dict[str, Any]:
    """Return the answers of a filing about this estate."""
    return {"cause": "inheritance", **{f"inheritance_{key}": value for key, value in {**ESTATE, **changed}.items()}}


def test_the_person_is_told_once_what_stays_out() -> None:
    answers = told(estate_list=UNKNOWN, share_wish="what is fair")
    made = drafted(answers)
    assert made is not None
    (line,) = left_for_a_translator(answers, made)
    assert line.en.startswith("The estate, share you want: ") and "遗产、希望怎样分" in line.zh
    made = drafted(told())
    assert made is not None and left_for_a_translator(told(), made) == []


def test_a_clerk_points_out_once_for_all_what_is_in_another_language() -> None:
    elements = {
        **ESTATE,
        "estate_list": UNKNOWN,
        "heirs": "ask my aunt",
        OWN_WORDS: f"遗产：{UNKNOWN}\n其他继承人：ask my aunt",
    }
    (one,) = of_wording(sound(cause="inheritance", elements=elements, facts="被继承人于2025年3月15日去世。"))
    assert one.rule == "answer_foreign" and "遗产、其他继承人" in one.text.zh


def lease(place: str) -> list[str]:
    """Return the rules found in the wording of a complaint about a shop at this place."""
    facts = f"自2023年1月1日起，原告作为出租人与被告就位于{place}的房屋存在租赁关系。"
    told = {"my_side": "landlord", "house_place": place}
    return [one.rule for one in of_wording(sound(cause="house_lease", elements=told, facts=facts))]


@pytest.mark.parametrize(
    "place", ["江海区外海街道东海路15号", "新会区会城街道中心南路8号", "开平市长沙街道光华路8号之一"]
)
def test_a_street_with_its_number_is_a_place(place: str) -> None:
    assert lease(place) == []


@pytest.mark.parametrize("place", ["他住在江海区", "江海区，电话13800138000", "我妈家里，江海区东海路15号"])
def test_words_about_somebody_are_no_place(place: str) -> None:
    assert lease(place) == ["answer_of_somebody"]


def test_the_paper_holds_the_own_words_apart_from_its_sentences() -> None:
    paper = complaint_text(sound(elements={OWN_WORDS: f"遗产：{UNKNOWN}"}), "江门市新会区人民法院")
    (section,) = [one for one in paper.sections if "须附中文译文" in one.heading.zh]
    assert UNKNOWN in section.body[0]
    assert not [one for one in complaint_text(sound(), "江门市新会区人民法院").sections if "译文" in one.heading.zh]


@pytest.mark.parametrize(
    ("claim", "cause", "written"),
    [
        ("plaintiff gets one half", "inheritance", "请求判令遗产按以下方式分割：原告分得二分之一"),
        ("repay the principal of 42,000 yuan", "private_lending", "请求判令被告偿还借款本金42000元"),
        ("he should pay 2000 yuan a month for child support", "divorce", "请求判令被告每月支付抚养费2000元"),
        ("return my deposit 6000 yuan", "house_lease", "请求判令被告返还押金（定金）6000元"),
        ("the defendant must pay the court costs", "divorce", "请求判令被告承担本案诉讼费用"),
        ("I want a divorce", "divorce", "请求判令原、被告离婚"),
    ],
)  # fmt: skip
def test_a_plain_claim_in_english_is_written_in_chinese(claim: str, cause: str, written: str) -> None:
    assert in_court_script({"cause": cause}, [claim]) == [written]


@pytest.mark.parametrize(
    "claim",
    ["pay back what he took", "I want him to pay rent and move out", "stop calling me", "pay me half", "还我钱"],
)
def test_a_claim_that_says_more_stays_in_its_own_words(claim: str) -> None:
    assert claim_words(claim) is None


def test_a_paragraph_in_english_goes_along_outside_the_facts() -> None:
    chinese = "被继承人于2025年3月15日去世，去世时住所地为江门市新会区会城街道。"
    assert facts_in_chinese(f"{chinese}\nHe told me so.") == (chinese, "He told me so.")
    assert facts_in_chinese("He told me so.\n是的") == ("He told me so.\n是的", "")
    assert facts_in_chinese(f"{chinese}\n住在 Sydney。") == (f"{chinese}\n住在 Sydney。", "")


def test_suggested_claims_of_an_english_speaker_hold_no_english_word() -> None:
    assert not any(word in "".join(suggested_claims(told())) for word in ("house", "half", "want"))


def test_the_complaint_takes_the_chinese_and_keeps_the_rest_beside() -> None:
    answers = {
        **told(estate_list=UNKNOWN),
        "for_whom": "self", "mediation_first": "no", "court": "xinhui", "claims": ["I want half of the house"],
        "facts": f"被继承人于2025年3月15日去世，去世时住所地为江门市新会区会城街道。\n{UNKNOWN}!",
        "plaintiff_1_kind": "person", "plaintiff_1_name": "陈美玲", "defendant_1_kind": "person",
        "defendant_1_name": "陈国强", "service_recipient": "陈美玲", "service_phone": "+61293744000",
        "service_address": {"text": "12 George Street, Sydney", "region": "AU"}, "electronic_service": "yes",
        "court_choice": "xinhui",
    }  # fmt: skip
    made = complaint_of(answers)
    assert made.claims == ("请求判令遗产按以下方式分割：原告分得房屋的二分之一",)
    assert UNKNOWN not in made.facts and made.elements[OWN_WORDS] == f"遗产：{UNKNOWN}\n{UNKNOWN}!"
