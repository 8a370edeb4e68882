"""Spoken Cantonese in a court's paper: written where that is safe word for word, quoted where it is not."""

from __future__ import annotations

import pytest

from backend.filing.causes.guides import load_causes
from backend.filing.causes.statement import draft
from backend.filing.wording.written_words import written

DIVORCE = {"earlier_suit": "never", "married_on": "2012-05-06", "married_place": "江门", "property": "yes"}


@pytest.mark.parametrize(
    ("said", "court"),
    [
        ("佢有第三者，仲打過我，分居三年幾，個女跟我", "其有第三者，还打过我，分居三年多，女儿跟我"),
        ("我帶住個女走咗嚟西班牙,分開咗三年幾", "我带着女儿走了来西班牙,分开了三年多"),
        ("個女跟我,12歲,叫林晓彤", "女儿跟我,12岁,叫林晓彤"),
        ("佢三個女都唔理我", "其三个女儿都不理我"),
        ("租客仲唔肯搬", "租客还不肯搬"),
        ("佢欠我三千蚊冇還", "其欠我三千元没有还"),
        ("佢批貨有一半壞嘅", "其批货有一半坏的"),
        ("我同佢申請仲裁", "我同其申请仲裁"),
        ("佢今年幾歲我唔知", "其今年几岁我不知道"),
        ("佢成日鬧我", "其整天闹我"),
    ],
)
def test_plain_spoken_words_are_written_as_a_court_reads_them(said: str, court: str) -> None:
    assert written(said) == court


@pytest.mark.parametrize(
    "said",
    [
        "申请仲裁的关系已经确认",
        "爸爸留下的房子外面有人住",
        "完成日期是2020年",
        "我有三个女儿",
        "这个女人欠我钱",
        "他系统地转移财产",
        "听日本同事说他走了",
        "几年前他跟人打交道",
        "陳大文沒有還錢",
    ],
)
def test_written_chinese_comes_back_sign_for_sign(said: str) -> None:
    assert written(said) == said


@pytest.mark.parametrize("said", ["我想入禀法院叫佢走人同埋畀返啲租", "咁啱有層樓", "佢瞓咗喺度唔郁，攰到死"])
def test_what_is_left_spoken_is_not_half_rewritten(said: str) -> None:
    assert written(said) is None


def test_spoken_words_that_stay_are_quoted_in_the_facts_and_stand_in_no_claim() -> None:
    answers = {**DIVORCE, "reason": "咁啱佢啲錢都攞晒", "property_list": "咁啱有層樓"}
    made = draft(load_causes()["divorce"], answers)
    assert "夫妻共同财产：“咁啱有層樓”。" in made.facts
    assert "请求依法分割夫妻共同财产" in [one.zh for one in made.claims]


def test_spoken_words_that_can_be_written_are_written() -> None:
    made = draft(load_causes()["divorce"], {**DIVORCE, "reason": "佢成日打我", "property_list": "間屋喺蓬江，佢霸住"})
    assert "原告要求离婚的原因：其整天打我。" in made.facts or "reason" not in made.facts
    assert "请求依法分割夫妻共同财产：间屋在蓬江，其占着" in [one.zh for one in made.claims]


@pytest.mark.parametrize(
    ("rate", "start"),
    [("年息8%", "自2023年5月10日起按双方约定（年息8%）"), ("到期后月息一分", "为基数，按双方约定（到期后月息一分）")],
)
def test_agreed_interest_runs_from_the_loan_on_unless_the_agreement_says_from_when(rate: str, start: str) -> None:
    answers = {"lent_on": "2023-05-10", "principal": "280000.00", "interest": "yes", "interest_rate": rate}
    (claim,) = [one.zh for one in draft(load_causes()["private_lending"], answers).claims if "利息" in one.zh]
    assert start in claim and claim.endswith("支付利息至实际清偿之日止")
