"""A claim said again is not added, a wish in a story is parted from it, and both are written as a court reads them."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest

from actions.answers import Answer
from actions.dialogue.turn import Turn
from actions.filing.claims import claim_fields, claims_of, in_court_script
from actions.filing.in_chinese import facts_in_chinese
from actions.filing.readers.claim_kinds import parted, says_again
from actions.filing.story import CLAIMS_TOLD, OWN_WORDS
from backend.shared.notifier import READY_WORDS

RENT = [
    "请求判令被告支付租金19000元",
    "请求判令解除房屋租赁合同，被告搬离并返还位于江海区外海街道东海路15号的房屋",
    "请求判令被告承担本案诉讼费用",
]
DIVORCE = ["请求判令原、被告离婚", "请求判令婚生女由原告直接抚养", "请求依法分割夫妻共同财产：房屋"]
BEATEN = "佢2022年同2023年都打過我,有報警紙,要寫埋入去,仲有想佢每個月俾3000蚊撫養費"


@pytest.mark.parametrize(
    ("claim", "claims"),
    [
        ("我想入禀法院叫佢走人同埋畀返啲租", RENT),
        ("要他搬走", RENT),
        ("叫租客交清租金", RENT),
        ("欠租19000元要还", RENT),
        ("诉讼费由被告出", RENT),
        ("想离婚，个女跟我，12岁，叫林晓彤", DIVORCE),
        ("我要女儿的抚养权", DIVORCE),
    ],
)
def test_a_claim_that_asks_for_nothing_new_is_said_again(claim: str, claims: list[str]) -> None:
    assert says_again(claim, claims)


@pytest.mark.parametrize(
    ("claim", "claims"),
    [
        ("要他搬走并把房修好", RENT),
        ("要他付租金25000元", RENT),
        ("赔偿装修损失", RENT),
        ("退还押金", RENT),
        ("租金要按日息万分之五计违约金", RENT),
        ("每月支付抚养费3000元", DIVORCE),
        ("房子我要一半", DIVORCE),
        ("要他道歉", DIVORCE),
        ("共同财产我要六成", DIVORCE),
        ("他要还我私人借款", DIVORCE),
    ],
)
def test_a_claim_for_more_is_one_of_its_own(claim: str, claims: list[str]) -> None:
    assert not says_again(claim, claims)


@pytest.mark.parametrize(
    ("text", "wish", "told"),
    [
        (BEATEN, "仲有想佢每個月俾3000蚊撫養費", "佢2022年同2023年都打過我，有報警紙"),
        ("他打过我，我要他道歉", "我要他道歉", "他打过我"),
        ("租客一直不肯搬，我要求他搬走", "我要求他搬走", "租客一直不肯搬"),
    ],
)
def test_a_wish_is_parted_from_the_story_around_it(text: str, wish: str, told: str) -> None:
    found = parted(text)
    assert found is not None and (found.wishes, found.told) == ((wish,), told)


@pytest.mark.parametrize(
    "text",
    [
        "请求判令被告支付租金19000元，并搬离房屋",
        "因被告2024年5月起不交租，请求判令解除合同",
        "要被告赔偿医疗费5000元，自2024年1月1日起计利息，至付清之日止",
        "佢欠我3000蚊冇还，要佢还返",
        "我要离婚，女儿归我",
        "佢打过我，仲呃咗我啲钱",
    ],
)
def test_a_claim_with_its_reason_or_terms_stays_whole(text: str) -> None:
    assert parted(text) is None


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("仲有想佢每個月俾3000蚊撫養費", "请求判令被告每月支付抚养费3000元"),
        ("我要他向我道歉", "请求判令被告向原告道歉"),
        ("希望对方把孩子还给我", "请求判令被告把孩子还给原告"),
        ("我要他家人赔", "我要他家人赔"),
        ("我想离婚", "我想离婚"),
        ("请求判令被告偿还借款本金150000元", "请求判令被告偿还借款本金150000元"),
    ],
)
def test_a_wish_is_written_as_a_claim(said: str, written: str) -> None:
    assert in_court_script({"cause": "divorce"}, [said]) == [written]


def claims_after(text: str, claims: list[str]) -> Any:
    """Return what the question of the claims reads in a message."""
    answers = {"cause": "divorce", "claims_so_far": claims}
    turn = SimpleNamespace(answers=answers, language="zh-Hans")
    return asyncio.run(cast(Any, claim_fields()[0].read(cast(Turn, turn), Answer(text, "inform"))))


def test_story_goes_to_the_facts_and_the_wish_to_the_claims() -> None:
    found = claims_after(BEATEN, DIVORCE)
    assert found.value == [*DIVORCE, "仲有想佢每個月俾3000蚊撫養費"] and found.partial
    assert found.notes[OWN_WORDS]["own"] == ["佢2022年同2023年都打過我，有報警紙"]


def test_who_asks_again_for_what_is_drafted_is_told_so() -> None:
    found = claims_after("想离婚，个女跟我，12岁，叫林晓彤", DIVORCE)
    assert found.value == DIVORCE and found.problem == READY_WORDS and "已经有了" in found.facts["words"]


def test_a_claim_told_early_that_doubles_the_draft_is_left_out() -> None:
    answers = {
        "cause": "house_lease", "house_lease_my_side": "landlord", "house_lease_still_there": "yes",
        "house_lease_house_place": "江海区外海街道东海路15号", "house_lease_rent_owed": "19000.00 CNY",
        CLAIMS_TOLD: ["我想入禀法院叫佢走人同埋畀返啲租", "赔偿装修损失2000元"],
    }  # fmt: skip
    claims = claims_of(answers)
    assert claims[-1] == "赔偿装修损失2000元" and not any("入禀" in one for one in claims)


def test_a_spoken_paragraph_of_the_facts_is_written_or_quoted() -> None:
    draft = "原、被告于2012年5月6日在江门登记结婚。原告为维护自身合法权益，依法提起诉讼。"
    assert facts_in_chinese(f"{draft}\n佢打過我，有報警紙")[0] == f"{draft}\n其打过我，有报警记录"
    assert facts_in_chinese(f"{draft}\n咁啱佢啲錢都攞晒")[0] == f"{draft}\n原告自述：“咁啱佢啲錢都攞晒”"
    assert facts_in_chinese(f"{draft}\n他打过我")[0] == f"{draft}\n他打过我"
