"""A court's decision, a relative who drew money, a blow one is sued for are no danger; what sounds like them is."""

from __future__ import annotations

import pytest

from bench.nlu_pipeline import Pipeline

INTENT = "emergency"


@pytest.mark.parametrize(
    "text",
    [
        "昨天收到台山法院的判决 我败诉了 十天内要付钱", "裁定書收到了，法院叫我十日內還錢，點算",
        "我妈中风了在养老院 卡里的钱我弟弟全取了 我能告吗", "阿婆有痴呆，個孫把她存摺的錢提光了，告得佢嗎",
        "回国会被扣在机场吗", "欠债没还，返大陸會唔會喺海關被扣？", "我儿子打伤人 对方要赔二十万 不给就告",
        "我老公打傷人，人哋要告佢，點算", "我想问打人判几年 我弟打了人", "I was robbed of my inheritance by my uncle",
    ],
)  # fmt: skip
def test_courts_and_accusations_raise_no_alarm(pipeline: Pipeline, text: str) -> None:
    assert pipeline.parse(text).as_dict()["intent"]["name"] != INTENT


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("有人冒充法院打电话要我十天内转钱", "impersonation_scam"),
        ("收到法院短信说判决下来了，要我点链接马上转账到安全账户", "impersonation_scam"),
        ("接到电话说我妈中风了要我马上转钱", "family_emergency_scam"),
        ("我在机场被扣了，护照被拿走", "detained"), ("我妈中风了，现在说不出话", "medical"),
        ("我妈突然中风，救护车多少号", "medical"), ("怎么叫救护车？我老婆大出血", "medical"),
    ],
)  # fmt: skip
def test_what_sounds_like_them_and_is_danger_stays_one(pipeline: Pipeline, text: str, kind: str) -> None:
    said = pipeline.parse(text).as_dict()
    told = {one["entity"]: one["value"] for one in said["entities"]}
    assert said["intent"]["name"] == INTENT
    assert told["danger_kind"] == kind


@pytest.mark.parametrize(
    "text", ["我儿子被人打伤了，现在流血不止", "我老公正在打我，他说要告我", "he robbed me with a gun"]
)
def test_who_is_hurt_now_is_helped(pipeline: Pipeline, text: str) -> None:
    assert pipeline.parse(text).as_dict()["intent"]["name"] == INTENT
