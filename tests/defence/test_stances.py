"""What a defendant says to one claim: an admission binds, so every word that limits it is heard."""

from __future__ import annotations

import pytest

from actions.defence.stances import owes_part, reason_in, stance_in

CLAIM = "支付拖欠的工资63000元"


@pytest.mark.parametrize(
    "text",
    [
        "部分承认 认两万",
        "部分承认，认两万",
        "認兩萬",
        "我认2万",
        "我最多认两万",
        "我最多認兩萬 多的都不認",
        "只认其中两万，别的不认",
        "承认欠他两万",
        "承认，但是只有两万",
        "同意还，不过没有那么多",
        "我净系认两万",
        "淨係認兩萬蚊",
        "認住兩萬先，其餘唔認",
        "我承认两万块",
        "同意付20000元",
        "承认一部分",
        "大部分同意",
        "基本同意",
        "原则上同意",
        "不完全同意",
        "不全认",
        "唔係全部認",
        "承认借过，但是已经还了五万",
        "本金认，利息不认",
        "I admit 20,000",
        "I admit 20,000 yuan of it",
        "I admit only 20k",
        "I owe him 20,000 at most",
        "We admit 90,000 only",
        "I accept up to 20,000",
        "I agree, but not for the whole amount",
        "partly admitted",
        "I admit some of it",
        "mostly true",
        "Yes I owe 20,000 yuan, the rest is not true",
        "I agree in principle",
        "不得不承认两万",
        "不同意，工程烂尾，我只欠他三万尾款",
        "反对，我最多欠佢大概五万",
        "不认，只差对方2万",
        "I disagree, I only owe him 30,000",
    ],
)
def test_an_admission_that_is_limited_is_never_a_whole_one(text: str) -> None:
    assert stance_in(text, CLAIM) == "partly"


@pytest.mark.parametrize(
    "text",
    [
        "承认",
        "認",
        "同意",
        "我承认欠他六万三",
        "承认63000元",
        "是真的",
        "没有意见",
        "认六万三",
        "yes",
        "I admit it",
        "I agree",
        "I owe 63,000",
    ],
)
def test_a_whole_admission_stays_one(text: str) -> None:
    assert stance_in(text, CLAIM) == "admit"


@pytest.mark.parametrize(
    "text",
    [
        "不同意",
        "我从来没有承认过",
        "我不会承认",
        "不能同意",
        "不可能承认",
        "拒绝承认",
        "凭什么认",
        "唔會認",
        "一蚊都唔認",
        "一分钱都不认",
        "一部分都不认",
        "5萬8嗰啲我一蚊都唔認",
        "全部唔認",
        "I don't admit it",
        "I do not accept this",
        "I can't agree with that",
        "that is not correct",
        "never",
        "I won't admit to that",
        "incorrect",
    ],
)
def test_a_yes_that_is_denied_is_a_no(text: str) -> None:
    assert stance_in(text, CLAIM) == "deny"


@pytest.mark.parametrize(
    "text",
    [
        "如果他撤诉我就承认",
        "他先道歉我才认",
        "只要他不要利息，我同意",
        "I'd agree to give it up if he pays my legal costs",
        "I accept on condition that he pays my costs",
        "只借了20万",
        "今天天气不错",
        "我认识他",
        "我只欠两万",
    ],
)
def test_a_yes_on_terms_and_what_is_neither_is_asked_again(text: str) -> None:
    assert stance_in(text, CLAIM) is None


@pytest.mark.parametrize(("text", "reason"), [("部分承认 认两万", "认两万"), ("承认，我认账", "我认账")])
def test_what_stands_behind_a_stance_is_its_reason(text: str, reason: str) -> None:
    assert reason_in(text) == reason


@pytest.mark.parametrize(
    "text",
    [
        "不同意，我不欠他，只欠银行三万",
        "不同意，他只给我打过三次电话",
        "反对，我只等了三年",
        "I disagree, I only met him 3 times",
    ],
)
def test_a_denial_beside_another_figure_admits_nothing(text: str) -> None:
    assert stance_in(text, CLAIM) == "deny"
    assert not owes_part(text)
