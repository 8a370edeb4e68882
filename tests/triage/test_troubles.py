"""A trouble that is told and wants no paper books no notary; a paper that is wanted does, whatever happened."""

from __future__ import annotations

from typing import Any

import pytest

from actions.answers import Answer
from actions.triage.readers.troubles import tells_only_trouble


@pytest.mark.parametrize(
    "text",
    [
        "唔该帮我睇下，我哥喺劏房畀二房东赶走，佢啲嘢俾人掟晒落街，租约未满㗎，江门蓬江嗰边",
        "房东把我弟弟的东西扔到街上，租约还没到期", "二房東換咗鎖唔俾我細佬入屋", "业主断了我妈的水电逼她搬",
        "租客一直不付租金，人也找不到", "表哥借了我五万一直不还", "my landlord threw my brother's things on the street",
        "the landlord changed the locks while the lease runs",
    ],
)  # fmt: skip
def test_a_trouble_is_heard(text: str) -> None:
    assert tells_only_trouble(Answer(text, "start_notarization"))


@pytest.mark.parametrize(
    "text",
    [
        "我想把房子过户给儿子", "房东要我办租房合同公证", "我弟被人打了，想委托他去领赔偿",
        "要一份声明书，租客不付租金", "帮我办委托",
        "祖屋想卖，我回不去", "爸爸去世了，哥哥霸住房子", "我要约公证", "租房要准备什么材料",
        "I need a power of attorney, my tenant won't pay", "prove that I am single",
    ],
)  # fmt: skip
def test_a_paper_that_is_wanted_is_no_trouble_alone(text: str) -> None:
    assert not tells_only_trouble(Answer(text, "start_notarization"))


def test_a_named_matter_of_a_notary_is_the_notary_s() -> None:
    named: Any = ({"entity": "notarization_matter", "value": "power_of_attorney", "start": 0, "end": 2},)
    assert not tells_only_trouble(Answer("房东把我赶走了", "start_notarization", entities=named))
